"""Links that open a page at the quoted words: text fragments, `#:~:text=` (https://wicg.github.io/scroll-to-text-fragment/).

A browser looks for whole words on the page as it shows them; white space, and upper and lower case, are one to it. Words without
a comma must stand in one block of the page: of a quotation across blocks, or a long one, only the first and the last words are
given. What stands more than once in the article gets the words before and after it too.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from sayso.model import Article, Span

__all__ = ["directive", "link"]

WHOLE = 200  # characters of a quotation that is given whole: links stay under 2,000 characters even when each needs nine
ENDS = 5  # words of the start and the end of a longer one
AROUND = 4  # words before and after one that is not alone


def link(article: Article, span: Span) -> str | None:
    """The article's address with the directive for the words; None if it has no web address, or they hold no letter or digit."""
    if not article.url or not article.url.startswith(("http://", "https://")):
        return None
    found = directive(article.text, span)
    return f"{article.url}{'' if '#' in article.url else '#'}{found}" if found else None


def directive(text: str, span: Span) -> str | None:
    """`:~:text=[prefix-,]start[,end][,-suffix]` for the words at the span, cut back to whole words."""
    start, end = _word_bounds(text, span)
    exact = text[start:end]
    if not any(map(str.isalnum, exact)):
        return None
    words = exact.split()
    if "\n" not in exact and (len(exact) <= WHOLE or len(words) <= 2 * ENDS):
        ends = [words]
    else:
        ends = [exact.split("\n")[0].split()[:ENDS], exact.rsplit("\n", 1)[-1].split()[-ENDS:]]
    parts = [_encoded(each) for each in ends]
    if _folded(text).count(" ".join(ends[0]).casefold()) > 1:
        before, after = _line_before(text, start).split()[-AROUND:], _line_after(text, end).split()[:AROUND]
        parts = [*([f"{_encoded(before)}-"] if before else []), *parts, *([f"-{_encoded(after)}"] if after else [])]
    return f":~:text={','.join(parts)}"


def _word_bounds(text: str, span: Span) -> tuple[int, int]:
    """The span without a part of a word at either end, and without white space there."""
    start, end = span.start, span.end
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _line_before(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : at]


def _line_after(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[at : end if end >= 0 else len(text)]


@lru_cache(maxsize=2)
def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _encoded(words: list[str]) -> str:
    """Percent-encoded, the three characters too that mean something in a directive: comma, ampersand and hyphen."""
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
