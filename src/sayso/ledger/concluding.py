"""Bringing up to date what follows from the articles taken together: what is due, and where what comes of it goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from sayso.ledger import records, rows, schema
from sayso.ledger.corrected import identities
from sayso.ledger.corrections import held
from sayso.ledger.register import Register
from sayso.ledger.shelf import Shelf
from sayso.model import Article, Claim, Dispute, Origin, Position, Reversal, Source, Statement

__all__ = ["Bearing", "Concluding", "Due", "due_with", "mark"]

ARTICLES, NARROW, STATEMENTS, POSITIONS = schema.ARTICLES, schema.ARTICLE_SOURCES, schema.STATEMENTS, schema.POSITIONS
SAME, DUE, VIA = schema.SAME_AS, schema.DUE, schema.VIA
Entered = tuple[str, str | None, tuple[Source, ...], tuple[tuple[str, str | None], ...], tuple[tuple[str, str, bool], ...]]
MARK = sa.text("INSERT INTO due (what, id) VALUES (:what, :id) ON CONFLICT DO NOTHING")


class Due(StrEnum):
    """What may be due: an article that is new; a copy whose original is gone; a key, or a source across articles, that a source
    has left; a claim on which positions are not what they were."""

    ARTICLE = "article"
    COPY = "copy"
    KEY = "key"
    SOURCE = "source"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Bearing:
    """All that is concluded from about one claim. Statements name the sources across articles.

    `positions` are those of the statements with a position on the claim, on whichever claims.
    """

    claim: Claim
    positions: tuple[Position, ...]
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    articles: tuple[Article, ...]


class Concluding:
    """A ledger while it is brought up to date, in one transaction: sources first, then copies, then claims."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self.register, self.shelf = Register(connection, self.ids(Due.SOURCE)), Shelf(connection)

    def ids(self, what: Due) -> tuple[str, ...]:
        """What of that kind is due, sorted."""
        return tuple(sorted(self._connection.execute(sa.select(DUE.c.id).where(DUE.c.what == what.value)).scalars()))

    def articles(self) -> Iterable[Entered]:
        """The articles that are due: id, outlet, sources, of each statement the source and the last of its relays; and which
        sources people made one with others, by what, and whether with those alone."""
        relayed = sa.select(STATEMENTS.c.id, STATEMENTS.c.source, VIA.c.source.label("relay")).join_from(
            STATEMENTS, VIA, VIA.c.statement == STATEMENTS.c.id, isouter=True
        )
        for id in self.ids(Due.ARTICLE):
            c = ARTICLES.c
            outlet, sha256 = self._connection.execute(sa.select(c.outlet, c.sha256).where(c.id == id)).one()
            said = self._connection.execute(relayed.where(STATEMENTS.c.article == id).order_by(VIA.c.place))
            last = {row.id: (row.source, row.relay) for row in said}
            sources = records.article_sources(self._connection, [id])
            one = identities(sources, sha256, held(self._connection, sha256))
            yield id, outlet, sources, tuple(sorted(set(last.values()), key=str)), one

    def claims(self) -> Iterable[Bearing]:
        """The claims that are due, without what was concluded about them before; no source that nobody is remains."""
        ids = {*self.ids(Due.CLAIM), *self._naming(self.register.changed)}
        for id in sorted(ids):
            for table in schema.OF_CLAIMS:
                self._connection.execute(sa.delete(table).where(table.c.claim == id))
        self.register.drop()
        for claim in records.claims(self._connection):
            if claim.id in ids:
                yield self._bearing(claim)

    def settle(self, disputes: Sequence[Dispute], reversals: Sequence[Reversal], origins: Sequence[Origin]) -> None:
        """Takes what follows from the positions on a claim."""
        rows.insert(self._connection, rows.of_claim(disputes, reversals, origins))

    def done(self) -> None:
        """Nothing is due any more."""
        judged, due = schema.JUDGED, self.ids(Due.ARTICLE)
        known = {row.article for row in records.among(self._connection, sa.select(judged.c.article), judged.c.article, due)}
        rows.insert(self._connection, [(judged, [{"article": id, "asked": ""} for id in due if id not in known])])
        self._connection.execute(sa.delete(DUE))

    def _naming(self, sources: Iterable[str]) -> set[str]:
        """The claims on which one of these sources takes a position, or passes on who does."""
        passed = sa.select(STATEMENTS.c.id, schema.VIA.c.source).join_from(
            STATEMENTS, schema.VIA, schema.VIA.c.statement == STATEMENTS.c.id
        )
        found = set()
        for named in (sa.select(STATEMENTS.c.id, STATEMENTS.c.source), passed):
            part = named.subquery()
            query = sa.select(POSITIONS.c.claim).distinct().join_from(SAME, part, part.c.source == SAME.c.article_source)
            query = query.join(POSITIONS, POSITIONS.c.statement == part.c.id)
            found |= {row.claim for row in records.among(self._connection, query, SAME.c.source, sources)}
        return found

    def _bearing(self, claim: Claim) -> Bearing:
        c = POSITIONS.c
        bearing = self._connection.execute(sa.select(c.statement).where(c.claim == claim.id)).scalars().all()
        positions = [records.position(row) for row in records.among(self._connection, sa.select(POSITIONS), c.statement, bearing)]
        narrow = records.statements(self._connection, (STATEMENTS.c.id, bearing))
        named = {source for statement in narrow for source in (statement.source, *statement.via)}
        same_as = self.register.same_as(named)
        known = self._sources(same_as.values())
        owners = {source.speaks_for for source in known if source.speaks_for} - {source.id for source in known}
        return Bearing(
            claim,
            tuple(sorted(positions, key=lambda p: (p.claim, p.statement))),
            tuple(sorted((records.renamed(statement, same_as) for statement in narrow), key=lambda s: s.id)),
            tuple(sorted((*known, *self._sources(owners)), key=lambda s: s.id)),
            records.articles(self._connection, {statement.article for statement in narrow}),
        )

    def _sources(self, ids: Iterable[str]) -> list[Source]:
        found = records.among(self._connection, sa.select(schema.SOURCES), schema.SOURCES.c.id, set(ids))
        return [records.source(row, None) for row in found]


def due_with(connection: sa.Connection, article: str) -> None:
    """Makes due what hangs on an article that is about to be replaced."""
    mine = NARROW.c.article == article
    keys, wide, of, context = schema.KEYS.c, SAME.c, schema.COPIES.c, schema.CONTEXTS.c
    lost: dict[Due, sa.Select[Any] | sa.CompoundSelect[Any]] = {
        Due.COPY: sa.select(of.article).where(of.of == article),
        Due.KEY: sa.union(
            sa.select(keys.key).join_from(NARROW, schema.KEYS, keys.source == NARROW.c.id).where(mine),
            sa.select(context.outlet).where(context.article == article, context.outlet.is_not(None)),
        ),
        Due.SOURCE: sa.select(wide.source).join_from(NARROW, SAME, wide.article_source == NARROW.c.id).where(mine),
        Due.CLAIM: sa.select(POSITIONS.c.claim)
        .join_from(STATEMENTS, POSITIONS, POSITIONS.c.statement == STATEMENTS.c.id)
        .where(STATEMENTS.c.article == article),
    }
    for what, query in lost.items():
        mark(connection, what, [row[0] for row in connection.execute(query)])


def mark(connection: sa.Connection, what: Due, ids: Iterable[str]) -> None:
    """Notes that these are due."""
    if new := [{"what": what.value, "id": id} for id in sorted(set(ids))]:
        connection.execute(MARK, new)
