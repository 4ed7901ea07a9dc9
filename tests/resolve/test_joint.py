"""Sources named together: one statement of each, unless they are one."""

from __future__ import annotations

import pytest

from sayso.resolve import within
from tests.factories import an_article
from tests.resolve.saying import said

SAFE = "the bridge is safe"


def sources(text: str, mention: str, cue: str = "said") -> list[str]:
    article = an_article(text)
    found = within(article, [said(article, SAFE, mention, cue)])
    names = {source.id: source.name for source in found.sources}
    assert {statement.content[0].exact for statement in found.statements} == {SAFE}
    return [names[statement.source] for statement in found.statements]


@pytest.mark.parametrize(
    ("mention", "names"),
    [
        ("Ada Quill and Ben Orme", ["Ada Quill", "Ben Orme"]),
        ("Ada Quill, Ben Orme and Cy Dunn", ["Ada Quill", "Ben Orme", "Cy Dunn"]),
        ("The Harbour Herald and Reuters", ["Harbour Herald", "Reuters"]),
        ("both Acme Air and Ada Quill’s lawyer", ["Acme Air", "Ada Quill's lawyer"]),
        ("Police and Mayor Ada Quill", ["police", "Ada Quill"]),
        ("Acme Air and Orme's Ministry of Harbours", ["Acme Air", "Ministry of Harbours"]),
        ("Reports by Acme Air and the Harbour Herald", ["Acme Air", "Harbour Herald"]),
        ("Howard and some state leaders", ["Howard", "some state leaders"]),
    ],
)
def test_each_has_a_statement(mention: str, names: list[str]) -> None:
    assert sources(f"{mention} said {SAFE}.", mention) == names


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Harbour officials and engineers", "harbour officials and engineers"),
        ("The Harbour and Fish Service", "Harbour and Fish Service"),
        ("Orme and Quill", "Orme and Quill"),
        ("The Globe and Mail", "Globe and Mail"),
        ("Russian and Japanese engineers", "Russian and Japanese engineers"),
        ("The U.S. and Cuba", "U.S. and Cuba"),
        ("A spokesman for Acme and Ben Orme", "spokesman for Acme and Ben Orme"),
        ("Ada and Ben Quill", "Ada and Ben Quill"),
        ("The Russian and Japanese harbour ministries", "Russian and Japanese harbour ministries"),
    ],
)
def test_what_may_be_one_is_one(mention: str, name: str) -> None:
    (got,) = sources(f"{mention} said {SAFE}.", mention)
    assert got.lower() == name.lower()


def test_one_word_names_are_two_where_one_of_them_is_named_alone_too() -> None:
    assert sources(f"The deal pleased Orme.\n\nOn Monday Orme and Quill said {SAFE}.", "Orme and Quill") == ["Orme", "Quill"]
