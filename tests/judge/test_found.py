"""Which statements are taken as claims, and what people can make of that."""

from __future__ import annotations

import random
from zlib import crc32

import numpy as np

from sayso.judge.found import Found, find, folded
from sayso.judge.likeness import Whole, whole
from sayso.model import Claim, Decided, Decision, Position, Stance, Statement
from tests.factories import a_statement, an_article

TEXT = """Harbour Bridge was closed by the mayor on Monday
Harbour Bridge was closed by the city on Monday
it was closed by the city on Monday, all of it
Ada Quill was asked to leave the council meeting
Ada Quill was told to leave the council meeting
the ferry to Long Island is late again today"""


def statements() -> list[Statement]:
    article = an_article(TEXT)
    return [a_statement(article, line, cue="") for line in TEXT.splitlines()]


def by_words(said: Statement) -> Whole:
    """A vector that two texts share as far as they share words."""
    vector = np.zeros(384)
    for word in said.content[0].exact.split():
        for spread in range(8):
            vector[crc32(f"{word} {spread}".encode()) % 384] += 1.0
    return whole(vector / np.linalg.norm(vector))


def found(*decided: Decided, most: int = 12) -> dict[str, Found]:
    said = statements()
    random.Random(most).shuffle(said)
    return {each.claim.text: each for each in find(said, {each.id: by_words(each) for each in said}, decided, most)}


def test_each_matter_is_found_in_the_clearest_words_and_what_one_alone_says_is_none() -> None:
    claims = found(most=2)
    assert {text.split()[0] for text in claims} == {"Harbour", "Ada"}
    assert all(not each.claim.pinned and each.claim.statement for each in claims.values())
    assert found(most=1).keys() < claims.keys()


def test_nothing_comes_of_nothing() -> None:
    assert find([], {}) == find(statements()[:1], {each.id: by_words(each) for each in statements()[:1]}) == ()


def test_a_pinned_matter_is_not_found_again() -> None:
    before = found(most=2)
    (bridge,) = (each for text, each in before.items() if text.startswith("Harbour"))
    after = found(Decided(bridge.claim.id, Decision.PIN, "c1"), most=2)
    assert [text.split()[0] for text in after] == ["Ada"]


def test_what_is_merged_counts_as_the_other() -> None:
    before = found(most=2)
    (bridge,) = (each for text, each in before.items() if text.startswith("Harbour"))
    (quill,) = (each for text, each in before.items() if text.startswith("Ada"))
    after = found(Decided(quill.claim.id, Decision.MERGE, bridge.claim.id), most=2)
    assert {each.counts_as for each in after.values()} == {bridge.claim.id}
    in_a_circle = Decided(bridge.claim.id, Decision.MERGE, quill.claim.id)
    both = found(Decided(quill.claim.id, Decision.MERGE, bridge.claim.id), in_a_circle, most=2)
    assert {each.counts_as for each in both.values()} == {min(bridge.claim.id, quill.claim.id)}


def test_a_claim_that_is_split_gives_way_to_others_near_it() -> None:
    before = found(most=2)
    (bridge,) = (each for text, each in before.items() if text.startswith("Harbour"))
    after = found(Decided(bridge.claim.id, Decision.SPLIT), most=2)
    assert bridge.claim.text not in after
    assert any("closed" in text for text in after)


def test_positions_on_a_merged_claim_are_those_on_the_other_unless_there_are_some() -> None:
    kept, gone = (Found(Claim(id, id, False, id, None), "c1") for id in ("c1", "c2"))
    taken = (
        Position("c1", "s1", Stance.AFFIRMS, 0.4),
        Position("c2", "s1", Stance.DENIES, 0.9),
        Position("c2", "s2", Stance.DENIES, 0.8),
    )
    assert folded([kept, gone], taken) == (taken[0], Position("c1", "s2", Stance.DENIES, 0.8))
