"""Names that look the same, and sources that are kept apart in spite of it."""

from __future__ import annotations

import pytest

from sayso.model import SourceKind
from sayso.resolve import across
from sayso.resolve.alike import alike, skeleton
from tests.factories import a_source, an_article

ARTICLES = [an_article(f"Article {number}.") for number in range(4)]
LOOK_ALIKES = ["\u0410da Quill", "Ada Qui\u200bll", "Ada Qu\u0456ll", "\uff21\uff44\uff41 Quill", "Ada Q\u03c5ill", "Ada QuilI"]


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_a_name_in_letters_that_pass_for_others_is_kept_apart_and_told(name: str) -> None:
    one, other = a_source("Ada Quill", article=ARTICLES[0]), a_source(name, article=ARTICLES[1])
    merged = across(ARTICLES, [one, other])
    assert len(merged.sources) == 2
    first, second = (merged.same_as[source.id] for source in (one, other))
    assert alike(merged.sources) == {first: (second,), second: (first,)}


def test_namesakes_are_told() -> None:
    sources = [a_source("Ada Quill", article=ARTICLES[at], roles=[role]) for at, role in enumerate(("senator", "golfer"))]
    merged = across(ARTICLES, sources)
    assert set(alike(merged.sources)) == set(merged.same_as.values())


@pytest.mark.parametrize(("one", "other"), [("Ada Quill", "Ben Quill"), ("Тимур Орлов", "Timur Orlov"), ("Ада", "Ада Орлова")])
def test_names_that_differ_to_the_eye_have_other_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_what_only_describes_looks_like_nothing() -> None:
    kinds = [("source", SourceKind.ANONYMOUS), ("officials", SourceKind.GROUP), ("spokesman", SourceKind.PERSON)]
    assert alike(a_source(name, article=article, kind=kind) for name, kind in kinds for article in ARTICLES) == {}
