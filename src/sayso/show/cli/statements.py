"""`sayso statements`."""

from __future__ import annotations

from sayso.show.cli.listing import Wanted, emit, filters, formats
from sayso.show.cli.session import command, lookup

__all__ = ["statements"]


@command("statements", "sayso statements --stance denies", "sayso statements --claim 'phone calls' --stance denies --nl")
@filters("source", "claim", "stance", "article")
@formats
def statements(source: str | None, claim: str | None, stance: str | None, article: str | None, form: str | None) -> None:
    """List the statements, oldest first."""
    from sayso.show import rows, tables

    found = lookup()
    chosen = Wanted(source, claim, stance, article).statements(found)
    emit(found, chosen, form, rows.StatementRow, rows.statement_rows, tables.statements)
