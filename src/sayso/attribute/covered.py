"""Which stretches of a text some attribution already has for its content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from sayso.model import Attribution

__all__ = ["Covered"]


class Covered:
    """The contents of attributions as stretches that do not overlap, in order; each question costs a bisection."""

    def __init__(self, found: Iterable[Attribution]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(s for a in found for s in a.content):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, start: int, end: int) -> bool:
        """Whether any of `[start, end)` is covered."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start
