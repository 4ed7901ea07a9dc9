"""The ```console blocks of the documentation: what a reader types after "$ ", and what comes of it.

A page is one session in a folder that holds the repository's `examples`, as in a fresh clone. Standard output and error stand as
a terminal of 80 columns shows them. `[…]` stands for any words in a line, and for any lines where it is one of its own; a command
without anything under it may print what it likes.

Run `python -m tests.docs.console [PAGE ...]` to write what the commands print now under those that print something else.
"""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from sayso.attribute import Attributor
from sayso.flow import Flow
from sayso.judge import Judge
from sayso.show.cli import main

__all__ = ["DOCS", "Command", "commands", "pages", "play", "shortened"]

REPOSITORY = Path(__file__).resolve().parents[2]
DOCS = REPOSITORY / "docs"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<typed>.*(?:(?<=\\)\n> .*)*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)
SHELL = re.compile(r"[|<>&;$`]")
ANY = "[…]"
CONFIDENCE = re.compile(r"0\\\.\d+")  # as a pattern has it: the last digits are not the same on every processor
PORT = 8321  # where a page of the documentation says that `sayso serve` is; here it takes any
AWHILE = 120  # seconds: the longest command takes three on an idle core


@dataclass(frozen=True, slots=True)
class Command:
    """What is typed, and what is shown under it, between the offsets `start` and `end` of the page."""

    typed: str
    shown: str
    start: int
    end: int

    def shows(self, printed: str) -> bool:
        """Whether what was printed is what is shown."""
        lines = (
            "(?:.*\n)*?" if line.strip() == ANY else ".*?".join(map(re.escape, line.split(ANY))) + "\n"
            for line in self.shown.splitlines()
        )
        return not self.shown or re.fullmatch(CONFIDENCE.sub(r"0\\.\\d+", "".join(lines)), printed) is not None


def pages() -> list[Path]:
    """The pages that have commands."""
    return [page for page in sorted(DOCS.rglob("*.md")) if BLOCK.search(page.read_text("utf-8"))]


def commands(page: Path) -> list[Command]:
    """The commands of a page, in order."""
    return [
        Command(
            found["typed"].replace("\\\n> ", "").strip(), found["shown"], *(block.start(1) + at for at in found.span("shown"))
        )
        for block in BLOCK.finditer(page.read_text("utf-8"))
        for found in COMMAND.finditer(block[1])
    ]


def play(page: Path, folder: Path) -> Iterator[tuple[Command, int, str]]:
    """Runs the commands of a page in a folder: each with its exit code and what it printed."""
    (folder / "examples").symlink_to(REPOSITORY / "examples")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAYSO_", "FORCE_COLOR"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = kept | {"PATH": path, "PYTHONUNBUFFERED": "1", "COLUMNS": "80", "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    with patch.dict(os.environ, environment, clear=True), chdir(folder):
        for command in commands(page):
            if SHELL.search(command.typed):
                code, printed = in_shell(command.typed)
            elif command.typed.startswith("sayso serve"):
                code, printed = served(command.typed)
            else:
                code, printed = here(shlex.split(command.typed))
            yield command, code, printed if printed.endswith("\n") or not printed else f"{printed}\n"


def in_shell(typed: str) -> tuple[int, str]:
    """What needs a shell runs in one."""
    bash = ["bash", "-c", f"exec 2>&1; {typed}"]
    ran = subprocess.run(bash, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=False, timeout=AWHILE)
    return ran.returncode, ran.stdout


def here(words: list[str]) -> tuple[int, str]:
    """sayso runs in this process, which loads the models once."""
    if words[0] != "sayso":
        return in_shell(shlex.join(words))
    with redirect_stdout(StringIO()) as printed, redirect_stderr(printed), patch.object(Flow, "load", _flow):
        code = main(words[1:])
    return code, printed.getvalue()


@cache
def _flow() -> Flow:
    return Flow(Attributor.load(), Judge.load())


def served(typed: str) -> tuple[int, str]:
    """A server goes on until Ctrl-C, which comes as soon as it has said where it is."""
    words = [*shlex.split(typed), "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8") as running:
        assert running.stderr is not None
        first = running.stderr.readline()
        for _ in range(AWHILE):  # a Ctrl-C that comes before the server listens for it may be lost
            running.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                running.communicate(timeout=1)
                break
        else:
            running.kill()
    return 0 if first.startswith("Pages at") else 1, re.sub(r":\d+/", f":{PORT}/", first)


def shortened(printed: str, like: str) -> str:
    """What was printed, with lines left out about where `like` leaves them out: each part begins at the line most like it."""
    first, *others = re.split(rf"^{re.escape(ANY)}\n", like, flags=re.MULTILINE)
    if not others:
        return printed
    lines = printed.splitlines(keepends=True)
    kept, lines = lines[: first.count("\n")], lines[first.count("\n") :]
    for part in others:
        long = part.count("\n")
        starts = range(max(1, len(lines) - long + 1)) if part else [len(lines)]
        start = max(starts, key=lambda i: SequenceMatcher(None, "".join(lines[i : i + long]), part).ratio())
        end = start + long
        kept, lines = [*kept, f"{ANY}\n", *lines[start:end]], lines[end:]
    return "".join(kept) + (f"{ANY}\n" if lines and others[-1] else "")


def rewrite(page: Path) -> None:
    """Puts what the commands print now under those that show something else."""
    text = page.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        played = list(play(page, Path(folder)))
    for command, code, printed in reversed(played):
        if code:
            print(f"{page}: exit code {code}: {command.typed}\n{printed}")
        if not command.shows(printed):
            print(f"{page}: {command.typed}")
            text = text[: command.start] + shortened(printed, command.shown) + text[command.end :]
    page.write_text(text, "utf-8")


if __name__ == "__main__":
    for named in map(Path, sys.argv[1:]) if sys.argv[1:] else pages():
        rewrite(named.resolve())
