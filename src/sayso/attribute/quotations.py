"""Quotation marks: which stretches of a text are quoted, whatever the marks, and the trimming of a content's ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from sayso.model import Span
from sayso.spans import trimmed

__all__ = ["MARKS", "Quotation", "bare", "quotations"]

OPENING = "“„«‘‚"
CLOSING = "”»’"
PLAIN = "\"'"
SINGLE = "'‘’‚"
MARKS = OPENING + CLOSING + PLAIN
PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’", '"': '"', "'": "'", "”": "”"}
# What may stand at the end of a content without belonging to it; a full stop, a question mark or an ellipsis belongs.
TAIL = ",;:-–— "
DEMONSTRATIVE = re.compile(r"that\s(?:is|was|['’]s|would|will|could|may|might|has|had|does|did)\b")
DIRECTED = (("“", "”"), ("«", "»"))
LONGEST_SINGLE = 600  # a quotation in single marks longer than this is two apostrophes


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch, marks included: code points `[start, end)`. `closed` is False if its paragraph ends before it does."""

    start: int
    end: int
    closed: bool


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The outermost quotations of the paragraph `text[start:end]`, in order. Linear in its length but for the bisections."""
    closing: dict[str, list[int]] = {mark: [] for mark in CLOSING + PLAIN + "“‘"}
    for i in range(start, end):
        if text[i] in closing and not (text[i] in SINGLE and text[i + 1 : i + 2].isalnum()):
            closing[text[i]].append(i)
    doubles = sorted(closing['"'] + closing["“"] + closing["”"])
    paired = _paired(text, start, end)
    found: list[Quotation] = []
    i = start
    while i < end:
        mark = text[i]
        if mark not in PAIRS or not _opens(text, i, start, end):
            i += 1
            continue
        close = paired.get(i) or min((at for wanted in PAIRS[mark] for at in _after(closing[wanted], i)), default=None)
        if mark in SINGLE:
            stop = min([*_after(doubles, i), i + LONGEST_SINGLE])
            if close is None or close > stop:
                i += 1
                continue
        if close is None:
            found.append(Quotation(i, end, closed=False))
            break
        found.append(Quotation(i, close + 1, closed=True))
        i = close + 1
    return found


def bare(text: str, span: Span) -> Span | None:
    """The span without a leading "that", outer quotation marks or trailing comma: as a content is quoted in the ledger."""
    result: Span | None = span
    while result is not None:
        before = result
        exact = result.exact
        if exact.lower() == "that":
            return None
        if exact.startswith("that") and exact[4:5].isspace() and not DEMONSTRATIVE.match(exact):
            result = trimmed(text, before.start + 5, before.end)
        elif exact[-1] in TAIL or exact[0] in TAIL:
            result = trimmed(text, before.start, before.end, TAIL)
        elif exact[0] in MARKS and _lonely(exact, 0):
            result = trimmed(text, before.start + 1, before.end)
        elif exact[-1] in MARKS and _lonely(exact, -1):
            result = trimmed(text, before.start, before.end - 1)
        elif len(exact) > 1 and exact[0] in MARKS and exact[-1] in PAIRS.get(exact[0], "") and _wraps(exact):
            result = trimmed(text, before.start + 1, before.end - 1)
        else:
            return result
    return result


def _opens(text: str, i: int, start: int, end: int) -> bool:
    mark = text[i]
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    if mark in "“„«":
        return True
    if mark in "‘‚'":
        return after.isalnum() and not before.isalnum() and before not in ".,!?"
    if mark == '"':
        return not after.isspace() or before.isspace()
    return False


def _paired(text: str, start: int, end: int) -> dict[int, int]:
    """Where what each “ or « opens is closed, if it is: one quotation may hold another of the same marks."""
    found: dict[int, int] = {}
    for opening, closing in DIRECTED:
        waiting: list[int] = []
        for i in range(start, end):
            if text[i] == opening:
                waiting.append(i)
            elif text[i] == closing and waiting:
                found[waiting.pop()] = i
    return found


def _after(places: list[int], i: int) -> list[int]:
    """The first of the sorted `places` after `i`, if any."""
    at = bisect_right(places, i)
    return places[at : at + 1]


def _lonely(exact: str, at: int) -> bool:
    """Whether the mark at one end has no partner inside: it belongs to a quotation that the span only partly holds."""
    mark = exact[at]
    if at == 0:
        partners = PAIRS.get(mark, "")
        return not any(c in partners for c in _marks(exact[1:], ""))
    if mark in "'’" and exact[-2:-1] == "s":
        return False  # a possessive plural
    partners = "".join(opening for opening, closers in PAIRS.items() if mark in closers)
    inside = [c for c in _marks(exact[:-1], exact[-1]) if c in partners]
    return len(inside) % 2 == 0 if mark in PLAIN else not inside


def _marks(inner: str, after: str) -> list[str]:
    """The quotation marks of `inner`, apostrophes within words and curly ones before words left out. `after` follows `inner`."""
    padded = f" {inner}{after or ' '}"
    return [
        c
        for i, c in enumerate(inner, 1)
        if c in MARKS and not ((c == "’" or padded[i - 1].isalnum()) and padded[i + 1].isalnum())
    ]


def _wraps(exact: str) -> bool:
    """Whether the first and last mark are one pair: nothing inside closes the first."""
    return not any(c in PAIRS[exact[0]] for c in _marks(exact[1:-1], exact[-1]))
