"""From the fields of a form to corrections: what is not as the form had it is to be changed; who is who; what claims are one.

Beside each field `NAME` the form sends `was:NAME`, so that a form that was open while somebody else corrected changes nothing
but what its sender changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso import correcting
from sayso.correcting import Signed
from sayso.errors import NotFoundError, UsageError
from sayso.ledger import Ledger
from sayso.model import Aspect, Basis, Claim, Correction, Decision, Named, Said, SourceKind, Span, Stance
from sayso.show.web.asking import LONGEST
from sayso.spans import trimmed

__all__ = ["IN", "NOBODY", "corrections_wanted", "deciding_wanted", "joining_wanted", "undoing_wanted"]

NOBODY = "none"  # no position
IN = "in:"  # before the id of an article in which a source is somebody else
SPAN = re.compile(r"(\d{1,9}):(\d{1,9})")


def corrections_wanted(ledger: Ledger, id: str, field: dict[str, str], signed: Signed) -> tuple[Correction, ...]:
    """What a form about a statement asks for. Raises `UsageError` if something in it cannot be."""
    match field.get("do"):
        case "accept":
            return (correcting.accepted(ledger, id, None, signed),)
        case "reject":
            return (correcting.rejected(ledger, id, None, signed),)
    if claim := field.get("confirm"):
        return (correcting.accepted(ledger, id, _claim(ledger, claim), signed),)
    return tuple(_changed(ledger, id, {name: value.strip() for name, value in field.items()}, signed))


def joining_wanted(ledger: Ledger, id: str, field: dict[str, str], signed: Signed) -> tuple[Correction, ...]:
    """What a form about a source asks for: that another one is it, or that it is somebody else in some articles."""
    if field.get("do") == "split":
        return (correcting.apart(ledger, id, {name.removeprefix(IN) for name in field if name.startswith(IN)}, signed),)
    if not (other := field.get("other")):
        raise UsageError("which source is it one with?", advice="Go back and choose one")
    return (correcting.one(ledger, id, other, signed),)


def deciding_wanted(ledger: Ledger, id: str, field: dict[str, str], signed: Signed) -> tuple[Correction, ...]:
    """What a form about a found claim asks for: to take it for the same as another, to split it, or to pin it in other words."""
    from sayso import finding, judge  # bring numpy with them, a quarter of a second that only who asks waits for

    claim, other, text = _claim(ledger, id), field.get("other"), " ".join(field.get("text", "").split())
    match field.get("do"):
        case "split":
            return (finding.decision_on(ledger, claim, Decision.SPLIT, None, signed),)
        case "pin" if 0 < len(text) <= LONGEST:
            return (finding.decision_on(ledger, claim, Decision.PIN, judge.pin(text, None), signed),)
        case "merge" if other:
            return (finding.decision_on(ledger, claim, Decision.MERGE, _claim(ledger, other), signed),)
    raise UsageError("what is to become of it?", advice="Go back and choose a claim, or write the words of one")


def undoing_wanted(ledger: Ledger, id: str, signed: Signed) -> Correction:
    """The undoing of a correction. Raises `NotFoundError`."""
    for correction in ledger.corrections():
        if correction.id == id:
            return correcting.undoing(correction, signed)
    raise NotFoundError("there is no such correction", advice="load the list again")


def _changed(ledger: Ledger, id: str, field: dict[str, str], signed: Signed) -> Iterator[Correction]:
    changed = {name: value for name, value in field.items() if f"was:{name}" in field and value != field[f"was:{name}"].strip()}
    kind = SourceKind(field["kind"]) if field.get("kind") in set(SourceKind) else SourceKind.PERSON
    if "spans" in changed:
        yield correcting.of_statement(ledger, id, Aspect.CONTENT, _spans(ledger, id, changed["spans"]), signed)
    if changed.get("source") or (field.get("source") and "kind" in changed):
        yield correcting.of_statement(ledger, id, Aspect.SOURCE, Named(field["source"], kind), signed)
    if "via" in changed:
        names = [name.strip() for name in changed["via"].split(";") if name.strip()]
        relays = tuple(ledger.named(name) or Named(name, SourceKind.PERSON) for name in names)
        yield correcting.of_statement(ledger, id, Aspect.VIA, relays, signed)
    if "said" in changed:
        yield correcting.of_statement(ledger, id, Aspect.SAID, _said(changed["said"]), signed)
    for name, value in changed.items():
        if name.startswith("on:") and value in {*Stance, NOBODY}:
            stance = None if value == NOBODY else Stance(value)
            yield correcting.of_stance(ledger, id, _claim(ledger, name.removeprefix("on:")), stance, signed)


def _claim(ledger: Ledger, id: str) -> Claim:
    excerpt = ledger.excerpts.claim(id, 0)
    if excerpt is None:
        raise NotFoundError("there is no such claim", advice="load the page again")
    return excerpt.snapshot.claims[0]


def _spans(ledger: Ledger, id: str, written: str) -> tuple[Span, ...]:
    """`120:180 200:210` in the statement's article."""
    standing = ledger.standing(id)
    text = standing.article.text if standing else ""
    found = []
    for part in written.split():
        match = SPAN.fullmatch(part)
        start, end = (int(offset) for offset in match.groups()) if match else (0, 0)
        span = trimmed(text, start, end) if start < end <= len(text) else None
        if span is None:
            raise UsageError(f"{part!r} holds no words", advice=f"Write START:END, of {len(text)} code points")
        found.append(span)
    return tuple(sorted(found))


def _said(written: str) -> Said | None:
    start, _, end = (part.strip() for part in written.partition("/"))
    return Said(start, end or start, Basis.TEXT) if start else None
