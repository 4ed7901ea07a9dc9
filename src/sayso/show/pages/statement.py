"""One statement: its words where they stand in the article, who said them when through whom, and what they do to which claim."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from sayso.model import Basis, Statement
from sayso.show.context import LEGEND, marked
from sayso.show.entries import FULL, outlet, quotation, who
from sayso.show.lookup import Lookup
from sayso.show.pages.fields import field
from sayso.show.stances import mark, stance_text
from sayso.show.visible import one_line

__all__ = ["statement_page"]


def statement_page(lookup: Lookup, statement: Statement, *, width: int = 80) -> Iterator[RenderableType]:
    """The source, the words in full, and the passage with source, cue and content underlined."""
    entry = lookup.entry(statement)
    sure = "corrected" if statement.corrected else f"confidence {statement.confidence:.2f}"
    yield Text(f"statement {lookup.short(statement.id)} · {statement.mode} · {statement.act} · {sure}", style="dim")
    yield who(entry.source, entry.via)
    yield quotation(statement.content, statement.mode, statement.cue, FULL)
    yield Text()
    basis = {Basis.TEXT: " (the text says so)", Basis.PUBLISHED: " (the day of publication)"}
    because = basis.get(statement.said.basis, "") if statement.said else " (the text gives no date)"
    yield field("Said", one_line(entry.when) + because)
    for speaker in {lookup.speaks_for(entry.source).id} - {entry.source.id}:
        yield field("For", f"{one_line(lookup.sources[speaker].name)} · {lookup.short(speaker)}")
    yield field("In", f"{outlet(entry.article)}, {entry.article.published or 'undated'} · {lookup.short(entry.article.id)}")
    if statement.nested_in:
        yield field("Within", f"statement {lookup.short(statement.nested_in)}")
    if statement.responds_to:
        other = lookup.entry(lookup.statements[statement.responds_to])
        words = quotation(other.statement.content, other.statement.mode, other.statement.cue)
        yield field(
            "Answers",
            who(other.source, other.via).append(" ").append_text(words).append(f" · {lookup.short(other.statement.id)}"),
        )
    for position in lookup.positions.get(statement.id, ()):
        claim = lookup.claims[position.claim]
        stance = stance_text(position.stance, mark(position))
        corrected = " · corrected" if position.corrected else ""
        yield field("Position", stance.append(f" {one_line(claim.text)} · {lookup.short(claim.id)}{corrected}", style="default"))
    yield Text()
    for line in marked(entry.article, statement, width - 2):
        yield Padding(line, (0, 0, 0, 2))
    yield Text(f"  {LEGEND}", style="dim")
