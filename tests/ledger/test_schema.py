"""The tables are what the code thinks they are, and what somebody finds who opens the file with other tools."""

from __future__ import annotations

import importlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

import sayso.ledger.migrations
from sayso.ledger import Ledger, schema
from tests.factories import MODELS, a_story


@pytest.fixture
def told(location: str) -> str:
    """A ledger with a story in it."""
    readings, claims, conclusions = a_story()
    with Ledger.open(location) as ledger:
        for reading in readings:
            ledger.add(reading, MODELS)
        for claim in claims:
            ledger.pin(claim)
        ledger.conclude(conclusions, MODELS)
    return location


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An empty SQLite ledger, closed."""
    Ledger.open(str(tmp_path / "sayso.db")).close()
    return tmp_path / "sayso.db"


def test_every_table_has_the_columns_that_queries_name(ledger: Ledger) -> None:
    inspector = sa.inspect(ledger._engine)
    made = {name: {column["name"] for column in inspector.get_columns(name)} for name in inspector.get_table_names()}
    named = {table.name: {column.name for column in table.columns} for table in schema.TABLES}
    assert {name: columns for name, columns in made.items() if name in named} == named
    assert {name for name in made if not name.startswith("passages_fts")} - set(named) == {schema.VERSION_TABLE}


def test_the_newest_migration_is_the_head() -> None:
    versions = sorted(Path(sayso.ledger.migrations.__path__[0], "versions").glob("[0-9]*.py"))
    assert versions[-1].name.startswith(schema.HEAD)
    assert importlib.import_module(f"sayso.ledger.migrations.versions.{versions[-1].stem}").revision == schema.HEAD


def test_the_journal_is_written_ahead(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_every_commit_reaches_the_disk_and_references_hold(file: Path) -> None:
    with Ledger.open(str(file)) as ledger, ledger._transaction() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_who_said_what(told: str) -> None:
    with Ledger.open(told) as ledger, ledger._transaction() as connection:
        rows = connection.exec_driver_sql("SELECT said, who, speaks_for, via, words, outlet FROM who_said_what").all()
    assert [tuple(row) for row in rows] == [
        ("2024-10-07", "Ada Quill", None, None, "The bridge is safe", "The Daily Test"),
        (None, "Ben Orme", "City", None, "it had been closed", "The Daily Test"),
        (None, "Ada Quill", None, "The Harbour Post", "nobody had complained", "The Daily Test"),
        ("2024-11-02", "Ada Quill", None, None, "The bridge was never safe", "The Harbour Post"),
        (None, "Cy Dunn", None, None, "it was sound", "The Harbour Post"),
    ]


def test_who_says_otherwise(told: str) -> None:
    with Ledger.open(told) as ledger, ledger._transaction() as connection:
        rows = connection.exec_driver_sql("SELECT who, stance, words FROM who_says_otherwise ORDER BY confidence").all()
    assert [tuple(row) for row in rows] == [
        ("Ben Orme", "affirms", "it had been closed"),
        ("Cy Dunn", "hedges", "it was sound"),
        ("Ada Quill", "affirms", "The bridge is safe"),
        ("Ada Quill", "denies", "The bridge was never safe"),
    ]


def test_rows_name_the_models_that_made_them(told: str) -> None:
    with Ledger.open(told) as ledger, ledger._transaction() as connection:
        rows = connection.exec_driver_sql(
            "SELECT DISTINCT models.name, sha256 FROM statements JOIN models ON models.version = statements.version"
        ).all()
        names = connection.exec_driver_sql("SELECT name FROM versions").scalars().all()
    assert dict(tuple(row) for row in rows) == MODELS
    assert names == ["stance bbbbbbbb, tagger aaaaaaaa"]


def test_references_name_their_columns_as_datasette_asks(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        keys = [row for table in schema.TABLES for row in connection.execute(f"PRAGMA foreign_key_list({table.name})")]
    assert len(keys) > 30
    assert all(to is not None for _, _, _, _, to, *_ in keys)


def test_the_file_explains_itself(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        (text,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'articles'").fetchone()
    assert "frozen: every offset counts its code points" in text
