"""`sayso show`."""

from __future__ import annotations

import click

from sayso.model import Article, Claim, Source, Statement
from sayso.show.cli.session import command, lookup

__all__ = ["show"]


@command("show", "sayso show 'phone calls after'", "sayso show Kremlin")
@click.argument("id")
def show(id: str) -> None:
    """Show one claim, source, statement or article in full.

    ID is an id or the start of one; a name, or words of a claim or a title, do as well where only one row has them.
    """
    from sayso.show.console import console, put
    from sayso.show.pages.article import article_page
    from sayso.show.pages.claim import claim_page
    from sayso.show.pages.source import source_page
    from sayso.show.pages.statement import statement_page

    found = lookup()
    match found.find(id):
        case Claim() as claim:
            put(claim_page(found, claim))
        case Source() as source:
            put(source_page(found, source))
        case Statement() as statement:
            put(statement_page(found, statement, width=console().width))
        case Article() as article:
            put(article_page(found, article))
