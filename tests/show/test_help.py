"""Every command's help ends with two examples, and they run."""

from __future__ import annotations

import io
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from sayso.ledger import Ledger
from sayso.model import Snapshot
from sayso.show.cli.app import sayso
from tests.show.conftest import Ran, a_small_story
from tests.show.fakes import place_found_claim, without_models


def commands(group: click.Group, *before: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield before, group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)
        else:
            yield (*before, name), command


ALL = dict(commands(sayso))


def examples(command: click.Command) -> list[str]:
    return [line.strip() for line in (command.epilog or "").splitlines() if line.strip().startswith("sayso ")]


@pytest.mark.parametrize("name", ALL)
def test_two_examples(name: tuple[str, ...], run: Callable[..., Ran]) -> None:
    shown = run(*name, "--help")
    assert shown.code == 0
    assert len(examples(ALL[name])) == 2
    assert all(example in shown.out for example in examples(ALL[name]))


@pytest.mark.parametrize("example", [example for command in ALL.values() for example in examples(command)])
def test_examples_run(
    example: str, story: Snapshot, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    without_models(monkeypatch)
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)  # else it serves until somebody ends it
    for name in ("article.txt", "page.html", "notes.txt", "articles.csv"):
        Path(name).write_text("Ada Quill said it was safe.", "utf-8")
    Path("articles.jsonl").write_text('{"id": 1, "text": "Ada Quill said it was safe."}\n', "utf-8")
    for folder in ("annotated", "exported"):
        assert run("export", "--format", "brat", "-o", folder).code == 0
    if "demo.db" in example and "--keep" not in example:
        Path("sayso.db").rename("demo.db")
    arguments = shlex.split(example)[1:]
    if arguments[0] == "claim" and arguments[1] != "add":
        with Ledger.open("sayso.db") as ledger:
            place_found_claim(ledger, *a_small_story()[0][0].statements)
    if "<" in arguments:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path("articles.jsonl").read_bytes())))
        arguments = arguments[: arguments.index("<")]
    ran = run(*arguments)
    assert ran.code == 0, ran.err
