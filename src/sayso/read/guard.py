"""Caps on a page before it is parsed: lxml loses deep pages in silence and takes seconds over one tag of many attributes.

Measured on libxml2 2.14: a tag of 60,000 attributes takes 7 s; more than 255 levels give an empty tree and no error (2,048 with
`huge_tree`); trafilatura takes about 7 s for 50,000 elements. The 261 pages of html_aeb and html_fundus_eval80 have at most 64
attributes in a tag, 51 levels and 2,564 elements.
"""

from __future__ import annotations

import re

from lxml import etree, html

from sayso.errors import InputError

__all__ = ["ATTRIBUTES", "DEPTH", "ELEMENTS", "parsed"]

ATTRIBUTES = 500  # in one tag
DEPTH = 250  # levels
ELEMENTS = 30_000

_OPEN = re.compile(r"<(?:!--|([a-zA-Z][^\s/>]*))")
_ATTRIBUTE = re.compile(r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?")
_RAW = ("script", "style", "textarea", "title", "noscript", "iframe", "xmp")


def parsed(page: str) -> html.HtmlElement:
    """The tree of a page, without comments. Raises `InputError` for a page beyond the caps, or with no element at all."""
    _scan(page)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError(f"no page in it: {error}", advice="check that the file is a saved web page") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log) or _deeper(tree, DEPTH):
        raise InputError(f"elements nested more than {DEPTH} deep", advice=_ADVICE)
    return tree


_ADVICE = "save the page again from the browser's reading view, or give its text as .txt"


def _scan(page: str) -> None:
    """Counts elements, and attributes in each tag, as a tokenizer sees them: one pass, each character looked at a few times."""
    here, elements, lower = 0, 0, ""
    while (tag := _OPEN.search(page, here)) is not None:
        here = tag.end()
        if tag[1] is None:
            here = _after(page, "-->", here)
            continue
        elements += 1
        if elements > ELEMENTS:
            raise InputError(f"more than {ELEMENTS} elements", advice=_ADVICE)
        count = 0
        while (attribute := _ATTRIBUTE.match(page, here)) is not None:
            here, count = attribute.end(), count + 1
            if count > ATTRIBUTES:
                raise InputError(
                    f"more than {ATTRIBUTES} attributes in <{tag[1][:20]}> at character {tag.start()}", advice=_ADVICE
                )
        if (name := tag[1].lower()) in _RAW:
            lower = lower or _lowered(page)
            here = _after(lower, f"</{name}", here)


def _lowered(page: str) -> str:
    """Lower case of the same length: only A-Z, as tag names go."""
    return page.translate(_LOWER)


_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def _after(page: str, mark: str, here: int) -> int:
    found = page.find(mark, here)
    return len(page) if found < 0 else found + len(mark)


def _deeper(tree: html.HtmlElement, cap: int) -> bool:
    stack = [(tree, 1)]
    while stack:
        element, level = stack.pop()
        if level > cap:
            return True
        stack.extend((child, level + 1) for child in element)
    return False
