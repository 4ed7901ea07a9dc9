"""Excerpts of a ledger: what one page is made of, and no more, by questions that an index answers.

An excerpt is a `Snapshot` that holds some rows only: those asked for and all that these name, so that whatever reads a snapshot
reads an excerpt. Its articles have their text, but blocks only where one article is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from sayso.ledger import records, schema
from sayso.ledger.around import around
from sayso.ledger.search import Hit, distinct, hits, matching
from sayso.model import LIKELY, SURE, Article, Claim, Held, Relay, RelayKind, Snapshot, Stance, Statement

__all__ = ["Excerpt", "Excerpts", "Filters", "Front"]

MOST = 400  # statements on one page: more than a person reads, and as many as are served within the time of a page
FRONT = 24  # disputes of which it is asked what changed last
HELD = 1000  # articles that are asked which roles they give a source
BEST = 400  # passages that have the words, of which filters may leave few
FREQUENT = 5000
"""Statements of one kind from which on it is faster to look at all from the newest on until enough are of that kind: the root of
a million statements times a page of fifty is 7,000."""

ARTICLES, NARROW, STATEMENTS, POSITIONS = schema.ARTICLES, schema.ARTICLE_SOURCES, schema.STATEMENTS, schema.POSITIONS
SOURCES, SAME, CLAIMS = schema.SOURCES, schema.SAME_AS, schema.CLAIMS
CONTESTS, REVERSALS = schema.CONTESTS, schema.REVERSALS
WHEN = sa.func.coalesce(STATEMENTS.c.said_start, ARTICLES.c.published, "")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of the ledger; `total` is how many statements there are of those asked for, of which the snapshot may hold fewer.

    `outlets` are those of its sources of which the ledger has an article, where a claim was asked for; `passages` are words found
    that are in no statement.
    """

    snapshot: Snapshot
    total: int
    outlets: frozenset[str] = frozenset()
    passages: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Front:
    """What is new and contested: `claims` are in the order to show them in, the disputed ones first.

    `total` is how many articles there are, or claims, where a list of these was asked for.

    By claim, `origins` is on how many independent ones a disputed one rests, `changed` the last date of a position on it, and
    `stances` how many statements likely take which, and surely; None stands for the doubtful ones. `sure` are, by
    disputed claim and stance, the sources that take it surely in one statement at least.
    """

    snapshot: Snapshot
    claims: tuple[Claim, ...]
    newest: tuple[Article, ...]
    origins: dict[str, int]
    changed: dict[str, str]
    stances: dict[str, dict[Stance | None, tuple[int, int]]]
    sure: dict[tuple[str, Stance], set[str]]
    total: int


@dataclass(frozen=True, slots=True)
class Filters:
    """Which statements are wanted: words in them, the name of their source or outlet, a stance taken, when said, the id of the
    story that they are told in. Empty: any."""

    words: str = ""
    source: str = ""
    outlet: str = ""
    stance: str = ""
    since: str = ""
    until: str = ""
    story: str = ""


class Excerpts:
    """The part of a ledger that pages are made of. Every method is one transaction."""

    def __init__(self, transaction: Callable[..., AbstractContextManager[sa.Connection]]) -> None:
        self._transaction = transaction

    def front(self, most: int = 12) -> Front:
        """At most so many claims of each kind, changes of position and articles."""
        with self._transaction() as connection:
            origins, changed = _disputed(connection)
            disputed = sorted(origins, key=lambda id: (origins[id], changed.get(id, ""), id), reverse=True)[:most]
            shown = [*disputed, *_undisputed(connection, most)]
            turned = _turned(sa.true()).limit(most)
            reversals = records.reversals(connection, (REVERSALS.c.statement_after, _column(connection, turned)))
            newest = (
                sa.select(ARTICLES.c.id).where(ARTICLES.c.published > "").order_by(ARTICLES.c.published.desc(), ARTICLES.c.id)
            )
            fresh = _column(connection, newest.limit(most)) or _column(connection, sa.select(ARTICLES.c.id).limit(most))
            told = [id for reversal in reversals for id in reversal.statements]
            snapshot = around(connection, told, claims=shown, reversals=reversals)
            claims = {claim.id: claim for claim in snapshot.claims}
            stances, sure = _stances(connection, shown), _surely(connection, disputed)
            size = connection.execute(sa.select(sa.func.count()).select_from(ARTICLES)).scalar_one()
            articles = {article.id: article for article in records.articles(connection, fresh, whole=False)}
        listed, latest = tuple(claims[id] for id in shown), tuple(articles[id] for id in fresh)
        return Front(snapshot, listed, latest, origins, changed, stances, sure, size)

    def claims(self, offset: int = 0, most: int = 50) -> Front:
        """The claims from number `offset` on, the disputed ones first, then the pinned ones."""
        disputed = CLAIMS.c.id.in_(sa.select(CONTESTS.c.claim))
        ordered = sa.select(CLAIMS.c.id).order_by(disputed.desc(), CLAIMS.c.pinned.desc(), CLAIMS.c.text, CLAIMS.c.id)
        with self._transaction() as connection:
            shown = _column(connection, ordered.limit(most).offset(offset))
            return _listed(connection, shown, _count(connection, CLAIMS, sa.true()))

    def on(self, claims: Sequence[str]) -> Front:
        """These claims, in this order."""
        with self._transaction() as connection:
            return _listed(connection, claims, len(claims))

    def claim(self, id: str, most: int = MOST) -> Excerpt | None:
        """A claim with the positions on it, the surest if there are more than `most`."""
        c = POSITIONS.c
        with self._transaction() as connection:
            if not records.claims(connection, [id]):
                return None
            surest = sa.select(c.statement).where(c.claim == id).order_by(c.corrected.desc(), c.confidence.desc(), c.statement)
            told = _column(connection, surest.limit(most))
            snapshot = around(connection, told, claims=[id], only=id)
            return Excerpt(snapshot, _count(connection, POSITIONS, c.claim == id), _outlets(connection, snapshot))

    def source(self, id: str, offset: int = 0, most: int = 50) -> Excerpt | None:
        """A source across articles with its speakers, where they stand, and what they said, newest first, from `offset` on.

        The order is that of `snapshot.statements`; those that only take positions or are part of a change come after.
        """
        with self._transaction() as connection:
            if not _column(connection, sa.select(SOURCES.c.id).where(SOURCES.c.id == id)):
                return None
            voices = [id, *_column(connection, sa.select(SOURCES.c.id).where(SOURCES.c.speaks_for == id).limit(MOST))]
            mine = STATEMENTS.c.source.in_(sa.select(SAME.c.article_source).where(SAME.c.source.in_(voices)))
            total = _count(connection, STATEMENTS, mine)
            by_them = (
                _of(SAME, SAME.c.article_source, STATEMENTS.c.source, SAME.c.source.in_(voices)) if total > FREQUENT else mine
            )
            newest = _column(connection, _newest(sa.select(STATEMENTS.c.id).where(by_them)).limit(most).offset(offset))
            standing = sa.exists().where(POSITIONS.c.statement == STATEMENTS.c.id)
            # Joined, and so asked of one statement after the other until there are enough.
            theirs = sa.select(STATEMENTS.c.id).join_from(SAME, STATEMENTS, STATEMENTS.c.source == SAME.c.article_source)
            taken = _column(connection, theirs.where(SAME.c.source.in_(voices), standing).limit(2 * most))
            turned = _turned(REVERSALS.c.source.in_(voices)).limit(most // 4)
            reversals = records.reversals(connection, (REVERSALS.c.statement_after, _column(connection, turned)))
            reversals = tuple(reversal for reversal in reversals if reversal.source in voices)
            told = [*newest, *taken, *(each for reversal in reversals for each in reversal.statements)]
            roles = _held(connection, id)
            snapshot = around(connection, told, reversals=reversals, sources=voices, roles=roles)
            return Excerpt(_ranked(snapshot, told), total)

    def article(self, id: str) -> Snapshot | None:
        """An article with its blocks, all that is said in it, whom it cites and what it is a copy of."""
        with self._transaction() as connection:
            if not (articles := records.articles(connection, [id])):
                return None
            told = _column(connection, sa.select(STATEMENTS.c.id).where(STATEMENTS.c.article == id))
            snapshot = around(connection, told)
            cited = {source for statement in snapshot.statements for source in statement.via}
            copied = [relay for relay in snapshot.relays if relay.article == id]
            originals = records.articles(connection, [relay.of for relay in copied], whole=False)
            relays = (*copied, *(Relay(id, source, RelayKind.CITATION) for source in sorted(cited)))
            return replace(snapshot, articles=(*articles, *originals), relays=relays)

    def reversal(self, claim: str, source: str, before: str, after: str) -> Snapshot | None:
        """A change of position with its two statements."""
        with self._transaction() as connection:
            of_claim = records.reversals(connection, (REVERSALS.c.claim, [claim]))
            found = tuple(each for each in of_claim if (each.source, *each.statements) == (source, before, after))
            return around(connection, [before, after], claims=[claim], reversals=found, sources=[source]) if found else None

    def find(self, filters: Filters, most: int = 50, offset: int = 0) -> Excerpt:
        """The statements that pass the filters, best first for words, else newest first; `total` is at most one more than `most`.

        The order is that of `snapshot.statements`.
        """
        with self._transaction() as connection:
            rows = matching(connection, filters.words, BEST)
            told = _found(connection, filters, [row.statement for row in rows if row.statement], most + 1, offset)
            # With no filter but words, also where these are in no statement.
            plain = [row for row in distinct(rows) if row.statement is None] if filters == Filters(filters.words) else []
            passages = hits(connection, filters.words, plain[:most])
            return Excerpt(_ranked(around(connection, told[:most]), told), len(told), passages=passages)

    def statement(self, id: str) -> Snapshot | None:
        """A statement with its positions, and the pinned claims that there are beside those, so that it may take one there."""
        pinned = sa.select(CLAIMS.c.id).where(CLAIMS.c.pinned == 1).order_by(CLAIMS.c.id).limit(FRONT)
        with self._transaction() as connection:
            snapshot = around(connection, [id], claims=_column(connection, pinned))
            return snapshot if snapshot.statements else None

    def articles(self, ids: Iterable[str]) -> tuple[Article, ...]:
        """The articles with these ids, without blocks."""
        with self._transaction() as connection:
            return records.articles(connection, tuple(ids), whole=False)

    def named(self, prefix: str) -> tuple[str, ...]:
        """The ids of claims, sources, articles and statements that begin so, two of each at most."""
        with self._transaction() as connection:
            return tuple(
                id
                for table in (CLAIMS, SOURCES, ARTICLES, STATEMENTS)
                for id in _column(
                    connection,
                    sa.select(table.c.id).where(table.c.id >= prefix, table.c.id < prefix + "g").order_by(table.c.id).limit(2),
                )
            )


def _ranked(snapshot: Snapshot, told: Sequence[str]) -> Snapshot:
    place = {id: number for number, id in reversed([*enumerate(told)])}
    ranked: tuple[Statement, ...] = tuple(sorted(snapshot.statements, key=lambda statement: place[statement.id]))
    return replace(snapshot, statements=ranked)


def _disputed(connection: sa.Connection) -> tuple[dict[str, int], dict[str, str]]:
    """The disputed claims that rest on most origins, each with how many, and with the last date of a position on it."""
    ordered = sa.select(CONTESTS).order_by(CONTESTS.c.origins.desc(), CONTESTS.c.claim.desc())
    origins = {row.claim: row.origins for row in connection.execute(ordered.limit(FRONT))}
    last = sa.select(POSITIONS.c.claim, sa.func.max(WHEN).label("last")).join_from(
        POSITIONS, STATEMENTS, STATEMENTS.c.id == POSITIONS.c.statement
    )
    last = last.join(ARTICLES, ARTICLES.c.id == STATEMENTS.c.article).group_by(POSITIONS.c.claim)
    return origins, {row.claim: row.last for row in records.among(connection, last, POSITIONS.c.claim, origins)}


def _undisputed(connection: sa.Connection, most: int) -> list[str]:
    """The claims that nobody disputes, the pinned ones first, then those with most positions."""
    c, disputed = CLAIMS.c, sa.select(CONTESTS.c.claim)
    some = sa.select(c.id, c.pinned).where(c.id.not_in(disputed)).order_by(c.pinned.desc(), c.id).limit(MOST).subquery()
    taken = sa.select(sa.func.count()).where(POSITIONS.c.claim == some.c.id).scalar_subquery()
    return _column(connection, sa.select(some.c.id).order_by(some.c.pinned.desc(), taken.desc(), some.c.id).limit(most))


def _outlets(connection: sa.Connection, snapshot: Snapshot) -> frozenset[str]:
    """The outlets that are sources here, with or without "The" before their names."""
    names = {name.removeprefix("The ") for source in snapshot.sources for name in (source.name, *source.aliases)}
    wanted = {each for name in names for each in (name, f"The {name}")}
    query = sa.select(ARTICLES.c.outlet).distinct()
    return frozenset(row.outlet for row in records.among(connection, query, ARTICLES.c.outlet, wanted))


def _stances(connection: sa.Connection, claims: Iterable[str]) -> dict[str, dict[Stance | None, tuple[int, int]]]:
    c, count = POSITIONS.c, sa.func.count()
    likely, sure = (sa.func.sum(sa.case((_from(least), 1), else_=0)) for least in (LIKELY, SURE))
    query = sa.select(c.claim, c.stance, count.label("all"), likely.label("likely"), sure.label("sure"))
    found: dict[str, dict[Stance | None, tuple[int, int]]] = {claim: {} for claim in claims}
    for row in records.among(connection, query.group_by(c.claim, c.stance), c.claim, found):
        of = found[row.claim]
        of |= {Stance(row.stance): (row.likely, row.sure)} if row.likely else {}
        of |= {None: (of.get(None, (0, 0))[0] + row.all - row.likely, 0)} if row.all > row.likely else {}
    return found


def _from(least: float) -> sa.ColumnElement[bool]:
    """Whether a position is of that confidence, or a person's."""
    return sa.or_(POSITIONS.c.corrected == 1, POSITIONS.c.confidence >= least)


def _surely(connection: sa.Connection, claims: Iterable[str]) -> dict[tuple[str, Stance], set[str]]:
    c = POSITIONS.c
    query = sa.select(c.claim, c.stance, SAME.c.source).join_from(POSITIONS, STATEMENTS, STATEMENTS.c.id == c.statement)
    query = query.join(SAME, SAME.c.article_source == STATEMENTS.c.source).where(_from(SURE))
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in records.among(connection, query, c.claim, claims):
        found[row.claim, row.stance].add(row.source)
    return {(claim, Stance(stance)): sources for (claim, stance), sources in found.items()}


def _held(connection: sa.Connection, source: str) -> tuple[Held, ...]:
    """The roles of a source, each with when the articles were published that give it."""
    some = sa.select(SAME.c.article_source).where(SAME.c.source == source).limit(HELD)
    given = sa.select(NARROW.c.roles, ARTICLES.c.published).join_from(NARROW, ARTICLES, ARTICLES.c.id == NARROW.c.article)
    given = given.where(NARROW.c.id.in_(some), NARROW.c.roles != "[]")
    days: dict[str, set[str]] = {}
    for row in connection.execute(given):
        for role in records.words(row.roles):
            days.setdefault(role, set()).update({row.published} if row.published else ())
    return tuple(Held(source, role, min(each, default=None), max(each, default=None)) for role, each in sorted(days.items()))


def _listed(connection: sa.Connection, shown: Sequence[str], total: int) -> Front:
    """Claims in this order, with what a list says of them."""
    snapshot, stances = around(connection, (), claims=shown), _stances(connection, shown)
    claims = {claim.id: claim for claim in snapshot.claims}
    origins = {id: sum(origin.claim == id for origin in snapshot.origins) for id in shown}
    sure = _surely(connection, [dispute.claim for dispute in snapshot.disputes])
    return Front(snapshot, tuple(claims[id] for id in shown), (), origins, {}, stances, sure, total)


def _found(connection: sa.Connection, filters: Filters, best: Sequence[str], most: int, offset: int) -> list[str]:
    """The ids of statements that pass the filters, in order: the newest, or of those that have the words the best."""
    query = _filtered(connection, filters)
    if not filters.words.strip():
        return _column(connection, _newest(query).limit(most).offset(offset))
    passing = {row.id for row in records.among(connection, query, STATEMENTS.c.id, set(best))}
    return [id for id in dict.fromkeys(best) if id in passing][offset : offset + most]


def _newest(query: sa.Select[Any]) -> sa.Select[Any]:
    """By when they were said, the undated last."""
    return query.order_by(STATEMENTS.c.said_start.desc().nulls_last(), STATEMENTS.c.id)


def _turned(where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """The statements that are the later part of a change of position, the newest first."""
    after = sa.select(STATEMENTS.c.id).join_from(REVERSALS, STATEMENTS, STATEMENTS.c.id == REVERSALS.c.statement_after)
    return after.where(where).order_by(STATEMENTS.c.said_start.desc(), STATEMENTS.c.id)


def _of(table: sa.TableClause, column: sa.ColumnElement[str], mine: sa.ColumnElement[str], where: sa.ColumnElement[bool]) -> Any:
    """Whether a row of the table says so of this statement: to be asked of one statement after the other."""
    return sa.exists(sa.select(sa.literal(1)).select_from(table).where(column == mine, where))


def _filtered(connection: sa.Connection, filters: Filters) -> sa.Select[Any]:
    query, c = sa.select(STATEMENTS.c.id), STATEMENTS.c
    if filters.source:
        named = sa.select(SOURCES.c.id).where(SOURCES.c.name.icontains(filters.source, autoescape=True))
        wide = sa.select(SOURCES.c.id).where(sa.or_(SOURCES.c.id.in_(named), SOURCES.c.speaks_for.in_(named)))
        query = query.where(c.source.in_(sa.select(SAME.c.article_source).where(SAME.c.source.in_(wide))))
    if filters.story:
        query = query.where(c.article.in_(sa.select(schema.STORIES.c.article).where(schema.STORIES.c.story == filters.story)))
    if filters.outlet:
        outlet = ARTICLES.c.outlet.icontains(filters.outlet, autoescape=True)
        query = query.where(c.article.in_(sa.select(ARTICLES.c.id).where(outlet)))
    if filters.stance:
        stance = POSITIONS.c.stance == filters.stance
        some = sa.select(POSITIONS.c.statement).where(stance)
        frequent = len(_column(connection, some.limit(FREQUENT))) == FREQUENT
        query = query.where(_of(POSITIONS, POSITIONS.c.statement, c.id, stance) if frequent else c.id.in_(some))
    if filters.since:
        query = query.where(c.said_end >= filters.since)
    if filters.until:
        query = query.where(c.said_start <= filters.until + "~")  # a month lets its days through
    return query


def _column(connection: sa.Connection, query: sa.Select[Any]) -> list[str]:
    return list(connection.execute(query).scalars())


def _count(connection: sa.Connection, table: sa.TableClause, where: sa.ColumnElement[bool]) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table).where(where)).scalar_one()
