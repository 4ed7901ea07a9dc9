"""What claims are found in: which articles are on one story, the vectors of their statements, and what people decided."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

import sqlalchemy as sa

from sayso.ledger import records, rows, schema
from sayso.ledger.concluding import Due, mark
from sayso.ledger.corrections import held
from sayso.ledger.overruling import about, forget, overrule
from sayso.model import Article, Aspect, Claim, Decided, Decision, Position, Source, Statement

__all__ = ["Place", "Stories", "Told", "renew"]

STORIES, VECTORS, DECISIONS = schema.STORIES, schema.VECTORS, schema.DECISIONS
CLAIMS, STATEMENTS, POSITIONS = schema.CLAIMS, schema.STATEMENTS, schema.POSITIONS
# An article that is replaced keeps its row, which says where it was.
RENEW = sa.text("INSERT INTO stories (article, stale) VALUES (:article, 1) ON CONFLICT (article) DO UPDATE SET stale = 1")


@dataclass(frozen=True, slots=True)
class Place:
    """An article, how many of its statements take part, their mean, and its story with the level of its links, if any."""

    article: str
    size: int
    vector: bytes
    story: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """What the articles of one story say, vectors by statement, what was decided, and by article what it has been judged on."""

    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    vectors: Mapping[str, bytes]
    decided: tuple[Decided, ...]
    judged: Mapping[str, str]


class Stories:
    """The part of a ledger that claims are found in. Every method is one transaction."""

    def __init__(self, transaction: Callable[..., AbstractContextManager[sa.Connection]]) -> None:
        self._transaction = transaction

    def kept(self) -> bool:
        """Whether claims have been looked for in this ledger, so that they are to be kept up to date."""
        with self._transaction() as connection:
            return connection.execute(sa.select(STORIES.c.asked).where(STORIES.c.asked.is_not(None)).limit(1)).first() is not None

    def unweighed(self, asked: str) -> tuple[str, ...]:
        """The articles that are new, replaced, or weighed by other models than `asked` stands for; sorted."""
        c = STORIES.c
        words = sa.select(STATEMENTS.c.article).join_from(VECTORS, STATEMENTS, VECTORS.c.statement == STATEMENTS.c.id)
        query = sa.union(
            sa.select(c.article).where(c.stale == 1, c.article.not_in(words)),
            *(sa.select(c.article).where(other) for other in (c.asked < asked, c.asked > asked)),
        )
        with self._transaction() as connection:
            return tuple(sorted(connection.execute(query).scalars()))

    def weigh(self, article: str, asked: str, vectors: Mapping[str, bytes], mean: bytes) -> bytes | None:
        """Takes the vectors of an article's statements, and their mean; returns the mean that was there if it was another one."""
        c = STORIES.c
        mine = sa.select(STATEMENTS.c.id).where(STATEMENTS.c.article == article)
        new = {"size": len(vectors), "vector": mean, "asked": asked, "judged": None, "stale": int(bool(vectors))}
        with self._transaction(write=True) as connection:
            was = connection.execute(sa.select(c.vector, c.size).where(c.article == article, c.size > 0)).first()
            # Claims in the words of an article that was replaced went with it, and the positions that others took on them.
            story = sa.select(c.story).where(c.article == article).scalar_subquery()
            connection.execute(sa.update(STORIES).where(c.story == story).values(judged=None))
            connection.execute(sa.delete(VECTORS).where(VECTORS.c.statement.in_(mine)))
            rows.insert(connection, [(VECTORS, [{"statement": id, "vector": vector} for id, vector in sorted(vectors.items())])])
            renew(connection, [article])
            connection.execute(sa.update(STORIES).where(c.article == article).values(new if vectors else new | {"story": None}))
        return None if was is None or (bytes(was.vector), was.size) == (mean, len(vectors)) else bytes(was.vector)

    def places(self) -> tuple[Place, ...]:
        """Every article of which a statement takes part, sorted by id."""
        c = STORIES.c
        query = sa.select(c.article, c.size, c.vector, c.story, c.level).where(c.size > 0).order_by(c.article)
        with self._transaction() as connection:
            return tuple(
                Place(row.article, row.size, bytes(row.vector), row.story, row.level) for row in connection.execute(query)
            )

    def unsettled(self) -> tuple[str, ...]:
        """The articles whose story may not be what it was, sorted."""
        with self._transaction() as connection:
            return tuple(sorted(connection.execute(sa.select(STORIES.c.article).where(STORIES.c.stale == 1)).scalars()))

    def unsettle(self, articles: Iterable[str]) -> None:
        """Notes that the stories of these articles are to be looked at, so that they are even after an interruption."""
        with self._transaction(write=True) as connection:
            renew(connection, articles)

    def told(self, articles: Collection[str]) -> Told:
        """What is said in the articles of a story, and what was decided about the claims found."""
        with self._transaction() as connection:
            statements = records.statements(connection, (STATEMENTS.c.article, articles))
            found = records.among(connection, sa.select(VECTORS), VECTORS.c.statement, [each.id for each in statements])
            vectors = {row.statement: bytes(row.vector) for row in found}
            judged = records.among(connection, sa.select(STORIES.c.article, STORIES.c.judged), STORIES.c.article, articles)
            read = records.articles(connection, articles)
            words = _words(connection, {article.sha256 for article in read})
            made = connection.execute(sa.select(DECISIONS.c.claim, DECISIONS.c.decision, DECISIONS.c.other))
            return Told(
                read,
                records.article_sources(connection, articles),
                statements,
                vectors,
                tuple(
                    sorted(
                        Decided(row.claim, Decision(row.decision), row.other, words.get(row.claim, ""), words.get(row.other, ""))
                        for row in made
                    )
                ),
                {row.article: row.judged or "" for row in judged},
            )

    def settle(
        self, place: tuple[str, int], claims: Collection[Claim], judged: Mapping[str, str], positions: Collection[Position],
        models: Mapping[str, str],
    ) -> None:  # fmt: skip
        """Takes the claims found in one story, and the positions of articles that were judged on them anew.

        `place` is the story's id and level. `judged` tells of every article of the story what it has been judged on.
        """
        with self._transaction(write=True) as connection:
            before = self._claims(connection, judged)
            fresh = [id for id, on in self._judged(connection, judged).items() if on != judged[id]]
            stale = before.keys() - {claim.id for claim in claims}
            for id in sorted(stale):
                connection.execute(sa.delete(CLAIMS).where(CLAIMS.c.id == id))
            rows.insert(connection, [(CLAIMS, [rows.claim_row(claim) for claim in claims if claim.id not in before])])
            touched = {position.claim for position in positions}
            found = sa.select(CLAIMS.c.id).where(CLAIMS.c.pinned == 0)
            for id in fresh:
                mine = sa.select(STATEMENTS.c.id).where(STATEMENTS.c.article == id)
                theirs = POSITIONS.c.statement.in_(mine), POSITIONS.c.claim.in_(found)
                touched |= set(connection.execute(sa.select(POSITIONS.c.claim).where(*theirs)).scalars())
                connection.execute(sa.delete(POSITIONS).where(*theirs))
                forget(connection, id, pinned=False)
            rows.name_version(connection, models)
            rows.insert(connection, rows.of_positions(positions, rows.version_of(models)))
            mark(connection, Due.CLAIM, touched)
            for id in sorted({*fresh, *about(connection, [claim.id for claim in claims if claim.id not in before])}):
                overrule(connection, id)
            for id, on in sorted(judged.items()):
                new = {"story": place[0], "level": place[1], "judged": on, "stale": 0}
                connection.execute(sa.update(STORIES).where(STORIES.c.article == id).values(new))

    def story_of(self, claim: str) -> str | None:
        """The story in which a claim was found."""
        query = sa.select(STORIES.c.story).join_from(CLAIMS, STATEMENTS, CLAIMS.c.statement == STATEMENTS.c.id)
        with self._transaction() as connection:
            query = query.join(STORIES, STORIES.c.article == STATEMENTS.c.article).where(CLAIMS.c.id == claim)
            return connection.execute(query).scalar()

    @staticmethod
    def _claims(connection: sa.Connection, articles: Iterable[str]) -> dict[str, str]:
        """The claims found in the words of these articles, with their statements."""
        query = sa.select(CLAIMS.c.id, CLAIMS.c.statement).join_from(CLAIMS, STATEMENTS, CLAIMS.c.statement == STATEMENTS.c.id)
        found = records.among(connection, query.where(CLAIMS.c.pinned == 0), STATEMENTS.c.article, articles)
        return {row.id: row.statement for row in found}

    @staticmethod
    def _judged(connection: sa.Connection, articles: Iterable[str]) -> dict[str, str | None]:
        found = records.among(connection, sa.select(STORIES.c.article, STORIES.c.judged), STORIES.c.article, articles)
        return {row.article: row.judged for row in found}


def _words(connection: sa.Connection, shas: Iterable[str]) -> dict[str, str]:
    """The words of claims found in articles with these SHA-256, by the ids that they had when something was decided."""
    found = [each for sha256 in sorted(shas) for each in held(connection, sha256) if each.aspect is Aspect.CLAIM]
    return {claim.id: claim.text for each in found for claim in (each.claim, each.other) if claim}


def renew(connection: sa.Connection, articles: Iterable[str]) -> None:
    """Notes that these articles are new or replaced."""
    if new := [{"article": id} for id in sorted(set(articles))]:
        connection.execute(RENEW, new)
