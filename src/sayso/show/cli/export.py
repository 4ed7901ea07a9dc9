"""`sayso export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.show.cli.session import command, opened

if TYPE_CHECKING:
    from sayso.show.export import Format

__all__ = ["export"]

NAMES = ("json", "csv", "parquet", "html", "web-annotation", "schema.org", "ftm", "prov", "brat", "cas")


def _schema(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from sayso.show.export import schema

        click.echo(schema(), nl=False)
        context.exit()


@command("export", "sayso export --format json -o ledger.json", "sayso export --format csv")
@click.option("--format", "name", type=click.Choice(NAMES), required=True, help="See above.")
@click.option("-o", "--output", metavar="PATH", help="A file, or a folder/, instead of standard output.")
@click.option("--claim", "wanted", metavar="CLAIM", help="Only what one claim is about: its id, or words of it.")
@click.option("--lossless", is_flag=True, help="CSV: leave even what a spreadsheet would run as a formula.")
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_schema,
    help="Print the JSON Schema of json, and no more.",
)
def export(name: str, output: str | None, wanted: str | None, lossless: bool) -> None:
    """Write the ledger, or what one claim is about, in a format that other tools read.

    \b
    json             everything, for programs (sayso-ledger/1)
    csv              one flat table; as a folder/, all tables; with CSVW
    parquet          the same, typed; pip install 'sayso[parquet]'
    html             one page to send or print: no network, no script
    web-annotation   statements as annotations of their words (W3C JSON-LD)
    schema.org       quotations and claims (JSON-LD)
    ftm              FollowTheMoney entities, one a line
    prov             from what each row was made (PROV-JSON)
    brat             a folder to annotate in brat; sayso import takes it back
    cas              the same for INCEpTION (UIMA CAS); pip install 'sayso[cas]'
    """
    from sayso.model import Claim
    from sayso.show.export import FORMATS, LOSSLESS, about, write_file, write_folder
    from sayso.show.lookup import Lookup

    if lossless and name not in LOSSLESS:
        raise click.UsageError(f"--lossless is for csv: {name} has every text as it is")
    form = (LOSSLESS if lossless else FORMATS)[name]
    as_folder = _as_folder(form, name, output)
    with opened() as ledger:
        snapshot = ledger.snapshot(corrections=name == "prov")
    if wanted:
        claim = Lookup(snapshot).find(wanted)
        if not isinstance(claim, Claim):
            raise click.UsageError(f"{wanted} is no claim")
        snapshot = about(snapshot, claim)
    if as_folder and form.folder and output:
        write_folder(form.folder(snapshot), Path(output))
    elif form.file and output:
        write_file(form.file(snapshot, Path(output).name), Path(output))
    elif form.file:
        for piece in next(form.file(snapshot, name)).pieces:
            click.echo(piece, nl=False)


def _as_folder(form: Format, name: str, output: str | None) -> bool:
    """Whether to write a folder: `-o` ends with a slash or names one, or the format is nothing else."""
    asked = output is not None and (output.endswith("/") or Path(output).is_dir())
    if asked and not form.folder:
        raise click.UsageError(f"{name} is one file: -o FILE")
    if not form.file and output is None:
        raise click.UsageError(f"{name} is a folder of files: -o FOLDER")
    return asked or not form.file
