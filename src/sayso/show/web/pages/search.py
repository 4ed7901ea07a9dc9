"""What was found: statements that pass the filters, and articles that have the words elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.ledger import Excerpt, Filters
from sayso.model import Article
from sayso.show.lookup import Lookup
from sayso.show.web.pages.facts import Named, Quote, outlet, quote

__all__ = ["Passage", "SearchPage", "search_page"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article that are nobody's statement."""

    article: Named
    title: str | None
    published: str | None
    start: int
    excerpt: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All that the page of a search says; `more` where not all statements are shown."""

    filters: Filters
    quotes: tuple[Quote, ...]
    more: bool
    passages: tuple[Passage, ...]


def search_page(filters: Filters, excerpt: Excerpt, articles: Sequence[Article]) -> SearchPage:
    """What was found, with the articles of the passages."""
    lookup, known = Lookup(excerpt.snapshot), {article.id: article for article in articles}
    quotes = tuple(quote(lookup, lookup.entry(statement)) for statement in excerpt.snapshot.statements)
    passages = tuple(
        Passage(outlet(article), article.title, article.published, hit.start, hit.excerpt)
        for hit, article in ((hit, known[hit.article]) for hit in excerpt.passages)
    )
    return SearchPage(filters, quotes, excerpt.total > len(quotes), passages)
