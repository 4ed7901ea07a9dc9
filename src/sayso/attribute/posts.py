"""Posts on social media that an article shows whole, with who wrote them: "We are open. — Ann Smith (@asmith) May 3, 2019"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.attribute.quotations import bare
from sayso.model import Act, Attribution, Span
from sayso.spans import content_id, trimmed

__all__ = ["posts"]

# What embedded posts end with, right after the words or in a paragraph of its own; a date may be missing only at the end of one.
SIGNED = re.compile(
    r"(?:—|–|(?<=\s)--?(?=\s))\s?(?P<name>[^\n()—–]{1,60}?)\s?\((?P<handle>@\w{1,30})\)"
    r"(?:,?\s[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4}|\s*$)"
)
LINKS = re.compile(r"(?:https?://|pic\.twitter\.com/)\S*\s*$")
LINK = 80  # characters of a link that are looked at, and
MANY = 4  # links at the end of a post that are left out
LEAST = 3  # words of a post
SURE = 0.85  # of the 32 such posts in 74 annotated stories 29 are statements
SAME = 0.8  # share of a post's length from which what was found in it already is the post


def posts(text: str, paragraphs: Sequence[tuple[int, int]], found: Sequence[Attribution], key: str) -> Iterator[Attribution]:
    """The attributions of signed posts that `found` lacks. `paragraphs` are code points `[start, end)` in order."""
    before: tuple[int, int] | None = None
    coming = sorted((s for a in found for s in a.content), reverse=True)
    here: list[Span] = []
    for start, end in paragraphs:
        low = before[0] if before else start
        while coming and coming[-1].start < end:
            here.append(coming.pop())
        here = [span for span in here if span.end > low]
        first = start
        for signed in SIGNED.finditer(text, start, end):
            own = bool(text[first : signed.start()].strip())
            content = _content(text, first, signed.start()) if own else before and _content(text, *before)
            before, first = None, signed.end()
            name = trimmed(text, *signed.span("name" if any("A" <= c <= "z" for c in signed["name"]) else "handle"))
            if content and name and not _known(content, here):
                parts = (name,), (), (content,)
                yield Attribution(content_id("t", key, *parts), *parts, None, SURE, Act.SAYS)
        before = (start, end) if first == start else None


def _content(text: str, start: int, end: int) -> Span | None:
    """The words of a post without the links at its end; None where they are too few."""
    for _ in range(MANY):
        link = LINKS.search(text, max(start, end - LINK), end)
        end = link.start() if link else end
    span = trimmed(text, start, end)
    content = bare(text, span) if span else None
    return content if content and len(content.exact.split()) >= LEAST else None


def _known(post: Span, found: Sequence[Span]) -> bool:
    """Whether something found already holds most of a post."""
    size = SAME * (post.end - post.start)
    return any(min(s.end, post.end) - max(s.start, post.start) >= size for s in found)
