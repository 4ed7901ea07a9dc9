"""Which words of the article name the source of an attribution, and whether its own source only passes it on.

A tagger may miss the source beside its cue; and where "X cited Y as saying" or "Y said ...,
X reported", it may take X for the speaker. Then Y is the source and X the relay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.model import Attribution, SourceKind, Span
from sayso.resolve.cast import Cast
from sayso.resolve.layout import Layout
from sayso.resolve.lexicon import ARTICLES
from sayso.resolve.mending import TAIL, whole
from sayso.resolve.mentions import Shape, parse
from sayso.resolve.phrases import may_speak, one_institution
from sayso.resolve.reporting import (
    ACCORDING_LAST,
    AS_SAYING,
    CITED_BESIDE,
    NAME_AFTER,
    NAME_BEFORE,
    REPORTED,
    REPORTS_THAT,
    SAID_BEFORE,
    SAID_LAST,
    SAYING_THAT,
)
from sayso.spans import cut

__all__ = ["Naming", "naming"]

ACCORDING_FIRST = re.compile(
    r"\W{0,3}(?:According to|As reported by|As told to) ([^,.;:]{2,60}), "
    r"(he|she|they|(?:[Tt]he )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}) "
)
WORDS_AFTER = re.compile(r" ([^,.;:()\"“”]{2,80})(?=[,.;:])")
WHO_BEFORE = re.compile(r"(?:,? (who)|, (which))(?: [a-z]+ly| also| has| have| had| now){0,2} $")
AND_BEFORE = re.compile(r" (?:and|but|then)(?: also| then| later| [a-z]+ly)? $")
PRONOUN_OPENS = re.compile(r"(?:When |After |Then |But |And |Later,? )?([Hh]e|[Ss]he|[Tt]hey) ")
REPORTS = re.compile(
    r"(reports?|rumou?rs?|stories|claims) (?:[a-z]+ ){0,2}(?:emerge|circulat|spread|surfac|appear)", re.IGNORECASE
)
QUOTED_BY = re.compile(
    r"((?:[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*){0,3}|[Hh]e|[Ss]he|[Tt]hey|[Tt]he [a-z-]+)"
    r" (?:is|was|were|has been|have been|had been) (?:also )?(?:quoted|cited) (?:by|in|on) (?:the )?$"
)
OBTAINED = re.compile(  # "The statement, which was obtained by |the Herald|, says"
    r"\b((?:[Tt]he|[Aa]n?) (?:[a-z-]+ ){0,2}[a-z-]+), (?:which|that) (?:was|were|is|has been|had been) (?:first |also |later )?"
    r"(?:obtained|published|released|seen|posted|shared|reviewed|provided|issued|sent|given|shown) (?:by|to|with|on) (?:the )?$"
)
HEARD = re.compile(r"(?:told|tells?|asked|asks|informed|reminded|assured)\b")
_AFTER_COMMA = re.compile(r".*,[”\"]? (he|she|they|it)", re.IGNORECASE)
RUMOURS = re.compile(r"(?:unconfirmed |conflicting |media )?(?:reports|rumou?rs)", re.IGNORECASE)
MAN_WHO = re.compile(
    r"\b((?:an?|another|one) (?:[\w’'-]+ ){0,3}(?:man|woman|person|boy|girl|[\w’'-]{3,}(?:er|or|ist|ian|ant|ness)))"
    r" who (?:also )?$"
)
BETWEEN = 4  # characters of quotation marks, comma and space between content and cue
OPENING = 12  # characters from the start of a sentence within which a name opens it
VERB = (
    r"(?:, [^,.;:]{2,60},)? (?:has|have|had|was|were|is|are|will|would|also|[a-z]{2,}ed|said|says|told|took|went|gave|made|put"
    r"|issued|sent)\b"
)
VERB_AFTER = re.compile(VERB)
COMMA = re.compile(r"[”\"’']?,[”\"’']? ")
TITLE = 8  # characters that a title before a name may take: "Mr. "
OPENS = re.compile(rf"([Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he|[Aa]n?|Two|Three|Some|Several|Many) [^,.;:“”\"()]{{2,50}}?){VERB}")
ASIDE = re.compile(r", [^,.;:]{2,60}\.?, ")


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
    mention = next((span for span in attribution.source if _says_whom(span, attribution)), None)
    if mention is None:
        mention = _beside_cue(page, cast, attribution) or _reports(page, attribution)
    if mention is None:
        return None
    mention = _who_says(page, mention, attribution) or whole(page, cast, _last_pronoun(page, mention), attribution, content)
    if mention.exact.lower() in ARTICLES and not page.text.startswith(":", mention.end):
        return None
    both = REPORTED.fullmatch(mention.exact)
    if both:
        relay, mention = (cut(page.text, *(mention.start + at for at in both.span(group))) for group in (1, 2))
        return Naming(mention, relay)
    passed = OBTAINED.search(page.text, page.sentence(mention.start)[0], mention.start)
    if passed and page.text.startswith(",", mention.end):
        return Naming(cut(page.text, *passed.span(1)), mention)
    cited = _cited(page, mention, attribution, content)
    return Naming(cited, mention) if cited else Naming(mention)


def _reports(page: Layout, attribution: Attribution) -> Span | None:
    """The "reports" or "rumours" that something is so, whosever they are."""
    for cue in attribution.cue:
        if RUMOURS.fullmatch(cue.exact) and not page.text[max(0, cue.start - 2) : cue.start].startswith(","):
            return cue
    return None


def _who_says(page: Layout, mention: Span, attribution: Attribution) -> Span | None:
    """Who says it in "The police questioned |a man| who says that", where a tagger took the police."""
    for cue in attribution.cue:
        match = MAN_WHO.search(page.text, max(page.sentence(cue.start)[0], cue.start - TAIL), cue.start)
        if match and mention.end <= match.start(1):
            return cut(page.text, *match.span(1))
    return None


def _last_pronoun(page: Layout, mention: Span) -> Span:
    """The pronoun of a mention that takes in what stands before it: "on the Herald, |he| said"."""
    match = _AFTER_COMMA.fullmatch(mention.exact)
    return cut(page.text, mention.start + match.start(1), mention.end) if match else mention


def _says_whom(mention: Span, attribution: Attribution) -> bool:
    """Whether a mention has a word in it, and more than an article with nothing before the cue to go on to."""
    if mention.exact.lower() in ARTICLES:
        return any(0 <= cue.start - mention.end <= TAIL for cue in attribution.cue)  # "A:" answers
    return any(map(str.isalnum, mention.exact))


def _beside_cue(page: Layout, cast: Cast, attribution: Attribution) -> Span | None:
    """Who is named right after "according to" or right before another cue, where the attribution has no source."""
    for cue in attribution.cue:
        start, end = page.sentence(cue.start)
        first = max(start, cue.start - TAIL)
        match = REPORTS.match(page.text, cue.start, cue.end)
        if cue.exact.lower().endswith(("according to", "per", " by")):
            match = NAME_AFTER.match(page.text, cue.end, end) or WORDS_AFTER.match(page.text, cue.end, end)
        elif match is None:
            match = NAME_BEFORE.search(page.text, first, cue.start) or WHO_BEFORE.search(page.text, first, cue.start)
        span = match.span(1 if match[1] else 2) if match else _before_aside(page, cast, cue.start) or _subject(page, cast, cue)
        span = span or _fronted(page, cast, attribution, cue)
        span = span or _after_cue(cast, attribution, cue)
        if span and not any(span[0] < part.end and part.start < span[1] for part in attribution.content):
            return cut(page.text, *span)
    return None


def _after_cue(cast: Cast, attribution: Attribution, cue: Span) -> tuple[int, int] | None:
    """A name right after a cue that follows the content: "...", wrote @smith."""
    if HEARD.match(cue.exact):
        return None  # "..., told the Herald"
    follows = any(0 <= cue.start - part.end <= BETWEEN for part in attribution.content)
    return next(((name.start, name.end) for name in cast.between(cue.end, cue.end + 2)), None) if follows else None


def _fronted(page: Layout, cast: Cast, attribution: Attribution, cue: Span) -> tuple[int, int] | None:
    """Who is named after a participle that opens the sentence, and its content: "After denying it fell, Smith left"."""
    end = max(part.end for part in attribution.content)
    opens = cue.start - page.sentence(cue.start)[0] <= OPENING and cue.exact.split(" ")[0].endswith("ing")
    if not opens or end < cue.end or not (comma := COMMA.match(page.text, end)):
        return None
    names = [(name.start, name.end) for name in cast.between(comma.end(), comma.end() + TITLE)]
    match = OPENS.match(page.text, comma.end(), page.sentence(cue.start)[1])
    return names[0] if names else match.span(1) if match else None


def _subject(page: Layout, cast: Cast, cue: Span) -> tuple[int, int] | None:
    """Who opens the sentence of a participle or of a second verb: "Smith, for one, has been quiet, aside from saying"."""
    start, _ = page.sentence(cue.start)
    second = AND_BEFORE.search(page.text, start, cue.start)
    if not (second or f"{cue.exact} ".split(" ")[0].endswith("ing")) or page.quoted(start):
        return None
    pronoun = PRONOUN_OPENS.match(page.text, start, cue.start)
    if second and pronoun:
        return pronoun.span(1)
    names = [n for n in cast.between(start, start + OPENING) if VERB_AFTER.match(page.text, n.end, cue.start)]
    if names:
        return names[0].start, names[0].end
    match = OPENS.match(page.text, start, cue.start)
    return match.span(1) if match else None


def _before_aside(page: Layout, cast: Cast, cue: int) -> tuple[int, int] | None:
    """A name with something between commas after it, right before a cue: "Ann Smith, D-Ohio, said"."""
    start = max(page.paragraph(cue)[0], cue - TAIL)
    names = [name for name in cast.between(start, cue) if ASIDE.fullmatch(page.text, name.end, cue)]
    return (names[-1].start, names[-1].end) if names else None


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
    by = QUOTED_BY.search(page.text, first, mention.start)
    if by:
        return cut(page.text, *by.span(1))
    for cue in attribution.cue:
        match = REPORTS_THAT.fullmatch(page.text, mention.end, max(mention.end, cue.start))
        if match and (cited := _speaker(page, match, content)):
            return cited
        match = AS_SAYING.match(page.text, cue.start, last) or AS_SAYING.match(page.text, mention.end + 1, last)
        if match and mention.end <= cue.start:
            return _speaker(page, match, content)
        between = ACCORDING_LAST.search(page.text[cue.end : max(cue.end, content[0].start)])
        between = between or SAYING_THAT.fullmatch(page.text[cue.end : max(cue.end, content[0].start)])
        if between and mention.end <= cue.start:
            return _speaker(page, between, content, cue.end)
    beside = CITED_BESIDE.search(page.text, max(first, mention.start - 60), last)
    if beside and (
        (beside.end() <= mention.start + 2 and parse(mention.exact).kind is not SourceKind.PERSON)
        or 0 <= beside.start() - mention.end <= 40
        or (
            mention.end < content[0].start
            and 0 <= beside.start() - content[-1].end <= 2
            and not page.text.startswith(", who", beside.end())
        )
    ):
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
    speaks = mention.shape is Shape.NAME or may_speak(mention.head)
    words = match.group(group).split()
    joined = any(w in ("and", "but") and not one_institution(words[:i], words[i + 1 :]) for i, w in enumerate(words))
    if not speaks or joined or any(start < span.end and span.start < end for span in content):
        return None
    return cut(page.text, start, end)
