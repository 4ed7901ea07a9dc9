"""`sayso search`."""

from __future__ import annotations

import click

from sayso.show.cli.listing import emit, formats
from sayso.show.cli.session import command, opened

__all__ = ["search"]


@command("search", "sayso search phone calls", "sayso search '\"White House\"' --limit 5 --nl")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="At most so many.")
@formats
def search(words: tuple[str, ...], limit: int, form: str | None) -> None:
    """Search the articles and statements; best first.

    All WORDS have to occur; words in quotation marks have to stand together.
    """
    from sayso.ledger import Hit
    from sayso.show import tables
    from sayso.show.lookup import Lookup

    with opened() as ledger:
        hits, found = ledger.search(" ".join(words), limit), Lookup(ledger.snapshot())
    emit(found, hits, form, Hit, lambda _, rows: rows, tables.hits)
