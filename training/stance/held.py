"""Stories that the stance model is not trained on: its layers are fitted on them, and its figures are theirs."""

from pathlib import Path

__all__ = ["HELD"]

_LINES = (Path(__file__).parent / "held.txt").read_text("utf-8").splitlines()
HELD = frozenset(name for line in _LINES if not line.startswith("#") for name in line.split())
