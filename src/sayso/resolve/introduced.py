"""Whom a description means that the text goes on to name, or that it has introduced before under more words.

"A British climber says he fell. Tom Smith, 36, ..." names the climber in the next sentence; "the spokesperson" may have been
"a spokesperson for the bishop" further up, where nothing was attributed to anybody.
"""

from __future__ import annotations

import re

from sayso.model import SourceKind
from sayso.resolve.cast import Cast, Figure
from sayso.resolve.layout import Layout
from sayso.resolve.lexicon import ANONYMOUS, BYSTANDERS, MEDIA, PEOPLE, PLURALS, PREPOSITIONS, ROLES, UNNAMED
from sayso.resolve.mentions import Mention
from sayso.resolve.names import stem

__all__ = ["PASSIVE", "according_next", "apposed", "named_next", "plural_subject", "presented", "publisher"]

OPENING = 12  # characters from the start of a sentence within which a name opens it
FAR = 4000  # characters back that are searched for a description
_OF = "|".join(sorted(PREPOSITIONS | {"to", "a", "an", "the", "and", "was", "is", "has", "had"}))
_ONE = re.compile(r"(?:an?|one) ", re.IGNORECASE)
_AGED = re.compile(r"(?: [(\[][^)\]]{1,40}[)\]])?,? (?:aged )?\(?\d\d\b")
_TELLS = re.compile(
    r"(?: [(\[][^)\]]{1,40}[)\]])?,?(?:[^,.;:]{0,60},)? (?:has |have |had |also |now )?"
    r"(?:said|says|told|tells|claimed|claims|wrote|writes|was asked|were asked|explained|posted|tweeted|announced|reported)\b"
)
_REPORTS = re.compile(
    r"(?:[’']s (?:report|article|story))?,?(?: also| first| has| had| is)* (?:report(?:s|ed|ing)|posted|published)\b"
)
_PUBLISHED_BY = re.compile(
    r"\b(?:(?:published|posted|reported|originated|came|invented) (?:by|on|in|from|with)"
    r"|(?:report|article|story|post|site|website) (?:from|by|in|on|called|named|of)) (?:the )?(?:[a-z]+ ){0,4}$"
)
_ACCORDING = re.compile(r"According to ([^,.;:\"“”]{2,80}),")
PASSIVE = re.compile(r" (?:has been|had been|was|is|is being)(?: also| now| widely)? (?:[a-z]+ed|said|understood|thought)\b")
_PLURAL = re.compile(
    r"(?:(?:Though|Although|While|When|As|If|But|And|Because|Since|After|Before) "
    r"|[A-Z][a-z]+, |(?:In|On|At|After|For) [^,.;:]{2,40}, )?"
    r"((?:[\w’'-]+ ){0,4}?[\w’'-]+)(?: (?:of|from|in|at|with) [^,.;:]{2,40}?)?"
    r" (?:are|were|have|had|say|said|[a-z]{2,}ed|took|went|gave|made|put|saw|told)\b"
)


def named_next(page: Layout, cast: Cast, mention: Mention, at: int) -> Figure | None:
    """The one whom an unnamed single source turns out to be: the name that opens the next sentence, with an age or with words."""
    words = {word.lower() for word in mention.text.split()}
    if mention.head in BYSTANDERS | MEDIA or words & UNNAMED or not _ONE.match(page.text, at):
        return None
    index = page.sentence_at(at)
    for start, end in page.sentences[index + 1 : index + 2]:
        names = cast.between(start, min(end, start + OPENING + 1))
        figure = names[0].figure if names else None
        if figure is None or names[0].quoted or not figure.single or figure.seen[0] < at:
            continue
        many = len(figure.name.split()) > 1
        if mention.kind is SourceKind.ORGANISATION:
            fits = figure.kind is SourceKind.ORGANISATION and many and bool(_TELLS.match(page.text, names[0].end, end))
        else:
            told = _AGED.match(page.text, names[0].end, end) or _TELLS.match(page.text, names[0].end, end)
            agrees = not (figure.gender and mention.gender and figure.gender != mention.gender)
            fits = figure.kind is SourceKind.PERSON and many and agrees and told is not None
        if fits:
            return figure
    return None


def according_next(page: Layout, at: int) -> tuple[str, int] | None:
    """Whom the next sentence names with "According to", where this one only says "it has been claimed"."""
    index = page.sentence_at(at) + 1
    match = next((m for start, end in page.sentences[index : index + 1] if (m := _ACCORDING.match(page.text, start, end))), None)
    return (match.group(1), match.start(1)) if match else None


def plural_subject(page: Layout, at: int) -> tuple[str, int] | None:
    """The plural that is the subject of the sentence of "they", before it: "Smith's parents appeared on a show, where they"."""
    start, _ = page.sentence(at)
    match = _PLURAL.match(page.text, start, at)
    if match is None or page.quoted(at) != page.quoted(start):
        return None
    noun = match.group(1).split()[-1].lower()
    return (match.group(1), match.start(1)) if stem(noun) in ROLES | PEOPLE | ANONYMOUS or noun in PLURALS else None


def publisher(page: Layout, cast: Cast, outlet: str | None) -> Figure | None:
    """The one name in an article, beside its own outlet, that is said to have reported, posted or published something."""
    own = cast.exact(outlet) if outlet else None
    found: dict[Figure, None] = {}
    for name in cast.occurrences:
        before = page.text[max(0, name.start - 60) : name.start]
        tells = _REPORTS.match(page.text, name.end) or _PUBLISHED_BY.search(before)
        if tells and not name.quoted and name.figure is not own and name.figure.kind is SourceKind.ORGANISATION:
            found[name.figure] = None
    return next(iter(found)) if len(found) == 1 else None


def apposed(page: Layout, cast: Cast, head: str, at: int) -> Figure | None:
    """The person of whom a noun was said right before the name: "the boy, Tom Smith,"."""
    pattern = re.compile(rf"\b(?:[Tt]he|[Aa]n?) (?:[\w’'-]+ ){{0,3}}{re.escape(head)},? (?=[^\W\d_a-z])")
    for match in pattern.finditer(page.text, max(0, at - FAR), at):
        names = cast.between(match.end(), match.end() + 1)
        if names and names[0].figure.kind is SourceKind.PERSON:
            return names[0].figure
    return None


def presented(page: Layout, head: str, at: int) -> str:
    """The description in which a noun first appeared with "a" before it: "spokesperson for the bishop"; else ""."""
    beside = r"(?: (?:for|of|from|at|with) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})?"
    noun = rf"(?:(?!(?:{_OF})\b)[\w’'-]+ ){{0,4}}?{re.escape(head)}\b{beside}"
    pattern = re.compile(rf"(?<![\w’'-])(?:[Aa]n?|[Oo]ne|[Aa]nother) ({noun})")
    match = pattern.search(page.text, max(0, at - FAR), at)
    return match.group(1) if match else ""
