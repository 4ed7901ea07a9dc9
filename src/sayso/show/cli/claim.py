"""`sayso claim add`, and what to make of the claims that were found: pin, rename, merge or split them."""

from __future__ import annotations

from datetime import UTC, datetime
from getpass import getuser
from typing import TYPE_CHECKING

import click

from sayso.errors import UsageError
from sayso.model import Claim, Decision
from sayso.show.cli.session import command, opened
from sayso.show.period import period

if TYPE_CHECKING:
    from sayso.show.lookup import Lookup

__all__ = ["claim"]

EXAMPLES = (
    "sayso claim add 'The minister met the banker in 2019.'",
    "sayso claim add 'The calls took place.' --during 2021-01-20/2025-01-20",
)


@click.group("claim", epilog="\b\nExamples:\n" + "\n".join(f"  {example}" for example in EXAMPLES))
def claim() -> None:
    """Pin claims of your own, or pin, merge or split those that were found."""


@command("add", *EXAMPLES)
@click.argument("text")
@click.option(
    "--during", metavar="START/END", help="Only what was or is said of this time; either end may be left open (2024-11/)."
)
def add(text: str, during: str | None) -> None:
    """Pin a claim in your words; the positions on it appear at once."""
    if not text.strip():
        raise UsageError("a claim needs words", advice="Write it as one sentence that can be true or false")
    span = period(during) if during else None
    from sayso.flow import Flow
    from sayso.show.console import put
    from sayso.show.lookup import Lookup
    from sayso.show.pages.claim import claim_page
    from sayso.show.progress import Progress

    with opened(create=True) as ledger, Progress() as progress:
        flow = Flow.load()
        pinned = flow.pin(ledger, " ".join(text.split()), span)
        flow.conclude(ledger, progress=progress.judged)
        found = Lookup(ledger.snapshot())
    put(claim_page(found, pinned))


@command("pin", "sayso claim pin c7033b", "sayso claim pin 'calls after'")
@click.argument("id")
def pin(id: str) -> None:
    """Pin a found claim, in its own words, so that it stays whatever is read."""
    _decide(id, Decision.PIN)


@command("rename", "sayso claim rename c7033b 'There were calls.'", "sayso claim rename 'calls after' 'There were calls.'")
@click.argument("id")
@click.argument("text")
def rename(id: str, text: str) -> None:
    """Pin a found claim in words of your own."""
    _decide(id, Decision.PIN, text=text)


@command("merge", "sayso claim merge c7033b 'calls after'", "sayso claim merge 'were phone calls' 'calls after'")
@click.argument("id")
@click.argument("into")
def merge(id: str, into: str) -> None:
    """Take a found claim for the same as another one; its positions go there."""
    _decide(id, Decision.MERGE, into=into)


@command("split", "sayso claim split c7033b", "sayso claim split 'calls after'")
@click.argument("id")
def split(id: str) -> None:
    """Look for two narrower claims in the place of a found one."""
    _decide(id, Decision.SPLIT)


def _decide(id: str, decision: Decision, *, text: str | None = None, into: str | None = None) -> None:
    from sayso.flow import Flow
    from sayso.show.console import put
    from sayso.show.lookup import Lookup
    from sayso.show.pages.claim import claim_page
    from sayso.show.progress import Progress

    with opened() as ledger, Progress() as progress:
        before = Lookup(ledger.snapshot())
        found, other = _claim(before, id), _claim(before, into) if into else None
        flow = Flow.load()
        if decision is Decision.PIN:
            other = flow.pin(ledger, found.text if text is None else text)
        flow.decide(ledger, found, decision, other, getuser(), datetime.now(UTC).isoformat(timespec="seconds"))
        flow.conclude(ledger, progress=progress.judged)
        after = Lookup(ledger.snapshot())
    new = [other] if other else [each for each in after.snapshot.claims if each.id not in before.claims]
    for each in new:
        put(claim_page(after, each))


def _claim(lookup: Lookup, wanted: str) -> Claim:
    row = lookup.find(wanted)
    if not isinstance(row, Claim):
        raise UsageError(f"{wanted!r} is no claim", advice="See: sayso claims")
    return row


for _each in (add, pin, rename, merge, split):
    claim.add_command(_each)
