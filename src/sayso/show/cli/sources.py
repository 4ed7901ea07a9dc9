"""`sayso sources`."""

from __future__ import annotations

from sayso.show.cli.listing import Wanted, emit, filters, formats
from sayso.show.cli.session import command, lookup

__all__ = ["sources"]


@command("sources", "sayso sources", "sayso sources --claim 'phone calls' --stance affirms --csv")
@filters("source", "claim", "stance", "article")
@formats
def sources(source: str | None, claim: str | None, stance: str | None, article: str | None, form: str | None) -> None:
    """List the sources, who said most first."""
    from sayso.show import rows, tables

    found, wanted = lookup(), Wanted(source, claim, stance, article)
    spoke = {said.source for said in wanted.statements(found)}
    narrowed = claim or stance or article
    chosen = (s for s in found.snapshot.sources if wanted.speaker(found, s.id) and (s.id in spoke or not narrowed))
    emit(found, chosen, form, rows.SourceRow, rows.source_rows, tables.sources)
