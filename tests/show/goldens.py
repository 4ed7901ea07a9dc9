"""Output that was looked at once and must not change unseen. `SAYSO_GOLDENS=write pytest tests/show` takes what is there now."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "goldens" / "cli"


def golden(name: str, shown: str) -> str:
    """The golden output of that name, for comparison with what is shown."""
    file = FOLDER / f"{name}.txt"
    if os.environ.get("SAYSO_GOLDENS") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(shown, "utf-8")
    return file.read_text("utf-8")
