"""Search: full text over the blocks of articles and the content of statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sayso.ledger import schema

__all__ = ["Hit", "matching", "search"]

MOST_TERMS = 32  # of a query; nobody types more, and FTS5 refuses trees deeper than 256
EXCERPT = 32  # tokens; FTS5 allows 64
TERM = re.compile(r'"([^"]*)"|(\S+)')

# A statement's words are in its block too, so as many again are asked for as may have to be dropped.
FTS5 = sa.text(f"""
    SELECT passages.article, passages.statement, passages.start, passages.text,
           snippet(passages_fts, 0, '', '', '', {EXCERPT}) AS excerpt
    FROM passages_fts JOIN passages ON passages.id = passages_fts.rowid
    WHERE passages_fts MATCH :terms
    ORDER BY bm25(passages_fts), passages.article, passages.start, passages.statement LIMIT :limit
""")


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found: `excerpt` is `[start, end)` of the article's text; in a statement's content, or else `statement` is None."""

    article: str
    statement: str | None
    start: int
    end: int
    excerpt: str


def search(connection: sa.Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """The best `limit` passages that have all the words; "words in quotation marks" must stand together.

    Best is BM25 (Robertson and Zaragoza 2009) over English stems, as SQLite's FTS5 has it. PostgreSQL finds parts of words, in
    order of the articles' ids.
    """
    rows = matching(connection, words, 2 * limit)
    stated = {(row.article, row.start) for row in rows if row.statement}
    hits = (_hit(row) for row in rows if row.statement or not _holds(row, stated))
    return tuple(hits)[:limit]


def matching(connection: sa.Connection, words: str, limit: int) -> Sequence[Any]:
    """The best `limit` rows of passages with all the words, each with an excerpt; a statement's words are in its block too."""
    if not (terms := _terms(words)) or limit < 1:
        return ()
    if connection.dialect.name == "sqlite":
        query = " ".join(f'"{term}"' for term in terms)
        return connection.execute(FTS5, {"terms": query, "limit": limit}).all()
    return connection.execute(_containing(terms).limit(limit)).all()


def _terms(words: str) -> list[str]:
    """Words and phrases without anything that a query language could take for its own."""
    terms = (" ".join(re.findall(r"\w+", phrase or word)) for phrase, word in TERM.findall(words))
    return [term for term in terms if term.strip("_ ")][:MOST_TERMS]


def _containing(terms: Sequence[str]) -> sa.Select[Any]:
    c = schema.PASSAGES.c
    query = sa.select(c.article, c.statement, c.start, c.text, sa.func.substr(c.text, 1, 200).label("excerpt"))
    return query.where(*(c.text.icontains(term, autoescape=True) for term in terms)).order_by(c.article, c.start, c.id)


def _holds(block: Any, stated: set[tuple[str, int]]) -> bool:
    return any(article == block.article and 0 <= start - block.start < len(block.text) for article, start in stated)


def _hit(row: Any) -> Hit:
    start = row.start + max(0, row.text.find(row.excerpt))
    return Hit(row.article, row.statement, start, start + len(row.excerpt), row.excerpt)
