"""`sayso claims`."""

from __future__ import annotations

import click

from sayso.show.cli.listing import Wanted, emit, filters, formats
from sayso.show.cli.session import command, lookup, opened

__all__ = ["claims"]

SHOWN = 12  # found claims in a list; as many as are found in one story


@command("claims", "sayso claims --find", "sayso claims --source Kremlin --stance denies --json")
@filters("source", "claim", "stance", "article")
@click.option("--find", is_flag=True, help="Find what the articles turn on, from now on.")
@click.option("--all", "every", is_flag=True, help=f"More than the {SHOWN} most contested of the found ones.")
@formats
def claims(
    source: str | None, claim: str | None, stance: str | None, article: str | None, find: bool, every: bool, form: str | None
) -> None:
    """List the claims with the stances taken on them: the pinned ones, then those found, the most contested first.

    What is found are words of a statement. Once asked for, found claims are kept up to date by every reading.
    """
    from sayso.show import rows, tables
    from sayso.show.contest import by_contest

    if find:
        _find()
    found, wanted = lookup(), Wanted(source, claim, stance, article)
    taken = {p.claim for said in wanted.statements(found) for p in found.positions.get(said.id, ()) if stance in (None, p.stance)}
    chosen = [c for c in found.snapshot.claims if wanted.about(c) and (c.id in taken or not (source or stance or article))]
    pinned, others = [c for c in chosen if c.pinned], by_contest(found, [c for c in chosen if not c.pinned])
    emit(found, [*pinned, *others[: None if every else SHOWN]], form, rows.ClaimRow, rows.claim_rows, tables.claims)
    if len(others) > SHOWN and not every:
        click.echo(f"{len(others) - SHOWN} more with --all.", err=True)


def _find() -> None:
    from sayso.flow import Flow
    from sayso.show.progress import Progress

    with opened() as ledger, Progress() as progress:
        Flow.load().conclude(ledger, find=True, progress=progress.judged)
