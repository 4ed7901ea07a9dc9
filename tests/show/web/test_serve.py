"""`sayso serve` as a process of its own: it says where it is, answers there, and ends when told to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import httpx2
import pytest

from sayso.model import Snapshot
from tests.show.conftest import Ran

SERVE = "import sys; from sayso.show.cli import main; sys.exit(main(['serve', '--port', '0', *sys.argv[1:]]))"


@pytest.fixture
def start(story: Snapshot) -> Iterator[Callable[..., tuple[subprocess.Popen[str], str]]]:
    """`start("--token", "...")`: the process, and the address that it tells."""
    made: list[subprocess.Popen[str]] = []

    def begin(*arguments: str) -> tuple[subprocess.Popen[str], str]:
        made.append(subprocess.Popen([sys.executable, "-c", SERVE, *arguments], stderr=subprocess.PIPE, text=True))
        assert made[-1].stderr
        told = re.search(r"http://\S+/", line := made[-1].stderr.readline())
        assert told, line
        return made[-1], told[0]

    yield begin
    for process in made:
        process.kill()
        process.communicate()


def test_it_answers_where_it_says_and_ends_when_told(start: Callable[..., tuple[subprocess.Popen[str], str]]) -> None:
    process, address = start()
    assert address.startswith("http://127.0.0.1:")
    assert "Who says so" in httpx2.get(address).text
    assert "server" not in httpx2.get(address).headers
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0


def test_the_token_may_stand_in_the_environment(
    start: Callable[..., tuple[subprocess.Popen[str], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "SAYSO_TOKEN", "a long enough password")
    _, address = start()
    assert httpx2.get(address).status_code == 401
    assert httpx2.get(address, auth=("ada", "a long enough password")).status_code == 200


def test_a_port_that_is_taken_is_said_so(
    start: Callable[..., tuple[subprocess.Popen[str], str]], run: Callable[..., Ran]
) -> None:
    _, address = start()
    ran = run("serve", "--port", address.rstrip("/").rpartition(":")[2])
    assert ran.code == 1
    assert "already in use" in ran.err
