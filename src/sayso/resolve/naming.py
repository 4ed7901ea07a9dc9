"""Which words of the article name the source of an attribution, and whether its own source only passes it on.

A tagger's spans may be cut short or miss the name before an apposition; and where "X cited Y as saying" or "Y said ...,
X reported", it may take X for the speaker. Then Y is the source and X the relay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model import Attribution, Span
from sayso.resolve.cast import Cast, Occurrence
from sayso.resolve.layout import Layout
from sayso.resolve.lexicon import ANONYMOUS, ARTICLES, NOT_NAMES, ORGANISATIONS, PLURALS, PREPOSITIONS, ROLES
from sayso.resolve.mentions import Shape, parse
from sayso.resolve.names import stem
from sayso.resolve.phrases import common
from sayso.resolve.reporting import (
    ACCORDING_LAST,
    AS_SAYING,
    CITED_BESIDE,
    NAME_AFTER,
    NAME_BEFORE,
    SAID_BEFORE,
    SAID_LAST,
)
from sayso.spans import cut, trimmed

__all__ = ["Naming", "naming"]

ACCORDING_FIRST = re.compile(
    r"\W{0,3}(?:According to|As reported by|As told to) ([^,.;:]{2,60}), "
    r"(he|she|they|(?:[Tt]he )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}) "
)
SPEAKERS = ROLES | ANONYMOUS | PLURALS | ORGANISATIONS
OPENING = 12  # characters from the start of a sentence within which a name opens it
TAIL = 80  # characters within which a mention that was cut short may go on to its cue


@dataclass(frozen=True, slots=True)
class Naming:
    """The words that name the source, and those that name whoever passed it on, if the attribution's own source does that."""

    source: Span
    relay: Span | None = None


def naming(page: Layout, cast: Cast, attribution: Attribution, content: tuple[Span, ...]) -> Naming | None:
    """The naming of an attribution's source; None where it names none."""
    passed_on = _after_according(page, attribution, content)
    if passed_on:
        return passed_on
    mention = next((span for span in attribution.source if any(map(str.isalnum, span.exact))), None)
    if mention is None:
        mention = _beside_cue(page, attribution)
    if mention is None:
        return None
    whole = _whole(page, cast, mention, attribution, content)
    cited = _cited(page, whole, attribution, content)
    return Naming(cited, whole) if cited else Naming(whole)


def _beside_cue(page: Layout, attribution: Attribution) -> Span | None:
    """A name right after "according to", or right before another cue, where the attribution has no source."""
    for cue in attribution.cue:
        start, end = page.sentence(cue.start)
        after = NAME_AFTER.match(page.text, cue.end, end) if cue.exact.lower().endswith(("according to", "per", " by")) else None
        match = after or NAME_BEFORE.search(page.text, max(start, cue.start - TAIL), cue.start)
        if match and not any(match.start(1) < span.end and span.start < match.end(1) for span in attribution.content):
            return cut(page.text, *match.span(1))
    return None


def _whole(page: Layout, cast: Cast, mention: Span, attribution: Attribution, content: tuple[Span, ...]) -> Span:
    """The mention with the rest of a name that it cuts, of a phrase that breaks off, and of "Smith, the minister"."""
    start, end = mention.start, mention.end
    taken = (*attribution.cue, *content)
    for occurrence in cast.between(start - 120, end + 120):
        if any(occurrence.start < span.end and span.start < occurrence.end for span in taken):
            continue
        cuts = occurrence.start < end < occurrence.end or occurrence.start < start < occurrence.end
        if cuts or _apposed(page, occurrence, start, end, mention.exact):
            start, end = min(start, occurrence.start), max(end, occurrence.end)
    words = page.text[start:end].split()
    before = page.text[max(0, start - 30) : start].split(" ")
    if words[0].islower() and len(before) > 2 and not before[-1] and before[-2].isupper() and before[-2].lower() not in NOT_NAMES:
        start -= len(before[-2]) + 1  # "IS |loyalists"
    cue = next((span.start for span in attribution.cue if 0 <= span.start - end <= TAIL), None)
    if cue is not None:
        gap = page.text[end:cue].split()
        broken = words[-1].lower() in ARTICLES or words[-1].lower() in PREPOSITIONS
        if (broken and gap) or (len(words) == 1 and len(gap) == 1 and common(gap[0])):
            end = cue
    limit = min((span.start for span in content if start < span.start < end), default=end)
    return trimmed(page.text, start, min(end, limit), " ,") or mention


def _apposed(page: Layout, name: Occurrence, start: int, end: int, words: str) -> bool:
    """Whether a name opens the sentence right before a description of its bearer, or follows one: "Smith, the mayor,"."""
    mention = parse(words)
    if mention.shape not in (Shape.DESCRIPTION, Shape.POSSESSED) or mention.kind is not name.figure.kind:
        return False
    opens = name.start - page.sentence(name.start)[0] <= OPENING
    before = opens and 0 <= start - name.end <= 2 and page.text[name.end : start].strip() == ","
    return before or (0 <= name.start - end <= 2 and "," in page.text[end - 1 : name.start])


def _after_according(page: Layout, attribution: Attribution, content: tuple[Span, ...]) -> Naming | None:
    """The subject in "According to X, Y laughed, before adding": X passes it on, even where the tagger took X for the source."""
    if not attribution.cue:
        return None
    cue = attribution.cue[0]
    match = ACCORDING_FIRST.match(page.text, page.sentence(cue.start)[0], cue.start)
    if not match or any(not match.start(1) <= span.start < match.end(1) for span in attribution.source):
        return None
    relay, subject = (cut(page.text, *match.span(group)) for group in (1, 2))
    return None if any(subject.start < span.end and span.start < subject.end for span in content) else Naming(subject, relay)


def _cited(page: Layout, mention: Span, attribution: Attribution, content: tuple[Span, ...]) -> Span | None:
    """Whom the attribution's own source cites: "X cited Y as saying", "X, citing Y, reported", "Y said ..., X reported"."""
    first, last = page.sentence(mention.start)[0], page.sentence(mention.end - 1)[1]
    for cue in attribution.cue:
        match = AS_SAYING.match(page.text, cue.start, last)
        if match and mention.end <= cue.start:
            return _speaker(page, match, content)
        between = ACCORDING_LAST.search(page.text[cue.end : max(cue.end, content[0].start)])
        if between and mention.end <= cue.start:
            return _speaker(page, between, content, cue.end)
    beside = CITED_BESIDE.search(page.text, max(first, mention.start - 60), last)
    if beside and (beside.end() <= mention.start + 2 or 0 <= beside.start() - mention.end <= 40):
        return _speaker(page, beside, content)
    if mention.start >= content[-1].end:
        aside = SAID_LAST.search(page.text[content[-1].end : mention.start].rstrip())
        if aside:
            return _speaker(page, aside, content, content[-1].end)
        before = SAID_BEFORE.search(page.text[page.sentence(content[0].start)[0] : content[0].start])
        if before:
            return _speaker(page, before, content, page.sentence(content[0].start)[0])
    return None


def _speaker(page: Layout, match: re.Match[str], content: tuple[Span, ...], offset: int = 0) -> Span | None:
    group = next(index for index, words in enumerate(match.groups(), 1) if words)
    start, end = (offset + at for at in match.span(group))
    mention = parse(match.group(group))
    speaks = mention.shape is Shape.NAME or mention.head in SPEAKERS or stem(mention.head) in SPEAKERS
    joined = {"but", "and"} & set(match.group(group).split())
    if not speaks or joined or any(start < span.end and span.start < end for span in content):
        return None
    return cut(page.text, start, end)
