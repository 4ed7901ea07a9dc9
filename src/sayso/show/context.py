"""A statement's words where they stand, the source, the cue and the content underlined in the manner of a compiler.

Quill claimed there were leaks
~~~~~ ^^^^^^^ ────────────────
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from sayso.model import Article, Statement
from sayso.show.visible import CUT, glyphs

__all__ = ["LEGEND", "marked"]

SOURCE, CUE, CONTENT = "~", "^", "─"
LEGEND = f"{SOURCE} source  {CUE} cue  {CONTENT} content"
STYLES = {SOURCE: "cyan", CUE: "yellow", CONTENT: "bold", " ": ""}
AROUND = 200  # code points shown on either side of the words, where the paragraph is longer than that


def marked(article: Article, statement: Statement, width: int) -> Iterator[Text]:
    """Lines of text of at most `width` columns, each followed by the line of its marks if it has any."""
    marks = {
        offset: mark
        for mark, spans in ((CONTENT, statement.content), (SOURCE, statement.source_mention), (CUE, statement.cue))
        for span in spans
        for offset in range(span.start, span.end)
    }
    if not marks:
        return
    start, end = _stretch(article, min(marks), max(marks) + 1)
    for first, last in _lines(article.text, start, end, width):
        words, under = Text("", style="dim"), Text()
        for offset in range(first, last):
            shown, mark = glyphs(article.text[offset]), marks.get(offset, " ")
            words.append(shown, style=f"not dim {STYLES[mark]}" if mark != " " else "")
            under.append(mark * cell_len(shown), style=STYLES[mark])
        if first == start and article.text[:start].strip() and article.text[start - 1] != "\n":
            words, under = Text(CUT.lstrip(), style="dim") + words, Text(" " * len(CUT.lstrip())) + under
        yield words
        if under.plain.strip():
            under.rstrip()
            yield under


def _stretch(article: Article, start: int, end: int) -> tuple[int, int]:
    """The words with the rest of their paragraphs, cut at a space where that is too long."""
    text = article.text
    low = max(0, start - AROUND, text.rfind("\n", 0, start) + 1)
    stop = text.find("\n", end)
    high = min(end + AROUND, len(text) if stop < 0 else stop)
    if low and text[low - 1] != "\n":
        low = text.find(" ", low, start) + 1 or low
    if high < len(text) and text[high] != "\n":
        high = max(text.rfind(" ", end, high), end)
    return low, high


def _lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """`[start, end)` cut at white space into lines that fit."""
    room = max(20, width - len(CUT))
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop, used, space = start, 0, None
        while stop < end and text[stop] != "\n" and (used := used + cell_len(glyphs(text[stop]))) <= room:
            space = stop if text[stop].isspace() else space
            stop += 1
        if stop < end and not text[stop].isspace() and space is not None:
            stop = space
        if stop > start:
            yield start, stop
        start = max(stop, start + 1) if stop == start else stop
