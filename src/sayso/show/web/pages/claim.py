"""One claim: who stands where now, since when and on whose word; every source over time; every quotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sayso.ledger import Excerpt
from sayso.model import Dispute, Stance
from sayso.show.lineage import Branch, branch
from sayso.show.lookup import Entry, Lookup
from sayso.show.stances import Grade, surest
from sayso.show.web.pages.facts import Change, Named, Quote, changes, named, quote

__all__ = ["Cell", "ClaimPage", "Group", "Holder", "Mark", "Row", "Side", "claim_page"]

COLUMNS = 8  # dates in the table of stances: more do not fit a screen


@dataclass(frozen=True, slots=True)
class Holder:
    """A source that takes a stance now: since when, through whom, from which one it changed, and what it may have taken since.

    The grade is that of its surest statement; of one that is doubtful, all statements together are likely enough to be a side of
    the dispute.
    """

    source: Named
    speaks_for: Named | None
    since: str
    via: tuple[Named, ...]
    before: Stance | None
    perhaps: Stance | None
    grade: Grade
    statement: str


@dataclass(frozen=True, slots=True)
class Side:
    """Who takes a stance now."""

    stance: Stance
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stance in the table; `changed` where it is the later one of a change of position."""

    stance: Stance
    grade: Grade
    changed: bool
    statement: str
    count: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What a source did in one span of time."""

    when: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A source over time; `now` is the last stance that is likely by itself, else by all that the source says."""

    source: Named
    via: tuple[Named, ...]
    cells: tuple[Cell, ...]
    now: Stance | None
    grade: Grade


@dataclass(frozen=True, slots=True)
class Group:
    """Sources under the one that they speak for; it has a row of its own if it speaks itself."""

    speaker: Named
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """All that the page of a claim says; `perhaps` counts those of the `sources` of whom no statement is sure by itself."""

    id: str
    text: str
    pinned: bool
    found_in: str | None
    during_start: str | None
    during_end: str | None
    articles: int
    origins: int
    disputed: bool
    sources: dict[Stance, int]
    perhaps: dict[Stance, int]
    doubtful: int
    shown: int
    total: int
    sides: tuple[Side, ...]
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    doubtful_groups: tuple[Group, ...]
    lineages: tuple[Branch, ...]
    changes: tuple[Change, ...]
    quotes: tuple[Quote, ...]
    doubtful_quotes: tuple[Quote, ...]


def claim_page(excerpt: Excerpt, id: str) -> ClaimPage:
    """The page of the claim that was asked for."""
    lookup = Lookup(excerpt.snapshot, excerpt.outlets)
    claim, snapshot = lookup.claims[id], excerpt.snapshot
    entries = lookup.stances(claim)
    changed = changes(lookup, (reversal for reversal in snapshot.reversals if reversal.claim == id))
    after = frozenset(each.after.statement for each in changed)
    columns = _columns(entries)
    own = [entry for entry in entries if _likely(entry)]
    likely = {(stance, source) for dispute in snapshot.disputes if dispute.claim == id for stance, source in _taken(dispute)}
    known = {entry.source.id for entry in own}
    counting = [e for e in entries if _likely(e) or (e.source.id not in known and (_stance(e), e.source.id) in likely)]
    standing = {entry.source.id for entry in counting}
    doubtful = [entry for entry in entries if entry.source.id not in standing]
    origins = sorted((o for o in snapshot.origins if o.claim == id), key=lambda o: (lookup.sources[o.source].name, o.source))
    perhaps = {each.after.source.id: each.after.first.stance for each in changed if each.after.first.grade is Grade.DOUBTFUL}
    taken = likely.union((_stance(entry), entry.source.id) for entry in own)
    surely = {(_stance(entry), entry.source.id) for entry in own if _surest([entry]) is Grade.SURE}
    counted, perhaps_so = (Counter(stance for stance, _ in some) for some in (taken, taken - surely))
    return ClaimPage(
        id=id,
        text=claim.text,
        pinned=claim.pinned,
        found_in=claim.statement,
        during_start=claim.during.start if claim.during else None,
        during_end=claim.during.end if claim.during else None,
        articles=len({entry.article.id for entry in entries}),
        origins=len(origins),
        disputed=any(dispute.claim == id for dispute in snapshot.disputes),
        sources={stance: counted[stance] for stance in Stance if counted[stance]},
        perhaps={stance: perhaps_so[stance] for stance in Stance if perhaps_so[stance]},
        doubtful=len(entries) - len(own),
        shown=len(entries),
        total=excerpt.total,
        sides=_sides(lookup, counting, perhaps),
        columns=columns,
        groups=_groups(
            lookup,
            [entry for entry in entries if entry.source.id in standing],
            columns,
            after,
            {each.statement.id for each in counting},
        ),
        doubtful_groups=_groups(lookup, doubtful, columns, after),
        lineages=tuple(branch(lookup, origin) for origin in origins),
        changes=changed,
        quotes=tuple(quote(lookup, entry) for entry in own),
        doubtful_quotes=tuple(quote(lookup, entry) for entry in entries if not _likely(entry)),
    )


def _stance(entry: Entry) -> Stance:
    assert entry.position  # an entry on a claim
    return entry.position.stance


def _surest(entries: Iterable[Entry]) -> Grade:
    return surest(entry.position for entry in entries if entry.position)


def _likely(entry: Entry) -> bool:
    return _surest([entry]) is not Grade.DOUBTFUL


def _run(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Those at the end that take the stance of the last."""
    return [[*run] for _, run in groupby(entries, key=_stance)][-1]


def _taken(dispute: Dispute) -> Iterator[tuple[Stance, str]]:
    for stance, side in ((Stance.AFFIRMS, dispute.affirmed_by), (Stance.DENIES, dispute.denied_by)):
        yield from ((stance, source) for source in side)


def _sides(lookup: Lookup, counting: Sequence[Entry], perhaps: dict[str, Stance]) -> tuple[Side, ...]:
    """Where each source stood last, the earliest to stand there first; `perhaps` are the later stances that are doubtful."""
    holders: dict[Stance, list[Holder]] = {}
    for own in _by_source(counting):
        run = _run(own)
        first, owner = run[0], lookup.speaks_for(run[0].source)
        holder = Holder(
            named(first.source),
            None if owner is first.source else named(owner),
            _day(first),
            tuple(named(relay) for relay in first.via),
            _stance(own[-len(run) - 1]) if len(run) < len(own) else None,
            perhaps.get(first.source.id),
            _surest(run),
            first.statement.id,
        )
        holders.setdefault(_stance(first), []).append(holder)
    return tuple(Side(stance, tuple(holders[stance])) for stance in Stance if stance in holders)


def _groups(
    lookup: Lookup, entries: Sequence[Entry], columns: Sequence[str], after: frozenset[str], counting: Collection[str] = ()
) -> tuple[Group, ...]:
    grouped: dict[str, list[Row]] = {}
    for own in _by_source(entries):
        counted = [entry for entry in own if entry.statement.id in counting]
        cells = tuple(Cell(column, _marks([e for e in own if _column(e, columns) == column], after)) for column in columns)
        relays = {relay.id: named(relay) for entry in own for relay in entry.via}
        now = _stance(counted[-1]) if counted else None
        row = Row(named(own[0].source), tuple(relays.values()), cells, now, _surest(_run(counted or own)))
        grouped.setdefault(lookup.speaks_for(own[0].source).id, []).append(row)
    return tuple(Group(named(lookup.sources[id]), tuple(rows)) for id, rows in grouped.items())


def _marks(entries: Sequence[Entry], after: frozenset[str]) -> tuple[Mark, ...]:
    """One mark for each stance, the likely ones alone where there are any; it leads to the first of its statements."""
    found: dict[Stance, list[Entry]] = {}
    for entry in [entry for entry in entries if _likely(entry)] or entries:
        found.setdefault(_stance(entry), []).append(entry)
    return tuple(
        Mark(stance, _surest(own), any(e.statement.id in after for e in own), own[0].statement.id, len(own))
        for stance, own in found.items()
    )


def _by_source(entries: Sequence[Entry]) -> list[list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.source.id, []).append(entry)
    return list(found.values())


def _day(entry: Entry) -> str:
    """The date that an entry stands under: when it was said, else when it was published, else none."""
    return entry.order[0] if entry.order[0] != "9999" else "undated"


def _columns(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Days, or months, or years: the finest that fit; the earlier of too many years are one."""
    days = [_day(entry) for entry in entries]
    for length in (10, 7, 4):
        found = sorted({day[:length] if day != "undated" else day for day in days})
        if len(found) <= COLUMNS:
            return tuple(found)
    return (f"to {found[-COLUMNS]}", *found[1 - COLUMNS :])


def _column(entry: Entry, columns: Sequence[str]) -> str:
    day = _day(entry)
    return next((column for column in reversed(columns) if day.startswith(column)), columns[0])
