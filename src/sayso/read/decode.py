"""Bytes to characters: strict for texts, whose offsets must be the file's own; as a browser does it for pages."""

from __future__ import annotations

import codecs
import re

from sayso.errors import InputError

__all__ = ["page_characters", "text_characters"]

GARBLED = 0.001  # share of a page's characters that may be undecodable: one in a thousand is a slip, more is another encoding

_CHARSET = re.compile(rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}encoding)\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)
_ENCODINGS = re.compile(
    r"utf-?8|windows-?125\d|cp125\d|iso-?8859-?\d{1,2}|koi8-?[ru]|shift[_-]jis|euc-?(?:jp|kr)|gb(?:k|2312|18030)|big5(?:-?hkscs)?",
    re.I,
)


def text_characters(source: bytes) -> str:
    """The characters of a UTF-8 text, line ends as they are, without a byte order mark. Raises `InputError` for anything else."""
    if not source.strip():
        raise InputError("empty", advice="give a file with an article's text in it")
    if source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError("UTF-16, not UTF-8", advice="convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW")
    if b"\0" in source:
        raise InputError(f"binary: a NUL byte at offset {source.index(0)}", advice="give the article's text, not a binary file")
    try:
        text = source.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8: byte 0x{source[error.start]:02x} at offset {error.start}",
            advice="convert it; if it is Windows-1252: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW",
        ) from error
    if not text.strip():
        raise InputError("empty", advice="give a file with an article's text in it")
    return text


def page_characters(source: bytes) -> str:
    """The characters of a page by byte order mark, declaration, UTF-8 or Windows-1252. Raises `InputError` if garbled."""
    if not source.strip():
        raise InputError("empty", advice="give a saved web page")
    declared = _CHARSET.search(source[:4096])
    if source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16"
    elif declared and _ENCODINGS.fullmatch(declared[1].decode("ascii", "replace")):
        name = declared[1].decode("ascii").lower()
    else:
        name = "utf-8" if _garbled(source, "utf-8") <= GARBLED else "cp1252"
    name = (
        "cp1252" if name in ("iso-8859-1", "iso8859-1") else name
    )  # as browsers do: https://encoding.spec.whatwg.org/#names-and-labels
    if _garbled(source, name) > GARBLED:
        raise InputError(f"its characters are not in {name}", advice="save the page again as UTF-8")
    return source.decode(name, "replace").removeprefix("\ufeff")


def _garbled(source: bytes, name: str) -> float:
    text = source.decode(name, "replace")
    return (text.count("\ufffd") - source.count(b"\xef\xbf\xbd")) / max(1, len(text))
