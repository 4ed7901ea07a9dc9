"""A label and what stands under it, the second line as far in as the first."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

__all__ = ["field"]

LABEL = 9  # columns: the longest label, "Disputed" or "Position", and a space


def field(label: str, value: RenderableType) -> RenderableType:
    """`Said      2024-10-24`. A string is taken as it is: make text of articles visible first."""
    table = Table(show_header=False, box=None, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(width=LABEL, style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text(label), Text(value) if isinstance(value, str) else value)
    return table
