"""What a model read and the positions that it gave, and what people put in their place.

Both are kept: rows hold what counts, and beside them stands what they would be without corrections.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from sayso.ledger import records, rows, schema
from sayso.ledger.concluding import Due, mark
from sayso.ledger.corrected import Corrected, corrected, reported
from sayso.ledger.corrections import OF_STATEMENTS, held
from sayso.model import Article, Claim, Member, Reading, Reported, Source, SourceKind, Stance, Statement

__all__ = ["Standing", "about", "forget", "keep", "known", "members", "overrule", "read", "revised", "standing"]

STATEMENTS, POSITIONS, CLAIMS = schema.STATEMENTS, schema.POSITIONS, schema.CLAIMS
UNCORRECTED, OVERRULED = schema.UNCORRECTED, schema.OVERRULED


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement as corrections are about it, and as it is `now`, with the stances it takes by claim id, in its article."""

    subject: Reported
    now: Reported
    stances: Mapping[str, Stance]
    article: Article


def read(connection: sa.Connection, article: str) -> Reading | None:
    """What a model read in the article; None if there is no such article."""
    now = records.reading(connection, article)
    kept: Any = connection.execute(sa.select(UNCORRECTED).where(UNCORRECTED.c.article == article)).first()
    if now is None or kept is None:
        return now
    sources = msgspec.json.decode(kept.sources, type=tuple[Source, ...])
    statements = msgspec.json.decode(kept.statements, type=tuple[Statement, ...])
    return Reading(now.document, now.attributions, sources, statements, now.thoughts)


def revised(connection: sa.Connection, reading: Reading) -> Corrected | None:
    """The reading as corrected; None if there are no corrections about what was read in the article."""
    own = [each for each in held(connection, reading.document.article.sha256) if each.aspect in OF_STATEMENTS]
    return corrected(reading, own) if own else None


def keep(connection: sa.Connection, reading: Reading) -> None:
    """Keeps what a model read in an article on which there are corrections."""
    kept = {"sources": _text(reading.sources), "statements": _text(reading.statements)}
    rows.insert(connection, [(UNCORRECTED, [{"article": reading.document.article.id, **kept}])])


def overrule(connection: sa.Connection, article: str) -> None:
    """Puts the positions that people gave statements of the article in place of those that the models gave."""
    mine = sa.select(STATEMENTS.c.id).where(STATEMENTS.c.article == article)
    before = connection.execute(sa.select(OVERRULED).where(OVERRULED.c.statement.in_(mine))).all()
    kept = connection.execute(sa.select(UNCORRECTED.c.article).where(UNCORRECTED.c.article == article)).first()
    model = read(connection, article) if kept or before else None  # most articles have no corrections
    if model is None:
        return
    made = revised(connection, model)
    for row in before:
        _restore(connection, row)
    connection.execute(sa.delete(OVERRULED).where(OVERRULED.c.statement.in_(mine)))
    now = set()
    version = rows.version_of({})
    for statement, stances in sorted(made.stances.items()) if made else ():
        for claim, stance in stances:
            if id := known(connection, claim):
                rows.name_version(connection, {})
                _set(connection, id, statement, stance, version)
                now.add(id)
    mark(connection, Due.CLAIM, {*now, *(row.claim for row in before)})


def forget(connection: sa.Connection, article: str, *, pinned: bool) -> None:
    """Forgets the positions that models gave statements of the article on pinned claims, or on found ones."""
    mine = sa.select(STATEMENTS.c.id).where(STATEMENTS.c.article == article)
    claims = sa.select(CLAIMS.c.id).where(CLAIMS.c.pinned == int(pinned))
    connection.execute(sa.delete(OVERRULED).where(OVERRULED.c.statement.in_(mine), OVERRULED.c.claim.in_(claims)))


def about(connection: sa.Connection, claims: Collection[str]) -> set[str]:
    """The articles of which a statement has been given a position on one of these claims by a person."""
    articles, found = schema.ARTICLES, schema.CORRECTED
    on = found.alias("on_claims")
    query = sa.select(articles.c.id).join_from(on, found, found.c.correction == on.c.correction)
    query = query.join(articles, articles.c.sha256 == found.c.about)
    return {row.id for row in records.among(connection, query, on.c.about, claims)}


def standing(connection: sa.Connection, statement: str) -> Standing | None:
    """The statement as corrections are about it, and as it is now; None if there is no such statement."""
    article = connection.execute(sa.select(STATEMENTS.c.article).where(STATEMENTS.c.id == statement)).scalar()
    model, now = (read(connection, article), records.reading(connection, article)) if article else (None, None)
    if model is None or now is None:
        return None
    made = revised(connection, model)
    subject = made.subjects.get(statement) if made else None
    (as_it_is,) = (each for each in now.statements if each.id == statement)
    taken = connection.execute(sa.select(POSITIONS).where(POSITIONS.c.statement == statement)).all()
    is_now = reported(as_it_is, now.document.article, now.sources)
    as_read = (each for each in model.statements if each.id == statement)
    was = subject or reported(next(as_read), model.document.article, model.sources)
    return Standing(was, is_now, {row.claim: Stance(row.stance) for row in taken}, now.document.article)


def members(connection: sa.Connection, source: str, articles: Collection[str] | None = None) -> tuple[Member, ...]:
    """What a source is called in each article that knows it, or in those with these ids; sorted."""
    narrow, same = schema.ARTICLE_SOURCES, schema.SAME_AS
    query = sa.select(schema.ARTICLES.c.sha256, narrow.c.article, narrow.c.name, narrow.c.kind)
    query = query.join_from(narrow, schema.ARTICLES, schema.ARTICLES.c.id == narrow.c.article)
    wide = query.join(same, same.c.article_source == narrow.c.id).where(same.c.source == source)
    rows_of = connection.execute(wide).all() or connection.execute(query.where(narrow.c.id == source)).all()
    found = (row for row in rows_of if articles is None or row.article in articles)
    return tuple(sorted({Member(row.sha256, row.name, SourceKind(row.kind)) for row in found}))


def known(connection: sa.Connection, claim: Claim) -> str | None:
    """The claim of that id, or else of those words and that time."""
    if connection.execute(sa.select(CLAIMS.c.id).where(CLAIMS.c.id == claim.id)).first():
        return claim.id
    same = records.among(connection, sa.select(CLAIMS), CLAIMS.c.text, [claim.text]) if "\0" not in claim.text else ()
    during = (claim.during.start, claim.during.end) if claim.during else (None, None)
    return min((row.id for row in same if (row.during_start, row.during_end) == during), default=None)


def _text(found: tuple[Source, ...] | tuple[Statement, ...]) -> str:
    return msgspec.json.encode(found).decode()


def _set(connection: sa.Connection, claim: str, statement: str, stance: Stance | None, version: str) -> None:
    c, key = POSITIONS.c, {"claim": claim, "statement": statement}
    at = c.claim == claim, c.statement == statement
    was: Any = connection.execute(sa.select(c.stance, c.confidence, c.version).where(*at)).first()
    model = dict(was._mapping) if was else {"stance": None, "confidence": None, "version": None}
    connection.execute(sa.insert(OVERRULED), key | model)
    connection.execute(sa.delete(POSITIONS).where(*at))
    if stance:
        new = key | {"stance": stance.value, "confidence": 1.0, "corrected": 1, "version": version}
        connection.execute(sa.insert(POSITIONS), new)


def _restore(connection: sa.Connection, row: Any) -> None:
    connection.execute(sa.delete(POSITIONS).where(POSITIONS.c.claim == row.claim, POSITIONS.c.statement == row.statement))
    if row.stance:
        connection.execute(sa.insert(POSITIONS), dict(row._mapping) | {"corrected": 0})
