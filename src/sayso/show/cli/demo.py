"""`sayso demo`."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import click

from sayso.errors import Exit
from sayso.show.cli.session import Session, command, complain_of

__all__ = ["demo"]


@command("demo", "sayso demo", "sayso demo --keep demo.db")
@click.option("--keep", metavar="PATH", help="Keep the ledger there (--ledger does the same); else it is thrown away.")
@click.pass_obj
def demo(session: Session, keep: str | None) -> Exit:
    """Read the worked example and show who stands where, since when.

    Five articles, 2018 to 2025, on the phone calls between Vladimir Putin and Donald Trump, and five claims about them.
    """
    from sayso.flow import Flow
    from sayso.ledger import Ledger
    from sayso.show.console import put
    from sayso.show.demo import claim_texts, demo_pages, example
    from sayso.show.lookup import Lookup
    from sayso.show.progress import Progress

    folder, kept = example(), keep or session.ledger
    with ExitStack() as stack:
        location = kept or str(Path(stack.enter_context(TemporaryDirectory(prefix="sayso-"))) / "demo.db")
        ledger = stack.enter_context(Ledger.open(location))
        flow, started = Flow.load(), perf_counter()
        with Progress() as progress:
            summary = flow.read([str(folder)], ledger, metadata=None, progress=progress)
            pinned = [flow.pin(ledger, text) for text in claim_texts(folder)]
            flow.conclude(ledger)
        seconds = perf_counter() - started if summary.read else None
        found = Lookup(ledger.snapshot())
    put(demo_pages(found, pinned, seconds, kept))
    for failure in summary.failures:
        complain_of(failure)
    return Exit.SOME_FAILED if summary.failures else Exit.OK
