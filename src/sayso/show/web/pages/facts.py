"""The facts that pages share: a name to follow, a stance taken, a quotation with where it stands.

Words are verbatim here; what is invisible or would be obeyed is written out where a page shows them (`sayso.show.visible`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import SURE_STATEMENT, Article, Mode, Position, Reversal, Source, Stance, Turn
from sayso.show.lookup import Entry, Lookup
from sayso.show.stances import Grade, grade

__all__ = ["Change", "Named", "Quote", "Taken", "change", "change_id", "changes", "named", "outlet", "quote", "taken"]


@dataclass(frozen=True, slots=True)
class Named:
    """A row that has a page of its own."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance on a claim."""

    claim: str
    text: str
    stance: Stance
    grade: Grade
    confidence: float
    corrected: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement: who, through whom, when, in which words, where they stand and which positions it takes.

    `verified` tells that the article's text has these very words there, as checked for this page; `sure` that the model is sure
    of the words and of who said them.
    """

    statement: str
    source: Named
    via: tuple[Named, ...]
    speaks_for: Named | None
    when: str
    mode: Mode
    cue: str
    words: tuple[str, ...]
    article: Named
    title: str | None
    published: str | None
    sure: bool
    corrected: bool
    verified: bool
    positions: tuple[Taken, ...]

    @property
    def first(self) -> Taken:
        """The stance on the claim that the page is about."""
        return self.positions[0]


@dataclass(frozen=True, slots=True)
class Change:
    """A source's earlier and later statement on a claim."""

    id: str
    claim: Named
    source: Named
    kind: Turn
    before: Quote
    after: Quote


def named(source: Source) -> Named:
    return Named(source.id, source.name)


def outlet(article: Article) -> Named:
    """The article under the name of its outlet, failing that of its file or address."""
    return Named(article.id, article.outlet or article.file or article.url or article.id)


def taken(lookup: Lookup, position: Position) -> Taken:
    text = lookup.claims[position.claim].text
    confidence = round(position.confidence, 4)
    return Taken(position.claim, text, position.stance, grade(position), confidence, position.corrected)


def quote(lookup: Lookup, entry: Entry, positions: Iterable[Position] | None = None) -> Quote:
    """The entry's statement with its position, failing that with all positions that are known, or with those given."""
    said, article = entry.statement, entry.article
    if positions is None:
        positions = (entry.position,) if entry.position else lookup.positions.get(said.id, ())
    owner = lookup.speaks_for(entry.source)
    spans = (*said.content, *said.cue, *said.source_mention)
    return Quote(
        statement=said.id,
        source=named(entry.source),
        via=tuple(named(relay) for relay in entry.via),
        speaks_for=None if owner is entry.source else named(owner),
        when=" ".join(entry.when.split()),
        mode=said.mode,
        cue=" ".join(span.exact for span in said.cue),
        words=tuple(span.exact for span in said.content),
        article=outlet(article),
        title=article.title,
        published=article.published,
        sure=said.corrected or said.confidence >= SURE_STATEMENT,
        corrected=said.corrected,
        verified=all(article.text[span.start : span.end] == span.exact for span in spans),
        positions=tuple(taken(lookup, position) for position in positions),
    )


def change(lookup: Lookup, reversal: Reversal) -> Change:
    """The reversal with both quotations, each with its position on the claim."""
    claim, both = lookup.claims[reversal.claim], []
    for id in reversal.statements:
        own = [position for position in lookup.positions.get(id, ()) if position.claim == claim.id]
        both.append(quote(lookup, lookup.entry(lookup.statements[id]), own))
    source = named(lookup.sources[reversal.source])
    return Change(change_id(reversal), Named(claim.id, claim.text), source, reversal.kind, both[0], both[1])


def changes(lookup: Lookup, reversals: Iterable[Reversal]) -> tuple[Change, ...]:
    """The earliest first; of a speaker's and an organisation's through the same two statements, the speaker's."""
    by_words: dict[tuple[str, tuple[str, str]], Change] = {}
    for reversal in sorted(reversals, key=change_id):
        key, found = (reversal.claim, reversal.statements), change(lookup, reversal)
        if key not in by_words or found.source == found.after.source:
            by_words[key] = found
    return tuple(sorted(by_words.values(), key=lambda each: (each.after.when, each.id)))


def change_id(reversal: Reversal) -> str:
    """The reversal's page: its claim, source and statements."""
    return "-".join((reversal.claim, reversal.source, *reversal.statements))
