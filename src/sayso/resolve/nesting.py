"""Attributions within the content of others, found by where they stand: "X reported that Y said P" holds "Y said P".

A tagger may see both and not that one holds the other, or give Y less of its words than X. Where X's content is nothing but Y's
saying, Y has said all of it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model import Attribution, Span
from sayso.spans import cut

__all__ = ["nest"]

OWN = 0.1  # share of letters before the inner saying up to which an outer content is nothing but that saying
OVERLAP = 0.5  # share of an inner content that has to lie in the outer one


def nest(text: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions that have content, with `nested_in` where one stands inside another, and inner sayings made whole."""
    made = {one.id: one for one in attributions if one.content}
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
    return tuple(made[one.id] for one in attributions if one.id in made)


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
