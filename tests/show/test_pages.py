"""What a person sees at 80 columns, against output that was looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from sayso.model import Snapshot, Stance
from sayso.show.lookup import Lookup
from sayso.show.pages.claim import sides
from sayso.show.pages.statement import statement_page
from sayso.show.tables import disputes
from tests.show.conftest import Ran
from tests.show.goldens import golden

PAGES = {
    "claims": ("claims",),
    "sources": ("sources",),
    "statements": ("statements",),
    "statements-csv": ("statements", "--csv"),
    "disputes": ("disputes",),
    "reversals": ("reversals",),
    "reversals-json": ("reversals", "--json"),
    "show-claim": ("show", "after 2021"),
    "show-source": ("show", "Kremlin"),
    "show-article": ("show", "doubt.txt"),
    "search": ("search", "phone", "calls"),
    "verify": ("verify",),
}


@pytest.mark.parametrize("page", PAGES)
def test_page(page: str, story: Snapshot, run: Callable[..., Ran]) -> None:
    ran = run(*PAGES[page])
    assert ran.out == golden(page, ran.out)
    assert ran.code == 0


@pytest.mark.parametrize("page", [page for page in PAGES if "-csv" not in page and "-json" not in page])
def test_pages_keep_to_80_columns(page: str, story: Snapshot, run: Callable[..., Ran]) -> None:
    assert max((cell_len(line) for line in run(*PAGES[page]).out.splitlines()), default=0) <= 80


def test_statement_page_underlines_its_words(story: Snapshot, run: Callable[..., Ran]) -> None:
    (direct,) = (statement for statement in story.statements if statement.mode == "direct")
    ran = run("show", direct.id)
    assert ran.out == golden("show-statement", ran.out)


def test_of_a_side_that_is_not_sure_each_list_says_so(story: Snapshot) -> None:
    doubted = tuple(replace(p, confidence=0.4) if p.stance is Stance.AFFIRMS else p for p in story.positions)
    lookup = Lookup(replace(story, positions=doubted))
    (dispute,) = story.disputes
    with (console := Console(width=80)).capture() as shown:
        console.print(*disputes(lookup, [dispute]), sides(lookup, dispute))
    assert "● affirms?? former aide" in shown.get()
    assert "● affirmed by former aide?\n✕ denied by Dmitry Peskov\n" in shown.get()


def test_an_answer_names_what_it_answers(story: Snapshot, run: Callable[..., Ran]) -> None:
    told = next(s for s in story.statements if s.mode == "direct")
    answer = replace(next(s for s in story.statements if s.article == told.article and s is not told), responds_to=told.id)
    lookup = Lookup(replace(story, statements=(told, answer)))
    with (console := Console(width=80)).capture() as shown:
        console.print(*statement_page(lookup, answer), sep="\n")
    assert "Answers   Dmitry Peskov said: “There were no phone calls”" in shown.get()


def test_markup_in_an_article_is_text(story: Snapshot, run: Callable[..., Ran]) -> None:
    assert "[bold]private[/bold] calls" in run("statements", "--source", "campaign").out


def test_no_colour_without_a_terminal(story: Snapshot, run: Callable[..., Ran]) -> None:
    assert "\x1b" not in run("show", "after 2021").out


def test_colour_and_glyph_on_a_terminal(story: Snapshot, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[31m✕ denies" in run("show", "after 2021").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[31m" not in run("show", "after 2021").out
