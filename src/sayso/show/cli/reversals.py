"""`sayso reversals`."""

from __future__ import annotations

from sayso.show.cli.listing import Wanted, emit, filters, formats
from sayso.show.cli.session import command, lookup

__all__ = ["reversals"]


@command("reversals", "sayso reversals", "sayso reversals --source Kremlin --csv")
@filters("source", "claim")
@formats
def reversals(source: str | None, claim: str | None, form: str | None) -> None:
    """List who changed position on which claim, before and after."""
    from sayso.show import rows, tables

    found, wanted = lookup(), Wanted(source, claim)
    chosen = (
        reversal
        for reversal in found.snapshot.reversals
        if wanted.about(found.claims[reversal.claim]) and wanted.speaker(found, reversal.source)
    )
    emit(found, chosen, form, rows.ReversalRow, rows.reversal_rows, tables.reversals)
