"""The ledger itself: what was read goes in an article at a time, what follows goes in at once, and all of it comes out sorted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from sayso.errors import UsageError
from sayso.ledger import records, rows, schema
from sayso.ledger.candidates import Candidates
from sayso.ledger.concluding import Concluding, Due, mark
from sayso.ledger.connect import connect, transaction, without_password
from sayso.ledger.corrections import log, sealed
from sayso.ledger.excerpts import Excerpts
from sayso.ledger.overruling import Standing, forget, members, overrule, standing
from sayso.ledger.revising import correct, put
from sayso.ledger.revisions import revisions
from sayso.ledger.search import Hit, search
from sayso.ledger.stories import Stories
from sayso.ledger.tellings import Tellings
from sayso.ledger.verify import Mismatch, firsts_first, verify, verify_index
from sayso.model import Article, Claim, Correction, Failure, Member, Named, Position, Reading, Snapshot, SourceKind

__all__ = ["Ledger"]


class Ledger:
    """A ledger that is open. What a method has acknowledged by returning survives the end of the process and of the machine.

    Every method is one transaction (`readings` is one an article) and raises `LedgerError` for what the database refuses.
    """

    def __init__(self, engine: sa.Engine, location: str) -> None:
        self._engine, self.location = engine, location

    @classmethod
    def open(cls, location: str, *, create: bool = True) -> Self:
        """Opens the ledger at a path or URL, making it unless `create` is off, and bringing its schema up to date."""
        return cls(connect(location, create=create), without_password(location))

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def has(self, article: Article, models: Mapping[str, str], *, thoughts: bool = False) -> bool:
        """Whether that very article, its metadata included, is there as read by these models, with `thoughts` or without.

        Of copies of the same bytes, at the same URL, the one whose file name sorts first stands for all.
        """
        with self._transaction() as connection:
            return _has(connection, article, rows.version_of(models), thoughts)

    def add(self, reading: Reading, models: Mapping[str, str]) -> bool:
        """Takes one article with all that was found in it, as people correct it; False, and no change, if the ledger `has` it.

        An article read by other models, with other metadata or with the other choice of `thoughts`, is replaced as a whole; what
        had been concluded from its old rows goes with them, until `conclude`. Raises `NotVerbatimError` if a span does not hold
        its words.
        """
        rows.check_reading(reading)
        document = reading.document
        with self._transaction(write=True) as connection:
            if _has(connection, document.article, version := rows.version_of(models), reading.thoughts):
                return False
            rows.name_version(connection, models)
            original = {"sha256": document.article.sha256, "bytes": document.original}
            rows.insert_new(connection, schema.ORIGINALS, "sha256", original)
            put(connection, reading, version)
        return True

    def correct(self, *corrections: Correction) -> int:
        """Takes corrections that are `sealed`, and puts them into effect; how many of them are new.

        They outrank what the models say, now and after any other reading. What follows from them, `conclude` brings up to date.
        Raises `UsageError` for one that is not whole.
        """
        for correction in corrections:
            if sealed(correction) != correction:
                raise UsageError(f"correction {correction.id} is not as it was made", advice="seal it once it is whole")
        with self._transaction(write=True) as connection:
            return correct(connection, corrections)

    def corrections(self) -> tuple[Correction, ...]:
        """All that were ever made, those undone and their undoing among them, by time."""
        with self._transaction() as connection:
            return log(connection)

    def standing(self, statement: str) -> Standing | None:
        """A statement as corrections are about it, and as it is now; None if there is no such statement."""
        with self._transaction() as connection:
            return standing(connection, statement)

    def named(self, name: str) -> Named | None:
        """The source across articles of that name, written so; of several, one."""
        c = schema.SOURCES.c
        with self._transaction() as connection:
            known = connection.execute(sa.select(c.name, c.kind).where(c.name == name).order_by(c.kind).limit(1)).first()
        return Named(known.name, SourceKind(known.kind)) if known else None

    def members(self, source: str, articles: Collection[str] | None = None) -> tuple[Member, ...]:
        """What a source is called in each article that knows it, or in those with these ids; sorted."""
        with self._transaction() as connection:
            return members(connection, source, articles)

    def reading(self, id: str) -> Reading | None:
        """What was added of the article, as corrected; None if there is no such article."""
        with self._transaction() as connection:
            return records.reading(connection, id)

    def readings(self) -> Iterator[Reading]:
        """What was added, as corrected, sorted by article id, one at a time: the originals of many do not fit into memory."""
        with self._transaction() as connection:
            ids = sorted(connection.execute(sa.select(schema.ARTICLES.c.id)).scalars())
        for id in ids:
            if reading := self.reading(id):
                yield reading

    def pin(self, claim: Claim) -> bool:
        """Takes a claim; False, and no change, if it was pinned before, other than in the place of a found one."""
        with self._transaction(write=True) as connection:
            rows.insert_new(connection, schema.CLAIMS, "id", rows.claim_row(claim))
            return rows.insert_new(connection, schema.PINS, "claim", {"claim": claim.id})

    def claims(self) -> tuple[Claim, ...]:
        """Sorted by id."""
        with self._transaction() as connection:
            return records.claims(connection)

    def fail(self, failure: Failure) -> None:
        """Takes note of input that could not be read; once, however often it fails in the same way."""
        place, what, advice = (_storable(text) for text in (failure.where, failure.what, failure.advice))
        c = schema.FAILURES.c
        with self._transaction(write=True) as connection:
            known = sa.select(c.place).where(c.place == place, c.what == what, c.advice == advice)
            if connection.execute(known).first() is None:
                connection.execute(sa.insert(schema.FAILURES), {"place": place, "what": what, "advice": advice})

    def failures(self) -> tuple[Failure, ...]:
        """Sorted by place."""
        with self._transaction() as connection:
            return tuple(sorted((Failure(*row) for row in connection.execute(sa.select(schema.FAILURES))), key=str))

    def unjudged(self, asked: str) -> tuple[str, ...]:
        """The ids of the articles whose positions are of other claims or models than `asked` stands for, sorted."""
        judged, due = schema.JUDGED.c, schema.DUE.c
        new = sa.select(due.id).where(due.what == Due.ARTICLE.value, due.id.not_in(sa.select(judged.article)))
        older = (sa.select(judged.article).where(other) for other in (judged.asked < asked, judged.asked > asked))
        with self._transaction() as connection:
            return tuple(sorted(connection.execute(sa.union(new, *older)).scalars()))

    def judge(self, article: str, positions: Collection[Position], asked: str, models: Mapping[str, str]) -> None:
        """Replaces the positions that statements of the article take on pinned claims, those that `asked` stands for."""
        c, judged = schema.POSITIONS.c, schema.JUDGED
        mine = sa.select(schema.STATEMENTS.c.id).where(schema.STATEMENTS.c.article == article)
        with self._transaction(write=True) as connection:
            pinned = c.statement.in_(mine), c.claim.in_(sa.select(schema.CLAIMS.c.id).where(schema.CLAIMS.c.pinned == 1))
            before = connection.execute(sa.select(c.claim).distinct().where(*pinned)).scalars()
            mark(connection, Due.CLAIM, {*before, *(position.claim for position in positions)})
            connection.execute(sa.delete(schema.POSITIONS).where(*pinned))
            forget(connection, article, pinned=True)
            connection.execute(sa.delete(judged).where(judged.c.article == article))
            rows.name_version(connection, models)
            rows.insert(connection, rows.of_positions(positions, rows.version_of(models)))
            rows.insert(connection, [(judged, [{"article": article, "asked": asked}])])
            overrule(connection, article)

    @property
    def stories(self) -> Stories:
        """The part that claims are found in."""
        return Stories(self._transaction)

    @property
    def excerpts(self) -> Excerpts:
        """The part that pages are made of."""
        return Excerpts(self._transaction)

    @property
    def candidates(self) -> Candidates:
        """The part that forms offer choices from."""
        return Candidates(self._transaction)

    @property
    def tellings(self) -> Tellings:
        """The part that pages of stories are made of."""
        return Tellings(self._transaction)

    @contextmanager
    def concluding(self) -> Iterator[Concluding]:
        """What is due, to be brought up to date before anybody else writes; at the end nothing is due any more."""
        with self._transaction(write=True) as connection:
            concluding = Concluding(connection)
            yield concluding
            concluding.done()

    def snapshot(self, *, corrections: bool = False) -> Snapshot:
        """The whole ledger at one moment, with or without `corrections`, for which each corrected article is looked at again.

        Sources not yet joined across articles are those of their article.
        """
        with self._transaction() as connection:
            found = records.snapshot(connection)
            return replace(found, corrections=revisions(connection)) if corrections else found

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """The best passages with all the words, best first; "words in quotation marks" must stand together."""
        with self._transaction() as connection:
            return search(connection, words, limit)

    def verify(self) -> tuple[Mismatch, ...]:
        """Checks every span, hash and reference again; what does not hold, the first of each kind first."""
        with self._transaction() as connection:
            found = [*verify(connection)]
        if self._engine.dialect.name == "sqlite":
            with self._transaction(write=True) as connection:
                found += verify_index(connection)
        return firsts_first(found)

    def _transaction(self, *, write: bool = False) -> AbstractContextManager[sa.Connection]:
        return transaction(self._engine, self.location, write=write)


def _has(connection: sa.Connection, article: Article, version: str, thoughts: bool) -> bool:
    c = schema.ARTICLES.c
    same = sa.select(c.id).where(c.id == article.id, c.version == version, c.thoughts == int(thoughts))
    if connection.execute(same).first() is None:
        return False
    (known,) = records.articles(connection, [article.id])
    # Without this rule the last copy would win, and the export would depend on the order of reading.
    return known == article or (known.file or "") < (article.file or "")


def _storable(text: str) -> str:
    """The text with what is no character, as in a file name of another encoding, spelled out."""
    return text.encode("utf-8", "backslashreplace").decode()
