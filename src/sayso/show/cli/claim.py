"""`sayso claim add`, and what to make of the claims that were found: pin, rename, merge or split them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sayso.errors import UsageError
from sayso.model import Claim, Decision
from sayso.show.cli.session import command, opened
from sayso.show.cli.signing import signed
from sayso.show.period import period

if TYPE_CHECKING:
    from sayso.correcting import Signed
    from sayso.show.lookup import Lookup

__all__ = ["claim"]

EXAMPLES = (
    "sayso claim add 'The minister met the banker in 2019.'",
    "sayso claim add 'The calls took place.' --during 2021-01-20/2025-01-20",
)


@click.group("claim", epilog="\b\nExamples:\n" + "\n".join(f"  {example}" for example in EXAMPLES))
def claim() -> None:
    """Pin claims of your own, or pin, merge or split those that were found.

    What becomes of a found claim is a correction: `sayso correct` lists it, takes it back and shares it.
    """


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


@command("pin", "sayso claim pin cf168d", "sayso claim pin 'seven phone calls' --by Ada")
@click.argument("id")
@signed()
def pin(id: str, signed: Signed) -> None:
    """Pin a found claim, in its own words, so that it stays whatever is read."""
    _decide(id, Decision.PIN, signed)


@command(
    "rename",
    "sayso claim rename cf168d 'There were calls.'",
    "sayso claim rename 'seven phone calls' 'There were calls.' --by Ada",
)
@click.argument("id")
@click.argument("text")
@signed()
def rename(id: str, text: str, signed: Signed) -> None:
    """Pin a found claim in words of your own."""
    _decide(id, Decision.PIN, signed, text=text)


@command(
    "merge", "sayso claim merge cf168d c389fa", "sayso claim merge 'seven phone calls' 'no phone calls' --why 'the same calls'"
)
@click.argument("id")
@click.argument("into")
@signed()
def merge(id: str, into: str, signed: Signed) -> None:
    """Take a found claim for the same as another one; its positions go there."""
    _decide(id, Decision.MERGE, signed, into=into)


@command("split", "sayso claim split cf168d", "sayso claim split 'seven phone calls' --why 'two in one'")
@click.argument("id")
@signed()
def split(id: str, signed: Signed) -> None:
    """Look for two narrower claims in the place of a found one."""
    _decide(id, Decision.SPLIT, signed)


def _decide(id: str, decision: Decision, signed: Signed, *, text: str | None = None, into: str | None = None) -> None:
    from sayso import finding, judge
    from sayso.flow import Flow
    from sayso.show.console import put
    from sayso.show.lookup import Lookup
    from sayso.show.pages.claim import claim_page
    from sayso.show.progress import Progress

    with opened() as ledger, Progress() as progress:
        before = Lookup(ledger.snapshot())
        found, other = _claim(before, id), _claim(before, into) if into else None
        if decision is Decision.PIN:
            other = judge.pin(found.text if text is None else text)
        ledger.correct(finding.decision_on(ledger, found, decision, other, signed))
        Flow.load().conclude(ledger, progress=progress.judged)
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
