"""Statements with all that they name, so that what was cut out of a ledger is a `Snapshot` like the whole of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from sayso.ledger import records, schema
from sayso.model import Held, Relay, RelayKind, Reversal, Snapshot

__all__ = ["around"]

NARROW, STATEMENTS, POSITIONS = schema.ARTICLE_SOURCES, schema.STATEMENTS, schema.POSITIONS
SOURCES, SAME, COPIES = schema.SOURCES, schema.SAME_AS, schema.COPIES
DISPUTES, REVERSALS, ORIGINS = schema.DISPUTES, schema.REVERSALS, schema.ORIGINS


def around(
    connection: sa.Connection, told: Iterable[str], *, claims: Sequence[str] | None = None, only: str | None = None,
    reversals: Sequence[Reversal] | None = None, sources: Sequence[str] = (), roles: tuple[Held, ...] = (),
) -> Snapshot:  # fmt: skip
    """The statements with all that they name: sources across articles, articles, positions, the claims and what follows on these.

    The claims are those asked for and, unless positions are wanted of `only` one, all on which a position is taken.
    """
    ids = sorted(set(told))
    narrow = records.statements(connection, (STATEMENTS.c.id, ids))
    named = {source for statement in narrow for source in (statement.source, *statement.via)}
    same_as = {row.article_source: row.source for row in records.among(connection, sa.select(SAME), SAME.c.article_source, named)}
    taken = sa.select(POSITIONS) if only is None else sa.select(POSITIONS).where(POSITIONS.c.claim == only)
    positions = [records.position(row) for row in records.among(connection, taken, POSITIONS.c.statement, ids)]
    asked = {*(claims or ()), *(position.claim for position in positions)}
    of = tuple(sorted(claims or ()))
    disputes, origins = records.disputes(connection, (DISPUTES.c.claim, of)), records.origins(connection, (ORIGINS.c.claim, of))
    if reversals is None:
        reversals = records.reversals(connection, (REVERSALS.c.claim, of))
        reversals = [each for each in reversals if {*each.statements} <= {*ids}]
    asked |= {reversal.claim for reversal in reversals}
    sides = {id for dispute in disputes for id in (*dispute.affirmed_by, *dispute.denied_by)}
    wide = {*same_as.values(), *sources, *sides, *(o.source for o in origins), *(r.source for r in reversals)}
    articles = records.articles(connection, {statement.article for statement in narrow}, whole=False)
    copies = records.among(connection, sa.select(COPIES), COPIES.c.article, [article.id for article in articles])
    return Snapshot(
        articles=articles,
        sources=tuple(_sources(connection, wide, named - same_as.keys())),
        statements=tuple(records.renamed(statement, same_as) for statement in narrow),
        claims=records.claims(connection, asked),
        positions=tuple(positions),
        disputes=disputes,
        reversals=tuple(reversals),
        origins=origins,
        relays=tuple(Relay(row.article, row.of, RelayKind.COPY) for row in copies),
        models=(),
        roles=roles,
    )


def _sources(connection: sa.Connection, wide: set[str], narrow: set[str]) -> Iterable[Any]:
    """The sources across articles with those that they speak for, and the sources of articles that have not been joined yet."""
    query = sa.select(SOURCES)
    found = [records.source(row, None) for row in records.among(connection, query, SOURCES.c.id, wide)]
    owners = {source.speaks_for for source in found if source.speaks_for} - wide
    yield from found
    yield from (records.source(row, None) for row in records.among(connection, query, SOURCES.c.id, owners))
    for row in records.among(connection, sa.select(NARROW), NARROW.c.id, narrow):
        yield replace(records.source(row, row.article), speaks_for=None)
