"""Raw input to documents: one article each, frozen text with its blocks, and what is known about it, each date with its basis."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sayso.errors import InputError
from sayso.model import Article, Basis, Block, BlockKind, Document, Failure
from sayso.read.blocks import partition
from sayso.read.dates import of_article
from sayso.read.decode import text_characters
from sayso.read.html import page
from sayso.read.markup import Markup
from sayso.read.metadata import Metadata
from sayso.read.sources import Raw, raws
from sayso.spans import content_id

__all__ = ["documents"]


def documents(paths: Sequence[str], *, metadata: Path | None = None, on_failure: Callable[[Failure], None]) -> Iterator[Document]:
    """The articles of the paths, one by one: files, folders (sorted, with all below), `.jsonl` files, "-" for standard input.

    `metadata` is a CSV or JSON lines file about them, which outranks `articles.csv` beside them. What cannot be read goes to
    `on_failure`, with its place and what to do; the others come all the same. Nothing is fetched.
    """
    about = Metadata(metadata, on_failure)
    for path in paths:
        for raw in raws(path, about, on_failure):
            try:
                document = _document(raw)
            except InputError as error:
                on_failure(Failure(raw.where, error.what, error.advice))
            except Exception as error:  # noqa: BLE001 - one odd article must not keep the others out
                on_failure(Failure(raw.where, f"{type(error).__name__}: {error}", "please report this, with the file"))
            else:
                yield document
    about.finish()


def _document(raw: Raw) -> Document:
    if raw.is_page:
        read = page(raw.words, raw.given.title)
        text, blocks, markup = read.text, read.blocks, read.markup
    else:
        text, markup = text_characters(raw.words), Markup()
        blocks = partition(text, raw.given.title)
    sha256 = hashlib.sha256(raw.original).hexdigest()
    url = raw.given.url or markup.url
    published, basis = _published(raw.given.published, markup.published, text, blocks)
    article = Article(
        id=content_id("a", sha256, url or ""),
        sha256=sha256,
        file=raw.name,
        url=url,
        outlet=raw.given.outlet or markup.outlet,
        title=raw.given.title or markup.title or _title(text, blocks),
        author=raw.given.author or markup.author,
        published=published,
        published_basis=basis,
        language=markup.language or "en",
        text=text,
        blocks=blocks,
    )
    return Document(article, raw.original, raw.media_type)


def _published(given: str | None, marked: str | None, text: str, blocks: Sequence[Block]) -> tuple[str | None, Basis | None]:
    if given is not None:
        return given, Basis.GIVEN
    if marked is not None:
        return marked, Basis.MARKUP
    stated = of_article(text, blocks)
    return stated, None if stated is None else Basis.TEXT


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    return next((text[block.start : block.end] for block in blocks if block.kind is BlockKind.TITLE), None)
