"""What is contested and what is new: disputes, changes of position, the other claims, stories without a dispute, new articles."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ledger import Front, Listed
from sayso.show.lookup import Lookup
from sayso.show.web.pages.facts import Change, changes
from sayso.show.web.pages.lines import ArticleLine, ClaimLine, StoryLine, article_line, claim_lines, story_line

__all__ = ["ClaimsPage", "HomePage", "claims_page", "home_page"]


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that the first page says."""

    articles: int
    disputes: tuple[ClaimLine, ...]
    claims: tuple[ClaimLine, ...]
    changes: tuple[Change, ...]
    stories: tuple[StoryLine, ...]
    newest: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """The claims from number `offset` on."""

    claims: tuple[ClaimLine, ...]
    offset: int
    total: int


def home_page(front: Front, calm: Listed) -> HomePage:
    """The first page; `calm` are stories without a dispute."""
    lookup, lines = Lookup(front.snapshot), claim_lines(front)
    return HomePage(
        front.total,
        tuple(line for line in lines if line.disputed),
        tuple(line for line in lines if not line.disputed),
        tuple(reversed(changes(lookup, front.snapshot.reversals))),
        tuple(map(story_line, calm.tellings)),
        tuple(map(article_line, front.newest)),
    )


def claims_page(front: Front, offset: int) -> ClaimsPage:
    return ClaimsPage(claim_lines(front), offset, front.total)
