"""Where the sentences of a text begin and end. A quotation's own full stop ends a sentence; "Mr.", "Feb." and initials do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["sentences"]

END = re.compile(r"\n+|(?P<last>[\w.&'’-]{0,20})[.!?…]{1,3}[\"'”’)\]]{0,3}\s+(?=[\"“‘'(\[]?[A-Z0-9])|[\"”]\s+(?=[\"“][A-Z])")
ABBREVIATION = re.compile(
    r"(?:.*\W)?(?:[A-Za-z]|[A-Za-z](?:\.[A-Za-z])+|Mrs?|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Maj|Capt|Cmdr|Adm|Rep|Sen|Gov|St|Jr|Sr|Inc|Corp|Co|Ltd"
    r"|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Rev|Hon|Pres|Supt|Insp|Det|Brig|Cpl|Pvt|Messrs)"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences as `[start, end)`, in order, without the white space between them; a line break always ends one."""
    start = 0
    for end in END.finditer(text):
        if end["last"] and ABBREVIATION.fullmatch(end["last"]):
            continue
        if text[start : end.end()].strip():
            yield start, start + len(text[start : end.end()].rstrip())
        start = end.end()
    if text[start:].strip():
        yield start, start + len(text[start:].rstrip())
