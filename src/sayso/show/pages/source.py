"""One source: who that is, who speaks for whom, its stance on each claim over time, and all that it said."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from sayso.model import Source
from sayso.show.entries import FULL, entry_table, who
from sayso.show.lookup import Lookup
from sayso.show.pages.claim import before_and_after, standing
from sayso.show.pages.fields import field
from sayso.show.visible import one_line

__all__ = ["about", "held", "source_page"]


def about(lookup: Lookup, source: Source) -> str:
    """`person · mayor · for City · 3 statements`: what tells a source from others of its name."""
    organisation, made = lookup.speaks_for(source), lookup.made[source.id]
    speaks = [f"for {one_line(organisation.name)}"] if organisation is not source else []
    return " · ".join([str(source.kind), *map(one_line, source.roles), *speaks, f"{made} statement{'' if made == 1 else 's'}"])


def held(lookup: Lookup, source: Source) -> Iterator[str]:
    """`mayor (2018-03-26 to 2024-10-08)`: each role with when it was given; without, where no article that gives it is dated."""
    for role in (role for role in lookup.snapshot.roles if role.source == source.id):
        days = " to ".join(dict.fromkeys(day for day in (role.first, role.last) if day))
        yield one_line(role.role) + (f" ({days})" if days else "")


def source_page(lookup: Lookup, source: Source) -> Iterator[RenderableType]:
    """Names, roles and whom it is not; standing on each claim, reversals; the statements, oldest first, with its speakers'."""
    yield Text(f"source {lookup.short(source.id)} · {source.kind}", style="dim")
    yield who(source)
    voices = {source.id, *(other.id for other in lookup.snapshot.sources if other.speaks_for == source.id)}
    others = [one_line(alias) for alias in source.aliases if alias != source.name]
    speakers = sorted(one_line(lookup.sources[id].name) for id in voices - {source.id})
    for label, names in (("Also", others), ("Roles", held(lookup, source)), ("Speakers", speakers)):
        if found := ", ".join(names):
            yield field(label, found)
    if (organisation := lookup.speaks_for(source)) is not source:
        yield field("For", f"{one_line(organisation.name)} · {lookup.short(organisation.id)}")
    for written, apart in zip(("", " (written with letters that only look the same)"), lookup.alike(source), strict=True):
        for other in apart:
            yield field("Not", f"the same as {one_line(other.name)}{written} · {about(lookup, other)} · {lookup.short(other.id)}")
    for claim in lookup.snapshot.claims:
        if own := tuple(entry for entry in lookup.stances(claim) if entry.source.id in voices):
            yield field("Position", standing(own).append(f"  {one_line(claim.text)} · {lookup.short(claim.id)}"))
    for reversal in (reversal for reversal in lookup.snapshot.reversals if reversal.source in voices):
        yield field("Changed", Text(one_line(lookup.claims[reversal.claim].text)).append(f" · {reversal.kind}", "dim"))
        yield before_and_after(lookup, reversal)
    yield Text()
    yield entry_table(lookup, lookup.entries(said for said in lookup.snapshot.statements if said.source in voices), limit=FULL)
