"""From rows back to records: one article's reading, or the whole ledger."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any, TypeVar

import sqlalchemy as sa

from sayso.ledger import schema
from sayso.model import (
    Act,
    Article,
    Attribution,
    Basis,
    Block,
    BlockKind,
    Claim,
    Dispute,
    Document,
    Mode,
    Origin,
    Period,
    Position,
    Reading,
    Relay,
    RelayKind,
    Reversal,
    Said,
    Snapshot,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
)

__all__ = ["articles", "claims", "reading", "snapshot"]

Record = TypeVar("Record")
Spans = Mapping[str, tuple[Span, ...]]  # by role


def reading(connection: sa.Connection, id: str) -> Reading | None:
    """All that the article yielded by itself, as it was added; None if there is no such article."""
    query = sa.select(schema.ORIGINALS.c.bytes, schema.ARTICLES.c.media_type, schema.ARTICLES.c.thoughts).join_from(
        schema.ARTICLES, schema.ORIGINALS, schema.ORIGINALS.c.sha256 == schema.ARTICLES.c.sha256
    )
    original = connection.execute(query.where(schema.ARTICLES.c.id == id)).first()
    if original is None:
        return None
    (article,) = articles(connection, id)
    document = Document(article, bytes(original.bytes), original.media_type)
    found = _attributions(connection, id), _article_sources(connection, id), _statements(connection, id)
    return Reading(document, *found, thoughts=bool(original.thoughts))


def snapshot(connection: sa.Connection) -> Snapshot:
    """The whole ledger, its sources joined across articles as far as that has been worked out."""
    same_as = {row.article_source: row.source for row in _rows(connection, schema.SAME_AS)}
    wide = [_source(row, None) for row in _rows(connection, schema.SOURCES)]
    narrow = [source for source in _article_sources(connection) if source.id not in same_as]
    sources = {source.id: source for source in (*narrow, *wide)}
    statements = (
        replace(s, source=same_as.get(s.source, s.source), via=tuple(same_as.get(source, source) for source in s.via))
        for s in _statements(connection)
    )
    return Snapshot(
        articles=_sorted(articles(connection)),
        sources=_sorted(
            replace(source, speaks_for=same_as.get(source.speaks_for, source.speaks_for)) if source.speaks_for else source
            for source in sources.values()
        ),
        statements=_sorted(statements),
        claims=claims(connection),
        positions=_positions(connection),
        disputes=_disputes(connection),
        reversals=_reversals(connection),
        origins=_origins(connection),
        relays=_relays(connection),
        models=_models(connection),
    )


def articles(connection: sa.Connection, id: str | None = None) -> tuple[Article, ...]:
    """The articles, or the one with that id, without their original bytes."""
    blocks = defaultdict(list)
    for row in _rows(connection, schema.BLOCKS, article=id, order="start"):
        blocks[row.article].append(Block(row.start, row.end, BlockKind(row.kind)))
    query = sa.select(schema.ARTICLES) if id is None else sa.select(schema.ARTICLES).where(schema.ARTICLES.c.id == id)
    return tuple(
        Article(
            row.id, row.sha256, row.file, row.url, row.outlet, row.title, row.author, row.published,
            row.published_basis and Basis(row.published_basis), row.language, row.text, tuple(blocks[row.id]),
        )
        for row in connection.execute(query)
    )  # fmt: skip


def claims(connection: sa.Connection) -> tuple[Claim, ...]:
    """Sorted by id."""
    return _sorted(
        Claim(row.id, row.text, bool(row.pinned), row.statement, _period(row.during_start, row.during_end))
        for row in _rows(connection, schema.CLAIMS)
    )


def _rows(connection: sa.Connection, table: sa.TableClause, *, article: str | None = None, order: str = "") -> Any:
    query = sa.select(table) if article is None else sa.select(table).where(table.c.article == article)
    return connection.execute(query.order_by(table.c[order]) if order else query)


def _spans(connection: sa.Connection, owner: str, article: str | None) -> Mapping[tuple[str, str], Spans]:
    """The spans of every attribution, or of every statement: by article and id, then by role."""
    c = schema.SPANS.c
    query = sa.select(c.article, c[owner], c.role, c.start, c.end, c.exact).where(c[owner].is_not(None)).order_by(c.place)
    spans: defaultdict[tuple[str, str], dict[str, tuple[Span, ...]]] = defaultdict(dict)
    for place, id, role, start, end, exact in connection.execute(query if article is None else query.where(c.article == article)):
        roles = spans[place, id]
        roles[role] = (*roles.get(role, ()), Span(start, end, exact))
    return spans


def _attributions(connection: sa.Connection, article: str) -> tuple[Attribution, ...]:
    spans = _spans(connection, "attribution", article)
    return tuple(
        Attribution(row.id, *_roles(spans[article, row.id]), row.nested_in, row.confidence, Act(row.act))
        for row in _rows(connection, schema.ATTRIBUTIONS, article=article, order="place")
    )


def _article_sources(connection: sa.Connection, article: str | None = None) -> tuple[Source, ...]:
    rows = _rows(connection, schema.ARTICLE_SOURCES, article=article, order="place")
    return tuple(_source(row, row.article) for row in rows)


def _statements(connection: sa.Connection, article: str | None = None) -> tuple[Statement, ...]:
    via = defaultdict(list)
    query = sa.select(schema.VIA).order_by(schema.VIA.c.place)
    if article is not None:
        mine = sa.select(schema.STATEMENTS.c.id).where(schema.STATEMENTS.c.article == article)
        query = query.where(schema.VIA.c.statement.in_(mine))
    for row in connection.execute(query):
        via[row.statement].append(row.source)
    spans = _spans(connection, "statement", article)
    found = []
    for row in _rows(connection, schema.STATEMENTS, article=article, order="place"):
        mention, cue, content = _roles(spans[row.article, row.id])
        said = Said(row.said_start, row.said_end, Basis(row.said_basis)) if row.said_start else None
        chain = tuple(via[row.id])
        found.append(
            Statement(row.id, row.article, row.source, chain, Mode(row.mode), content, cue, mention, said, row.nested_in,
                      row.confidence, Act(row.act))
        )  # fmt: skip
    return tuple(found)


def _roles(spans: Spans) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    return spans.get("source", ()), spans.get("cue", ()), spans.get("content", ())


def _source(row: Any, article: str | None) -> Source:
    aliases, roles = tuple(json.loads(row.aliases)), tuple(json.loads(row.roles))
    return Source(row.id, article, row.name, SourceKind(row.kind), aliases, roles, row.speaks_for)


def _period(start: str | None, end: str | None) -> Period | None:
    return Period(start, end) if start or end else None


def _positions(connection: sa.Connection) -> tuple[Position, ...]:
    positions = (
        Position(row.claim, row.statement, Stance(row.stance), row.confidence, bool(row.corrected))
        for row in _rows(connection, schema.POSITIONS)
    )
    return _sorted(positions, "claim", "statement")


def _disputes(connection: sa.Connection) -> tuple[Dispute, ...]:
    sides: defaultdict[str, dict[Stance, list[str]]] = defaultdict(lambda: {Stance.AFFIRMS: [], Stance.DENIES: []})
    for row in _rows(connection, schema.DISPUTES):
        sides[row.claim][Stance(row.stance)].append(row.source)
    return tuple(
        Dispute(claim, tuple(sorted(side[Stance.AFFIRMS])), tuple(sorted(side[Stance.DENIES])))
        for claim, side in sorted(sides.items())
    )


def _reversals(connection: sa.Connection) -> tuple[Reversal, ...]:
    reversals = (
        Reversal(
            row.claim,
            row.source,
            Stance(row.stance_before),
            Stance(row.stance_after),
            (row.statement_before, row.statement_after),
        )
        for row in _rows(connection, schema.REVERSALS)
    )
    return _sorted(reversals, "claim", "source", "statements")


def _origins(connection: sa.Connection) -> tuple[Origin, ...]:
    resting = defaultdict(list)
    for row in _rows(connection, schema.ORIGINS):
        resting[row.claim, row.source].append(row.article)
    return tuple(Origin(claim, source, tuple(sorted(ids))) for (claim, source), ids in sorted(resting.items()))


def _relays(connection: sa.Connection) -> tuple[Relay, ...]:
    relays = (Relay(row.article, row.of, RelayKind(row.kind)) for row in _rows(connection, schema.RELAYS))
    return _sorted(relays, "article", "of", "kind")


def _models(connection: sa.Connection) -> tuple[tuple[str, str], ...]:
    """The models that made the rows which are there now."""
    used = sa.union(sa.select(schema.ARTICLES.c.version), sa.select(schema.POSITIONS.c.version))
    query = sa.select(schema.MODELS.c.name, schema.MODELS.c.sha256).where(schema.MODELS.c.version.in_(used)).distinct()
    return tuple(sorted((row.name, row.sha256) for row in connection.execute(query)))


def _sorted(rows: Iterable[Record], *fields: str) -> tuple[Record, ...]:
    return tuple(sorted(rows, key=attrgetter(*fields or ("id",))))
