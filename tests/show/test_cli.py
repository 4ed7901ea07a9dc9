"""The command line: which ledger, which filters, which exit code, and what an error says."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso import __version__
from sayso.errors import SaysoError
from sayso.ledger import Ledger
from sayso.model import Snapshot
from sayso.show.cli import claims
from tests.show.conftest import Ran
from tests.show.fakes import place_found_claim, without_models

Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def flow(monkeypatch: pytest.MonkeyPatch) -> None:
    without_models(monkeypatch)


def ids(ran: Ran) -> list[str]:
    return [row["id"] for row in json.loads(ran.out)]


def test_version(run: Run) -> None:
    assert run("--version") == Ran(0, f"sayso {__version__}\n", "")


def test_help_imports_nothing_slow() -> None:
    slow = "{'sqlalchemy', 'onnxruntime', 'numpy', 'rich.console', 'lxml'}"
    code = f"import sys; from sayso.show.cli import main; main(['--help']); sys.exit(bool({slow} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_the_ledger_may_be_named_before_or_after_the_command(story: Snapshot, run: Run, tmp_path: Path) -> None:
    (tmp_path / "sayso.db").rename("other.db")
    assert ids(run("--ledger", "other.db", "claims", "--json")) == ids(run("claims", "--json", "--ledger", "other.db"))


def test_the_ledger_may_be_named_in_the_environment(
    story: Snapshot, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sayso.db").rename("other.db")
    monkeypatch.setenv("SAYSO_LEDGER", "other.db")
    assert len(ids(run("claims", "--json"))) == 1


def test_no_ledger(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("claims", "--ledger", "nothing.db")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("sayso: there is no ledger (nothing.db). ")
    assert not Path("nothing.db").exists()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ((), 4),
        (("--source", "peskov"), 2),
        (("--source", "kremlin"), 2),
        (("--source", "nobody"), 0),
        (("--stance", "hedges"), 1),
        (("--claim", "after 2021"), 4),
        (("--article", "Daily Test"), 2),
        (("--article", "doubt.txt", "--stance", "denies"), 0),
    ],
)
def test_filters(story: Snapshot, run: Run, filters: tuple[str, ...], found: int) -> None:
    ran = run("statements", "--json", *filters)
    assert len(json.loads(ran.out)) == found
    assert ran.err == ("" if found else "Nothing found.\n")


def test_claims_and_sources_narrow_to_what_the_filters_let_through(story: Snapshot, run: Run) -> None:
    assert len(ids(run("claims", "--json", "--source", "Peskov", "--stance", "denies"))) == 1
    assert ids(run("claims", "--json", "--source", "Peskov", "--stance", "affirms")) == []
    assert "Dmitry Peskov" in run("sources", "--stance", "denies", "--csv").out
    assert len(run("sources", "--stance", "denies", "--nl").out.splitlines()) == 1
    assert run("disputes", "--source", "campaign").out == run("reversals", "--claim", "weather").out == ""


@pytest.mark.parametrize(
    "call", ["nonsense", "claims --colour", "show", "statements --stance maybe", "export --format xml", "search"]
)
def test_a_wrong_call_says_where_help_is(run: Run, call: str) -> None:
    ran = run(*call.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("sayso: ")
    assert "--help." in ran.err


def test_without_arguments_help_is_shown(run: Run) -> None:
    assert run().code == 2


def test_show_what_is_not_there(story: Snapshot, run: Run) -> None:
    assert run("show", "nobody") == Ran(
        1, "", "sayso: nothing is called 'nobody'. See: sayso claims, sayso sources, sayso statements.\n"
    )


def test_show_what_is_ambiguous(story: Snapshot, run: Run) -> None:
    ran = run("show", ".txt")
    assert ran.code == 2
    assert ran.err.startswith("sayso: '.txt' could be 2 rows. Say which: ")


def test_verify_names_the_first_mismatch_of_each_kind(story: Snapshot, run: Run) -> None:
    with sqlite3.connect("sayso.db") as database:
        database.execute("UPDATE spans SET exact = upper(exact)")
    database.close()
    ran = run("verify")
    assert ran.code == 3
    kinds = [line.partition(":")[0] for line in ran.out.splitlines()]
    assert len(kinds) == len(set(kinds)) > 0
    assert "mismatches." in ran.err


def test_read_says_what_came_of_it(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("read", "folder", "missing.txt")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.splitlines() == [
        "read Kremlin denies phone calls (The Daily Test, 2024-10-09)",
        "read Kremlin leaves calls open (doubt.txt, 2025-03-23)",
        "sayso: there is no such file (missing.txt). Check the path.",
        "2 read, 0 unchanged, 1 failed.",
    ]
    again = run("read", "folder")
    assert (again.code, again.err.splitlines()[-1]) == (0, "0 read, 2 unchanged, 0 failed.")
    assert run("read", "folder", "--include-thoughts").err.splitlines()[-1] == "2 read, 0 unchanged, 0 failed."


def test_claim_add_shows_the_positions_at_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("read", "folder")
    ran = run("claim", "add", "There were phone calls after 2021.")
    assert "✕ denies 2024-10-08 → ◐ hedges by 2025-03-23" in ran.out
    assert " · during 2021-01/.." in run("claim", "add", "There were calls.", "--during", "2021-01/").out


@pytest.mark.parametrize("during", ["2021", "yesterday/2024", "2024/2021", "/", "2021-13/2022", "2021-1-2/"])
def test_a_wrong_period_is_named(run: Run, during: str) -> None:
    ran = run("claim", "add", "There were calls.", "--during", during)
    assert ran.code == 2
    assert ran.err.startswith(f"sayso: '{during}' is not a period. Write START/END")


def test_claims_are_found_when_asked_for(story: Snapshot, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ids(run("claims", "--json")) == [claim.id for claim in story.claims]
    ran = run("claims", "--find")
    assert "found: in the words of former aide, The Daily Test" in ran.out
    pinned, found = json.loads(run("claims", "--json").out)
    assert (pinned["pinned"], found["pinned"], found["affirms"]) == (True, False, 1)
    monkeypatch.setattr(claims, "SHOWN", 0)
    assert run("claims", "--json").err == "1 more with --all.\n"
    assert len(ids(run("claims", "--json", "--all"))) == 2


def test_a_person_decides_about_found_claims(story: Snapshot, run: Run) -> None:
    run("claims", "--find")
    text = "there had been as many as seven phone calls"
    _, found = ids(run("claims", "--json"))
    assert "claim c" in run("claim", "pin", found, "--why", "well put", "--by", "Ada").out
    assert run("claim", "rename", found, "Seven calls.", "--by", "Cy").out.splitlines()[1] == "Seven calls."
    run("claim", "split", found, "--why", "two in one", "--by", "Ada")
    log = json.loads(run("correct", "--list", "--json").out)
    assert [(row["author"], row["after"], row["why"], row["about"].split(" | ")[1:]) for row in log] == [
        ("Ada", "pin", "well put", [text, text]),
        ("Cy", "pin", "", [text, "Seven calls."]),
        ("Ada", "split", "two in one", [text]),
    ]
    for call in (("merge", found, "after 2021"), ("split", "Ann Bell"), ("rename", found, " "), ("pin", "after 2021")):
        assert run("claim", *call).code == 2


def test_what_was_decided_about_a_found_claim_is_taken_back(story: Snapshot, run: Run) -> None:
    run("claims", "--find")
    run("claim", "rename", "as many as seven", "Seven calls.")
    assert "Seven calls." in run("claims").out
    assert run("correct", "--undo", "1").code == 0
    assert "Seven calls." not in run("claims").out


def test_two_found_claims_become_one(story: Snapshot, run: Run) -> None:
    with Ledger.open("sayso.db") as ledger:
        first = next(reading for reading in ledger.readings() if len({s.source for s in reading.statements}) == 2)
        place_found_claim(ledger, *first.statements)
    ran = run("claim", "merge", "as many as seven", "There were no", "--by", "Ada")
    assert ran.out.splitlines()[1] == "There were no phone calls"
    (made,) = json.loads(run("correct", "--list", "--json").out)
    assert made["after"] == "merge"


def test_a_claim_needs_words(run: Run) -> None:
    assert run("claim", "add", " ").code == 2


def test_export_to_a_file_is_what_standard_output_gets(story: Snapshot, run: Run) -> None:
    printed = run("export", "--format", "json")
    assert run("export", "--format", "json", "-o", "ledger.json") == Ran(0, "", "")
    assert Path("ledger.json").read_text("utf-8") == printed.out
    assert json.loads(printed.out)["format"] == "sayso-ledger/1"


def test_export_where_nothing_can_be_written(story: Snapshot, run: Run) -> None:
    ran = run("export", "--format", "csv", "-o", "no/such/folder.csv")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "No such file or directory" in ran.err


def test_an_error_of_sayso_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise SaysoError("the \x1b[2Jdisk is full", where="sayso.db", advice="free some space.")

    monkeypatch.setattr(claims, "lookup", refuse)
    assert run("claims").err == "sayso: the ␛[2Jdisk is full (sayso.db). Free some space.\n"


def test_a_bug_is_called_a_bug(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "lookup", lambda: {}["x"])
    ran = run("claims")
    assert ran.code == 1
    assert ran.err == "sayso: a bug of sayso: KeyError: 'x'. Please report it with what `sayso --traceback ...` prints.\n"
    assert "Traceback" in run("--traceback", "claims").err


def test_a_reader_that_leaves_gets_no_message(story: Snapshot) -> None:
    call = [sys.executable, "-c", "import sys; from sayso.show.cli import main; sys.exit(main(['statements', '--json']))"]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert (process.stderr.read(), process.wait()) == (b"", 1)
    process.stderr.close()
