"""On whose own knowledge an affirmation rests."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Position, Source, SourceKind, Stance, Statement
from sayso.trace import origins
from tests.factories import a_claim, a_source, a_statement, an_article

ARTICLES = [an_article(f"Number {n}: the bridge was safe, it was said.") for n in range(6)]
CLAIM = a_claim()
QUILL, DUNN = a_source("Ada Quill"), a_source("Cy Dunn")
POST = a_source("The Harbour Post", kind=SourceKind.ORGANISATION)
AIDE = a_source("former aide", kind=SourceKind.ANONYMOUS)
CITY = a_source("City", kind=SourceKind.ORGANISATION)
ORME, FAYE = a_source("Ben Orme", speaks_for=CITY.id), a_source("Dee Faye", speaks_for=CITY.id)
REPORTS = a_source("local reports", kind=SourceKind.DOCUMENT)
SOURCES = [QUILL, DUNN, POST, AIDE, CITY, ORME, FAYE, REPORTS]

Said = tuple[Source, Sequence[Source]]


def names(*said: Said, stance: Stance = Stance.AFFIRMS) -> dict[str, int]:
    """The origins, with their numbers of articles, where each source takes the stance in an article, through its relays."""
    statements = [
        a_statement(article, "the bridge was safe", source=s, via=v) for article, (s, v) in zip(ARTICLES, said, strict=False)
    ]
    return found(statements, stance)


def found(statements: Sequence[Statement], stance: Stance = Stance.AFFIRMS) -> dict[str, int]:
    positions = [Position(CLAIM.id, statement.id, stance, 0.9) for statement in statements]
    by_id = {source.id: source.name for source in SOURCES}
    return {by_id[o.source]: len(o.articles) for o in origins([CLAIM], positions, statements, SOURCES, ARTICLES)}


def test_who_speaks_of_own_knowledge_is_the_origin_in_however_many_articles() -> None:
    assert names((QUILL, ()), (QUILL, ()), (DUNN, ())) == {"Ada Quill": 2, "Cy Dunn": 1}


def test_a_named_person_is_the_origin_of_what_an_outlet_passes_on() -> None:
    assert names((QUILL, [POST])) == {"Ada Quill": 1}


def test_a_relay_that_says_it_too_only_repeats_a_named_source() -> None:
    assert names((QUILL, [POST]), (POST, ())) == {"Ada Quill": 2}


def test_a_relay_that_says_it_too_vouches_for_an_anonymous_source() -> None:
    assert names((AIDE, [POST]), (POST, ())) == {"The Harbour Post": 2}


def test_an_anonymous_source_that_nobody_vouches_for_stands_by_itself() -> None:
    assert names((AIDE, [POST])) == {"former aide": 1}


def test_a_speaker_counts_as_the_organisation_that_says_it_too() -> None:
    assert names((ORME, ()), (CITY, ())) == {"City": 2}


def test_two_speakers_of_one_organisation_are_one_origin() -> None:
    assert names((ORME, ()), (FAYE, ())) == {"City": 2}


def test_a_single_speaker_is_an_origin_in_person() -> None:
    assert names((ORME, ())) == {"Ben Orme": 1}


def test_reports_of_nobody_count_only_where_nothing_better_is_known() -> None:
    assert names((REPORTS, ())) == {"local reports": 1}
    assert names((REPORTS, ()), (QUILL, ())) == {"Ada Quill": 1}


def test_denials_and_hedges_have_no_origin() -> None:
    assert names((QUILL, ()), stance=Stance.DENIES) == names((QUILL, ()), stance=Stance.HEDGES) == {}


def test_sources_that_relay_each_other_still_end_somewhere() -> None:
    assert len(names((QUILL, [DUNN]), (DUNN, [QUILL]))) == 1


@given(
    st.permutations(range(6)),
    st.lists(st.tuples(st.sampled_from(SOURCES), st.lists(st.sampled_from(SOURCES), max_size=2)), max_size=6),
)
def test_the_order_of_the_statements_does_not_matter(order: list[int], said: list[Said]) -> None:
    statements = [
        a_statement(article, "the bridge was safe", source=s, via=v) for article, (s, v) in zip(ARTICLES, said, strict=False)
    ]
    shuffled = [statements[n] for n in order if n < len(statements)]
    assert found(statements) == found(shuffled)
    assert bool(found(statements)) == bool(said)
