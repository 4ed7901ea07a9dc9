"""How a stance looks, and when it is marked as unsure."""

from __future__ import annotations

from sayso.model import SURE, Position, Stance
from sayso.show.stances import is_sure, stance_text, tally


def test_a_corrected_position_is_sure() -> None:
    assert not is_sure(Position("c", "s", Stance.DENIES, SURE - 0.01))
    assert is_sure(Position("c", "s", Stance.DENIES, SURE - 0.01, corrected=True))
    assert is_sure(Position("c", "s", Stance.DENIES, SURE))


def test_a_stance_is_a_glyph_and_a_word() -> None:
    assert [stance_text(stance).plain for stance in Stance] == ["● affirms", "✕ denies", "◐ hedges", "○ declines"]
    assert stance_text(Stance.DENIES, sure=False).plain == "✕ denies?"


def test_unsure_positions_are_counted_apart() -> None:
    positions = [Position("c", str(n), Stance.AFFIRMS, confidence) for n, confidence in enumerate((0.9, 0.8, 0.1))]
    assert tally(positions).plain == "● 2 affirm  1 unsure"
    assert tally([]).plain == "nobody yet"
