"""The words that a statement keeps of an attribution's content: no cue, no outer quotation marks, no leading "that"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.model import Attribution, Mode, Span
from sayso.resolve.quotations import Quotations
from sayso.spans import trimmed

__all__ = ["contents", "mode"]

_OPENING, _CLOSING = "\"“«‘'", "\"”»’'"
_PAIR = {'"': '"', "“": "”", "«": "»", "‘": "’", "'": "'"}
_THAT = re.compile(r"that\s+(?!(?:is|was|were|has|had|would|will|could|can|may|might|did|does)\b)", re.IGNORECASE)
_EDGE = " ,;:–—-"
QUOTED_WHOLE = 0.97  # share of letters in quotation marks: closing full stops and marks stray, a word outside does not


def contents(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """The content spans cut clean, in order of the text; parts without a letter or digit are dropped."""
    pieces: list[tuple[int, int]] = [(span.start, span.end) for span in attribution.content]
    for taken in (*attribution.cue, *attribution.source):
        pieces = [part for piece in pieces for part in _without(piece, taken)]
    cleaned = (_clean(text, start, end) for start, end in pieces)
    return tuple(sorted({span for span in cleaned if span and any(map(str.isalnum, span.exact))}))


def _without(piece: tuple[int, int], taken: Span) -> Iterable[tuple[int, int]]:
    (start, end), low, high = piece, taken.start, taken.end
    if high <= start or end <= low:
        return [piece]
    return [part for part in ((start, low), (high, end)) if part[0] < part[1]]


def _clean(text: str, start: int, end: int) -> Span | None:
    span = trimmed(text, start, end, _EDGE)
    while span:
        start, end = span.start, span.end
        if text[start] in _OPENING and not _closes_inside(text, start, end):
            start += 1
        elif text[end - 1] in _CLOSING and not _opens_inside(text, start, end):
            end -= 1
        elif text[start] in _PAIR and end - start > 1 and text[end - 1] == _PAIR[text[start]] and _one_pair(text, start, end):
            start, end = start + 1, end - 1
        elif text[start - 1 : start] not in _OPENING and (that := _THAT.match(text, start, end)):
            start = that.end()
        elif text[end - 1] == "." and text[end : end + 1] not in tuple(_CLOSING) and "." not in text[end - 4 : end - 1]:
            end -= 1
        else:
            return span
        span = trimmed(text, start, end, _EDGE)
    return None


def _closes_inside(text: str, start: int, end: int) -> bool:
    return text.find(_PAIR[text[start]], start + 1, end) >= 0


def _opens_inside(text: str, start: int, end: int) -> bool:
    if text[end - 1] in "’'":  # an apostrophe closes nothing: "the workers'"
        return text.rfind("‘", start, end) >= 0 or text[end - 2 : end - 1].isalnum()
    opening = {"”": "“", "»": "«", '"': '"'}[text[end - 1]]
    inner = text.count(opening, start, end - 1)
    return inner % 2 == 1 if opening == '"' else inner > text.count(text[end - 1], start, end - 1)


def _one_pair(text: str, start: int, end: int) -> bool:
    """Whether the marks at both ends are one pair around everything."""
    return text.find(text[end - 1], start + 1, end) == end - 1 and text.find(text[start], start + 1, end - 1) < 0


def mode(text: str, spans: Iterable[Span], quoted: Quotations) -> Mode:
    """Direct when all letters stand in quotation marks, indirect when none do, else mixed."""
    letters = [at for span in spans for at in range(span.start, span.end) if text[at].isalnum()]
    share = sum(map(quoted.inside, letters)) / max(1, len(letters))
    return Mode.DIRECT if share >= QUOTED_WHOLE else Mode.MIXED if share > 0 else Mode.INDIRECT
