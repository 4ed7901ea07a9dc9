"""Confidence: a probability that rises with the chances it rests on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute import Style
from sayso.attribute.calibration import confidence

CHANCE = st.floats(0, 1)


@given(st.tuples(CHANCE, CHANCE, CHANCE, CHANCE, CHANCE), st.sampled_from(Style))
def test_it_is_a_probability(chances: tuple[float, ...], style: Style) -> None:
    assert 0 <= confidence(chances, style) <= 1


def test_a_likelier_cue_makes_surer() -> None:
    for style in Style:
        assert confidence((0.5, 0.9, 0.9, 0.9, 0.9), style) < confidence((0.99, 0.9, 0.9, 0.9, 0.9), style)


def test_what_is_all_sure_is_sure() -> None:
    assert all(confidence((1, 1, 1, 1, 1), style) > 0.9 for style in Style)
