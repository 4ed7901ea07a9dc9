"""One change of position: before and after, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.model import Snapshot
from sayso.show.lookup import Lookup
from sayso.show.web.pages.facts import Change, change

__all__ = ["ReversalPage", "reversal_page"]


@dataclass(frozen=True, slots=True)
class ReversalPage:
    """All that the page of a change says; `days` lie between the two where both days are known."""

    change: Change
    days: int | None


def reversal_page(snapshot: Snapshot) -> ReversalPage:
    """The only reversal of the excerpt."""
    lookup, (reversal,) = Lookup(snapshot), snapshot.reversals
    return ReversalPage(change(lookup, reversal), _days(*(lookup.statements[id].said for id in reversal.statements)))


def _days(before: object, after: object) -> int | None:
    ends = getattr(before, "end", ""), getattr(after, "start", "")
    if any(len(end) != 10 for end in ends):
        return None
    first, then = (date.fromisoformat(end) for end in ends)
    return (then - first).days
