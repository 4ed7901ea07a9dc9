"""From a mention in an article to the figure it means: names, pronouns, offices, possessives, documents and unnamed sources.

Rules over the cast of the article and over who has spoken so far, in order of the text, and a learned ranking for pronouns;
`python -m bench.resolution` measures them.
"""

from __future__ import annotations

import re
from bisect import insort
from collections import deque
from collections.abc import Callable

from sayso.model import SourceKind
from sayso.resolve.cast import Cast, Figure, Occurrence, nearest
from sayso.resolve.fitting import STORIES, agrees, bare_story, human, may_be
from sayso.resolve.introduced import PASSIVE, according_next, apposed, named_next, plural_subject, presented, publisher
from sayso.resolve.layout import Layout
from sayso.resolve.lexicon import ANONYMOUS as UNNAMED_NOUNS
from sayso.resolve.lexicon import (
    COMPANIES,
    DEFINITE,
    GENERIC,
    HE,
    INDEFINITE,
    IT,
    MEDIA,
    MEDIA_MARKS,
    PRONOUNS,
    ROLES,
    SHE,
    SPOKES,
    THEY,
    WE,
    WIRES,
)
from sayso.resolve.mentions import Mention, Shape, parse
from sayso.resolve.names import is_acronym, key, stem
from sayso.resolve.phrases import DOMAIN, demonym, uncapitalised
from sayso.resolve.ranking import Candidate, best

__all__ = ["Reference"]

PERSON, ORGANISATION = SourceKind.PERSON, SourceKind.ORGANISATION
GROUP, DOCUMENT, ANONYMOUS = SourceKind.GROUP, SourceKind.DOCUMENT, SourceKind.ANONYMOUS

MEMORY = 200  # speakers back that are remembered, and
FAR = 20_000  # code points back within one paragraph: more than any article needs, so that a book costs what its pages cost
REACH = 4  # paragraphs back in which a pronoun looks for its person
LONG_QUOTATION = 12  # quoted paragraphs through which whoever spoke last goes on
NAMED = 8  # places of a name looked at for "the" before it
SAME_WORDS = 4  # an indefinite description repeated word for word is the same unnamed source from this length on
INTERVIEW = {"Q": "interviewer", "A": "interviewee"}
_ASKED = re.compile(r"^Q\.?:", re.MULTILINE)
_HANDLE = re.compile(r"[^\n()]{1,60}\(@")
_BEFORE_WHO = re.compile(r"((?:[\w’'-]+ ){0,5}[\w-]+),? $")


class Reference:
    """Resolves mentions one after another; `spoke` tells it who has spoken where."""

    def __init__(self, page: Layout, cast: Cast, outlet: str | None) -> None:
        self.page, self.cast, self.outlet = page, cast, outlet
        self.spoken: deque[tuple[int, Figure]] = deque(maxlen=MEMORY)
        self._meant: dict[tuple[str, int], Figure] = {}
        self._publisher = publisher(page, cast, outlet)

    def spoke(self, figure: Figure, at: int) -> None:
        """Records that a figure is named as the source of something at an offset."""
        figure.told.append(at)
        self.spoken.append((at, figure))

    def carried(self, figure: Figure, at: int) -> None:
        """Records that a figure relayed what is said at an offset: "the report" may mean it later."""
        if figure.kind in (ORGANISATION, DOCUMENT):
            self.spoken.append((at, figure))
            figure.heads.add("report")

    def figure(self, words: str, at: int) -> Figure:
        """The figure that a mention at an offset means, the same each time it is asked for; a new one if it is no other."""
        if (words, at) not in self._meant:
            self._meant[words, at] = self._read(words, at)
        return self._meant[words, at]

    def _read(self, words: str, at: int) -> Figure:
        if words.strip(".") in INTERVIEW and self.page.text.startswith(":", at + len(words)):
            return self._in_interview(INTERVIEW[words.strip(".")])
        first, *rest = words.split() or [""]
        opens = (
            self.page.sentence(at)[0] == at
            and first.isalpha()
            and not is_acronym(first)
            and not demonym(first)
            and self.cast.exact(first) is None
        )
        if opens and rest and all(word.islower() for word in rest):
            words = words[0].lower() + words[1:]  # "Separate reports": a capital for the sentence, not for a name
        mention = parse(words)
        if mention.text == "it" and PASSIVE.match(self.page.text, at + len("it")):
            return self.before(at) or self.nameless()
        if mention.shape is Shape.PRONOUN:
            return self.pronoun(mention.text, at) or self.nameless()
        found = self._existing(mention, at)
        if found is None:
            found = self._new(mention, at)
        found.learn(mention)
        insort(found.seen, at)
        self._owner(found, mention, at)
        return found

    def _in_interview(self, part: str) -> Figure:
        """Who asks or answers after "Q:" and "A:". Whoever is named most before the first of these answers."""
        known = next((figure for figure in self.cast.figures if part in figure.heads), None)
        if known is None:
            opens = _ASKED.search(self.page.text)
            names = [o.figure for o in self.cast.between(0, opens.start() if opens else 0) if o.figure.kind is PERSON]
            answers = part == INTERVIEW["A"] and names
            known = max(names, key=names.count) if answers else self.cast.add(parse(part), part, ANONYMOUS, proper=False)
            known.heads.add(part)
        return known

    def before(self, at: int) -> Figure | None:
        """Who speaks where the text names no source: who spoke last in this paragraph or the one before, or is named next."""
        here = self.page.paragraph_at(at)
        for _ in range(LONG_QUOTATION):
            here -= here > 0 and self.page.quoted(self.page.paragraphs[here - 1][0] + 1)
        near = [f for where, f in self.spoken if where < at and here - self.page.paragraph_at(where) <= 1]
        next_named = None if near else according_next(self.page, at)
        return near[-1] if near else self.figure(*next_named) if next_named else None

    def nameless(self) -> Figure:
        """A source of which the text says nothing."""
        return self.cast.add(parse(""), "unnamed source", ANONYMOUS, proper=False)

    def known(self, words: str, at: int) -> Figure | None:
        """The figure a mention means, if it is one already."""
        return self._existing(parse(words), at)

    def _owner(self, figure: Figure, mention: Mention, at: int) -> None:
        """Whom the figure speaks for, where the mention says so."""
        if mention.of and figure.owner is None and mention.shape is not Shape.DOCUMENT:
            owner = self.owner(mention.of, at)
            figure.owner = owner if owner is not figure else None

    def owner(self, words: str, at: int) -> Figure | None:
        """The figure that a possessor or an employer means ("Smith", "the Acme Group", "his")."""
        named = words[:1].isupper() or words in PRONOUNS or " " in words
        mention = parse(words if named else f"the {words}")
        if mention.shape is Shape.PRONOUN:
            return self.pronoun(mention.text, at)
        if mention.shape is not Shape.DOCUMENT:
            found = self._existing(mention, at)
            if found is None and mention.kind is not ANONYMOUS:
                found = self._new(mention, at)
                found.learn(mention)
            return found
        return None

    def _existing(self, mention: Mention, at: int) -> Figure | None:
        if mention.shape is Shape.NAME:
            return self._by_name(mention, at)
        if mention.shape is Shape.POSSESSED:
            return self._possessed(mention, at)
        if mention.shape is Shape.DOCUMENT:
            return self._document(mention, at)
        return self._described(mention, at)

    def _new(self, mention: Mention, at: int) -> Figure:
        if mention.shape is Shape.NAME:
            return self.cast.add(mention, mention.name, self._kind(mention))
        held = mention.definite and mention.single and not mention.of and stem(mention.head) in ROLES
        fuller = presented(self.page, mention.head, at) if held else ""
        figure = self.cast.add(mention, uncapitalised(fuller or mention.text), mention.kind, proper=False)
        figure.names.setdefault(mention.text)
        return figure

    @staticmethod
    def _kind(mention: Mention) -> SourceKind:
        bare = len(mention.name.split()) == 1 and not mention.role and not mention.gender
        return ORGANISATION if bare and mention.kind is PERSON else mention.kind

    def _by_name(self, mention: Mention, at: int) -> Figure | None:
        found = self.cast.find(mention.name, at, gender=mention.gender, person=mention.kind is PERSON and bool(mention.gender))
        if found and len(mention.name.split()) > 1 and len(found.name.split()) == 1 and mention.kind is PERSON:
            found.kind = PERSON
            self.cast.fuller(found, mention)
        if found and mention.role and len(mention.name.split()) > 1:
            found.kind = mention.kind if found.kind is not PERSON else found.kind
        return found

    def _possessed(self, mention: Mention, at: int) -> Figure | None:
        owner = self.owner(mention.of, at)
        if owner is None:
            return None
        if stem(mention.head) in ROLES and mention.single:
            holders = [f for f in self.cast.figures if f.kind is PERSON and f.proper and mention.head in f.heads]
            mine = [f for f in holders if f.owner is owner or (f.of and self.cast.find(f.of, at) is owner)]
            if mine or len(holders) == 1:
                return nearest(mine or holders, at)
        if owner.name.endswith(f"'s {mention.role}"):
            return owner  # "their website", of what was said on it
        name = f"{owner.name}'s {mention.role}"
        found = self.cast.exact(name)
        if found is None:
            found = self.cast.add(mention, name, mention.kind)
            found.owner, found.sure = owner, True
        return found

    def _document(self, mention: Mention, at: int) -> Figure | None:
        if mention.of:
            return self.owner(mention.of, at)
        if not mention.definite:
            return self._same_words(mention) or (self._publisher if bare_story(mention) else None)
        if mention.head not in STORIES and (author := self._author(mention.head, at)):
            return author
        told = [(q, f) for q, f in self.spoken if q < at and (f.kind in (DOCUMENT, ORGANISATION))]
        for _, figure in reversed(told):
            if figure.kind is DOCUMENT and (mention.head in figure.heads or mention.head in ("report", "article", "story")):
                return figure
            if figure.kind is ORGANISATION and (media(figure) or mention.head in figure.heads):
                return figure
        before = self._last(at, lambda f: mention.head in f.heads or (media(f) and mention.head in STORIES))
        return before or (self._publisher if mention.head in STORIES else None)

    def _author(self, head: str, at: int) -> Figure | None:
        """Who said something in "a statement", further up than "the statement"."""
        for where, figure in reversed(self.spoken):
            if where < at and f" {head}" in self.page.text[slice(*self.page.sentence(where))]:
                return figure
        return None

    def _described(self, mention: Mention, at: int) -> Figure | None:
        alone = (
            self.cast.find(mention.text, at, person=True) if len(mention.text.split()) == 1 and mention.text.istitle() else None
        )
        if alone is not None and alone.kind is PERSON:
            return alone
        if mention.head == "source":
            return self._source(mention, at)
        same = self._same_words(mention)
        if same is None and mention.indefinite and mention.single:
            same = named_next(self.page, self.cast, mention, at)
        if same is not None or mention.indefinite or not (mention.definite or mention.of):
            return same
        if mention.kind in (ORGANISATION, GROUP):
            return self._institution(mention, at)
        return self._holder(mention, at)

    def _source(self, mention: Mention, at: int) -> Figure | None:
        """ "the source", "sources": those that spoke last, if they are as many; "another source" is a new one."""
        same = self._same_words(mention)
        if same is not None or (mention.indefinite or (not mention.definite and len(mention.text.split()) > 1)):
            return same
        unnamed = [f for where, f in self.spoken if where < at and f.kind is ANONYMOUS and f.single == mention.single]
        cited = [f for where, f in self.spoken if where < at and f.kind is ANONYMOUS and mention.definite and "source" in f.heads]
        return unnamed[-1] if unnamed else cited[-1] if cited else None

    def _same_words(self, mention: Mention) -> Figure | None:
        """The figure already described in the same words; a short indefinite description begins a new figure each time."""
        if mention.indefinite and mention.single and len(mention.text.split()) < SAME_WORDS:
            return None
        words = key(mention.text)
        return next((f for f in reversed(self.cast.figures) if f.told and any(key(name) == words for name in f.names)), None)

    def _institution(self, mention: Mention, at: int) -> Figure | None:
        """ "the company", "the ministry", "the newspaper", "the officials": the last one that may be called so."""
        head = stem(mention.head)
        wanted = {w.lower() for w in mention.text.split()}
        if mention.of or any(demonym(w) for w in mention.text.split()):
            return self.cast.find(mention.text, at) if mention.kind is ORGANISATION else None
        named = self._last(
            at,
            lambda f: (
                (f.kind is mention.kind or (f.kind is ANONYMOUS and mention.kind is GROUP and not f.single))
                and (head in f.heads or head in key(f.name).split())
                and f.name.lower() not in wanted
            ),
        )
        if named or mention.kind is GROUP:
            return named
        if head in MEDIA:
            return self._last(at, media) or self._last(at, lambda f: f.proper and bool(f.told) and not f.sure)
        if head in COMPANIES:
            return self._recent(at, (ORGANISATION,), "") or self._last(at, lambda f: f.kind is ORGANISATION)
        return None

    def _holder(self, mention: Mention, at: int) -> Figure | None:
        """ "the minister", "the Treasury spokesman", "the official", "the writer": the holder of that office, last seen."""
        head = mention.head
        called = self._last(
            at, lambda f: f.kind in (PERSON, ANONYMOUS) and f.single and bool(f.told) and may_be(f, head) and agrees(f, mention)
        )
        called = called or self._last(at, lambda f: f.kind is PERSON and f.single and may_be(f, head) and agrees(f, mention))
        if called or mention.kind is ANONYMOUS or not mention.definite:
            return called
        generic = stem(head) in GENERIC
        if mention.of or not (generic or stem(head) in ROLES or head.endswith("-old")):
            return None
        if named := apposed(self.page, self.cast, head, at):
            return named
        if generic and presented(self.page, head, at):
            return None  # "the man" is the one who came in as "a man"
        return self.pronoun("he", at, gender=mention.gender) if head not in SPOKES else None

    def _last(self, at: int, fits: Callable[[Figure], bool]) -> Figure | None:
        fitting = [f for f in self.cast.figures if f.seen and f.seen[0] < at and fits(f)]
        return nearest(fitting, at) if fitting else None

    def pronoun(self, word: str, at: int, *, gender: str | None = None) -> Figure | None:
        """The figure a pronoun at an offset means; None if nobody was named."""
        if word in ("who", "which", "that", "whom"):
            return self._before_who(at)
        if word not in PRONOUNS:
            return None
        if word in WE:
            return self._we(at)
        if word in IT:
            return self._recent(at, (ORGANISATION, DOCUMENT), "")
        if word in THEY:
            said = self.spoken and self.page.sentence(self.spoken[-1][0]) == self.page.sentence(at)
            if not said and (plural := plural_subject(self.page, at)):
                return self.figure(*plural)
            many = self._spoken_last(at, (GROUP, ANONYMOUS, ORGANISATION), plural=True)
            return many or self._spoken_last(at, tuple(SourceKind)) or self._recent(at, (ORGANISATION, GROUP), "")
        sex = gender if gender is not None else "f" if word in SHE else "m" if word in HE else ""
        return self._recent(at, (PERSON, ANONYMOUS), sex) or self._following(at, sex) or self._long_before(at, sex)

    def _before_who(self, at: int) -> Figure | None:
        before = [o for o in self.cast.between(at - 240, at) if o.end <= at]
        if before and before[-1].end >= at - 3:
            return before[-1].figure
        start, _ = self.page.sentence(at)
        noun = _noun_before(self.page.text, max(start, at - 80), at)
        if noun:
            return self.figure(noun, at)
        people = [o for o in before if o.start >= start and o.figure.kind is PERSON]
        return people[-1].figure if people else self.pronoun("he", at, gender="")

    def _we(self, at: int) -> Figure | None:
        if self.page.quoted(at) and self.spoken:
            return self.spoken[-1][1]
        if not self.outlet:
            return None
        return self.cast.find(self.outlet, at) or self.cast.add(parse(self.outlet), self.outlet, ORGANISATION)

    def _spoken_last(self, at: int, kinds: tuple[SourceKind, ...], *, plural: bool = False) -> Figure | None:
        here = self.page.paragraph_at(at)
        for where, figure in reversed(self.spoken):
            near = where < at and here - self.page.paragraph_at(where) <= REACH
            many = figure.kind in (GROUP, ORGANISATION) or not figure.single
            if near and figure.kind in kinds and (many or not plural):
                return figure
        return None

    def _recent(self, at: int, kinds: tuple[SourceKind, ...], sex: str) -> Figure | None:
        """The likeliest of those named or heard in the paragraphs just before."""
        here = self.page.paragraph_at(at)
        reach = self.page.paragraphs[max(0, here - REACH)][0] if self.page.paragraphs else 0
        named: dict[Figure, list[Occurrence]] = {}
        for occurrence in self.cast.between(max(reach, at - FAR), at):
            if not occurrence.quoted and not self._signs(occurrence.start):
                named.setdefault(occurrence.figure, []).append(occurrence)
        spoke: dict[Figure, list[int]] = {}
        for where, figure in self.spoken:
            if reach <= where < at and not self._signs(where):
                spoke.setdefault(figure, []).append(where)
        fitting = [figure for figure in {**named, **spoke} if self._fits(figure, kinds, sex)]
        return best(self.page, at, sex, [Candidate(f, tuple(named.get(f, ())), tuple(spoke.get(f, ()))) for f in fitting])

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
        article = any(self.page.text[max(0, at - 4) : at].lower() == "the " for at in figure.seen[:NAMED])
        return figure.name.isalpha() and not article and "report" not in figure.heads

    def _signs(self, at: int) -> bool:
        """Whether a name signs a post, and so has no part in what is told around it: "— Ann Smith (@asmith)"."""
        text = self.page.text
        return text[max(0, at - 2) : at].rstrip().endswith(("—", "–", "-")) and bool(_HANDLE.match(text, at))

    def _long_before(self, at: int, sex: str) -> Figure | None:
        """Who spoke last beyond the reach of a pronoun, as after a quotation of many paragraphs."""
        people = (f for where, f in reversed(self.spoken) if where < at and f.kind is PERSON and not self._signs(where))
        return next((f for f in people if f.single and f.gender in ("", sex)), None)

    def _following(self, at: int, sex: str) -> Figure | None:
        """ "When he was asked, Smith said": the person named next in the same paragraph."""
        _, end = self.page.paragraph(at)
        later = (o.figure for o in self.cast.between(at + 1, end))
        return next((f for f in later if f.kind is PERSON and f.gender in ("", sex)), None)


def _noun_before(text: str, start: int, at: int) -> str:
    """The phrase right before ", who": from its article or possessor, else from a capital ("Herald sources"); else ""."""
    match = _BEFORE_WHO.search(text, start, at)
    words = match.group(1).split() if match else [""]
    one = stem(words[-1].lower())
    if not words[-1].islower() or one not in ROLES | UNNAMED_NOUNS:
        return ""
    opens = [i for i, word in enumerate(words) if word.lower() in DEFINITE | INDEFINITE or word.endswith(("'s", "’s", "s’"))]
    opens = opens or [i for i, word in enumerate(words) if word[0].isupper()]
    return " ".join(words[opens[-1] :] if opens else words[-1:])


def media(figure: Figure) -> bool:
    """Whether a figure is one that publishes, as far as its names and descriptions tell."""
    words = {w.strip("'s") for name in figure.names for w in key(name).split()} | figure.heads
    site = any(DOMAIN.fullmatch(name) for name in figure.names)
    return figure.kind is ORGANISATION and (site or bool(words & PUBLISHES))


PUBLISHES = MEDIA | MEDIA_MARKS | WIRES
