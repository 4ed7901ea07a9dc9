"""The part of a ledger that one claim is about: what is sent to an editor instead of everything."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace

from sayso.model import Claim, Revised, Snapshot

__all__ = ["about"]


def about(snapshot: Snapshot, claim: Claim) -> Snapshot:
    """The claim, the statements that take a position on it, their sources and articles, and what follows, all whole."""
    positions = tuple(position for position in snapshot.positions if position.claim == claim.id)
    disputes = tuple(dispute for dispute in snapshot.disputes if dispute.claim == claim.id)
    reversals = tuple(reversal for reversal in snapshot.reversals if reversal.claim == claim.id)
    origins = tuple(origin for origin in snapshot.origins if origin.claim == claim.id)
    told = {position.statement for position in positions} | {id for reversal in reversals for id in reversal.statements}
    told |= {claim.statement} if claim.statement else set()
    statements = [statement for statement in snapshot.statements if statement.id in told]
    articles = {statement.article for statement in statements} | {id for origin in origins for id in origin.articles}
    speakers = {id for statement in statements for id in (statement.source, *statement.via)}
    speakers |= {id for dispute in disputes for id in (*dispute.affirmed_by, *dispute.denied_by)}
    speakers |= {reversal.source for reversal in reversals} | {origin.source for origin in origins}
    speakers |= {source.speaks_for for source in snapshot.sources if source.id in speakers and source.speaks_for}
    corrections: tuple[Revised, ...] = ()
    while len(corrections) != len(found := _on(snapshot.corrections, claim, told | speakers, corrections)):
        corrections = found
    return replace(
        snapshot,
        articles=tuple(article for article in snapshot.articles if article.id in articles),
        sources=tuple(
            source if source.speaks_for in speakers else replace(source, speaks_for=None)
            for source in snapshot.sources
            if source.id in speakers
        ),
        statements=tuple(
            replace(
                statement,
                nested_in=statement.nested_in if statement.nested_in in told else None,
                responds_to=statement.responds_to if statement.responds_to in told else None,
            )
            for statement in statements
        ),
        claims=(claim,),
        positions=positions,
        disputes=disputes,
        reversals=reversals,
        origins=origins,
        relays=tuple(relay for relay in snapshot.relays if relay.article in articles and relay.of in articles | speakers),
        roles=tuple(held for held in snapshot.roles if held.source in speakers),
        corrections=corrections,
    )


def _on(corrections: Iterable[Revised], claim: Claim, rows: Set[str], kept: Iterable[Revised]) -> tuple[Revised, ...]:
    """Those about the claim, about rows that are kept, or about those that are kept; a stance on another claim is neither."""
    ids = {each.correction.id for each in kept}
    return tuple(
        each
        for each in corrections
        if each.correction.undoes in ids
        or each.claim == claim.id
        or (each.claim is None and rows & {*each.statements, *each.sources})
    )
