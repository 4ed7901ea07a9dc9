"""`sayso claim add`."""

from __future__ import annotations

import re

import click

from sayso.errors import UsageError
from sayso.model import Period
from sayso.show.cli.session import command, opened

__all__ = ["claim"]

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
EXAMPLES = (
    "sayso claim add 'The minister met the banker in 2019.'",
    "sayso claim add 'The calls took place.' --during 2021-01-20/2025-01-20",
)


@click.group("claim", epilog="\b\nExamples:\n" + "\n".join(f"  {example}" for example in EXAMPLES))
def claim() -> None:
    """Pin claims of your own."""


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


def period(during: str) -> Period:
    """`2021-01-20/2025-01`, `/2024` or `2024/`. Raises `UsageError` if it is not that."""
    start, slash, end = (part.strip() for part in during.partition("/"))
    good = slash and (start or end) and all(not date or DATE.fullmatch(date) for date in (start, end))
    if not good or (start and end and end < start[: len(end)]):
        raise UsageError(f"{during!r} is not a period", advice="Write START/END with dates such as 2024-11-05, 2024-11 or 2024")
    return Period(start or None, end or None)


claim.add_command(add)
