"""`sayso claims`."""

from __future__ import annotations

from sayso.show.cli.listing import Wanted, emit, filters, formats
from sayso.show.cli.session import command, lookup

__all__ = ["claims"]


@command("claims", "sayso claims", "sayso claims --source Kremlin --stance denies --json")
@filters("source", "claim", "stance", "article")
@formats
def claims(source: str | None, claim: str | None, stance: str | None, article: str | None, form: str | None) -> None:
    """List the claims with the stances taken on them."""
    from sayso.show import rows, tables

    found, wanted = lookup(), Wanted(source, claim, stance, article)
    taken = {p.claim for said in wanted.statements(found) for p in found.positions.get(said.id, ()) if stance in (None, p.stance)}
    chosen = (c for c in found.snapshot.claims if wanted.about(c) and (c.id in taken or not (source or stance or article)))
    emit(found, chosen, form, rows.ClaimRow, rows.claim_rows, tables.claims)
