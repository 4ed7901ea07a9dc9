"""`sayso correct`: a person's word on the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from sayso.flow import Flow
from sayso.ledger import Ledger
from sayso.model import Decision, Position, Snapshot, Statement
from tests.show.conftest import Ran, a_small_story
from tests.show.fakes import place_found_claim

Run = Callable[..., Ran]


class Judge:
    """Takes the story's positions."""

    model = SimpleNamespace(name="judge", sha256="j")
    nearness = SimpleNamespace(model=SimpleNamespace(name="nearness", sha256="n"))

    def positions(self, claims: object, statements: Sequence[Statement], *_: object) -> tuple[Position, ...]:
        told = {statement.id for statement in statements}
        return tuple(position for position in a_small_story()[2].positions if position.statement in told)


@pytest.fixture(autouse=True)
def _story(story: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    flow = Flow(cast(Any, SimpleNamespace(model=SimpleNamespace(name="tagger", sha256="t"))), cast(Any, Judge()))
    monkeypatch.setattr(Flow, "load", lambda: flow)
    with Ledger.open("sayso.db") as ledger:
        flow.conclude(ledger)


def exported(run: Run, *options: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads(run("export", "--format", "json", *options).out)
    return found


def statement(run: Run, words: str) -> dict[str, object] | None:
    rows = exported(run)["statements"]
    return next((row for row in rows if words in str(row["content"])), None)


def position(run: Run, words: str) -> dict[str, object] | None:
    told = statement(run, words)
    return next((row for row in exported(run)["positions"] if told and row["statement"] == told["id"]), None)


def test_a_stance_given_by_a_person_is_marked_and_sure(run: Run) -> None:
    ran = run("correct", "no phone calls", "--claim", "after 2021", "--stance", "hedges", "--why", "irony", "--by", "Ada")
    assert " · corrected" in ran.out
    assert "◐ hedges There were phone calls after 2021." in ran.out
    assert ran.err == "1 correction taken.\n"
    taken = position(run, "no phone calls")
    assert taken
    assert (taken["stance"], taken["confidence"], taken["corrected"]) == ("hedges", 1.0, True)


def test_a_person_can_say_that_there_is_no_position(run: Run) -> None:
    run("correct", "no phone calls", "--claim", "after 2021", "--reject")
    assert position(run, "no phone calls") is None
    run("correct", "--undo", "1")
    taken = position(run, "no phone calls")
    assert taken
    assert (taken["stance"], taken["corrected"]) == ("denies", False)


def test_what_is_accepted_is_sure(run: Run) -> None:
    run("correct", "[bold]private", "--claim", "after 2021", "--accept")
    taken = position(run, "private")
    assert taken
    assert (taken["stance"], taken["corrected"]) == ("declines", True)


def test_source_relays_and_date_in_one_go(run: Run) -> None:
    options = ("--source", "campaign", "--via", "Ann Bell", "--via", "Cy Dunn", "--said", "2024-10")
    assert run("correct", "seven phone calls", *options).err == "3 corrections taken.\n"
    told, names = statement(run, "seven"), {row["id"]: row["name"] for row in exported(run)["sources"]}
    assert told
    assert (names[told["source"]], [names[via] for via in told["via"]]) == ("campaign", ["Ann Bell", "Cy Dunn"])  # type: ignore[attr-defined]
    assert told["said"] == {"start": "2024-10", "end": "2024-10", "basis": "text"}
    assert (told["corrected"], told["confidence"]) == (True, 1.0)
    run("correct", "seven phone calls", "--via", "none", "--said", "none")
    told = statement(run, "seven")
    assert told
    assert (told["via"], told["said"]) == ([], None)


def test_the_words_of_a_statement(run: Run) -> None:
    told = statement(run, "no phone calls")
    assert told
    (span,) = told["content"]  # type: ignore[misc]
    run("correct", str(told["id"]), "--span", f"{span['start'] + 11}:{span['end']}")
    assert statement(run, "There were no") is None
    assert statement(run, "no phone calls")
    assert run("correct", str(told["id"]), "--span", "5:5").code == 2
    assert run("correct", str(told["id"]), "--span", "1:999999").code == 2


def test_what_is_no_statement_goes_and_comes_back(run: Run) -> None:
    ran = run("correct", "seven phone calls", "--reject", "--by", "Ada")
    assert ran.err.endswith("is no more.\n")
    assert statement(run, "seven") is None
    run("correct", "--undo", "1")
    assert statement(run, "seven")


def test_two_sources_made_one(run: Run) -> None:
    before = exported(run)["sources"]
    assert run("correct", "Ann Bell", "--merge", "campaign").code == 0
    with Ledger.open("sayso.db") as ledger:
        (made,) = ledger.corrections()
    assert {member.name for member in made.members} == {"Ann Bell", "campaign"}
    assert len(made.members) == 4
    assert len(before) == 5


def test_the_log_names_who_when_what_and_why(run: Run) -> None:
    assert run("correct", "--list").err == "Nothing found.\n"
    run("correct", "no phone calls", "--claim", "after 2021", "--stance", "hedges", "--why", "irony", "--by", "Ada")
    run("correct", "seven phone calls", "--said", "2024-09-30/2024-10-02", "--by", "Ben")
    run("correct", "--undo", "1", "--by", "Ben")
    first, second, third = json.loads(run("correct", "--list", "--json").out)
    assert first["about"] == "Dmitry Peskov: There were no phone calls | There were phone calls after 2021."
    assert [first[key] for key in ("author", "aspect", "before", "after", "why", "holds")] == [
        "Ada", "stance", "denies", "hedges", "irony", False,
    ]  # fmt: skip
    assert (second["before"], second["after"], second["holds"]) == ("undated", "2024-09-30/2024-10-02", True)
    assert (third["aspect"], third["about"]) == ("undo", "correction 1")
    shown = run("correct", "--list").out
    assert "stance: denies → hedges" in shown
    assert "irony · undone" in shown


def test_a_team_shares_its_corrections(run: Run) -> None:
    Path("other.db").write_bytes(Path("sayso.db").read_bytes())
    run("correct", "no phone calls", "--claim", "after 2021", "--stance", "hedges", "--by", "Ada")
    run("correct", "seven phone calls", "--said", "2024-10", "--by", "Ben")
    run("correct", "--export", "ours.jsonl")
    assert run("correct", "--import", "ours.jsonl", "--ledger", "other.db").err == "2 corrections taken.\n"
    assert run("correct", "--import", "ours.jsonl", "--ledger", "other.db").err == "0 corrections taken.\n"
    assert exported(run, "--ledger", "other.db") == exported(run)
    lines = Path("ours.jsonl").read_text("utf-8")
    assert run("correct", "--export", "-", "--ledger", "other.db").out == lines
    Path("ours.jsonl").write_text(lines.replace('"2024-10"', '"2023-10"'), "utf-8")
    ran = run("correct", "--import", "ours.jsonl", "--ledger", "other.db")
    assert ran.code == 1
    assert "is not as it was made (ours.jsonl, line 2)" in ran.err


@pytest.mark.parametrize(
    "call",
    [
        "", "Bell", "Bell --reject", "seven --stance denies", "seven --claim 2021", "seven --said maybe", "seven --said 2024-13",
        "seven --claim Bell --reject", "seven --merge Bell", "Bell --merge 2021", "Bell --merge Bell", "Bell --split Kremlin",
        "2021 --split", "2021 --accept", "seven --span 3-5", "seven --source x --by ''",
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(run: Run, call: str) -> None:
    ran = run("correct", *[part.strip("'") for part in call.split()])
    assert (ran.code, ran.out) == (2, "")
    with Ledger.open("sayso.db") as ledger:
        assert ledger.corrections() == ()


def test_what_is_not_there_cannot_be_corrected(run: Run) -> None:
    assert run("correct", "nothing like it", "--reject").code == 1
    assert run("correct", "--undo", "7").code == 1


def test_a_found_claim_falls_apart(run: Run) -> None:
    told = statement(run, "seven")
    assert told
    with Ledger.open("sayso.db") as ledger:
        (found,) = (s for s in ledger.snapshot().statements if s.id == told["id"])
        place_found_claim(ledger, found)
    assert run("correct", "as many as seven", "--split", "--why", "two in one").code == 0
    with Ledger.open("sayso.db") as ledger:
        (made,) = ledger.corrections()
    assert (made.after, made.claim and made.claim.text, made.why) == (Decision.SPLIT, found.content[0].exact, "two in one")
    assert made.reported
    assert made.reported.content == found.content
