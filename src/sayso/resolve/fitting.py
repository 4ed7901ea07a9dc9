"""Whether a figure may be meant by a word: by its nouns, by its gender, as a person, as one that publishes."""

from __future__ import annotations

from sayso.model import SourceKind
from sayso.resolve.cast import Figure
from sayso.resolve.lexicon import ANONYMOUS, GENERIC, MEDIA, MEDIA_MARKS, ROLES, WIRES
from sayso.resolve.mentions import Mention
from sayso.resolve.names import key, stem
from sayso.resolve.phrases import DOMAIN, capitalised

__all__ = ["STORIES", "agrees", "bare_story", "human", "may_be", "media"]

SPEAKERS_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson"})
STORIES = frozenset(["report", "article", "story", "piece"])
PUBLISHES = MEDIA | MEDIA_MARKS | WIRES


def may_be(figure: Figure, head: str) -> bool:
    """Whether a figure may be called by a noun: its own heads, or one that ends in it ("screenwriter": "writer")."""
    one = stem(head)
    if one in SPEAKERS_FOR and figure.heads & SPEAKERS_FOR:
        return True
    if one in GENERIC and figure.kind is SourceKind.PERSON and figure.proper:
        return False
    return any(h == one or (len(one) > 4 and h.endswith(one)) for h in map(stem, figure.heads)) or (
        one == "congressman" and bool(figure.heads & {"rep", "representative", "lawmaker"})
    )


def bare_story(mention: Mention) -> bool:
    """Whether a mention is a story of which nothing tells whose it is: "a new report", not "a French report"."""
    return mention.single and mention.head in STORIES and not any(map(capitalised, mention.text.split()))


def human(figure: Figure) -> bool:
    """Whether "he" or "she" may mean a figure: not what is described by another noun ("the evidence")."""
    if figure.proper or figure.gender or figure.kind is SourceKind.ANONYMOUS:
        return True
    nouns = {stem(head) for head in figure.heads}
    return bool(nouns & (ROLES | GENERIC | ANONYMOUS)) or any("-old" in noun for noun in nouns)


def agrees(figure: Figure, mention: Mention) -> bool:
    return not (figure.gender and mention.gender and figure.gender != mention.gender)


def media(figure: Figure) -> bool:
    """Whether a figure is one that publishes, as far as its names and descriptions tell."""
    words = {w.strip("'s") for name in figure.names for w in key(name).split()} | figure.heads
    site = any(DOMAIN.fullmatch(name) for name in figure.names)
    return figure.kind is SourceKind.ORGANISATION and (site or bool(words & PUBLISHES))
