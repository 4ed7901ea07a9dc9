"""Which claims some sources affirm and others deny."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sayso.model import SURE, Dispute, Position, Stance, Statement

__all__ = ["disputes"]


def disputes(positions: Sequence[Position], statements: Sequence[Statement]) -> tuple[Dispute, ...]:
    """Claims with sources on both sides, by claim id; unsure positions are left out, corrected ones are sure."""
    source = {statement.id: statement.source for statement in statements}
    sides: dict[str, dict[Stance, set[str]]] = defaultdict(lambda: defaultdict(set))
    for position in positions:
        if (position.corrected or position.confidence >= SURE) and position.statement in source:
            sides[position.claim][position.stance].add(source[position.statement])
    return tuple(
        Dispute(claim, tuple(sorted(stands[Stance.AFFIRMS])), tuple(sorted(stands[Stance.DENIES])))
        for claim, stands in sorted(sides.items())
        if stands[Stance.AFFIRMS] and stands[Stance.DENIES]
    )
