"""`sayso export`: a file, a folder or standard output, of everything or of one claim."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import Exit
from sayso.model import Snapshot
from sayso.show.export import FORMATS
from tests.show.conftest import Ran

Run = Callable[..., Ran]


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.file and name != "parquet"])
def test_a_file_is_what_standard_output_gets(name: str, story: Snapshot, run: Run) -> None:
    assert run("export", "--format", name, "-o", "out") == Ran(0, "", "")
    assert Path("out").read_bytes().decode() == run("export", "--format", name).out


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.folder])
def test_a_folder_has_nothing_unfinished_in_it(name: str, story: Snapshot, run: Run) -> None:
    assert run("export", "--format", name, "-o", "out/") == Ran(0, "", "")
    assert not [file for file in Path("out").iterdir() if file.name.startswith(".")]
    again = run("export", "--format", name, "-o", "out/")
    assert (again.code, "not empty" in again.err) == (Exit.USAGE, True)


@pytest.mark.parametrize(
    "call", ["json --lossless", "json -o folder/", "brat", "cas", "json --claim Bell", "json --claim nonsense -o out"]
)
def test_what_cannot_be_written_is_not(call: str, story: Snapshot, run: Run) -> None:
    ran = run("export", "--format", *call.split())
    assert ran.code != 0
    assert ran.err.startswith("sayso: ")
    assert not Path("out").exists()


def test_one_claim_alone(story: Snapshot, run: Run) -> None:
    run("claim", "add", "Nobody complained.")
    ledger = json.loads(run("export", "--format", "json", "--claim", "2021").out)
    assert [claim["text"] for claim in ledger["claims"]] == ["There were phone calls after 2021."]
    assert {position["statement"] for position in ledger["positions"]} == {row["id"] for row in ledger["statements"]}
    named = {row["source"] for row in ledger["statements"]} | {id for row in ledger["statements"] for id in row["via"]}
    assert named <= {source["id"] for source in ledger["sources"]}
