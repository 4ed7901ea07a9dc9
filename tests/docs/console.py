"""The ```console blocks of the documentation: what a reader types after "$ ", and what comes of it.

A page is one session in a folder that holds the repository's `examples`, as in a fresh clone. Each command runs in a shell of its
own; standard output and error stand as a terminal of 80 columns shows them. `[…]` stands for any words in a line, and for any
lines where it is one of its own; a command without anything under it may print what it likes.

Run `python -m tests.docs.console [PAGE ...]` to write what the commands print now under those that print something else.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

__all__ = ["DOCS", "Command", "commands", "pages", "play", "shortened"]

REPOSITORY = Path(__file__).resolve().parents[2]
DOCS = REPOSITORY / "docs"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<typed>.*(?:(?<=\\)\n> .*)*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)
ANY = "[…]"
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
        return not self.shown or re.fullmatch("".join(lines), printed) is not None


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
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SAYSO_", "COLUMNS", "FORCE_COLOR"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    environment |= {"PATH": path, "PYTHONUNBUFFERED": "1", "COLUMNS": "80", "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    for command in commands(page):
        serving = command.typed.startswith("sayso serve") and "||" not in command.typed
        with subprocess.Popen(
            ["bash", "-c", f"exec {command.typed} --port 0" if serving else command.typed],
            cwd=folder, env=environment, text=True, encoding="utf-8", stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        ) as running:  # fmt: skip
            if serving and running.stdout:  # it goes on until Ctrl-C, which comes as soon as it has said where it is
                first = running.stdout.readline()
                running.send_signal(signal.SIGINT)
                rest, _ = running.communicate(timeout=AWHILE)
                yield command, 0 if first.startswith("Pages at") else 1, re.sub(r":\d+/", f":{PORT}/", first) or rest
            else:
                printed, _ = running.communicate(timeout=AWHILE)
                yield command, running.returncode, printed if printed.endswith("\n") or not printed else f"{printed}\n"


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
