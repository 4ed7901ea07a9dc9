"""One page that holds all: to send to an editor, to open without a network, to print. It asks for nothing and runs nothing.

Its sections are the pages of `sayso serve`, one after the other; what needs a server is taken out, and every link to another page
leads to the section that it is here.
"""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from urllib.parse import urlsplit

import lxml.html.builder
from lxml import html as markup
from markupsafe import escape

from sayso.ledger import Excerpt
from sayso.model import Position, Snapshot, Statement
from sayso.show.export.about import about
from sayso.show.export.files import Files, text
from sayso.show.export.fragments import link
from sayso.show.export.identity import GENERATOR
from sayso.show.visible import one_line

__all__ = ["html"]

LIVE = ("form", "button", "input", "script", "nav")
OWN = """
.page { border-top: 3px double var(--rule); padding-top: 1.5rem; margin-top: 3rem; }
main > .page:first-child { border: 0; padding: 0; margin: 0; }
@media print { .page { break-before: page; border: 0; margin: 0; } }
"""


def html(snapshot: Snapshot, name: str) -> Files:
    """The claims, what is disputed first, and the articles, by date. Its policy forbids whatever is not its own style sheet."""
    yield text(name, _pieces(snapshot))


def _pieces(snapshot: Snapshot) -> Iterator[str]:
    from sayso.show.web.pages.article import article_page
    from sayso.show.web.pages.claim import claim_page

    style = files("sayso.show.web").joinpath("static/style.css").read_text("utf-8") + OWN
    disputed = {dispute.claim for dispute in snapshot.disputes}
    claims = sorted(snapshot.claims, key=lambda claim: (claim.id not in disputed, not claim.pinned, claim.text, claim.id))
    articles = sorted(snapshot.articles, key=lambda article: (article.published or "9999", article.id))
    outlets = frozenset(article.outlet for article in articles if article.outlet)
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in snapshot.statements:
        said[statement.article].append(statement)
    positions: defaultdict[str, list[Position]] = defaultdict(list)
    for position in snapshot.positions:
        positions[position.statement].append(position)
    places = {claim.id for claim in claims} | {article.id for article in articles}
    by_id = {article.id: article for article in articles}
    links = {s.id: found for s in snapshot.statements if (found := link(by_id[s.article], s.content[0]))}
    title = claims[0].text if len(claims) == 1 else "Who says so, who says otherwise"
    yield HEAD.format(policy=_policy(style), title=escape(one_line(title)), style=style)
    if len(claims) != 1:
        yield f"<h1>{escape(title)}</h1>\n"
        yield "".join(_entry(claim.id, claim.text, "disputed" if claim.id in disputed else "") for claim in claims).join(LIST)
    for claim in claims:
        part = about(snapshot, claim)
        yield _section(claim.id, "claim.html", claim_page(Excerpt(part, len(part.positions), outlets), claim.id), places, links)
    yield f'<section class="page"><h2>{len(articles)} articles</h2>\n' if len(articles) != 1 else '<section class="page">'
    yield "".join(_entry(a.id, a.title or a.outlet or a.file or a.id, a.published or "undated") for a in articles).join(LIST)
    yield "</section>\n"
    for article in articles:
        own, number, parts = _of_article(snapshot, said.get(article.id, []), positions), 0, 1
        while (number := number + 1) <= parts:
            page = article_page(own, article.id, number)
            parts = page.parts
            yield _section(article.id, "article.html", page, places, links, f"-{number}" if number > 1 else "")
    yield f"</main><footer><p>Who says so, since when, in which words. Never what is true.</p><p>{GENERATOR}</p></footer>\n"
    yield "</body></html>\n"


def _of_article(snapshot: Snapshot, said: Sequence[Statement], positions: Mapping[str, Sequence[Position]]) -> Snapshot:
    taken = tuple(position for statement in said for position in positions.get(statement.id, ()))
    return replace(snapshot, statements=tuple(said), positions=taken)


HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark"><title>{title} · sayso</title><style>{style}</style></head>
<body><main>
"""
LIST = '<ul class="articles">', "</ul>\n"


def _policy(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _entry(id: str, name: str, note: str) -> str:
    return f'<li><a href="#{id}">{escape(one_line(name))}</a> <span class="small">{escape(note)}</span></li>'


def _section(id: str, template: str, page: object, places: set[str], links: Mapping[str, str], suffix: str = "") -> str:
    """The main part of a page as a section; the ids in it begin with the id of its row."""
    from sayso.show.web.render import html as rendered

    sent = bytes(rendered(template, page, twin=None, token="", query={}).body).decode()
    main = next(markup.document_fromstring(sent).iter("main"))
    for element in [each for each in main.iter() if isinstance(each, markup.HtmlElement)]:
        if element.tag in LIVE or "keys" in element.classes:
            element.drop_tree()
        elif "quote" in element.classes and (address := links.get(element.attrib["id"].removeprefix("q-"))):
            out = lxml.html.builder.E.a("on the page", href=address, rel="noreferrer noopener external")
            (place,) = element.find_class("place")
            place.append(lxml.html.builder.E.span(" · ", out))
    for element in [each for each in main.iter() if isinstance(each, markup.HtmlElement)]:
        _local(element, id, places)
    main.tag, main.attrib["id"], main.attrib["class"] = "section", id + suffix, "page"
    return str(markup.tostring(main, encoding="unicode")) + "\n"


def _local(element: markup.HtmlElement, id: str, places: set[str]) -> None:
    """Makes its id, and what it refers to, those of the one page."""
    for name in ("id", "aria-labelledby", "for"):
        if name in element.attrib:
            element.attrib[name] = f"{id}-{element.attrib[name]}"
    if (address := element.attrib.get("href")) is None or address.startswith(("http://", "https://")):
        return
    parts = urlsplit(address)
    match parts.path.split("/"):
        case [""]:
            element.attrib["href"] = f"#{id}-{parts.fragment}"
        case ["", _, row] if row in places:
            element.attrib["href"] = f"#{row}-{parts.fragment}" if parts.fragment else f"#{row}"
        case ["", "source" | "reversal", _]:  # no section: the name stays, without a link
            element.tag = "span"
            del element.attrib["href"]
        case _:
            element.drop_tree()
