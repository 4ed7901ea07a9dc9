"""CSV with its CSVW description (https://www.w3.org/TR/tabular-data-primer/): one flat table for spreadsheets, or all tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from csv import writer
from io import StringIO

from sayso.model import Snapshot
from sayso.show.export.files import Files, as_json, text
from sayso.show.export.tables import FLAT, TABLES, Cell, Column, Table

__all__ = ["csv_file", "csv_folder", "lossless_file", "lossless_folder"]

FORMULA = tuple(
    "=+-@＝＋－＠\t\r\n"
)  # what makes a spreadsheet run a cell: https://owasp.org/www-community/attacks/CSV_Injection
BATCH = 1000  # rows to a piece
NOTE = "Text that a spreadsheet would run as a formula has an apostrophe put before it; --lossless leaves all text as it is."

Safety = Callable[[Cell], Cell]


def csv_file(snapshot: Snapshot, name: str) -> Files:
    """The flat table and, beside it, its description.

    Text that a spreadsheet would run as a formula has an apostrophe put before it, the one change made to anybody's words.
    """
    return _file(snapshot, name, _safe)


def csv_folder(snapshot: Snapshot) -> Files:
    """A table for each kind of row and `csv-metadata.json`, which describes them and how they join; safe as `csv_file`."""
    return _folder(snapshot, _safe)


def lossless_file(snapshot: Snapshot, name: str) -> Files:
    """As `csv_file`, but every text as it is, for programs: a spreadsheet may run it."""
    return _file(snapshot, name, _as_is)


def lossless_folder(snapshot: Snapshot) -> Files:
    """As `csv_folder`, but every text as it is, for programs: a spreadsheet may run it."""
    return _folder(snapshot, _as_is)


def _file(snapshot: Snapshot, name: str, safety: Safety) -> Files:
    yield text(name, _pieces(FLAT, snapshot, safety))
    yield as_json(f"{name}-metadata.json", {"@context": CONTEXT, **_described(FLAT, name), **_note(safety)})


def _folder(snapshot: Snapshot, safety: Safety) -> Files:
    for table in TABLES:
        yield text(f"{table.name}.csv", _pieces(table, snapshot, safety))
    tables = [_described(table, f"{table.name}.csv") for table in TABLES]
    yield as_json("csv-metadata.json", {"@context": CONTEXT, "tables": tables, **_note(safety)})


def _pieces(table: Table, snapshot: Snapshot, safety: Safety) -> Iterator[str]:
    buffer = StringIO()
    rows = writer(buffer)  # its line ends, those of RFC 4180, make it quote both characters that can end a line
    rows.writerow([column.name for column in table.columns])
    for count, row in enumerate(table.rows(snapshot), 1):
        rows.writerow([safety(_written(cell)) for cell in row])
        if count % BATCH == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _written(cell: Cell) -> Cell:
    return str(cell).lower() if isinstance(cell, bool) else cell


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _as_is(cell: Cell) -> Cell:
    return cell


CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]


def _note(safety: Safety) -> dict[str, object]:
    return {"rdfs:comment": NOTE} if safety is _safe else {}


def _described(table: Table, url: str) -> dict[str, object]:
    schema: dict[str, object] = {"columns": [_column(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys := [
        {"columnReference": column.name, "reference": {"resource": f"{column.refers}.csv", "columnReference": "id"}}
        for column in table.columns
        if column.refers and column.required  # validators refuse a reference that may be absent
    ]:
        schema["foreignKeys"] = keys
    return {"url": url, "dc:title": table.name, "dc:description": table.what, "tableSchema": schema}


def _column(column: Column) -> dict[str, object]:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.what,
        "datatype": column.kind,
        "required": column.required,
    }
