"""Which positions count towards disputes and origins: those that a source's statements, taken together, make likely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import prod

from sayso.model import Position, Statement

__all__ = ["likely"]

# On the three yardstick stories (`python -m bench.stories`) disputes and origins F1 are .451 and .379 so, and .412 and .305 if
# each position has to be likely by itself. At .45 they would be .508 and .390: too few stories to choose by.
LIKELY = 0.5


def likely(positions: Sequence[Position], statements: Iterable[Statement]) -> tuple[Position, ...]:
    """The positions of which at least one of the same source, claim and stance is right, with a chance of `LIKELY` or more.

    Who says a thing in three articles is less likely to have been misread than who says it in one; of one article the surest
    position stands for all. Corrected positions always count; those of statements that are not given never do.
    """
    said = {statement.id: statement for statement in statements}
    kept = [position for position in positions if position.statement in said]
    surest: dict[tuple[str, str, str], dict[str, float]] = defaultdict(dict)
    for p in kept:
        in_article = surest[p.claim, said[p.statement].source, p.stance]
        article = said[p.statement].article
        in_article[article] = max(in_article.get(article, 0.0), p.confidence)

    def chance(p: Position) -> float:
        return 1.0 - prod(1.0 - surer for surer in surest[p.claim, said[p.statement].source, p.stance].values())

    return tuple(p for p in kept if p.corrected or chance(p) >= LIKELY)
