"""Which claims are contested most: both sides taken, by many sources, in many articles."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Claim, Stance
from sayso.show.lookup import Lookup
from sayso.show.stances import is_likely

__all__ = ["by_contest"]


def by_contest(lookup: Lookup, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The most contested first: by the sources of the smaller side, then by all who likely take a position, then by articles."""

    def contest(claim: Claim) -> tuple[int, int, int, int]:
        taken = lookup.positions.get(claim.id, ())
        likely = [(p.stance, lookup.statements[p.statement]) for p in taken if is_likely(p)]
        sides = {stance: {s.source for taken, s in likely if taken is stance} for stance in (Stance.AFFIRMS, Stance.DENIES)}
        sources, articles = {s.source for _, s in likely}, {s.article for _, s in likely}
        return min(map(len, sides.values())), len(sources), len(articles), len(taken)

    return tuple(sorted(sorted(claims, key=lambda claim: claim.id), key=contest, reverse=True))
