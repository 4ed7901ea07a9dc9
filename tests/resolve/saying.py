"""Attributions and sources by their words, so that a test of resolution reads like the sentence it is about."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Article, Attribution, Source, Statement
from sayso.resolve import Resolved
from sayso.spans import cut
from tests.factories import an_attribution


def said(article: Article, content: str, source: str, cue: str = "said", **more: object) -> Attribution:
    """An attribution whose source and cue stand nearest to the content."""

    def near(words: str) -> tuple[int, int]:
        at = article.text.index(content)
        places = [i for i in range(len(article.text)) if article.text.startswith(words, i) and not at <= i < at + len(content)]
        best = min(places, key=lambda i: min(abs(i - at - len(content)), abs(i + len(words) - at)))
        return best, best + len(words)

    plain = an_attribution(article, content, source="", cue="", **more)  # type: ignore[arg-type]
    span = {name: (cut(article.text, *near(words)),) if words else () for name, words in (("source", source), ("cue", cue))}
    return replace(plain, **span)


def speaker(resolved: Resolved, content: str) -> Source:
    """The source of the statement with that content."""
    statement = next(s for s in resolved.statements if s.content[0].exact == content)
    return next(s for s in resolved.sources if s.id == statement.source)


def statement_of(found: Resolved, content: str) -> Statement:
    return next(s for s in found.statements if s.content[0].exact == content)
