"""The worked example: its five claims, and what `sayso demo` prints of a story."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.model import Snapshot
from sayso.show.demo import claim_texts, example
from tests.show.conftest import Ran
from tests.show.fakes import without_models
from tests.show.goldens import golden


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    without_models(monkeypatch)
    monkeypatch.setattr("sayso.show.demo.claim_texts", lambda _: ("There were phone calls after 2021.",))


def test_the_example_has_five_articles_and_five_claims() -> None:
    assert len([*example().glob("*.txt")]) == 5
    assert len(claim_texts(example())) == 5


def test_demo_shows_positions_disputes_reversals_and_origins(story: Snapshot, run: Callable[..., Ran]) -> None:
    ran = run("demo")
    shown = re.sub(r"in \d+\.\d s", "in 2.0 s", ran.out)
    assert shown == golden("demo", shown)
    assert ran.code == 0


def test_demo_leaves_no_ledger_unless_asked(run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_LEDGER", "mine.db")
    run("demo")
    assert [*tmp_path.iterdir()] == []
    assert "--ledger kept.db " in run("demo", "--keep", "kept.db").out
    assert Path("kept.db").exists()
