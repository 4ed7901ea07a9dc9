"""From the sources of articles to the sources across them: what is merged, and what never is."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Source, SourceKind
from sayso.resolve import across
from tests.factories import a_source, an_article

ONE, TWO, THREE = (an_article(f"Article {n}.") for n in ("one", "two", "three"))
ARTICLES = [ONE, TWO, THREE]
PERSON, ORGANISATION, GROUP, ANONYMOUS = SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.GROUP, SourceKind.ANONYMOUS
CYRILLIC_A = "\u0410"


def names(sources: Iterable[Source]) -> list[str]:
    """The names of the sources across articles."""
    return sorted(s.name for s in across(ARTICLES, list(sources)).sources)


@pytest.mark.parametrize(
    ("one", "two", "kind", "merged"),
    [
        ("Ada Quill", "Ada Quill", PERSON, ["Ada Quill"]),
        ("Ada Quill", "Ada M. Quill", PERSON, ["Ada M. Quill"]),
        ("Ada Quill", "Quill", PERSON, ["Ada Quill"]),
        ("Kremlin", "the Kremlin", ORGANISATION, ["the Kremlin"]),
        ("police", "police", ORGANISATION, ["police"]),
        ("Iraqi officials", "Iraqi officials", GROUP, ["Iraqi officials"]),
        ("Ada Quill", "Ben Quill", PERSON, ["Ada Quill", "Ben Quill"]),
        ("Ada Quill", f"{CYRILLIC_A}da Quill", PERSON, ["Ada Quill", f"{CYRILLIC_A}da Quill"]),
        ("Ben Orme Jr.", "Ben Orme Sr.", PERSON, ["Ben Orme Jr.", "Ben Orme Sr."]),
        ("activists", "activists", GROUP, ["activists", "activists"]),
        ("source", "source", ANONYMOUS, ["source", "source"]),
        ("senior US official", "senior US official", ANONYMOUS, ["senior US official"] * 2),
    ],
)
def test_two_articles_sources(one: str, two: str, kind: SourceKind, merged: list[str]) -> None:
    assert names([a_source(one, article=ONE, kind=kind), a_source(two, article=TWO, kind=kind)]) == merged


def test_a_surname_that_two_have_is_neither() -> None:
    sources = [
        a_source(name, article=article) for name, article in zip(("Ada Quill", "Ben Quill", "Quill"), ARTICLES, strict=True)
    ]
    assert len(names(sources)) == 3


def test_titles_tell_namesakes_apart() -> None:
    sources = [a_source("Quill", article=ONE, aliases=["Mr Quill"]), a_source("Quill", article=TWO, aliases=["Mrs Quill"])]
    assert len(names(sources)) == 2
    sources.append(a_source("Ada Quill", article=THREE, roles=["Mrs"]))
    assert names(sources) == ["Ada Quill", "Quill"]


def test_an_acronym_is_the_organisation_that_some_article_calls_so() -> None:
    spelled = a_source("Department of Harbours", article=ONE, kind=ORGANISATION, aliases=["DH"])
    assert names([spelled, a_source("DH", article=TWO, kind=ORGANISATION)]) == ["Department of Harbours"]


def test_a_name_that_two_organisations_are_called_by_is_the_outlet_or_neither() -> None:
    posts = [a_source(f"{town} Post", article=ONE, kind=ORGANISATION, aliases=["Post"]) for town in ("Orme", "Quill")]
    bare = a_source("Post", article=TWO, kind=ORGANISATION)
    assert names([*posts, bare]) == ["Orme Post", "Post", "Quill Post"]
    outlet = an_article("Article four.", outlet="The Orme Post")
    merged = across([*ARTICLES, outlet], [*posts, bare])
    assert merged.same_as[bare.id] == merged.same_as[posts[0].id]


def test_a_campaign_is_that_of_whoever_owns_it() -> None:
    quill, surname = a_source("Ada Quill", article=ONE), a_source("Quill", article=TWO)
    campaigns = [
        a_source("Ada Quill's campaign", article=ONE, kind=ORGANISATION, speaks_for=quill.id),
        a_source("Quill's campaign", article=TWO, kind=ORGANISATION, speaks_for=surname.id),
    ]
    merged = across(ARTICLES, [quill, surname, *campaigns])
    campaign, owner = (merged.same_as[id] for id in (campaigns[1].id, quill.id))
    assert merged.same_as[campaigns[0].id] == campaign
    assert next(s for s in merged.sources if s.id == campaign).speaks_for == owner


def test_an_office_is_its_only_holders() -> None:
    office = a_source("Acme spokesman", article=ONE)
    dunn = a_source("Cy Dunn", article=TWO, roles=["spokesman for Acme"])
    assert names([office, dunn]) == ["Cy Dunn"]
    assert len(names([office, dunn, a_source("Ben Orme", article=THREE, roles=["Acme spokesman"])])) == 3


def test_aliases_and_roles_are_gathered_and_ids_follow_the_name() -> None:
    one = a_source("Ada Quill", article=ONE, aliases=["Mayor Quill"], roles=["Mayor"])
    two = a_source("Ada Quill", article=TWO, aliases=["Quill"], roles=["engineer"])
    merged = across(ARTICLES, [one, two])
    (source,) = merged.sources
    assert (source.article, source.aliases, source.roles) == (None, ("Mayor Quill", "Quill"), ("Mayor", "engineer"))
    assert across(ARTICLES, [one]).sources[0].id == source.id
    assert merged.same_as == {one.id: source.id, two.id: source.id}


def test_an_unnamed_source_keeps_an_id_of_its_own() -> None:
    sources = [a_source("source", article=article, kind=ANONYMOUS) for article in ARTICLES]
    assert len({s.id for s in across(ARTICLES, sources).sources}) == 3


NAMES = st.sampled_from(
    ["Ada Quill", "Quill", "A. Quill", "Ben Quill", "Ada M. Quill", "Acme", "Acme Corp", "AC", "Quill's office", "spokesman", "x"]
)
SOURCES = st.lists(st.tuples(NAMES, st.sampled_from(ARTICLES), st.sampled_from(list(SourceKind)), NAMES), max_size=12)


@given(SOURCES, st.integers())
def test_order_changes_nothing_and_every_source_is_some_source(
    rows: list[tuple[str, object, SourceKind, str]], seed: int
) -> None:
    made = {s.id: s for s in (a_source(n, article=a, kind=k, aliases=[b]) for n, a, k, b in rows)}  # type: ignore[arg-type]
    sources = list(made.values())
    merged = across(ARTICLES, sources)
    random.Random(seed).shuffle(sources)
    assert across(ARTICLES[::-1], sources) == merged
    ids = [s.id for s in merged.sources]
    assert ids == sorted(set(ids))
    assert set(merged.same_as) == set(made)
    assert set(merged.same_as.values()) == set(ids)
