"""Which words of a statement can stand alone as a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.judge.labels import label
from tests.factories import a_statement, an_article


def clarity(words: str) -> float:
    found = label(a_statement(an_article(words), words, cue=""))
    return found.clarity if found else 0.0


def test_a_clause_with_a_name_is_as_clear_as_can_be() -> None:
    assert clarity("the Harbour Bridge was closed after the storm") == 1.0


@pytest.mark.parametrize(
    "words",
    [
        "the report",
        "to close the Harbour Bridge before the storm",
        "closing the Harbour Bridge before the storm came",
        "was the Harbour Bridge closed after the storm?",
        "appeared to make it possible for Quill to cross the bridge",
        "has been closed since the storm of last March",
        "the talk of a new Harbour Bridge over there",
        "word " * 40 + "was said",
        "x" * 400 + " was one of the words said",
    ],
    ids=[
        "too short",
        "infinitive",
        "participle",
        "question",
        "no subject",
        "no subject of has",
        "no verb",
        "too long",
        "too long words",
    ],
)
def test_what_is_no_clause_is_no_label(words: str) -> None:
    assert label(a_statement(an_article(words), words.strip(), cue="")) is None


@pytest.mark.parametrize(
    "words",
    [
        "it was closed by Harbour police after the storm",
        "we closed the Harbour Bridge after the storm",
        "the old bridge was closed after the storm",
        "the Harbour Bridge was not closed after the storm",
        "the Harbour Bridge might be closed after the storm",
        "the Harbour Bridge closed hours after the storm",
    ],
    ids=["pronoun", "speaker", "nothing named", "negated", "perhaps", "perhaps no verb"],
)
def test_what_needs_more_words_is_less_clear(words: str) -> None:
    assert clarity(words) < 1.0


def test_of_several_sentences_the_clearest_is_taken() -> None:
    words = "We have seen that before, of course. The U.S. Embassy was closed by Mayor Ada Quill. It is sad."
    found = label(a_statement(an_article(words), words, cue=""))
    assert found
    assert found.words == "The U.S. Embassy was closed by Mayor Ada Quill."


@given(st.text(min_size=1).filter(str.strip))
def test_a_label_is_verbatim_but_for_white_space(words: str) -> None:
    text = f"The Harbour Bridge was closed after {words}"
    found = label(a_statement(an_article(text, blocks=()), text, cue=""))
    assert found is None or found.words in " ".join(text.split())
