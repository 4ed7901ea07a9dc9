"""Who is in an article: the names found anywhere in it, gathered into figures, with what the text around them says of each.

A light finder of capitalised names with titles, offices and appositions; no model. It has to be right about those who speak or
are referred to by "he" or "the minister", and may miss the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.model import SourceKind
from sayso.resolve.given import GIVEN
from sayso.resolve.layout import Layout
from sayso.resolve.lexicon import (
    ARTICLES,
    CALENDAR,
    FEMALE,
    MALE,
    MEDIA,
    MEDIA_MARKS,
    NO_PRONOUNS,
    NOT_NAMES,
    ORGANISATIONS,
    PARTICLES,
    PLACE_PREFIXES,
    PREPOSITIONS,
    ROLES,
    SEATS,
    SURNAMES,
)
from sayso.resolve.mentions import Mention, Shape, parse
from sayso.resolve.names import gender_of, initials, is_acronym, key, plain, same_organisation, stem
from sayso.resolve.persons import person_name, same_person
from sayso.resolve.phrases import capitalised, demonym, named_kind, one_institution

__all__ = ["Cast", "Figure", "Occurrence", "read_cast"]

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŌŐŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-Я"
_LETTER = r"[\w\u0300-\u036f]"  # with accents written as characters of their own
_CAP = (rf"(?:(?:[{_UPPER}]\.){{1,4}}|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Adm|Rep|Sen|Gov|St|Prof|Rev|Maj|Brig|Supt|Jr|Sr)\."
        rf"|@\w{{1,30}}|\d[\da-z]{{0,4}}[{_UPPER}][a-z]{_LETTER}*"
        rf"|(?:[ae]l-|a[dnrst]-|ash-|[a-z]{{1,2}})?[{_UPPER}]{_LETTER}*(?:[’'&.@-]{_LETTER}+)*)")  # fmt: skip
_LINK = r"(?:(?:of|for|of the|for the|de|la|de la|del|della|di|du|van|van de[rn]?|von|von de[rn]?|der|den|bin|ibn|al|el|&) )?"
LITTLE, SHORT_HEADLINE, MOSTLY = 3, 4, 0.8  # words longer than three letters, four of them at least, four in five with a capital
_HEADLINE_WORD = re.compile(r"[^\s:,;]+")
_NICKNAME = r"(?: [\"“'‘(](?:[Tt]he )?[A-Z][a-z]\w*[\"”'’)](?= [A-Z]))?"  # Ann "The Fox" Smith
_RUN = re.compile(rf"(?<![\w@]){_CAP}(?:{_NICKNAME} {_LINK}{_CAP}){{0,11}}")
_BEFORE = re.compile(r"((?:[\w’'-]{1,24} ){1,4})$")
_AFTER = re.compile(r", ((?:a |an |the |one |his |her |its |their )?[^,.;:()\"“”\n]{3,100})(?=[,.;\n])|, (?:aged )?\d\d,")
_PAIRED = re.compile(r" \(([A-Z][A-Za-z.]{1,9})\)")
_NUMBERED = frozenset(["flight", "route", "highway", "interstate", "section", "article", "chapter"])
_OF = re.compile(r"\b(?:to|of|for|in) $")
_VERBS = frozenset(["said", "says", "told", "tells", "was", "is", "has", "had", "were", "are", "been", "which", "whose", "added"])
_POSSESSIVE = re.compile(r"[’']s?$")
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
        self._by_key: dict[str, Figure] = {}
        self._by_word: dict[str, list[Figure]] = {}

    def add(self, mention: Mention, name: str, kind: SourceKind, *, proper: bool = True) -> Figure:
        """A new figure of that name."""
        figure = Figure(
            name,
            kind,
            mention.gender or (gender_of(name) if proper and kind is SourceKind.PERSON else ""),
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
        generic = [f for f in near if all(w in ORGANISATIONS or w in MEDIA_MARKS for w in key(f.name).split() if w != word)]
        return nearest(generic, at) if generic else None


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
    found = list(_names(page))
    for start, end, mention in sorted(found, key=lambda item: (-min(2, len(item[2].name.split())), item[0])):
        bare = len(mention.name.split()) == 1
        figure = cast.find(mention.name, start, gender=mention.gender)
        if figure is None:
            kind = mention.kind
            known = mention.gender or key(mention.name) in MALE | FEMALE or _held(mention)
            if bare and kind is SourceKind.PERSON and not known:
                kind = SourceKind.ORGANISATION
            figure = cast.add(mention, mention.name, kind)
        else:
            figure.learn(mention)
            cast.fuller(figure, mention)
        figure.seen.append(start)
        first, _ = page.sentence(start)
        cast.occurrences.append(Occurrence(start, end, figure, start - first <= SUBJECT, page.quoted(start)))
    cast.occurrences.sort(key=lambda o: o.start)
    for figure in cast.figures:
        figure.seen.sort()
        figure.sure = figure.sure or bool(figure.gender)
    return cast


def _held(mention: Mention) -> bool:
    """Whether a name has an office that only a person holds: "Quill, an angry blogger"."""
    words = mention.role.split()
    return bool(words) and (
        words[-1].lower() in ROLES
        or any(word in ROLES and words[i + 1] in ("of", "for", "at") for i, word in enumerate(words[:-1]))
    )


def _names(page: Layout) -> Iterator[tuple[int, int, Mention]]:
    """The names in the text with their offsets, each read together with the office before it and the apposition after it."""
    text = page.text
    plain_paragraphs = [(s, e) for s, e in page.paragraphs if not _title_case(text[s:e])]
    runs = [m for start, end in plain_paragraphs for m in _RUN.finditer(text, start, end)]
    openings = {_first_letter(text, s, e) for s, e in page.sentences}
    inside = Counter(key(word) for m in runs for word in _words_inside(m, openings))
    known = {part for m in runs for part in _parts(_words_inside(m, openings))}
    if known:  # in "Mayor Blames Council" only the words that are names elsewhere are names
        headlines = [(s, e) for s, e in page.paragraphs if (s, e) not in plain_paragraphs]
        runs += [m for s, e in headlines for m in _among(known, text, s, e)]
    else:
        runs = [m for start, end in page.paragraphs for m in _RUN.finditer(text, start, end)]
    alone = Counter(key(match.group()) for match in runs)
    for start, end in _joined(text, [match.span() for match in runs], alone):
        raw = text[start:end]
        words = raw.split()
        if start in openings and not inside[key(words[0])] and (len(words) == 1 or _no_name(words[0])):
            if len(words) == 1:
                continue
            start += len(words[0]) + 1
            raw = text[start:end]
        elif len(words) > 2 and _before_name(words, text[max(0, start - 4) : start], start in openings, alone):
            start += len(words[0]) + 1
            raw = text[start:end]
        raw = _POSSESSIVE.sub("", raw)
        if " " in raw and key(words[-1]) in _NUMBERED and text[end : end + 2].strip().isdigit():
            raw = raw.rsplit(" ", 1)[0]  # "Acme Airlines Flight 12"
        if raw.isupper() and len(raw) > 6:
            continue
        while " " in raw and raw.rsplit(" ", 1)[1].strip(".").lower() in CALENDAR:
            raw = raw.rsplit(" ", 1)[0]
        before, after = _BEFORE.search(text, max(0, start - 60), start), _AFTER.match(text, end)
        mention = parse(_phrase(raw, before.group() if before else "", after.group(1) or "" if after else ""))
        if not mention.name or demonym(mention.name) or (key(mention.name) in NOT_NAMES and mention.name not in NO_PRONOUNS):
            continue
        at = text.find(mention.name.split()[-1], start, end)
        paired = _PAIRED.match(text, end)
        if paired:
            mention = parse(f"{raw} ({paired.group(1)})")
        yield max(start, at - len(mention.name) + len(mention.name.split()[-1])), end, mention


def _joined(text: str, runs: list[tuple[int, int]], alone: Counter[str]) -> Iterator[tuple[int, int]]:
    """The runs, of which two with "and" between them are one where that is the name of an institution.

    What is also named by itself, as `alone` counts, is a body of its own ("Acme and Fraud Office").
    """
    start, end = 0, 0
    for run in sorted(runs):
        if end and _one(text, (start, end), run, alone):
            end = run[1]
            continue
        if end:
            yield start, end
        start, end = run
    if end:
        yield start, end


def _one(text: str, one: tuple[int, int], other: tuple[int, int], alone: Counter[str]) -> bool:
    """Whether the capitals of two runs are the halves of one institution's name."""
    if text[one[1] : other[0]] != " and ":
        return False
    first, second = (text[slice(*run)] for run in (one, other))
    return alone[key(first)] <= 1 and one_institution(first.split(), second.split())


def _before_name(words: list[str], before: str, opens: bool, alone: Counter[str]) -> bool:
    """Whether the first of the words stands before a name and is no part of it.

    So "New" does in "New Acme Society guidelines", where the text goes on to speak of the Acme Society, and "Ukraine" in
    "envoy to Ukraine Ann Smith".
    """
    if opens and key(words[0]) not in GIVEN and alone[key(" ".join(words[1:]))]:
        return True
    return key(words[0]) in SEATS and key(words[1]) in GIVEN and bool(_OF.search(before))


def _no_name(word: str) -> bool:
    """Whether a word that opens a sentence before a name is none itself ("However Smith", "Currently Smith")."""
    low = key(word)
    return low in NOT_NAMES or (low.endswith(("ing", "ly")) and len(low) > LITTLE + 2 and low not in GIVEN)


def _title_case(paragraph: str) -> bool:
    """Whether a paragraph is a headline That Begins Most of Its Words Like Names."""
    words = [word for word in paragraph.split() if word[0].isalpha() and len(word) > LITTLE]
    return len(words) >= SHORT_HEADLINE and sum(word[0].isupper() for word in words) >= MOSTLY * len(words)


def _parts(words: list[str]) -> set[str]:
    """The stretches of at most four words of a run, as keys."""
    keys = [key(word) for word in words]
    return {" ".join(keys[i:j]) for i in range(len(keys)) for j in range(i + 1, min(i + 4, len(keys)) + 1)}


def _among(known: set[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The stretches of a headline that are known as names, the longest from the left."""
    for run in _RUN.finditer(text, start, end):
        words = list(_HEADLINE_WORD.finditer(text, run.start(), run.end()))
        keys, i = [key(word.group()) for word in words], 0
        while i < len(words):
            j = next((j for j in range(min(i + 4, len(words)), i, -1) if " ".join(keys[i:j]) in known), i)
            match = _RUN.match(text, words[i].start(), words[j - 1].end()) if j > i else None
            if match:
                yield match
            i = max(j, i + 1)


def _phrase(raw: str, before: str, after: str) -> str:
    """The name with the lower-case office directly before it ("spokesman", "the newspaper") and an apposition after it."""
    office: list[str] = []
    for word in reversed(before.split()):
        low = word.strip(".").lower()
        if low in ARTICLES:
            office.insert(0, low)
            break
        if office and capitalised(word) and low not in NOT_NAMES:
            office.insert(0, word)  # "Acme spokesman"
            continue
        if not word.islower() or not (office or low in ROLES or low in MEDIA or stem(low) in ORGANISATIONS):
            break
        if office and low in ("of", "for", "to", "in", "by", "from", "and", "with", "told", "said", "as", "at", "on", "that"):
            break
        office.insert(0, word)
    return " ".join([*office, raw]) + (f", {after}" if _apposed(after.split()) else "")


def _apposed(words: list[str]) -> bool:
    """Whether the words between commas after a name say who that is: "a lawyer for Acme", "editor of the Herald"."""
    role = next((i for i, w in enumerate(words[:9]) if w.strip(".").lower() in ROLES), None)
    if role is None or any(w.lower() in PREPOSITIONS for w in words[:role]):
        return False  # "Smith, reached through a spokesman,"
    ends = role + 1 == len(words) or words[role + 1].lower() in (
        "of",
        "for",
        "at",
        "in",
        "with",
        "from",
        "and",
        "to",
        "who",
        "on",
        "specialising",
    )
    return (words[0].lower() in ARTICLES or ends) and not any(w.lower() in _VERBS for w in words[: role + 1])


def _first_letter(text: str, start: int, end: int) -> int:
    return next((at for at in range(start, min(end, start + 8)) if text[at].isalnum() or text[at] == "@"), start)


def _words_inside(match: re.Match[str], openings: set[int]) -> list[str]:
    words = match.group().split()
    return words[1:] if match.start() in openings else words
