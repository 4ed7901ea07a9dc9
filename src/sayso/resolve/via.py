"""Through whom a statement reaches the article: "X reported that Y said", "Y told X", "according to X", "as quoted by X".

Looked for in the narrator's own words around the attribution, with the content blanked out; then inherited, when the same source goes
on in a passage that was relayed. The outlet of the article itself is no relay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Attribution, SourceKind, Span
from sayso.resolve.cast import Figure
from sayso.resolve.lexicon import BODIES, CALENDAR, FEMALE, MALE, MEDIA, MEDIA_MARKS, NOT_NAMES, PRONOUNS, SEATS, WIRES
from sayso.resolve.mentions import Mention, Shape, capitalised, parse
from sayso.resolve.names import is_acronym, key, stem
from sayso.resolve.reference import Reference, media

__all__ = ["Chain", "Relays", "contests"]

_REPORT = (r"(?:reported|reports|reporting|report|said|says|wrote|writes|noted|notes|claimed|claims|confirmed|confirms|revealed|reveals|announced|adds|added|"
           r"quoted|quotes|quoting|cited|cites|citing|states|stated|learned|learnt|suggested|suggests|alleged|alleges|published|told|tells|indicated)")  # fmt: skip
_CITE = r"(?:quoted|quotes|quoting|cited|cites|citing|credited)"
_WORD = r"(?:(?:\d+ )?(?:al-|el-|[a-z]{0,2})[A-Z][\w.&’'-]*|[\w-]+\.(?:com|org|net|info|co\.uk|fr|ru))"
_PLAIN = (r"(?!(?:in|on|at|to|of|for|from|with|by|and|that|as|about|after|before|during|his|her|its|their|my|our|said|says|told|who|which|a|an|the) )"
          r"[a-z][\w-]*")  # fmt: skip
_KIND = (r"(?:media|newspapers?|television|radio|magazine|websites?|site|outlets?|agency|tabloid|daily|broadcaster|channel|station|network|based|news|tv|"
         r"correspondent|reporter|journalist)")  # fmt: skip
_RUN = rf"{_WORD}(?: (?:of |for |and |de |della |di )?{_WORD}){{0,6}}(?:(?: {_KIND}){{1,3}}(?: {_WORD}){{0,5}})?"
_NAME = rf"(?:(?:the|The|a|an|A|An) )?(?:{_PLAIN} ){{0,4}}?{_RUN}"
_SUBJECT = rf"(?:(?:the|The|a|an|A|An) (?:{_PLAIN} ){{0,4}}?|(?:{_KIND} ){{1,2}})?{_RUN}"
_DAYS = r"(?: (?:on |late |early |earlier |last |this |also |later |today|yesterday|[A-Z][a-z]+day|week|month|year|in|[A-Z][a-z]+)){0,4}"
NAMED = re.compile(_NAME)
ACCORDING = re.compile(rf"\b(?:[Aa]ccording to|[Pp]er|[Aa]s reported by|, reported by|quoted by|cited by|[Cc]ourtesy of) (?:an? (?:[a-z]+ )?report (?:from|by|in) )?({_NAME})")
QUOTED_IN = re.compile(rf"\b(?:quoted|cited|said|saying|interviewed|interview|appearance|carried|aired|published)(?: as saying)? (?:in|by|with|on|for|from|to) (?:an interview (?:with|on) )?({_NAME})")
TRAILING = re.compile(rf"[,”\"’…]\s+(?:as |but |and )?({_SUBJECT})(?: also| has| had| is| was| later| first| previously| subsequently){{0,2}} {_REPORT}\b")
TRAILING_AFTER = re.compile(rf",[”\"’]?\s+(?:as )?(?:reported|reports|wrote|writes|said) ({_NAME})")
LEADING = re.compile(rf"({_SUBJECT}|\b[Ss]?[Hh]e|\b[Tt]hey)(?: report| article| story)?(?: [a-z]+ly| also| has| had| have| is| was| were| later| first| then)*"
                     rf" (?:{_REPORT}){_DAYS},?(?: that| how)?(?:,? (?:in|during|on|after|following) [^.]{{0,80}},)?,?\s*$")  # fmt: skip
CITING = re.compile(rf"({_NAME})(?: report| article| story)?,?(?: [a-z]+ly| also| has| had){{0,2}},? {_CITE}\b[^.]{{0,80}}$")
CITED_FIRST = re.compile(rf"(?:Citing|Quoting|citing|quoting)\b[^,.]{{0,20}}$")
AFTER_CITED = re.compile(rf",\s+({_NAME})(?: [a-z]+ly| also| has| had)* {_REPORT}\b")
TOLD = re.compile(rf"\b(?:told|tells|telling|tell) ({_NAME}|\w+ media)")
TO_OUTLET = re.compile(rf"\b(?:to|with|on) ({_NAME})(?=[,.;:!?”\"]|$| (?:that|on|in|last|this|about|earlier|[A-Z]))")
TALKING = re.compile(rf"\b(?:[Tt]alking to|[Ss]peaking (?:to|with|on)|[Ii]n an? (?:\w+ ){{0,2}}interview (?:with|on|to|for)|interviewed by|in remarks to|in a statement to) ({_NAME})")
INTRODUCED = re.compile(rf"(?:^|[.!?,] )(?:From|Via|In|As|Per)?\s*({_NAME})(?: (?:also|has|then|itself|obtained comment\b[^.]*|{_REPORT}|explains|explained|continues|continued|writes))?[^.:]{{0,40}}:$")
NOT_RELAYS = re.compile(r"^(?:police|reporters|journalists|lawmakers|investigators|congress|parliament|the court|officials)\b", re.IGNORECASE)

CONTESTS = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut\w+|disput\w+|counter\w*|dismiss\w*|reject\w*|rebut\w*|push\w* back|shot down|debunk\w*|contradict\w*)\b", re.IGNORECASE)

Chain = tuple[Figure, ...]


class Relays:
    """Finds the chain of relays of each attribution, in order of the text."""

    def __init__(self, reference: Reference) -> None:
        self.reference, self.page, self.text = reference, reference.page, reference.page.text
        self._own = key(reference.outlet or "")
        self._last: dict[Figure, tuple[int, Chain]] = {}

    def chain(self, attribution: Attribution, source: Figure, outer: tuple[Figure, Chain] | None) -> Chain:
        """The relays of one attribution, outermost first. `outer` is the source and the chain of the attribution that holds it."""
        at = min(s.start for s in (*attribution.cue, *attribution.source, *attribution.content))
        found: dict[Figure, None] = {}
        if outer and outer[0] is not source:
            found.update(dict.fromkeys((*outer[1], outer[0])))
        for figure in self._around(attribution, source):
            found.setdefault(figure)
        chain = tuple(f for f in found if f is not source and not self._outlet(f))
        if not any(map(self._outlet, found)):  # what was told to the outlet itself was relayed by nobody
            chain = chain or self._introduced(at, source) or self._inherited(source, at)
        self._last[source] = (at, chain)
        return chain

    def _outlet(self, figure: Figure) -> bool:
        return bool(self._own) and any(key(name) == self._own for name in (figure.name, *figure.names))

    def _around(self, attribution: Attribution, source: Figure) -> Iterator[Figure]:
        spans = (*attribution.cue, *attribution.source) or attribution.content
        first, last = min(s.start for s in spans), max(s.end for s in spans)
        start, _ = self.page.sentence(first)
        _, end = self.page.sentence(max(first, last - 1))
        ends = [s.end for s in attribution.content if s.start < end]
        limit = self.page.paragraph(first)[1]
        end = min(limit, max(end, *(self.page.sentence(e - 1)[1] for e in ends))) if ends else end
        start = min([start, *(s.start for s in attribution.content if s.end > start)])
        around = self._blank(start, end, attribution.content)
        mention = attribution.source[0] if attribution.source else Span(first, first, "")
        before = around[: max(0, min(first, mention.start) - start)]
        cited = around[: max(0, mention.start - start)] if any(s.end <= mention.start for s in attribution.cue) else before
        yield from self._leading(before, cited, start)
        tail = attribution.content[-1].end - start if attribution.content else 0
        for pattern in (ACCORDING, TALKING):
            for match in pattern.finditer(around):
                if not any(cue.start <= start + match.start() < cue.end for cue in attribution.cue):
                    yield from self._relay(match, start, mention, strict=pattern is TALKING)
        for pattern in (TRAILING, TRAILING_AFTER):
            for match in pattern.finditer(around, max(0, min(tail, len(around)) - 1)):
                yield from self._relay(match, start, mention, strict=False)
        yield from self._cue(attribution, around, start, mention)
        if source.owner and source.kind is SourceKind.ANONYMOUS and parse(mention.exact).shape is Shape.POSSESSED:
            yield source.owner

    def _blank(self, start: int, end: int, content: tuple[Span, ...]) -> str:
        """The narrator's words of a stretch: quoted and reported words replaced by "…", offsets kept."""
        text = list(self.text[start:end])
        for span in content:
            for at in range(max(start, span.start), min(end, span.end)):
                text[at - start] = "…"
        return "".join(text)

    def _leading(self, before: str, cited: str, start: int) -> Iterator[Figure]:
        for pattern, where in ((LEADING, before), (CITING, cited)):
            match = pattern.search(where[-240:])
            if match:
                offset = start + max(0, len(where) - 240) + match.start(1)
                word = match.group(1).lower()
                if word in PRONOUNS:
                    found = self.reference.pronoun(word, offset)
                    if found:
                        yield found
                elif parse(match.group(1)).shape is not Shape.PRONOUN and not self._is_body(_undated(match.group(1))):
                    yield self.reference.figure(_undated(match.group(1)), offset)
                return

    def _cue(self, attribution: Attribution, around: str, start: int, mention: Span) -> Iterator[Figure]:
        """What the cue is addressed to, or quoted in: "told X", "said in an interview with X", "quoted in X"."""
        for cue in attribution.cue:
            low, high = cue.start - start, cue.end - start
            told = TOLD.search(around, max(0, low - 8), high + 90)
            if told:
                yield from self._relay(told, start, mention, strict=True)
                continue
            quoted = QUOTED_IN.search(around, max(0, low - 10), high + 80)
            if quoted:
                yield from self._relay(quoted, start, mention, strict=True)
            else:
                for aside in TO_OUTLET.finditer(around, high, high + 120):
                    if _outlet_like(aside.group(1)):
                        yield from self._relay(aside, start, mention, strict=True)
        aside = QUOTED_IN.match(around, mention.end - start + 1) if mention.exact else None
        if aside:
            yield from self._relay(aside, start, mention, strict=True)
        if CITED_FIRST.search(around[: max(0, mention.start - start)]):
            after = AFTER_CITED.match(around, mention.end - start)
            if after:
                yield from self._relay(after, start, mention, strict=False)

    def _is_body(self, words: str) -> bool:
        low = key(words).split()
        return bool(NOT_RELAYS.match(words)) or not low or any(w in BODIES for w in low[-1:])

    def _relay(self, match: re.Match[str], start: int, mention: Span, *, strict: bool) -> Iterator[Figure]:
        """The figure of a match, if it may relay: not the source's own words, no public body, and, when strict, one that publishes."""
        words, at = _undated(match.group(1)).rpartition(" based ")[2], start + match.start(1)
        if at < mention.end and mention.start < at + len(words):
            return
        owner, _, after = re.sub(r"(?:’s|'s|(?<=s)[’']) ", "\n", words).partition("\n")
        if after and strict and key(owner) not in SEATS:
            words = owner  # "told CNN's Ann Smith"
        if self._is_body(words) or "…" in words or key(words) in NOT_NAMES:
            return
        known = parse(words)
        figure = self.reference.cast.find(known.name, at) if known.name else None
        if strict and figure is not None and figure.kind is SourceKind.PERSON and figure.sure and not _outlet_like(words):
            return
        if strict and known.kind is SourceKind.PERSON and not (figure and media(figure)) and not _outlet_like(words) and _given(known):
            return
        yield self.reference.figure(words, at)

    def _introduced(self, at: int, source: Figure) -> Chain:
        """A passage brought in by a line that ends in a colon: "From X:", "The X adds:"."""
        index = self.page.paragraph_at(at)
        lines = reversed(self.page.paragraphs[max(0, index - BROUGHT_IN) : index])
        match = next((m for start, end in lines if (m := INTRODUCED.search(self.text[max(start, end - 160) : end]))), None)
        if not match:
            return ()
        figure = self.reference.cast.find(parse(match.group(1)).name or match.group(1), at)
        named = figure and figure is not source and figure.kind is not SourceKind.PERSON and not self._outlet(figure)
        return (figure,) if figure and named else ()

    def _inherited(self, source: Figure, at: int) -> Chain:
        """The relays of the same source's last statement, while the passage plainly goes on."""
        if source not in self._last:
            return ()
        where, chain = self._last[source]
        gap = self.page.paragraph_at(at) - self.page.paragraph_at(where)
        if source.kind is SourceKind.ANONYMOUS or gap <= PASSAGE:
            return chain
        return ()


BROUGHT_IN = 3  # paragraphs that a line such as "From the Herald:" may bring in
PASSAGE = 1  # paragraphs over which a named source's relay is carried on


def contests(attribution: Attribution) -> bool:
    """Whether a cue contests what it takes up: "Smith disputed Jones's claim that" relays nothing of Jones's."""
    return any(CONTESTS.search(cue.exact) for cue in attribution.cue)


def _given(mention: Mention) -> bool:
    """Whether a mention is surely a person's: an office or a common given name."""
    return bool(mention.role) or key(mention.name).split()[:1] != [] and key(mention.name).split()[0] in MALE | FEMALE


def _undated(words: str) -> str:
    """A name without the day or month that may follow it, and without a full stop ("CNN Monday", "The Post.")."""
    kept = words.split()
    while len(kept) > 1 and kept[-1].strip(".").lower() in CALENDAR:
        kept.pop()
    last = kept[-1]
    return " ".join([*kept[:-1], last.rstrip(".") if last.count(".") == 1 else last])


def _outlet_like(words: str) -> bool:
    low = key(words).split()
    return bool(
        low and (low[-1] in MEDIA_MARKS or low[0] in MEDIA_MARKS or any(w in WIRES or stem(w) in MEDIA for w in low) or is_acronym(words.split()[-1]))
    ) or any("." in w.strip(".") for w in words.split() if capitalised(w))
