"""`sayso verify`."""

from __future__ import annotations

from collections import Counter

import click

from sayso.errors import Exit
from sayso.show.cli.session import command, opened

__all__ = ["verify"]


@command("verify", "sayso verify", "sayso verify --ledger demo.db")
def verify() -> Exit:
    """Re-check every span, hash and reference of the ledger.

    Names the first mismatch of each kind and exits with 3 if there is any.
    """
    from sayso.show.visible import one_line

    with opened() as ledger:
        mismatches = ledger.verify()
    counts = Counter(mismatch.kind for mismatch in mismatches)
    for mismatch in mismatches[: len(counts)]:  # the ledger names the first of each kind first
        more = f", and {counts[mismatch.kind] - 1} more" * (counts[mismatch.kind] > 1)
        click.echo(one_line(f"{mismatch.kind}: {mismatch.what} ({mismatch.where}){more}"))
    click.echo(f"{len(mismatches)} mismatches." if mismatches else "Every span, hash and reference holds.", err=True)
    return Exit.MISMATCH if mismatches else Exit.OK
