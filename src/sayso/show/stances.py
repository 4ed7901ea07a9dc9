"""How a stance looks: a glyph and a word, a colour only on top; "?" where the model is not sure, "??" where it is doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from rich.text import Text

from sayso.model import LIKELY, SURE, Position, Stance
from sayso.show.lookup import Lookup

__all__ = ["GLYPHS", "MARKS", "Grade", "grade", "is_likely", "is_sure", "mark", "stance_text", "surely", "surest", "tally"]

GLYPHS = {Stance.AFFIRMS: "●", Stance.DENIES: "✕", Stance.HEDGES: "◐", Stance.DECLINES: "○"}
COLOURS = {Stance.AFFIRMS: "green", Stance.DENIES: "red", Stance.HEDGES: "yellow", Stance.DECLINES: "cyan"}
PLURAL = {Stance.AFFIRMS: "affirm", Stance.DENIES: "deny", Stance.HEDGES: "hedge", Stance.DECLINES: "decline"}


class Grade(StrEnum):
    """How far a position can be relied on: surely, rather than not, or less likely than not."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


MARKS = {Grade.SURE: "", Grade.LIKELY: "?", Grade.DOUBTFUL: "??"}


def grade(position: Position) -> Grade:
    """A position that a person corrected is sure."""
    if position.corrected or position.confidence >= SURE:
        return Grade.SURE
    return Grade.LIKELY if position.confidence >= LIKELY else Grade.DOUBTFUL


def is_sure(position: Position) -> bool:
    """Whether a position stands without a question mark."""
    return grade(position) is Grade.SURE


def is_likely(position: Position) -> bool:
    """Whether a position counts: sure, or more likely than not."""
    return grade(position) is not Grade.DOUBTFUL


def mark(position: Position) -> str:
    """What stands behind its stance: nothing, "?" or "??"."""
    return MARKS[grade(position)]


def surest(positions: Iterable[Position]) -> Grade:
    """The best grade among them, of which there is one at least."""
    grades = set(map(grade, positions))
    return next(each for each in Grade if each in grades)


def surely(lookup: Lookup, claim: str, stance: Stance) -> frozenset[str]:
    """The sources that take the stance in a statement that is sure by itself; of the others in a dispute it is only likely."""
    taken = (p for p in lookup.positions.get(claim, ()) if p.stance is stance and is_sure(p))
    return frozenset(lookup.statements[position.statement].source for position in taken)


def stance_text(stance: Stance, doubt: str = "") -> Text:
    """`✕ denies`, or `✕ denies?`."""
    return Text(f"{GLYPHS[stance]} {stance}{doubt}", style=COLOURS[stance])


def tally(positions: Iterable[Position]) -> Text:
    """`● 4 affirm  ✕ 8 deny?  2 doubtful`: statements by stance, with a "?" if none of them is sure, the doubtful ones apart."""
    positions = tuple(positions)
    parts = []
    for stance in Stance:
        if taken := [position for position in positions if position.stance is stance and is_likely(position)]:
            doubt = "" if any(map(is_sure, taken)) else "?"
            verb = PLURAL[stance] if len(taken) > 1 else stance
            parts.append(Text(f"{GLYPHS[stance]} {len(taken)} {verb}{doubt}", style=COLOURS[stance]))
    if doubtful := sum(not is_likely(position) for position in positions):
        parts.append(Text(f"{doubtful} doubtful", style="dim"))
    return Text("  ").join(parts) if parts else Text("nobody yet", style="dim")
