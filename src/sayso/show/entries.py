"""One statement on the terminal: when, what it does to the claim, who, through whom, the words, where they stand.

Quotation marks mean that the article quotes; without them the words are the article's own account of what was said. Text comes
from articles and is never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.model import SURE_STATEMENT, Article, Mode, Source, Span
from sayso.show.lookup import Entry, Lookup
from sayso.show.stances import mark, stance_text
from sayso.show.visible import CUT, abridged, one_line

__all__ = ["FULL", "SHORT", "entry_lines", "entry_table", "heading", "outlet", "place", "quotation", "who"]

SHORT = 200  # characters of a quotation in a list: three lines at 80 columns
FULL = 4000  # in full: longer than any quotation of the training stories
DATE, STANCE = 13, 11  # columns for "by 2024-10-08" and "○ declines?"


def heading(text: str) -> Text:
    return Text(one_line(text), style="bold")


def who(source: Source, via: Iterable[Source] = ()) -> Text:
    """`former clerk, via Ada Quill`."""
    name = Text(one_line(source.name), style="bold")
    relays = [one_line(relay.name) for relay in via]
    return name.append(f", via {', via '.join(relays)}", style="not bold dim") if relays else name


def outlet(article: Article) -> str:
    """Where it stands: the outlet, or the file of an article that names none."""
    return one_line(article.outlet or article.file or article.url or article.id)


def quotation(content: Sequence[Span], mode: Mode, cue: Sequence[Span] = (), limit: int = SHORT) -> Text:
    """`denied: “any contact” […] “with him”`: the cue and the words, verbatim, cut only between quotation marks."""
    parts = abridged([span.exact for span in content], limit)
    marks = ("“", "”") if mode is Mode.DIRECT else ("", "")
    text = Text()
    if said := " ".join(one_line(span.exact) for span in cue).strip(" ,:;"):
        text.append(f"{said}: ", style="italic dim")
    for index, part in enumerate(parts):
        text.append(CUT if index else "", style="dim").append(marks[0] + part + marks[1])
    return text


def place(lookup: Lookup, entry: Entry) -> Text:
    """`HuffPost UK, 2024-10-24 · t36fb3`: the outlet, its day unless that is the date just shown, the statement's id.

    "unsure" stands behind a statement that the model may have misread.
    """
    published, unsure = entry.article.published, " · unsure" if entry.statement.confidence < SURE_STATEMENT else ""
    day = f", {published}" if published and published not in entry.when else ""
    return Text(f"{outlet(entry.article)}{day} · {lookup.short(entry.statement.id)}{unsure}", style="dim")


def entry_lines(lookup: Lookup, entry: Entry, *, limit: int = SHORT) -> Text:
    """The stance and who took it; the words; where they stand and under which id.

    Where no claim is asked about, the stances on all of them come last.
    """
    said, position = entry.statement, entry.position
    head = who(entry.source, entry.via)
    if position:
        stance = stance_text(position.stance, mark(position))
        head = Text.assemble(stance, " " * max(1, STANCE - len(stance)), head)
    taken = () if position else lookup.positions.get(said.id, ())
    stances = [stance_text(p.stance, mark(p)).append(f" {lookup.short(p.claim)}", style="default dim") for p in taken]
    return Text("\n").join([head, quotation(said.content, said.mode, said.cue, limit), place(lookup, entry), *stances])


def entry_table(lookup: Lookup, entries: Iterable[Entry], *, limit: int = SHORT, indent: int = 2) -> RenderableType:
    """Entries one under the other, the dates in a column of their own."""
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0), pad_edge=False, expand=True)
    table.add_column(width=DATE, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for entry in entries:
        table.add_row(Text(entry.when), entry_lines(lookup, entry, limit=limit))
    return Padding(table, (0, 0, 0, indent))
