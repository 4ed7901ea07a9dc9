"""What people say outranks the models, whatever is read, judged, imported and undone in which order."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso import correcting, finding
from sayso.correcting import Signed
from sayso.errors import SaysoError
from sayso.judge import pin
from sayso.ledger import Ledger, as_line, from_line
from sayso.model import Aspect, Correction, Decision, Mode, Named, Reading, Said, SourceKind, Stance
from sayso.show import export
from sayso.spans import cut
from tests.databases import an_empty_ledger
from tests.factories import MODELS, a_document, a_source, a_statement, an_article
from tests.show.export.provenance import document, whole
from tests.test_finding import FLOW as FINDING
from tests.test_finding import SAYINGS, a_reading_of
from tests.test_finding import STORIES as FOUND_IN
from tests.test_growth import CAST, CLAIMS, FLOW, STORIES, by_id

pytestmark = pytest.mark.usefixtures("database")
NEWER = {**MODELS, "tagger": "c" * 64}
MINE = "My own words."
NAMES = [name for name, *_ in CAST] + ["Somebody Else"]
Step = Reading | Correction | str | None


def signed(number: int) -> Signed:
    return Signed("ada", f"2024-10-01T10:{number:02}:00+02:00", "the text says so")


@st.composite
def other_readings(draw: st.DrawFn, reading: Reading) -> Reading:
    """What another model makes of the same bytes: statements longer or missing, by other sources."""
    text = reading.document.article.text
    statements = []
    for statement in reading.statements:
        if draw(st.booleans()):
            (words,) = statement.content
            end = min(len(text), words.end + draw(st.integers(0, 2)))
            source = draw(st.sampled_from(reading.sources)).id
            statements.append(replace(statement, content=(cut(text, words.start, end),), source=source, mode=Mode.INDIRECT))
    return replace(reading, statements=tuple(statements))


@st.composite
def corrections(draw: st.DrawFn, ledger: Ledger, number: int) -> Correction | None:
    """Any correction of what is in the ledger at the moment."""
    now, made = ledger.snapshot(), ledger.corrections()
    kinds = ["undo"] * bool(made) + ["same", "apart"] * bool(now.sources)
    kinds += ["source", "via", "said", "content", "accept", "reject", "stance", "stance"] * bool(now.statements)
    if not kinds:
        return None
    by, kind = signed(number), draw(st.sampled_from(kinds))
    if kind == "undo":
        return correcting.undoing(draw(st.sampled_from(made)), by)
    if kind in ("same", "apart"):
        source = draw(st.sampled_from(now.sources)).id
        places = sorted({a.id for a in now.articles})
        try:
            if kind == "same":
                return correcting.one(ledger, source, draw(st.sampled_from(now.sources)).id, by)
            return correcting.apart(ledger, source, draw(st.lists(st.sampled_from(places), min_size=1)), by)
        except SaysoError:
            return None
    statement = draw(st.sampled_from(now.statements))
    article = next(a for a in now.articles if a.id == statement.article)
    named = st.builds(Named, st.sampled_from(NAMES), st.sampled_from([SourceKind.PERSON, SourceKind.ORGANISATION]))
    values = {
        "source": (Aspect.SOURCE, named),
        "via": (Aspect.VIA, st.lists(named, max_size=2).map(tuple)),
        "said": (Aspect.SAID, st.sampled_from([None, Said("2024-09-01", "2024-09-02", "text")])),  # type: ignore[arg-type]
        "content": (Aspect.CONTENT, st.integers(0, 4).map(lambda at: (cut(article.text, at, at + 12),))),
    }
    if kind in values:
        aspect, chosen = values[kind]
        return correcting.of_statement(ledger, statement.id, aspect, draw(chosen), by)
    claim = draw(st.sampled_from([None, *now.claims]))
    if kind == "stance" and claim:
        return correcting.of_stance(ledger, statement.id, claim, draw(st.sampled_from([*Stance, None])), by)
    verdict = correcting.rejected if kind == "reject" else correcting.accepted
    return verdict(ledger, statement.id, claim, by)


def done(steps: Iterable[Step | tuple[Reading, dict[str, str]]]) -> tuple[str, list[str]]:
    """The export and the log after the steps, and concluding at every None and in the end."""
    with an_empty_ledger() as ledger:
        for step in (*steps, None):
            match step:
                case (Reading() as reading, models):
                    ledger.add(reading, models)
                case Correction():
                    ledger.correct(step)
                case str():
                    FLOW.pin(ledger, step)
                case None:
                    FLOW.conclude(ledger)
        assert ledger.verify() == ()
        return export.json(ledger.snapshot()), [as_line(each) for each in ledger.corrections()]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), STORIES, st.lists(st.sampled_from(CLAIMS), min_size=1, unique=True), st.randoms(use_true_random=False))
def test_corrections_and_readings_in_any_order_end_the_same(
    data: st.DataObject, story: list[Reading], claims: list[str], chance: random.Random
) -> None:
    made: list[Correction] = []
    last = {by_id(reading): (reading, MODELS) for reading in story}
    with an_empty_ledger() as ledger:
        for reading in story:
            ledger.add(reading, MODELS)
        for claim in claims:
            FLOW.pin(ledger, claim)
        for number in range(data.draw(st.integers(1, 6))):
            if data.draw(st.booleans()):
                FLOW.conclude(ledger)
            if data.draw(st.booleans()):
                again = data.draw(st.sampled_from(story).flatmap(other_readings))
                models = {**NEWER, "number": str(number)}
                ledger.add(again, models)
                last[by_id(again)] = again, models
            if correction := data.draw(corrections(ledger, number)):
                before = ledger.corrections()
                assert ledger.correct(correction) == 1
                assert ledger.corrections()[: len(before)] == before
                made.append(correction)
        FLOW.conclude(ledger)
        assert ledger.verify() == ()
        assert whole(document(ledger.snapshot(corrections=True)))
        end = export.json(ledger.snapshot()), [as_line(each) for each in ledger.corrections()]
    at_once = done([*last.values(), *claims, *made])
    assert at_once == end
    steps: list[Step | tuple[Reading, dict[str, str]]] = [*last.values(), *claims, *made, *made, None, None]
    chance.shuffle(steps)
    assert done(steps) == end
    assert done([*(from_line(line) for line in reversed(end[1])), *reversed(list(last.values())), *claims]) == end


def found(steps: Iterable[Step | tuple[Reading, dict[str, str]]]) -> str:
    """The export after the steps, where claims are found; at every None and in the end they are settled."""
    with an_empty_ledger() as ledger:
        for step in (*steps, None):
            match step:
                case (Reading() as reading, models):
                    ledger.add(reading, models)
                case Correction():
                    ledger.correct(step)
                case str():
                    FINDING.pin(ledger, step)
                case None:
                    FINDING.conclude(ledger, find=True)
        assert ledger.verify() == ()
        return export.json(ledger.snapshot())


def renamed(reading: Reading) -> Reading:
    """What another model makes of it: the same statements, by other ids."""
    return replace(reading, statements=tuple(replace(s, id=f"{s.id}x") for s in reading.statements))


def decision(data: st.DataObject, ledger: Ledger, number: int) -> Correction | None:
    """What somebody makes of a found claim, or of what a statement does to it; or the undoing of something."""
    now, by = ledger.snapshot(), signed(number)
    if made := data.draw(st.sampled_from([None, *ledger.corrections()])):
        return correcting.undoing(made, by)
    if not now.claims or not now.statements:
        return None
    claim, other = (data.draw(st.sampled_from(now.claims)) for _ in range(2))
    if data.draw(st.booleans()):
        statement = data.draw(st.sampled_from(now.statements))
        return correcting.of_stance(ledger, statement.id, claim, data.draw(st.sampled_from([*Stance, None])), by)
    way = data.draw(st.sampled_from(Decision))
    try:
        into = {Decision.PIN: pin(MINE), Decision.MERGE: other, Decision.SPLIT: None}[way]
        return finding.decision_on(ledger, claim, way, into, by)
    except SaysoError:
        return None


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), FOUND_IN, st.randoms(use_true_random=False))
def test_what_people_make_of_found_claims_ends_the_same_in_any_order(
    data: st.DataObject, story: list[Reading], chance: random.Random
) -> None:
    last = {by_id(reading): (reading, MODELS) for reading in story}
    made: list[Correction] = []
    pinned: list[str] = []
    with an_empty_ledger() as ledger:
        for reading in story:
            ledger.add(reading, MODELS)
        for number in range(data.draw(st.integers(1, 5))):
            FINDING.conclude(ledger, find=True)
            if data.draw(st.integers(0, 9)) == 9:
                FINDING.pin(ledger, MINE)
                pinned = [MINE]
            if data.draw(st.booleans()):
                again = renamed(data.draw(st.sampled_from(story)))
                last[by_id(again)] = again, {**NEWER, "number": str(number)}
                ledger.add(*last[by_id(again)])
            if correction := decision(data, ledger, number):
                ledger.correct(correction)
                made.append(correction)
        FINDING.conclude(ledger, find=True)
        assert whole(document(ledger.snapshot(corrections=True)))
        end = export.json(ledger.snapshot())
    steps: list[Step | tuple[Reading, dict[str, str]]] = [*last.values(), *made, *made, *pinned, None, None]
    chance.shuffle(steps)
    assert found([*last.values(), *made, *pinned]) == end
    assert found(steps) == end


def test_a_decision_holds_for_what_another_model_finds() -> None:
    story = [a_reading_of(number, *SAYINGS) for number in range(2)]
    with an_empty_ledger() as ledger:
        for reading in story:
            ledger.add(reading, MODELS)
        FINDING.conclude(ledger, find=True)
        claim = min(ledger.claims(), key=lambda each: each.id)
        ledger.correct(finding.decision_on(ledger, claim, Decision.SPLIT, None, signed(0)))
        for reading in story:
            ledger.add(renamed(reading), NEWER)
        FINDING.conclude(ledger)
        left = {each.text for each in ledger.claims()}
        assert left
        assert claim.text not in left
        (split,) = ledger.corrections()
        ledger.correct(correcting.undoing(split, signed(1)))
        FINDING.conclude(ledger)
        assert claim.text in {each.text for each in ledger.claims()}


def test_a_claim_pinned_in_the_place_of_a_found_one_goes_when_that_is_undone() -> None:
    with an_empty_ledger() as ledger:
        for number in range(2):
            ledger.add(a_reading_of(number, *SAYINGS), MODELS)
        FINDING.conclude(ledger, find=True)
        before = export.json(ledger.snapshot())
        claim = min(ledger.claims(), key=lambda each: each.id)
        made = finding.decision_on(ledger, claim, Decision.PIN, pin(MINE), signed(0))
        ledger.correct(made)
        FINDING.conclude(ledger)
        renamed = export.json(ledger.snapshot())
        assert MINE in {each.text for each in ledger.claims()}
        undone = correcting.undoing(made, signed(1))
        ledger.correct(undone)
        FINDING.conclude(ledger)
        assert export.json(ledger.snapshot()) == before
        ledger.correct(correcting.undoing(undone, signed(2)))
        FINDING.conclude(ledger)
        assert export.json(ledger.snapshot()) == renamed
        FINDING.pin(ledger, MINE)
        ledger.correct(correcting.undoing(made, signed(3)))
        FINDING.conclude(ledger)
        assert {MINE, claim.text} <= {each.text for each in ledger.claims()}


def spoken(ledger: Ledger) -> list[set[str]]:
    """The files in which each source across articles is known."""
    file = {article.sha256: article.file or "" for article in ledger.snapshot().articles}
    return sorted(({file[member.article] for member in ledger.members(s.id)} for s in ledger.snapshot().sources), key=sorted)


def a_speech(number: int, name: str) -> Reading:
    article = an_article(f"It rained {number} times, {name} said.", file=f"{number}.txt", outlet=None)
    source = a_source(name, article=article)
    return Reading(a_document(article), (), (source,), (a_statement(article, "It rained", source=source, mention=name),))


def test_sources_made_one_stay_one_and_bring_those_who_join_them() -> None:
    with an_empty_ledger() as ledger:
        for number, name in enumerate(("Ada Quill", "Cy Dunn")):
            ledger.add(a_speech(number, name), MODELS)
        FLOW.conclude(ledger)
        assert spoken(ledger) == [{"0.txt"}, {"1.txt"}]
        one, other = ledger.snapshot().sources
        ledger.correct(correcting.one(ledger, one.id, other.id, signed(0)))
        ledger.add(a_speech(2, "Cy Dunn"), MODELS)
        FLOW.conclude(ledger)
        assert spoken(ledger) == [{"0.txt", "1.txt", "2.txt"}]
        ledger.correct(correcting.undoing(ledger.corrections()[0], signed(1)))
        FLOW.conclude(ledger)
        assert spoken(ledger) == [{"0.txt"}, {"1.txt", "2.txt"}]


def test_who_is_set_apart_is_not_joined_by_anybody_of_that_name() -> None:
    with an_empty_ledger() as ledger:
        for number in range(3):
            ledger.add(a_speech(number, "Ada Quill"), MODELS)
        FLOW.conclude(ledger)
        (quill,) = ledger.snapshot().sources
        places = [article.id for article in ledger.snapshot().articles if article.file in ("0.txt", "2.txt")]
        ledger.correct(correcting.apart(ledger, quill.id, places, signed(0)))
        FLOW.conclude(ledger)
        assert spoken(ledger) == [{"0.txt", "2.txt"}, {"1.txt"}]
        ledger.add(a_speech(3, "Ada Quill"), MODELS)
        FLOW.conclude(ledger)
        assert spoken(ledger) == [{"0.txt", "2.txt"}, {"1.txt", "3.txt"}]
