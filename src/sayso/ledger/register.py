"""The register: the sources of articles with the keys that lead to others, and the sources across articles that they are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import sqlalchemy as sa

from sayso.ledger import rows, schema
from sayso.ledger.records import among, source, words
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

CROWDED = sa.text("""
    SELECT (SELECT min(given) FROM keys WHERE key = :key AND surname <> '')
         < (SELECT max(given) FROM keys WHERE key = :key AND surname <> '')
       AND (SELECT min(surname) FROM keys WHERE key = :key AND surname <> '')
         < (SELECT max(surname) FROM keys WHERE key = :key AND surname <> '')
""")


class Register:
    """What `resolve.join` works on, within one transaction.

    `changed` are the sources across articles that are not what they were when something may have been concluded about them.
    """

    def __init__(self, connection: sa.Connection, changed: Iterable[str]) -> None:
        self._connection = connection
        self.changed = set(changed)

    def enter(self, article: str, outlet: str | None, company: Iterable[str], keys: Iterable[tuple[str, str, str, str]]) -> None:
        """Takes what an article's sources are joined by: its outlet, surnames, and keys as source, text, given name, surname."""
        context = {"article": article, "outlet": outlet, "company": json.dumps(sorted(company), ensure_ascii=False)}
        entries = [dict(zip(("source", "key", "given", "surname"), each, strict=True)) for each in keys]
        rows.insert(self._connection, [(CONTEXTS, [context]), (KEYS, entries)])

    def keys(self, sources: Collection[str]) -> Mapping[str, Collection[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for narrow, key in among(self._connection, sa.select(KEYS.c.source, KEYS.c.key), KEYS.c.source, sources):
            found[narrow].add(key)
        return found

    def having(self, keys: Collection[str]) -> Collection[str]:
        return {narrow for (narrow,) in among(self._connection, sa.select(KEYS.c.source).distinct(), KEYS.c.key, keys)}

    def crowded(self, keys: Collection[str]) -> Collection[str]:
        return [key for key in keys if self._connection.execute(CROWDED, {"key": key}).scalar()]

    def sources(self, ids: Collection[str]) -> Sequence[Source]:
        return [source(row, row.article) for row in among(self._connection, sa.select(NARROW), NARROW.c.id, ids)]

    def company(self, articles: Collection[str]) -> Mapping[str, Collection[str]]:
        found = among(self._connection, sa.select(CONTEXTS.c.article, CONTEXTS.c.company), CONTEXTS.c.article, articles)
        return {article: words(company) for article, company in found}

    def outlets(self, keys: Collection[str]) -> Collection[str]:
        return {row.outlet for row in among(self._connection, sa.select(CONTEXTS.c.outlet).distinct(), CONTEXTS.c.outlet, keys)}

    def same_as(self, sources: Collection[str]) -> dict[str, str]:
        """The source across articles that each of these sources of articles is, if it has been joined."""
        found = among(self._connection, sa.select(SAME.c.article_source, SAME.c.source), SAME.c.article_source, sources)
        return dict(tuple(row) for row in found)

    def put(self, same_as: Mapping[str, str], sources: Sequence[Source]) -> None:
        was = self.same_as(same_as)
        moved = [narrow for narrow, wide in same_as.items() if was.get(narrow) != wide]
        old = {was[narrow] for narrow in moved if narrow in was}
        before = self._rows({*was.values(), *(source.id for source in sources)})
        written = [row for row in map(rows.source_row, sources) if _words(before.get(row["id"])) != _words(row)]
        if written:
            self._connection.execute(WRITE, written)
        for narrow in (narrow for narrow in moved if narrow in was):
            self._connection.execute(sa.delete(SAME).where(SAME.c.article_source == narrow))
        rows.insert(self._connection, [(SAME, [{"article_source": narrow, "source": same_as[narrow]} for narrow in moved])])
        spoken = sa.select(SAME.c.source).join_from(NARROW, SAME, SAME.c.article_source == NARROW.c.id)
        speakers = {row.source for row in among(self._connection, spoken, NARROW.c.speaks_for, moved)}
        before |= self._rows(speakers - before.keys())
        elected = {*old, *(same_as[narrow] for narrow in moved), *speakers, *self.changed}
        if elected:
            self._connection.execute(ELECT, [{"id": id} for id in sorted(elected)])
        after = self._rows({*elected, *(row["id"] for row in written)})
        self.changed |= old | {id for id in after if id in before and _matters(before[id]) != _matters(after[id])}
        self.changed |= {same_as[narrow] for narrow in moved if narrow in was}

    def drop(self) -> None:
        """Takes out the sources of `changed` that nobody is any more."""
        nobody = ~sa.exists().where(SAME.c.source == WIDE.c.id)
        for id in sorted(self.changed):
            self._connection.execute(sa.delete(WIDE).where(WIDE.c.id == id, nobody))

    def _rows(self, ids: Collection[str]) -> dict[str, rows.Row]:
        return {row.id: row._asdict() for row in among(self._connection, sa.select(WIDE), WIDE.c.id, ids)}


def _words(row: rows.Row | None) -> tuple[str, ...]:
    return (row["name"], row["kind"], row["aliases"], row["roles"]) if row else ()


def _matters(row: rows.Row) -> tuple[str, str, str | None]:
    """What conclusions may depend on."""
    return row["name"], row["kind"], row["speaks_for"]
