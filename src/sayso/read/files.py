"""Files and folders: which of them hold articles, and their bytes, with caps."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sayso.errors import InputError

__all__ = ["HTML_CAP", "PAGES", "RECORDS", "TEXTS", "TEXT_CAP", "Found", "capped", "contents", "find", "printable"]

TEXT_CAP = 20 * 1024 * 1024  # bytes: several thousand times a long article
HTML_CAP = 5 * 1024 * 1024  # bytes: the largest of the 261 pages in html_aeb and html_fundus_eval80 has 1.5 MB

TEXTS, PAGES, RECORDS = frozenset((".txt",)), frozenset((".html", ".htm")), frozenset((".jsonl", ".ndjson"))


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and its name as the ledger keeps it: relative to the folder that was named, or its base name."""

    path: Path
    name: str


def find(path: Path) -> list[Found]:
    """The file itself, or the articles of a folder and all below it, sorted by name; other files, and hidden ones, are left out.

    Raises `InputError` if there is nothing there.
    """
    if not path.is_dir():
        if not path.exists():
            raise InputError("no such file or folder", advice="check the path")
        return [Found(path, printable(path.name))]
    known = TEXTS | PAGES | RECORDS
    found: list[Path] = []
    for folder, folders, files in os.walk(path):
        folders[:] = [below for below in folders if not below.startswith(".")]
        found += [Path(folder, file).relative_to(path) for file in files if file[0] != "." and Path(file).suffix.lower() in known]
    if not found:
        raise InputError("no articles in this folder", advice="sayso reads .txt, .html, .htm and .jsonl files there")
    return [Found(path / below, printable(below.as_posix())) for below in sorted(found, key=lambda below: below.as_posix())]


def contents(path: Path, cap: int) -> bytes:
    """The bytes of a file. Raises `InputError` if it has more than `cap` bytes, and what `open` raises."""
    with path.open("rb") as file:
        return capped(file, cap)


def capped(file: BinaryIO, cap: int) -> bytes:
    """All the bytes of an open file. Raises `InputError` if there are more than `cap`."""
    source = file.read(cap + 1)
    if len(source) > cap:
        raise InputError(f"larger than {cap // 2**20} MB", advice="split it into articles, one a file")
    return source


def printable(name: str) -> str:
    """A file's name in characters that any terminal and ledger can hold: bytes that are not UTF-8 become escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
