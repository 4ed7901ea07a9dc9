"""Which claims some sources affirm and others deny."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sayso.judge.periods import Times, share_time, times
from sayso.judge.standing import likely
from sayso.model import Dispute, Position, Stance, Statement

__all__ = ["disputes"]


def disputes(positions: Sequence[Position], statements: Sequence[Statement]) -> tuple[Dispute, ...]:
    """Claims with sources on both sides, by claim id; unlikely positions are left out.

    Who speaks of another time than all of the other side is on no side.
    """
    said = {statement.id: (statement.source, times(statement)) for statement in statements}
    sides: dict[str, dict[Stance, list[tuple[str, Times]]]] = defaultdict(lambda: defaultdict(list))
    for position in likely(positions, statements):
        sides[position.claim][position.stance].append(said[position.statement])
    found = []
    for claim, stands in sorted(sides.items()):
        affirming, denying = stands[Stance.AFFIRMS], stands[Stance.DENIES]
        affirmed, denied = _against(affirming, denying), _against(denying, affirming)
        if affirmed and denied:
            found.append(Dispute(claim, affirmed, denied))
    return tuple(found)


def _against(side: Sequence[tuple[str, Times]], other: Sequence[tuple[str, Times]]) -> tuple[str, ...]:
    """The sources of one side, sorted, that contradict anybody of the other."""
    return tuple(sorted({source for source, when in side if any(share_time(when, against) for _, against in other)}))
