"""Relays: the articles that copy another article, and the sources that articles cite for what others told those."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Article, Relay, RelayKind, Statement
from sayso.trace.copies import copies

__all__ = ["relays"]


def relays(articles: Sequence[Article], statements: Sequence[Statement]) -> tuple[Relay, ...]:
    """Copies of articles, and citations: the sources that pass on an article's statements, and those that speak for themselves
    in it but pass on others' words somewhere. Sorted by article, then by what it relays."""
    known = {article.id for article in articles}
    relaying = {source for statement in statements for source in statement.via}
    cited = {
        (statement.article, source)
        for statement in statements
        for source in (*statement.via, statement.source)
        if statement.article in known and source in relaying
    }
    copied = [Relay(copy, original, RelayKind.COPY) for copy, original in copies(articles)]
    found = [*copied, *(Relay(article, source, RelayKind.CITATION) for article, source in cited)]
    return tuple(sorted(found, key=lambda relay: (relay.article, relay.of, relay.kind)))
