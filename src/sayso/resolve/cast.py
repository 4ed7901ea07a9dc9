"""Who is in an article: the names found anywhere in it, gathered into figures, with what the text around them says of each.

It has to be right about those who speak or are referred to by "he" or "the minister", and may miss the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field

from sayso.model import SourceKind
from sayso.resolve.given import SEXED
from sayso.resolve.layout import Layout
from sayso.resolve.lexicon import (
    CORPORATE,
    MEDIA_MARKS,
    ORGANISATIONS,
    PARTICLES,
    PLACE_PREFIXES,
    ROLES,
    SEATS,
    SURNAMES,
)
from sayso.resolve.mentions import Mention, Shape, parse
from sayso.resolve.names import gender_of, initials, is_acronym, key, plain, same_organisation, stem
from sayso.resolve.persons import person_name, same_person
from sayso.resolve.phrases import demonym, named_kind
from sayso.resolve.spotting import spotted

__all__ = ["Cast", "Figure", "Occurrence", "read_cast"]

BODIES_AND_MEDIA = ORGANISATIONS | MEDIA_MARKS
SUBJECT = 30  # characters from the start of a sentence within which a name is taken for its subject


@dataclass(slots=True, eq=False)
class Figure:
    """One who may speak, as the article goes on to show: names and offices used, where it occurs, where it has spoken."""

    name: str
    kind: SourceKind
    gender: str = ""
    single: bool = True
    of: str = ""
    owner: Figure | None = None
    names: dict[str, None] = field(default_factory=dict)
    roles: dict[str, None] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    seen: list[int] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    sure: bool = False
    proper: bool = True

    def learn(self, mention: Mention) -> None:
        """Takes over what a further mention says."""
        for name in (mention.text, mention.name, *mention.called):
            if name and mention.shape is not Shape.PRONOUN:
                self.names.setdefault(name)
        if mention.role:
            self.roles.setdefault(mention.role)
            self.sure = self.sure or self.kind is SourceKind.PERSON
        self.heads |= {stem(word.strip(".").lower()) for word in mention.role.split()} | (
            {mention.head} if mention.head else set()
        )
        self.gender = self.gender or mention.gender
        self.of = self.of or mention.of


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name in the text: where it begins and ends, whose, whether it opens its sentence and whether it is quoted."""

    start: int
    end: int
    figure: Figure
    opens: bool
    quoted: bool


class Cast:
    """The figures of one article and where each occurs."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.occurrences: list[Occurrence] = []
        self.alone = Counter[str]()  # how often a word is a whole name in the text
        self._by_key: dict[str, Figure] = {}
        self._by_word: dict[str, list[Figure]] = {}

    def add(self, mention: Mention, name: str, kind: SourceKind, *, proper: bool = True) -> Figure:
        """A new figure of that name."""
        figure = Figure(
            name,
            kind,
            mention.gender or (gender_of(name=name) if proper and kind is SourceKind.PERSON else ""),
            mention.single,
            proper=proper,
        )
        figure.learn(mention)
        self.figures.append(figure)
        if proper:
            self.called(figure, name)
            for other in mention.called:
                self.called(figure, other)
        return figure

    def called(self, figure: Figure, name: str) -> None:
        """Lets a figure be found by a name."""
        figure.names.setdefault(name)
        self._by_key.setdefault(key(name), figure)
        for word in key(name).split():
            known = self._by_word.setdefault(word, [])
            if figure not in known:
                known.append(figure)

    def fuller(self, figure: Figure, mention: Mention) -> None:
        """Keeps the fullest name, and finds the figure by this one too."""
        words = len(key(mention.name).split())
        if words > 1:
            self.called(figure, mention.name)
        acronym = is_acronym(figure.name) and not is_acronym(mention.name)
        if acronym or (figure.kind is SourceKind.PERSON and 3 >= words > len(key(figure.name).split())):
            figure.name = mention.name

    def between(self, start: int, end: int) -> list[Occurrence]:
        """The occurrences that begin in a stretch of the text, in order."""
        low, high = (bisect_left(self.occurrences, at, key=lambda o: o.start) for at in (start, end))
        return self.occurrences[low:high]

    def exact(self, name: str) -> Figure | None:
        return self._by_key.get(key(name))

    def find(self, name: str, at: int, *, gender: str = "", person: bool = False) -> Figure | None:
        """The figure meant by a name at an offset: of the same name or surname, or of which it is a part or the acronym."""
        words = key(name).split()
        if not words:
            return None
        found = self._by_key.get(" ".join(words))
        if found and not (gender and found.gender and gender != found.gender):
            return found
        if words[0] in PARTICLES and not person_name(name).given:
            words = [person_name(name).surname]  # "van der Orme"
        near = [f for word in dict.fromkeys(words) for f in self._by_word.get(word, ())]
        if len(words) == 1:
            people = [f for f in near if f.kind is SourceKind.PERSON and person_name(f.name).surname == words[0]]
            first = [f for f in near if f.kind is SourceKind.PERSON and person_name(f.name).first == words[0] and len(near) == 1]
            people = [f for f in people or first if not (gender and f.gender and f.gender != gender)]
            if people:
                return relative(people, at)
            return None if person or found else self._organisation(name, words[0], near, at)
        same = [f for f in dict.fromkeys(near) if _same(f, name) and not (gender and f.gender and f.gender != gender)]
        if not same:
            same = [f for f in self.figures if f.proper and is_acronym(f.name) and same_organisation(f.name, name)]
        return nearest(same, at) if same else self._single(name)

    def _single(self, name: str) -> Figure | None:
        """The figure so far known by one word alone that is the surname or the given name of a full name, and nobody else's."""
        if named_kind(name) is not SourceKind.PERSON:
            return None
        parts = person_name(name)
        for word in (parts.surname, parts.first):
            figure = self._by_key.get(word)
            known = figure and key(figure.name) == word and self._by_word[word] == [figure] and not is_acronym(figure.name)
            if known and word not in ORGANISATIONS and word not in MEDIA_MARKS:
                return figure
        return None

    def _organisation(self, name: str, word: str, near: list[Figure], at: int) -> Figure | None:
        if is_acronym(name):
            spelled = [
                f
                for f in self.figures
                if f.kind is not SourceKind.PERSON and initials(f.name) == word and len(f.name) > len(name)
            ]
            if spelled:
                return nearest(spelled, at)
        near = [f for f in near if f.kind is SourceKind.ORGANISATION and len(key(f.name).split()) > 1]
        if word in ORGANISATIONS or word in MEDIA_MARKS:
            heads = [f for f in near if word in (key(f.name).split()[-1], re.split(r" (?:of|for) ", key(f.name))[0].split()[-1])]
            return nearest(heads, at) if heads else None
        if word in SEATS or word in PLACE_PREFIXES or demonym(name):
            return None
        generic = [f for f in near if self._short_of(f, word)]
        return nearest(generic, at) if generic else None

    def _short_of(self, figure: Figure, word: str) -> bool:
        """Whether an organisation may be called by one word of its name: not where that word alone is named more often.

        What is named with "of" may be somebody and where he is from: "Ann Smith of Acme" is Smith.
        """
        before, of, _ = key(figure.name).partition(" of ")
        if of and 1 < len(before.split()) < 4 and before.split()[-1] == word:
            return True
        others = {w for w in key(figure.name).split() if w != word}
        return others <= CORPORATE or (others <= BODIES_AND_MEDIA and len(figure.seen) >= self.alone[word])


def relative(people: list[Figure], at: int) -> Figure:
    """Of people of one surname the one meant by it alone: who is named most so far, of several such the one named last."""
    most = max(bisect_right(figure.seen, at) for figure in people)
    return nearest([figure for figure in people if bisect_right(figure.seen, at) == most], at)


def nearest(figures: list[Figure], at: int) -> Figure:
    """The figure last seen before an offset, else the one seen first after it."""

    def distance(figure: Figure) -> tuple[bool, int]:
        index = bisect_right(figure.seen, at)
        return (not index, at - figure.seen[index - 1] if index else (figure.seen or [at])[0] - at)

    return min(figures, key=distance)


def _same(figure: Figure, name: str) -> bool:
    if figure.kind is SourceKind.PERSON:
        return same_person(figure.name, name) and not _body(name)
    if same_organisation(figure.name, name):
        return True
    longer, shorter = sorted((key(figure.name).split(), key(name).split()), key=len, reverse=True)
    return (
        figure.kind is SourceKind.ORGANISATION
        and len(shorter) > 1
        and longer[-len(shorter) :] == shorter
        and shorter[-1] in ORGANISATIONS
    )


def _body(name: str) -> bool:
    """Whether a name is that of a body called after somebody: "Ann Smith Foundation"."""
    return key(name).split()[-1] in ORGANISATIONS - SURNAMES


def read_cast(page: Layout, outlet: str | None = None) -> Cast:
    """Finds the names of an article and gathers them into figures: full names first, then the words alone that stand for them."""
    cast = Cast()
    if outlet:
        cast.add(parse(outlet), plain(outlet), SourceKind.ORGANISATION)
    found = list(spotted(page))
    cast.alone.update(key(mention.name) for _, _, mention in found)
    for start, end, mention in sorted(found, key=lambda item: (-min(2, len(item[2].name.split())), item[0])):
        bare = len(mention.name.split()) == 1
        figure = cast.find(mention.name, start, gender=mention.gender)
        if figure is None:
            kind = mention.kind
            known = mention.gender or key(mention.name) in SEXED or _held(mention)
            if bare and kind is SourceKind.PERSON and not known:
                kind = SourceKind.ORGANISATION
            figure = cast.add(mention, mention.name, kind)
        else:
            figure.learn(mention)
            cast.fuller(figure, mention)
        if not bare or key(mention.name) != person_name(figure.name).first:
            figure.seen.append(start)  # "Ann" does not tell whom "Smith" means
        first, _ = page.sentence(start)
        cast.occurrences.append(Occurrence(start, end, figure, start - first <= SUBJECT, page.quoted(start)))
    cast.occurrences.sort(key=lambda o: o.start)
    places: dict[Figure, set[int]] = {figure: set() for figure in cast.figures}
    for occurrence in cast.occurrences:
        places[occurrence.figure].add(occurrence.start)
    for figure, seen in places.items():
        figure.seen = sorted(seen)
        figure.sure = figure.sure or bool(figure.gender)
    return cast


def _held(mention: Mention) -> bool:
    """Whether a name has an office that only a person holds: "Quill, an angry blogger"."""
    words = mention.role.split()
    return bool(words) and (
        words[-1].lower() in ROLES
        or any(word in ROLES and words[i + 1] in ("of", "for", "at") for i, word in enumerate(words[:-1]))
    )
