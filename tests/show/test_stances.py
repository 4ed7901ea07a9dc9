"""How a stance looks, and when it is marked as unsure or doubtful."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import LIKELY, SURE, Position, Stance
from sayso.show.stances import Grade, is_sure, mark, stance_text, surest, tally


def test_a_corrected_position_is_sure() -> None:
    assert not is_sure(Position("c", "s", Stance.DENIES, SURE - 0.01))
    assert is_sure(Position("c", "s", Stance.DENIES, SURE - 0.01, corrected=True))
    assert is_sure(Position("c", "s", Stance.DENIES, SURE))


def test_a_stance_is_a_glyph_and_a_word() -> None:
    assert [stance_text(stance).plain for stance in Stance] == ["● affirms", "✕ denies", "◐ hedges", "○ declines"]
    assert stance_text(Stance.DENIES, "?").plain == "✕ denies?"


def test_what_is_not_sure_is_marked_and_what_is_doubtful_twice() -> None:
    marks = {confidence: mark(Position("c", "s", Stance.DENIES, confidence)) for confidence in (1.0, SURE, LIKELY, LIKELY - 0.01)}
    assert [*marks.values()] == ["", "", "?", "??"]


def test_the_surest_of_several_tells_how_sure_they_are_together() -> None:
    positions = [Position("c", str(n), Stance.DENIES, confidence) for n, confidence in enumerate((0.1, 0.6))]
    assert surest(positions[:1]) is Grade.DOUBTFUL
    assert surest(positions) is Grade.LIKELY
    assert surest([*positions, replace(positions[0], corrected=True)]) is Grade.SURE


def test_doubtful_positions_are_counted_apart() -> None:
    positions = [Position("c", str(n), Stance.AFFIRMS, confidence) for n, confidence in enumerate((0.9, 0.6, 0.1))]
    assert tally(positions).plain == "● 2 affirm  1 doubtful"
    assert tally(positions[1:]).plain == "● 1 affirms?  1 doubtful"
    assert tally([]).plain == "nobody yet"
