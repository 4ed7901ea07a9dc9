"""Dates of publication as pages, metadata and texts write them. Only whole, unambiguous dates; none is invented.

A day is the one written, in the writer's own time zone: "2024-11-11T23:30-05:00" is 2024-11-11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sayso.model import Block, BlockKind

__all__ = ["iso", "of_article", "written"]

FIRST_YEAR, LAST_YEAR = 1600, 2200  # the first newspapers; beyond the last any year is a slip

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\.?"
)
_WRITTEN = re.compile(
    rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b|\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -](\d{{4}})\b|"
    r"\b(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)",
    re.I,
)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].{0,30})?)?)?$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_LABELLED = re.compile(r"\b(?:published|posted|created|first|date)\b", re.I)
_UPDATED = re.compile(r"\b(?:updated|modified|amended)\b", re.I)
_FILED = re.compile(r"\b(?:file|archive|undated)\b", re.I)
_PLACE = re.compile(r"[A-Z][A-Z .'’-]{2,30},")
_DASH = re.compile(r"\s[-–—]+\s|[)\]]\s?[-–—:]|:\s")


def iso(text: str) -> str | None:
    """An ISO day, month or year for a date that is all of `text`, as metadata and markup write it; None if it is not one.

    Reads ISO 8601 with or without a time, "20241111", "Mon, 11 Nov 2024 15:47:00 +0530", "Nov 11, 2024".
    """
    text = " ".join(text[:100].split())
    if (found := _ISO.match(text) or _COMPACT.match(text)) is not None:
        year, month, day = found.groups()
        return _iso(year, month, day)
    dates = list(written(text))
    return dates[0] if len(dates) == 1 else None


def written(text: str) -> Iterator[str]:
    """The full dates in a text, as ISO days in order: day, month by name, and four digits of the year; or year-month-day."""
    for found in _WRITTEN.finditer(text):
        month_1, day_1, year_1, day_2, month_2, year_2, year_3, month_3, day_3 = found.groups()
        name = month_1 or month_2
        month = str(_MONTHS.index(name[:3].lower()) + 1) if name else month_3
        day = _iso(year_1 or year_2 or year_3, month, day_1 or day_2 or day_3)
        if day is not None:
            yield day


def of_article(text: str, blocks: Sequence[Block]) -> str | None:
    """The day on which the text itself says that it was published; None if it does not.

    A date line ("PTI, Nov 11, 2024, 3:47 PM IST", "Posted on 3 March 2015") counts first, one that says "updated" last; then
    the place line before the first words ("KABUL, 3 March 2015 -"); then the latest date of a picture's caption, unless on file.
    """
    body = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.BODY), len(blocks))
    posted: list[str] = []
    updated: list[str] = []
    pictures: list[str] = []
    for i, block in enumerate(blocks):
        words = text[block.start : block.end][:600]
        if block.kind is BlockKind.DATELINE and (i <= body + 2 or _LABELLED.search(words) or _UPDATED.search(words)):
            (updated if _UPDATED.search(words) and not _LABELLED.search(words) else posted).extend(written(words))
        elif block.kind is BlockKind.CAPTION and not _FILED.search(words):
            pictures.extend(written(words))
    placed = _placed(text[blocks[body].start :][:120]) if body < len(blocks) else []
    return next(iter([*posted[:1], *placed[:1], *updated[:1], *sorted(pictures)[-1:]]), None)


def _placed(words: str) -> list[str]:
    """The dates between a place in capitals and the dash that opens the text."""
    dash = _DASH.search(words)
    return list(written(words[: dash.start() + 1])) if dash is not None and _PLACE.match(words) else []


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        return None
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    return whole[: 10 if day else 7 if month else 4]
