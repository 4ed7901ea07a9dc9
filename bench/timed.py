"""How long a stage takes within the whole line."""

from __future__ import annotations

import time
from typing import Any, TypeVar, cast

__all__ = ["Timed", "timed"]

Stage = TypeVar("Stage")


class Timed:
    """A stage that counts the processor's seconds spent in one of its methods."""

    def __init__(self, stage: object, method: str) -> None:
        self._stage, self._method, self.seconds = stage, method, 0.0

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._stage, name)
        return self._counted(value) if name == self._method else value

    def _counted(self, method: Any) -> Any:
        def run(*given: Any, **named: Any) -> Any:
            begun = time.process_time()
            try:
                return method(*given, **named)
            finally:
                self.seconds += time.process_time() - begun

        return run


def timed(stage: Stage, method: str) -> tuple[Stage, Timed]:
    """The stage, to be used as before, and its clock."""
    clock = Timed(stage, method)
    return cast(Stage, clock), clock
