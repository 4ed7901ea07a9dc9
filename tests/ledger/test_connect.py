"""What cannot be opened says why and what to do."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger import Ledger
from tests.factories import MODELS, a_reading


def sql(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def refusal(location: object, *, create: bool = True) -> str:
    with pytest.raises(LedgerError) as caught:
        Ledger.open(str(location), create=create)
    return str(caught.value)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_ledger_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "its folder does not exist" in refusal(tmp_path / "none" / "sayso.db")


def test_a_text_file_is_no_ledger_and_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database, only some notes\n" * 40)
    assert "file is not a database" in refusal(file)
    assert file.read_text().startswith("not a database")


def test_another_programs_database_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    sql(file, "CREATE TABLE articles (id TEXT)")
    before = file.read_bytes()
    assert "not a sayso ledger" in refusal(file)
    assert file.read_bytes() == before


def test_a_newer_ledger_is_refused(location: str) -> None:
    with Ledger.open(location) as ledger, ledger._transaction(write=True) as connection:
        connection.exec_driver_sql("UPDATE sayso_version SET version_num = '9999'")
    assert "newer sayso" in refusal(location)


def test_a_truncated_ledger_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "sayso.db"
    with Ledger.open(str(file)) as ledger:
        ledger.add(a_reading(), MODELS)
    file.write_bytes(file.read_bytes()[:5000])
    assert "malformed" in refusal(file)


def test_a_ledger_that_must_be_there(tmp_path: Path) -> None:
    assert "there is no ledger" in refusal(tmp_path / "sayso.db", create=False)
    assert not (tmp_path / "sayso.db").exists()


def test_an_empty_file_becomes_a_ledger_only_if_asked(tmp_path: Path) -> None:
    file = tmp_path / "sayso.db"
    file.touch()
    assert "there is no ledger" in refusal(file, create=False)
    with Ledger.open(str(file)) as ledger:
        assert ledger.add(a_reading(), MODELS)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_ledger_that_may_not_be_written(tmp_path: Path) -> None:
    file = tmp_path / "sayso.db"
    Ledger.open(str(file)).close()
    file.chmod(0o444)
    with Ledger.open(str(file)) as ledger, pytest.raises(LedgerError, match="writable"):
        ledger.add(a_reading(), MODELS)


def test_an_unknown_database() -> None:
    assert "mysql is not a database that sayso knows" in refusal("mysql://localhost/sayso")


@pytest.mark.parametrize("location", ["://", "postgresql://host:port/name", "no such://thing"])
def test_no_url(location: str) -> None:
    assert location in refusal(location)


def test_postgresql_without_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install 'sayso[postgres]'" in refusal("postgresql://localhost/sayso")


def test_a_password_is_not_shown() -> None:
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed")
    message = refusal("postgresql://me:secret@127.0.0.1:1/sayso")
    assert "secret" not in message


def test_a_ledger_in_memory() -> None:
    with Ledger.open(":memory:") as ledger:
        assert ledger.add(a_reading(), MODELS)
        assert list(ledger.readings()) == [a_reading()]


def test_a_sqlite_url(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path / 'sayso.db'}") as ledger:
        ledger.add(a_reading(), MODELS)
    assert (tmp_path / "sayso.db").exists()


def test_a_writer_does_not_keep_readers_waiting(location: str) -> None:
    with Ledger.open(location) as writer, Ledger.open(location) as reader:
        writer.add(a_reading(), MODELS)
        with writer._transaction(write=True):
            assert list(reader.readings()) == [a_reading()]
