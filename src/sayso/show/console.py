"""Where pages go: standard output, at the terminal's width or 80 columns, coloured only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console, RenderableType

__all__ = ["WIDEST", "console", "put"]

WIDEST = 100  # columns: longer lines are harder to read (Bringhurst: 45 to 75 characters of prose, and a margin for dates)


def console() -> Console:
    """A console on standard output that takes text as text: no markup, no emoji codes, no highlighting of numbers."""
    found = Console(markup=False, emoji=False, highlight=False)
    found.width = min(found.width, WIDEST)
    return found


def put(lines: Iterable[RenderableType]) -> None:
    """Prints the lines; without the blanks that fill up a table when no terminal needs them."""
    out = console()
    for line in lines:
        if out.is_terminal:
            out.print(line)
        else:
            with out.capture() as captured:
                out.print(line)
            sys.stdout.write("".join(row.rstrip() + "\n" for row in captured.get().split("\n")[:-1]))
