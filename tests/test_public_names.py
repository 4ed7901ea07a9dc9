"""Each module says what is public; what a stage offers the others says what it is."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

import pytest

import sayso


def modules() -> list[str]:
    return [m.name for m in pkgutil.walk_packages(sayso.__path__, "sayso.") if ".migrations" not in m.name]


@pytest.mark.parametrize("name", modules())
def test_public_names(name: str) -> None:
    module: ModuleType = importlib.import_module(name)
    assert module.__doc__, f"{name} has no docstring"
    public = getattr(module, "__all__", [])
    assert len(public) == len(set(public))
    for thing in public if hasattr(module, "__path__") else ():
        assert getattr(getattr(module, thing), "__doc__", None), f"{name}.{thing} has no docstring"
