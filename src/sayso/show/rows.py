"""The lists as flat records: what `--json`, `--nl` and `--csv` write, and what the tables are made of.

Ids stand beside the names they stand for. Words are verbatim; the parts of one quotation are separate items. When something was
said is a date, "by" a date that bounds it, or "undated".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Act, Basis, Claim, Dispute, Mode, Position, Reversal, Source, SourceKind, Stance, Statement, Turn
from sayso.show.lookup import Lookup
from sayso.show.stances import is_likely, is_sure

__all__ = [
    "ClaimRow", "DisputeRow", "ReversalRow", "SourceRow", "StanceRow", "StatementRow",
    "claim_rows", "dispute_rows", "reversal_rows", "source_rows", "statement_rows",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim and how many statements likely take which stance; `doubtful` ones are counted apart."""

    id: str
    text: str
    pinned: bool
    during_start: str | None
    during_end: str | None
    affirms: int
    denies: int
    hedges: int
    declines: int
    doubtful: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, the one it speaks for, how many statements it made, and the other sources whose names look the same."""

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    speaks_for: str | None
    speaks_for_name: str | None
    statements: int
    looks_like: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StanceRow:
    """What a statement does to a claim."""

    claim: str
    stance: Stance
    confidence: float
    sure: bool
    corrected: bool


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with the names of its source, relays and outlet; offsets of its words in code points."""

    id: str
    said_start: str | None
    said_end: str | None
    said_basis: Basis | None
    source: str
    source_name: str
    via: tuple[str, ...]
    via_names: tuple[str, ...]
    mode: Mode
    words: tuple[str, ...]
    start: int
    end: int
    article: str
    outlet: str | None
    published: str | None
    confidence: float
    positions: tuple[StanceRow, ...]
    act: Act
    corrected: bool


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A claim that some sources affirm and others deny."""

    claim: str
    text: str
    affirmed_by: tuple[str, ...]
    affirmed_by_names: tuple[str, ...]
    denied_by: tuple[str, ...]
    denied_by_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReversalRow:
    """One source's stance before and after, with the statements and their words."""

    claim: str
    text: str
    source: str
    source_name: str
    kind: Turn
    before: Stance
    before_said: str
    before_statement: str
    before_words: tuple[str, ...]
    after: Stance
    after_said: str
    after_statement: str
    after_words: tuple[str, ...]


def claim_rows(lookup: Lookup, claims: Iterable[Claim]) -> tuple[ClaimRow, ...]:
    disputed = {dispute.claim for dispute in lookup.snapshot.disputes}
    return tuple(_claim_row(claim, lookup.positions.get(claim.id, ()), claim.id in disputed) for claim in claims)


def _claim_row(claim: Claim, positions: tuple[Position, ...], disputed: bool) -> ClaimRow:
    likely = [position.stance for position in positions if is_likely(position)]
    affirms, denies, hedges, declines = (likely.count(stance) for stance in Stance)
    doubtful = len(positions) - len(likely)
    start, end = (claim.during.start, claim.during.end) if claim.during else (None, None)
    return ClaimRow(claim.id, claim.text, claim.pinned, start, end, affirms, denies, hedges, declines, doubtful, disputed)


def source_rows(lookup: Lookup, sources: Iterable[Source]) -> tuple[SourceRow, ...]:
    return tuple(
        SourceRow(
            source.id, source.name, source.kind, source.aliases, source.roles, source.speaks_for,
            lookup.sources[source.speaks_for].name if source.speaks_for else None, lookup.made[source.id],
            lookup.looks_like.get(source.id, ()),
        )
        for source in sources
    )  # fmt: skip


def statement_rows(lookup: Lookup, statements: Iterable[Statement]) -> tuple[StatementRow, ...]:
    """Oldest first."""
    rows = []
    for entry in lookup.entries(statements):
        made, said, article = entry.statement, entry.statement.said, entry.article
        start, end, basis = (said.start, said.end, said.basis) if said else (None, None, None)
        positions = tuple(
            StanceRow(p.claim, p.stance, round(p.confidence, 4), is_sure(p), p.corrected)
            for p in lookup.positions.get(made.id, ())
        )
        rows.append(
            StatementRow(
                made.id, start, end, basis, made.source, entry.source.name,
                made.via, tuple(source.name for source in entry.via), made.mode, tuple(span.exact for span in made.content),
                made.content[0].start, made.content[-1].end, article.id, article.outlet, article.published,
                round(made.confidence, 4), positions, made.act, made.corrected,
            )
        )  # fmt: skip
    return tuple(rows)


def dispute_rows(lookup: Lookup, disputes: Iterable[Dispute]) -> tuple[DisputeRow, ...]:
    def names(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(lookup.sources[id].name for id in ids)

    return tuple(
        DisputeRow(d.claim, lookup.claims[d.claim].text, d.affirmed_by, names(d.affirmed_by), d.denied_by, names(d.denied_by))
        for d in disputes
    )


def reversal_rows(lookup: Lookup, reversals: Iterable[Reversal]) -> tuple[ReversalRow, ...]:
    rows = []
    for reversal in reversals:
        before, after = (lookup.entry(lookup.statements[id]) for id in reversal.statements)
        rows.append(
            ReversalRow(
                reversal.claim, lookup.claims[reversal.claim].text, reversal.source, lookup.sources[reversal.source].name,
                reversal.kind,
                reversal.before, before.when, before.statement.id, tuple(span.exact for span in before.statement.content),
                reversal.after, after.when, after.statement.id, tuple(span.exact for span in after.statement.content),
            )
        )  # fmt: skip
    return tuple(rows)
