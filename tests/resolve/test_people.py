"""Who is who across articles: full names, surnames alone, and namesakes."""

from __future__ import annotations

import pytest

from sayso.model import Source, SourceKind
from sayso.resolve import across
from sayso.resolve.people import marks
from tests.factories import a_source, an_article

ARTICLES = [an_article(f"Article {number}.") for number in range(6)]
ORGANISATION = SourceKind.ORGANISATION


def joined(*names: str | tuple[str, list[str]]) -> list[str]:
    """The names across articles of people who stand in an article each, with their roles."""
    rows = [(name, []) if isinstance(name, str) else name for name in names]
    return together([a_source(name, article=ARTICLES[at], roles=roles) for at, (name, roles) in enumerate(rows)])


def together(sources: list[Source]) -> list[str]:
    return sorted(source.name for source in across(ARTICLES, sources).sources)


@pytest.mark.parametrize(
    ("names", "merged"),
    [
        (["Bill Orme", "William Orme"], ["William Orme"]),
        (["W. Ada Quill", "Ada Quill", "W. Ada Quill Sr."], ["W. Ada Quill Sr."]),
        (["Ada Quill", "ADA QUILL"], ["Ada Quill"]),
        (["Kim Jong-su", "Kim Jong Su"], ["Kim Jong Su"]),
        (["J. Orme", "John Orme", "Jane Orme"], ["J. Orme", "Jane Orme", "John Orme"]),
        (["John A. Orme", "John B. Orme", "John Orme"], ["John A. Orme", "John B. Orme", "John Orme"]),
        (["Ben Orme Jr.", "Ben Orme Sr.", "Orme"], ["Ben Orme Jr.", "Ben Orme Sr.", "Orme"]),
        (["Jan van der Orme", "Van der Orme"], ["Jan van der Orme"]),
        (["Mrs Orme", "Mr Orme"], ["Mr Orme", "Mrs Orme"]),
        (["Madonna", "Madonna"], ["Madonna"]),
        (["Stephen King", "King"], ["Stephen King"]),
    ],
)
def test_names_across_articles(names: list[str], merged: list[str]) -> None:
    assert joined(*names) == merged


def test_a_name_between_two_people_joins_them_by_no_way_round() -> None:
    """ "J. Orme" may be either; so it is neither, and the two stay two."""
    assert len(joined("John Orme", "J. Orme", "Jane Orme", "John Orme")) == 3


def test_a_surname_is_the_persons_who_appears_beside_the_same_people() -> None:
    one, two, three = ARTICLES[:3]
    sources = [
        *(a_source(name, article=one) for name in ("Ada Quill", "Cy Dunn")),
        *(a_source(name, article=two) for name in ("Ben Quill", "Eve Orme")),
        *(a_source(name, article=three) for name in ("Quill", "Dunn")),
    ]
    merged = across(ARTICLES, sources)
    assert merged.same_as[sources[4].id] == merged.same_as[sources[0].id]
    assert sorted(source.name for source in merged.sources) == ["Ada Quill", "Ben Quill", "Cy Dunn", "Eve Orme"]


def test_one_word_of_unknown_kind_is_a_surname_if_somebody_has_it() -> None:
    bare = a_source("Quill", article=ARTICLES[1], kind=ORGANISATION)
    assert together([a_source("Ada Quill", article=ARTICLES[0]), bare]) == ["Ada Quill"]
    (source,) = across(ARTICLES, [a_source("Ada Quill", article=ARTICLES[0]), bare]).sources
    assert source.kind is SourceKind.PERSON


def test_what_its_article_calls_a_company_is_nobodys_surname() -> None:
    company = a_source("Quill", article=ARTICLES[1], kind=ORGANISATION, aliases=["company"])
    assert together([a_source("Ada Quill", article=ARTICLES[0]), company]) == ["Ada Quill", "Quill"]


@pytest.mark.parametrize("word", ["Reuters", "Moscow", "AQ", "Police"])
def test_a_wire_a_capital_an_acronym_is_no_surname(word: str) -> None:
    sources = [a_source(f"Ada {word}", article=ARTICLES[0]), a_source(word, article=ARTICLES[1], kind=ORGANISATION)]
    assert len(together(sources)) == 2


def test_namesakes_of_other_callings_stay_two_and_one_of_no_calling_is_the_better_known() -> None:
    senator, player = ("Ada Quill", ["senator"]), ("Ada Quill", ["golfer"])
    assert joined(senator, player) == ["Ada Quill"] * 2
    assert joined(senator, senator, player, "Ada Quill") == ["Ada Quill"] * 2
    assert joined(senator, player, "Ada Quill") == ["Ada Quill"] * 3


@pytest.mark.parametrize("role", ["former golfer", "mayor", "Republican", "founder of Acme"])
def test_one_person_may_have_had_another_calling_or_have_several_offices(role: str) -> None:
    assert joined(("Ada Quill", ["senator"]), ("Ada Quill", [role])) == ["Ada Quill"]


def test_who_appears_beside_the_same_people_is_one_whatever_the_calling() -> None:
    sources = [a_source("Ada Quill", article=article, roles=[role]) for article, role in zip(ARTICLES, ("golfer", "mayor"))]  # noqa: B905
    beside = [a_source("Cy Dunn", article=article) for article in ARTICLES[:2]]
    assert together([*sources, *beside]) == ["Ada Quill", "Cy Dunn"]
    assert together(sources) == ["Ada Quill"] * 2


def test_names_of_one_person_have_a_mark_in_common() -> None:
    assert marks("Ada Quill Moreno") & marks("Ada Quill")
    assert marks("Bill Orme") & marks("William A. Orme Jr.") & marks("Mr Orme")
    assert not marks("Ada Quill") & marks("Ada Orme")
