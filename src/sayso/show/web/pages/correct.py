"""A statement, a source or a found claim with all that may be corrected about it; and the log of corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.ledger import Choice
from sayso.model import Correction, Snapshot, SourceKind
from sayso.show.corrections import CorrectionRow, correction_rows
from sayso.show.lookup import Lookup
from sayso.show.web.pages.facts import Named, Quote, quote

__all__ = ["ClaimChoice", "CorrectPage", "LogPage", "SourceChoice", "correct_page", "log_page"]


@dataclass(frozen=True, slots=True)
class CorrectPage:
    """A statement, what its form starts from, and the claims that it takes no position on."""

    quote: Quote
    kind: SourceKind
    said: str
    spans: str
    others: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """A source, where it is, and the sources that it may be one with, by `like`, if somebody asked for these words."""

    choice: Choice
    like: str


@dataclass(frozen=True, slots=True)
class ClaimChoice:
    """A found claim, and the other ones of its story."""

    claim: Named
    others: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class LogPage:
    """Corrections from number `offset` on, the newest first."""

    rows: tuple[CorrectionRow, ...]
    offset: int
    total: int


def correct_page(snapshot: Snapshot) -> CorrectPage:
    """The only statement of the excerpt."""
    lookup, (statement,) = Lookup(snapshot), snapshot.statements
    said, taken = statement.said, {position.claim for position in snapshot.positions}
    return CorrectPage(
        quote=quote(lookup, lookup.entry(statement)),
        kind=lookup.sources[statement.source].kind,
        said="" if said is None else said.start if said.start == said.end else f"{said.start}/{said.end}",
        spans=" ".join(f"{span.start}:{span.end}" for span in statement.content),
        others=tuple(Named(claim.id, claim.text) for claim in snapshot.claims if claim.id not in taken),
    )


def log_page(log: Sequence[Correction], offset: int, most: int) -> LogPage:
    return LogPage(tuple(reversed(correction_rows(log)))[offset : offset + most], offset, len(log))
