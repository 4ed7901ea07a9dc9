"""A web page's article: its own words from the tree's nodes, and which of its paragraphs are the article.

trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15) only chooses the paragraphs: it normalises text, so its
words are compared with the page's and not used. Measured by `bench/html_text.py`.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass

import trafilatura
from lxml import html

from sayso.errors import InputError
from sayso.model import Block, BlockKind
from sayso.read.blocks import partition, same_title, tokens
from sayso.read.decode import page_characters
from sayso.read.furniture import Mark, mark
from sayso.read.guard import parsed
from sayso.read.markup import Markup, markup
from sayso.read.paragraphs import Paragraph, paragraphs

__all__ = ["Page", "page"]

CHOSEN = 0.6  # share of a paragraph's 4-grams that trafilatura's text must hold; mean F1 .949, with .4 .948, with .8 .946
HEAD = 12  # paragraphs between headline and article that are kept (standfirst, byline, date); 6 to 20: F1 the same


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page's article, its blocks, and what its markup says about it."""

    text: str
    blocks: tuple[Block, ...]
    markup: Markup


def page(source: bytes, title: str | None = None) -> Page:
    """Reads a page, whose `title` may be known.

    Raises `InputError` for a page beyond the caps of `guard`, in an unknown encoding, or without article text.
    """
    tree = parsed(page_characters(source))
    about = markup(tree)
    title = title or about.title
    shown = paragraphs(tree)
    kinds = _chosen(shown, tree)
    if BlockKind.BODY not in kinds:
        text = "\n\n".join(paragraph.words for paragraph in shown)
        kinds = [block.kind for block in partition(text, title)]
    if BlockKind.BODY not in kinds:
        raise InputError("no article text in the page", advice="save the page when it has loaded fully, or give its text as .txt")
    rows = _framed([paragraph.words for paragraph in shown], kinds, _headline(shown, kinds, title), title)
    blocks, start = [], 0
    for words, kind in rows:
        blocks.append(Block(start, start + len(words), kind))
        start += len(words) + 2
    return Page("\n\n".join(words for words, _ in rows), tuple(blocks), about)


def _chosen(shown: list[Paragraph], tree: html.HtmlElement) -> list[BlockKind]:
    """The kind of each paragraph: furniture unless trafilatura's text holds its words; else what its tag and its words say."""
    kept = trafilatura.extract(copy.deepcopy(tree), fast=True, include_comments=False) or ""
    lines = {tokens(line) for line in kept.splitlines()}
    grams = {line[i : i + 4] for line in lines for i in range(len(line) - 3)}
    return [_kind(paragraph, _holds(lines, grams, tokens(paragraph.words))) for paragraph in shown]


def _holds(lines: set[tuple[str, ...]], grams: set[tuple[str, ...]], words: tuple[str, ...]) -> bool:
    count = len(words) - 3
    return words in lines or (count > 0 and sum(words[i : i + 4] in grams for i in range(count)) >= CHOSEN * count)


def _kind(paragraph: Paragraph, chosen: bool) -> BlockKind:
    says = mark(paragraph.words)
    if paragraph.caption or says in (Mark.CAPTION, Mark.IMAGE, Mark.CREDIT):
        return BlockKind.CAPTION
    if says is Mark.DATELINE:
        return BlockKind.DATELINE
    if not chosen or says is not Mark.NONE:
        return BlockKind.FURNITURE
    return BlockKind.HEADING if paragraph.heading else BlockKind.BODY


def _headline(shown: list[Paragraph], kinds: list[BlockKind], title: str | None) -> int | None:
    """The index of the headline at or before the first words of the article: the one that is the title, or the last <h1>."""
    first = kinds.index(BlockKind.BODY)
    wanted = tokens(title or "")
    same = [i for i in range(first + 1) if wanted and same_title(tokens(shown[i].words), wanted)]
    main = [i for i in range(first) if shown[i].tag == "h1"]
    return max(same or main, default=None)


def _framed(words: list[str], kinds: list[BlockKind], top: int | None, title: str | None) -> list[tuple[str, BlockKind]]:
    """The rows of the text: the headline, then all from the article's first paragraph (or what introduces it) to its last."""
    first = kinds.index(BlockKind.BODY)
    last = len(kinds) - kinds[::-1].index(BlockKind.BODY)
    begin = top + 1 if top is not None and first - top <= HEAD else first
    headline = title if top is None else words[top]
    rows = [(headline, BlockKind.TITLE)] if headline else []
    for text, kind in zip(words[begin:last], kinds[begin:last], strict=True):
        again = headline is not None and tokens(text) == tokens(headline)
        rows.append((text, BlockKind.FURNITURE if again else kind))
    return rows
