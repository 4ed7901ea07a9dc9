"""Quotation marks of every kind, and contents cut to the words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.quotations import bare, quotations
from sayso.spans import cut


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes it is" and left.', ['"yes it is"']),
        ("She said: “It’s not so.” Then: “No.”", ["“It’s not so.”", "“No.”"]),
        ("Mayor: ‘I won’t go’", ["‘I won’t go’"]),
        ("The town’s and the voters’ choice", []),
        ("the dogs' bowl and the cats' bed", []),
        ("“He told me ‘never’ twice,” she said", ["“He told me ‘never’ twice,”"]),
        ("Er sagte: „So ist es“ und ging", ["„So ist es“"]),
        ("Il dit «jamais» puis", ["«jamais»"]),
        ("“It runs on to the next paragraph.", ["“It runs on to the next paragraph."]),
        ('an inch is 1" and no more', []),
        ("", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_left_open_says_so() -> None:
    text = "“One. ‘Two’ three"
    assert [q.closed for q in quotations(text, 0, len(text))] == [False]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“It is nonsense.”", "It is nonsense."),
        ("“It is nonsense,”", "It is nonsense"),
        ('"the claims were made up', "the claims were made up"),
        ("that the claims were made up", "the claims were made up"),
        ("that “no one” called,", "“no one” called"),
        ("“No one” called, he added: “ever”", "“No one” called, he added: “ever”"),
        ("the reports were “untrue”", "the reports were “untrue”"),
        ("the voters’", "the voters’"),
        ("made-up,”", "made-up"),
        ("'I won't go'", "I won't go"),
        ("That is wrong.", "That is wrong."),
        ("that was wrong", "that was wrong"),
        ("thatched roofs burn", "thatched roofs burn"),
    ],
)
def test_contents_are_cut_to_the_words(words: str, expected: str) -> None:
    text = f"xx {words} yy"
    span = bare(text, cut(text, 3, 3 + len(words)))
    assert span is not None
    assert span.exact == expected
    assert text[span.start : span.end] == expected


def test_marks_alone_are_no_content() -> None:
    assert bare("“,”", cut("“,”", 0, 3)) is None


@given(st.text(alphabet="ab \"'“”‘’«»,.", max_size=60))
def test_quotations_lie_in_the_text_in_order_and_bare_is_stable(text: str) -> None:
    end = 0
    for q in quotations(text, 0, len(text)):
        assert end <= q.start < q.end <= len(text)
        end = q.end
    if text:
        once = bare(text, cut(text, 0, len(text)))
        assert once is None or bare(text, once) == once


def test_marks_by_the_hundred_thousand_take_no_time() -> None:
    begun = time.perf_counter()
    for mark in "\"'“‘”’":
        text = f" {mark}a" * 100_000
        quotations(text, 0, len(text))
    assert time.perf_counter() - begun < 5
