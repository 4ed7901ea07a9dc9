"""Claims found: the matters that the statements of a story turn on, each in the clear words of one of them.

Around each statement are those that are like it. Those statements are taken as claims whose surroundings best stand for all: each
in turn adds most to how well all surroundings are matched by one that is taken, more so the clearer its words (facility location,
greedily; Nemhauser, Wolsey and Fisher 1978). What the positions on a claim are is then for the judge to say, as if it had been
pinned. `python -m bench.found` has the figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from sayso.judge.context import Surroundings
from sayso.judge.labels import label
from sayso.judge.likeness import Alike, Whole, alike, stacked, whole
from sayso.judge.nearness import Nearness
from sayso.model import Article, Claim, Decided, Decision, Position, Source, Statement
from sayso.spans import content_id

Alikes = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

__all__ = ["Found", "find", "folded", "vectors"]

MOST = 12  # claims of a story; with 16 coverage is .622, and nobody reads as many
LIKE = 0.5  # statements as alike as this are in each other's surroundings. Coverage at .45, .5, .55: .583, .611, .595
FINER = 0.65  # the same, for a claim that somebody has split
SAME = 0.65  # two as alike as this are one claim
CLEAR = 2  # power of its words' clarity by which a claim is worth more; at 0, 1, 2, 3 coverage is .609, .611, .611, .611, and
# the claims found are as clear as .75, .82, .82, .82


@dataclass(frozen=True, slots=True)
class Found:
    """A claim in the words of its statement, and the id under which its positions count: another one's if they were merged."""

    claim: Claim
    counts_as: str


def vectors(nearness: Nearness, statements: Iterable[Statement], sources: Iterable[Source], article: Article) -> dict[str, Whole]:
    """Halfway between the vectors of a statement's words and of their sentence, by statement id."""
    surroundings, known = Surroundings.of(article), {source.id: source for source in sources}
    found = {}
    for statement in statements:
        passage = surroundings.passage(statement, known)
        found[statement.id] = whole((nearness.vector(passage.content) + nearness.vector(passage.sentence)) / 2)
    return found


def find(
    statements: Collection[Statement], vectors: Mapping[str, Whole], decided: Collection[Decided] = (), most: int = MOST
) -> tuple[Found, ...]:
    """The claims of one story, by id: at most `most`, and what people made of them. The order of the statements does not matter.

    `vectors` are by statement. Ids come from a claim's words and its statement.
    """
    ordered = [s for s in sorted(statements, key=lambda statement: statement.id) if s.id in vectors]
    if not ordered:
        return ()
    rows = stacked([vectors[statement.id] for statement in ordered])
    near = alike(rows, rows)
    labels = [label(statement) for statement in ordered]
    worth = np.asarray([each.clarity**CLEAR if each else 0.0 for each in labels])
    claims = {
        place: Claim(content_id("c", each.words, ordered[place].id), each.words, False, ordered[place].id, None)
        for place, each in enumerate(labels)
        if each
    }
    place_of = {claim.id: place for place, claim in claims.items()}
    id_of = {claim.text: claim.id for _, claim in sorted(claims.items(), reverse=True)}
    decided = [_present(each, place_of, id_of) for each in decided]
    kept = {each.claim for each in decided} | {each.other for each in decided if each.decision is Decision.MERGE}
    asked = sorted(place_of[id] for id in kept if id in place_of)
    chosen = _chosen(near >= LIKE, near >= SAME, worth, asked, most)
    alike_in_words = _alike_in_words(claims.values())
    into = {
        id: each.other
        for each in decided
        if each.decision is Decision.MERGE and each.other in place_of
        for id in alike_in_words.get(each.claim, [])
        if id != each.other
    }
    hidden = {id for each in decided if each.decision is not Decision.MERGE for id in alike_in_words.get(each.claim, [])}
    for place in [place_of[each.claim] for each in decided if each.decision is Decision.SPLIT and each.claim in place_of]:
        around = np.flatnonzero(near[place] >= LIKE)
        within = near[np.ix_(around, around)]
        parts = _chosen(within >= FINER, within >= SAME, np.where(around == place, 0.0, worth[around]), [], 2)
        chosen += [int(around[part]) for part in parts]
    found = {claims[place].id: Found(claims[place], _last(claims[place].id, into)) for place in chosen}
    return tuple(each for id, each in sorted(found.items()) if not {id, each.counts_as} & hidden)


def folded(found: Collection[Found], positions: Iterable[Position]) -> tuple[Position, ...]:
    """The positions with those on a claim that was merged into another as positions on that one, the surest of each statement.

    By claim and statement id.
    """
    counts_as = {each.claim.id: each.counts_as for each in found}
    surest: dict[tuple[str, str], Position] = {}
    for position in sorted(positions, key=lambda p: (p.claim != counts_as[p.claim], -p.confidence, p.claim)):
        claim = counts_as[position.claim]
        surest.setdefault((claim, position.statement), replace(position, claim=claim))
    return tuple(position for _, position in sorted(surest.items()))


def _chosen(like: Alikes, same: Alikes, worth: Alike, asked: Iterable[int], most: int) -> list[int]:
    """The places of at most `most` statements whose surroundings best stand for all, those asked for among them.

    Of equally good ones the first is taken; surroundings of one statement count for nothing, and so does what is the same as one
    that is taken.
    """
    worth = worth.copy()
    around = like.astype(np.float64)
    np.fill_diagonal(around, 1.0)
    size = around.sum(1)
    matched = 2 * (around @ around.T) / (size[:, None] + size[None])
    matched[:, size < 2] = 0.0
    best, chosen = np.zeros(len(size)), []
    for place in asked:
        chosen.append(place)
        best, worth[same[place]] = np.maximum(best, matched[place]), 0.0
    while len(chosen) < most:
        gains = (np.maximum(matched - best, 0.0).sum(1) * worth).round(9)
        place = int(gains.argmax())
        if gains[place] <= 0:
            break
        chosen.append(place)
        best, worth[same[place]] = np.maximum(best, matched[place]), 0.0
    return chosen


def _alike_in_words(claims: Collection[Claim]) -> Mapping[str, Collection[str]]:
    """The claims in the same words, as copies of an article have them: what is decided about one is decided about all."""
    ids: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        ids[claim.text].append(claim.id)
    return {claim.id: ids[claim.text] for claim in claims}


def _present(decided: Decided, place_of: Mapping[str, int], id_of: Mapping[str, str]) -> Decided:
    """What was decided, by the ids of the claims that are there now: the same ids, else those of the same words."""
    claim, other = (
        id if id in place_of else id_of.get(words, id)
        for id, words in ((decided.claim, decided.words), (decided.other, decided.other_words))
    )
    return replace(decided, claim=claim, other=other)


def _last(claim: str, into: Mapping[str, str]) -> str:
    """Where merging leads; of claims merged in a circle, the first."""
    chain = [claim]
    while (further := into.get(chain[-1])) and further not in chain:
        chain.append(further)
    return min(chain[chain.index(further) :]) if further else chain[-1]
