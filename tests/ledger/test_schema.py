"""The tables are what the code thinks they are, and what somebody finds who opens the file with other tools."""

from __future__ import annotations

import hashlib
import importlib
import sqlite3
from contextlib import closing
from pathlib import Path

import alembic.command
import pytest
import sqlalchemy as sa

import sayso.ledger.migrations
from sayso.ledger import Ledger, schema
from sayso.ledger.rows import version_of
from sayso.spans import content_id
from tests.factories import MODELS, a_story, conclude

# One article with one attribution, as the first migration's tables hold them.
SHA256 = hashlib.sha256(b"It is safe, he said.").hexdigest()
FIRST = f"""
INSERT INTO versions VALUES ('{(VERSION := version_of({}))}', 'no model');
INSERT INTO originals VALUES ('{SHA256}', CAST('It is safe, he said.' AS {{blob}}));
INSERT INTO articles VALUES ('{(ID := content_id("a", SHA256, ""))}', '001.txt', NULL, NULL, NULL, NULL, NULL, NULL, 'en',
    'It is safe, he said.', '{SHA256}', '{SHA256}', 'text/plain', '{VERSION}');
INSERT INTO attributions VALUES ('{ID}', 't1', 0, NULL, 0.9, 1.0, '{VERSION}')
"""


@pytest.fixture
def told(location: str) -> str:
    """A ledger with a story in it."""
    readings, claims, conclusions = a_story()
    with Ledger.open(location) as ledger:
        for reading in readings:
            ledger.add(reading, MODELS)
        for claim in claims:
            ledger.pin(claim)
        conclude(ledger, conclusions)
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


def test_a_ledger_of_the_first_schema_is_brought_up_to_date(location: str, monkeypatch: pytest.MonkeyPatch) -> None:
    upgrade = alembic.command.upgrade
    monkeypatch.setattr(alembic.command, "upgrade", lambda config, revision: upgrade(config, "0001"))
    with Ledger.open(location) as ledger, ledger._transaction(write=True) as connection:
        blob = "BLOB" if connection.dialect.name == "sqlite" else "BYTEA"
        for statement in FIRST.format(blob=blob).strip().split(";\n"):
            connection.exec_driver_sql(statement)
    monkeypatch.undo()
    with Ledger.open(location) as ledger:
        (reading,) = ledger.readings()
        assert reading.document.article.text == "It is safe, he said."
        assert not ledger.has(reading.document.article, {})
        assert not ledger.has(reading.document.article, {}, thoughts=True)
        assert ledger.add(reading, {})
        assert ledger.has(reading.document.article, {})
        assert [(a.act, a.confidence) for a in reading.attributions] == [("says", 0.9)]


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
