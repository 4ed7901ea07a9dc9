"""From a mention in an article to the figure it means: names, pronouns, offices, possessives, documents and unnamed sources.

Rules over the cast of the article and over who has spoken so far, in order of the text; `python -m bench.resolution` measures
them. Pronouns are read apart (`pronouns.py`).
"""

from __future__ import annotations

import re
from bisect import insort
from collections import deque
from collections.abc import Callable

from sayso.model import SourceKind
from sayso.resolve.cast import Cast, Figure, nearest
from sayso.resolve.fitting import STORIES, agrees, bare_story, may_be, media
from sayso.resolve.introduced import PASSIVE, according_next, apposed, named_next, presented, publisher
from sayso.resolve.layout import Layout
from sayso.resolve.lexicon import (
    COMPANIES,
    GENERIC,
    MEDIA,
    PRONOUNS,
    ROLES,
    SPOKES,
)
from sayso.resolve.mentions import Mention, Shape, parse
from sayso.resolve.names import is_acronym, key, stem
from sayso.resolve.phrases import demonym, uncapitalised
from sayso.resolve.pronouns import Pronouns

__all__ = ["Reference"]

PERSON, ORGANISATION = SourceKind.PERSON, SourceKind.ORGANISATION
GROUP, DOCUMENT, ANONYMOUS = SourceKind.GROUP, SourceKind.DOCUMENT, SourceKind.ANONYMOUS

MEMORY = 200  # speakers back that are remembered
LONG_QUOTATION = 12  # quoted paragraphs through which whoever spoke last goes on
SAME_WORDS = 4  # an indefinite description repeated word for word is the same unnamed source from this length on
INTERVIEW = {"Q": "interviewer", "A": "interviewee"}
_ASKED = re.compile(r"^Q\.?:", re.MULTILINE)


class Reference:
    """Resolves mentions one after another; `spoke` tells it who has spoken where."""

    def __init__(self, page: Layout, cast: Cast, outlet: str | None) -> None:
        self.page, self.cast, self.outlet = page, cast, outlet
        self.spoken: deque[tuple[int, Figure]] = deque(maxlen=MEMORY)
        self._meant: dict[tuple[str, int], Figure] = {}
        self._publisher = publisher(page, cast, outlet)
        self.pronouns = Pronouns(page, cast, outlet, self.spoken, self.figure)

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
            return self.pronouns.meant(mention.text, at) or self.nameless()
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
            return self.pronouns.meant(mention.text, at)
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
        if found and found.kind is PERSON and not found.gender and mention.head in MEDIA:
            found.kind = mention.kind  # "the newspaper Acme Times"
        if found and mention.role and (mention.kind is PERSON or len(mention.name.split()) > 1):
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
        if owner.name.endswith((f"'s {mention.role}", f"s' {mention.role}")):
            return owner  # "their website", of what was said on it
        mark = "'" if owner.kind is GROUP and owner.name.endswith("s") else "'s"
        name = f"{owner.name}{mark} {mention.role}"
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
        word = re.compile(rf"\b{re.escape(head)}{'' if head in MEDIA else '(?:s|ed)?'}\b")  # no "paper" in "identity papers"
        for where, figure in reversed(self.spoken):
            if where < at and word.search(self.page.text, *self.page.sentence(where)):
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
        bare = mention.definite and mention.single and " " not in mention.text and mention.kind in (PERSON, ANONYMOUS)
        if bare and same is not None:
            return self._holder(mention, at) or same  # "the official": the last one, whoever was called so before
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
            return self.pronouns.recent(at, (ORGANISATION,), "") or self._last(at, lambda f: f.kind is ORGANISATION)
        return None

    def _holder(self, mention: Mention, at: int) -> Figure | None:
        """ "the minister", "the Treasury spokesman", "the official", "the writer": the holder of that office, last seen."""
        head = mention.head
        words = {*key(mention.text).split()}
        heard = [
            f
            for f in self.cast.figures
            if f.kind in (PERSON, ANONYMOUS) and f.single and f.told and may_be(f, head) and agrees(f, mention)
        ]
        so_called = [f for f in heard if words <= {word for name in f.names for word in key(name).split()}]
        called = self._last(at, (so_called or heard).__contains__)
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
        return self.pronouns.meant("he", at, gender=mention.gender) if head not in SPOKES else None

    def _last(self, at: int, fits: Callable[[Figure], bool]) -> Figure | None:
        fitting = [f for f in self.cast.figures if f.seen and f.seen[0] < at and fits(f)]
        return nearest(fitting, at) if fitting else None
