"""The log of corrections as people read it: when, who, about what, what it was and is, why, and whether it still holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from sayso.ledger import holding
from sayso.model import Aspect, Correction, Named, Said, Span, Value
from sayso.show.visible import one_line

__all__ = ["CorrectionRow", "correction_rows", "correction_table"]

NONE = {Aspect.STANCE: "no position", Aspect.SAID: "undated", Aspect.VIA: "nobody"}


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction with its number in the log, in order of time; words are verbatim, `before` and `after` as they are said."""

    number: int
    id: str
    made: str
    author: str
    aspect: Aspect
    about: str
    before: str
    after: str
    why: str
    holds: bool


def correction_rows(log: Sequence[Correction]) -> tuple[CorrectionRow, ...]:
    """The whole log, in order."""
    numbers = {correction.id: number for number, correction in enumerate(log, 1)}
    holds = {each.id for each in holding(log, {each.id: each.undoes for each in log if each.undoes})}
    return tuple(
        CorrectionRow(
            numbers[each.id], each.id, each.made, each.author, each.aspect, _about(each, numbers),
            _said(each.aspect, each.before), _said(each.aspect, each.after), each.why, each.id in holds,
        )
        for each in log
    )  # fmt: skip


def correction_table(rows: Sequence[CorrectionRow]) -> Iterator[RenderableType]:
    """A number and, beside it, what was corrected, by whom, when and why; what does not hold is struck out."""
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0), pad_edge=False)
    table.add_column(style="dim", justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for row in rows:
        change = f"{row.before} → {row.after}" if row.before not in ("", row.after) else row.after
        lines = [Text(" ".join(map(one_line, filter(None, (f"{row.aspect}:", change)))), style="bold" if row.holds else "strike")]
        lines += [Text(one_line(row.about))] if row.about else []
        signed = f"{row.author}, {row.made[:16].replace('T', ' ')}" + (f" · {row.why}" if row.why else "")
        lines.append(Text(one_line(signed) + ("" if row.holds else " · undone"), style="dim"))
        table.add_row(str(row.number), Text("\n").join(lines))
    yield table


def _about(correction: Correction, numbers: dict[str, int]) -> str:
    parts = []
    if correction.reported:
        words = " […] ".join(span.exact for span in correction.reported.content)
        parts.append(f"{correction.reported.source.name}: {words}")
    parts += [claim.text for claim in (correction.claim, correction.other) if claim]
    if correction.members:
        parts.append(", ".join(sorted({member.name for member in correction.members})))
        if correction.aspect is Aspect.APART:
            many = len(correction.members)
            parts[-1] += f" in {many} articles" if many > 1 else " in one article"
    if correction.undoes:
        parts.append(f"correction {numbers.get(correction.undoes, correction.undoes)}")
    return " | ".join(parts)


def _said(aspect: Aspect, value: Value) -> str:
    match value:
        case None | ():
            return NONE.get(aspect, "")
        case Said(start, end):
            return start if start == end else f"{start}/{end}"
        case Named(name):
            return name
        case tuple():
            return " […] ".join(each.exact if isinstance(each, Span) else each.name for each in value)
    return str(value)
