"""The words that a statement keeps of an attribution's content: no cue or source, no outer quotation marks, no "that"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from sayso.attribute.quotations import bare
from sayso.model import Attribution, Mode, Span
from sayso.spans import cut

__all__ = ["contents", "mode"]

LEFT_OVER = frozenset({"that", "according", "to", "as", "and", "but"})  # words that alone say nothing
_WORD = re.compile(r"[^\W_]+")
QUOTED_WHOLE = 0.97  # share of letters in quotation marks: closing full stops and marks stray, a word outside does not


def contents(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """The content spans cut clean, in order of the text; parts that say nothing are dropped."""
    pieces: list[tuple[int, int]] = [(span.start, span.end) for span in attribution.content]
    for taken in (*attribution.cue, *attribution.source):
        pieces = [part for piece in pieces for part in _without(piece, taken)]
    cleaned = (bare(text, cut(text, start, end)) for start, end in pieces)
    return tuple(sorted({span for span in cleaned if span and set(_WORD.findall(span.exact.lower())) - LEFT_OVER}))


def _without(piece: tuple[int, int], taken: Span) -> Iterable[tuple[int, int]]:
    start, end = piece
    if taken.end <= start or end <= taken.start:
        return [piece]
    return [part for part in ((start, taken.start), (taken.end, end)) if part[0] < part[1]]


def mode(text: str, spans: Iterable[Span], quoted: Callable[[int], bool]) -> Mode:
    """Direct when all letters stand in quotation marks, indirect when none do, else mixed. `quoted` tells by the offset."""
    letters = [at for span in spans for at in range(span.start, span.end) if text[at].isalnum()]
    share = sum(map(quoted, letters)) / max(1, len(letters))
    return Mode.DIRECT if share >= QUOTED_WHOLE else Mode.MIXED if share > 0 else Mode.INDIRECT
