"""Stretches of the calendar as pairs of ISO values, each a day, a month or a year: what dates in text are resolved to.

A `Stretch` is inclusive at both ends and says no more than is known: ("2024-10", "2024-10") is that month, not its days.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = [
    "HOLIDAYS",
    "Base",
    "Stretch",
    "base_of",
    "day",
    "days",
    "decade",
    "holiday",
    "month",
    "quarter",
    "season",
    "shifted",
    "year",
]

Stretch = tuple[str, str]

ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?")
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}  # the first month of each, of the northern half

# Month and day, or month, weekday (0 is Monday) and which one of the month. Longer names before what they begin with.
HOLIDAYS: dict[str, tuple[int, int] | tuple[int, int, int]] = {
    "Christmas Day": (12, 25),
    "Christmas Eve": (12, 24),
    "Christmas": (12, 25),
    "New Year's Day": (1, 1),
    "Valentine's Day": (2, 14),
    "Thanksgiving Day": (11, 3, 4),
    "Thanksgiving": (11, 3, 4),
    "Labor Day": (9, 0, 1),
}


@dataclass(frozen=True, slots=True)
class Base:
    """The day that a text speaks from, as far as it is known: a year, perhaps its month, perhaps the day."""

    year: int
    month: int | None
    day: date | None


def base_of(value: str | None) -> Base | None:
    """The base that an ISO day, month or year (a time of day is ignored) gives; None for anything else."""
    found = ISO.fullmatch(value) if value else None
    if not found:
        return None
    try:
        first = date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None
    return Base(first.year, first.month if found[2] else None, first if found[3] else None)


def day(when: date) -> Stretch:
    """One day."""
    return when.isoformat(), when.isoformat()


def month(of: int, number: int) -> Stretch:
    """One month, 1 to 12, of a year."""
    return _months(of * 12 + number - 1)


def quarter(of: int, number: int) -> Stretch:
    """One quarter, 1 to 4, of a year."""
    return _months(of * 12 + 3 * number - 3, 3)


def season(of: int, name: str) -> Stretch:
    """The season that begins in a year: three months."""
    return _months(of * 12 + SEASONS[name] - 1, 3)


def holiday(name: str, of: int) -> Stretch | None:
    """A holiday's day in a year from 1 to 9999; None in any other."""
    if not 1 <= of <= 9999:
        return None
    number, first, *nth = HOLIDAYS[name]
    if not nth:
        return day(date(of, number, first))
    ahead = (first - date(of, number, 1).weekday()) % 7
    return day(date(of, number, 1 + ahead + 7 * (nth[0] - 1)))


def year(of: int) -> Stretch:
    """One year."""
    return f"{of:04d}", f"{of:04d}"


def decade(of: int) -> Stretch:
    """The ten years that begin with a year."""
    return f"{of:04d}", f"{of + 9:04d}"


def days(stretch: Stretch) -> tuple[date, date]:
    """The first and the last day of a stretch."""
    first, last = base_of(stretch[0]), base_of(stretch[1])
    if first is None or last is None:
        raise ValueError(f"not a stretch of the calendar: {stretch}")
    final = last.month or 12
    return (
        first.day or date(first.year, first.month or 1, 1),
        last.day or date(last.year, final, calendar.monthrange(last.year, final)[1]),
    )


def shifted(base: Base, count: int, unit: str) -> Stretch | None:
    """The day, week, month, year or decade `count` units after the base, at that unit's precision; None if the base is too coarse
    or the result lies outside the years 1 to 9999."""
    try:
        match unit:
            case "day" if base.day:
                return day(base.day + timedelta(days=count))
            case "week" if base.day:
                monday = base.day + timedelta(weeks=count, days=-base.day.weekday())
                return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
            case "month" if base.month:
                return _within(_months(base.year * 12 + base.month - 1 + count))
            case "year":
                return _within(year(base.year + count))
            case "decade":
                return _within(year(base.year + 10 * count))
            case _:
                return None
    except OverflowError:
        return None


def _within(stretch: Stretch) -> Stretch | None:
    return stretch if ISO.fullmatch(stretch[0]) and stretch[0] >= "0001" else None


def _months(first: int, count: int = 1) -> Stretch:
    """`count` months from month number `first`, counted from January of year 0 as 0."""
    ends = [f"{m // 12:04d}-{m % 12 + 1:02d}" for m in (first, first + count - 1)]
    return ends[0], ends[1]
