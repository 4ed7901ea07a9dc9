"""Through whom a statement reaches the article: its relays, outermost first.

Looked for in the narrator's own words around the attribution (`sayso.resolve.reporting`): first who reports it, then whom it was
said to, if that is one who publishes ("told the Herald"); then inherited, when the same source goes on in a passage that was
relayed. No relay are the outlet of the article itself, a wire agency in the dateline, and the place of a post ("on Twitter").
Annotators differ on "told the Herald": in half of the training stories' cases it is a relay, and nothing in the text tells which.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Attribution, SourceKind, Span
from sayso.resolve.cast import Figure
from sayso.resolve.fitting import media
from sayso.resolve.given import SEXED
from sayso.resolve.lexicon import BODIES, CALENDAR, MEDIA, MEDIA_MARKS, NOT_NAMES, PRONOUNS, ROLES, SEATS, WIRES
from sayso.resolve.mentions import Mention, Shape, parse
from sayso.resolve.names import is_acronym, key, stem
from sayso.resolve.phrases import capitalised
from sayso.resolve.reference import Reference
from sayso.resolve.reporting import (
    ACCORDING,
    AFTER_CITED,
    ALONGSIDE,
    AMID,
    BY_ACCOUNT,
    CITED_FIRST,
    CITING,
    CITING_LATER,
    CONTESTS,
    INTRODUCED,
    LEADING,
    QUOTED_IN,
    TALKING,
    TO_OUTLET,
    TOLD,
    TRAILING,
    TRAILING_AFTER,
    WITH_SAYING,
    WRITING,
)

__all__ = ["Chain", "Relays", "contests"]

Chain = tuple[Figure, ...]

WINDOW = 1500  # characters on either side of cue and source that are looked at, so that no text costs more than its length
BROUGHT_IN = 5  # paragraphs that a line such as "From the Herald:" may bring in; 2 loses .02 of via (python -m bench.resolution)
LINE = 500  # characters of the end of such a line that are looked at
# Paragraphs over which a named source carries its relay on. 0 loses .010 of via, and avoids 33 of 117 unannotated chains.
PASSAGE = 1
_NOT_RELAYS = re.compile(
    r"(?:police|reporters|journalists|lawmakers|MPs|senators|investigators|congress|parliament|the court|officials|the media"
    r"|facebook|twitter|instagram|telegram|youtube|whatsapp|weibo)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(r"(?:local|state|state-run|state-owned|official) (?:media|radio|television|TV)", re.IGNORECASE)
_PAPER = re.compile(r"the (?:paper|newspaper|magazine|tabloid|daily|publication|outlet|website|site|blog)")
_OCCASION = re.compile(r" (?:conference|briefing|hearing|panel|audience|crowd|forum|summit|event|meeting|rally|court|jury)\b")
_HOST = re.compile(r"https?://([\w.-]+)", re.IGNORECASE)
_OFFICE = re.compile(r"(?:\b[A-Z][\w.’'-]* ){1,4}$")
_NEXT = re.compile(r" ([a-z-]+)")
_OF_OUTLET = re.compile(r",? (?:of|from|at|with) (?:the )?((?:[A-Z][\w.&’'-]*)(?: [A-Z][\w.&’'-]*){0,3})")


@dataclass(frozen=True, slots=True)
class _Around:
    """The narrator's words around an attribution, reported words blanked: `words` begins at offset `start` of the text."""

    words: str
    start: int
    mention: Span
    attribution: Attribution

    @property
    def before_mention(self) -> str:
        return self.words[: max(0, self.mention.start - self.start)]

    @property
    def before(self) -> str:
        """What stands before both source and cue."""
        return self.words[: max(0, min(span.start for span in (self.mention, *self.attribution.cue)) - self.start)]


class Relays:
    """Finds the chain of relays of each attribution, in order of the text."""

    def __init__(self, reference: Reference, url: str | None = None) -> None:
        self.reference, self.page, self.text = reference, reference.page, reference.page.text
        self._own = {_bare(name) for name in (reference.outlet, _site(url)) if name}
        self._last: dict[Figure, tuple[int, Chain]] = {}
        self._relays: set[Figure] = set()  # those so far, and the last of them that is no person
        self._paper: Figure | None = None

    def chain(self, attribution: Attribution, source: Figure, outer: tuple[Figure, Chain] | None) -> Chain:
        """The relays of one attribution, outermost first; `outer` is the source and the chain of the one that holds it."""
        at = min(s.start for s in (*attribution.cue, *attribution.source, *attribution.content))
        around = self._around(attribution)
        holders = (*outer[1], outer[0]) if outer and outer[0] is not source else ()
        leading = [] if holders else list(self._leading(around))
        frame = [*leading, *self._frame(around, source)]
        # "Smith told X, Y reported" is Y's in all 5 cases of the training stories; "Y reported that Smith told X" names both.
        hearers = list(self._hearers(around, told=all(figure in (source, *leading) for figure in frame)))
        found = dict.fromkeys((*holders, *frame, *hearers))
        others = {key(f.name): f for f in reversed(found) if f is not source and key(f.name) != key(source.name)}
        parts = {name for name in others if any(other.endswith(f" {name}") for other in others)}  # "The Post" of "Acme Post"
        chain = tuple(f for name, f in reversed(others.items()) if name not in parts and not self._outlet(f))
        if not any(map(self._outlet, found)):  # what was told to the outlet itself was relayed by nobody
            chain = chain or self._reported(source, at) or self._inherited(source, at) or self._introduced(at, source)
        quoted = bool(holders) and holders[-1].kind is SourceKind.PERSON and not {*frame, *hearers} - {*holders}
        passed_on = (
            () if quoted and source.kind is not SourceKind.ANONYMOUS else chain
        )  # "A said B denied it. B added": A is done
        self._last[source] = (at, passed_on)
        self._relays.update(chain)
        self._paper = next((f for f in reversed(chain) if f.kind is not SourceKind.PERSON), self._paper)
        return chain

    def _outlet(self, figure: Figure) -> bool:
        return bool(self._own) and any(_bare(name) in self._own for name in (figure.name, *figure.names))

    def _around(self, attribution: Attribution) -> _Around:
        """The sentences of cue and source, on to the end of the sentence in which the content ends, within their paragraph."""
        spans = (*attribution.cue, *attribution.source) or attribution.content
        first, last = min(s.start for s in spans), max(s.end for s in spans)
        start, end = self.page.sentence(first)[0], self.page.sentence(max(first, last - 1))[1]
        ends = [self.page.sentence(s.end - 1)[1] for s in attribution.content if s.start < end]
        end = min(self.page.paragraph(first)[1], max([end, *ends]), last + WINDOW)
        start = max(first - WINDOW, min([start, *(s.start for s in attribution.content if s.end > start)]))
        words = list(self.text[start:end])
        for span in attribution.content:
            low, high = max(start, span.start) - start, min(end, span.end) - start
            words[low:high] = "…" * max(0, high - low)
        mention = attribution.source[0] if attribution.source else Span(first, first, "")
        return _Around("".join(words), max(0, start), mention, attribution)

    def _frame(self, around: _Around, source: Figure) -> Iterator[Figure]:
        """Who else reports it: "according to X", "in an interview with X", ", X said", "X's source"."""
        for pattern in (ACCORDING, TALKING, WRITING, AMID):
            words = self.text[around.start : around.start + len(around.words)] if pattern is AMID else around.words
            for beside in pattern.finditer(words):
                quoted = pattern is AMID and self.page.quoted(around.start + beside.start(1))
                if not quoted and (pattern in (ACCORDING, TALKING) or _outlet_like(beside.group(1))):
                    yield from self._relay(beside, around, strict=pattern in (TALKING, WRITING))
        tail = min(around.attribution.content[-1].end - around.start, len(around.words))
        for pattern in (TRAILING, TRAILING_AFTER):
            for last in pattern.finditer(around.words, max(0, tail - 1)):
                yield from self._relay(last, around, strict=False)
        if CITED_FIRST.search(around.before_mention):
            match = AFTER_CITED.match(around.words, around.mention.end - around.start)
            if match:
                yield from self._relay(match, around, strict=False)
        if source.owner and source.kind is SourceKind.ANONYMOUS and parse(around.mention.exact).shape is Shape.POSSESSED:
            yield source.owner  # "the Herald's source"

    def _leading(self, around: _Around) -> Iterator[Figure]:
        """ "X reported that", "X, citing" right before the source; a pronoun may stand for X."""
        cues = around.attribution.cue
        cited = around.before_mention if any(cue.end <= around.mention.start for cue in cues) else around.before
        # "Smith claimed that, according to an aide, ...": the aide is the source, though the cue is Smith's.
        lead = BY_ACCOUNT.sub("", around.before_mention) if BY_ACCOUNT.search(around.before_mention) else around.before
        lead = ALONGSIDE.sub("", lead)
        after = [(WITH_SAYING, around.before)] if any(cue.exact.endswith("ing") for cue in cues) else []
        for pattern, where in ((LEADING, lead), (CITING, cited), (CITING_LATER, cited), *after):
            match = pattern.search(where[-240:])
            if match:
                words, at = match.group(1), around.start + max(0, len(where) - 240) + match.start(1)
                if words.lower() not in PRONOUNS:
                    yield from self._named(_undated(words), at)
                elif found := self.reference.pronouns.meant(words.lower(), at):
                    yield found
                return

    def _hearers(self, around: _Around, *, told: bool) -> Iterator[Figure]:
        """Where it appeared: "a lawyer quoted in X"; and, if `told`, whom it was said to: "told X", "said on Monday to X"."""
        cues = around.attribution.cue or (Span(around.mention.end, around.mention.end, ""),)
        named = around.mention.end - around.start
        for low, high in ((cue.start - around.start, cue.end - around.start) for cue in cues):
            low = min(low - 8, named) if 0 < named <= low else low - 8  # "Smith told X, adding that"
            match = _first(TOLD, around.words, low, high + 90) if told else None
            match = match or _first(QUOTED_IN, around.words, low - 2, high + 80)
            if match and (not match.group().startswith("wrote") or _outlet_like(match.group(1))):
                yield from self._relay(match, around, strict=True)
                continue
            for to in TO_OUTLET.finditer(around.words, max(0, high), high + 120) if told else ():
                if _outlet_like(to.group(1)):
                    yield from self._relay(to, around, strict=True)
        beside = QUOTED_IN.match(around.words, named + 1) if around.mention.exact else None
        if beside:
            yield from self._relay(beside, around, strict=True)

    def _relay(self, match: re.Match[str], around: _Around, *, strict: bool) -> Iterator[Figure]:
        """The figure of a match, unless it is the source's own mention; when strict, no person who is surely no outlet."""
        words, at = _undated(match.group(1)).rpartition(" based ")[2], around.start + match.start(1)
        own = at < around.mention.end and around.mention.start < at + len(words)  # but "a source quoted by X" names X
        if (own and not around.mention.start < around.start + match.start()) or match.string[match.end(1) :][:1] == "…":
            return
        noun = _NEXT.match(match.string, match.end(1))
        if _OCCASION.match(match.string, match.end(1)) or (noun and stem(noun.group(1)) in ROLES and not _outlet_like(words)):
            return  # "told an Acme news conference", "told the Acme spokesman"
        if strict:
            words = _employer(words, match)
        known = parse(words)
        figure = self.reference.cast.find(known.name, at) if known.name else None
        if strict and not _outlet_like(words):
            person = figure is not None and figure.kind is SourceKind.PERSON and figure.sure
            named = known.kind is SourceKind.PERSON and _given(known) and not (figure and media(figure))
            if (person or named) and figure not in self._relays:
                return
        yield from self._named(words, at)

    def _named(self, words: str, at: int) -> Iterator[Figure]:
        """The figure of a relay's name, or one already known that "the report" or "the newspaper" means; no public body."""
        mention = parse(words)
        body = _NOT_RELAYS.match(words) or any(w in BODIES for w in key(words).split()[-1:])
        if body or "…" in words or words.endswith("-based") or key(words) in ("", *NOT_NAMES) or mention.shape is Shape.PRONOUN:
            return
        if any(map(capitalised, words.split()[1:])) or (
            (capitalised(words) and (mention.shape is Shape.NAME or stem(mention.head) in MEDIA)) or _PRESS.fullmatch(words)
        ):
            yield self.reference.figure(words, at)
        elif known := self._described(words, at):
            yield known

    def _described(self, words: str, at: int) -> Figure | None:
        """Whom a description means; "the paper" is the last relay, unless one that is called so or named in its sentence."""
        known = self.reference.known(words, at)
        if self._paper is None or not _PAPER.fullmatch(words):
            return known
        start, _ = self.page.sentence(at)
        beside = known and (words.split()[-1] in known.heads or bisect_left(known.seen, start) < bisect_left(known.seen, at))
        return known if beside else self._paper

    def _introduced(self, at: int, source: Figure) -> Chain:
        """A passage brought in by a line that ends in a colon: "From X:", "The X adds:", "The profile shows as much:"."""
        index = self.page.paragraph_at(at)
        lines = reversed(self.page.paragraphs[max(0, index - BROUGHT_IN) : index])
        match = next((m for start, end in lines if (m := INTRODUCED.search(self.text[max(start, end - LINE) : end]))), None)
        if match is None:
            return ()
        name = match.group(1) and (parse(match.group(1)).name or match.group(1))
        figure = self.reference.cast.find(name, at) if name else self.reference.known("the report", at)
        if figure is None and name and _outlet_like(name):
            figure = self.reference.figure(name, at)
        if figure is None or figure is source or figure.kind is SourceKind.PERSON or self._outlet(figure):
            return ()
        publishes = not name or _outlet_like(name) or media(figure) or "report" in figure.heads
        return (figure,) if publishes else ()

    def _reported(self, source: Figure, at: int) -> Chain:
        """Who reports something else of the source right before: 'The Herald reports that Smith was calm. "Wait," he said.'"""
        index = bisect_left(source.seen, at)
        seen = source.seen[index - 1] if index else -1
        where, _ = self._last.get(source, (-1, ()))
        if seen <= where or self.page.paragraph_at(at) - self.page.paragraph_at(seen) > PASSAGE:
            return ()
        start = self.page.sentence(seen)[0]
        start = max(start, seen - 240)
        match = LEADING.search(_OFFICE.sub("", self.text[start:seen]))
        found = list(self._named(_undated(match.group(1)), start + match.start(1))) if match else []
        return tuple(f for f in found if f is not source and not self._outlet(f))

    def _inherited(self, source: Figure, at: int) -> Chain:
        """The relays of the source's last statement: an unnamed source has no others, a named one keeps them for a passage."""
        where, chain = self._last.get(source, (at, ()))
        near = self.page.paragraph_at(at) - self.page.paragraph_at(where) <= PASSAGE
        return chain if near or source.kind is SourceKind.ANONYMOUS else ()


def contests(attribution: Attribution) -> bool:
    """Whether a cue contests what it takes up: "Smith disputed Jones's claim that" relays nothing of Jones's."""
    return any(CONTESTS.search(cue.exact) for cue in attribution.cue)


def _bare(outlet: str) -> str:
    """The name of an outlet without what may be left out of it ("Radar Online", "radaronline.com" -> "radar")."""
    joined = "".join(char for char in re.sub(r"^the |\.(?:com|org|net|co\.uk)\b", "", key(outlet)) if char.isalnum())
    return re.sub(r"(?<=\w{2})(?:news|digital|online|magazine|newspaper|tv)+$", "", joined)


def _site(url: str | None) -> str:
    """The name in the address of a page: "https://www.acme-news.co.uk/bridge" gives "acme-news"; "" where there is none."""
    host = _HOST.match(url or "")
    labels = host.group(1).lower().split(".")[:-1] if host else []
    while len(labels) > 1 and labels[-1] in ("co", "com", "net", "org"):
        labels.pop()
    return labels[-1].removeprefix("the") if labels else ""


def _first(pattern: re.Pattern[str], words: str, low: int, high: int) -> re.Match[str] | None:
    """The first match that begins in `[low, high)`."""
    match = pattern.search(words, max(0, low))
    return match if match and match.start() < high else None


def _employer(words: str, match: re.Match[str]) -> str:
    """The outlet of whoever is named: "told CNN's Ann Smith", "Ann Smith of the Herald", "Herald reporter Ann Smith"."""
    owner, _, owned = re.sub(r"(?:’s|'s|(?<=s)[’']) ", "\n", words).partition("\n")
    if owned and key(owner) not in SEATS:
        return owner
    person, _, desk = words.partition(" of ")
    known = parse(person)
    if not _given(known) and (desk or known.kind is not SourceKind.PERSON or not known.name):
        return words
    beside = _OF_OUTLET.match(match.string, match.end(1))
    desk = desk or (beside.group(1) if beside else known.of)
    return desk if desk and _outlet_like(desk) else person


def _given(mention: Mention) -> bool:
    """Whether a mention is surely a person's: an office or a common given name."""
    return bool(mention.role) or any(word in SEXED for word in key(mention.name).split()[:1])


def _undated(words: str) -> str:
    """A name without the day or month that may follow it, and without a full stop ("CNN Monday", "The Post.")."""
    kept = words.split()
    while len(kept) > 1 and kept[-1].strip(".").lower() in CALENDAR:
        kept.pop()
    return " ".join([*kept[:-1], kept[-1].rstrip(".") if kept[-1].count(".") == 1 else kept[-1]])


def _outlet_like(words: str) -> bool:
    """Whether a name looks like one that publishes: by its first or last word, an acronym, or a domain."""
    low = key(words).split()
    marked = any(word in MEDIA_MARKS for word in (*low[:1], *low[-1:])) or any(
        word in WIRES or stem(word) in MEDIA for word in low
    )
    return marked or is_acronym(words.split()[-1]) or any("." in word.strip(".") for word in words.split() if capitalised(word))
