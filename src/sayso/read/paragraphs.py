"""The paragraphs of a page in its own words, from the tree's nodes: white space as a browser shows it, nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

__all__ = ["Paragraph", "paragraphs"]

_DROPPED = frozenset(
    """script style noscript template svg math canvas iframe object embed video audio select option button input textarea nav
    aside footer dialog head title""".split()  # noqa: SIM905 - a list of words reads best as words
)
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby rt s samp small span strike strong
    sub sup time tt u var wbr""".split()  # noqa: SIM905 - as above
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ROLES = frozenset(("navigation", "complementary", "contentinfo", "search", "banner", "menu", "dialog"))
_CAPTION_CLASS = re.compile(r"caption|photo-?credit|image-?credit|img-?credit", re.I)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"[ \t\n\r\f\x0b\x1c-\x1e\x85\u2028\u2029]+")
_WRAPPING_FORM = 3  # paragraphs in a <form> that wraps the article, as ASP.NET pages have it; forms to fill in have fewer


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of one block of the page: `tag` of the block, and whether it is an image's caption."""

    words: str
    tag: str
    caption: bool

    @property
    def heading(self) -> bool:
        return self.tag in _HEADINGS


def paragraphs(tree: html.HtmlElement) -> list[Paragraph]:
    """The visible paragraphs in order, without navigation, asides, footers, forms, scripts and what is hidden."""
    body = tree.find("body")
    return list(_walk(body if body is not None else tree))


def _walk(body: html.HtmlElement) -> Iterator[Paragraph]:
    """Depth first without recursion; words gather until a block begins or ends."""
    words: list[str] = [body.text or ""]
    stack = [(body, "body", False, iter(body))]
    while stack:
        element, tag, caption, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack and element.tag not in _INLINE:
                yield from _gathered(words, tag, caption)
            words.append((stack and element.tail) or "")
            continue
        name = child.tag if isinstance(child.tag, str) else ""
        if name == "br" or _dropped(child, name):
            if name == "br" and tag not in _HEADINGS:
                yield from _gathered(words, tag, caption)
            words.append((" " if name == "br" else "") + (child.tail or ""))
        else:
            inside = tag
            if name not in _INLINE:
                inside = name if tag not in _HEADINGS else tag
                yield from _gathered(words, tag, caption)
            words.append(child.text or "")
            stack.append((child, inside, caption or _is_caption(child, name), iter(child)))
    yield from _gathered(words, "body", False)


def _gathered(words: list[str], tag: str, caption: bool) -> Iterator[Paragraph]:
    shown = _SPACE.sub(" ", "".join(words)).strip(" ")
    words.clear()
    if shown.strip():
        yield Paragraph(shown.strip(), tag, caption)


def _dropped(element: html.HtmlElement, name: str) -> bool:
    if name == "form":
        return sum(1 for _ in element.iter("p")) < _WRAPPING_FORM
    if not name or name in _DROPPED or "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    return element.get("role", "") in _ROLES or _HIDDEN_STYLE.search(element.get("style", "")) is not None


def _is_caption(element: html.HtmlElement, name: str) -> bool:
    return name in ("figcaption", "caption") or (name != "figure" and _CAPTION_CLASS.search(element.get("class", "")) is not None)
