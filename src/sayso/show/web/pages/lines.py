"""What stands on one line of a list: a claim with who takes which side, an article, a story."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sayso.ledger import Front, Telling
from sayso.model import Article, Stance
from sayso.show.lookup import Lookup
from sayso.show.web.pages.facts import outlet

__all__ = ["ArticleLine", "ClaimLine", "Party", "StoryLine", "article_line", "claim_lines", "story_line"]

NAMED = 4  # sources of one side that a line names


@dataclass(frozen=True, slots=True)
class Party:
    """A source on one side of a dispute; not `sure` if only all that it says makes that likely."""

    id: str
    name: str
    sure: bool


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list: how many statements likely take which stance, and which one of them surely takes.

    Of each side of a dispute it names the first few sources.
    """

    id: str
    text: str
    pinned: bool
    disputed: bool
    origins: int
    changed: str | None
    statements: dict[Stance, int]
    sure: tuple[Stance, ...]
    doubtful: int
    affirmed_by: tuple[Party, ...]
    affirming: int
    denied_by: tuple[Party, ...]
    denying: int


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in a list."""

    id: str
    title: str
    outlet: str
    published: str | None


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list, by the title of its newest article; `first` and `last` are days of publication."""

    id: str
    title: str
    articles: int
    outlets: int
    first: str | None
    last: str | None
    disputed: bool


def claim_lines(front: Front) -> tuple[ClaimLine, ...]:
    """The claims with who takes which side."""
    lookup = Lookup(front.snapshot)
    sides = {d.claim: ((Stance.AFFIRMS, d.affirmed_by), (Stance.DENIES, d.denied_by)) for d in front.snapshot.disputes}
    lines = []
    for claim in front.claims:
        pro, contra = (
            _parties(lookup, ids, front.sure.get((claim.id, stance), ()))
            for stance, ids in sides.get(claim.id, ((Stance.AFFIRMS, ()), (Stance.DENIES, ())))
        )
        counts = front.stances[claim.id]
        taken = {stance: counts[stance] for stance in Stance if stance in counts}
        lines.append(
            ClaimLine(
                id=claim.id,
                text=claim.text,
                pinned=claim.pinned,
                disputed=claim.id in sides,
                origins=front.origins.get(claim.id, 0),
                changed=front.changed.get(claim.id) or None,
                statements={stance: likely for stance, (likely, _) in taken.items()},
                sure=tuple(stance for stance, (_, surely) in taken.items() if surely),
                doubtful=counts.get(None, (0, 0))[0],
                affirmed_by=pro[:NAMED],
                affirming=len(pro),
                denied_by=contra[:NAMED],
                denying=len(contra),
            )
        )
    return tuple(lines)


def article_line(article: Article) -> ArticleLine:
    return ArticleLine(article.id, article.title or outlet(article).name, outlet(article).name, article.published)


def story_line(telling: Telling) -> StoryLine:
    articles = telling.articles
    title = next((each.title for each in articles if each.title), articles[0].outlet)
    days = sorted(each.published for each in articles if each.published)
    first, last = (days[0], days[-1]) if days else (None, None)
    outlets = len({each.outlet for each in articles})
    return StoryLine(telling.id, title, len(articles), outlets, first, last, telling.disputed)


def _parties(lookup: Lookup, ids: tuple[str, ...], sure: Collection[str]) -> tuple[Party, ...]:
    """The sure ones first, by name."""
    parties = (Party(id, lookup.sources[id].name, id in sure) for id in ids)
    return tuple(sorted(parties, key=lambda each: (not each.sure, each.name, each.id)))
