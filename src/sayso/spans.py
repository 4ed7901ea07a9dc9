"""Spans: cutting them from a text, checking them, quoting them as W3C selectors do, and ids made from content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sayso.errors import NotVerbatimError
from sayso.model import Span

__all__ = ["check", "content_id", "cut", "selectors", "trimmed"]

CONTEXT = 32  # code points of prefix and suffix in a TextQuoteSelector; what Hypothesis uses


def cut(text: str, start: int, end: int) -> Span:
    """The span `[start, end)` of `text` with its exact words. Raises `NotVerbatimError` if that is no part of the text."""
    if not 0 <= start < end <= len(text):
        raise NotVerbatimError(f"no words at [{start}, {end}) in a text of {len(text)} code points")
    return Span(start, end, text[start:end])


def trimmed(text: str, start: int, end: int, strip: str = "") -> Span | None:
    """The span without white space (and the characters of `strip`) at its ends; None if nothing is left."""
    while start < end and (text[start].isspace() or text[start] in strip):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
        end -= 1
    return cut(text, start, end) if start < end else None


def check(text: str, spans: Iterable[Span], *, where: str = "") -> None:
    """Raises `NotVerbatimError`, naming the place, unless each span holds exactly its words."""
    for span in spans:
        if text[span.start : span.end] != span.exact or not 0 <= span.start < span.end <= len(text):
            raise NotVerbatimError(
                f"[{span.start}, {span.end}) is not {span.exact[:60]!r}", where=where, advice="read the article again"
            )


def selectors(text: str, span: Span) -> tuple[str, str, str]:
    """Prefix, exact and suffix of a span: a W3C TextQuoteSelector (https://www.w3.org/TR/annotation-model/)."""
    return text[max(0, span.start - CONTEXT) : span.start], span.exact, text[span.end : span.end + CONTEXT]


def content_id(prefix: str, *parts: object) -> str:
    """A stable id: the prefix and 16 hexadecimal digits of the SHA-256 of the parts."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"))
    return f"{prefix}{digest.hexdigest()[:16]}"
