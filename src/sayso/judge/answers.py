"""Answers that name nothing: "It's nonsense", "denied the claims", "declined to comment", "can't rule it out".

A small model that reads one statement cannot know what "the claims" are; the other statements of the article say it. On the 30
training stories, with perfect statements and affirmations, the claims affirmed before such a statement (by the source that it
names, if it names one) are the ones it denies in 36 of 59 cases and declines to speak of in 4 of 7; hedges of this kind do not
occur there, so theirs is a guess (`python -m bench.answers`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.judge.evidence import stems
from sayso.judge.wording import emptied, wording
from sayso.model import Position, Source, Stance, Statement

__all__ = ["answers"]

LONGEST = 12  # words of a content that can be a mere answer
CHANCE = 0.61  # 36 of 59, see above
MAIN = 0.5  # claims affirmed at least half as strongly as the one affirmed most are what the article is about
_FILLER = re.compile(
    r"\b(?:think|know|complete(?:ly)?|entire(?:ly)?|absolute(?:ly)?|total(?:ly)?|utter(?:ly)?|pure(?:ly)?|plain(?:ly)?|happen(?:ed|s)?"
    r"|everything|anything|something|else|who)\b"
)

_ENDINGS = frozenset("smdt")  # what "it's", "I'm" and "he'd" leave of themselves


def answers(statements: Sequence[Statement], taken: Sequence[Position], sources: Mapping[str, Source]) -> Iterator[Position]:
    """The positions that answers take, for the statements of one article in the order of its text.

    `taken` are the positions of these statements so far; claims on which a statement has a position already are left alone.
    """
    affirmed: defaultdict[str, list[Position]] = defaultdict(list)
    has = {(position.claim, position.statement) for position in taken}
    for position in taken:
        if position.stance is Stance.AFFIRMS:
            affirmed[position.statement].append(position)
    names = {s.source: _names(sources.get(s.source)) for s in statements}
    for i, statement in enumerate(statements):
        stance = _stance(statement)
        left = stems(_FILLER.sub(" ", emptied(_words(statement)))) - _ENDINGS if stance else frozenset[str]()
        named = {source for source, words in names.items() if left & words and source != statement.source}
        if stance is None or left - frozenset[str]().union(*(names[source] for source in named)):
            continue
        weight: defaultdict[str, float] = defaultdict(float)
        for before in statements[:i]:
            if before.source != statement.source and (not named or before.source in named):
                for position in affirmed[before.id]:
                    weight[position.claim] += position.confidence
        most = max(weight.values(), default=0.0)
        for claim in sorted(weight):
            if weight[claim] >= MAIN * most and (claim, statement.id) not in has:
                yield Position(claim, statement.id, stance, CHANCE)


def _stance(statement: Statement) -> Stance | None:
    content, cue = _words(statement), " ".join(span.exact for span in statement.cue)
    if len(content.split()) > LONGEST:
        return None
    inside, around = wording(content), wording(cue)
    if inside.refusal or around.refusal:
        return Stance.DECLINES
    if around.denial or inside.denial or inside.false:
        return Stance.DENIES
    if inside.modal:
        return Stance.HEDGES
    return Stance.DENIES if inside.negation else None


def _words(statement: Statement) -> str:
    return " ".join(span.exact for span in statement.content)


def _names(source: Source | None) -> frozenset[str]:
    return stems(" ".join((source.name, *source.aliases))) if source else frozenset()
