"""From the figures of an article to its sources: ids, names, aliases, offices, and whom each speaks for."""

from __future__ import annotations

import re
from collections import Counter

from sayso.model import Article, Source, SourceKind
from sayso.resolve.cast import Figure
from sayso.resolve.lexicon import INSTITUTIONS, LEADERS, PREPOSITIONS, QUANTIFIERS, SPOKES, TOPICS
from sayso.resolve.mentions import Shape, parse
from sayso.resolve.names import key, plain, stem
from sayso.resolve.offices import BESIDE, held_before, noun_of, office
from sayso.resolve.reference import Reference
from sayso.spans import content_id

__all__ = ["Sources"]

LEAST = 2  # words of a shorter form
_LEGISLATOR = re.compile(r"\bRep(?:\.|resentative)$")
BODIES_OF = frozenset({"campaign", "office", "team", "camp", "administration", "staff", "embassy"})


class Sources:
    """The sources of an article, made from figures as they are needed."""

    def __init__(self, article: Article, reference: Reference) -> None:
        self._article, self._reference = article.id, reference
        self._ids: dict[Figure, str] = {}
        self.made: dict[str, Source] = {}
        figures = [f for f in reference.cast.figures if f.told]
        self._taken = Counter(
            form for f in figures for form in {key(form) for name in f.names for form in (name, *_briefly(name))}
        )

    def id(self, figure: Figure) -> str:
        """The id of a figure's source, which is made with the one it speaks for on first use."""
        if figure not in self._ids:
            id = content_id("s", self._article, figure.kind, key(figure.name))
            if id in self._ids.values():
                id = content_id("s", self._article, figure.kind, key(figure.name), min(figure.told or figure.seen, default=0))
            self._ids[figure] = id
            owner = self._owner(figure)
            name = plain(figure.name)
            names = _forms(figure) if figure.proper else [*figure.names, *self._brief(figure)]
            aliases = tuple(sorted({plain(other) for other in names} - {name, ""}))
            self.made[id] = Source(id, self._article, name, figure.kind, aliases, _roles(figure), owner)
        return self._ids[figure]

    def _brief(self, figure: Figure) -> list[str]:
        """The shorter forms of a description that nobody else in the article may be called by."""
        return [form for name in figure.names for form in _briefly(name) if self._taken[key(form)] == 1]

    def _owner(self, figure: Figure) -> str | None:
        if not _speaks(figure):
            return None
        owner = figure.owner or (self._reference.owner(figure.of, min(figure.seen, default=0)) if figure.of else None)
        if owner and _topic(owner.name):
            return None
        return self.id(owner) if owner and owner is not figure else None


def _topic(name: str) -> bool:
    """Whether what an office is of is no body but what it is about: "Defense", "Homeland Security"."""
    words = key(name).split()
    return bool(words) and words[-1] in TOPICS and not INSTITUTIONS & {*words}


def _briefly(description: str) -> list[str]:
    """A description without its number or without what follows its noun, where two words are left of it at least."""
    words = description.split()
    ends = (i for i, w in enumerate(words) if i and (w.lower() in PREPOSITIONS or (w.islower() and w.endswith("ing"))))
    stop = next(ends, len(words))
    start = int(len(words) > 1 and words[0].lower() in QUANTIFIERS and words[1] not in ("of", "hundred", "thousand", "million"))
    return [" ".join(words[a:b]) for a in {0, start} for b in {stop, len(words)} if LEAST <= b - a < len(words)]


def _forms(figure: Figure) -> list[str]:
    """The forms of a name; of words before it that were cut along, an office stays: "Tales of Mr. Smith" is "Smith"."""
    forms = []
    for form in map(plain, figure.names):
        mention = parse(form)
        before = form.removesuffix(mention.name) if mention.shape is Shape.NAME and form.endswith(f" {mention.name}") else ""
        held, words = office(before), before.split()
        ragged = bool(held) or any(word.strip(".").lower() in BESIDE for word in words[-1:])
        cut_along = ragged and any(map(str.islower, words))
        forms.append(f"{held} {mention.name}" if cut_along else form)
    return forms


def _roles(figure: Figure) -> tuple[str, ...]:
    """The offices of a person, without "spokesman" beside "Acme spokesman"."""
    held = {office(role) for role in figure.roles} - {""} if figure.kind in (SourceKind.PERSON, SourceKind.ANONYMOUS) else set()
    return tuple(sorted(role for role in held if not any(other.lower().endswith(f" {role.lower()}") for other in held)))


def _speaks(figure: Figure) -> bool:
    """Whether a figure speaks for its owner: a spokesman, a head of it, or a body of its own ("the senator's office")."""
    if figure.kind is SourceKind.ORGANISATION:
        return bool({stem(head) for head in figure.heads} & BODIES_OF)
    nouns = {noun_of(role) for role in _roles(figure) if not held_before(role) and not _LEGISLATOR.search(role)}
    described = set() if figure.proper or held_before(figure.name) else {stem(head) for head in figure.heads}
    return bool((nouns | described) & (SPOKES | LEADERS))
