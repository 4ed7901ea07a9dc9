"""Where the data of the yardsticks is: `../shared` beside the checkout, or the folder that SAYSO_SHARED names."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

__all__ = ["MISSING", "SHARED", "here", "tool"]

SHARED = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).resolve().parents[2] / "shared")
MISSING = f"skipped: the yardsticks' data is not at {SHARED} (SAYSO_SHARED names another folder)"


def here() -> bool:
    """Whether the data of the yardsticks is there."""
    return (SHARED / "tools" / "score_story.py").is_file()


def tool(name: str) -> ModuleType:
    """One of the scorers in `tools/`, as a module."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
