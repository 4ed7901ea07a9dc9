"""`sayso export`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from sayso.show.cli.session import command, opened

__all__ = ["export"]


@command("export", "sayso export --format json -o ledger.json", "sayso export --format csv")
@click.option(
    "--format", "form", type=click.Choice(["json", "csv"]), required=True, help="json: everything. csv: one flat table."
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of standard output.")
def export(form: str, output: Path | None) -> None:
    """Write the whole ledger in a stable format."""
    from sayso.show.export import FORMATS

    with opened() as ledger:
        written = FORMATS[form](ledger.snapshot())
    if output is None:
        click.echo(written, nl=False)
        return
    partial = output.with_name(f".{output.name}.partial")  # never half a file under the name asked for
    partial.write_bytes(written.encode())
    os.replace(partial, output)
