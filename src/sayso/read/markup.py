"""What a page's markup says about its article: JSON-LD, meta tags, time tags. Nothing is guessed from the page's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

import msgspec
from lxml import html

from sayso.read.dates import iso

__all__ = ["Markup", "markup"]

DEPTH = 8  # levels of JSON-LD looked into; graphs of news pages have the article within three

_PUBLISHED = """article:published_time og:article:published_time article:published datepublished parsely-pub-date sailthru.date
    cxenseparse:recs:publishtime dc.date.issued dc.date dcterms.created dcterms.date publish-date publish_date publication_date
    pubdate date originalpublicationdate rnews:datepublished""".split()  # noqa: SIM905 - a list of words reads best as words
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]|$)")


@dataclass(frozen=True, slots=True)
class Markup:
    """`published` is an ISO day; `language` a two- or three-letter code."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


def markup(tree: html.HtmlElement) -> Markup:
    """Reads a page's markup, JSON-LD before meta tags before time tags."""
    article = next(iter(sorted(_linked(tree), key=lambda node: "datePublished" not in node)), {})
    meta = _meta(tree)
    outlet = meta.get("og:site_name") or _name(article.get("publisher"))
    return Markup(
        title=_words(article.get("headline")) or meta.get("og:title") or meta.get("twitter:title") or _page_title(tree, outlet),
        outlet=outlet,
        published=_first_day([_words(article.get("datePublished")), *(meta.get(key) for key in _PUBLISHED), *_times(tree)]),
        author=_author(_name(article.get("author"))) or _author(meta.get("author")),
        url=_address(tree, meta),
        language=_language(
            [tree.get("lang"), meta.get("og:locale"), meta.get("content-language"), _words(article.get("inLanguage"))]
        ),
    )


def _linked(tree: html.HtmlElement) -> Iterator[dict[str, object]]:
    """The JSON-LD objects that describe an article."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield from _articles(msgspec.json.decode((script.text or "").strip().encode("utf-8", "replace")), DEPTH)
            except (msgspec.DecodeError, RecursionError):
                continue


def _articles(node: object, levels: int) -> Iterator[dict[str, object]]:
    if levels and isinstance(node, list):
        for item in node:
            yield from _articles(item, levels - 1)
    elif levels and isinstance(node, dict):
        kinds = node.get("@type")
        if any("Article" in str(kind) or "Posting" in str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield node
        yield from _articles([node.get("@graph"), node.get("mainEntity")], levels - 1)


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    """Meta tags by lower-case name, property, itemprop or http-equiv; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or ""
        content = _words(tag.get("content"))
        if content:
            found.setdefault(name.strip().lower(), content)
    return found


def _times(tree: html.HtmlElement) -> Iterator[str]:
    """Times that the page marks as its publication; else the one day that all its time tags name."""
    tags = list(tree.iter("time"))
    for tag in tags:
        label = " ".join((tag.get("itemprop", ""), tag.get("class", ""), "pubdate" if "pubdate" in tag.attrib else "")).lower()
        if "publish" in label or "pubdate" in label:
            yield tag.get("datetime", "")
    days = {iso(tag.get("datetime", "")) for tag in tags} - {None}
    if len(days) == 1:
        yield str(days.pop())


def _first_day(candidates: Iterable[str | None]) -> str | None:
    return next((day for candidate in candidates if candidate and (day := iso(candidate)) is not None and len(day) == 10), None)


def _page_title(tree: html.HtmlElement, outlet: str | None) -> str | None:
    """The title tag without the outlet's name at its end."""
    title = _words(tree.findtext(".//title")) or ""
    if outlet and title.lower().endswith(outlet.lower()):
        title = title[: -len(outlet)].rstrip(" |-–—·:»")
    return title or None


def _words(value: object) -> str | None:
    """The string on one line, or None; some pages escape their JSON-LD as if it were HTML."""
    return " ".join(unescape(value[:1000]).split()) or None if isinstance(value, str) else None


def _name(node: object) -> str | None:
    """The name or names of JSON-LD people or organisations."""
    if isinstance(node, list):
        return ", ".join(name for item in node[:10] if (name := _name(item))) or None
    return _words(node.get("name") if isinstance(node, dict) else node)


def _author(name: str | None) -> str | None:
    """Not an address of the author's page."""
    return name if name and "://" not in name else None


def _address(tree: html.HtmlElement, meta: dict[str, str]) -> str | None:
    links = [link.get("href", "").strip() for link in tree.iter("link") if link.get("rel", "").lower() == "canonical"]
    return next((link for link in (*links, meta.get("og:url", "")) if link.startswith(("https://", "http://"))), None)


def _language(candidates: Iterable[str | None]) -> str | None:
    return next((found[1].lower() for text in candidates if text and (found := _LANGUAGE.match(text.strip()))), None)
