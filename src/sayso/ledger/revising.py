"""Corrections put into effect: on an article's rows, on whom its sources are one with, and on the claims that are found.

All of it follows from what the models gave and from the corrections that hold, whichever came first.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from sayso.ledger import records, rows, schema
from sayso.ledger.concluding import Due, due_with, mark
from sayso.ledger.corrections import OF_STATEMENTS, append, held, root
from sayso.ledger.overruling import keep, overrule, read, revised
from sayso.ledger.stories import renew
from sayso.model import Aspect, Claim, Correction, Decision, Reading

__all__ = ["correct", "put"]

ARTICLES, UNCORRECTED, DECISIONS = schema.ARTICLES, schema.UNCORRECTED, schema.DECISIONS


def put(connection: sa.Connection, reading: Reading, version: str) -> None:
    """Takes what a model read in an article, as people have corrected it, in place of what was there."""
    article = reading.document.article
    known = ARTICLES.c.id == article.id
    if connection.execute(sa.select(ARTICLES.c.id).where(known)).first():
        due_with(connection, article.id)
        connection.execute(sa.delete(ARTICLES).where(known))
    made = revised(connection, reading)
    rows.insert(connection, rows.of_reading(made.reading if made else reading, version))
    if made:
        keep(connection, reading)
        overrule(connection, article.id)
    mark(connection, Due.ARTICLE, [article.id])
    renew(connection, [article.id])


def correct(connection: sa.Connection, corrections: Iterable[Correction]) -> int:
    """Adds corrections to the log, and puts into effect those that are new; how many that are."""
    new = [correction for correction in corrections if append(connection, correction)]
    about = {each.id: each for each in (root(connection, correction) for correction in new) if each}.values()
    said: set[str] = set()
    joined: set[str] = set()
    for correction in about:
        joined |= {member.article for member in correction.members}
        said |= {correction.reported.article} if correction.reported and correction.aspect in OF_STATEMENTS else set()
    for id in _articles(connection, said):
        _revise(connection, id)
    for id in _articles(connection, joined):
        _rejoin(connection, id)
    for correction in about:
        if correction.aspect is Aspect.CLAIM:
            _decide(connection, correction)
    return len(new)


def _articles(connection: sa.Connection, shas: Iterable[str]) -> list[str]:
    found = records.among(connection, sa.select(ARTICLES.c.id), ARTICLES.c.sha256, set(shas))
    return sorted(row.id for row in found)


def _revise(connection: sa.Connection, article: str) -> None:
    """Brings the article's rows in line with the corrections about it."""
    model = read(connection, article)
    if model is None:
        return
    made = revised(connection, model)
    if (made.reading if made else model) != records.reading(connection, article):
        version = connection.execute(sa.select(ARTICLES.c.version).where(ARTICLES.c.id == article)).scalar_one()
        put(connection, model, version)
        return
    connection.execute(sa.delete(UNCORRECTED).where(UNCORRECTED.c.article == article))
    if made:
        keep(connection, model)
    overrule(connection, article)


def _rejoin(connection: sa.Connection, article: str) -> None:
    """Makes due whom the article's sources are one with."""
    due_with(connection, article)
    mine = sa.select(schema.ARTICLE_SOURCES.c.id).where(schema.ARTICLE_SOURCES.c.article == article)
    connection.execute(sa.delete(schema.KEYS).where(schema.KEYS.c.source.in_(mine)))
    connection.execute(sa.delete(schema.CONTEXTS).where(schema.CONTEXTS.c.article == article))
    mark(connection, Due.ARTICLE, [article])


def _decide(connection: sa.Connection, correction: Correction) -> None:
    """Brings what is decided about a found claim in line with the corrections about it."""
    if not correction.claim:
        return
    key = {
        "claim": correction.claim.id,
        "decision": str(correction.after),
        "other": correction.other.id if correction.other else "",
    }
    decided = correction.aspect, correction.claim, correction.after, correction.other
    known = held(connection, correction.claim.id)
    same = [each for each in known if (each.aspect, each.claim, each.after, each.other) == decided]
    if correction.after is Decision.PIN and correction.other:
        _pin(connection, correction.other)
    c = DECISIONS.c
    connection.execute(sa.delete(DECISIONS).where(*(c[name] == value for name, value in key.items())))
    if same:
        rows.insert(connection, [(DECISIONS, [key | {"author": same[0].author, "made": same[0].made}])])
    if correction.reported:
        renew(connection, _articles(connection, [correction.reported.article]))


def _pin(connection: sa.Connection, claim: Claim) -> None:
    """Takes a claim that stands in the place of a found one; it goes where no decision is left that put it there."""
    mine = (each.other.id for each in held(connection, claim.id) if each.after is Decision.PIN and each.other)
    if claim.id in mine:
        rows.insert_new(connection, schema.CLAIMS, "id", rows.claim_row(claim))
        return
    c = schema.CLAIMS.c
    only_so = c.id == claim.id, c.pinned == 1, c.id.not_in(sa.select(schema.PINS.c.claim))
    if connection.execute(sa.delete(schema.CLAIMS).where(*only_so)).rowcount:
        # Its positions went with it: should it come back, they are to be taken anew.
        connection.execute(sa.update(schema.JUDGED).values(asked=""))
