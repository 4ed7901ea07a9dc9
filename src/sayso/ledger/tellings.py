"""Stories as pages show them: which articles tell one, what is claimed in it, who speaks, and whether anybody disputes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sayso.ledger import records, schema
from sayso.model import LIKELY, Source, Stance

__all__ = ["Headline", "Listed", "Matter", "Telling", "Tellings"]

STORIES, ARTICLES, STATEMENTS, POSITIONS = schema.STORIES, schema.ARTICLES, schema.STATEMENTS, schema.POSITIONS
CLAIMS, DISPUTES, SAME, SOURCES = schema.CLAIMS, schema.DISPUTES, schema.SAME_AS, schema.SOURCES
SEVERAL = 2  # articles that make a story worth a line: of one alone, the article's page says it all
STEP = 25  # articles that are looked at together
LOOKED = 100  # articles that are looked at for one list, however few of their stories belong in it
MOST = 24  # stories in a list, and speakers of one
CLAIMED = 12  # claims of one story: as many as are found in one

COUNTING = sa.or_(POSITIONS.c.corrected == 1, POSITIONS.c.confidence >= LIKELY)
# To be asked of one position after the other: from all disputes, SQLite would go to all that is said on them.
DISPUTED = sa.exists(sa.select(sa.literal(1)).select_from(DISPUTES).where(DISPUTES.c.claim == POSITIONS.c.claim))


@dataclass(frozen=True, slots=True)
class Headline:
    """An article by its title, if it has one, and its outlet, failing that its file or address."""

    id: str
    title: str | None
    outlet: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A story and who tells it: its articles, the newest first, the undated last.

    It is `disputed` if statements in it take a side on a claim that some affirm and others deny.
    """

    id: str
    articles: tuple[Headline, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """Some stories, and the article from which on further ones are found; empty where there are none."""

    tellings: tuple[Telling, ...]
    further: str


@dataclass(frozen=True, slots=True)
class Matter:
    """A story with the ids of its claims, the disputed ones first, and who speaks in it how often; not more than fit a page."""

    telling: Telling
    claims: tuple[str, ...]
    speakers: tuple[tuple[Source, int], ...]
    sources: int
    statements: int


class Tellings:
    """The part of a ledger that the pages of stories are made of. Every method is one transaction."""

    def __init__(self, transaction: Callable[..., AbstractContextManager[sa.Connection]]) -> None:
        self._transaction = transaction

    def newest(self, after: str = "", most: int = MOST, disputed: bool | None = None) -> Listed:
        """Stories of several articles by their newest one, from that article on; all, or only those disputed, or not."""
        found: list[Telling] = []
        with self._transaction() as connection:
            for _ in range(LOOKED // STEP):
                part = _walked(connection, after)
                of = _tellings(connection, {row.story for row in part})
                for row in part:
                    telling, after = of[row.story], row.id
                    if telling.articles[0].id == row.id and len(telling.articles) >= SEVERAL:
                        found += [telling] if disputed in (None, telling.disputed) else []
                    if len(found) == most:
                        return Listed(tuple(found), after)
                if len(part) < STEP:
                    return Listed(tuple(found), "")
        return Listed(tuple(found), after)

    def told(self, id: str) -> Matter | None:
        """A story with what is claimed in it and who speaks; None if there is no such story."""
        mine = STORIES.c.story == id
        with self._transaction() as connection:
            telling = _tellings(connection, {id}).get(id)
            if telling is None:
                return None
            taken = sa.func.count().label("taken")
            claims = _statements(sa.select(POSITIONS.c.claim, taken)).join(POSITIONS, POSITIONS.c.statement == STATEMENTS.c.id)
            claims = claims.join(CLAIMS, CLAIMS.c.id == POSITIONS.c.claim).where(mine, sa.or_(CLAIMS.c.pinned == 0, COUNTING))
            claims = claims.group_by(POSITIONS.c.claim).order_by(DISPUTED.desc(), taken.desc(), POSITIONS.c.claim)
            speaking = _statements(sa.select(SAME.c.source, taken)).join(SAME, SAME.c.article_source == STATEMENTS.c.source)
            speaking = speaking.where(mine).group_by(SAME.c.source).order_by(taken.desc(), SAME.c.source)
            counts = {row.source: row.taken for row in connection.execute(speaking)}
            sources = records.among(connection, sa.select(SOURCES), SOURCES.c.id, list(counts)[:MOST])
            known = {row.id: records.source(row, None) for row in sources}
            return Matter(
                telling,
                tuple(connection.execute(claims.limit(CLAIMED)).scalars()),
                tuple((known[source], counts[source]) for source in list(counts)[:MOST]),
                len(counts),
                connection.execute(_statements(sa.select(sa.func.count())).where(mine)).scalar_one(),
            )

    def of_article(self, id: str) -> Telling | None:
        """The story that an article tells; None if no other article does."""
        with self._transaction() as connection:
            story = connection.execute(sa.select(STORIES.c.story).where(STORIES.c.article == id)).scalar()
            telling = _tellings(connection, {story}).get(story) if story else None
            return telling if telling and len(telling.articles) >= SEVERAL else None


def _statements(query: sa.Select[Any]) -> sa.Select[Any]:
    return query.select_from(STORIES).join(STATEMENTS, STATEMENTS.c.article == STORIES.c.article)


def _walked(connection: sa.Connection, after: str) -> list[Any]:
    """Articles that have a story, after that one: by their dates, the newest first, then the undated."""
    a = ARTICLES.c
    query = sa.select(a.id, STORIES.c.story).join_from(ARTICLES, STORIES, STORIES.c.article == a.id)
    query = query.where(STORIES.c.story.is_not(None))
    day = connection.execute(sa.select(a.published).where(a.id == after)).scalar()
    dated = query.where(a.published > "").order_by(a.published.desc(), a.id)
    undated = query.where(a.published.is_(None), a.id > ("" if day else after)).order_by(a.id)
    if day:
        dated = dated.where(a.published <= day, sa.or_(a.published < day, a.id > after))
    found = list(connection.execute(dated.limit(STEP))) if day or not after else []
    return found + list(connection.execute(undated.limit(STEP - len(found)))) if len(found) < STEP else found


def _tellings(connection: sa.Connection, stories: Collection[str]) -> dict[str, Telling]:
    a, of = ARTICLES.c, STORIES.c.story
    query = sa.select(of, a.id, a.title, a.outlet, a.file, a.url, a.published)
    query = query.join_from(STORIES, ARTICLES, a.id == STORIES.c.article)
    sides = POSITIONS.c.stance.in_([Stance.AFFIRMS.value, Stance.DENIES.value])
    # A story has the id of one of its articles; of each, the first position that tells is enough.
    first, mine = STORIES.alias("first"), STORIES.c.story
    taking = _statements(sa.select(sa.literal(1))).join(POSITIONS, POSITIONS.c.statement == STATEMENTS.c.id)
    taking = taking.where(mine == first.c.article, sides, COUNTING, DISPUTED)
    query_of = sa.select(first.c.article).where(sa.exists(taking.correlate(first)))
    disputed = {row.article for row in records.among(connection, query_of, first.c.article, stories)}
    told: defaultdict[str, list[Headline]] = defaultdict(list)
    for row in records.among(connection, query, of, stories):
        outlet = row.outlet or row.file or row.url or row.id
        told[row.story].append(Headline(row.id, row.title, outlet, row.published))
    for articles in told.values():
        articles.sort(key=lambda each: each.id)
        articles.sort(key=lambda each: each.published or "", reverse=True)
    return {id: Telling(id, tuple(articles), id in disputed) for id, articles in told.items()}
