"""What there is to choose from where somebody says who is who: sources of like names, and the articles that a source is in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

import sqlalchemy as sa

from sayso.ledger import records, schema
from sayso.model import Source

__all__ = ["Candidates", "Choice", "Placed"]

ARTICLES, NARROW, SOURCES, SAME = schema.ARTICLES, schema.ARTICLE_SOURCES, schema.SOURCES, schema.SAME_AS
MOST = 40  # sources to choose from
PLACES = 100  # articles to choose from
SHORT = 3  # letters; a shorter part of a name is in too many others


@dataclass(frozen=True, slots=True)
class Placed:
    """What an article calls a source."""

    article: str
    title: str
    published: str | None
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A source across articles with the articles that it is in, at most `PLACES` of `total`, and others that it may be."""

    source: Source
    places: tuple[Placed, ...]
    total: int
    others: tuple[Source, ...]


class Candidates:
    """The part of a ledger that forms offer choices from. Every method is one transaction."""

    def __init__(self, transaction: Callable[..., AbstractContextManager[sa.Connection]]) -> None:
        self._transaction = transaction

    def of_source(self, id: str, words: str = "") -> Choice | None:
        """The choices for a source, among the others those with these words in their names; None if there is no such source."""
        with self._transaction() as connection:
            row = connection.execute(sa.select(SOURCES).where(SOURCES.c.id == id)).first()
            if row is None:
                return None
            source, within = records.source(row, None), sa.select(SAME.c.article_source).where(SAME.c.source == id)
            a, total = ARTICLES.c, sa.select(sa.func.count()).select_from(SAME).where(SAME.c.source == id)
            query = sa.select(a.id, a.title, a.outlet, a.file, a.url, a.published, NARROW.c.name, NARROW.c.roles)
            query = query.join_from(NARROW, ARTICLES, a.id == NARROW.c.article).where(NARROW.c.id.in_(within))
            places = tuple(
                Placed(each.id, each.title or each.outlet or each.file or each.url or each.id, each.published, each.name,
                       records.words(each.roles))
                for each in connection.execute(query.order_by(a.published.desc(), a.id).limit(PLACES))
            )  # fmt: skip
            return Choice(source, places, connection.execute(total).scalar_one(), _others(connection, source, words))

    def of_claim(self, id: str) -> tuple[str, ...]:
        """The other found claims of the same story, sorted by their words."""
        c, mine, story = schema.CLAIMS.c, schema.CLAIMS.alias("mine"), schema.STORIES
        of = story.alias("of_mine")
        query = sa.select(c.id).join_from(of, story, story.c.story == of.c.story)
        query = query.join(schema.STATEMENTS, schema.STATEMENTS.c.article == story.c.article)
        query = query.join(schema.CLAIMS, c.statement == schema.STATEMENTS.c.id)
        own = sa.select(schema.STATEMENTS.c.article).join_from(
            mine, schema.STATEMENTS, schema.STATEMENTS.c.id == mine.c.statement
        )
        query = query.where(of.c.article == own.where(mine.c.id == id).scalar_subquery(), c.pinned == 0, c.id != id)
        with self._transaction() as connection:
            return tuple(connection.execute(query.distinct().order_by(c.text, c.id)).scalars())

    def known_as(self, source: str) -> str | None:
        """One of the sources of articles that this one is made of: by it `now` finds what becomes of it."""
        query = sa.select(SAME.c.article_source).where(SAME.c.source == source).order_by(SAME.c.article_source).limit(1)
        with self._transaction() as connection:
            return connection.execute(query).scalar()

    def now(self, known_as: str) -> str | None:
        """The source across articles that a source of an article belongs to."""
        with self._transaction() as connection:
            return connection.execute(sa.select(SAME.c.source).where(SAME.c.article_source == known_as)).scalar()


def _others(connection: sa.Connection, source: Source, words: str) -> tuple[Source, ...]:
    """Sources with all these words in their names; failing words, with a part of this one's name in theirs."""
    c = SOURCES.c
    given = words.split()
    parts = given or [part for part in source.name.split() if len(part) >= SHORT and part[0].isupper()] or source.name.split()
    like = [c.name.icontains(part, autoescape=True) for part in parts[:8]]
    query = sa.select(SOURCES).where(sa.and_(*like) if given else sa.or_(*like), c.id != source.id)
    return tuple(records.source(row, None) for row in connection.execute(query.order_by(c.name, c.id).limit(MOST)))
