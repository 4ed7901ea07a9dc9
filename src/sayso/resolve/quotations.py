"""Where a text is in quotation marks: curly and straight, single and double, and quotations that run over paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

__all__ = ["Quotations", "quotations"]

_MARK = re.compile(r"[\"“”«»]|(?<!\w)['‘](?=\w)|(?<=[\w.,!?])['’](?!\w)")
_CLOSES = {"“": "”", "«": "»", "‘": "’'", "'": "'’"}


class Quotations:
    """The stretches between quotation marks, marks excluded, as `[start, end)` in order of the text."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self.stretches = tuple(stretches)
        self._starts = [start for start, _ in self.stretches]

    def inside(self, at: int) -> bool:
        """Whether the character at an offset is quoted."""
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self.stretches[index][1]


def quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> Quotations:
    """The quotations of each paragraph. One left open ends with its paragraph, as the next opens with a mark again."""
    found: list[tuple[int, int]] = []
    for start, end in paragraphs:
        opened, mark = -1, ""
        for match in _MARK.finditer(text, start, end):
            char = match.group()
            if opened < 0:
                if char not in "”»’" and (char != "'" or text.find("'", match.end(), end) > 0):
                    opened, mark = match.end(), char
            elif char in _CLOSES.get(mark, '"”'):
                found.append((opened, match.start()))
                opened = -1
        if opened >= 0 and mark not in "'‘":
            found.append((opened, end))
    return Quotations([(s, e) for s, e in found if s < e])
