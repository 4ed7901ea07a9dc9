"""`sayso read`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from sayso.errors import Exit
from sayso.show.cli.session import command, complain_of, opened

__all__ = ["read"]


@command("read", "sayso read examples/trump-putin-calls", "sayso read page.html notes.txt --metadata articles.csv")
@click.argument("paths", nargs=-1, required=True)
@click.option("--metadata", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="CSV or JSON lines: see above.")
@click.option("--include-thoughts", "thoughts", is_flag=True, help="Keep what is only thought, planned or wished, too.")
@click.option("--find", is_flag=True, help="Find the claims that the articles turn on, too.")
def read(paths: Sequence[str], metadata: Path | None, thoughts: bool, find: bool) -> Exit:
    """Read articles into the ledger.

    PATHS are folders, .txt, .html or .jsonl files, or - for standard input. Reading an article twice changes nothing.

    What a text file lacks comes from articles.csv beside it, or from --metadata: CSV or JSON lines with the columns file, url,
    outlet, title, published and author; all but file may be empty.
    """
    from sayso.flow import Flow
    from sayso.show.progress import Progress

    with opened(create=True) as ledger, Progress() as progress:
        flow = Flow.load()
        summary = flow.read(paths, ledger, metadata=metadata, thoughts=thoughts, progress=progress)
        flow.conclude(ledger, find=find, progress=progress.judged)
    for failure in summary.failures:
        complain_of(failure)
    click.echo(f"{summary.read} read, {summary.unchanged} unchanged, {len(summary.failures)} failed.", err=True)
    return Exit.SOME_FAILED if summary.failures else Exit.OK
