"""Corrections as rows: added, put into effect, undone, and never rewritten."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from sayso import correcting
from sayso.correcting import Signed
from sayso.errors import InputError, LedgerError, NotFoundError, UsageError
from sayso.ledger import Ledger, as_line, from_line, holding, sealed
from sayso.model import Aspect, Correction, Mode, Named, Reading, Reported, Said, SourceKind, Span, Stance, Verdict
from tests.factories import MODELS, a_reading, a_story, an_article, conclude

NEWER = {**MODELS, "tagger": "c" * 64}
ADA = Named("Ada Quill", SourceKind.PERSON)
SUBJECT = Reported("0" * 64, (Span(0, 2, "it"),), (), (), ADA, (), Mode.DIRECT, None, "says")  # type: ignore[arg-type]


def by(minute: int = 0, why: str = "") -> Signed:
    return Signed("ada", f"2024-10-01T10:{minute:02}:00+00:00", why)


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


def shorter(reading: Reading) -> Reading:
    """What another model makes of it: the second statement is missed, the others lose their first word."""
    text = reading.document.article.text
    statements = []
    for statement in (reading.statements[0], *reading.statements[2:]):
        (span,) = statement.content
        start = text.index(" ", span.start) + 1
        statements.append(replace(statement, id=f"{statement.id}x", content=(Span(start, span.end, text[start : span.end]),)))
    return replace(reading, statements=tuple(statements))


def test_a_correction_outranks_a_newer_model(told: Ledger) -> None:
    reading = a_reading()
    safe, closed, _ = reading.statements
    told.correct(correcting.of_statement(told, safe.id, Aspect.SAID, Said("2024", "2024", "text"), by()))  # type: ignore[arg-type]
    told.correct(correcting.of_statement(told, closed.id, Aspect.SOURCE, ADA, by(1)))
    told.add(shorter(reading), NEWER)
    found = told.reading(reading.document.article.id)
    assert found
    names = {source.id: source.name for source in found.sources}
    assert [(names[s.source], s.content[0].exact, s.said and s.said.start, s.corrected) for s in found.statements] == [
        ("Ada Quill", "bridge is safe", "2024", True),
        ("Ada Quill", "had complained", None, False),
        ("Ada Quill", "it had been closed", None, True),
    ]
    assert told.verify() == ()


def test_who_said_nothing_after_all_is_no_source(told: Ledger) -> None:
    told.correct(correcting.of_statement(told, a_reading().statements[1].id, Aspect.SOURCE, ADA, by()))
    found = told.reading(a_reading().document.article.id)
    assert found
    assert [source.name for source in found.sources] == ["Ada Quill", "The Harbour Post"]


def test_what_is_accepted_stays_word_for_word(told: Ledger) -> None:
    reading = a_reading()
    told.correct(correcting.accepted(told, reading.statements[0].id, None, by()))
    told.add(shorter(reading), NEWER)
    found = told.reading(reading.document.article.id)
    assert found
    assert found.statements[0].content[0].exact == "The bridge is safe"
    assert found.statements[0].confidence == 1.0


def test_what_is_rejected_stays_away(told: Ledger) -> None:
    reading = a_reading()
    told.correct(correcting.rejected(told, reading.statements[0].id, None, by()))
    for models, again in ((NEWER, shorter(reading)), (MODELS, reading)):
        told.add(again, models)
        found = told.reading(reading.document.article.id)
        assert found
        assert not any("safe" in s.content[0].exact for s in found.statements)


def test_an_undone_correction_leaves_what_the_model_said(told: Ledger) -> None:
    before = told.snapshot()
    safe = a_reading().statements[0].id
    made = correcting.of_stance(told, safe, before.claims[0], Stance.DENIES, by())
    told.correct(made)
    (taken,) = [p for p in told.snapshot().positions if p.statement == safe]
    assert (taken.stance, taken.confidence, taken.corrected) == (Stance.DENIES, 1.0, True)
    undone = correcting.undoing(made, by(1))
    told.correct(undone)
    assert told.snapshot().positions == before.positions
    told.correct(correcting.undoing(undone, by(2)))
    assert taken in told.snapshot().positions
    assert len(told.corrections()) == 3


def test_a_stance_waits_for_its_claim(told: Ledger) -> None:
    (claim,) = told.snapshot().claims
    made = correcting.of_stance(told, a_reading().statements[2].id, claim, Stance.AFFIRMS, by())
    with Ledger.open(":memory:") as other:
        assert other.correct(made) == 1
        other.add(a_reading(), MODELS)
        assert other.snapshot().positions == ()
        other.pin(claim)
        other.judge(a_reading().document.article.id, [], "all", MODELS)
        assert [(p.statement, p.stance) for p in other.snapshot().positions] == [(a_reading().statements[2].id, Stance.AFFIRMS)]


def test_the_same_bytes_elsewhere_are_corrected_too(told: Ledger) -> None:
    copy = a_reading(an_article(url="https://example.org/bridge"))
    told.correct(correcting.rejected(told, a_reading().statements[1].id, None, by()))
    told.add(copy, MODELS)
    found = told.reading(copy.document.article.id)
    assert found
    assert len(found.statements) == 2


def test_taking_a_correction_twice_changes_nothing(told: Ledger) -> None:
    made = correcting.rejected(told, a_reading().statements[1].id, None, by())
    assert told.correct(made, made) == 1
    before = told.snapshot()
    assert told.correct(made) == 0
    assert (told.snapshot(), told.corrections()) == (before, (made,))


def test_an_undoing_may_come_before_what_it_undoes(told: Ledger) -> None:
    made = correcting.rejected(told, a_reading().statements[1].id, None, by())
    before = told.snapshot()
    told.correct(correcting.undoing(made, by(1)))
    told.correct(made)
    assert told.snapshot() == before


@pytest.mark.parametrize("change", [{"why": "x"}, None])
def test_the_log_is_never_rewritten(told: Ledger, change: dict[str, str] | None) -> None:
    told.correct(correcting.rejected(told, a_reading().statements[1].id, None, by()))
    from sayso.ledger.schema import CORRECTIONS

    rewrite = sa.update(CORRECTIONS).values(change) if change else sa.delete(CORRECTIONS)
    with pytest.raises(LedgerError, match="never rewritten"), told._transaction(write=True) as connection:
        connection.execute(rewrite)
    assert len(told.corrections()) == 1


def test_what_is_not_there_cannot_be_corrected(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError):
        correcting.rejected(ledger, "t0", None, by())
    with pytest.raises(NotFoundError):
        correcting.one(ledger, "s0", "s1", by())


def test_only_what_is_sealed_is_taken(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="not as it was made"):
        ledger.correct(Correction("k0", by().made, "ada", "", Aspect.STATEMENT, None, Verdict.REJECTED, SUBJECT))


def test_a_correction_says_who_and_of_what() -> None:
    for wrong in (
        {"author": " "}, {"made": "yesterday"}, {"reported": None}, {"undoes": "k1"}, {"after": Stance.DENIES},
        {"aspect": Aspect.STANCE}, {"aspect": Aspect.SAID, "after": Said("2024-10", "2024-09", "text")},  # type: ignore[arg-type]
        {"aspect": Aspect.SOURCE, "after": Named(" ", SourceKind.PERSON)}, {"aspect": Aspect.SOURCE, "after": None},
        {"aspect": Aspect.CONTENT, "after": (Span(3, 9, "it"),)}, {"aspect": Aspect.CONTENT, "after": ()},
        {"why": "x" * (1 << 21)}, {"why": "\ud800"},
    ):  # fmt: skip
        whole = Correction("", by().made, "ada", "", Aspect.STATEMENT, None, Verdict.REJECTED, SUBJECT)
        with pytest.raises(UsageError):
            sealed(replace(whole, **wrong))  # type: ignore[arg-type]


def test_times_are_put_in_order_whatever_their_zone() -> None:
    whole = Correction("", "2024-10-01T12:00:00+02:00", "ada", "", Aspect.STATEMENT, None, Verdict.REJECTED, SUBJECT)
    assert sealed(whole).made == "2024-10-01T10:00:00.000000+00:00"
    assert sealed(whole) == sealed(sealed(whole))


def test_a_line_holds_a_correction_as_it_was_made() -> None:
    made = sealed(Correction("", by().made, "ada", "so it says", Aspect.SOURCE, ADA, replace(ADA, name="Cy"), SUBJECT))
    line = as_line(made)
    assert from_line(line) == made
    with pytest.raises(InputError, match="not as it was made"):
        from_line(line.replace('"Cy"', '"Di"'))


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_whatever_else_a_line_holds_is_refused(line: str) -> None:
    with pytest.raises(InputError):
        from_line(line)


def test_undoing_is_undone_however_often() -> None:
    made = sealed(Correction("", by().made, "ada", "", Aspect.STATEMENT, None, Verdict.REJECTED, SUBJECT))
    undoing, last = {}, made.id
    for number in range(3000):
        undoing[f"k{number}"] = last
        last = f"k{number}"
        assert number > 3 or bool(holding([made], undoing)) is bool(number % 2)
    assert holding([made], undoing) == (made,)


def test_a_source_is_known_by_its_name(told: Ledger) -> None:
    assert told.named("The Harbour Post") == Named("The Harbour Post", SourceKind.ORGANISATION)
    assert told.named("Harbour") is None
