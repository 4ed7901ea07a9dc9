"""Links that open a page at the quoted words."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.show.export.fragments import directive, link
from sayso.spans import cut
from tests.factories import a_span, an_article

AT = "https://example.org/a"
ALLOWED = set(string.ascii_letters + string.digits + "%._~,:=-")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The bridge is safe", "The%20bridge%20is%20safe"),
        ("well-known, “quoted” & 50%", "well%2Dknown%2C%20%E2%80%9Cquoted%E2%80%9D%20%26%2050%25"),
        ("Zürich – 東京", "Z%C3%BCrich%20%E2%80%93%20%E6%9D%B1%E4%BA%AC"),
        ("two\t\t spaces", "two%20spaces"),
    ],
)
def test_the_words_are_encoded(words: str, expected: str) -> None:
    article = an_article(f"So it was: {words} (they said).", url=AT)
    assert link(article, a_span(article, words)) == f"{AT}#:~:text={expected}"


def test_a_long_quotation_is_given_by_its_ends() -> None:
    words = " ".join(f"word{number}" for number in range(100))
    assert directive(words, cut(words, 0, len(words))) == (
        ":~:text=word0%20word1%20word2%20word3%20word4,word95%20word96%20word97%20word98%20word99"
    )


def test_a_quotation_across_paragraphs_is_given_by_its_ends() -> None:
    text = "It was safe.\n\nNobody complained."
    assert directive(text, cut(text, 0, len(text))) == ":~:text=It%20was%20safe.,Nobody%20complained."


def test_words_that_stand_twice_come_with_what_is_around_them() -> None:
    text = "Ada says it was safe today.\n\nBen says It was safe on Monday."
    assert directive(text, a_span(an_article(text), "It was safe")) == ":~:text=Ben%20says-,It%20was%20safe,-on%20Monday."


def test_only_whole_words_can_be_found() -> None:
    text = "unsafe bridges"
    assert directive(text, cut(text, 2, 11)) is None
    assert directive("so unsafe bridges are", cut("so unsafe bridges are", 0, 12)) == ":~:text=so%20unsafe"


def test_an_address_with_a_fragment_keeps_it() -> None:
    article = an_article("It was safe.", url=f"{AT}#top")
    assert link(article, a_span(article, "It was safe")) == f"{AT}#top:~:text=It%20was%20safe"


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "file:///etc/passwd"])
def test_there_is_no_link_without_a_web_address(url: str | None) -> None:
    article = an_article("It was safe.", url=url)
    assert link(article, a_span(article, "It was safe")) is None


@given(st.text(min_size=1), st.data())
def test_whatever_the_words_the_link_is_an_address(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    found = directive(text, cut(text, start, data.draw(st.integers(start + 1, len(text)))))
    assert found is None or set(found) <= ALLOWED
