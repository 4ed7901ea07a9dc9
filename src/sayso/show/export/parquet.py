"""Parquet, for data people: typed columns that DuckDB, pandas, Polars and Spark read. Needs `pip install 'sayso[parquet]'`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sayso.errors import UsageError
from sayso.model import Snapshot
from sayso.show.export.files import File, Files
from sayso.show.export.tables import FLAT, TABLES, Table

__all__ = ["parquet_file", "parquet_folder"]

GROUP = 20_000  # rows to a row group: all that is held at a time, tens of megabytes where rows are articles


def parquet_file(snapshot: Snapshot, name: str) -> Files:
    """The flat table."""
    yield File(name, _pieces(FLAT, snapshot))


def parquet_folder(snapshot: Snapshot) -> Files:
    """A table for each kind of row, joined by ids."""
    for table in TABLES:
        yield File(f"{table.name}.parquet", _pieces(table, snapshot))


class _Sink:
    """A file to write to that keeps only what has not been taken yet."""

    closed = False

    def __init__(self) -> None:
        self._written, self._place = bytearray(), 0

    def write(self, some: bytes) -> int:
        self._written += some
        self._place += len(some)
        return len(some)

    def tell(self) -> int:
        return self._place

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """What is left can still be taken."""

    def taken(self) -> bytes:
        taken, self._written = bytes(self._written), bytearray()
        return taken


def _pieces(table: Table, snapshot: Snapshot) -> Iterator[bytes]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as missing:
        raise UsageError("Parquet needs pyarrow", advice="pip install 'sayso[parquet]'") from missing
    kinds = {"string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_()}
    fields = [pyarrow.field(c.name, kinds[c.kind], not c.required, {"description": c.what}) for c in table.columns]
    schema = pyarrow.schema(fields, {"description": table.what})
    rows, sink = table.rows(snapshot), _Sink()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as out:
        while group := list(islice(rows, GROUP)):
            columns = zip(*group, strict=True)
            arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            out.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
            yield sink.taken()
    yield sink.taken()
