"""From rows back to records: one article's reading, or the whole ledger."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice
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
    Held,
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

__all__ = [
    "among",
    "article_sources",
    "articles",
    "claims",
    "disputes",
    "held",
    "origins",
    "position",
    "reading",
    "renamed",
    "reversals",
    "snapshot",
    "source",
    "statements",
    "words",
]

Record = TypeVar("Record")
Spans = Mapping[str, tuple[Span, ...]]  # by role
Among = tuple[sa.ColumnElement[str], Collection[str]]  # a column, and the values that it has in the rows asked for
PART = 5000  # values in one question to the database; PostgreSQL takes 65,535 at most


def reading(connection: sa.Connection, id: str) -> Reading | None:
    """All that the article yielded by itself, as it was added; None if there is no such article."""
    query = sa.select(schema.ORIGINALS.c.bytes, schema.ARTICLES.c.media_type, schema.ARTICLES.c.thoughts).join_from(
        schema.ARTICLES, schema.ORIGINALS, schema.ORIGINALS.c.sha256 == schema.ARTICLES.c.sha256
    )
    original = connection.execute(query.where(schema.ARTICLES.c.id == id)).first()
    if original is None:
        return None
    (article,) = articles(connection, [id])
    document = Document(article, bytes(original.bytes), original.media_type)
    mine = schema.STATEMENTS.c.article, [id]
    found = _attributions(connection, id), article_sources(connection, [id]), statements(connection, mine)
    return Reading(document, *found, thoughts=bool(original.thoughts))


def snapshot(connection: sa.Connection) -> Snapshot:
    """The whole ledger, its sources joined across articles as far as that has been worked out."""
    same_as = {row.article_source: row.source for row in _rows(connection, schema.SAME_AS)}
    wide = [source(row, None) for row in _rows(connection, schema.SOURCES)]
    local = article_sources(connection)
    sources = {s.id: s for s in (*(s for s in local if s.id not in same_as), *wide)}
    published = _sorted(articles(connection))
    return Snapshot(
        articles=published,
        sources=_sorted(
            replace(s, speaks_for=same_as.get(s.speaks_for, s.speaks_for)) if s.speaks_for else s for s in sources.values()
        ),
        statements=_sorted(renamed(s, same_as) for s in statements(connection)),
        claims=claims(connection),
        positions=_positions(connection),
        disputes=disputes(connection),
        reversals=reversals(connection),
        origins=origins(connection),
        relays=_relays(connection),
        models=_models(connection),
        roles=held(published, local, same_as),
    )


def held(articles: Iterable[Article], sources: Iterable[Source], same_as: Mapping[str, str]) -> tuple[Held, ...]:
    """The roles of the sources across articles, each with when the articles were published that give it."""
    published = {article.id: article.published for article in articles}
    days: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for source in sources:
        for role in source.roles:
            days[same_as.get(source.id, source.id), role] |= {day for day in (published[source.article or ""],) if day}
    return tuple(Held(*key, min(each, default=None), max(each, default=None)) for key, each in sorted(days.items()))


def renamed(statement: Statement, same_as: Mapping[str, str]) -> Statement:
    """The statement with the sources across articles for those of its article, as far as they are known."""
    source, via = same_as.get(statement.source, statement.source), tuple(same_as.get(each, each) for each in statement.via)
    return replace(statement, source=source, via=via)


def articles(connection: sa.Connection, ids: Collection[str] | None = None, *, whole: bool = True) -> tuple[Article, ...]:
    """The articles, or those with these ids, without their original bytes; and without blocks unless they are wanted `whole`."""
    blocks = defaultdict(list)
    for row in _rows(connection, schema.BLOCKS, _only(schema.BLOCKS.c.article, ids), order="start") if whole else ():
        blocks[row.article].append(Block(row.start, row.end, BlockKind(row.kind)))
    return tuple(
        Article(
            row.id, row.sha256, row.file, row.url, row.outlet, row.title, row.author, row.published,
            row.published_basis and Basis(row.published_basis), row.language, row.text, tuple(blocks[row.id]),
        )
        for row in _rows(connection, schema.ARTICLES, _only(schema.ARTICLES.c.id, ids))
    )  # fmt: skip


def claims(connection: sa.Connection, ids: Collection[str] | None = None) -> tuple[Claim, ...]:
    """The claims, or those with these ids; sorted by id."""
    return _sorted(
        Claim(row.id, row.text, bool(row.pinned), row.statement, _period(row.during_start, row.during_end))
        for row in _rows(connection, schema.CLAIMS, _only(schema.CLAIMS.c.id, ids))
    )


def among(
    connection: sa.Connection, query: sa.Select[Any], column: sa.ColumnElement[str], values: Iterable[str]
) -> Iterator[Any]:
    """The rows of a query where the column has one of the values, which hold no NUL."""
    left = iter(sorted(values))
    while part := tuple(islice(left, PART)):
        # SQLite takes many values fastest in one JSON array: the statement is the same however many there are.
        one_of = sa.select(sa.func.json_each(json.dumps(part)).table_valued("value").c.value)
        yield from connection.execute(query.where(column.in_(one_of if connection.dialect.name == "sqlite" else part))).all()


def article_sources(connection: sa.Connection, articles: Collection[str] | None = None) -> tuple[Source, ...]:
    """The sources of articles, in their order, as each article knows them."""
    rows = _rows(connection, schema.ARTICLE_SOURCES, _only(schema.ARTICLE_SOURCES.c.article, articles), order="place")
    return tuple(source(row, row.article) for row in rows)


def statements(connection: sa.Connection, only: Among | None = None) -> tuple[Statement, ...]:
    """The statements, each article's in their order, by the sources of their article."""
    rows = list(_rows(connection, schema.STATEMENTS, only, order="place"))
    ids = [row.id for row in rows] if only else None
    via = defaultdict(list)
    for row in _rows(connection, schema.VIA, _only(schema.VIA.c.statement, ids), order="place"):
        via[row.statement].append(row.source)
    spans = _spans(connection, "statement", _only(schema.SPANS.c.statement, ids))
    found = []
    for row in rows:
        mention, cue, content = _roles(spans[row.article, row.id])
        said = Said(row.said_start, row.said_end, Basis(row.said_basis)) if row.said_start else None
        chain = tuple(via[row.id])
        found.append(
            Statement(row.id, row.article, row.source, chain, Mode(row.mode), content, cue, mention, said, row.nested_in,
                      row.confidence, Act(row.act), row.responds_to, bool(row.corrected))
        )  # fmt: skip
    return tuple(found)


def source(row: Any, article: str | None) -> Source:
    """A row of an article's sources, or of those across articles, as a record."""
    return Source(row.id, article, row.name, SourceKind(row.kind), words(row.aliases), words(row.roles), row.speaks_for)


@lru_cache(maxsize=65536)
def words(array: str) -> tuple[str, ...]:
    """The words of a JSON array."""
    return tuple(json.loads(array))


def position(row: Any) -> Position:
    """A row of positions as a record."""
    return Position(row.claim, row.statement, Stance(row.stance), row.confidence, bool(row.corrected))


def _only(column: sa.ColumnElement[str], values: Collection[str] | None) -> Among | None:
    return None if values is None else (column, values)


def _rows(connection: sa.Connection, table: sa.TableClause, only: Among | None = None, *, order: str = "") -> Iterable[Any]:
    query = sa.select(table).order_by(table.c[order]) if order else sa.select(table)
    return among(connection, query, *only) if only else connection.execute(query)


def _spans(connection: sa.Connection, owner: str, only: Among | None) -> Mapping[tuple[str, str], Spans]:
    """The spans of attributions, or of statements: by article and id, then by role."""
    c = schema.SPANS.c
    query = sa.select(c.article, c[owner], c.role, c.start, c.end, c.exact).where(c[owner].is_not(None)).order_by(c.place)
    spans: defaultdict[tuple[str, str], dict[str, tuple[Span, ...]]] = defaultdict(dict)
    for place, id, role, start, end, exact in among(connection, query, *only) if only else connection.execute(query):
        roles = spans[place, id]
        roles[role] = (*roles.get(role, ()), Span(start, end, exact))
    return spans


def _attributions(connection: sa.Connection, article: str) -> tuple[Attribution, ...]:
    spans = _spans(connection, "attribution", (schema.SPANS.c.article, [article]))
    return tuple(
        Attribution(row.id, *_roles(spans[article, row.id]), row.nested_in, row.confidence, Act(row.act))
        for row in _rows(connection, schema.ATTRIBUTIONS, (schema.ATTRIBUTIONS.c.article, [article]), order="place")
    )


def _roles(spans: Spans) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    return spans.get("source", ()), spans.get("cue", ()), spans.get("content", ())


def _period(start: str | None, end: str | None) -> Period | None:
    return Period(start, end) if start or end else None


def _positions(connection: sa.Connection) -> tuple[Position, ...]:
    return _sorted((position(row) for row in _rows(connection, schema.POSITIONS)), "claim", "statement")


def disputes(connection: sa.Connection, only: Among | None = None) -> tuple[Dispute, ...]:
    """The disputes, or those of some claims."""
    sides: defaultdict[str, dict[Stance, list[str]]] = defaultdict(lambda: {Stance.AFFIRMS: [], Stance.DENIES: []})
    for row in _rows(connection, schema.DISPUTES, only):
        sides[row.claim][Stance(row.stance)].append(row.source)
    return tuple(
        Dispute(claim, tuple(sorted(side[Stance.AFFIRMS])), tuple(sorted(side[Stance.DENIES])))
        for claim, side in sorted(sides.items())
    )


def reversals(connection: sa.Connection, only: Among | None = None) -> tuple[Reversal, ...]:
    """The reversals, or those of some claims, sources or statements."""
    reversals = (
        Reversal(
            row.claim,
            row.source,
            Stance(row.stance_before),
            Stance(row.stance_after),
            (row.statement_before, row.statement_after),
        )
        for row in _rows(connection, schema.REVERSALS, only)
    )
    return _sorted(reversals, "claim", "source", "statements")


def origins(connection: sa.Connection, only: Among | None = None) -> tuple[Origin, ...]:
    """The origins, or those of some claims."""
    resting = defaultdict(list)
    for row in _rows(connection, schema.ORIGINS, only):
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
