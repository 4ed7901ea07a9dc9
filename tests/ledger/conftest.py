"""Ledgers to test on: a fresh SQLite file each time, and a fresh schema on PostgreSQL where one is offered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from tests.databases import DATABASES, a_schema


@pytest.fixture(params=DATABASES)
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a ledger can be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "sayso.db")
        return
    with a_schema() as made:
        yield made


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(location) as ledger:
        yield ledger
