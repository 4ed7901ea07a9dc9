"""One claim: who stands where now, since when and on whose word; every source over time; every quotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sayso.ledger import Excerpt
from sayso.model import Dispute, Stance
from sayso.show.lineage import Branch, branch
from sayso.show.lookup import Entry, Lookup
from sayso.show.stances import is_sure
from sayso.show.web.pages.facts import Change, Named, Quote, changes, named, quote

__all__ = ["Cell", "ClaimPage", "Group", "Holder", "Mark", "Row", "Side", "claim_page"]

COLUMNS = 8  # dates in the table of stances: more do not fit a screen


@dataclass(frozen=True, slots=True)
class Holder:
    """A source that takes a stance now: since when, through whom, from which one it changed, and what it may have taken since.

    Of one `together`, no statement is sure by itself, but its statements are likely enough to be a side of the dispute.
    """

    source: Named
    speaks_for: Named | None
    since: str
    via: tuple[Named, ...]
    before: Stance | None
    perhaps: Stance | None
    together: bool
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
    sure: bool
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
    """A source over time; `now` is the last stance that is sure, else the one that all that the source says makes likely."""

    source: Named
    via: tuple[Named, ...]
    cells: tuple[Cell, ...]
    now: Stance | None
    sure: bool


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
    unsure: int
    shown: int
    total: int
    sides: tuple[Side, ...]
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    unsure_groups: tuple[Group, ...]
    lineages: tuple[Branch, ...]
    changes: tuple[Change, ...]
    quotes: tuple[Quote, ...]
    unsure_quotes: tuple[Quote, ...]


def claim_page(excerpt: Excerpt, id: str) -> ClaimPage:
    """The page of the claim that was asked for."""
    lookup = Lookup(excerpt.snapshot, excerpt.outlets)
    claim, snapshot = lookup.claims[id], excerpt.snapshot
    entries = lookup.stances(claim)
    changed = changes(lookup, (reversal for reversal in snapshot.reversals if reversal.claim == id))
    after = frozenset(each.after.statement for each in changed)
    columns = _columns(entries)
    sure = [entry for entry in entries if _sure(entry)]
    likely = {(stance, source) for dispute in snapshot.disputes if dispute.claim == id for stance, source in _taken(dispute)}
    known = {entry.source.id for entry in sure}
    counting = [e for e in entries if _sure(e) or (e.source.id not in known and (_stance(e), e.source.id) in likely)]
    certain = {entry.source.id for entry in counting}
    doubtful = [entry for entry in entries if entry.source.id not in certain]
    origins = sorted((o for o in snapshot.origins if o.claim == id), key=lambda o: (lookup.sources[o.source].name, o.source))
    unsure = {entry.statement.id for entry in entries if not _sure(entry)}
    perhaps = {each.after.source.id: each.after.first.stance for each in changed if each.after.statement in unsure}
    surely = {(_stance(entry), entry.source.id) for entry in sure}
    counted, perhaps_so = (Counter(stance for stance, _ in taken) for taken in (likely | surely, likely - surely))
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
        unsure=len(entries) - len(sure),
        shown=len(entries),
        total=excerpt.total,
        sides=_sides(lookup, counting, perhaps),
        columns=columns,
        groups=_groups(
            lookup,
            [entry for entry in entries if entry.source.id in certain],
            columns,
            after,
            {each.statement.id for each in counting},
        ),
        unsure_groups=_groups(lookup, doubtful, columns, after),
        lineages=tuple(branch(lookup, origin) for origin in origins),
        changes=changed,
        quotes=tuple(quote(lookup, entry) for entry in sure),
        unsure_quotes=tuple(quote(lookup, entry) for entry in entries if not _sure(entry)),
    )


def _stance(entry: Entry) -> Stance:
    assert entry.position  # an entry on a claim
    return entry.position.stance


def _sure(entry: Entry) -> bool:
    return entry.position is not None and is_sure(entry.position)


def _taken(dispute: Dispute) -> Iterator[tuple[Stance, str]]:
    for stance, side in ((Stance.AFFIRMS, dispute.affirmed_by), (Stance.DENIES, dispute.denied_by)):
        yield from ((stance, source) for source in side)


def _sides(lookup: Lookup, counting: Sequence[Entry], perhaps: dict[str, Stance]) -> tuple[Side, ...]:
    """Where each source stood last, the earliest to stand there first; `perhaps` are the later stances that are unsure."""
    holders: dict[Stance, list[Holder]] = {}
    for own in _by_source(counting):
        now = _stance(own[-1])
        run = next(number for number in range(len(own), 0, -1) if number == 1 or _stance(own[number - 2]) is not now) - 1
        first, owner = own[run], lookup.speaks_for(own[run].source)
        holder = Holder(
            named(first.source),
            None if owner is first.source else named(owner),
            _day(first),
            tuple(named(relay) for relay in first.via),
            _stance(own[run - 1]) if run else None,
            perhaps.get(first.source.id),
            not any(_sure(entry) for entry in own),
            first.statement.id,
        )
        holders.setdefault(now, []).append(holder)
    return tuple(Side(stance, tuple(holders[stance])) for stance in Stance if stance in holders)


def _groups(
    lookup: Lookup, entries: Sequence[Entry], columns: Sequence[str], after: frozenset[str], counting: Collection[str] = ()
) -> tuple[Group, ...]:
    grouped: dict[str, list[Row]] = {}
    for own in _by_source(entries):
        counted = [_stance(entry) for entry in own if entry.statement.id in counting]
        cells = tuple(Cell(column, _marks([e for e in own if _column(e, columns) == column], after)) for column in columns)
        relays = {relay.id: named(relay) for entry in own for relay in entry.via}
        sure = any(_sure(entry) for entry in own if entry.statement.id in counting)
        row = Row(named(own[0].source), tuple(relays.values()), cells, counted[-1] if counted else None, sure)
        grouped.setdefault(lookup.speaks_for(own[0].source).id, []).append(row)
    return tuple(Group(named(lookup.sources[id]), tuple(rows)) for id, rows in grouped.items())


def _marks(entries: Sequence[Entry], after: frozenset[str]) -> tuple[Mark, ...]:
    """One mark for each stance, the sure ones alone where there are any; it leads to the first of its statements."""
    found: dict[Stance, list[Entry]] = {}
    for entry in [entry for entry in entries if _sure(entry)] or entries:
        found.setdefault(_stance(entry), []).append(entry)
    return tuple(
        Mark(stance, _sure(own[0]), any(e.statement.id in after for e in own), own[0].statement.id, len(own))
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
