"""Search: full text over the blocks of articles and the content of statements."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sayso.ledger import schema

__all__ = ["Hit", "distinct", "hits", "matching", "search"]

MOST_TERMS = 32  # of a query; nobody types more, and FTS5 refuses trees deeper than 256
EXCERPT = 32  # tokens; FTS5 allows 64
TERM = re.compile(r'"([^"]*)"|(\S+)')

RANKED = 2000
"""Passages that are ranked. Of more that have the words, those read last: a word that is everywhere would take seconds."""

FTS5 = sa.text("""
    SELECT passages.id, passages.article, passages.statement, passages.start, passages.text
    FROM (SELECT rowid AS id, bm25(passages_fts) AS badness FROM passages_fts
          WHERE passages_fts MATCH :terms ORDER BY rowid DESC LIMIT :ranked) AS found
    JOIN passages ON passages.id = found.id
    ORDER BY badness, passages.article, passages.start, passages.statement LIMIT :limit
""")
SNIPPETS = sa.text(f"""
    SELECT rowid AS id, snippet(passages_fts, 0, '', '', '', {EXCERPT}) AS excerpt FROM passages_fts
    WHERE passages_fts MATCH :terms AND rowid IN (SELECT value FROM json_each(:ids))
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
    # A statement's words are in its block too, so as many again are asked for as may have to be dropped.
    return hits(connection, words, distinct(matching(connection, words, 2 * limit))[: max(0, limit)])


def distinct(rows: Sequence[Any]) -> list[Any]:
    """The passages without the blocks in which a statement is among them."""
    stated = {(row.article, row.start) for row in rows if row.statement}
    return [row for row in rows if row.statement or not _holds(row, stated)]


def hits(connection: sa.Connection, words: str, rows: Sequence[Any]) -> tuple[Hit, ...]:
    """The passages with what was found in each."""
    excerpts = _excerpts(connection, words, rows)
    return tuple(_hit(row, excerpts.get(row.id, row.text[:200])) for row in rows)


def matching(connection: sa.Connection, words: str, limit: int) -> Sequence[Any]:
    """The best `limit` rows of passages with all the words; a statement's words are in its block too."""
    if not (terms := _terms(words)) or limit < 1:
        return ()
    if connection.dialect.name == "sqlite":
        return connection.execute(FTS5, {"terms": _query(terms), "ranked": max(RANKED, limit), "limit": limit}).all()
    return connection.execute(_containing(terms).limit(limit)).all()


def _query(terms: Sequence[str]) -> str:
    return " ".join(f'"{term}"' for term in terms)


def _excerpts(connection: sa.Connection, words: str, rows: Sequence[Any]) -> dict[int, str]:
    """The words around what was found, by the id of the passage; PostgreSQL has none."""
    if connection.dialect.name != "sqlite" or not rows:
        return {}
    asked = {"terms": _query(_terms(words)), "ids": json.dumps([row.id for row in rows])}
    return {row.id: row.excerpt for row in connection.execute(SNIPPETS, asked)}


def _terms(words: str) -> list[str]:
    """Words and phrases without anything that a query language could take for its own."""
    terms = (" ".join(re.findall(r"\w+", phrase or word)) for phrase, word in TERM.findall(words))
    return [term for term in terms if term.strip("_ ")][:MOST_TERMS]


def _containing(terms: Sequence[str]) -> sa.Select[Any]:
    c = schema.PASSAGES.c
    query = sa.select(c.id, c.article, c.statement, c.start, c.text)
    return query.where(*(c.text.icontains(term, autoescape=True) for term in terms)).order_by(c.article, c.start, c.id)


def _holds(block: Any, stated: set[tuple[str, int]]) -> bool:
    return any(article == block.article and 0 <= start - block.start < len(block.text) for article, start in stated)


def _hit(row: Any, excerpt: str) -> Hit:
    start = row.start + max(0, row.text.find(excerpt))
    return Hit(row.article, row.statement, start, start + len(excerpt), excerpt)
