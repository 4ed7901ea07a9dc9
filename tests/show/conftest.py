"""A ledger with a small story in it, and `run`: the command line as a person has it, without a process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.ledger import Ledger
from sayso.model import (
    Basis,
    Claim,
    Dispute,
    Mode,
    Origin,
    Position,
    Reading,
    Relay,
    RelayKind,
    Reversal,
    Said,
    Snapshot,
    SourceKind,
    Stance,
)
from sayso.show.cli import main
from tests.factories import MODELS, Conclusions, a_claim, a_document, a_source, a_statement, an_article, conclude

DENIAL = """Kremlin denies phone calls

“There were no phone calls,” Kremlin spokesman Dmitry Peskov said on Tuesday.

The writer Ann Bell reported that, according to a former aide, there had been as many as seven phone calls."""
DOUBT = """Kremlin leaves calls open

Dmitry Peskov could not rule out phone calls. The campaign would not comment on [bold]private[/bold] calls."""


@dataclass(frozen=True)
class Ran:
    """What a call of the command line wrote, and its exit code."""

    code: int
    out: str
    err: str


def a_small_story() -> tuple[tuple[Reading, ...], Claim, Conclusions]:
    """Two articles on one claim: an affirmation through a relay, a denial that softens, a refusal to comment."""
    first = an_article(
        DENIAL, file="denial.txt", outlet="The Daily Test", title="Kremlin denies phone calls", published="2024-10-09"
    )
    later = an_article(DOUBT, file="doubt.txt", outlet=None, title="Kremlin leaves calls open", published="2025-03-23")
    claim = a_claim("There were phone calls after 2021.")
    wide = {
        name: a_source(name, kind=kind)
        for name, kind in (
            ("Kremlin", SourceKind.ORGANISATION), ("Ann Bell", SourceKind.PERSON),
            ("former aide", SourceKind.ANONYMOUS), ("campaign", SourceKind.ORGANISATION),
        )
    }  # fmt: skip
    wide["Dmitry Peskov"] = a_source("Dmitry Peskov", aliases=["Peskov"], roles=["spokesman"], speaks_for=wide["Kremlin"].id)
    local = {
        (article.id, name): a_source(
            name, article=article, speaks_for=a_source("Kremlin", article=article).id if source.speaks_for else None
        )
        for article in (first, later)
        for name, source in wide.items()
    }
    tuesday = Said("2024-10-08", "2024-10-08", Basis.TEXT)
    denies = a_statement(
        first, "There were no phone calls", source=local[first.id, "Dmitry Peskov"], mode=Mode.DIRECT,
        mention="Kremlin spokesman Dmitry Peskov", said=tuesday,
    )  # fmt: skip
    affirms = a_statement(
        first, "there had been as many as seven phone calls", source=local[first.id, "former aide"],
        via=[local[first.id, "Ann Bell"]], cue="according to", mention="a former aide",
    )  # fmt: skip
    hedges = a_statement(
        later, "phone calls", source=local[later.id, "Dmitry Peskov"], cue="could not rule out", mention="Dmitry Peskov"
    )
    declines = a_statement(
        later, "[bold]private[/bold] calls", source=local[later.id, "campaign"], cue="would not comment", mention="The campaign"
    )
    readings = tuple(
        Reading(a_document(article), (), tuple(s for (id, _), s in local.items() if id == article.id), statements)
        for article, statements in ((first, (denies, affirms)), (later, (hedges, declines)))
    )
    aide, kremlin = wide["former aide"].id, wide["Dmitry Peskov"].id
    conclusions = Conclusions(
        sources=tuple(sorted(wide.values(), key=lambda source: source.id)),
        same_as=tuple(sorted((source.id, wide[source.name].id) for source in local.values())),
        positions=(
            Position(claim.id, affirms.id, Stance.AFFIRMS, 0.9),
            Position(claim.id, denies.id, Stance.DENIES, 0.95),
            Position(claim.id, hedges.id, Stance.HEDGES, 0.8),
            Position(claim.id, declines.id, Stance.DECLINES, 0.3),
        ),
        disputes=(Dispute(claim.id, (aide,), (kremlin,)),),
        reversals=(Reversal(claim.id, kremlin, Stance.DENIES, Stance.HEDGES, (denies.id, hedges.id)),),
        origins=(Origin(claim.id, wide["Ann Bell"].id, (first.id,)),),
        relays=(Relay(first.id, wide["Ann Bell"].id, RelayKind.CITATION),),
    )
    return readings, claim, conclusions


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Snapshot:
    """The small story in `sayso.db` of an empty working directory."""
    for name in ("SAYSO_LEDGER", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    readings, claim, conclusions = a_small_story()
    with Ledger.open("sayso.db") as ledger:
        for reading in readings:
            ledger.add(reading, MODELS)
        ledger.pin(claim)
        conclude(ledger, conclusions)
        return ledger.snapshot()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`run("claims", "--json")`."""

    def call(*arguments: str) -> Ran:
        code = main(arguments)
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return call
