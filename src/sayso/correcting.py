"""Corrections as people make them, from the ids of what they see: of a statement, a stance, who is who, another correction."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sayso.errors import NotFoundError, UsageError
from sayso.ledger import Ledger, Standing, sealed
from sayso.model import Aspect, Claim, Correction, Member, Stance, Value, Verdict

__all__ = ["Signed", "accepted", "apart", "of_stance", "of_statement", "one", "rejected", "undoing"]

MOST = 64  # articles by which a source is known again; one would do, if no other model ever read it otherwise


@dataclass(frozen=True, slots=True)
class Signed:
    """Who says so, at which ISO time, and why."""

    author: str
    made: str
    why: str = ""

    def correction(self, aspect: Aspect, **what: Any) -> Correction:
        """The correction that says so. Raises `UsageError` if it is not whole."""
        return sealed(Correction("", self.made, self.author, self.why, aspect, **what))


def of_statement(ledger: Ledger, id: str, aspect: Aspect, after: Value, signed: Signed) -> Correction:
    """That a statement is one or none, or has other content, another source, other relays, or was said at another time.

    Raises `NotFoundError` if there is no such statement.
    """
    standing = _standing(ledger, id)
    now = standing.now
    before = {Aspect.CONTENT: now.content, Aspect.SOURCE: now.source, Aspect.VIA: now.via, Aspect.SAID: now.said}.get(aspect)
    return signed.correction(aspect, before=before, after=after, reported=standing.subject)


def of_stance(ledger: Ledger, id: str, claim: Claim, stance: Stance | None, signed: Signed) -> Correction:
    """That a statement takes a stance on a claim, or none. Raises `NotFoundError` if there is no such statement."""
    standing = _standing(ledger, id)
    before = standing.stances.get(claim.id)
    return signed.correction(Aspect.STANCE, before=before, after=stance, reported=standing.subject, claim=claim)


def accepted(ledger: Ledger, id: str, claim: Claim | None, signed: Signed) -> Correction:
    """That a statement is right as it stands, or, given a claim, the stance that it takes on it or does not take."""
    if claim is None:
        return of_statement(ledger, id, Aspect.STATEMENT, Verdict.ACCEPTED, signed)
    return of_stance(ledger, id, claim, _standing(ledger, id).stances.get(claim.id), signed)


def rejected(ledger: Ledger, id: str, claim: Claim | None, signed: Signed) -> Correction:
    """That a statement is none, or, given a claim, that it takes no stance on it."""
    if claim is None:
        return of_statement(ledger, id, Aspect.STATEMENT, Verdict.REJECTED, signed)
    return of_stance(ledger, id, claim, None, signed)


def one(ledger: Ledger, source: str, other: str, signed: Signed) -> Correction:
    """That two sources across articles are one."""
    if source == other:
        raise UsageError("a source is one with itself", advice="name another one")
    both = [known for id in (source, other) for known in _members(ledger, id)]
    return signed.correction(Aspect.SAME, members=tuple(sorted(both)))


def apart(ledger: Ledger, source: str, articles: Collection[str], signed: Signed) -> Correction:
    """That the source of these articles is somebody else than in all others."""
    members = ledger.members(source, articles)
    if not members or len(members) == len(ledger.members(source)):
        raise UsageError("nothing would be left to split", advice="name some, but not all, of the articles that it speaks in")
    return signed.correction(Aspect.APART, members=members)


def undoing(correction: Correction, signed: Signed) -> Correction:
    """That a correction does not hold, or, of an undoing, that what it undid does hold."""
    return signed.correction(Aspect.UNDO, undoes=correction.id)


def _standing(ledger: Ledger, id: str) -> Standing:
    standing = ledger.standing(id)
    if standing is None:
        raise NotFoundError(f"there is no statement {id}", advice="See: sayso statements")
    return standing


def _members(ledger: Ledger, source: str) -> tuple[Member, ...]:
    members = ledger.members(source)[:MOST]
    if not members:
        raise NotFoundError(f"there is no source {source}", advice="See: sayso sources")
    return members
