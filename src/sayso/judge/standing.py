"""Which positions count towards disputes and origins: those that a source's statements, taken together, make likely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import prod

from sayso.model import Position, Statement

__all__ = ["likely"]

# Disputes F1 of 23 stories annotated whole and held out, perfect statements: .370 at .5, .407 at .45, .403 at .4, .374 at .35; of
# the three yardstick stories .290, .282, .548 and .614.
LIKELY = 0.4


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
