"""The log of corrections: rows that are only ever added, who made them being part of them, and which of them still hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, cast

import msgspec
import sqlalchemy as sa

from sayso.errors import InputError, UsageError
from sayso.ledger import rows, schema
from sayso.ledger.records import among
from sayso.model import Aspect, Claim, Correction, Decision, Member, Named, Reported, Said, Span, Stance, Value, Verdict
from sayso.spans import content_id

__all__ = ["OF_STATEMENTS", "append", "as_line", "from_line", "held", "holding", "log", "root", "sealed"]

CORRECTIONS, CORRECTED = schema.CORRECTIONS, schema.CORRECTED
LONGEST = 1 << 20  # characters of a correction as JSON: ten times the longest quotation that can be read
MOST = 1000  # parts of a quotation, or relays
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
TYPES: Mapping[Aspect, Any] = {
    Aspect.STATEMENT: Verdict | None,
    Aspect.CONTENT: tuple[Span, ...],
    Aspect.SOURCE: Named,
    Aspect.VIA: tuple[Named, ...],
    Aspect.SAID: Said | None,
    Aspect.STANCE: Stance | None,
    Aspect.SAME: None,
    Aspect.APART: None,
    Aspect.CLAIM: Decision | None,
    Aspect.UNDO: None,
}
OF_STATEMENTS = {Aspect.STATEMENT, Aspect.CONTENT, Aspect.SOURCE, Aspect.VIA, Aspect.SAID, Aspect.STANCE}
WORDS = "reported", Aspect.CLAIM  # in which it was found, unless that is no longer known
DEFINITE = {Aspect.STATEMENT, Aspect.CONTENT, Aspect.SOURCE, Aspect.CLAIM}
NEEDS = {
    "reported": OF_STATEMENTS,
    "claim": {Aspect.STANCE, Aspect.CLAIM},
    "members": {Aspect.SAME, Aspect.APART},
    "undoes": {Aspect.UNDO},
}


@dataclass(frozen=True, slots=True)
class _Subject:
    reported: Reported | None
    claim: Claim | None
    other: Claim | None
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A correction whose values are of types that its aspect tells."""

    id: str
    made: str
    author: str
    why: str
    aspect: Aspect
    before: msgspec.Raw
    after: msgspec.Raw
    reported: Reported | None = None
    claim: Claim | None = None
    other: Claim | None = None
    members: tuple[Member, ...] = ()
    undoes: str = ""


def sealed(correction: Correction) -> Correction:
    """The correction with its time in UTC and the id that all the rest gives it.

    Raises `UsageError` if it is not whole: no author, nothing that it is about, or a value that its aspect cannot have.
    """
    for part, aspects in NEEDS.items():
        if bool(getattr(correction, part)) is not (correction.aspect in aspects) and (part, correction.aspect) != WORDS:
            raise UsageError(f"a correction of {correction.aspect} {'lacks' if correction.aspect in aspects else 'has'} {part}")
    if not correction.author.strip():
        raise UsageError("a correction needs its author", advice="name yourself with --by")
    if correction.after in (None, ()) and correction.aspect in DEFINITE:
        raise UsageError(f"a correction of {correction.aspect} says what it is instead")
    try:
        f"{correction.author}{correction.why}{correction.undoes}".encode()
        made = datetime.fromisoformat(correction.made).astimezone(UTC).isoformat(timespec="microseconds")
        row = _row(replace(correction, made=made))
        for value in (row["before"], row["after"]):
            _check(_value(correction.aspect, value))
        if known := correction.reported:
            parts: tuple[Value, ...] = (known.content, known.cue, known.mention, known.source, known.via, known.said)
            for each in parts:
                _check(each)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"this is no correction: {error}") from error
    if sum(map(len, row.values())) > LONGEST:
        raise UsageError("a correction this long is none")
    return replace(correction, made=made, id=row["id"])


def _check(value: Value | Span) -> None:
    match value:
        case Said(start, end) if not (DATE.fullmatch(start) and DATE.fullmatch(end) and start <= end):
            raise ValueError(f"{start} to {end} is no time")
        case Named(name) if not name.strip():
            raise ValueError("a source needs a name")
        case Span(start, end, exact) if not 0 <= start < end == start + len(exact):
            raise ValueError(f"{start} to {end} is not the place of {exact[:60]!r}")
        case tuple():
            if len(value) > MOST:
                raise ValueError(f"of {len(value)} parts")
            for each in value:
                _check(each)


def as_line(correction: Correction) -> str:
    """The correction as one line of JSON."""
    return msgspec.json.encode(correction).decode()


def from_line(line: str) -> Correction:
    """The correction that such a line is. Raises `InputError` if it is none, or not as its author made it."""
    try:
        if len(line) > LONGEST:
            raise ValueError("a correction this long is none")
        read = msgspec.json.decode(line, type=_Line)
        before, after = (_value(read.aspect, bytes(raw).decode()) for raw in (read.before, read.after))
        fields = {name: getattr(read, name) for name in _Line.__slots__}
        correction = Correction(**fields | {"before": before, "after": after})
        whole = sealed(correction)
    except (ValueError, UsageError) as error:
        raise InputError(f"no correction: {error}", advice="give what `sayso correct --export` wrote") from error
    if whole != correction:
        raise InputError(f"correction {correction.id} is not as it was made", advice="export it again from its ledger")
    return whole


def append(connection: sa.Connection, correction: Correction) -> bool:
    """Adds the correction to the log; False, and no change, if it is there."""
    if not rows.insert_new(connection, CORRECTIONS, "id", _row(correction)):
        return False
    about = {member.article for member in correction.members}
    about |= {correction.reported.article} if correction.reported else set()
    about |= {claim.id for claim in (correction.claim, correction.other) if claim}
    rows.insert(connection, [(CORRECTED, [{"about": each, "correction": correction.id} for each in sorted(about)])])
    return True


def log(connection: sa.Connection) -> tuple[Correction, ...]:
    """Every correction, by the time it was made."""
    return _records(connection.execute(sa.select(CORRECTIONS)))


def held(connection: sa.Connection, about: str) -> tuple[Correction, ...]:
    """The corrections about the articles with that SHA-256, or the claim with that id, that nobody has undone; by time."""
    query = sa.select(CORRECTIONS).join_from(CORRECTED, CORRECTIONS, CORRECTIONS.c.id == CORRECTED.c.correction)
    found = _records(connection.execute(query.where(CORRECTED.c.about == about)))
    if not found:
        return ()
    c = CORRECTIONS.c
    undoing: dict[str, str] = {}
    further: Collection[str] = {correction.id for correction in found}
    while further:
        reached = among(connection, sa.select(c.id, c.undoes).where(c.undoes != ""), c.undoes, further)
        new = {row.id: row.undoes for row in reached if row.id not in undoing}
        undoing |= new
        further = new.keys()
    return holding(found, undoing)


def holding(corrections: Iterable[Correction], undoing: Mapping[str, str]) -> tuple[Correction, ...]:
    """The corrections without those that are undone; `undoing` leads from each undoing to what it undoes, which may be another.

    A correction that was undone holds again where that is undone in its turn.
    """
    against: defaultdict[str, list[str]] = defaultdict(list)
    for undo, undone in undoing.items():
        against[undone].append(undo)
    holds: dict[str, bool] = {}

    def settle(first: str) -> bool:
        pending = [first]
        while pending:
            id = pending[-1]
            open_ones = [each for each in against[id] if each not in holds and each not in pending]
            if open_ones:
                pending += open_ones
                continue
            holds[id] = not any(holds.get(each, False) for each in against[id])
            pending.pop()
        return holds[first]

    return tuple(correction for correction in corrections if settle(correction.id))


def root(connection: sa.Connection, correction: Correction) -> Correction | None:
    """The correction that an undoing is about in the end, however often it was undone and redone; None if it is not known."""
    seen: set[str] = set()
    while correction.undoes and correction.id not in seen:
        seen.add(correction.id)
        found = _records(connection.execute(sa.select(CORRECTIONS).where(CORRECTIONS.c.id == correction.undoes)))
        if not found:
            return None
        correction = found[0]
    return None if correction.undoes else correction


def _row(correction: Correction) -> rows.Row:
    subject = _Subject(correction.reported, correction.claim, correction.other, correction.members)
    row = {
        "made": correction.made, "author": correction.author, "why": correction.why, "aspect": correction.aspect.value,
        **{
            name: msgspec.json.encode(value).decode()
            for name, value in (("before", correction.before), ("after", correction.after), ("subject", subject))
        },
        "undoes": correction.undoes,
    }  # fmt: skip
    return {"id": content_id("k", *row.values()), **row}


def _value(aspect: Aspect, text: str) -> Value:
    """A value in JSON, of the type that the aspect has, or none."""
    return None if text == "null" else cast(Value, msgspec.json.decode(text, type=TYPES[aspect]))


def _records(found: Iterable[Any]) -> tuple[Correction, ...]:
    corrections = []
    for row in found:
        aspect, subject = Aspect(row.aspect), msgspec.json.decode(row.subject, type=_Subject)
        before, after = (_value(aspect, each) for each in (row.before, row.after))
        corrections.append(
            Correction(row.id, row.made, row.author, row.why, aspect, before, after, subject.reported, subject.claim,
                       subject.other, subject.members, row.undoes)
        )  # fmt: skip
    return tuple(sorted(corrections, key=lambda each: (each.made, each.id)))
