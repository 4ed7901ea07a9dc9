"""How an article is laid out for resolution: its paragraphs and sentences, and what of it is quoted. Furniture is left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from sayso.attribute.quotations import quotations
from sayso.model import Article, BlockKind
from sayso.resolve.sentences import sentences

__all__ = ["Layout", "layout"]

READ = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.BODY})


class Layout:
    """Paragraphs and sentences as `[start, end)` in order, and by offset."""

    def __init__(self, text: str, paragraphs: Iterable[tuple[int, int]]) -> None:
        self.text = text
        self.paragraphs = tuple(paragraphs)
        self.sentences = tuple((s + a, s + b) for s, e in self.paragraphs for a, b in sentences(text[s:e]))
        self._quotes = [(q.start + 1, q.end - q.closed) for s, e in self.paragraphs for q in quotations(text, s, e)]
        self._paragraph_starts = [start for start, _ in self.paragraphs]
        self._sentence_starts = [start for start, _ in self.sentences]
        self._quote_starts = [start for start, _ in self._quotes]

    def quoted(self, at: int) -> bool:
        """Whether the character at an offset stands in quotation marks."""
        index = bisect_right(self._quote_starts, at) - 1
        return index >= 0 and at < self._quotes[index][1]

    def paragraph_at(self, at: int) -> int:
        """The index of the paragraph at an offset, or of the last one before it."""
        return max(0, bisect_right(self._paragraph_starts, at) - 1)

    def sentence_at(self, at: int) -> int:
        """The index of the sentence at an offset, or of the last one before it."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def sentence(self, at: int) -> tuple[int, int]:
        return self.sentences[self.sentence_at(at)] if self.sentences else (0, len(self.text))

    def paragraph(self, at: int) -> tuple[int, int]:
        return self.paragraphs[self.paragraph_at(at)] if self.paragraphs else (0, len(self.text))


def layout(article: Article) -> Layout:
    """The layout of an article; of its whole text where the blocks are not known."""
    blocks = [(block.start, block.end) for block in article.blocks if block.kind in READ]
    return Layout(article.text, blocks if article.blocks else [(0, len(article.text))])
