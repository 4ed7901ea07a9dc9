"""What kind of statement the cue reports: says, denies, declines, asks or believes."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Act, Span

__all__ = ["act"]


def act(text: str, cue: Sequence[Span], content: Sequence[Span]) -> Act:
    """What the cue says the source does; without a cue it says."""
    return Act.SAYS
