"""`sayso disputes`."""

from __future__ import annotations

from sayso.show.cli.listing import Wanted, emit, filters, formats
from sayso.show.cli.session import command, lookup

__all__ = ["disputes"]


@command("disputes", "sayso disputes", "sayso disputes --source Kremlin --json")
@filters("source", "claim")
@formats
def disputes(source: str | None, claim: str | None, form: str | None) -> None:
    """List the claims that some sources affirm and others deny."""
    from sayso.show import rows, tables

    found, wanted = lookup(), Wanted(source, claim)
    chosen = (
        dispute
        for dispute in found.snapshot.disputes
        if wanted.about(found.claims[dispute.claim])
        and any(wanted.speaker(found, id) for id in (*dispute.affirmed_by, *dispute.denied_by))
    )
    emit(found, chosen, form, rows.DisputeRow, rows.dispute_rows, tables.disputes)
