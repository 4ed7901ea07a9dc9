"""From records to rows: what one reading, or what follows from several, puts into which tables."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from sayso.errors import NotVerbatimError
from sayso.ledger import schema
from sayso.model import Article, BlockKind, Claim, Dispute, Origin, Position, Reading, Reversal, Source, Span, Stance
from sayso.spans import check, content_id, selectors

__all__ = [
    "Row",
    "Rows",
    "check_reading",
    "claim_row",
    "insert",
    "insert_new",
    "name_version",
    "of_claim",
    "of_models",
    "of_positions",
    "of_reading",
    "source_row",
    "text_sha256",
    "version_of",
]

Row = dict[str, Any]
Rows = Iterator[tuple[sa.TableClause, list[Row]]]

UNSEARCHED = {BlockKind.FURNITURE, BlockKind.DATELINE}  # link lists would drown what the article says


def insert(connection: sa.Connection, tables: Iterable[tuple[sa.TableClause, list[Row]]]) -> None:
    """Puts the rows into their tables."""
    for table, new in tables:
        if new:
            connection.execute(sa.insert(table), new)


def version_of(models: Mapping[str, str]) -> str:
    """The id of a set of models: name to SHA-256."""
    return content_id("v", *(part for pair in sorted(models.items()) for part in pair))


def name_version(connection: sa.Connection, models: Mapping[str, str]) -> None:
    """Puts the set of models into its tables, unless it is there."""
    (versions, (version,)), (members, models_of_it) = of_models(models)
    if insert_new(connection, versions, "id", version):
        insert(connection, [(members, models_of_it)])


def insert_new(connection: sa.Connection, table: sa.TableClause, key: str, row: Row) -> bool:
    """Puts the row into its table; False, and no change, if one with that key is there."""
    if connection.execute(sa.select(table.c[key]).where(table.c[key] == row[key])).first():
        return False
    connection.execute(sa.insert(table), row)
    return True


def of_models(models: Mapping[str, str]) -> Rows:
    """The set of models and its members; the name is for people: `stance 0f3c11ab, tagger 77aa0c42`."""
    version = version_of(models)
    name = ", ".join(f"{name} {sha256[:8]}" for name, sha256 in sorted(models.items())) or "no model"
    yield schema.VERSIONS, [{"id": version, "name": name}]
    yield schema.MODELS, [{"version": version, "name": name, "sha256": sha256} for name, sha256 in sorted(models.items())]


def text_sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def check_reading(reading: Reading) -> None:
    """Raises `NotVerbatimError` unless every span holds its words and the article is named after its original bytes."""
    article, where = reading.document.article, reading.document.article.file or reading.document.article.id
    if hashlib.sha256(reading.document.original).hexdigest() != article.sha256:
        raise NotVerbatimError("the original bytes are not those of the article's SHA-256", where=where)
    if content_id("a", article.sha256, article.url or "") != article.id:
        raise NotVerbatimError(f"{article.id} is not the id of these bytes at this URL", where=where)
    for attribution in reading.attributions:
        check(article.text, (*attribution.source, *attribution.cue, *attribution.content), where=where)
    for statement in reading.statements:
        if not statement.content:
            raise NotVerbatimError(f"statement {statement.id} has no words", where=where)
        check(article.text, (*statement.source_mention, *statement.cue, *statement.content), where=where)


def of_reading(reading: Reading, version: str) -> Rows:
    """All the rows of an article, in an order that references allow. The original's bytes are not among them."""
    article = reading.document.article
    yield schema.ARTICLES, [_article(article, reading.document.media_type, version) | {"thoughts": int(reading.thoughts)}]
    yield schema.BLOCKS, [{"article": article.id, "start": b.start, "end": b.end, "kind": b.kind.value} for b in article.blocks]
    yield (
        schema.ATTRIBUTIONS,
        [
            {"article": article.id, "id": a.id, "place": place, "nested_in": a.nested_in, "confidence": a.confidence,
             "version": version, "act": a.act.value}
            for place, a in enumerate(reading.attributions)
        ],
    )  # fmt: skip
    yield (
        schema.ARTICLE_SOURCES,
        [{"article": article.id, "place": place} | source_row(source) for place, source in enumerate(reading.sources)],
    )
    yield (
        schema.STATEMENTS,
        [
            {"id": s.id, "article": article.id, "place": place, "source": s.source, "mode": s.mode.value,
             "said_start": s.said and s.said.start, "said_end": s.said and s.said.end,
             "said_basis": s.said and s.said.basis.value, "nested_in": s.nested_in, "confidence": s.confidence,
             "version": version, "act": s.act.value, "responds_to": s.responds_to, "corrected": int(s.corrected)}
            for place, s in enumerate(reading.statements)
        ],
    )  # fmt: skip
    yield (
        schema.VIA,
        [{"statement": s.id, "place": place, "source": source} for s in reading.statements for place, source in enumerate(s.via)],
    )
    yield schema.SPANS, list(_spans(reading))
    yield schema.PASSAGES, list(_passages(reading))


def of_positions(positions: Iterable[Position], version: str) -> Rows:
    """The positions' rows."""
    yield (
        schema.POSITIONS,
        [
            {"claim": p.claim, "statement": p.statement, "stance": p.stance.value, "confidence": p.confidence,
             "corrected": int(p.corrected), "version": version}
            for p in positions
        ],
    )  # fmt: skip


def of_claim(disputes: Iterable[Dispute], reversals: Iterable[Reversal], origins: Iterable[Origin]) -> Rows:
    """The rows of what follows from the positions on a claim."""
    disputes, origins = tuple(disputes), tuple(origins)
    yield (
        schema.DISPUTES,
        [
            {"claim": dispute.claim, "source": source, "stance": stance.value}
            for dispute in disputes
            for stance, side in ((Stance.AFFIRMS, dispute.affirmed_by), (Stance.DENIES, dispute.denied_by))
            for source in side
        ],
    )
    resting = Counter(claim for claim, _ in {(origin.claim, origin.source) for origin in origins})
    yield schema.CONTESTS, [{"claim": dispute.claim, "origins": resting[dispute.claim]} for dispute in disputes]
    yield (
        schema.REVERSALS,
        [
            {"claim": r.claim, "source": r.source, "stance_before": r.before.value, "stance_after": r.after.value,
             "statement_before": r.statements[0], "statement_after": r.statements[1]}
            for r in reversals
        ],
    )  # fmt: skip
    yield schema.ORIGINS, [{"claim": o.claim, "source": o.source, "article": article} for o in origins for article in o.articles]


def claim_row(claim: Claim) -> Row:
    """A claim's row. A period open on both sides is no period."""
    return {"id": claim.id, "text": claim.text, "pinned": int(claim.pinned), "statement": claim.statement,
            "during_start": claim.during and claim.during.start, "during_end": claim.during and claim.during.end}  # fmt: skip


def _article(article: Article, media_type: str, version: str) -> Row:
    return {
        "id": article.id, "file": article.file, "url": article.url, "outlet": article.outlet, "title": article.title,
        "author": article.author, "published": article.published,
        "published_basis": article.published_basis and article.published_basis.value, "language": article.language,
        "text": article.text, "text_sha256": text_sha256(article.text), "sha256": article.sha256, "media_type": media_type,
        "version": version,
    }  # fmt: skip


def source_row(source: Source) -> Row:
    """A source's row, of an article or across articles."""
    return {"id": source.id, "name": source.name, "kind": source.kind.value, "aliases": _array(source.aliases),
            "roles": _array(source.roles), "speaks_for": source.speaks_for}  # fmt: skip


@lru_cache(maxsize=65536)
def _array(words: tuple[str, ...]) -> str:
    return json.dumps(words, ensure_ascii=False)


def _spans(reading: Reading) -> Iterator[Row]:
    for a in reading.attributions:
        yield from _owned(reading, {"attribution": a.id, "statement": None}, (a.source, a.cue, a.content))
    for s in reading.statements:
        yield from _owned(reading, {"attribution": None, "statement": s.id}, (s.source_mention, s.cue, s.content))


def _owned(reading: Reading, owner: Row, roles: tuple[Iterable[Span], Iterable[Span], Iterable[Span]]) -> Iterator[Row]:
    article = reading.document.article
    for role, spans in zip(("source", "cue", "content"), roles, strict=True):
        for place, span in enumerate(spans):
            prefix, exact, suffix = selectors(article.text, span)
            yield {"article": article.id, **owner, "role": role, "place": place, "start": span.start, "end": span.end,
                   "exact": exact, "prefix": prefix, "suffix": suffix}  # fmt: skip


def _passages(reading: Reading) -> Iterator[Row]:
    article = reading.document.article
    for block in article.blocks:
        if block.kind not in UNSEARCHED:
            yield {"article": article.id, "statement": None, "start": block.start, "text": article.text[block.start : block.end]}
    for statement in reading.statements:
        for span in statement.content:
            yield {"article": article.id, "statement": statement.id, "start": span.start, "text": span.exact}
