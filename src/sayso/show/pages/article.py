"""One article: what was published where and when, and its statements in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from sayso.model import Article, RelayKind
from sayso.show.entries import FULL, entry_table, heading, outlet
from sayso.show.lookup import Lookup
from sayso.show.pages.fields import field
from sayso.show.visible import one_line

__all__ = ["article_page"]

HOW = {RelayKind.COPY: "copies", RelayKind.REWRITE: "rewrites", RelayKind.CITATION: "cites"}


def article_page(lookup: Lookup, article: Article) -> Iterator[RenderableType]:
    """Title, origin and statements."""
    yield Text(f"article {lookup.short(article.id)} · {len(article.text.split()):,} words", style="dim")
    yield heading(article.title or article.file or article.url or article.id)
    basis = f" ({article.published_basis})" if article.published_basis else ""
    published = f"{article.published or 'undated'}{basis}"
    rest = (("By", article.author), ("File", article.file), ("URL", article.url))
    for label, value in (("Outlet", article.outlet), ("Published", published), *rest):
        if value:
            yield field(label, one_line(value))
    for relay in (relay for relay in lookup.snapshot.relays if relay.article == article.id):
        yield field("Relays", f"{HOW[relay.kind]} {name(lookup, relay.of)}")
    yield Text()
    said = (statement for statement in lookup.snapshot.statements if statement.article == article.id)
    in_order = sorted(said, key=lambda statement: (statement.content[0].start, statement.id))
    yield entry_table(lookup, (lookup.entry(statement) for statement in in_order), limit=FULL)


def name(lookup: Lookup, id: str) -> str:
    """What an article or a source is called."""
    return outlet(lookup.articles[id]) if id in lookup.articles else one_line(lookup.sources[id].name)
