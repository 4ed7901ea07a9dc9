"""Where each row comes from, as the prov library reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from prov.model import (
    ProvActivity,
    ProvAgent,
    ProvAssociation,
    ProvAttribution,
    ProvCommunication,
    ProvDelegation,
    ProvDerivation,
    ProvDocument,
    ProvEntity,
    ProvGeneration,
    ProvInfluence,
    ProvInvalidation,
)

from sayso import correcting, finding
from sayso.correcting import Signed
from sayso.ledger import Ledger
from sayso.model import Aspect, Claim, Correction, Decision, Named, SourceKind, Stance
from sayso.show.export import about
from tests.factories import MODELS, a_claim, a_reading, a_snapshot, a_story, conclude
from tests.show.export.exporting import EMPTY
from tests.show.export.provenance import document, ends, whole

SAFE, CLOSED, _ = (statement.id for statement in a_reading().statements)


def by(minute: int = 0, why: str = "") -> Signed:
    return Signed("Kim", f"2024-10-01T10:{minute:02}:00+00:00", why)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """A story, and a claim found in it."""
    readings, claims, conclusions = a_story()
    with Ledger.open(":memory:") as ledger:
        for reading in readings:
            ledger.add(reading, MODELS)
        for claim in claims:
            ledger.pin(claim)
        conclude(ledger, conclusions)
        ledger.pin(Claim("c0", "it had been closed", False, CLOSED, None))
        yield ledger


def corrected(ledger: Ledger, *made: Correction) -> ProvDocument:
    ledger.correct(*made)
    read = document(ledger.snapshot(corrections=True))
    assert whole(read)
    return read


def revisions(read: ProvDocument) -> set[tuple[str, ...]]:
    """From a version to the one before."""
    told = read.get_records(ProvDerivation)
    return {ends(record) for record in told if "prov:Revision" in map(str, record.get_asserted_types())}


def test_the_library_reads_it_back() -> None:
    read = document(a_snapshot())
    assert whole(read)
    assert len(list(read.get_records(ProvEntity))) == len(MODELS) + 2 + 5 + 1 + 4


def test_statements_are_quotations_by_those_who_speak() -> None:
    read, story = document(a_snapshot()), a_snapshot()
    quoted = [record for record in read.get_records(ProvDerivation) if record.get_asserted_types()]
    assert {ends(record)[0] for record in quoted} == {statement.id for statement in story.statements}
    said_by = {ends(record) for record in read.get_records(ProvAttribution)}
    assert said_by == {(statement.id, statement.source) for statement in story.statements}
    (behalf,) = read.get_records(ProvDelegation)
    labels = {agent.identifier: str(agent.label) for agent in read.get_records(ProvAgent)}
    assert [labels[each] for each in behalf.args[:2]] == ["Ben Orme", "City"]


def test_a_correction_is_an_activity_of_its_author(ledger: Ledger) -> None:
    made = correcting.of_stance(ledger, SAFE, a_claim(), Stance.HEDGES, by(why="irony"))
    read = corrected(ledger, made)
    (activity,) = (each for each in read.get_records(ProvActivity) if each.get_startTime())
    assert str(activity.get_startTime()) == str(activity.get_endTime()) == "2024-10-01 10:00:00+00:00"
    said = {str(name).removeprefix("sayso:"): str(value) for name, value in activity.attributes}
    assert (said["before"], said["after"], said["why"], said["holds"]) == ("affirms", "hedges", "irony", "True")
    (author,) = (each for each in read.get_records(ProvAgent) if str(each.label) == "Kim")
    assert (activity.identifier, author.identifier) in {record.args[:2] for record in read.get_records(ProvAssociation)}


def test_what_was_corrected_is_a_revision_of_what_was_there(ledger: Ledger) -> None:
    made = correcting.of_stance(ledger, SAFE, a_claim(), Stance.HEDGES, by())
    row = f"{SAFE}-{a_claim().id}"
    read = corrected(ledger, made)
    assert revisions(read) == {(row, f"{row}-{made.id}")}
    by_whom = dict(ends(record) for record in read.get_records(ProvGeneration))
    assert (by_whom[row], by_whom[f"{row}-{made.id}"], by_whom[SAFE]) == (made.id, "run", "run")


def test_what_was_corrected_more_than_once_has_a_version_before_each(ledger: Ledger) -> None:
    who = correcting.of_statement(ledger, SAFE, Aspect.SOURCE, Named("Di", SourceKind.PERSON), by())
    through = correcting.of_statement(ledger, SAFE, Aspect.VIA, (), by(1))
    read = corrected(ledger, who, through)
    assert revisions(read) == {(SAFE, f"{SAFE}-{through.id}"), (f"{SAFE}-{through.id}", f"{SAFE}-{who.id}")}


@pytest.mark.parametrize(
    ("row", "make"),
    [
        (SAFE, lambda ledger: correcting.rejected(ledger, SAFE, None, by())),
        (f"{SAFE}-{a_claim().id}", lambda ledger: correcting.rejected(ledger, SAFE, a_claim(), by())),
    ],
)
def test_what_was_rejected_is_no_more(row: str, make: Callable[[Ledger], Correction], ledger: Ledger) -> None:
    made = make(ledger)
    read = corrected(ledger, made)
    assert (f"{row}-{made.id}", made.id) in {ends(record) for record in read.get_records(ProvInvalidation)}
    assert revisions(read) == set()


def test_a_position_that_only_a_person_gave_revises_nothing(ledger: Ledger) -> None:
    last = a_reading().statements[2].id
    made = correcting.of_stance(ledger, last, a_claim(), Stance.AFFIRMS, by())
    read = corrected(ledger, made)
    assert revisions(read) == set()
    assert (f"{last}-{a_claim().id}", made.id) in {ends(record) for record in read.get_records(ProvGeneration)}


def test_what_was_taken_back_is_told_and_revises_nothing(ledger: Ledger) -> None:
    made = correcting.rejected(ledger, SAFE, None, by())
    undone = correcting.undoing(made, by(1))
    read = corrected(ledger, made, undone)
    assert [ends(record) for record in read.get_records(ProvCommunication)] == [(undone.id, made.id)]
    assert revisions(read) == set()
    assert not list(read.get_records(ProvInvalidation))


def test_who_is_who_was_influenced_by_who_said_so(ledger: Ledger) -> None:
    quill, dunn = (s.id for s in ledger.snapshot().sources if s.name in ("Ada Quill", "Cy Dunn"))
    made = correcting.one(ledger, quill, dunn, by())
    read = corrected(ledger, made)
    assert {ends(record) for record in read.get_records(ProvInfluence)} == {(quill, made.id), (dunn, made.id)}


def test_a_found_claim_in_other_words_is_a_revision(ledger: Ledger) -> None:
    (found,) = (claim for claim in ledger.claims() if not claim.pinned)
    mine = a_claim("The bridge was closed.")
    made = finding.decision_on(ledger, found, Decision.PIN, mine, by())
    assert revisions(corrected(ledger, made)) == {(mine.id, found.id)}


def test_one_claim_has_the_corrections_about_it(ledger: Ledger) -> None:
    stance = correcting.of_stance(ledger, SAFE, a_claim(), Stance.HEDGES, by())
    undone = correcting.undoing(stance, by(1))
    elsewhere = correcting.rejected(ledger, a_reading().statements[2].id, None, by(2))
    ledger.correct(stance, undone, elsewhere)
    told = about(ledger.snapshot(corrections=True), a_claim())
    assert [each.correction for each in told.corrections] == [stance, undone]
    assert whole(document(told))


def test_an_empty_ledger_is_a_document() -> None:
    assert document(EMPTY).get_records()


def test_corrections_change_no_row(ledger: Ledger) -> None:
    ledger.correct(correcting.of_stance(ledger, SAFE, a_claim(), Stance.HEDGES, by()))
    told = ledger.snapshot(corrections=True)
    assert replace(told, corrections=()) == ledger.snapshot()
