"""Where ledgers are tested: SQLite in memory, and PostgreSQL where one is offered.

`SAYSO_TEST_POSTGRESQL=postgresql://user@host/name` offers one, and all is tested there too.

`pytestmark = pytest.mark.usefixtures("database")` runs the tests of a module on each, with `an_empty_ledger()`.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import sqlalchemy as sa

from sayso.ledger import Ledger, schema

__all__ = ["CHOSEN", "DATABASES", "a_schema", "an_empty_ledger", "drop_all"]

POSTGRESQL = os.environ.get("SAYSO_TEST_POSTGRESQL", "")
DATABASES = ("sqlite", "postgresql") if POSTGRESQL else ("sqlite",)
CHOSEN = ContextVar("CHOSEN", default="sqlite")
FREE: list[str] = []  # schemas to be emptied and used again: to make one takes seconds


@contextmanager
def an_empty_ledger() -> Iterator[Ledger]:
    """An open ledger, gone afterwards."""
    if CHOSEN.get() == "sqlite":
        with Ledger.open(":memory:") as ledger:
            yield ledger
        return
    name = FREE.pop() if FREE else _made()
    try:
        with Ledger.open(_location(name)) as ledger:
            with ledger._transaction(write=True) as connection:
                connection.exec_driver_sql("TRUNCATE corrections, corrected")  # of which no row can be deleted
                for table in (table for table in reversed(schema.TABLES) if table is not schema.CORRECTIONS):
                    connection.execute(sa.delete(table))
            yield ledger
    finally:
        FREE.append(name)


@contextmanager
def a_schema() -> Iterator[str]:
    """The location of a new schema on PostgreSQL, gone afterwards."""
    name = _made()
    yield _location(name)
    _drop(name)


def drop_all() -> None:
    """Takes away the schemas of ledgers that were emptied."""
    while FREE:
        _drop(FREE.pop())


def _made() -> str:
    name = f"test_{uuid.uuid4().hex}"
    with _server() as connection:
        connection.execute(sa.schema.CreateSchema(name))
    return name


def _drop(name: str) -> None:
    with _server() as connection:
        connection.execute(sa.schema.DropSchema(name, cascade=True))


@contextmanager
def _server() -> Iterator[sa.Connection]:
    engine = sa.create_engine(sa.make_url(POSTGRESQL).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _location(name: str) -> str:
    return f"{POSTGRESQL}?options=-csearch_path%3D{name}"
