"""What is contested and what is new: disputes first, then the other claims, changes of position and the newest articles."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ledger import Front
from sayso.model import Stance
from sayso.show.lookup import Lookup
from sayso.show.web.pages.facts import Change, Named, changes, named, outlet

__all__ = ["ArticleLine", "ClaimLine", "ClaimsPage", "HomePage", "claims_page", "home_page"]

NAMED = 4  # sources of one side that a line names


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list: how many statements surely take which stance; of each side of a dispute the first few sources."""

    id: str
    text: str
    pinned: bool
    disputed: bool
    origins: int
    changed: str | None
    statements: dict[Stance, int]
    unsure: int
    affirmed_by: tuple[Named, ...]
    affirming: int
    denied_by: tuple[Named, ...]
    denying: int


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list."""

    id: str
    title: str
    outlet: str
    published: str | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that the first page says."""

    articles: int
    disputes: tuple[ClaimLine, ...]
    claims: tuple[ClaimLine, ...]
    changes: tuple[Change, ...]
    newest: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """The claims from number `offset` on."""

    claims: tuple[ClaimLine, ...]
    offset: int
    total: int


def home_page(front: Front) -> HomePage:
    lookup, lines = Lookup(front.snapshot), claim_lines(front)
    articles = (ArticleLine(a.id, a.title or outlet(a).name, outlet(a).name, a.published) for a in front.newest)
    return HomePage(
        front.total,
        tuple(line for line in lines if line.disputed),
        tuple(line for line in lines if not line.disputed),
        tuple(reversed(changes(lookup, front.snapshot.reversals))),
        tuple(articles),
    )


def claim_lines(front: Front) -> tuple[ClaimLine, ...]:
    """The claims with who takes which side."""
    lookup = Lookup(front.snapshot)
    sides = {dispute.claim: (dispute.affirmed_by, dispute.denied_by) for dispute in front.snapshot.disputes}
    counts, lines = front.stances, []
    for claim in front.claims:
        pro, contra = (_names(lookup, side) for side in sides.get(claim.id, ((), ())))
        lines.append(
            ClaimLine(claim.id, claim.text, claim.pinned, claim.id in sides, front.origins.get(claim.id, 0),
                      front.changed.get(claim.id) or None, _sure(counts[claim.id]),
                      counts[claim.id].get(None, 0), pro[:NAMED], len(pro), contra[:NAMED], len(contra))
        )  # fmt: skip
    return tuple(lines)


def claims_page(front: Front, offset: int) -> ClaimsPage:
    return ClaimsPage(claim_lines(front), offset, front.total)


def _names(lookup: Lookup, ids: tuple[str, ...]) -> tuple[Named, ...]:
    return tuple(sorted((named(lookup.sources[id]) for id in ids), key=lambda each: (each.name, each.id)))


def _sure(counts: dict[Stance | None, int]) -> dict[Stance, int]:
    return {stance: counts[stance] for stance in Stance if stance in counts}
