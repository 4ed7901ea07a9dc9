"""Cuts paragraphs into the windows that the tagger reads: as many whole paragraphs as fit, so that a quotation may run on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from tokenizers import Tokenizer

__all__ = ["MAX_PIECES", "Style", "Window", "Word", "paragraph_words", "windows"]

MAX_PIECES = 256  # twice the longest of 95% of news paragraphs; attention over it costs a tenth of the encoder's time
CLS, SEP = 101, 102


class Style(IntEnum):
    """Whose habits of annotation the tagger follows: a token at the head of each window, so that one model learns from all.

    The values are pieces of MiniLM's vocabulary: "thought", "clause" and "speech".
    """

    ALL = 2245  # every attribution, thoughts and plans too, nothing nested (PolNeAR)
    NESTED = 11075  # clausal attributions, nested ones too (GUM)
    SPEECH = 4613  # reported speech alone, nested ones too (the annotated stories)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or punctuation mark: code points `[start, end)` of the text, and its word pieces."""

    start: int
    end: int
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What the tagger reads at once: word-piece ids with the special tokens; `first[i]` is where word i begins in `ids`."""

    ids: tuple[int, ...]
    first: tuple[int, ...]
    words: tuple[Word, ...]


def paragraph_words(tokenizer: Tokenizer, text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`, with offsets into `text`."""
    encoding = tokenizer.encode(text[start:end], add_special_tokens=False)
    words: list[Word] = []
    last = None
    for piece, (a, b), word in zip(encoding.ids, encoding.offsets, encoding.word_ids, strict=True):
        if word is not None and word == last:
            words[-1] = Word(words[-1].start, start + b, (*words[-1].pieces, piece))
        else:
            words.append(Word(start + a, start + b, (piece,)))
        last = word
    return words


def windows(paragraphs: Iterable[Sequence[Word]], style: Style, limit: int = MAX_PIECES) -> Iterator[Window]:
    """Packs paragraphs, in order, into windows of at most `limit` pieces; only a paragraph longer than that is cut."""
    parts: list[Sequence[Word]] = []
    size = 0
    for paragraph in paragraphs:
        for part in _cut(paragraph, limit - 3):
            length = sum(len(word.pieces) for word in part) + 1
            if parts and size + length > limit - 2:
                yield _window(parts, style)
                parts, size = [], 0
            parts.append(part)
            size += length
    if parts:
        yield _window(parts, style)


def _cut(paragraph: Sequence[Word], limit: int) -> Iterator[Sequence[Word]]:
    begin = size = 0
    for i, word in enumerate(paragraph):
        if size + len(word.pieces) > limit and i > begin:
            yield paragraph[begin:i]
            begin, size = i, 0
        size += len(word.pieces)
    if begin < len(paragraph):
        yield paragraph[begin:]


def _window(parts: Sequence[Sequence[Word]], style: Style) -> Window:
    ids = [CLS, int(style)]
    first: list[int] = []
    for part in parts:
        for word in part:
            first.append(len(ids))
            ids.extend(word.pieces)
        ids.append(SEP)
    return Window(tuple(ids), tuple(first), tuple(word for part in parts for word in part))
