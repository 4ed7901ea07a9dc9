"""What one article yields once people have corrected it: the reading of a model, and corrections, make another reading.

Corrections find their statement by its words and its source, not by an id, so that they hold for whatever a model makes of the
same bytes. What the model no longer finds, and somebody has corrected, is put back. The latest correction of each kind holds; a
rejected statement is gone until that is undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from sayso.model import (
    Article,
    Aspect,
    Claim,
    Correction,
    Mode,
    Named,
    Reading,
    Reported,
    Said,
    Source,
    Span,
    Stance,
    Statement,
    Value,
    Verdict,
)
from sayso.spans import content_id

__all__ = ["Corrected", "corrected", "identities", "reported"]

ALIKE = 0.5  # share of the characters of either content that stand in both, from which on two statements are the same one
MARKS, POINTS = '"“”„«»', ".,;:!?"
NEAR = 4  # characters between the last word of a quotation and its mark
CHANGES = (Aspect.CONTENT, Aspect.SOURCE, Aspect.VIA, Aspect.SAID)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading as corrected; by statement id, the statements that corrections are about, the stances that people gave, and
    which corrections there are, of statements that are gone too."""

    reading: Reading
    subjects: Mapping[str, Reported]
    stances: Mapping[str, tuple[tuple[Claim, Stance | None], ...]]
    corrections: Mapping[str, tuple[Correction, ...]]


def reported(statement: Statement, article: Article, sources: Iterable[Source]) -> Reported:
    """The statement by its content alone."""
    known = {source.id: Named(source.name, source.kind) for source in sources}
    return Reported(
        article.sha256, statement.content, statement.cue, statement.source_mention, known[statement.source],
        tuple(known[relay] for relay in statement.via), statement.mode, statement.said, statement.act,
    )  # fmt: skip


def corrected(reading: Reading, corrections: Sequence[Correction]) -> Corrected:
    """What a model read, as people corrected it. `corrections` are those about the article that nobody has undone, in order."""
    article = reading.document.article
    statements = {statement.id: statement for statement in reading.statements}
    people = _People(article.id, reading.sources)
    by_subject: defaultdict[Reported, list[Correction]] = defaultdict(list)
    for correction in corrections:
        if correction.reported:
            by_subject[correction.reported].append(correction)
    subjects: dict[str, Reported] = {}
    about: defaultdict[str, list[Correction]] = defaultdict(list)
    gone: dict[str, list[Correction]] = {}
    for subject, several in by_subject.items():
        found = _relocated(subject, article.text)
        if found is None:
            continue
        rejected = _last(several, Aspect.STATEMENT) is Verdict.REJECTED
        id = _match(found, statements.values(), people, strictly=rejected)
        if rejected:
            gone |= {id: several} if id else {}
            continue
        if id is None:
            new = _made(found, article, people)
            statements[id := new.id] = new
        subjects.setdefault(id, subject)
        about[id] += several
    for id, several in about.items():
        statements[id] = _changed(statements[id], sorted(several, key=lambda c: (c.made, c.id)), article, people)
    kept = _without(statements, gone)
    order = {statement.id: place for place, statement in enumerate(reading.statements)}
    kept.sort(key=lambda s: (order.get(s.id, len(order)), s.content[0].start, s.id))
    changed = replace(reading, sources=_speaking(people, reading.statements, kept), statements=tuple(kept))
    stances = {id: _stances(sorted(several, key=lambda c: (c.made, c.id))) for id, several in about.items() if id not in gone}
    made = {id: tuple(several) for id, several in (about | gone).items()}
    return Corrected(changed, subjects, {id: each for id, each in stances.items() if each}, made)


def identities(sources: Sequence[Source], sha256: str, corrections: Iterable[Correction]) -> tuple[tuple[str, str, bool], ...]:
    """By which corrections a source of the article is one with others: its id, theirs, and whether it is apart from all others.

    `sha256` is that of the article's bytes. `corrections` are those that nobody has undone, in order: who was set apart can be
    joined to somebody afterwards.
    """
    people = _People("", sources)
    joined: dict[str, tuple[bool, frozenset[str]]] = {}
    for correction in corrections:
        for member in correction.members:
            found = people.called(Named(member.name, member.kind)) if member.article == sha256 else None
            if found and correction.aspect is Aspect.APART:
                joined[found.id] = True, frozenset({correction.id})
            elif found:
                alone, ids = joined.get(found.id, (False, frozenset[str]()))
                joined[found.id] = alone, ids | {correction.id}
    return tuple(sorted((source, id, alone) for source, (alone, ids) in joined.items() for id in ids))


class _People:
    """The sources of an article, and those that corrections add to them."""

    def __init__(self, article: str, sources: Iterable[Source]) -> None:
        self._article = article
        self.sources = list(sources)
        self.added: set[str] = set()

    def names(self, id: str) -> frozenset[str]:
        return next((_names(source) for source in self.sources if source.id == id), frozenset())

    def called(self, named: Named) -> Source | None:
        """The source of that name, of that kind rather than another, by name rather than by alias."""
        low = named.name.casefold()
        found = [source for source in self.sources if low in _names(source)]
        return min(found, key=lambda s: (s.name.casefold() != low, s.kind is not named.kind, s.id), default=None)

    def id(self, named: Named) -> str:
        """Of the source of that name and kind, which is made if there is none."""
        found = self.called(named)
        if found is None or found.kind is not named.kind:
            id = content_id("s", self._article, "named", named.kind, named.name)
            found = Source(id, self._article, named.name, named.kind, (), (), None)
            self.sources.append(found)
            self.added.add(id)
        return found.id


def _names(source: Source) -> frozenset[str]:
    return frozenset(name.casefold() for name in (source.name, *source.aliases))


def _relocated(subject: Reported, text: str) -> Reported | None:
    """The statement where its words stand in the text now; None if they do not."""
    content = _spans(subject.content, text)
    if content is None or not content:
        return None
    return replace(subject, content=content, cue=_spans(subject.cue, text) or (), mention=_spans(subject.mention, text) or ())


def _spans(spans: Iterable[Span], text: str) -> tuple[Span, ...] | None:
    """Each span at its place, or at the nearest one with the same words; None if there is none."""
    found = []
    for span in spans:
        if text[span.start : span.end] == span.exact and span.exact:
            found.append(span)
            continue
        after = text.find(span.exact, span.start)
        before = text.rfind(span.exact, 0, span.start + len(span.exact))
        places = [place for place in (before, after) if place >= 0]
        if not places or not span.exact:
            return None
        start = min(places, key=lambda place: abs(place - span.start))
        found.append(Span(start, start + len(span.exact), span.exact))
    return tuple(found)


def _match(subject: Reported, statements: Iterable[Statement], people: _People, *, strictly: bool) -> str | None:
    """The statement that is most alike, of the same source first; if `strictly`, of nobody else."""
    ranked = []
    for statement in statements:
        shared = _overlap(subject.content, statement.content)
        if shared >= ALIKE:
            same = subject.source.name.casefold() in people.names(statement.source)
            ranked.append((not same, -shared, statement.id))
    best = min(ranked, default=None)
    return None if best is None or (strictly and best[0]) else best[2]


def _overlap(some: Collection[Span], others: Collection[Span]) -> float:
    """The share of the characters of either that stand in both."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    return both / (sum(a.end - a.start for a in some) + sum(b.end - b.start for b in others) - both)


def _made(subject: Reported, article: Article, people: _People) -> Statement:
    """A statement that only a person has."""
    source = people.id(subject.source)
    id = content_id("t", article.id, source, *((span.start, span.end) for span in subject.content))
    via = tuple(people.id(relay) for relay in subject.via)
    spans = subject.content, subject.cue, subject.mention
    return Statement(id, article.id, source, via, subject.mode, *spans, subject.said, None, 1.0, subject.act, corrected=True)


def _changed(statement: Statement, corrections: Sequence[Correction], article: Article, people: _People) -> Statement:
    """The statement with what people said of it; accepted is all that they have not changed."""
    fixed: dict[Aspect, Value] = {}
    for correction in corrections:
        if correction.aspect in CHANGES:
            fixed[correction.aspect] = correction.after
        elif correction.aspect is Aspect.STATEMENT and (as_it_was := correction.reported):
            values = as_it_was.content, as_it_was.source, as_it_was.via, as_it_was.said
            fixed = dict(zip(CHANGES, values, strict=True)) | fixed
    if not fixed:
        return statement
    for aspect, value in fixed.items():
        if aspect is Aspect.CONTENT:
            content = _spans(cast(tuple[Span, ...], value), article.text) or statement.content
            statement = replace(statement, content=content, mode=_mode(statement, content, article.text))
        elif aspect is Aspect.SOURCE:
            statement = replace(statement, source=people.id(cast(Named, value)))
        elif aspect is Aspect.VIA:
            statement = replace(statement, via=tuple(people.id(relay) for relay in cast(tuple[Named, ...], value)))
        else:
            statement = replace(statement, said=cast(Said | None, value))
    return replace(statement, confidence=1.0, corrected=True)


def _mode(statement: Statement, content: Sequence[Span], text: str) -> Mode:
    """Direct where all the words were, or stand between quotation marks; words of which some were are mixed."""

    def quoted(span: Span) -> bool:
        before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + NEAR].lstrip(POINTS)[:1]
        last, inner = span.exact.rstrip(POINTS)[-1:], span.exact.strip(MARKS + POINTS)
        return bool({before, span.exact[0]} & {*MARKS} and {after, last} & {*MARKS}) and not {*inner} & {*MARKS}

    if all(any(old.start <= span.start and span.end <= old.end for old in statement.content) for span in content):
        return statement.mode
    if all(map(quoted, content)):
        return Mode.DIRECT
    return Mode.MIXED if statement.mode is Mode.DIRECT else statement.mode


def _without(statements: Mapping[str, Statement], gone: Collection[str]) -> list[Statement]:
    """The others; what stood within one that is gone stands within what that stood in."""

    def holder(id: str | None) -> str | None:
        chain = [id]
        while id and id in gone and (id := statements[id].nested_in) not in chain:
            chain.append(id)
        return None if id in gone else id

    return [
        replace(each, nested_in=holder(each.nested_in), responds_to=None if each.responds_to in gone else each.responds_to)
        for each in statements.values()
        if each.id not in gone
    ]


def _speaking(people: _People, before: Iterable[Statement], now: Iterable[Statement]) -> tuple[Source, ...]:
    """The sources without those that only spoke, or were spoken for, before."""
    known = {source.id: source for source in people.sources}

    def heard(statements: Iterable[Statement]) -> set[str]:
        found = {id for statement in statements for id in (statement.source, *statement.via)}
        further = found
        while further := {owner for id in further if (owner := known[id].speaks_for)} - found:
            found = found | further
        return found

    silent = (heard(before) | people.added) - heard(now)
    left = tuple(source for source in people.sources if source.id not in silent)
    return tuple(replace(source, speaks_for=None) if source.speaks_for in silent else source for source in left)


def _stances(corrections: Iterable[Correction]) -> tuple[tuple[Claim, Stance | None], ...]:
    """The last stance that people gave on each claim."""
    found = {
        correction.claim.id: (correction.claim, cast(Stance | None, correction.after))
        for correction in corrections
        if correction.aspect is Aspect.STANCE and correction.claim
    }
    return tuple(pair for _, pair in sorted(found.items()))


def _last(corrections: Iterable[Correction], aspect: Aspect) -> Value:
    return next((each.after for each in reversed([*corrections]) if each.aspect is aspect), None)
