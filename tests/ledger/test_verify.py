"""Whatever is tampered with is found and named."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from sayso.errors import LedgerError
from sayso.ledger import Ledger, Mismatch
from sayso.ledger.verify import Kind, firsts_first
from tests.factories import BRIDGE, MODELS, a_claim, a_story, conclude

FIRST = a_story()[0][0].document.article


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a story in it, closed."""
    file = tmp_path_factory.mktemp("whole") / "sayso.db"
    readings, claims, conclusions = a_story()
    with Ledger.open(str(file)) as ledger:
        for reading in readings:
            ledger.add(reading, MODELS)
        for claim in claims:
            ledger.pin(claim)
        conclude(ledger, conclusions)
    return file


@pytest.fixture
def told(whole: Path, tmp_path: Path) -> Path:
    """A copy of it to tamper with."""
    return Path(shutil.copy(whole, tmp_path))


def tampered(file: Path, statement: str) -> tuple[Mismatch, ...]:
    """What `verify` says after the statement was run by somebody who switched the checks off."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        changed = connection.execute(statement).rowcount
        connection.commit()
    assert changed
    with Ledger.open(str(file)) as ledger:
        return ledger.verify()


def test_an_untouched_ledger_holds(told: Path) -> None:
    with Ledger.open(str(told)) as ledger:
        assert ledger.verify() == ()


def test_a_ledger_that_may_not_be_written_holds_too(told: Path) -> None:
    engine = sa.create_engine("sqlite://", creator=lambda: sqlite3.connect(f"file:{told}?mode=ro", uri=True))
    with Ledger(engine, str(told)) as ledger:
        with pytest.raises(LedgerError, match="readonly"):
            ledger.pin(a_claim("It cannot be pinned."))
        assert ledger.verify() == ()


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE articles SET text = replace(text, 'safe', 'fake')", Kind.TEXT),
        ("UPDATE articles SET text = text || ' '", Kind.TEXT),
        ("UPDATE articles SET text_sha256 = ''", Kind.TEXT),
        ("UPDATE articles SET url = 'https://example.org/'", Kind.ARTICLE_ID),
        ("UPDATE articles SET text = CAST(x'ff' AS TEXT)", Kind.UNREADABLE),
        ("UPDATE originals SET bytes = x'00'", Kind.ORIGINAL),
        ("DELETE FROM originals", Kind.ORIGINAL),
        ('UPDATE blocks SET "end" = 100000', Kind.BLOCK),
        ('UPDATE blocks SET "end" = "end" + 3', Kind.BLOCK),
        ("UPDATE spans SET exact = 'The bridge is fake'", Kind.SPAN),
        ("UPDATE spans SET start = start + 1", Kind.SPAN),
        ("UPDATE spans SET start = -5, \"end\" = -1, exact = 'closed'", Kind.SPAN),
        ("UPDATE spans SET prefix = 'not '", Kind.CONTEXT),
        ("UPDATE spans SET suffix = ', not'", Kind.CONTEXT),
        ("DELETE FROM spans WHERE role = 'content'", Kind.WORDLESS),
        ("UPDATE passages SET start = start + 1", Kind.PASSAGE),
        ("UPDATE passages SET text = 'The bridge is fake'", Kind.INDEX),
        ("DELETE FROM passages_fts_data WHERE id > 10", Kind.INDEX),
        ("DELETE FROM article_sources", Kind.REFERENCE),
        ("DELETE FROM claims", Kind.REFERENCE),
        ("DELETE FROM versions", Kind.REFERENCE),
        ("UPDATE statements SET source = 's0'", Kind.REFERENCE),
        ("INSERT INTO copies VALUES ('a0', 'a1')", Kind.REFERENCE),
        ("INSERT INTO corrections VALUES ('k0', '2024', 'ada', '', 'undo', 'null', 'null', '{}', 'k1')", Kind.CORRECTION),
    ],
)
def test_tampering_is_found(told: Path, statement: str, kind: Kind) -> None:
    assert kind in {mismatch.kind for mismatch in tampered(told, statement)}


def test_a_changed_quotation_is_named_with_its_place(told: Path) -> None:
    statement = "UPDATE spans SET exact = 'The bridge is fake' WHERE exact = 'The bridge is safe' AND statement IS NOT NULL"
    (mismatch,) = tampered(told, statement)
    start = BRIDGE.index("The bridge is safe")
    assert mismatch.where == f"article {FIRST.id} (001.txt), [{start}, {start + 18})"
    assert mismatch.what.endswith("is not 'The bridge is fake'")


def test_the_first_of_each_kind_comes_first() -> None:
    kinds = [Kind.SPAN, Kind.SPAN, Kind.TEXT, Kind.SPAN, Kind.TEXT, Kind.BLOCK]
    found = [Mismatch(kind, str(place), "") for place, kind in enumerate(kinds)]
    assert [mismatch.where for mismatch in firsts_first(found)] == ["0", "2", "5", "1", "3", "4"]
