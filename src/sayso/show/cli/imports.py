"""`sayso import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.show.cli.session import command, opened
from sayso.show.cli.signing import signed

if TYPE_CHECKING:
    from sayso.correcting import Signed

__all__ = ["imports"]

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@command(
    "import",
    "sayso import annotated --exported exported --format brat",
    "sayso import annotated --exported exported --format brat --dry-run",
)
@click.argument("folder", type=FOLDER)
@click.option("--exported", type=FOLDER, required=True, help="The same folder as `sayso export` wrote it.")
@click.option("--format", "name", type=click.Choice(["brat", "cas"]), required=True, help="What the folders hold.")
@signed("The reason; an annotator's note on a statement goes before it.")
@click.option("--dry-run", is_flag=True, help="Say what would be corrected, and leave it.")
def imports(folder: Path, exported: Path, name: str, dry_run: bool, signed: Signed) -> None:
    """Take back what was exported to annotate: whatever was changed becomes a correction.

    A statement that is gone is rejected, a new one added; its words, source, relays, date and stances are corrected. A source
    stands as NAME (KIND). What was not changed is left alone, and to import twice changes nothing.
    """
    from sayso.flow import Flow
    from sayso.show.annotated import annotated
    from sayso.show.console import put
    from sayso.show.corrections import correction_rows, correction_table
    from sayso.show.export.brat import read_brat
    from sayso.show.export.cas import read_cas
    from sayso.show.progress import Progress
    from sayso.show.visible import one_line

    read = {"brat": read_brat, "cas": read_cas}[name]
    with opened() as ledger:
        found = annotated(ledger, read(exported), read(folder), signed)
        for left in found.left:
            click.echo(f"sayso: left alone: {one_line(left)}", err=True)
        if dry_run:
            put(correction_table(correction_rows(found.corrections)))
            return
        new = ledger.correct(*found.corrections)
        if new:
            with Progress() as progress:
                Flow.load().conclude(ledger, progress=progress.judged)
    click.echo(f"{new} correction{'' if new == 1 else 's'} taken.", err=True)
