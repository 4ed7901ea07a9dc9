"""The lists as tables that read well at 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sayso.ledger import Hit
from sayso.model import Claim, Dispute, Reversal, Source, Stance, Statement
from sayso.show.entries import entry_table, heading, outlet, quotation, who
from sayso.show.lookup import Entry, Lookup
from sayso.show.pages.claim import before_and_after, period
from sayso.show.pages.source import about
from sayso.show.stances import is_likely, tally
from sayso.show.visible import CUT, one_line

__all__ = ["claims", "disputes", "hits", "reversals", "sources", "statements"]

SOME = 3  # ids of look-alikes in a list, to keep to a line; a source's own page has them all


def claims(lookup: Lookup, found: Sequence[Claim]) -> Iterator[RenderableType]:
    """Each claim with how many statements take which stance."""
    disputed = {dispute.claim for dispute in lookup.snapshot.disputes}
    for claim in found:
        stances = tally(lookup.positions.get(claim.id, ()))
        stances.append((" · disputed" if claim.id in disputed else "") + period(claim.during), style="dim")
        whose = [_whose(lookup, claim.statement)] if claim.statement else []
        yield _item(lookup.short(claim.id), heading(claim.text), stances, *whose)


def sources(lookup: Lookup, found: Sequence[Source]) -> Iterator[RenderableType]:
    """Each source with what it is, how much it said, and whom it is not in spite of the name; who said most first."""
    for source in sorted(found, key=lambda source: (-lookup.made[source.id], source.name, source.id)):
        apart = " · ".join(
            f"{mark} {', '.join(lookup.short(other.id) for other in others[:SOME])}{', …' * (len(others) > SOME)}"
            for mark, others in zip(("not the same as", "only looks like"), lookup.alike(source), strict=True)
            if others
        )
        lines = (Text(about(lookup, source), style="dim"), Text(apart))
        yield _item(lookup.short(source.id), who(source), *filter(None, lines))


def statements(lookup: Lookup, found: Sequence[Statement]) -> Iterator[RenderableType]:
    """Each statement with its words and what it does to which claims, oldest first."""
    yield entry_table(lookup, lookup.entries(found), indent=0)


def disputes(lookup: Lookup, found: Sequence[Dispute]) -> Iterator[RenderableType]:
    """Each disputed claim, and under it each side in the words with which each of its sources took it."""
    for dispute in found:
        claim = lookup.claims[dispute.claim]
        yield _item(lookup.short(claim.id), heading(claim.text), tally(lookup.positions.get(claim.id, ())))
        yield Text()
        yield entry_table(lookup, _stands(lookup, dispute), indent=8)
        yield Text()


def _stands(lookup: Lookup, dispute: Dispute) -> Iterator[Entry]:
    """How each source of the one side first took it, likely if it ever did, oldest first, then of the other."""
    entries = [(entry, entry.position) for entry in lookup.stances(lookup.claims[dispute.claim]) if entry.position]
    for stance, side in ((Stance.AFFIRMS, dispute.affirmed_by), (Stance.DENIES, dispute.denied_by)):
        taking = [(is_likely(taken), entry) for entry, taken in entries if taken.stance is stance and entry.source.id in side]
        first = {entry.source.id: entry for likely in (False, True) for known, entry in reversed(taking) if known is likely}
        yield from sorted(first.values(), key=lambda entry: entry.order)


def reversals(lookup: Lookup, found: Sequence[Reversal]) -> Iterator[RenderableType]:
    """Each reversal, before and after side by side."""
    for reversal in found:
        claim = lookup.claims[reversal.claim]
        changed = who(lookup.sources[reversal.source]).append(f" · {reversal.kind}", "not bold dim")
        yield _item(lookup.short(reversal.source), changed, Text(f"on {one_line(claim.text)}"))
        yield before_and_after(lookup, reversal)
        yield Text()


def hits(lookup: Lookup, found: Sequence[Hit]) -> Iterator[RenderableType]:
    """Each passage found, who says it if anybody does, and where it stands."""
    for hit in found:
        article, statement = lookup.articles[hit.article], lookup.statements.get(hit.statement or "")
        where = Text(f"{outlet(article)}, {article.published or 'undated'}", style="dim")
        if statement:
            entry = lookup.entry(statement)
            words = quotation(statement.content, statement.mode, statement.cue)
            yield _item(lookup.short(statement.id), who(entry.source, entry.via), words, where)
        else:
            starts, ends = (edge in ("", "\n") for edge in (article.text[: hit.start][-1:], article.text[hit.end :][:1]))
            words = Text("" if starts else CUT.lstrip(), "dim").append(one_line(hit.excerpt), "default")
            yield _item(lookup.short(article.id), words.append("" if ends else CUT.rstrip(), "dim"), where)


def _whose(lookup: Lookup, statement: str) -> Text:
    """Whose words a found claim is in."""
    entry = lookup.entry(lookup.statements[statement])
    return Text(f"found: in the words of {one_line(entry.source.name)}, {outlet(entry.article)}", style="dim")


def _item(id: str, *lines: Text) -> RenderableType:
    """An id and, beside it, lines about the row it names."""
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0), pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(id, Text("\n").join(lines))
    return table
