"""Claims found in a ledger: the same in any order of reading, an article touching only its story, and what people decide."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any, cast
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso import finding
from sayso.correcting import Signed
from sayso.errors import UsageError
from sayso.flow import Flow
from sayso.judge import matters
from sayso.ledger import Ledger
from sayso.model import Article, Claim, Decision, Position, Reading, Source, Stance, Statement
from sayso.show import export
from tests.databases import an_empty_ledger
from tests.factories import MODELS, a_document, a_source, a_statement, an_article

pytestmark = pytest.mark.usefixtures("database")
SAYINGS = (
    "Harbour Bridge was closed by the mayor on Monday",
    "Harbour Bridge was closed by the city on Monday",
    "Harbour Bridge was never closed by anybody on Monday",
    "Ada Quill was asked to leave the council meeting",
    "Ada Quill was told to leave the council meeting",
    "Long Island is to get another ferry this summer",
    "Long Island is to get another ferry this winter",
)
PINNED = "The bridge was closed."


class Encoder:
    """Two texts are as alike as they share words."""

    model = SimpleNamespace(name="nearness", sha256="n")

    def vector(self, text: str) -> npt.NDArray[np.float64]:
        vector = np.zeros(384)
        for word in text.split():
            for spread in range(8):
                vector[crc32(f"{word} {spread}".encode()) % 384] += 1.0
        length: float = float(np.linalg.norm(vector)) or 1.0
        return vector / length


class Judge:
    """Takes positions that depend on the statement and on all the claims, as the real one does."""

    model = SimpleNamespace(name="judge", sha256="j")
    nearness = Encoder()

    def positions(
        self, claims: Sequence[Claim], statements: Sequence[Statement], sources: Sequence[Source], articles: Sequence[Article]
    ) -> tuple[Position, ...]:
        found = []
        for claim in claims:
            for statement in statements:
                number = crc32(f"{claim.text} {statement.content[0].exact} {len(claims)}".encode())
                if stance := (*Stance, None)[number % 5]:
                    found.append(Position(claim.id, statement.id, stance, number % 97 / 97))
        return tuple(found)


FLOW = Flow(cast(Any, SimpleNamespace(model=SimpleNamespace(name="tagger", sha256="t"))), cast(Any, Judge()))


def a_reading_of(number: int, *sayings: str, published: str | None = "2024-10-01") -> Reading:
    """An article in which somebody says these things."""
    article = an_article("\n".join([f"Number {number}", *sayings]), file=f"{number}.txt", published=published)
    source = a_source("Ada Quill", article=article)
    return Reading(
        a_document(article), (), (source,), tuple(a_statement(article, words, source=source, cue="") for words in sayings)
    )


def told(steps: Iterable[Reading | str | None]) -> str:
    """The export after reading articles, pinning claims and, at None and in the end, finding claims."""
    with an_empty_ledger() as ledger:
        for step in (*steps, None):
            match step:
                case Reading():
                    ledger.add(step, MODELS)
                case str():
                    FLOW.pin(ledger, step)
                case None:
                    FLOW.conclude(ledger, find=True)
        assert ledger.verify() == ()
        return export.json(ledger.snapshot())


STORIES = st.lists(st.lists(st.sampled_from(SAYINGS), min_size=0, max_size=4, unique=True), min_size=1, max_size=6).map(
    lambda drawn: [a_reading_of(number, *sayings) for number, sayings in enumerate(drawn)]
)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES, st.integers(0, 3), st.randoms(use_true_random=False), st.sampled_from([5, 600]))
def test_any_order_in_any_batches_finds_the_same(story: list[Reading], pauses: int, chance: random.Random, most: int) -> None:
    steps: list[Reading | str | None] = [*story, PINNED, *[None] * pauses]
    chance.shuffle(steps)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(matters, "MOST", most)
        assert told(steps) == told([*story, PINNED])


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES, st.randoms(use_true_random=False), st.sampled_from([5, 600]))
def test_articles_read_again_leave_nothing_behind(story: list[Reading], chance: random.Random, most: int) -> None:
    number = chance.randrange(len(story))
    words = [each.content[0].exact for each in story[number].statements]
    again = a_reading_of(number, *words, published="2024-09-30")
    fewer = Reading(again.document, (), again.sources, again.statements[:1])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(matters, "MOST", most)
        assert told([*story, None, fewer]) == told([*story[:number], fewer, *story[number + 1 :]])


def test_who_stood_on_a_claim_still_does_when_the_article_whose_words_it_is_in_is_read_again() -> None:
    story = [a_reading_of(number, *SAYINGS[:3]) for number in range(3)]
    for number in range(3):
        again = a_reading_of(number, *SAYINGS[:3], published="2024-09-30")
        assert told([*story, None, again]) == told([*story[:number], again, *story[number + 1 :]])


def test_pinned_claims_stand_as_they_do_without_found_ones() -> None:
    story = [a_reading_of(number, *SAYINGS[number : number + 3]) for number in range(3)]
    both = json.loads(told([*story, PINNED]))
    with an_empty_ledger() as ledger:
        for reading in story:
            ledger.add(reading, MODELS)
        claim = FLOW.pin(ledger, PINNED)
        FLOW.conclude(ledger)
        alone = json.loads(export.json(ledger.snapshot()))
    assert [each["pinned"] for each in both["claims"]].count(False) > 0
    assert [p for p in both["positions"] if p["claim"] == claim.id] == alone["positions"]
    assert all(each["statement"] for each in both["claims"] if not each["pinned"])


def test_nothing_is_found_until_it_is_asked_for_and_then_kept_up_to_date() -> None:
    with an_empty_ledger() as ledger:
        ledger.add(a_reading_of(0, *SAYINGS[:2]), MODELS)
        FLOW.conclude(ledger)
        assert ledger.claims() == ()
        FLOW.conclude(ledger, find=True)
        assert len(ledger.claims()) == 1
        ledger.add(a_reading_of(1, *SAYINGS[3:5]), MODELS)
        FLOW.conclude(ledger)
        assert len(ledger.claims()) == 2


def test_an_article_touches_only_its_story(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    with an_empty_ledger() as ledger:
        for number, sayings in enumerate((SAYINGS[:2], SAYINGS[3:5])):
            ledger.add(a_reading_of(number, *sayings), MODELS)
        FLOW.conclude(ledger, find=True)
        ledger.add(new := a_reading_of(2, SAYINGS[2]), MODELS)
        FLOW.conclude(ledger, progress=judged.append)
        bridge = {s.article for s in ledger.snapshot().statements if "Bridge" in s.content[0].exact}
    assert new.document.article.id in judged
    assert set(judged) <= bridge


def test_what_is_interrupted_is_done_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    story = [a_reading_of(number, *SAYINGS[number : number + 2]) for number in range(4)]

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with an_empty_ledger() as ledger:
        for reading in story[:2]:
            ledger.add(reading, MODELS)
        FLOW.conclude(ledger, find=True)
        for reading in story[2:]:
            ledger.add(reading, MODELS)
        for place in ("sayso.judge.centre", "sayso.judge.find", "sayso.trace.settle"):
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(place, interrupted)
                with pytest.raises(KeyboardInterrupt):
                    FLOW.conclude(ledger)
        FLOW.conclude(ledger)
        assert export.json(ledger.snapshot()) == told(story)


def decide(ledger: Ledger, claim: Claim, decision: Decision, into: Claim | None) -> None:
    ledger.correct(finding.decision_on(ledger, claim, decision, into, Signed("ada", "2024-10-01T00:00:00+00:00")))


def test_people_pin_merge_and_split_what_was_found() -> None:
    story = [a_reading_of(number, *SAYINGS) for number in range(2)]
    with an_empty_ledger() as ledger:
        for reading in story:
            ledger.add(reading, MODELS)
        FLOW.conclude(ledger, find=True)
        before = {claim.text: claim for claim in ledger.claims()}
        one, other, third = sorted(before.values(), key=lambda claim: claim.id)[:3]
        pinned = FLOW.pin(ledger, "My own words.")
        decisions = ((one, Decision.PIN, pinned), (other, Decision.MERGE, third))
        for claim, decision, into in decisions:
            decide(ledger, claim, decision, into)
        FLOW.conclude(ledger)
        ids = {claim.id for claim in ledger.claims()}
        assert {one.id, other.id} & ids == set()
        assert {pinned.id, third.id} <= ids
        ledger.add(a_reading_of(7, *SAYINGS), MODELS)
        FLOW.conclude(ledger)
        assert {one.id, other.id} & {claim.id for claim in ledger.claims()} == set()
        decide(ledger, third, Decision.SPLIT, None)
        FLOW.conclude(ledger)
        assert third.id not in {claim.id for claim in ledger.claims()}


def test_a_found_claim_is_verbatim_and_verify_sees_when_it_is_not() -> None:
    with an_empty_ledger() as ledger:
        reading = a_reading_of(0, *SAYINGS[:2])
        ledger.add(reading, MODELS)
        made_up = Claim("c1", "Harbour Bridge was open", False, reading.statements[0].id, None)
        ledger.stories.settle((reading.document.article.id, 0), [made_up], {}, [], MODELS)
        assert [mismatch.where for mismatch in ledger.verify()] == ["claim c1"]


def test_what_cannot_be_decided_is_refused() -> None:
    with an_empty_ledger() as ledger:
        for number, sayings in enumerate((SAYINGS[:2], SAYINGS[3:5])):
            ledger.add(a_reading_of(number, *sayings), MODELS)
        pinned = FLOW.pin(ledger, PINNED)
        FLOW.conclude(ledger, find=True)
        one, other = (claim for claim in ledger.claims() if not claim.pinned)
        for claim, decision, into in (
            (pinned, Decision.SPLIT, None),
            (one, Decision.MERGE, other),
            (one, Decision.MERGE, pinned),
        ):
            with pytest.raises(UsageError):
                decide(ledger, claim, decision, into)
