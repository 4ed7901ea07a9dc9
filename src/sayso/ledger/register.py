"""The register: the sources of articles with the keys that lead to others, and the sources across articles that they are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import sqlalchemy as sa

from sayso.ledger import rows, schema
from sayso.ledger.records import among, source
from sayso.model import Source

__all__ = ["Register"]

NARROW, WIDE, SAME, KEYS, CONTEXTS = schema.ARTICLE_SOURCES, schema.SOURCES, schema.SAME_AS, schema.KEYS, schema.CONTEXTS

WRITE = sa.text("""
    INSERT INTO sources (id, name, kind, aliases, roles) VALUES (:id, :name, :kind, :aliases, :roles)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, aliases = excluded.aliases, roles = excluded.roles
""")
# Whom most of the articles' sources that are one speak for; of several, the one whose id sorts first.
ELECT = sa.text("""
    UPDATE sources SET speaks_for = (
        SELECT owner.source FROM same_as
        JOIN article_sources ON article_sources.id = same_as.article_source
        JOIN same_as AS owner ON owner.article_source = article_sources.speaks_for
        WHERE same_as.source = sources.id AND owner.source <> sources.id
        GROUP BY owner.source ORDER BY count(*) DESC, owner.source LIMIT 1
    ) WHERE id = :id
""")


class Register:
    """What `resolve.join` works on, within one transaction.

    `changed` are the sources across articles that are not what they were when something may have been concluded about them.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self.changed: set[str] = set()

    def enter(self, article: str, outlet: str | None, company: Iterable[str], keys: Iterable[tuple[str, str, str, str]]) -> None:
        """Takes what an article's sources are joined by: its outlet, surnames, and keys as source, text, given name, surname."""
        context = {"article": article, "outlet": outlet, "company": json.dumps(sorted(company), ensure_ascii=False)}
        entries = [dict(zip(("source", "key", "given", "surname"), each, strict=True)) for each in keys]
        rows.insert(self._connection, [(CONTEXTS, [context]), (KEYS, entries)])

    def keys(self, sources: Collection[str]) -> Mapping[str, Collection[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for row in among(self._connection, sa.select(KEYS.c.source, KEYS.c.key), KEYS.c.source, sources):
            found[row.source].add(row.key)
        return found

    def having(self, keys: Collection[str]) -> Collection[str]:
        return {row.source for row in among(self._connection, sa.select(KEYS.c.source), KEYS.c.key, keys)}

    def crowded(self, keys: Collection[str]) -> Collection[str]:
        c = KEYS.c
        several = [sa.func.min(column) < sa.func.max(column) for column in (c.given, c.surname)]
        query = sa.select(c.key).where(c.surname != "").group_by(c.key).having(sa.and_(*several))
        return {row.key for row in among(self._connection, query, c.key, keys)}

    def sources(self, ids: Collection[str]) -> Sequence[Source]:
        return [source(row, row.article) for row in among(self._connection, sa.select(NARROW), NARROW.c.id, ids)]

    def company(self, articles: Collection[str]) -> Mapping[str, Collection[str]]:
        found = among(self._connection, sa.select(CONTEXTS), CONTEXTS.c.article, articles)
        return {row.article: frozenset(json.loads(row.company)) for row in found}

    def outlets(self, keys: Collection[str]) -> Collection[str]:
        return {row.outlet for row in among(self._connection, sa.select(CONTEXTS.c.outlet).distinct(), CONTEXTS.c.outlet, keys)}

    def same_as(self, sources: Collection[str]) -> dict[str, str]:
        """The source across articles that each of these sources of articles is, if it has been joined."""
        return {row.article_source: row.source for row in among(self._connection, sa.select(SAME), SAME.c.article_source, sources)}

    def put(self, same_as: Mapping[str, str], sources: Sequence[Source]) -> None:
        was = self.same_as(same_as)
        moved = [narrow for narrow, wide in same_as.items() if was.get(narrow) != wide]
        new, old = {each.id for each in sources}, set(was.values())
        before = self._known(new | old)
        if sources:
            self._connection.execute(WRITE, [rows.source_row(each) for each in sources])
        for left in [narrow for narrow in moved if narrow in was]:
            self._connection.execute(sa.delete(SAME).where(SAME.c.article_source == left))
        rows.insert(self._connection, [(SAME, [{"article_source": narrow, "source": same_as[narrow]} for narrow in moved])])
        spoken = sa.select(SAME.c.source).join_from(NARROW, SAME, SAME.c.article_source == NARROW.c.id)
        speakers = {row.source for row in among(self._connection, spoken, NARROW.c.speaks_for, moved)}
        before |= self._known(speakers - before.keys())
        if elected := new | speakers:
            self._connection.execute(ELECT, [{"id": id} for id in sorted(elected)])
        after = self._known(elected)
        self.changed |= {id for id in before if before[id] != after.get(id)} | {
            same_as[narrow] for narrow in moved if narrow in was
        }

    def drop(self) -> None:
        """Takes out the sources of `changed` that nobody is any more."""
        nobody = ~sa.exists().where(SAME.c.source == WIDE.c.id)
        for id in sorted(self.changed):
            self._connection.execute(sa.delete(WIDE).where(WIDE.c.id == id, nobody))

    def _known(self, ids: Collection[str]) -> dict[str, tuple[str, str, str | None]]:
        """What conclusions may depend on."""
        c = WIDE.c
        query = sa.select(c.id, c.name, c.kind, c.speaks_for)
        return {id: (name, kind, owner) for id, name, kind, owner in among(self._connection, query, c.id, ids)}
