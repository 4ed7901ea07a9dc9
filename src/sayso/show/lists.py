"""Rows written as JSON, JSON lines or CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

import msgspec

from sayso.show.rows import StanceRow

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["WRITERS", "as_csv", "as_json", "as_lines"]

FORMULA = tuple("=+-@＝＋－＠\t\r\n")  # a cell that starts so is a formula to a spreadsheet (OWASP, "CSV injection")


def as_json(kind: type[DataclassInstance], rows: Sequence[DataclassInstance]) -> str:
    """One array, an object a row."""
    return msgspec.json.format(msgspec.json.encode(rows), indent=1).decode() + "\n"


def as_lines(kind: type[DataclassInstance], rows: Sequence[DataclassInstance]) -> str:
    """One object a line."""
    return "".join(msgspec.json.encode(row).decode() + "\n" for row in rows)


def as_csv(kind: type[DataclassInstance], rows: Sequence[DataclassInstance]) -> str:
    """A header and a line a row; several values in one cell are separated by "; ". A formula is made text by a leading "'"."""
    written, names = io.StringIO(), [field.name for field in fields(kind)]
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(getattr(row, name)) for name in names] for row in rows)
    return written.getvalue()


WRITERS: dict[str, Callable[[type[DataclassInstance], Sequence[DataclassInstance]], str]] = {
    "json": as_json,
    "nl": as_lines,
    "csv": as_csv,
}


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            return "; ".join(map(_cell, value))
        case StanceRow():
            return f"{value.stance} {value.claim}{'' if value.sure else ' ?'}"
    return f"'{value}" if str(value).startswith(FORMULA) else str(value)
