"""One statement as a person reads it: verbatim words, the cue before them, and what is not sure said so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.model import Article, Mode, Said
from sayso.show.entries import entry_lines, outlet, quotation, who
from sayso.show.lookup import Lookup
from tests.factories import a_snapshot, a_source, an_article, spans_of

SPEECH = an_article("Ada Quill: we closed it, “for good”, last week and nobody was hurt then.")


def test_quotation_marks_stand_only_round_what_the_article_quotes() -> None:
    content = spans_of(SPEECH, "we closed it, “for good”")
    assert quotation(content, Mode.DIRECT).plain == "“we closed it, “for good””"
    assert quotation(content, Mode.MIXED).plain == "we closed it, “for good”"


def test_a_cut_stands_between_quotation_marks() -> None:
    content = spans_of(SPEECH, "last week and nobody was hurt then")
    assert quotation(content, Mode.DIRECT, limit=20).plain == "“last week and” […] “then”"


def test_parts_are_quoted_apart() -> None:
    assert quotation(spans_of(SPEECH, ["we closed it", "last week"]), Mode.DIRECT).plain == "“we closed it” […] “last week”"


@pytest.mark.parametrize(
    ("cue", "shown"), [(":", "we closed it"), ("hurt then.", "hurt then.: we closed it"), ("", "we closed it")]
)
def test_the_cue_comes_first_unless_it_is_only_punctuation(cue: str, shown: str) -> None:
    assert quotation(spans_of(SPEECH, "we closed it"), Mode.INDIRECT, spans_of(SPEECH, cue)).plain == shown


def test_the_chain_of_relays_is_named_outermost_first() -> None:
    assert who(a_source("Quill"), [a_source("Post"), a_source("Orme")]).plain == "Quill, via Post, via Orme"


@pytest.mark.parametrize(
    ("article", "name"),
    [
        (an_article(outlet="The \x1bDaily"), "The ␛Daily"),
        (an_article(outlet=None), "001.txt"),
        (an_article(outlet=None, file=None, url="http://a.example/1"), "http://a.example/1"),
    ],
)
def test_an_article_without_an_outlet_is_named_by_its_file_or_address(article: Article, name: str) -> None:
    assert outlet(article) == name


def test_a_statement_that_may_be_misread_says_so() -> None:
    lookup = Lookup(a_snapshot())
    shown = [entry_lines(lookup, entry).plain for entry in lookup.entries(lookup.snapshot.statements)]
    assert ["unsure" in lines for lines in shown] == [False, False, True, False, False]


def test_a_stretch_of_time_is_shown_with_both_ends() -> None:
    lookup = Lookup(a_snapshot())
    entry = lookup.entries(lookup.snapshot.statements)[0]
    assert entry.statement.said
    between = Said("2024-10-01", "2024-10-07", entry.statement.said.basis)
    assert replace(entry, statement=replace(entry.statement, said=between)).when == "2024-10-01\n–2024-10-07"
