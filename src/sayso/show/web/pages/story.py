"""One story: what is claimed in it, who speaks, which articles tell it, and all that is said; and the list of stories."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ledger import Excerpt, Filters, Front, Headline, Listed, Matter
from sayso.show.lookup import Lookup
from sayso.show.web.pages.facts import Named, Quote, quote
from sayso.show.web.pages.lines import ClaimLine, StoryLine, claim_lines, story_line

__all__ = ["StoriesPage", "StoryPage", "Voice", "stories_page", "story_page"]


@dataclass(frozen=True, slots=True)
class StoriesPage:
    """Stories by their newest article: `dispute` is "some", "none" or empty for any, `further` where the list goes on."""

    stories: tuple[StoryLine, ...]
    dispute: str
    further: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a story, and how often."""

    source: Named
    statements: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    """All that the page of a story says; `quotes` are the statements that pass the filters, from number `offset` on."""

    line: StoryLine
    articles: tuple[Headline, ...]
    claims: tuple[ClaimLine, ...]
    voices: tuple[Voice, ...]
    sources: int
    statements: int
    filters: Filters
    quotes: tuple[Quote, ...]
    offset: int
    more: bool


def stories_page(listed: Listed, dispute: str) -> StoriesPage:
    return StoriesPage(tuple(map(story_line, listed.tellings)), dispute, listed.further)


def story_page(matter: Matter, claims: Front, filters: Filters, excerpt: Excerpt, offset: int) -> StoryPage:
    """The page of a story, with its claims as a list has them and the statements that pass the filters."""
    lookup = Lookup(excerpt.snapshot)
    quotes = tuple(quote(lookup, lookup.entry(statement)) for statement in excerpt.snapshot.statements)
    return StoryPage(
        line=story_line(matter.telling),
        articles=matter.telling.articles,
        claims=claim_lines(claims),
        voices=tuple(Voice(Named(source.id, source.name), count) for source, count in matter.speakers),
        sources=matter.sources,
        statements=matter.statements,
        filters=filters,
        quotes=quotes,
        offset=offset,
        more=excerpt.total > len(quotes),
    )
