"""When a statement was said, which is not when what it is about happened.

Only a date that belongs to the saying counts ("said on Sunday", "On Friday, X told", "in an interview last year"), never one
inside the content or in a clause of its own. Failing that, the same speaker's dated saying elsewhere in the article ("he added"),
or the one date of its relay's report. Failing that, the day of publication, or the day before where the article opens with what
was said then; nothing where the text sets the saying in the past ("had previously said"). Measured by `python -m bench.said`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sayso.model import Article, Attribution, Basis, Said, Span
from sayso.resolve.calendar import base_of, days
from sayso.resolve.dates import Expression, expressions
from sayso.resolve.sentences import sentences

__all__ = ["Utterance", "said"]

OPENS = 3  # sentences that tell what day's news it is: an undated saying is of the day before in 25 of 26 such cases
PASSAGE = 3  # sentences that "he", "the official" or "the report" may lie behind the words that date them

OCCASION = (
    r"(?:statement|interview|report|article|story|speech|address|broadcast|tweet|post|email|letter|press|news|briefing|book|memoir"
    r"|column|appearance|video|memo|release|hearing|testimony|phone|call|conference|edition|editorial|study|survey|poll|paper"
    r"|profile|documentary|sermon|lecture|homily|audience|petition|filing|seminar|comment|remark|message|announcement|debate|claim|allegation|denial|reply|confession)s?\b"
)
SAYING = re.compile(
    r"\b(?:said|says?|saying|told|tells|telling|wrote|writes|reported|reports|announced|confirmed|denied|tweeted|posted|claimed"
    r"|claims|added|acknowledged|insisted|argued|warned|revealed|declared|stated|responded|replied|spoke|speaking|published"
    r"|released|issued|asked|quoted|interviewed|appeared|hinted|suggested|noted|explained|alleged|accused|admitted|conceded|vowed"
    r"|predicted|testified|maintained|stressed|indicated|concluded|urged|rejected|dismissed|disputed|disclosed|expressed"
    rf"|according\sto|took\sto|went\son|{OCCASION})"
)
OF_OCCASION = re.compile(rf"(?:['’]s)?\s(?:[\w-]+\s){{0,6}}{OCCASION}")
MODIFIES = re.compile(
    r"['’]s\b|\s(?!(?:that|and|or|in|on|at|to|as|by|for|from|with|about|during|when|after|before|but|if|it|he|she|they|the)\b)[a-z]"
)
DETERMINED = re.compile(r"\b(?:the|an?|his|her|their|its|this|that)\s(?:\w+\s)?$", re.IGNORECASE)
BOUND = re.compile(r"\b(?:until|till|before|between|for|as\sof|by)\s(?:the\s)?$", re.IGNORECASE)
TITLED = re.compile(
    r"(?:^|[\s(“\"])(?!(?:In|By|Since|During|Around|Until|From|After|Before|Back)\s)[A-Z][\w’'-]*\s$"
)  # "Awards 2015": the year belongs to a name
NEAR = 60  # code points before a verb of saying in which its subject stands
CLAUSE = 200  # code points looked back for a relative clause
LEAD = 90  # code points between a date that opens a sentence and the verb of saying
# "said", "told the BBC in an interview", "wrote in a statement published" and then the date.
SAID_THEN = re.compile(
    SAYING.pattern
    + r"(?:\s(?:[A-Z\d][\w.'’&-]*,?|[a-z]+ly|reporters|lawmakers|journalists|the|an?|in|on|at|to|via|its|his|her|their|last|and"
    r"|also|late|early|earlier|back|radio|television|station|newspaper|magazine|channel|network|agency|published|released|aired"
    rf"|{OCCASION})){{0,10}}\s$"
    r"|\b(?:confirmed|denied|rejected|dismissed|disputed|acknowledged)(?:\s[\w’'-]+){1,4}\s$"
)
OPENING = re.compile(
    r"(?:(?:[Aa]t the (?:end|start|beginning) of|[Bb]ut|[Aa]nd|[Aa]lso|[Oo]n|[Ii]n|[Ll]ate|[Ee]arly|[Ee]arlier|[Tt]hen|[Jj]ust)"
    r"[\s,]+){0,3}"
)
HEARER = re.compile(r"\b(?:told|telling|tells|to|with)\s(?:the\s|The\s)?([A-Z][\w’'-]+)")
ELSEWHERE = re.compile(
    r"\b(?:that|after|before|when(?!\s(?:asked|interviewed|pressed|questioned|reached))|where|who|whose|which|because|since"
    r"|until|if|whether|following|while)\b",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"\b(?:who|which|whose|whom|where|after|before)\s[^,]*$", re.IGNORECASE)
DATELINE = re.compile(r"(?:^|\n)[^a-z\n]{2,40}(?:[a-z]+\s){0,2}[,(]?\s*$")
AFTER_DATELINE = re.compile(r"\s*(?:\([^)\n]{1,30}\)\s*)?(?:--|[-—–:])")
LONG_AGO = re.compile(
    r"\b(?:had\s(?:\w+ly\s|also\s|never\s)?(?:\w+ed|said|told|written|made|given|spoken)|previously|formerly|once"
    r"|at\sthe\stime|back\sthen|in\sthe\spast|(?:has|have)\s(?:repeatedly|long|often))\b",
    re.IGNORECASE,
)
AT_THE_TIME = re.compile(r"\bat the time\b")
FORMERLY = ("Previously", "Earlier,", "In the past", "At the time")  # what opens a sentence about a past without a date
PRONOUN = re.compile(r"(?:he|she|they|it|who|which)", re.IGNORECASE)
WORD = re.compile(r"\w+")
NAME = re.compile(r"[^\W\d_a-z][\w’'-]*[\w]")
TITLES = re.compile(r"(?:The|A|An|Mr|Mrs|Ms|Dr|President|Minister|Secretary|Sen|Rep|Gov|Gen|Col|Spokesman|Spokeswoman)\b")


@dataclass(frozen=True, slots=True)
class Utterance:
    """An attribution with whoever is meant by its source, and the outermost of those who passed it on."""

    attribution: Attribution
    speaker: Hashable
    relay: Hashable | None = None


def said(article: Article, utterances: Sequence[Utterance]) -> dict[str, Said | None]:
    """When each was said as far as the article tells, and on what basis, by the attribution's id; None if nothing dates it.

    What the words beside an attribution leave undated has the one date that the text gives to its relay's report, or to what its
    speaker says elsewhere; or the day before publication, where the article opens with what was said then.
    """
    scene = _scene(article.text, article.published)
    dates = {one.attribution.id: scene.said(one.attribution) for one in utterances}
    lately = [one for one in utterances if not scene.long_ago(one.attribution)]
    reported: dict[Hashable, set[Said]] = {}
    spoken: dict[Hashable, set[Said]] = {}
    for one in lately:
        when = dates[one.attribution.id]
        if when and scene.firm(one.attribution):
            reported.setdefault(one.relay or one.speaker, set()).add(when)
            spoken.setdefault(one.speaker, set()).add(when)
    latest = scene.eve or article.published
    otherwise = Said(latest, latest, Basis.TEXT if scene.eve else Basis.PUBLISHED) if latest else None
    for one in lately:
        carried = _only(reported.get(one.relay)) or _only(spoken.get(one.speaker))
        dates[one.attribution.id] = dates[one.attribution.id] or carried or otherwise
    return dates


def _only(days: set[Said] | None) -> Said | None:
    return next(iter(days)) if days and len(days) == 1 else None


def _place(attribution: Attribution) -> Span:
    return (attribution.cue or attribution.source or attribution.content)[0]


class _Scene:
    """An article's sentences and dates, found once for all its attributions."""

    def __init__(self, text: str, published: str | None) -> None:
        self.text = text
        self.bounds = tuple(sentences(text)) or ((0, len(text)),)
        self.starts = [start for start, _ in self.bounds]
        latest = days((published, published))[1] if published and base_of(published) else date.max
        self.dates: dict[int, list[Expression]] = {}
        self.times: dict[int, list[Expression]] = {}
        for found in expressions(text, published):
            known = found.first and found.last and days((found.first, found.last))[0] <= latest
            if known:
                self.times.setdefault(self.sentence(found.start), []).append(found)
            if known and self._of_saying(found):
                self.dates.setdefault(self.sentence(found.start), []).append(found)
        self.sayings: dict[int, Expression] = {}
        self.told: dict[str, dict[int, Expression]] = {}  # the first in a sentence, by the words beside it
        for number, found, words in self._dated_sayings():
            self.sayings.setdefault(number, found)
            for word in words:
                self.told.setdefault(word, {}).setdefault(number, found)
        self.eve = self._eve(published)

    def _eve(self, published: str | None) -> str | None:
        """The day before publication, if the article opens with what was said on it, and has nothing said on its own day."""
        base = base_of(published)
        if not base or not base.day or base.day == date.min:
            return None
        today, before = base.day.isoformat(), (base.day - timedelta(days=1)).isoformat()
        when = {number: found.first for number, found in self.sayings.items()}
        opens = any(day == before for number, day in when.items() if number < OPENS)
        return before if opens and today not in when.values() else None

    def said(self, attribution: Attribution) -> Said | None:
        """The date beside an attribution, or one that its speaker's name carries to it."""
        at = self.sentence(_place(attribution).start)
        found = self.beside(attribution) or self.then(at, attribution) or self.carried(at, attribution)
        return Said(found.first, found.last, Basis.TEXT) if found and found.first and found.last else None

    def then(self, at: int, attribution: Attribution) -> Expression | None:
        """The last date before "said at the time": what the one who said it speaks of happened then."""
        place = _place(attribution)
        if not AT_THE_TIME.search(self.text, place.end, min(place.end + NEAR, self.bounds[at][1])):
            return None
        near = (found for number in range(at, max(-1, at - PASSAGE), -1) for found in reversed(self.times.get(number, ())))
        return next((found for found in near if found.start < place.start), None)

    def firm(self, attribution: Attribution) -> bool:
        """Whether a day or month stands after the cue of an attribution, or right beside a verb of saying."""
        found, cue = self.beside(attribution), attribution.cue
        if not found or not found.first or len(found.first) == len("2024") or not cue:
            return False
        return found.first == found.last and (found.start >= cue[0].end or found == self.sayings.get(self.sentence(found.start)))

    def long_ago(self, attribution: Attribution) -> bool:
        """Whether the words beside an attribution set it in a past without a date."""
        place = _place(attribution)
        start = self.bounds[self.sentence(place.start)][0]
        around = self.text[max(start, place.start - 25) : place.end + 10]
        return bool(LONG_AGO.search(around)) or self.text.startswith(FORMERLY, start)

    def sentence(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def _of_saying(self, found: Expression) -> bool:
        """Whether the date can belong to a saying at all, by the words next to it."""
        before, after = self.text[max(0, found.start - 60) : found.start], self.text[found.end : found.end + 60]
        if OF_OCCASION.match(after):
            return True
        if DATELINE.search(before) and AFTER_DATELINE.match(after):
            return False
        bare_year = found.end - found.start == 4
        if BOUND.search(before) or (bare_year and TITLED.search(before)):
            return False
        return not (after.startswith(("'s", "’s")) or (DETERMINED.search(before) and MODIFIES.match(after)))

    def beside(self, attribution: Attribution) -> Expression | None:
        """The date in an attribution's sentence that belongs to the saying: the nearest that no clause parts from it."""
        place, content = _place(attribution), attribution.content
        at = self.sentence(place.start)

        def belongs(found: Expression) -> bool:
            if any(part.start < found.end and found.start < part.end for part in content):
                return False
            if found.start >= place.end:
                return not ELSEWHERE.search(self._without(place.end, found.start, content))
            return not RELATIVE.search(self._without(self.bounds[at][0], found.start, content)[-CLAUSE:])

        near = (found for found in self.dates.get(at, ()) if belongs(found))
        return min(near, key=lambda found: max(found.start - place.end, place.start - found.end), default=None)

    def _without(self, start: int, end: int, content: tuple[Span, ...]) -> str:
        """The text between two offsets without the content."""
        pieces, here = [], start
        for part in content:
            if part.start < end and part.end > here:
                pieces.append(self.text[here : max(here, part.start)])
                here = part.end
        return "".join([*pieces, self.text[here:end]])

    def carried(self, at: int, attribution: Attribution) -> Expression | None:
        """The date of the same speaker's nearest dated saying: before, else after; near by unless the speaker is named."""
        if not attribution.source:
            return None
        speaker, place = attribution.source[0].exact, (attribution.cue or attribution.source)[-1]
        word, named = (self._antecedent(at), True) if PRONOUN.fullmatch(speaker) else _head(speaker)
        heard = HEARER.search(self.text, place.start, place.end + NEAR)
        told = self.told.get(_bare(word), {})
        numbers = list(told)
        here = bisect_left(numbers, at)
        for number in (*reversed(numbers[:here]), *(number for number in numbers[here:] if number > at and named)):
            if not named and at - number > PASSAGE:
                break
            if not heard or heard[1] in self.text[slice(*self.bounds[number])]:
                return told[number]
        return None

    def _antecedent(self, at: int) -> str:
        """The head of the one who speaks last before a sentence, in the passage: who "he" is as a rule."""
        for number in range(at - 1, max(-1, at - 1 - PASSAGE), -1):
            start, end = self.bounds[number]
            for cue in SAYING.finditer(self.text, start, end):
                subject = NAME.findall(self.text, max(start, cue.start() - NEAR), cue.start())[-1:]
                for name in subject or NAME.findall(self.text, cue.end(), cue.end() + NEAR // 2)[:1]:
                    if not TITLES.match(name):
                        return str(name)
        return ""

    def _dated_sayings(self) -> Iterator[tuple[int, Expression, set[str]]]:
        """Days and months next to which, by the words around them alone, somebody says something, and those words.

        No weeks: to carry "earlier this week" on is wrong more often than right.
        """
        for number, found in ((number, one) for number, ones in self.dates.items() for one in ones):
            start, end = self.bounds[number]
            if not found.first or found.first != found.last or len(found.first) == len("2024"):
                continue
            before, after = self.text[start : found.start], self.text[found.end : min(end, found.end + LEAD)]
            if cue := SAID_THEN.search(before[-LEAD:]):
                said_at = found.start - min(LEAD, len(before)) + cue.start()
            elif (cue := SAYING.search(after)) and (
                not after[: cue.start()].strip() or (OPENING.fullmatch(before) and not ELSEWHERE.search(after[: cue.start()]))
            ):
                said_at = found.end + cue.start()
            else:
                continue
            beside = self.text[max(start, said_at - NEAR) : min(end, said_at + len(cue[0]) + NEAR // 2)]
            opening = {words.split()[-1] for words in self.text[start : start + NEAR // 2].split(", ")[:-1] if words.split()}
            yield number, found, {*WORD.findall(beside), *map(_bare, NAME.findall(beside)), *opening}


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


def _head(speaker: str) -> tuple[str, bool]:
    """The word to know a speaker by, and whether it is a name."""
    names = [name for name in NAME.findall(speaker) if not TITLES.match(name)]
    return (names[-1], True) if names else ((speaker.split() or [""])[-1], False)


@lru_cache(maxsize=4)
def _scene(text: str, published: str | None) -> _Scene:
    return _Scene(text, published)
