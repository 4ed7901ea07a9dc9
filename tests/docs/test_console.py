"""What the documentation shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from sayso.show.cli.app import sayso
from tests.docs.console import DOCS, Command, commands, pages, play, shortened
from tests.show.test_help import commands as all_commands


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_command_does_what_its_page_shows(page: Path, tmp_path: Path) -> None:
    for command, code, printed in play(page, tmp_path):
        assert code == 0, f"$ {command.typed}\n{printed}"
        assert command.shows(printed), f"$ {command.typed}\nis shown with\n{command.shown}\nand prints\n{printed}"


def test_every_command_stands_on_some_page() -> None:
    typed = [command.typed for page in pages() for command in commands(page)]
    names = ["sayso " + " ".join(name) for name, command in all_commands(sayso) if not isinstance(command, click.Group)]
    assert [name for name in names if not any(re.search(rf"\b{name}\b", line) for line in typed)] == []


def test_no_command_hides_in_a_block_that_is_not_run() -> None:
    for page in DOCS.rglob("*.md"):
        hidden = re.findall(r"^```(?:sh|shell|bash)?\n(?:(?!```).*\n)*?\$? ?sayso .*$", page.read_text("utf-8"), re.MULTILINE)
        assert not hidden, f"{page}: make it a console block: {hidden}"


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("", "anything\n", True),
        ("one\ntwo\n", "one\ntwo\n", True),
        ("one\n", "one\ntwo\n", False),
        ("one\n[…]\nfour\n", "one\ntwo\nthree\nfour\n", True),
        ("one\n[…]\n", "one\n", True),
        ("one […] four\n", "one two four\n", True),
        ("one […] four\n", "one two\nthree four\n", False),
        ("a.c\n", "abc\n", False),
        ("confidence 0.93\n", "confidence 0.9251\n", True),
        ("confidence 0.93\n", "confidence 1\n", False),
    ],
)
def test_what_is_shown_may_leave_words_and_lines_out(shown: str, printed: str, same: bool) -> None:
    assert Command("sayso", shown, 0, 0).shows(printed) is same


def test_commands_are_read_with_what_is_under_them(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```console\n$ one \\\n> more\nshown\n$ two\n```\n\n```text\n$ not this\n```\n", "utf-8")
    assert [(c.typed, c.shown) for c in commands(page)] == [("one more", "shown\n"), ("two", "")]


def test_what_is_written_anew_leaves_out_what_was_left_out() -> None:
    before = "first\n[…]\nsecond: 2\nmore\n[…]\nlast\n"
    assert shortened("first!\na\nb\nsecond: 3\nmore!\nc\nlast!\n", before) == "first!\n[…]\nsecond: 3\nmore!\n[…]\nlast!\n"
    assert shortened("a\nb\n", "x\n") == "a\nb\n"
    assert shortened("a\nb\nc\n", "a\n[…]\n") == "a\n[…]\n"
