"""On whose own knowledge an affirmation rests."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Claim, Mode, Position, Source, SourceKind, Stance, Statement
from sayso.trace import origins
from tests.factories import a_claim, a_source, a_statement, an_article

ARTICLES = [an_article(f"Number {n}: the bridge was safe, it was said.") for n in range(6)]
CLAIM = a_claim()
QUILL, DUNN = a_source("Ada Quill"), a_source("Cy Dunn")
POST = a_source("The Harbour Post", kind=SourceKind.ORGANISATION)
AIDE = a_source("former aide", kind=SourceKind.ANONYMOUS)
CITY = a_source("City", kind=SourceKind.ORGANISATION)
ORME = a_source("Ben Orme", speaks_for=CITY.id)
REPORTS = a_source("local reports", kind=SourceKind.DOCUMENT)
SOURCES = [QUILL, DUNN, POST, AIDE, CITY, ORME, REPORTS]

Said = tuple[Source, Sequence[Source]]


def names(*said: Said, stance: Stance = Stance.AFFIRMS, mode: Mode = Mode.INDIRECT, claim: Claim = CLAIM) -> dict[str, int]:
    """The origins, with their numbers of articles, where each source takes the stance in an article, through its relays."""
    statements = [
        a_statement(article, "the bridge was safe", source=s, via=v, mode=mode)
        for article, (s, v) in zip(ARTICLES, said, strict=False)
    ]
    return found(statements, stance, claim)


def found(statements: Sequence[Statement], stance: Stance = Stance.AFFIRMS, claim: Claim = CLAIM) -> dict[str, int]:
    positions = [Position(claim.id, statement.id, stance, 0.9) for statement in statements]
    by_id = {source.id: source.name for source in SOURCES}
    return {by_id[o.source]: len(o.articles) for o in origins([claim], positions, statements, SOURCES, ARTICLES)}


def test_who_speaks_of_own_knowledge_is_the_origin_in_however_many_articles() -> None:
    assert names((QUILL, ()), (QUILL, ()), (DUNN, ())) == {"Ada Quill": 2, "Cy Dunn": 1}


def test_a_named_person_is_the_origin_of_what_an_outlet_passes_on() -> None:
    assert names((QUILL, [POST])) == {"Ada Quill": 1}


def test_a_relay_that_says_it_too_only_repeats_a_named_source() -> None:
    assert names((QUILL, [POST]), (POST, ())) == {"Ada Quill": 2}


def test_a_relay_that_says_it_too_repeats_a_nameless_source_that_it_only_cites() -> None:
    assert names((AIDE, [POST]), (POST, ())) == {"former aide": 2}


def test_a_relay_that_says_it_too_vouches_for_a_nameless_source_that_it_quotes() -> None:
    assert names((AIDE, [POST]), (POST, ()), mode=Mode.DIRECT) == {"The Harbour Post": 2}


def test_what_only_a_relay_has_heard_a_party_to_the_claim_say_is_the_relays_word() -> None:
    claim = a_claim("The city closed the harbour bridge.")
    assert names((CITY, [QUILL]), (QUILL, ()), claim=claim) == {"Ada Quill": 2}
    assert names((CITY, [QUILL]), (QUILL, ()), (CITY, ()), claim=claim) == {"City": 3}


def test_the_same_words_of_nameless_sources_in_two_articles_are_one_utterance() -> None:
    other = a_source("a harbour official", kind=SourceKind.ANONYMOUS)
    words = "inspectors measured every cable of the northern harbour bridge twice"
    articles = [an_article(f"Number {n}: {words}, an official said.") for n in range(2)]
    statements = [a_statement(where, words, source=who) for where, who in zip(articles, (AIDE, other), strict=True)]
    positions = [Position(CLAIM.id, statement.id, Stance.AFFIRMS, 0.9) for statement in statements]
    (origin,) = origins([CLAIM], positions, statements, [AIDE, other], articles)
    assert len(origin.articles) == 2


def test_an_anonymous_source_that_nobody_vouches_for_stands_by_itself() -> None:
    assert names((AIDE, [POST])) == {"former aide": 1}


def test_a_speaker_counts_as_the_organisation_that_says_it_too() -> None:
    assert names((ORME, ()), (CITY, ())) == {"City": 2}


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
