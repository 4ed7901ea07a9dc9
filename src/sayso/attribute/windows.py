"""Cuts paragraphs into the windows that the tagger reads: as many whole paragraphs as fit, so that a quotation may run on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from tokenizers import Tokenizer

__all__ = ["PIECES", "Style", "Window", "Word", "paragraph_words", "windows"]

CLS, SEP = 101, 102


class Style(IntEnum):
    """Whose habits of annotation the tagger follows: a token at the head of each window, so that one model learns from all.

    The values are pieces of MiniLM's vocabulary: "thought", "clause" and "speech".
    """

    ALL = 2245  # every attribution, thoughts and plans too; hardly anything nested (PolNeAR)
    NESTED = 11075  # clausal attributions, nested ones too (GUM)
    SPEECH = 4613  # reported speech alone, nested ones too (the annotated stories)


# The most word pieces of a window. polnear.dev: 73.9 in full_relaxed with 128, 73.2 with 160, 73.0 with 256, and 128 is faster;
# windows that overlap by a quarter give nothing. Stories held out: core statements found .82 with 128, .86 with 256.
PIECES = {Style.ALL: 128, Style.NESTED: 128, Style.SPEECH: 256}


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


def windows(paragraphs: Iterable[Sequence[Word]], style: Style, limit: int | None = None) -> Iterator[Window]:
    """Packs paragraphs, in order, into windows of at most `limit` pieces; only a paragraph longer than that is cut.

    The limit is the style's if none is given; training uses the longest for all.
    """
    limit = limit or PIECES[style]
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
