"""No yardstick may fall under its floor. The data is not part of the repository: without it these tests are skipped."""

from __future__ import annotations

import pytest

from bench import floors
from bench.shared import MISSING, here


@pytest.mark.skipif(not here(), reason=MISSING)
@pytest.mark.parametrize("yardstick", sorted(floors.QUICK))
def test_figures_hold_their_floors(yardstick: str) -> None:
    reached = floors.QUICK[yardstick]()
    assert reached
    assert not floors.below(reached)


def test_floors_name_figures_once_and_lie_between_0_and_1() -> None:
    assert floors.read()
    assert all(0 <= floor <= 1 for floor in floors.read().values())
    assert list(floors.read()) == sorted(floors.read())


def test_a_figure_under_its_floor_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "read", lambda: {"a": 0.5, "b": 0.5})
    assert floors.below({"a": 0.499, "b": 0.5, "c": 0.1}) == ["a is 0.499, under its floor of 0.500"]
