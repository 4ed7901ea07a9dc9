"""Where articles come from: files, folders, JSON lines and standard input, as raw bytes with what the user says about each."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sayso.errors import InputError
from sayso.model import Failure
from sayso.read.files import HTML_CAP, PAGES, RECORDS, TEXT_CAP, TEXTS, Found, capped, contents, find, printable
from sayso.read.metadata import DATE_ADVICE, Given, Metadata, given

__all__ = ["Raw", "raws"]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.I)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.I)

_Fail = Callable[[Failure], None]


@dataclass(frozen=True, slots=True)
class Raw:
    """One article's bytes. `where` names it in messages, `name` in the ledger; `words` are the part of `original` to read."""

    where: str
    name: str
    original: bytes
    media_type: str
    words: bytes
    is_page: bool
    given: Given


class _Record(msgspec.Struct):
    """One JSON line: an article's text or its page."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | int | None = None
    author: str | None = None


def raws(path: str, about: Metadata, on_failure: _Fail) -> Iterator[Raw]:
    """The raw articles of one path of the command line. What cannot be opened goes to `on_failure`."""
    if _ADDRESS.match(path):
        on_failure(Failure(path, "fetching from the web is not built yet", "save the page as .html and read that file"))
        return
    try:
        if path == "-":
            yield _raw("<stdin>", "<stdin>", capped(sys.stdin.buffer, TEXT_CAP), about.of(None, "<stdin>"))
            return
        found = find(Path(path))
    except (InputError, OSError) as error:
        on_failure(_failure(path, error))
        return
    for file in found:
        try:
            if file.path.suffix.lower() in RECORDS:
                yield from _records(file, about, on_failure)
            else:
                yield _file(file, about)
        except (InputError, OSError) as error:
            on_failure(_failure(printable(str(file.path)), error))


def _file(file: Found, about: Metadata) -> Raw:
    suffix = file.path.suffix.lower()
    source = contents(file.path, HTML_CAP if suffix in PAGES else TEXT_CAP)
    return _raw(printable(str(file.path)), file.name, source, about.of(file.path, file.name), suffix)


def _raw(where: str, name: str, source: bytes, about: Given, suffix: str = "") -> Raw:
    is_page = suffix in PAGES or (suffix not in TEXTS and _PAGE.match(source) is not None)
    if is_page and len(source) > HTML_CAP:
        raise InputError(f"larger than {HTML_CAP // 2**20} MB", advice="give its text as .txt")
    return Raw(where, name, source, "text/html" if is_page else "text/plain", source, is_page, about)


def _records(file: Found, about: Metadata, on_failure: _Fail) -> Iterator[Raw]:
    """The articles of a JSON lines file; the original bytes of each are its line."""
    decoder = msgspec.json.Decoder(_Record)
    with file.path.open("rb") as lines:
        number = 0
        while line := lines.readline(TEXT_CAP + 1):
            number += 1
            where = f"{printable(str(file.path))}, line {number}"
            if len(line) > TEXT_CAP and not line.endswith(b"\n"):
                on_failure(Failure(where, f"larger than {TEXT_CAP // 2**20} MB", "split it into articles, one a line"))
                while line and not line.endswith(b"\n"):
                    line = lines.readline(TEXT_CAP)
            elif line.strip():
                try:
                    yield _record(decoder.decode(line), line.strip(b"\r\n"), file, number, about, on_failure)
                except (msgspec.MsgspecError, InputError, RecursionError) as error:
                    on_failure(_failure(where, error))


def _record(record: _Record, line: bytes, file: Found, number: int, about: Metadata, on_failure: _Fail) -> Raw:
    where = f"{printable(str(file.path))}, line {number}"
    name = f"{file.name}#{number if record.id is None else record.id}"
    words = record.text if record.html is None else record.html
    if words is None:
        raise InputError("neither `text` nor `html`", advice="give each line one of them")
    if record.html is not None and len(words) > HTML_CAP:
        raise InputError(f"larger than {HTML_CAP // 2**20} MB", advice="give its text instead")
    own, bad = given(msgspec.structs.asdict(record))
    if bad is not None:
        on_failure(Failure(where, f"no date: {bad!r}", DATE_ADVICE))
    encoded = words.encode("utf-8")
    return Raw(where, name, line, "application/json", encoded, record.html is not None, about.of(file.path, name, own))


def _failure(where: str, error: Exception) -> Failure:
    if isinstance(error, InputError):
        return Failure(where, error.what, error.advice)
    if isinstance(error, OSError):
        return Failure(where, f"cannot be read: {error.strerror or error}", "check that you may read it")
    return Failure(where, f"not an article: {error}", 'write one JSON object a line: {"text": ..., "url": ..., "published": ...}')
