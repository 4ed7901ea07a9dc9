"""A stretch of time as a person writes it."""

from __future__ import annotations

import re

from sayso.errors import UsageError
from sayso.model import Period

__all__ = ["period"]

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def period(during: str) -> Period:
    """`2021-01-20/2025-01`, `/2024` or `2024/`. Raises `UsageError` if it is not that."""
    start, slash, end = (part.strip() for part in during.partition("/"))
    good = slash and (start or end) and all(not date or DATE.fullmatch(date) for date in (start, end))
    if not good or (start and end and end < start[: len(end)]):
        raise UsageError(f"{during!r} is not a period", advice="Write START/END with dates such as 2024-11-05, 2024-11 or 2024")
    return Period(start or None, end or None)
