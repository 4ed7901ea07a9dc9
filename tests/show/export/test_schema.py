"""Every export of a ledger holds to the JSON Schema that comes with sayso."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sayso.ledger import Ledger
from sayso.model import LIKELY, SURE, Reading
from sayso.show.cli import main
from sayso.show.export import json as exported
from sayso.show.export import schema
from sayso.show.export.json import ROWS
from tests.factories import MODELS, a_snapshot
from tests.ledger.test_properties import STORIES as ANYTHING
from tests.show.conftest import Ran
from tests.show.export.exporting import EMPTY
from tests.test_finding import FLOW as FINDING
from tests.test_finding import STORIES as FOUND_IN
from tests.test_growth import CLAIMS, FLOW
from tests.test_growth import STORIES as ON_CLAIMS

SCHEMA = json.loads(schema())
HOLDS = Draft202012Validator(SCHEMA)
RARELY = settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
SOME_CLAIMS = st.lists(st.sampled_from(CLAIMS), unique=True)


def faults(text: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in HOLDS.iter_errors(json.loads(text))]


def told(story: list[Reading], conclude: Callable[[Ledger], None]) -> str:
    with Ledger.open(":memory:") as ledger:
        for reading in story:
            ledger.add(reading, MODELS)
        conclude(ledger)
        return exported(ledger.snapshot())


def test_it_is_a_schema_of_every_key_in_order() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert [*SCHEMA["properties"]] == SCHEMA["required"] == ["format", "generator", *ROWS]
    for name, keys in ROWS.items():
        row = SCHEMA["properties"][name]["items"]
        assert [*row["properties"]] == row["required"] == keys.split()


def test_it_names_the_confidence_that_is_shown_as_sure() -> None:
    rows = SCHEMA["properties"]["positions"]["items"]["properties"]
    assert f"from {SURE} on it is shown as sure, below {LIKELY} as doubtful" in rows["confidence"]["description"]


def test_the_worked_example_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = str(tmp_path / "sayso.db")
    assert main(["demo", "--ledger", at]) == 0
    capsys.readouterr()
    assert main(["export", "--format", "json", "--ledger", at]) == 0
    text = capsys.readouterr().out
    assert faults(text) == []
    assert json.loads(text)["positions"]


@RARELY
@given(ANYTHING)
def test_whatever_is_read_holds(story: list[Reading]) -> None:
    assert faults(told(story, lambda ledger: None)) == []


@RARELY
@given(ON_CLAIMS, SOME_CLAIMS)
def test_whatever_follows_holds(story: list[Reading], claims: list[str]) -> None:
    def conclude(ledger: Ledger) -> None:
        for claim in claims:
            FLOW.pin(ledger, claim)
        FLOW.conclude(ledger)

    assert faults(told(story, conclude)) == []


@RARELY
@given(FOUND_IN)
def test_whatever_is_found_holds(story: list[Reading]) -> None:
    assert faults(told(story, lambda ledger: FINDING.conclude(ledger, find=True))) == []


def test_an_empty_ledger_holds() -> None:
    assert faults(exported(EMPTY)) == []


@pytest.mark.parametrize(
    ("rows", "change"),
    [
        ("articles", {"sha256": "0"}), ("articles", {"published": "May"}), ("sources", {"kind": "person "}),
        ("statements", {"content": []}), ("statements", {"said": {"start": "2024", "end": "2024"}}), ("claims", {"pinned": 1}),
        ("positions", {"stance": None}), ("positions", {"confidence": 1.2}), ("disputes", {"denied_by": None}),
        ("reversals", {"statements": ["t1"]}), ("origins", {"source": ""}), ("relays", {"kind": "echo"}),
        ("roles", {"first": 2024}),
    ],
)  # fmt: skip
def test_what_is_off_does_not(rows: str, change: dict[str, Any]) -> None:
    ledger = json.loads(exported(a_snapshot()))
    assert faults(json.dumps(ledger)) == []
    ledger[rows][0] |= change
    (fault,) = faults(json.dumps(ledger))
    assert fault.startswith(f"$.{rows}[0].{next(iter(change))}")


def test_it_is_printed_where_there_is_no_ledger(run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", "--schema") == Ran(0, schema(), "")
