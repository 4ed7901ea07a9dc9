"""Ledgers to test on: a fresh SQLite file each time, and a fresh PostgreSQL schema where one is offered.

`SAYSO_TEST_POSTGRESQL=postgresql://user@host/name` runs the same tests there too.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from sayso.ledger import Ledger

POSTGRESQL = os.environ.get("SAYSO_TEST_POSTGRESQL")


@pytest.fixture(params=["sqlite", *(["postgresql"] if POSTGRESQL else [])])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a ledger can be made."""
    if request.param == "sqlite" or POSTGRESQL is None:
        yield str(tmp_path / "sayso.db")
        return
    schema, engine = f"test_{uuid.uuid4().hex}", sa.create_engine(sa.make_url(POSTGRESQL).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(sa.schema.CreateSchema(schema))
    yield f"{POSTGRESQL}?options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.execute(sa.schema.DropSchema(schema, cascade=True))
    engine.dispose()


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(location) as ledger:
        yield ledger
