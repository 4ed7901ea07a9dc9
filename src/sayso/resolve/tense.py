"""Does the text around a date look forward or back? "will meet on Friday" is the coming Friday, "met on Friday" the last one."""

from __future__ import annotations

import re
from enum import IntEnum

__all__ = ["Direction", "direction"]

BEFORE, AFTER = 90, 60  # code points looked at: about a clause on each side

SENTENCE_END = re.compile(r"[.!?;]['\"”’)]?\s+(?=[\"“‘'(]?[A-Z])|\n")
FORWARD = (
    r"will|won't|shall|['’]ll|going to|to be|due|scheduled|slated|set (?:for|to)|expected|expects?|plans?|planned|planning"
    r"|upcoming|coming|until|till|effective|payable|matur\w+|(?:is|are) to|deadline|next|expir\w+|through|as soon as|as early as"
)
BACK = (
    r"\w{2,}ed|was|were|had|did|said|told|wrote|says|came|began|made|took|went|sent|got|fell|rose|won|lost|met|saw|held|left|since|last|ago"
    r"|gave|found|put|heard|spoke|shot|struck|hit|became|earlier|after"
)
VERBS = re.compile(rf"(?<!\w)(?:(?P<forward>{FORWARD})|(?P<back>{BACK}))(?!\w)", re.IGNORECASE)


class Direction(IntEnum):
    """Which way from the day the text speaks from."""

    BACK = -1
    UNCLEAR = 0
    FORWARD = 1


def direction(text: str, start: int, end: int) -> Direction:
    """Which way `text[start:end]` lies, by the nearest verb before it in its sentence, else the nearest after it."""
    before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
    ends = [end.end() for end in SENTENCE_END.finditer(before)]
    stop = SENTENCE_END.search(after)
    verbs = list(VERBS.finditer(before, ends[-1] if ends else 0))
    found = verbs[-1] if verbs else VERBS.search(after, 0, stop.start() if stop else len(after))
    if not found:
        return Direction.UNCLEAR
    return Direction.FORWARD if found["forward"] else Direction.BACK
