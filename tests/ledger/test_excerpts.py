"""An excerpt is the part of the ledger that it was cut for, with all that this names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.ledger import Filters, Ledger
from sayso.model import SURE, Position, RelayKind, Snapshot, Stance
from tests.factories import MODELS, a_story, conclude


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """A ledger with a story in it."""
    readings, claims, conclusions = a_story()
    for reading in readings:
        ledger.add(reading, MODELS)
    for claim in claims:
        ledger.pin(claim)
    conclude(ledger, conclusions)
    return ledger


def names_nothing_else(excerpt: Snapshot) -> bool:
    """Whether all that its rows name is in it."""
    sources, claims = {s.id for s in excerpt.sources}, {c.id for c in excerpt.claims}
    articles, statements = {a.id for a in excerpt.articles}, {s.id for s in excerpt.statements}
    return (
        all({said.source, *said.via} <= sources and said.article in articles for said in excerpt.statements)
        and all(each.speaks_for in {None, *sources} for each in excerpt.sources)
        and all(each.claim in claims and each.statement in statements for each in excerpt.positions)
        and all(each.source in sources and {*each.statements} <= statements for each in excerpt.reversals)
        and all({*each.affirmed_by, *each.denied_by} <= sources for each in excerpt.disputes)
        and all(each.source in sources for each in excerpt.origins)
    )


def test_of_a_claim_all_that_is_said_on_it(told: Ledger) -> None:
    whole = told.snapshot()
    (claim,) = whole.claims
    excerpt = told.excerpts.claim(claim.id)
    assert excerpt
    part = excerpt.snapshot
    assert names_nothing_else(part)
    assert set(part.positions) == set(whole.positions)
    assert (part.disputes, part.reversals, part.origins) == (whole.disputes, whole.reversals, whole.origins)
    assert {said.id: said for said in part.statements} == {
        said.id: said for said in whole.statements if said.id in {position.statement for position in whole.positions}
    }
    assert excerpt.total == len(whole.positions)
    assert told.excerpts.claim("c0") is None


def test_the_first_page_knows_who_is_sure(told: Ledger) -> None:
    whole = told.snapshot()
    said = {statement.id: statement.source for statement in whole.statements}
    sure = {(p.claim, p.stance): {said[p.statement]} for p in whole.positions if p.confidence >= SURE}
    assert told.excerpts.front().sure == sure == told.excerpts.claims().sure
    assert len(sure) < len(whole.positions)


def test_of_many_positions_the_surest(told: Ledger) -> None:
    (claim,) = told.snapshot().claims
    excerpt = told.excerpts.claim(claim.id, 2)
    assert excerpt
    assert excerpt.total == 4
    assert [position.corrected or position.confidence > 0.95 for position in excerpt.snapshot.positions] == [True, True]
    assert names_nothing_else(excerpt.snapshot)


def test_of_a_source_what_it_and_its_speakers_say_newest_first(told: Ledger) -> None:
    whole = told.snapshot()
    for source in whole.sources:
        excerpt = told.excerpts.source(source.id)
        assert excerpt
        voices = {source.id, *(each.id for each in whole.sources if each.speaks_for == source.id)}
        made = [said.id for said in whole.statements if said.source in voices]
        assert excerpt.total == len(made)
        assert sorted(said.id for said in excerpt.snapshot.statements) == sorted(made)
        assert set(excerpt.snapshot.roles) == {role for role in whole.roles if role.source == source.id}
        assert names_nothing_else(excerpt.snapshot)
    assert told.excerpts.source("s0") is None


def test_an_article_is_whole(told: Ledger) -> None:
    whole = told.snapshot()
    for article in whole.articles:
        excerpt = told.excerpts.article(article.id)
        assert excerpt
        assert article in excerpt.articles
        assert {s.id for s in excerpt.statements} == {s.id for s in whole.statements if s.article == article.id}
        assert all(relay.kind in (RelayKind.CITATION, RelayKind.COPY) for relay in excerpt.relays)
        assert names_nothing_else(excerpt)
    assert told.excerpts.article("a0") is None


def test_a_reversal_comes_with_both_statements(told: Ledger) -> None:
    (reversal,) = told.snapshot().reversals
    excerpt = told.excerpts.reversal(reversal.claim, reversal.source, *reversal.statements)
    assert excerpt
    assert excerpt.reversals == (reversal,)
    assert names_nothing_else(excerpt)
    assert told.excerpts.reversal(reversal.claim, reversal.source, *reversed(reversal.statements)) is None


def test_a_statement_comes_with_the_claims_that_it_may_be_about(told: Ledger) -> None:
    whole = told.snapshot()
    for statement in whole.statements:
        excerpt = told.excerpts.statement(statement.id)
        assert excerpt
        assert excerpt.statements == (statement,)
        assert excerpt.claims == whole.claims
        assert names_nothing_else(excerpt)
    assert told.excerpts.statement("t0") is None


def test_the_front_is_what_is_disputed_what_changed_and_what_is_new(told: Ledger) -> None:
    whole, front = told.snapshot(), told.excerpts.front()
    (claim,) = whole.claims
    assert front.claims == whole.claims
    assert (front.origins, front.total) == ({claim.id: 1}, 2)
    assert front.stances == {claim.id: {Stance.AFFIRMS: (1, 1), Stance.DENIES: (1, 1), Stance.HEDGES: (1, 1), None: (1, 0)}}
    assert front.snapshot.reversals == whole.reversals
    assert [article.published for article in front.newest] == sorted((a.published or "" for a in whole.articles), reverse=True)
    assert front.changed[claim.id] == max(a.published or "" for a in whole.articles)
    assert names_nothing_else(front.snapshot)


def test_the_claims_come_in_parts_with_who_takes_which_side(told: Ledger) -> None:
    whole, some = told.snapshot(), told.excerpts.claims()
    assert (some.claims, some.total) == (whole.claims, 1)
    assert some.snapshot.disputes == whole.disputes
    assert some.origins == {whole.claims[0].id: len(whole.origins)}
    assert names_nothing_else(some.snapshot)
    assert told.excerpts.claims(1).claims == ()


def test_nothing_is_on_the_front_of_an_empty_ledger(ledger: Ledger) -> None:
    front = ledger.excerpts.front()
    assert (front.claims, front.newest, front.total) == ((), (), 0)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), 5),
        (Filters(words="bridge"), 2),
        (Filters(source="quill"), 3),
        (Filters(source="city"), 1),
        (Filters(source="%"), 0),
        (Filters(outlet="no such"), 0),
        (Filters(stance="denies"), 1),
        (Filters(words="safe", stance="hedges"), 0),
    ],
)
def test_statements_are_found_by_what_they_are(told: Ledger, filters: Filters, found: int) -> None:
    excerpt = told.excerpts.find(filters)
    assert len(excerpt.snapshot.statements) == excerpt.total == found
    assert names_nothing_else(excerpt.snapshot)


def test_no_more_are_found_than_are_wanted(told: Ledger) -> None:
    excerpt = told.excerpts.find(Filters(), 2)
    assert (len(excerpt.snapshot.statements), excerpt.total) == (2, 3)


def test_the_beginning_of_an_id_names_it(told: Ledger) -> None:
    whole = told.snapshot()
    assert told.excerpts.named(whole.claims[0].id[:6]) == (whole.claims[0].id,)
    assert len(told.excerpts.named("s")) == 2
    assert told.excerpts.named("zz") == ()


def test_an_article_that_is_not_joined_yet_has_sources_all_the_same(ledger: Ledger) -> None:
    readings, claims, _ = a_story()
    ledger.add(readings[0], MODELS)
    ledger.pin(claims[0])
    said = readings[0].statements[0]
    ledger.judge(said.article, [Position(claims[0].id, said.id, Stance.AFFIRMS, 0.9)], "asked", MODELS)
    for excerpt in (ledger.excerpts.article(said.article), ledger.excerpts.statement(said.id)):
        assert excerpt
        assert names_nothing_else(replace(excerpt, relays=()))
