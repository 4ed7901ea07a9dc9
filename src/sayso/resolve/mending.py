"""Mentions that a tagger has cut short, made whole: the rest of a name, of a phrase that breaks off, of "Smith, the minister"."""

from __future__ import annotations

import re
from itertools import takewhile

from sayso.model import Attribution, SourceKind, Span
from sayso.resolve.cast import Cast, Occurrence
from sayso.resolve.layout import Layout
from sayso.resolve.lexicon import ANONYMOUS, ARTICLES, CALENDAR, DOCUMENTS, ORGANISATIONS, PLURALS, PREPOSITIONS, ROLES, TITLES
from sayso.resolve.mentions import Shape, parse
from sayso.resolve.names import stem
from sayso.resolve.phrases import common, may_speak
from sayso.spans import trimmed

__all__ = ["TAIL", "whole"]

OPENING = 12  # characters from the start of a sentence within which a name opens it
_WHO = ROLES | ANONYMOUS | PLURALS
TAIL = 80  # characters within which a mention that was cut short may go on to its cue
_OFFICES = re.compile(r" (?:(?:[A-Z][\w.-]*) ){0,2}")
_TO_STOP = re.compile(r"[^,.;:()“”\"—–]{0,80}")
_OWNED = re.compile(r"(?: [\w-]+){1,4}")
_NEXT = re.compile(r" ([a-z]+)\b")
_STOP = re.compile(r"(?:,| [—–-]) ")
_NO_NOUN = re.compile(
    r"\w+(?:ly|ed|ing)|yesterday|today|tonight|too|again|alike|then|later|earlier|says|said|is|was|has|had|wrote|told"
)
_BESIDE = re.compile(r" (?:of|from|at|in|on|with|within|inside|near) (?:[\w’'.-]+ ){1,6}")
_OCCASIONS = (
    CALENDAR | DOCUMENTS | {"interview", "conference", "briefing", "time", "response", "speech", "who", "also", "has", "had"}
)
_RELATIVE = re.compile(r"(?:who|whom|which|that) (?=[A-Z]|the )")  # "Jones, |who the Herald says is safe"
_PUBLISHED = re.compile(r" (?:by|in|from|on) (?:the )?")


def whole(page: Layout, cast: Cast, mention: Span, attribution: Attribution, content: tuple[Span, ...]) -> Span:
    """The mention with what it lacks, as far as neither cue nor content stands there."""
    start, end = mention.start, mention.end
    if relative := _RELATIVE.match(mention.exact):
        start += relative.end()
    taken = (*attribution.cue, *content)
    near = [o for o in cast.between(start - 120, end + 120) if not any(o.start < s.end and s.start < o.end for s in taken)]
    for occurrence in near:
        cuts = occurrence.start < end < occurrence.end or occurrence.start < start < occurrence.end
        told = any(0 <= occurrence.start - cue.end <= 1 for cue in attribution.cue)  # "..., said Ann Smith, an official"
        if cuts or _apposed(page, occurrence, start, end, mention.exact, told=told):
            start, end = min(start, occurrence.start), max(end, occurrence.end)
    start = _from(page, start)
    end = _owned(page, start, end)
    end = _noun_of(page, start, end, taken)
    end = next((o.end for o in near if o.start > end and _leads_to(page, start, end, o.start)), end)
    end = _to_cue(page, start, end, attribution)
    limit = min((span.start for span in content if start < span.start < end), default=end)
    return trimmed(page.text, start, min(end, limit), " ,") or mention


def _apposed(page: Layout, name: Occurrence, start: int, end: int, words: str, *, told: bool) -> bool:
    """Whether a name stands right before a description of its bearer, or after one: "Smith, the mayor,".

    A name before it must open the sentence, or be `told`, next to its cue: else it may be one of a list.
    """
    mention = parse(words)
    person = name.figure.kind is SourceKind.PERSON and mention.single and mention.head not in ORGANISATIONS
    may = mention.kind is name.figure.kind or (
        person and (mention.kind is SourceKind.ANONYMOUS or mention.shape is Shape.POSSESSED)
    )
    if mention.shape not in (Shape.DESCRIPTION, Shape.POSSESSED) or not may:
        return False
    opens = told or name.start - page.sentence(name.start)[0] <= OPENING
    before = opens and 0 <= start - name.end <= 2 and page.text[name.end : start].strip() == ","
    return before or (0 <= name.start - end <= 2 and "," in page.text[end - 1 : name.start])


def _from(page: Layout, start: int) -> int:
    """Where a mention begins that lacks the acronym before it: "US |officials"."""
    before = page.text[max(0, start - 30) : start].split(" ")
    lacks = page.text[start].islower() and len(before) > 2 and not before[-1] and len(before[-2]) > 1 and before[-2].isupper()
    return start - len(before[-2]) - 1 if lacks else start


def _owned(page: Layout, start: int, end: int) -> int:
    """Where a mention ends that lacks what its owner has: "Acme's| spokesman"."""
    if page.text[start:end].endswith(("'s", "’s", "s'", "s’")):
        words = _OWNED.match(page.text, end, page.sentence(start)[1])
        within = takewhile(
            lambda w: w.group().lower() not in PREPOSITIONS, re.finditer(r"[\w-]+", words.group() if words else "")
        )
        nouns = [word for word in within if _noun(word.group().lower())]
        return end + nouns[-1].end() if nouns else end
    return end


def _noun_of(page: Layout, start: int, end: int, taken: tuple[Span, ...]) -> int:
    """Where a mention ends that lacks its noun: "the Acme| spokesman", "two Greek| officials", or one last word before a stop."""
    after = _NEXT.match(page.text, end)
    if not after or any(span.start < after.end() and end < span.end for span in taken):
        return end
    noun = {after.group(1), stem(after.group(1))}
    speaks = noun & _WHO or (noun & DOCUMENTS and page.text[start:end].islower())
    last = bool(_STOP.match(page.text, after.end())) and not _NO_NOUN.fullmatch(after.group(1))
    return after.end() if speaks or last else end


def _noun(word: str) -> bool:
    return may_speak(word) or word in DOCUMENTS or stem(word) in DOCUMENTS


def _leads_to(page: Layout, start: int, end: int, name: int) -> bool:
    """Whether a mention breaks off before a name of its own: "asteroid expert |Ann Smith", "the report| in the Herald"."""
    last = page.text[start:end].split()[-1].strip(".").lower()
    if page.text[end:name] in ("'s ", "’s "):
        return True  # "the Herald|'s Ann Smith"
    if last in ROLES | TITLES:
        gap = _OFFICES.fullmatch(page.text, end, name)
        return gap is not None and all(word.strip(".").lower() in ROLES for word in gap.group().split())
    return last in DOCUMENTS and bool(_PUBLISHED.fullmatch(page.text, end, name))


def _to_cue(page: Layout, start: int, end: int, attribution: Attribution) -> int:
    """Where a mention ends that breaks off in a phrase: at its cue, or where a clause ends."""
    words = page.text[start:end].split()
    cue = next((span.start for span in attribution.cue if 0 <= span.start - end <= TAIL), None)
    broken = words[-1].lower() in ARTICLES | PREPOSITIONS | {"any", "every", "each"}
    if cue is None:
        stop = _TO_STOP.match(page.text, end, page.sentence(start)[1])
        return stop.end() if broken and stop else end
    beside = _BESIDE.fullmatch(page.text, end, cue)
    if beside and parse(page.text[start:end]).shape is Shape.DESCRIPTION and not _OCCASIONS & set(beside.group().lower().split()):
        return cue  # "a user| of the site said"
    gap = page.text[end:cue].split()
    return cue if (broken and gap) or (len(words) == len(gap) == 1 and words != ["who"] and common(gap[0])) else end
