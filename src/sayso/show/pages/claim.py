"""One claim: who affirms, denies, hedges or declines, since when, who changed, and whose word the affirmation rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.model import Claim, Dispute, Origin, Period, Reversal, Source, Stance
from sayso.show.entries import FULL, entry_table, heading, place, quotation, who
from sayso.show.lineage import lineage
from sayso.show.lookup import Entry, Lookup
from sayso.show.pages.fields import field
from sayso.show.stances import GLYPHS, MARKS, is_likely, mark, stance_text, surely, surest, tally
from sayso.show.visible import one_line

__all__ = ["before_and_after", "by_group", "claim_page", "findings", "names", "period", "sides", "standing"]


def claim_page(lookup: Lookup, claim: Claim) -> Iterator[RenderableType]:
    """The claim, what follows from the positions on it, then every position under the one it is taken for."""
    origin = "pinned" if claim.pinned else f"found in {lookup.short(claim.statement or '')}"
    yield Text(f"claim {lookup.short(claim.id)} · {origin}{period(claim.during)}", style="dim")
    yield heading(claim.text)
    yield tally(lookup.positions.get(claim.id, ()))
    yield from findings(lookup, claim)
    for speaker, entries in by_group(lookup, lookup.stances(claim)):
        yield Text()
        yield who(speaker).append("  ").append_text(standing(entries))
        yield entry_table(lookup, entries, limit=FULL)


def findings(lookup: Lookup, claim: Claim) -> Iterator[RenderableType]:
    """The dispute, the origins with their relays, and the reversals of one claim, as far as there are any."""
    snapshot = lookup.snapshot
    for dispute in (dispute for dispute in snapshot.disputes if dispute.claim == claim.id):
        yield field("Disputed", sides(lookup, dispute))
    if origins := [origin for origin in snapshot.origins if origin.claim == claim.id]:
        yield field("Rests on", _rests_on(lookup, origins))
    for reversal in (reversal for reversal in snapshot.reversals if reversal.claim == claim.id):
        yield field("Changed", who(lookup.sources[reversal.source]).append(f" · {reversal.kind}", "not bold dim"))
        yield before_and_after(lookup, reversal)


def by_group(lookup: Lookup, entries: Iterable[Entry]) -> tuple[tuple[Source, tuple[Entry, ...]], ...]:
    """Entries under the source they are taken for: the organisation spoken for, else who speaks. Earliest first."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(lookup.speaks_for(entry.source).id, []).append(entry)
    return tuple((lookup.sources[id], tuple(found)) for id, found in groups.items())


def standing(entries: Sequence[Entry]) -> Text:
    """`✕ denies 2024-10-09 → ◐ hedges by 2025-03-23`: each stance since when; the doubtful ones only if there are no others."""
    taken = [(entry.position, one_line(entry.when)) for entry in entries if entry.position]
    likely = [(position, when) for position, when in taken if is_likely(position)]
    runs = [(stance, [*run]) for stance, run in groupby(likely or taken, key=lambda pair: pair[0].stance)]
    return Text(" → ").join(
        stance_text(stance, MARKS[surest(position for position, _ in run)]).append(f" {run[0][1]}", "default not bold")
        for stance, run in runs
    )


def before_and_after(lookup: Lookup, reversal: Reversal) -> RenderableType:
    """The two statements of a reversal side by side, an unsure one with its question mark."""
    table = Table(show_header=False, box=None, padding=(0, 3, 0, 0), pad_edge=False, expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    cells = []
    for stance, id in zip((reversal.before, reversal.after), reversal.statements, strict=True):
        entry = lookup.entry(lookup.statements[id])
        taken = next((p for p in lookup.positions.get(reversal.claim, ()) if p.statement == id), None)
        head = stance_text(stance, mark(taken) if taken else "").append(f"  {entry.when}", style="default")
        speaker = [who(entry.source, entry.via)] if entry.via or entry.source.id != reversal.source else []
        words = quotation(entry.statement.content, entry.statement.mode, entry.statement.cue)
        cells.append(Text("\n").join([head, *speaker, words, place(lookup, entry)]))
    table.add_row(*cells)
    return Padding(table, (0, 0, 0, 10))


def period(during: Period | None) -> str:
    """` · during 2024-11/2024-12`, open ends as `..`; nothing without a period."""
    return f" · during {during.start or '..'}/{during.end or '..'}" if during else ""


def sides(lookup: Lookup, dispute: Dispute) -> Text:
    """Who affirms on one line, who denies on the next; with a "?" of whom no statement is sure by itself."""
    both = ((Stance.AFFIRMS, "affirmed by", dispute.affirmed_by), (Stance.DENIES, "denied by", dispute.denied_by))
    return Text("\n").join(
        Text(f"{GLYPHS[stance]} {label} ").append_text(names(lookup, ids, surely(lookup, dispute.claim, stance)))
        for stance, label, ids in both
    )


def _rests_on(lookup: Lookup, origins: Sequence[Origin]) -> RenderableType:
    """`2 independent origins`, and each as a tree of those who repeat it."""
    trees = (lineage(lookup, origin) for origin in sorted(origins, key=lambda o: (lookup.sources[o.source].name, o.source)))
    return Group(Text(f"{len(origins)} independent origin{'' if len(origins) == 1 else 's'}"), *trees)


def names(lookup: Lookup, ids: Iterable[str], sure: Collection[str]) -> Text:
    """Names in alphabetical order, each once, with a "?" if not `sure`; two sources of one name are counted."""
    found = sorted(one_line(lookup.sources[id].name) + ("" if id in sure else "?") for id in ids)
    distinct = {name: found.count(name) for name in found}
    return Text(", ").join(Text(name + (f" ({count} of them)" if count > 1 else ""), "bold") for name, count in distinct.items())
