"""The attribute stage: text to attributions (source - cue - content) with one pass of the packaged tagger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from sayso import weights
from sayso.attribute.acts import act
from sayso.attribute.announced import announced
from sayso.attribute.calibration import confidence
from sayso.attribute.decode import Bounds, Found, Scores, decode
from sayso.attribute.going_on import going_on
from sayso.attribute.plain import plain
from sayso.attribute.posts import posts
from sayso.attribute.quotations import MARKS, bare
from sayso.attribute.unled import unled
from sayso.attribute.windows import Style, Window, paragraph_words, windows
from sayso.model import Article, Attribution, BlockKind, Span
from sayso.spans import content_id, cut, trimmed

__all__ = ["Attributor", "Style"]

READ = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BODY)
# The chance of a cue above which it counts, by style: the best F1 on polnear.dev (`python -m bench.attribution --thresholds`) and
# on the clauses held out; for speech, on stories held out, recall before a better share (`python -m bench.stories --unseen`).
THRESHOLD = {Style.ALL: 0.55, Style.NESTED: 0.55, Style.SPEECH: 0.3}
LEAST = 0.15  # confidence below which an attribution is left out; stories held out: matched_share +.03, no core statement lost
BREAK = re.compile(r"\n\s*\n\s*")  # between paragraphs
TOGETHER = 16  # windows decoded at once: the more, the less each costs


@dataclass(frozen=True, slots=True)
class Attributor:
    """Finds attributions. Make one with `Attributor.load()`; it holds the model and is safe to share.

    Nested clauses have a model of their own, loaded when first asked for: taught them too, this one found less of what is said.
    """

    model: weights.Model

    @classmethod
    def load(cls) -> Attributor:
        """With the model of this package."""
        return cls(weights.load("attribution"))

    def attributions(self, article: Article, *, thoughts: bool = False) -> tuple[Attribution, ...]:
        """The reported speech of an article's title, headings and body, in order of the text; furniture is not read.

        With `thoughts` also what somebody only thinks, plans or wishes.
        """
        paragraphs = [(b.start, b.end) for b in article.blocks if b.kind in READ]
        style = Style.ALL if thoughts else Style.SPEECH
        return self.in_text(article.text, paragraphs=paragraphs, style=style, key=article.id, ledger=True)

    def in_text(
        self,
        text: str,
        *,
        paragraphs: Iterable[tuple[int, int]] | None = None,
        style: Style = Style.ALL,
        key: str = "",
        ledger: bool = False,
    ) -> tuple[Attribution, ...]:
        """The attributions of a text. `paragraphs` are code points `[start, end)`, by default its lines; `key` goes into ids.

        For a `ledger` also what only its guidelines take for speech: posts, and what form and layout give away.
        """
        lines = _lines(text) if paragraphs is None else list(paragraphs)
        words = (paragraph_words(self.model.tokenizer, text, start, end) for start, end in lines)
        found: dict[str, Attribution] = {}
        for attribution in self._read(text, windows((w for w in words if w), style), style, key):
            found.setdefault(attribution.id, attribution)
        by_place = sorted(found.values(), key=_place)
        return _nested(sorted(laid_out(text, lines, by_place, key, ledger=ledger), key=_place))

    def _read(self, text: str, read: Iterator[Window], style: Style, key: str) -> Iterator[Attribution]:
        model = weights.load("clauses") if style is Style.NESTED else self.model
        while together := list(islice(read, TOGETHER)):
            for window, found in zip(together, decode([_scores(model, window, style) for window in together]), strict=True):
                made = (_attribution(text, window, one, style, key) for one in found)
                yield from (attribution for attribution in made if attribution)


def _scores(model: weights.Model, window: Window, style: Style) -> Scores:
    inputs = {
        "ids": np.array(window.ids),
        "first": np.array(window.first),
        "threshold": np.array(THRESHOLD[style], np.float32),
    }
    return Scores(*model.run(inputs))


def laid_out(
    text: str, lines: Sequence[tuple[int, int]], found: Sequence[Attribution], key: str, *, ledger: bool = True
) -> list[Attribution]:
    """What was found, and what the layout of the page and the form of sentences give away beside it."""
    # By other guidelines than a ledger's a quotation goes on as one attribution, and half of what `plain` finds is no speech.
    for more in (*((going_on, posts, announced, plain) if ledger else ()), unled):
        found = [*found, *more(text, lines, found, key)]
    return list(found)


def _attribution(text: str, window: Window, found: Found, style: Style, key: str) -> Attribution | None:
    def spans(parts: Sequence[Bounds]) -> tuple[Span, ...]:
        return tuple(cut(text, window.words[b].start, window.words[e - 1].end) for b, e in parts)

    (cued,) = spans((found.cue,))
    parts = (_within(text, part) for part in spans(found.content) if _together(text, cued, part))
    content = tuple(s for s in (bare(text, part) for part in parts) if s and _has_word(s))
    if not content:
        return None
    source = tuple(_whole(text, part) for part in spans(found.source))
    # A quotation that no words introduce hangs on its own first mark or word: that is no cue.
    cue = tuple(c for c in (cued,) if not all(x in MARKS for x in c.exact) and not _overlap(c, content))
    sure, kind = confidence(found.chances, style), act(text, source, cue, content)
    if sure < LEAST:
        return None
    return Attribution(content_id("t", key, source, cue, content), source, cue, content, None, sure, kind)


def _within(text: str, span: Span) -> Span:
    """The span, ended with its paragraph unless a quotation mark opens the next: so a quotation goes on over paragraphs."""
    for m in BREAK.finditer(span.exact):
        if m.end() < len(span.exact) and span.exact[m.end()] not in MARKS:
            return cut(text, span.start, span.start + m.start())
    return span


def _together(text: str, cue: Span, part: Span) -> bool:
    """Whether a part of a content is in the paragraph of its cue, or opens another, or a quotation in another."""
    low, high = min(cue.end, part.end), max(cue.start, part.start)
    if not BREAK.search(text, low, high):
        return True
    before = text[max(0, part.start - 3) : part.start].rstrip(" ")
    return part.exact[0] in MARKS or not before or before[-1] in MARKS or before[-1] == "\n"


def _lines(text: str) -> list[tuple[int, int]]:
    lines, start = [], 0
    for line in text.split("\n"):
        span = trimmed(text, start, start + len(line))
        if span:
            lines.append((span.start, span.end))
        start += len(line) + 1
    return lines


def _whole(text: str, span: Span) -> Span:
    """The span, begun where its first word begins for a reader: "example.org", not "org"."""
    start = span.start
    while start and (text[start - 1].isalnum() or (text[start - 1] in ".-_@&/" and text[start - 2 : start - 1].isalnum())):
        start -= 1
    return cut(text, start, span.end)


def _overlap(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _has_word(span: Span) -> bool:
    return any(c.isalnum() for c in span.exact)


def _place(a: Attribution) -> tuple[int, int, str]:
    return (min(s.start for s in (*a.source, *a.cue, *a.content)), a.content[0].start, a.id)


def _nested(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Each attribution with the one whose content holds its cue and content, the smallest if several do."""
    result: list[Attribution] = []
    around: list[Attribution] = []
    for a in found:
        inner = a.cue + a.content
        around = [b for b in around if b.content[-1].end > _place(a)[0]]
        holders = [(sum(s.end - s.start for s in b.content), b.id) for b in around if _inside(inner, b.content)]
        result.append(replace(a, nested_in=min(holders)[1]) if holders else a)
        around.append(a)
    return tuple(result)


def _inside(inner: Sequence[Span], outer: Sequence[Span]) -> bool:
    return all(any(o.start <= i.start and i.end <= o.end and i != o for o in outer) for i in inner)
