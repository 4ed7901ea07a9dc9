"""Whom a pronoun means: rules for "who", "we" and "they", a learned ranking for "he", "she" and "it"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sayso.model import SourceKind
from sayso.resolve.cast import Cast, Figure, Occurrence
from sayso.resolve.fitting import human, media
from sayso.resolve.introduced import plural_subject
from sayso.resolve.layout import Layout
from sayso.resolve.lexicon import ANONYMOUS as UNNAMED_NOUNS
from sayso.resolve.lexicon import (
    CONJUNCTIONS,
    DEFINITE,
    GENERIC,
    HE,
    INDEFINITE,
    IT,
    ORGANISATIONS,
    PEOPLE,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    ROLES,
    SHE,
    THEY,
    WE,
)
from sayso.resolve.mentions import parse
from sayso.resolve.names import stem
from sayso.resolve.ranking import Candidate, best

__all__ = ["Pronouns"]

PERSON, ORGANISATION = SourceKind.PERSON, SourceKind.ORGANISATION
GROUP, DOCUMENT, ANONYMOUS = SourceKind.GROUP, SourceKind.DOCUMENT, SourceKind.ANONYMOUS

FAR = 20_000  # code points back within one paragraph: more than any article needs, so that a book costs what its pages cost
REACH = 4  # paragraphs back in which a pronoun looks for its person
NAMED = 8  # places of a name looked at for "the" before it
_HANDLE = re.compile(r"[^\n()]{1,60}\(@")
LINKS, OPENING = PREPOSITIONS | CONJUNCTIONS, DEFINITE | INDEFINITE
SOMEONE = ROLES | UNNAMED_NOUNS | PLURALS | PEOPLE | GENERIC  # nouns that "who" goes on about
SOMETHING = SOMEONE | ORGANISATIONS  # and "which"
FAR_BACK = 120  # characters before "who" in which its noun is looked for
TAIL, LONG = 8, 6  # words of what stands between a noun and its "who", and of the phrase that it ends


class Pronouns:
    """Reads pronouns; `spoken` are those who have spoken so far and where, `figure` reads any other mention."""

    def __init__(
        self, page: Layout, cast: Cast, outlet: str | None, spoken: Sequence[tuple[int, Figure]],
        figure: Callable[[str, int], Figure],
    ) -> None:  # fmt: skip
        self._page, self._cast, self._outlet, self._spoken, self._figure = page, cast, outlet, spoken, figure

    def meant(self, word: str, at: int, *, gender: str | None = None) -> Figure | None:
        """The figure a pronoun at an offset means; None if nobody was named."""
        if word in ("who", "which", "that", "whom"):
            return self._before_who(word, at)
        if word not in PRONOUNS:
            return None
        if word in WE:
            return self._we(at)
        if word in IT:
            return self.recent(at, (ORGANISATION, DOCUMENT), "")
        if word in THEY:
            said = self._spoken and self._page.sentence(self._spoken[-1][0]) == self._page.sentence(at)
            if not said and (plural := plural_subject(self._page, at)):
                return self._figure(*plural)
            many = self._spoken_last(at, (GROUP, ANONYMOUS, ORGANISATION), plural=True)
            return many or self._spoken_last(at, tuple(SourceKind)) or self.recent(at, (ORGANISATION, GROUP), "")
        sex = gender if gender is not None else "f" if word in SHE else "m" if word in HE else ""
        return self.recent(at, (PERSON, ANONYMOUS), sex) or self._following(at, sex) or self._long_before(at, sex)

    def _before_who(self, word: str, at: int) -> Figure | None:
        before = [o for o in self._cast.between(at - 240, at) if o.end <= at]
        start, _ = self._page.sentence(at)
        beside = before[-1].figure if before and before[-1].end >= at - 3 else None
        if beside and (beside.kind is PERSON or word == "which"):
            return beside
        text, first = self._page.text, max(start, at - FAR_BACK)
        if noun := _noun_before(text, first, at, thing=word == "which"):
            place = text.rfind(noun, first, at)
            named = next((o.figure for o in before if 0 <= place - o.end <= 2 and text[o.end : place].startswith(",")), None)
            return named or self._figure(noun, at)
        if not text[max(0, at - 3) : at].rstrip(" ").endswith(","):
            return beside if beside and beside.told else None  # "a patient with Ebola who says": not the last one named
        people = [o for o in before if o.start >= start and o.figure.kind is PERSON]
        return beside or (people[-1].figure if people else self.meant("he", at, gender=""))

    def _we(self, at: int) -> Figure | None:
        if self._page.quoted(at) and self._spoken:
            return self._spoken[-1][1]
        if not self._outlet:
            return None
        return self._cast.find(self._outlet, at) or self._cast.add(parse(self._outlet), self._outlet, ORGANISATION)

    def _spoken_last(self, at: int, kinds: tuple[SourceKind, ...], *, plural: bool = False) -> Figure | None:
        here = self._page.paragraph_at(at)
        for where, figure in reversed(self._spoken):
            near = where < at and here - self._page.paragraph_at(where) <= REACH
            many = figure.kind in (GROUP, ORGANISATION) or not figure.single
            if near and figure.kind in kinds and (many or not plural):
                return figure
        return None

    def recent(self, at: int, kinds: tuple[SourceKind, ...], sex: str) -> Figure | None:
        """The likeliest of those named or heard in the paragraphs just before."""
        here = self._page.paragraph_at(at)
        reach = self._page.paragraphs[max(0, here - REACH)][0] if self._page.paragraphs else 0
        named: dict[Figure, list[Occurrence]] = {}
        for occurrence in self._cast.between(max(reach, at - FAR), at):
            if not occurrence.quoted and not self._signs(occurrence.start):
                named.setdefault(occurrence.figure, []).append(occurrence)
        spoke: dict[Figure, list[int]] = {}
        for where, figure in self._spoken:
            if reach <= where < at and not self._signs(where):
                spoke.setdefault(figure, []).append(where)
        fitting = [figure for figure in {**named, **spoke} if self._fits(figure, kinds, sex)]
        return best(self._page, at, sex, [Candidate(f, tuple(named.get(f, ())), tuple(spoke.get(f, ()))) for f in fitting])

    def _fits(self, figure: Figure, kinds: tuple[SourceKind, ...], sex: str) -> bool:
        """Whether a figure is one that a pronoun of that sex may mean, of these kinds."""
        person = PERSON in kinds
        perhaps = person and self._perhaps(figure)
        of_kind = figure.kind in kinds and (not person or human(figure))
        return figure.single and (of_kind or perhaps) and not (sex and figure.gender not in ("", sex))

    def _perhaps(self, figure: Figure) -> bool:
        """Whether one that speaks, and of which only a single name without "the" is known, may be a person."""
        if figure.kind is not ORGANISATION or figure.sure or not figure.told or not figure.name.istitle() or media(figure):
            return False
        article = any(self._page.text[max(0, at - 4) : at].lower() == "the " for at in figure.seen[:NAMED])
        return figure.name.isalpha() and not article and "report" not in figure.heads

    def _signs(self, at: int) -> bool:
        """Whether a name signs a post, and so has no part in what is told around it: "— Ann Smith (@asmith)"."""
        text = self._page.text
        return text[max(0, at - 2) : at].rstrip().endswith(("—", "–", "-")) and bool(_HANDLE.match(text, at))

    def _long_before(self, at: int, sex: str) -> Figure | None:
        """Who spoke last beyond the reach of a pronoun, as after a quotation of many paragraphs."""
        people = (f for where, f in reversed(self._spoken) if where < at and f.kind is PERSON and not self._signs(where))
        return next((f for f in people if f.single and f.gender in ("", sex)), None)

    def _following(self, at: int, sex: str) -> Figure | None:
        """ "When he was asked, Smith said": the person named next in the same paragraph."""
        _, end = self._page.paragraph(at)
        later = (o.figure for o in self._cast.between(at + 1, end))
        return next((f for f in later if f.kind is PERSON and f.gender in ("", sex)), None)


def _noun_before(text: str, start: int, at: int, *, thing: bool) -> str:
    """The phrase that "which", of a `thing`, or "who" goes on about, if need be across its place: "the |aides| in Ohio, who"."""
    nouns = SOMETHING if thing else SOMEONE
    words = text[start:at].rstrip(" ,").split()
    near = len(words) if thing else max(0, len(words) - TAIL)
    ends = [len(words), *(i for i in range(len(words) - 1, near, -1) if words[i].lower() in PREPOSITIONS)]
    for end in ends if words else ():
        noun = words[end - 1]
        if noun.endswith("%") or noun == "percent" or (noun.islower() and {noun, stem(noun)} & nouns):
            first = end - 1
            while first and end - first < LONG and words[first - 1].lower() not in LINKS:
                if not words[first - 1][-1].isalnum() and not words[first - 1].endswith("%"):
                    break
                first -= 1
                if words[first].lower() in OPENING or words[first].endswith(("'s", "’s")):
                    return " ".join(words[first:end])
            kept = [i for i in range(first, end) if words[i][0].isupper() or words[i][0].isdigit() or words[i] in QUANTIFIERS]
            return " ".join(words[kept[0] if kept else end - 1 : end])
    return ""
