"""A ledger as Parquet, read by DuckDB."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pytest

from sayso.errors import UsageError
from sayso.show.export import FORMATS, write_file, write_folder
from tests.factories import a_snapshot
from tests.show.export.exporting import EMPTY, as_file, as_folder

PARQUET = FORMATS["parquet"]


def test_duckdb_joins_the_tables(tmp_path: Path) -> None:
    assert PARQUET.folder
    write_folder(PARQUET.folder(a_snapshot()), tmp_path / "out")
    asked = """
        SELECT s.name, c.text, p.stance, p.corrected, w.exact, substring(a.text, w.start + 1, w."end" - w.start)
        FROM positions p JOIN claims c ON c.id = p.claim JOIN statements t ON t.id = p.statement
        JOIN sources s ON s.id = t.source JOIN spans w ON w.statement = t.id AND w.part = 'content'
        JOIN articles a ON a.id = w.article
        WHERE p.confidence > 0.5 ORDER BY s.name, p.stance
    """
    with duckdb.connect() as db:
        for file in (tmp_path / "out").iterdir():
            db.execute(f"CREATE VIEW {file.stem} AS SELECT * FROM read_parquet('{file}')")
        assert db.execute(asked).fetchall() == [
            ("Ada Quill", "The harbour bridge was safe.", "affirms", False, *["The bridge is safe"] * 2),
            ("Ada Quill", "The harbour bridge was safe.", "denies", False, *["The bridge was never safe"] * 2),
            ("Cy Dunn", "The harbour bridge was safe.", "hedges", True, *["it was sound"] * 2),
        ]


def test_the_flat_table_keeps_what_is_absent_and_is_typed(tmp_path: Path) -> None:
    assert PARQUET.file
    write_file(PARQUET.file(a_snapshot(), "t.parquet"), tmp_path / "t.parquet")
    with duckdb.connect() as db:
        found = db.execute(f"SELECT source, speaks_for, start, confidence FROM '{tmp_path / 't.parquet'}' WHERE claim IS NULL")
        assert found.fetchall() == [("Ada Quill", None, 187, 0.3333)]


def test_an_empty_ledger_is_whole_tables() -> None:
    assert all(made.startswith(b"PAR1") and made.endswith(b"PAR1") for made in as_folder(PARQUET, EMPTY).values())


def test_the_same_ledger_gives_the_same_bytes() -> None:
    assert as_folder(PARQUET, a_snapshot()) == as_folder(PARQUET, a_snapshot())


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'sayso\[parquet\]'"):
        as_file(PARQUET, EMPTY)
