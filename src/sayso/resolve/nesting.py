"""Attributions within the content of others, found by where they stand: "X reported that Y said P" holds "Y said P".

A tagger may see both and not that one holds the other, see only X's, or give Y less of its words than X. Where X's content is
nothing but Y's saying, Y has said all of it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from sayso.attribute.acts import act
from sayso.model import Attribution, Span
from sayso.resolve.mentions import Shape, parse
from sayso.resolve.phrases import may_speak
from sayso.spans import content_id, cut

__all__ = ["nest"]

OWN = 0.1  # share of letters before the inner saying up to which an outer content is nothing but that saying
LOOK = 160  # code points at the start of a content in which another's saying is looked for
LEAST = 12  # code points that such a saying has at least
# "[petitioner Ann Smith has alleged that] she was there"; looser patterns find two wrong to one right on the training stories.
OPENS = re.compile(
    r"(?:that )?[\"“‘]?(?P<source>(?:[\w’'&.-]+ ){0,9}?[\w’'&.-]+)(?: \([A-Z]{2,8}\))?,?"
    r"(?: (?:also|has|have|had|later|now|previously|then)){0,2} "
    r"(?:(?P<said>says?|said|told [A-Z]\w+)(?: that)?,? |(?P<reported>(?:confirm|claim|report|insist|predict|suggest|warn|announc"
    r"|alleg|stat|indicat|acknowledg|admitt|deni)(?:e?s|ed)) (?:that |(?=(?:the|an?|his|her|its|their) )))[\"“‘]?"
)
CLOSES = re.compile(r"(?P<source>(?:[\w’'&.-]+ ){0,9}?[\w’'&.-]+) (?P<said>said|says|added|told [A-Z]\w+)[.,]?")
NO_SOURCE = re.compile(
    r"\b(?:as|i|s?he|we|you|they|it|who|which|what|that|\w+thing|could|would|can|may|might|should|will|not|never)\b",
    re.IGNORECASE,
)
OVERLAP = 0.5  # share of an inner content that has to lie in the outer one


def nest(text: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions that have content, with `nested_in` where one stands inside another, and inner sayings made whole."""
    found = [one for one in attributions if one.content]
    taken = {span.start for one in found for span in one.cue}
    spoken = (saying for one in found for saying in (_inner(text, one, taken), _closing(text, one, taken)) if saying)
    made = {one.id: one for one in (*found, *spoken)}
    order = sorted(made.values(), key=lambda one: (*_hull(one.content), one.id))
    inside: dict[str, list[Attribution]] = {}
    held = _holders(order)
    for one in order:
        if holders := held.get(one.id):
            nearest = min(holders, key=lambda other: (sum(s.end - s.start for s in other.content), other.id))
            holder = one.nested_in if one.nested_in in made else nearest.id
            inside.setdefault(str(holder), []).append(one)
            made[one.id] = replace(one, nested_in=holder)
    for id, inner in inside.items():
        first, *others = sorted(inner, key=lambda one: (_opening(one), one.id))
        begin = min(_opening(first), first.content[0].start)
        own = sum(_letters(text, span.start, min(span.end, begin)) for span in made[id].content)
        if own <= OWN * sum(_letters(text, span.start, span.end) for span in made[id].content):
            stop = min((_opening(other) for other in others), default=len(text))
            made[first.id] = replace(made[first.id], content=_extended(text, first, made[id], stop))
    return tuple(made.values())


def _holders(order: Sequence[Attribution]) -> dict[str, list[Attribution]]:
    """The attributions that hold another, by its id. `order` is that of the contents in the text, which is gone through once."""
    found: dict[str, list[Attribution]] = {}
    coming, around = deque(order), list[Attribution]()
    for inner in sorted((one for one in order if one.source or one.cue), key=_opening):
        first = _opening(inner)
        while coming and _hull(coming[0].content)[0] <= first:
            around.append(coming.popleft())
        around = [outer for outer in around if first <= _hull(outer.content)[1] + 1]
        found[inner.id] = [outer for outer in around if outer.id != inner.id and _holds(outer, inner)]
    return found


def _inner(text: str, outer: Attribution, taken: Container[int]) -> Attribution | None:
    """The saying that a content opens with, where nobody has found one in it: "[the guards said it fell]"."""
    span = outer.content[0]
    match = OPENS.match(text, span.start, min(span.end, span.start + LOOK))
    if not match or span.end - match.end() < LEAST:
        return None
    source, cue = cut(text, *match.span("source")), cut(text, *match.span("said" if match["said"] else "reported"))
    mention = parse(source.exact)
    speaks = mention.shape is Shape.NAME or may_speak(mention.head)
    if cue.start in taken or not speaks or NO_SOURCE.search(source.exact):
        return None
    parts = (source,), (cue,), (cut(text, match.end(), span.end), *outer.content[1:])
    return Attribution(content_id("t", outer.id, *parts), *parts, outer.id, outer.confidence, act(text, *parts))


def _closing(text: str, outer: Attribution, taken: Container[int]) -> Attribution | None:
    """The saying whose speaker a content closes with: ["They met," one of the guards said], the Herald reported."""
    *content, last = outer.content
    match = CLOSES.fullmatch(last.exact) if content else None
    if not match:
        return None
    source, cue = (cut(text, last.start + match.start(part), last.start + match.end(part)) for part in ("source", "said"))
    if cue.start in taken or NO_SOURCE.search(source.exact):
        return None
    parts = (source,), (cue,), tuple(content)
    return Attribution(content_id("t", outer.id, *parts), *parts, outer.id, outer.confidence, act(text, *parts))


def _hull(spans: Iterable[Span]) -> tuple[int, int]:
    bounds = [(s.start, s.end) for s in spans]
    return min(start for start, _ in bounds), max(end for _, end in bounds)


def _opening(one: Attribution) -> int:
    return _hull((*one.source, *one.cue))[0]


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether an attribution's source and cue stand within another's content, and its own content with them."""
    start, end = _hull(outer.content)
    if inner.content[-1].end < start or end < inner.content[0].start:
        return False
    first, last = _hull((*inner.source, *inner.cue))
    if first < start or end + 1 < last or any(cue in outer.cue for cue in inner.cue):
        return False
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in outer.content for b in inner.content)
    return shared >= OVERLAP * sum(s.end - s.start for s in inner.content)


def _extended(text: str, inner: Attribution, outer: Attribution, stop: int) -> tuple[Span, ...]:
    """The content of a saying, with what the one that quotes it goes on to quote after it; `stop` is where another begins."""
    tail = inner.content[-1]
    if _opening(inner) > inner.content[0].start:
        return inner.content
    rest = [(max(tail.end, s.start), min(s.end, stop)) for s in outer.content]
    rest = [(start, end) for start, end in rest if start < end]
    if rest and rest[0][0] == tail.end:
        tail, rest = cut(text, tail.start, rest[0][1]), rest[1:]
    return (*inner.content[:-1], tail, *(cut(text, start, end) for start, end in rest))
