"""The group `sayso` and its commands, in the order of the work."""

from __future__ import annotations

import click

from sayso import __version__
from sayso.show.cli import (
    attribute,
    claim,
    claims,
    correct,
    demo,
    disputes,
    export,
    imports,
    read,
    reversals,
    search,
    serve,
    show,
    sources,
    statements,
    verify,
)
from sayso.show.cli.session import Session, ledger_option

__all__ = ["sayso"]


class InOrder(click.Group):
    """Lists its commands in the order in which they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="\b\nExamples:\n  sayso demo\n  sayso read articles/",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.option("--traceback", is_flag=True, help="Show where an error comes from.")
@ledger_option
@click.pass_context
def sayso(context: click.Context, traceback: bool) -> None:
    """Who said what, when, through whom, and who says otherwise.

    sayso reads articles into a ledger of reported statements, each tied to the exact words in the article.
    """
    context.ensure_object(Session).traceback = traceback


for _command in (
    demo.demo, read.read, claim.claim, claims.claims, sources.sources, statements.statements, disputes.disputes,
    reversals.reversals, show.show, search.search, correct.correct, serve.serve, export.export, imports.imports, verify.verify,
    attribute.attribute,
):  # fmt: skip
    sayso.add_command(_command)
