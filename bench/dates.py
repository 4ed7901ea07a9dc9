"""Dates in text: value-F1 of `sayso.resolve.dates` on hand-annotated temporal expressions. Run `python -m bench.dates [-v]`.

A gold expression is resolvable when its value is a stretch of the calendar (no durations, no sets, no "the future"). It is found
when an expression that overlaps it resolves to the same first and last day. Every resolved expression counts against precision,
also one on words that the gold holds to be a duration, a set, vague, or no date at all. Weeks are Monday to Sunday.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from bench.shared import MISSING, SHARED
from sayso.resolve.calendar import days
from sayso.resolve.dates import Expression, expressions

DATA = SHARED / "data/dates/temporal.jsonl.xz"
PARTS = {"TimeBank+AQUAINT": "tbaq-", "TempEval-3 platinum": "te3-platinum"}


def rows(prefix: str) -> Iterator[dict[str, Any]]:
    with lzma.open(DATA, "rt", encoding="utf-8") as lines:
        yield from (row for row in map(json.loads, lines) if row["set"].startswith(prefix))


def interval(expression: Expression) -> tuple[date, date] | None:
    return days((expression.first, expression.last)) if expression.first and expression.last else None


def found(row: dict[str, Any], verbose: bool) -> tuple[int, int, int]:
    """Right, resolved, resolvable."""
    got = [e for e in expressions(row["text"], row["date"]) if e.first]
    gold = [t for t in row["timexes"] if t["interval"]]
    left, right = list(got), 0
    for want in gold:
        over = [e for e in left if e.start < want["end"] and want["start"] < e.end]
        hit = next((e for e in over if interval(e) == tuple(map(date.fromisoformat, want["interval"]))), None)
        if hit:
            left.remove(hit)
            right += 1
        elif verbose:
            print(f"missed {want['text']!r} {want['value']} got {[(e.first, e.last) for e in over]} base {row['date']}:", end=" ")
            print(row["text"][max(0, want["start"] - 60) : want["end"] + 40].replace("\n", " "))
    if verbose:
        for e in left:
            if not any(e.start < t["end"] and t["start"] < e.end for t in gold):
                print(f"extra {e.first}:", row["text"][max(0, e.start - 60) : e.end + 40].replace("\n", " "))
    return right, len(got), len(gold)


def main(verbose: bool = False) -> dict[str, float]:
    """Prints, and returns, the value-F1 of each part."""
    if not DATA.exists():
        print(f"dates: {MISSING}")
        return {}
    figures = {}
    for name, prefix in PARTS.items():
        right, got, gold = (sum(column) for column in zip(*(found(row, verbose) for row in rows(prefix)), strict=True))
        figures[name] = 2 * right / (got + gold)
        print(f"dates {name:20} value-F1 {figures[name]:.3f}  precision {right / got:.3f}  recall {right / gold:.3f}  of {gold}")
    return figures


def figures() -> dict[str, float]:
    """The value-F1 of each part, by name; nothing without the data."""
    return {f"dates.{name}": value for name, value in main().items()}


if __name__ == "__main__":
    main("-v" in sys.argv)
