"""Verification: every span, hash and reference of a ledger, checked against the article's own text and bytes."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from sayso.ledger import schema
from sayso.ledger.rows import text_sha256
from sayso.model import Span
from sayso.spans import content_id, selectors

__all__ = ["Kind", "Mismatch", "firsts_first", "verify", "verify_index"]


class Kind(StrEnum):
    """What does not hold."""

    FILE = "file"
    REFERENCE = "reference"
    UNREADABLE = "unreadable"
    ORIGINAL = "original"
    ARTICLE_ID = "article id"
    TEXT = "text"
    BLOCK = "block"
    SPAN = "span"
    CONTEXT = "context"
    WORDLESS = "wordless"
    CLAIM = "claim"
    PASSAGE = "passage"
    INDEX = "search index"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A row that does not hold: its kind, where it is (table and id, or article and offsets), and what is the matter."""

    kind: Kind
    where: str
    what: str


def firsts_first(mismatches: Iterable[Mismatch]) -> tuple[Mismatch, ...]:
    """The first of each kind, then the others, each in the order found."""
    firsts: dict[Kind, Mismatch] = {}
    others = [mismatch for mismatch in mismatches if firsts.setdefault(mismatch.kind, mismatch) is not mismatch]
    return (*firsts.values(), *others)


def verify(connection: sa.Connection) -> Iterator[Mismatch]:
    """What does not hold, article by article in order of their ids."""
    if connection.dialect.name == "sqlite":
        yield from _file(connection)
    yield from _wordless(connection)
    yield from _found(connection)
    yield from _corrections(connection)
    for id in sorted(connection.execute(sa.select(schema.ARTICLES.c.id)).scalars()):
        try:
            yield from _article(connection, id)
        except sa.exc.OperationalError as error:
            yield Mismatch(Kind.UNREADABLE, f"article {id}", str(error.orig))


def verify_index(connection: sa.Connection) -> Iterator[Mismatch]:
    """Whether the full-text index, which is SQLite's, holds the passages and nothing else.

    SQLite checks it by way of a write, so in a ledger that may not be written it goes unchecked.
    """
    try:
        connection.exec_driver_sql("INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)")
    except sa.exc.DatabaseError as error:
        code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code == sqlite3.SQLITE_CORRUPT:
            repair = "INSERT INTO passages_fts (passages_fts) VALUES ('rebuild')"
            yield Mismatch(Kind.INDEX, "passages_fts", f"does not index the passages as they are; mend it with {repair}")
        elif code != sqlite3.SQLITE_READONLY:
            raise


def _file(connection: sa.Connection) -> Iterator[Mismatch]:
    for (line,) in connection.exec_driver_sql("PRAGMA quick_check"):
        if line != "ok":
            yield Mismatch(Kind.FILE, "database", line)
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Mismatch(Kind.REFERENCE, f"{row[0]}, row {row[1]}", f"refers to a row of {row[2]} that is not there")


def _wordless(connection: sa.Connection) -> Iterator[Mismatch]:
    worded = sa.select(schema.SPANS.c.statement).where(schema.SPANS.c.role == "content", schema.SPANS.c.statement.is_not(None))
    id = schema.STATEMENTS.c.id
    for row in connection.execute(sa.select(id).where(id.not_in(worded)).order_by(id)):
        yield Mismatch(Kind.WORDLESS, f"statement {row.id}", "has no words")


def _found(connection: sa.Connection) -> Iterator[Mismatch]:
    """Found claims that are not in the words of their statement."""
    claim, span = schema.CLAIMS.c, schema.SPANS.c
    words = sa.select(claim.id, claim.text, span.exact).join_from(schema.CLAIMS, schema.SPANS, span.statement == claim.statement)
    query = words.where(claim.pinned == 0, span.role == "content").order_by(claim.id)
    said = [(row.id, row.text in " ".join(row.exact.split())) for row in connection.execute(query)]
    for id in sorted(dict(said).keys() - {id for id, verbatim in said if verbatim}):
        yield Mismatch(Kind.CLAIM, f"claim {id}", "is not in the words of its statement")


def _corrections(connection: sa.Connection) -> Iterator[Mismatch]:
    for id, *rest in connection.execute(sa.select(schema.CORRECTIONS).order_by(schema.CORRECTIONS.c.id)):
        if content_id("k", *rest) != id:
            yield Mismatch(Kind.CORRECTION, f"correction {id}", "is not as it was made")


def _article(connection: sa.Connection, id: str) -> Iterator[Mismatch]:
    row: Any = connection.execute(sa.select(schema.ARTICLES).where(schema.ARTICLES.c.id == id)).one()
    where = f"article {id}" + (f" ({row.file})" if row.file else "")
    original = connection.execute(sa.select(schema.ORIGINALS.c.bytes).where(schema.ORIGINALS.c.sha256 == row.sha256)).scalar()
    if original is None or hashlib.sha256(original).hexdigest() != row.sha256:
        yield Mismatch(Kind.ORIGINAL, where, f"its original bytes are not those of SHA-256 {row.sha256}")
    if content_id("a", row.sha256, row.url or "") != id:
        yield Mismatch(Kind.ARTICLE_ID, where, "is not the id of these bytes at this URL")
    if text_sha256(row.text) != row.text_sha256:
        yield Mismatch(Kind.TEXT, where, f"its text is not that of SHA-256 {row.text_sha256}")
    yield from _blocks(connection, id, where, len(row.text))
    yield from _spans(connection, id, where, row.text)
    passage = schema.PASSAGES.c
    for row_id, start, words in connection.execute(
        sa.select(passage.id, passage.start, passage.text).where(passage.article == id).order_by(passage.id)
    ):
        if row.text[start : start + len(words)] != words:
            yield Mismatch(Kind.PASSAGE, where, f"passage {row_id} at {start} is not {words[:60]!r}")


def _blocks(connection: sa.Connection, id: str, where: str, length: int) -> Iterator[Mismatch]:
    block = schema.BLOCKS.c
    query = sa.select(block.start, block.end).where(block.article == id).order_by(block.start)
    bounds = [(row.start, row.end) for row in connection.execute(query)]
    for start, end in bounds:
        if not 0 <= start < end <= length:
            yield Mismatch(Kind.BLOCK, where, f"block [{start}, {end}) is not in a text of {length} code points")
    for (start, end), (then, _) in pairwise(bounds):
        if then < end:
            yield Mismatch(Kind.BLOCK, where, f"block [{start}, {end}) overlaps the next, at {then}")


def _spans(connection: sa.Connection, id: str, where: str, text: str) -> Iterator[Mismatch]:
    span = schema.SPANS.c
    for row in connection.execute(sa.select(schema.SPANS).where(span.article == id).order_by(span.id)):
        place = f"{where}, [{row.start}, {row.end})"
        owner = f"statement {row.statement}" if row.statement else f"attribution {row.attribution}"
        if text[row.start : row.end] != row.exact or not 0 <= row.start < row.end:
            yield Mismatch(Kind.SPAN, place, f"{row.role} of {owner} is not {row.exact[:60]!r}")
        elif (row.prefix, row.exact, row.suffix) != selectors(text, Span(row.start, row.end, row.exact)):
            yield Mismatch(Kind.CONTEXT, place, f"{row.role} of {owner} does not stand between the words it is said to")
