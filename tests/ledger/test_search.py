"""Words are found, in whatever way they are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger import Hit, Ledger
from sayso.model import Block, BlockKind, Reading
from tests.factories import BRIDGE, MODELS, a_document, a_later_reading, a_reading, an_article


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """Two articles on a bridge."""
    ledger.add(a_reading(), MODELS)
    ledger.add(a_later_reading(), MODELS)
    return ledger


@pytest.fixture(scope="module")
def shared() -> Iterator[Ledger]:
    """One for all the examples of a property."""
    with Ledger.open(":memory:") as ledger:
        ledger.add(a_reading(), MODELS)
        yield ledger


def excerpts(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.excerpt for hit in hits}


def test_a_statement_is_found_with_its_place(told: Ledger) -> None:
    (hit,) = told.search("complained")
    reading = a_reading()
    assert (hit.article, hit.statement) == (reading.document.article.id, reading.statements[2].id)
    assert BRIDGE[hit.start : hit.end] == hit.excerpt == "nobody had complained"


def test_words_outside_statements_are_found_in_their_block(told: Ledger) -> None:
    (hit,) = told.search("spokesman denied")
    assert hit.statement is None
    assert BRIDGE[hit.start : hit.end] == hit.excerpt
    assert hit.excerpt.startswith("City spokesman Ben Orme")


def test_all_the_words_have_to_occur(told: Ledger) -> None:
    assert excerpts(told.search("bridge never")) == {"The bridge was never safe"}
    assert told.search("bridge elephant") == ()


def test_a_phrase_has_to_stand_together(told: Ledger) -> None:
    assert excerpts(told.search('"never safe"')) == {"The bridge was never safe"}
    assert told.search('"safe never"') == ()


def test_words_are_found_in_their_other_forms(told: Ledger) -> None:
    if told._engine.dialect.name != "sqlite":
        pytest.skip("stems are the full-text index's, which is SQLite's")
    assert excerpts(told.search("complaining")) == {"nobody had complained"}


def test_no_more_than_asked_for(told: Ledger) -> None:
    assert len(told.search("bridge", limit=2)) == 2
    assert told.search("bridge", limit=0) == told.search("bridge", limit=-1) == ()


def test_link_lists_are_not_searched(ledger: Ledger) -> None:
    text = "The words\n\nRead more: elephants"
    furniture = (Block(0, 9, BlockKind.BODY), Block(11, len(text), BlockKind.FURNITURE))
    article = an_article(text, blocks=furniture)
    ledger.add(Reading(a_document(article), (), (), ()), MODELS)
    assert ledger.search("elephants") == ()
    assert excerpts(ledger.search("words")) == {"The words"}


def test_a_long_block_is_cut_to_the_words_around(ledger: Ledger) -> None:
    if ledger._engine.dialect.name != "sqlite":
        pytest.skip("excerpts around the words are the full-text index's, which is SQLite's")
    text = "before " * 3000 + "the elephant came " + "after " * 3000
    article = an_article(text)
    ledger.add(Reading(a_document(article), (), (), ()), MODELS)
    (hit,) = ledger.search("elephant")
    assert "the elephant came" in hit.excerpt
    assert len(hit.excerpt) < 300


@pytest.mark.parametrize(
    "words",
    ['"', '""', "* OR (", "NEAR(a b)", "text:bridge", "-bridge", "^bridge", "'", "\x00", "a" * 100_000, "b " * 50_000, "_", ""],
)
def test_no_query_is_an_error(told: Ledger, words: str) -> None:
    assert isinstance(told.search(words), tuple)


@given(st.text())
def test_no_text_at_all_is_an_error(shared: Ledger, words: str) -> None:
    assert isinstance(shared.search(words), tuple)


def test_marks_of_the_query_language_are_no_obstacle(told: Ledger) -> None:
    assert told.search("bridge* (never)") == told.search("bridge never") != ()
