"""Sources named together: "Acme and the Herald reported" is a statement of each; "Marks and Spencer said" is one of one."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest

from sayso.model import Span
from sayso.resolve.cast import Cast
from sayso.resolve.given import GIVEN
from sayso.resolve.lexicon import ARTICLES, MEDIA_MARKS, ORGANISATIONS, PREPOSITIONS, SEATS, WIRES
from sayso.resolve.mentions import Shape, parse
from sayso.resolve.names import is_acronym, key
from sayso.resolve.phrases import capitalised, demonym, may_speak, one_institution
from sayso.spans import cut, trimmed

__all__ = ["members"]

_AND = re.compile(r",? (?:and|as well as) |, (?=[\w ’'.-]{2,60},? and )")
_BOTH = re.compile(r"\s*(?:both |also )?")
_MOST = 5  # sources named together; a longer list is a list of something else


def members(cast: Cast, text: str, mention: Span) -> tuple[Span, ...]:
    """The mentions that a mention is made of, each of a source that can stand alone; the mention itself where it is one."""
    whole, of = mention, parse(mention.exact).of if parse(mention.exact).shape is Shape.DOCUMENT else ""
    if of and mention.exact.endswith(of):  # "reports by the Herald and Acme News"
        mention = cut(text, mention.end - len(of), mention.end)
    cuts = list(_AND.finditer(text, mention.start, mention.end))
    if not 0 < len(cuts) < _MOST or not cuts[-1].group().strip(" ,").startswith(("and", "as")):
        return (whole,)
    starts = [mention.start, *(match.end() for match in cuts)]
    ends = [*(match.start() for match in cuts), mention.end]
    spans = [
        trimmed(text, match.end() if (match := _BOTH.match(text, start, end)) else start, end)
        for start, end in zip(starts, ends, strict=True)
    ]
    parts = [span for span in spans if span]
    alone = len(parts) == len(spans) and all(
        _alone(part.exact, after.exact if after else "", first=part is parts[0]) for part, after in zip_longest(parts, parts[1:])
    )
    return tuple(parts) if alone and _apart(cast, parts) else (whole,)


def _alone(words: str, after: str, *, first: bool) -> bool:
    """Whether words name a source by themselves ("Acme's lawyer", "police"), and no part of what comes `after` them.

    "A spokesman for Acme and" may go on with Acme, and "Ann" with her surname in "Ann and Tom Smith".
    """
    mention, tokens = parse(words), words.split()
    if any(word.lower() in PREPOSITIONS and (first or word != "of") for word in tokens):
        return False
    if mention.shape is Shape.NAME or demonym(tokens[-1]):
        bare = [word for word in tokens if word.lower() not in ARTICLES]
        shares = len(after.split()) > 1 and key(after.split()[0]) in GIVEN and key(bare[0]) in GIVEN
        return not (len(bare) == 1 and (shares or (demonym(bare[0]) and key(bare[0]) not in MEDIA_MARKS)))
    if mention.shape is Shape.DESCRIPTION:
        return may_speak(tokens[-1].lower())
    return mention.shape is Shape.POSSESSED


def _apart(cast: Cast, parts: list[Span]) -> bool:
    """Whether the parts are no one name ("Fish and Wildlife Service"), no one phrase, and no governments that speak as one."""
    if any(one_institution(one.exact.split(), other.exact.split()) for one, other in pairwise(parts)) and not _seen(
        cast, parts[0]
    ):
        return False
    shapes = {parse(part.exact).shape for part in parts}
    known = [key(part.exact) in WIRES or is_acronym(part.exact) or _seen(cast, part) > 1 for part in parts]
    words = [part.exact.split() for part in parts]
    papers = [
        each[-1].lower() in MEDIA_MARKS and len(each) == 1 + (each is words[0] and each[0].lower() == "the") for each in words
    ]
    if all(papers) and not any(is_acronym(part.exact) for part in parts):
        return False  # "the Globe and Mail"
    if shapes == {Shape.DESCRIPTION} or all(key(part.exact) in SEATS for part in parts):
        return False
    if words[-1][-1].lower() in ORGANISATIONS and words[-1][0].lower() not in ARTICLES:
        return known[0]
    return any(known) or any(len(each) > 1 or not capitalised(each[0]) for each in words)


def _seen(cast: Cast, part: Span) -> int:
    figure = cast.exact(part.exact)
    return len(figure.seen) if figure else 0
