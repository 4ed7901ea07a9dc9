"""Which rows of the ledger each correction is about, whether it holds or not."""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa

from sayso.ledger import records, schema
from sayso.ledger.corrected import corrected, identities
from sayso.ledger.corrections import OF_STATEMENTS, holding, log
from sayso.ledger.overruling import known, read
from sayso.model import Aspect, Correction, Revised

__all__ = ["revisions"]

ARTICLES = schema.ARTICLES


def revisions(connection: sa.Connection) -> tuple[Revised, ...]:
    """Every correction, by the time it was made."""
    made = log(connection)
    holds = holding(made, {each.id: each.undoes for each in made if each.undoes})
    by_article: defaultdict[str, list[Correction]] = defaultdict(list)
    for correction in holds:
        for sha256 in _articles(correction):
            by_article[sha256].append(correction)
    found = records.among(connection, sa.select(ARTICLES.c.id, ARTICLES.c.sha256), ARTICLES.c.sha256, by_article.keys())
    statements: defaultdict[str, set[str]] = defaultdict(set)
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for id, sha256 in found:
        own = by_article[sha256]
        if (of := [each for each in own if each.aspect in OF_STATEMENTS]) and (model := read(connection, id)):
            for statement, several in corrected(model, of).corrections.items():
                for each in several:
                    statements[each.id].add(statement)
        for source, correction_id, _ in identities(records.article_sources(connection, [id]), sha256, own):
            sources[correction_id].add(source)
    same = schema.SAME_AS.c
    narrow = {source for several in sources.values() for source in several}
    wide = {
        row.article_source: row.source
        for row in records.among(connection, sa.select(same.article_source, same.source), same.article_source, narrow)
    }
    ids = {each.id for each in holds}
    return tuple(
        Revised(
            each, each.id in ids, tuple(sorted(statements[each.id])),
            tuple(sorted({wide.get(source, source) for source in sources[each.id]})), _claim(connection, each),
        )
        for each in made
    )  # fmt: skip


def _articles(correction: Correction) -> set[str]:
    """The SHA-256 of those whose statements or sources it is about."""
    reported = {correction.reported.article} if correction.reported and correction.aspect in OF_STATEMENTS else set()
    return reported | {member.article for member in correction.members}


def _claim(connection: sa.Connection, correction: Correction) -> str | None:
    if correction.claim is None or correction.aspect is Aspect.CLAIM:
        return correction.claim.id if correction.claim else None
    return known(connection, correction.claim)
