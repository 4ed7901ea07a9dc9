"""The shelf: which articles are copies of which, and the hashes of runs of words that lead to those that may be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import sqlalchemy as sa

from sayso.ledger import records, schema
from sayso.model import Article

__all__ = ["Shelf"]

SAMPLES, COPIES = schema.SAMPLES, schema.COPIES


class Shelf:
    """What `trace.settle` works on, within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def article(self, id: str) -> Article:
        (article,) = records.articles(self._connection, [id])
        return article

    def likely(self, sample: Collection[int], least: float, *, originals: bool) -> Iterable[str]:
        if not sample:
            return ()
        c, shared = SAMPLES.c, sa.func.count()
        size = sa.func.min(c.size)  # it is the same in all rows of an article
        smaller = sa.case((size < len(sample), size), else_=len(sample))
        query = sa.select(c.article).where(c.hash.in_(sample), c.original == int(originals))
        found = self._connection.execute(query.group_by(c.article).having(shared >= least * smaller).order_by(c.article))
        return found.scalars().all()

    def is_original(self, id: str) -> bool:
        mine = sa.select(SAMPLES.c.original).where(SAMPLES.c.article == id).limit(1)
        return self._connection.execute(mine).scalar() == 1

    def put(self, id: str, sample: Sequence[int], of: str | None) -> None:
        self._connection.execute(sa.delete(SAMPLES).where(SAMPLES.c.article == id))
        self._connection.execute(sa.delete(COPIES).where(COPIES.c.article == id))
        original = int(of is None)
        samples = [{"hash": hash, "original": original, "article": id, "size": len(sample)} for hash in sample]
        if samples:
            self._connection.execute(sa.insert(SAMPLES), samples)
        if of:
            self._connection.execute(sa.insert(COPIES), {"article": id, "of": of})
