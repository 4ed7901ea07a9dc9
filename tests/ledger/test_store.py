"""What goes in comes out, once, whole and sorted."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from sayso.errors import InputError, LedgerError, NotVerbatimError
from sayso.ledger import Ledger
from sayso.model import Claim, Failure, Period, Position, Span, Stance
from tests.factories import MODELS, a_claim, a_document, a_later_reading, a_reading, a_snapshot, a_story, an_article, conclude

NEWER = MODELS | {"tagger": "c" * 64}


def tell(ledger: Ledger) -> None:
    readings, claims, conclusions = a_story()
    for reading in readings:
        ledger.add(reading, MODELS)
    for claim in claims:
        ledger.pin(claim)
    conclude(ledger, conclusions)


def test_a_reading_comes_back_as_it_went_in(ledger: Ledger) -> None:
    assert ledger.add(a_reading(), MODELS)
    assert list(ledger.readings()) == [a_reading()]


def test_a_ledger_survives_closing(location: str) -> None:
    with Ledger.open(location) as ledger:
        tell(ledger)
    with Ledger.open(location, create=False) as ledger:
        assert ledger.snapshot() == a_snapshot()


def test_reading_twice_changes_nothing(ledger: Ledger) -> None:
    ledger.add(a_reading(), MODELS)
    assert not ledger.add(a_reading(), MODELS)
    assert list(ledger.readings()) == [a_reading()]


def test_a_ledger_has_what_it_was_given(ledger: Ledger) -> None:
    article = a_reading().document.article
    assert not ledger.has(article, MODELS)
    ledger.add(a_reading(), MODELS)
    assert ledger.has(article, MODELS)
    assert not ledger.has(article, NEWER)
    assert not ledger.has(replace(article, published="2024-10-09"), MODELS)


def test_the_other_choice_of_thoughts_replaces_what_was_kept(ledger: Ledger) -> None:
    article = a_reading().document.article
    ledger.add(a_reading(), MODELS)
    assert not ledger.has(article, MODELS, thoughts=True)
    everything = replace(a_reading(), thoughts=True)
    assert ledger.add(everything, MODELS)
    assert not ledger.add(everything, MODELS)
    assert list(ledger.readings()) == [everything]
    assert ledger.add(a_reading(), MODELS)


def test_an_answer_keeps_what_it_responds_to(ledger: Ledger) -> None:
    reading = a_reading()
    first, second, *others = reading.statements
    linked = replace(reading, statements=(first, replace(second, responds_to=first.id), *others))
    ledger.add(linked, MODELS)
    assert list(ledger.readings()) == [linked]
    assert ledger.verify() == ()
    assert ledger.add(replace(reading, statements=(first,)), NEWER)


def test_newer_models_replace_what_older_ones_found(ledger: Ledger) -> None:
    ledger.add(a_reading(), MODELS)
    fewer = replace(a_reading(), statements=a_reading().statements[:1])
    assert ledger.add(fewer, NEWER)
    assert list(ledger.readings()) == [fewer]
    assert ledger.snapshot().models == tuple(sorted(NEWER.items()))
    assert ledger.verify() == ()


def test_corrected_metadata_replace_what_was_given_before(ledger: Ledger) -> None:
    reading = a_reading()
    dated = replace(reading, document=a_document(replace(reading.document.article, published="2024-10-09")))
    ledger.add(reading, MODELS)
    assert ledger.add(dated, MODELS)
    assert list(ledger.readings()) == [dated]


@pytest.mark.parametrize("files", [*permutations(["a.txt", "b.txt", "c/a.txt"])])
def test_of_copies_the_first_file_name_stands_for_all(ledger: Ledger, files: tuple[str, ...]) -> None:
    for file in files:
        ledger.add(a_reading(an_article(file=file)), MODELS)
    assert [reading.document.article.file for reading in ledger.readings()] == ["a.txt"]
    assert not any(ledger.add(a_reading(an_article(file=file)), MODELS) for file in files)


def test_replacing_an_article_takes_what_was_concluded_from_it(ledger: Ledger) -> None:
    tell(ledger)
    ledger.add(replace(a_later_reading(), statements=()), NEWER)
    snapshot = ledger.snapshot()
    assert {position.stance for position in snapshot.positions} == {Stance.AFFIRMS}
    assert snapshot.reversals == ()
    assert ledger.verify() == ()


def test_before_conclusions_sources_are_those_of_their_articles(ledger: Ledger) -> None:
    ledger.add(a_reading(), MODELS)
    snapshot = ledger.snapshot()
    assert {source.id for source in snapshot.sources} == {source.id for source in a_reading().sources}
    assert all(source.article == a_reading().document.article.id for source in snapshot.sources)
    assert {statement.source for statement in snapshot.statements} == {s.source for s in a_reading().statements}


def test_conclusions_join_sources_across_articles(ledger: Ledger) -> None:
    tell(ledger)
    assert ledger.snapshot() == a_snapshot()


def test_an_article_added_after_the_conclusions_keeps_its_own_sources(ledger: Ledger) -> None:
    readings, _, conclusions = a_story()
    known = {source.id for source in readings[0].sources}
    partly = tuple(pair for pair in conclusions.same_as if pair[0] in known)
    ledger.add(readings[0], MODELS)
    conclude(ledger, replace(conclusions, same_as=partly, positions=(), disputes=(), reversals=(), origins=(), relays=()))
    ledger.add(readings[1], MODELS)
    snapshot = ledger.snapshot()
    named = {source.id: source for source in snapshot.sources}
    assert all(named[statement.source].article in (None, statement.article) for statement in snapshot.statements)


def test_concluding_again_replaces_the_conclusions(ledger: Ledger) -> None:
    tell(ledger)
    _, _, conclusions = a_story()
    conclude(ledger, replace(conclusions, disputes=()))
    assert ledger.snapshot() == replace(a_snapshot(), disputes=())


def test_positions_on_nothing_are_refused_and_the_old_ones_stay(ledger: Ledger) -> None:
    tell(ledger)
    with pytest.raises(LedgerError, match=r"(?i)foreign key"):
        ledger.judge(a_reading().document.article.id, [Position("c0", "q0", Stance.DENIES, 0.9)], "other", MODELS)
    assert ledger.snapshot() == a_snapshot()


def test_claims_are_pinned_once(ledger: Ledger) -> None:
    claims = [
        a_claim(),
        a_claim("It was closed.", during=Period("2024", None)),
        a_claim("Always.", during=Period(None, "2025-01")),
    ]
    assert all(ledger.pin(claim) for claim in claims)
    assert not any(ledger.pin(claim) for claim in claims)
    assert ledger.claims() == tuple(sorted(claims, key=lambda claim: claim.id))


def test_a_found_claim_goes_with_its_statement(ledger: Ledger) -> None:
    ledger.add(a_reading(), MODELS)
    found = Claim("c1", "The bridge is safe", False, a_reading().statements[0].id, None)
    ledger.pin(found)
    assert ledger.claims() == (found,)
    ledger.add(replace(a_reading(), statements=()), NEWER)
    assert ledger.claims() == ()


def test_failures_are_noted_once_and_sorted(ledger: Ledger) -> None:
    failures = [Failure("b.txt", "is empty", "drop it"), Failure("a.txt", "is binary", "name a text")]
    for failure in failures * 2:
        ledger.fail(failure)
    assert ledger.failures() == tuple(reversed(failures))


def test_a_file_name_that_is_no_unicode_does_not_stop_the_note_of_its_failure(ledger: Ledger) -> None:
    ledger.fail(Failure("caf\udce9.txt", "is empty", "drop it"))
    assert ledger.failures() == (Failure(r"caf\udce9.txt", "is empty", "drop it"),)


def test_words_that_are_not_in_the_article_are_refused(ledger: Ledger) -> None:
    reading = a_reading()
    wrong = replace(reading.statements[0], content=(Span(0, 5, "Never"),))
    with pytest.raises(NotVerbatimError, match=r"001\.txt"):
        ledger.add(replace(reading, statements=(wrong,)), MODELS)
    assert list(ledger.readings()) == []


def test_a_statement_without_words_is_refused(ledger: Ledger) -> None:
    reading = a_reading()
    with pytest.raises(NotVerbatimError, match="has no words"):
        ledger.add(replace(reading, statements=(replace(reading.statements[0], content=()),)), MODELS)


def test_bytes_that_are_not_the_articles_are_refused(ledger: Ledger) -> None:
    reading = a_reading()
    with pytest.raises(NotVerbatimError, match="original bytes"):
        ledger.add(replace(reading, document=replace(reading.document, original=b"other")), MODELS)


def test_an_id_that_is_not_made_from_the_bytes_is_refused(ledger: Ledger) -> None:
    reading = a_reading()
    other = replace(reading.document.article, url="https://example.org/")
    with pytest.raises(NotVerbatimError, match="id"):
        ledger.add(replace(reading, document=replace(reading.document, article=other)), MODELS)


def test_a_refused_article_leaves_no_trace(ledger: Ledger) -> None:
    reading = a_reading()
    stranger = replace(reading.statements[2], source="s0")
    with pytest.raises(LedgerError, match=r"(?i)foreign key"):
        ledger.add(replace(reading, statements=(*reading.statements[:2], stranger)), MODELS)
    assert list(ledger.readings()) == []
    assert ledger.search("bridge") == ()
    assert ledger.add(reading, MODELS)


def test_text_that_cannot_be_written_is_refused_with_its_reason(ledger: Ledger) -> None:
    reading = a_reading(an_article(title="half a \ud83d pair"))
    with pytest.raises(InputError, match="surrogate"):
        ledger.add(reading, MODELS)
    assert list(ledger.readings()) == []


def test_articles_with_the_same_bytes_at_two_places_share_the_original(ledger: Ledger) -> None:
    one, two = (an_article(url=f"https://example.org/{place}") for place in "ab")
    ledger.add(a_reading(one), MODELS)
    ledger.add(a_reading(two), MODELS)
    assert [reading.document.original for reading in ledger.readings()] == [one.text.encode()] * 2
