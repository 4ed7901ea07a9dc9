"""Which positions count towards disputes and origins: those that a source's statements, taken together, make likely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.model import Position, Statement

__all__ = ["likely"]

# Disputes and origins F1 on the three yardstick stories (`python -m bench.stories`) at .35: .474, .414; .40: .473, .380;
# .45: .495, .385; .48: .456, .405; .50: .451, .375; each position by itself at .50: .412, .305. Taken is the highest under
# which no story falls behind that.
LIKELY = 0.48


def likely(positions: Sequence[Position], statements: Iterable[Statement]) -> tuple[Position, ...]:
    """The positions of which at least one of the same source, claim and stance is right, with a chance of `LIKELY` or more.

    Who says a thing three times is less likely to have been misread than who says it once. Corrected positions always count;
    those of statements that are not given never do.
    """
    source = {statement.id: statement.source for statement in statements}
    doubt: dict[tuple[str, str, str], float] = defaultdict(lambda: 1.0)
    kept = [position for position in positions if position.statement in source]
    for p in kept:
        doubt[p.claim, source[p.statement], p.stance] *= 1.0 - p.confidence
    return tuple(p for p in kept if p.corrected or 1.0 - doubt[p.claim, source[p.statement], p.stance] >= LIKELY)
