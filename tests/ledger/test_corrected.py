"""A reading as people corrected it: which statement is meant, and what becomes of those around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.ledger.corrected import corrected, identities, reported
from sayso.model import (
    Aspect,
    Correction,
    Member,
    Mode,
    Named,
    Reading,
    SourceKind,
    Span,
    Stance,
    Statement,
    Value,
    Verdict,
)
from sayso.spans import cut
from tests.factories import a_claim, a_document, a_reading, a_source, a_span, a_statement, an_article

TEXT = 'It rained, Ada Quill and Cy Dunn said. "It was wet," Quill said, "and cold." Dunn denied that anybody had left.'


def a_correction(
    statement: Statement, reading: Reading, aspect: Aspect, after: Value, number: int = 0, made: str = "2024"
) -> Correction:
    subject = reported(statement, reading.document.article, reading.sources)
    return Correction(f"k{number}", made, "ada", "", aspect, None, after, subject)


def both_said() -> Reading:
    """Two who say the same, and what one of them says."""
    article = an_article(TEXT)
    quill, dunn = a_source("Ada Quill", article=article), a_source("Cy Dunn", article=article)
    one = a_statement(article, "It rained", source=quill, mention="Ada Quill")
    other = replace(a_statement(article, "It rained", source=dunn, mention="Cy Dunn"), id="q2")
    wet = a_statement(article, "It was wet", source=quill, mode=Mode.DIRECT)
    return Reading(a_document(article), (), (quill, dunn), (one, other, wet))


def names(reading: Reading) -> list[str]:
    name = {source.id: source.name for source in reading.sources}
    return [name[statement.source] for statement in reading.statements]


def test_of_two_who_say_the_same_the_one_is_meant_who_is_named() -> None:
    reading = both_said()
    gone = corrected(reading, [a_correction(reading.statements[1], reading, Aspect.STATEMENT, Verdict.REJECTED)])
    assert names(gone.reading) == ["Ada Quill", "Ada Quill"]
    only_one = replace(reading, statements=reading.statements[:1])
    kept = corrected(only_one, [a_correction(reading.statements[1], reading, Aspect.STATEMENT, Verdict.REJECTED)])
    assert names(kept.reading) == ["Ada Quill"]


def test_the_latest_correction_of_a_kind_holds() -> None:
    reading = both_said()
    wet = reading.statements[2]
    first = a_correction(wet, reading, Aspect.SOURCE, Named("Di", SourceKind.PERSON), 1, "2024")
    last = a_correction(wet, reading, Aspect.SOURCE, Named("Cy Dunn", SourceKind.PERSON), 0, "2025")
    assert names(corrected(reading, [first, last]).reading) == ["Ada Quill", "Cy Dunn", "Cy Dunn"]


def test_words_are_found_again_where_they_have_moved_to() -> None:
    reading = both_said()
    wet = reading.statements[2]
    (span,) = wet.content
    moved = replace(reported(wet, reading.document.article, reading.sources), content=(replace(span, start=0, end=10),))
    made = Correction("k1", "2024", "ada", "", Aspect.VIA, (), (Named("The Post", SourceKind.ORGANISATION),), moved)
    found = corrected(reading, [made]).reading
    assert found.statements[2].via
    assert found.statements[2].content == wet.content
    lost = replace(made, reported=replace(moved, content=(Span(0, 7, "nowhere"),)))
    assert corrected(reading, [lost]).reading == reading


@pytest.mark.parametrize(
    ("words", "mode"),
    [("It was", Mode.DIRECT), ("and cold", Mode.DIRECT), ("Quill said", Mode.MIXED), ('It was wet," Quill said', Mode.MIXED)],
)
def test_only_what_is_quoted_is_direct(words: str, mode: Mode) -> None:
    reading = both_said()
    new = a_correction(reading.statements[2], reading, Aspect.CONTENT, (a_span(reading.document.article, words),))
    assert corrected(reading, [new]).reading.statements[2].mode is mode


def test_what_stood_within_a_rejected_statement_stands_within_what_that_stood_in() -> None:
    reading = a_reading()
    outer, middle, inner = reading.statements
    nested = replace(middle, nested_in=outer.id), replace(inner, nested_in=middle.id, responds_to=middle.id)
    reading = replace(reading, statements=(outer, *nested))
    found = corrected(reading, [a_correction(middle, reading, Aspect.STATEMENT, Verdict.REJECTED)]).reading
    assert [(s.nested_in, s.responds_to) for s in found.statements] == [(None, None), (outer.id, None)]


def test_a_statement_that_no_model_finds_is_put_back_by_its_words() -> None:
    reading = both_said()
    left = replace(reading, statements=reading.statements[:2])
    wet = reading.statements[2]
    found = corrected(left, [a_correction(wet, reading, Aspect.STATEMENT, Verdict.ACCEPTED)])
    (back,) = found.reading.statements[2:]
    assert (back.content, back.source, back.mode, back.corrected) == (wet.content, wet.source, wet.mode, True)
    assert found.subjects[back.id].content == wet.content


def test_less_than_half_of_the_words_are_another_statement() -> None:
    reading = both_said()
    wet = reading.statements[2]
    (span,) = wet.content
    text = reading.document.article.text
    for end, kept in ((span.start + 6, 3), (span.start + 4, 4)):
        other = replace(reading, statements=(*reading.statements[:2], replace(wet, content=(cut(text, span.start, end),))))
        found = corrected(other, [a_correction(wet, reading, Aspect.STATEMENT, Verdict.ACCEPTED)])
        assert len(found.reading.statements) == kept


def test_who_was_set_apart_can_be_joined_to_another_afterwards() -> None:
    reading = both_said()
    sha256 = reading.document.article.sha256
    quill, dunn = reading.sources
    mine = Member(sha256, "Quill", SourceKind.PERSON), Member(sha256, "Ada Quill", SourceKind.PERSON)
    elsewhere = Member("0" * 64, "Cy Dunn", SourceKind.PERSON)
    same = Correction("k1", "2024", "ada", "", Aspect.SAME, members=(*mine, elsewhere))
    apart = Correction("k2", "2025", "ada", "", Aspect.APART, members=mine)
    then = replace(same, id="k3", made="2026")
    assert identities((quill, dunn), sha256, [same]) == ((quill.id, "k1", False),)
    assert identities((quill, dunn), sha256, [same, apart]) == ((quill.id, "k2", True),)
    assert identities((quill, dunn), sha256, [same, apart, then]) == ((quill.id, "k2", True), (quill.id, "k3", True))


def test_the_latest_verdict_holds() -> None:
    reading = both_said()
    wet = reading.statements[2]
    accepted = a_correction(wet, reading, Aspect.STATEMENT, Verdict.ACCEPTED, 1, "2024")
    rejected = a_correction(wet, reading, Aspect.STATEMENT, Verdict.REJECTED, 2, "2025")
    assert names(corrected(reading, [accepted, rejected]).reading) == ["Ada Quill", "Cy Dunn"]
    again = replace(accepted, id="k3", made="2026")
    assert names(corrected(reading, [accepted, rejected, again]).reading) == ["Ada Quill", "Cy Dunn", "Ada Quill"]


def test_a_stance_on_each_claim_is_kept() -> None:
    reading = both_said()
    claims = [a_claim("It rained."), a_claim("It was dry.")]
    plain = a_correction(reading.statements[2], reading, Aspect.STANCE, Stance.AFFIRMS)
    stances = corrected(reading, [replace(plain, id=claim.id, claim=claim) for claim in claims]).stances
    assert {claim.text for claim, _ in stances[reading.statements[2].id]} == {"It rained.", "It was dry."}
