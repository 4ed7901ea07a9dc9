"""How a stance looks: a glyph and a word, a colour only on top; a "?" where the model is not sure."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from sayso.model import SURE, Position, Stance
from sayso.show.lookup import Lookup

__all__ = ["GLYPHS", "is_sure", "stance_text", "surely", "tally"]

GLYPHS = {Stance.AFFIRMS: "●", Stance.DENIES: "✕", Stance.HEDGES: "◐", Stance.DECLINES: "○"}
COLOURS = {Stance.AFFIRMS: "green", Stance.DENIES: "red", Stance.HEDGES: "yellow", Stance.DECLINES: "cyan"}
PLURAL = {Stance.AFFIRMS: "affirm", Stance.DENIES: "deny", Stance.HEDGES: "hedge", Stance.DECLINES: "decline"}


def is_sure(position: Position) -> bool:
    """Whether a position stands without a question mark: a person corrected it, or the model is sure enough."""
    return position.corrected or position.confidence >= SURE


def surely(lookup: Lookup, claim: str, stance: Stance) -> frozenset[str]:
    """The sources that take the stance in a statement that is sure by itself; of the others in a dispute it is only likely."""
    taken = (p for p in lookup.positions.get(claim, ()) if p.stance is stance and is_sure(p))
    return frozenset(lookup.statements[position.statement].source for position in taken)


def stance_text(stance: Stance, *, sure: bool = True) -> Text:
    """`✕ denies`, or `✕ denies?`."""
    return Text(f"{GLYPHS[stance]} {stance}{'' if sure else '?'}", style=COLOURS[stance])


def tally(positions: Iterable[Position]) -> Text:
    """`● 4 affirm  ✕ 8 deny  2 unsure`: statements by stance, the unsure ones apart."""
    positions = tuple(positions)
    counts = [(stance, sum(p.stance is stance and is_sure(p) for p in positions)) for stance in Stance]
    parts = [
        Text(f"{GLYPHS[stance]} {count} {PLURAL[stance] if count > 1 else stance}", style=COLOURS[stance])
        for stance, count in counts
        if count
    ]
    if unsure := sum(not is_sure(position) for position in positions):
        parts.append(Text(f"{unsure} unsure", style="dim"))
    return Text("  ").join(parts) if parts else Text("nobody yet", style="dim")
