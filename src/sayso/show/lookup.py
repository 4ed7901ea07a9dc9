"""A ledger's rows joined: who said it, through whom, in which article, and which row an id, a prefix or a name means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sayso.errors import NotFoundError, UsageError
from sayso.model import Article, Claim, Position, Snapshot, Source, Statement

__all__ = ["Entry", "Lookup", "Row"]

Row = Article | Source | Statement | Claim
SHORTEST = 6  # hexadecimal digits and prefix: seldom fewer are unique, and more are no easier to type


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with all that a line about it names; `position` is what it does to one claim, if one is asked about."""

    statement: Statement
    source: Source
    via: tuple[Source, ...]
    article: Article
    position: Position | None = None

    @property
    def when(self) -> str:
        """When it was said: a day, month or year; failing that "by" the day of publication, which bounds it; else "undated"."""
        said, published = self.statement.said, self.article.published
        if said is None:
            return f"by {published}" if published else "undated"
        return said.start if said.start == said.end else f"{said.start}\n–{said.end}"

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Sorts by time; what is undated was said by the time it was published, and sorts there."""
        said, start = self.statement.said, min((span.start for span in self.statement.content), default=0)
        return (said.start if said else self.article.published or "9999", self.article.id, start, self.statement.id)


@dataclass(frozen=True)
class Lookup:
    """Joins over one snapshot. Positions and statements come back as entries in order of time.

    `beyond` are outlets of which the ledger has articles that an excerpt leaves out.
    """

    snapshot: Snapshot
    beyond: frozenset[str] = frozenset()

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.snapshot.articles}

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.snapshot.sources}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.snapshot.statements}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.snapshot.claims}

    @cached_property
    def positions(self) -> dict[str, tuple[Position, ...]]:
        """Positions by the id of their claim and by that of their statement."""
        grouped: defaultdict[str, list[Position]] = defaultdict(list)
        for position in self.snapshot.positions:
            grouped[position.claim].append(position)
            grouped[position.statement].append(position)
        return {id: tuple(positions) for id, positions in grouped.items()}

    @cached_property
    def made(self) -> Counter[str]:
        """How many statements each source made, by its id."""
        return Counter(statement.source for statement in self.snapshot.statements)

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The outlets of which articles were read."""
        return self.beyond.union(article.outlet for article in self.snapshot.articles if article.outlet)

    @cached_property
    def passing(self) -> frozenset[str]:
        """The ids of the sources that pass on what others say."""
        return frozenset(source for statement in self.snapshot.statements for source in statement.via)

    @cached_property
    def looks_like(self) -> dict[str, tuple[str, ...]]:
        """The other sources whose name looks the same, by the id of each source that has any."""
        from sayso.resolve import alike  # brings numpy with it, a quarter of a second that only who asks waits for

        return alike(self.snapshot.sources)

    def alike(self, source: Source) -> tuple[list[Source], list[Source]]:
        """The source's namesakes, and those whose name is written with letters that only look the same."""
        from sayso.resolve.names import key

        others = [self.sources[id] for id in self.looks_like.get(source.id, ())]
        own = key(source.name)
        return [other for other in others if key(other.name) == own], [other for other in others if key(other.name) != own]

    def entry(self, statement: Statement, position: Position | None = None) -> Entry:
        via = tuple(self.sources[id] for id in statement.via)
        return Entry(statement, self.sources[statement.source], via, self.articles[statement.article], position)

    def entries(self, statements: Iterable[Statement]) -> tuple[Entry, ...]:
        """The statements as entries, oldest first."""
        return tuple(sorted((self.entry(statement) for statement in statements), key=lambda entry: entry.order))

    def stances(self, claim: Claim) -> tuple[Entry, ...]:
        """All positions on the claim as entries, oldest first."""
        found = (self.entry(self.statements[p.statement], p) for p in self.positions.get(claim.id, ()))
        return tuple(sorted(found, key=lambda entry: entry.order))

    def speaks_for(self, source: Source) -> Source:
        """The source that this one speaks for, or itself."""
        return self.sources.get(source.speaks_for or "", source)

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        return tuple(sorted({*self.articles, *self.sources, *self.statements, *self.claims}))

    @cached_property
    def _length(self) -> int:
        """How many characters make every id of this ledger unique."""
        shared = 0
        for one, other in zip(self._ids, self._ids[1:], strict=False):
            same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
            shared = max(shared, same)
        return max(SHORTEST, shared + 1)

    def short(self, id: str) -> str:
        """A prefix of the id that `find` takes for it."""
        return id[: self._length]

    def find(self, wanted: str) -> Row:
        """The row with that id, or the only one that an id's prefix, a name or words of a claim or title point at.

        Raises `NotFoundError` if nothing does, `UsageError` naming the candidates if several do.
        """
        kinds: tuple[Iterable[Row], ...] = (
            self.snapshot.claims, self.snapshot.sources, self.snapshot.articles, self.snapshot.statements,
        )  # fmt: skip
        rows = [row for kind in kinds for row in kind]
        low = wanted.casefold().strip()
        ways = (
            [row for row in rows if row.id == wanted],
            [row for row in rows if low and row.id.startswith(low)],
            [row for row in rows if low and low in map(str.casefold, _names(row))],
            [row for row in rows if low and any(low in name.casefold() for name in _names(row))],
        )
        found = next((way for way in ways if way), None)
        if found is None:
            raise NotFoundError(f"nothing is called {wanted!r}", advice="See: sayso claims, sayso sources, sayso statements")
        if len(found) > 1:
            some = ", ".join(
                f"{self.short(row.id)} {next(iter(_names(row)), '')[:40]}{_office(row)}".strip() for row in found[:5]
            )
            raise UsageError(f"{wanted!r} could be {len(found)} rows", advice=f"Say which: {some}{', …' * (len(found) > 5)}")
        return found[0]


def _names(row: Row) -> tuple[str, ...]:
    """What a person may call a row by, beside its id."""
    match row:
        case Claim():
            return (row.text,)
        case Source():
            return (row.name, *row.aliases)
        case Article():
            return tuple(name for name in (row.title, row.file, row.url) if name)
        case Statement():
            return ()


def _office(row: Row) -> str:
    """What tells a source from its namesakes at a glance."""
    return f" ({row.roles[0][:40]})" if isinstance(row, Source) and row.roles else ""
