"""Files of an export: made a piece at a time, and put in their place only once they are whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from json import dumps
from pathlib import Path
from shutil import rmtree

from sayso.errors import UsageError
from sayso.model import Snapshot

__all__ = ["File", "Files", "Format", "as_json", "json_list", "text", "write_file", "write_folder"]


@dataclass(frozen=True, slots=True)
class File:
    """A name, and the bytes in pieces, made as they are asked for."""

    name: str
    pieces: Iterable[bytes]


Files = Iterator[File]


@dataclass(frozen=True, slots=True)
class Format:
    """What a format is for, and how it is made as one file of a name, as a folder of files, or either.

    A file may come with others, to stand beside it; it is the first of them, and the only one on standard output.
    """

    purpose: str
    file: Callable[[Snapshot, str], Files] | None = None
    folder: Callable[[Snapshot], Files] | None = None


def text(name: str, pieces: Iterable[str]) -> File:
    """A file of text, in UTF-8. What is no character, half of a surrogate pair, becomes a question mark."""
    return File(name, (piece.encode("utf-8", "replace") for piece in pieces))


def as_json(name: str, value: object) -> File:
    """A file of one JSON value, not escaped to ASCII."""
    return text(name, (dumps(value, ensure_ascii=False, indent=1), "\n"))


def json_list(head: Mapping[str, object], key: str, items: Iterable[object]) -> Iterator[str]:
    """A JSON object whose last value is a list, an item to a line and a piece."""
    yield f"{dumps(head, ensure_ascii=False)[:-1]}, {dumps(key)}: ["
    for number, item in enumerate(items):
        yield ("," if number else "") + "\n" + dumps(item, ensure_ascii=False)
    yield "\n]}\n"


def write_file(files: Files, path: Path) -> None:
    """Writes the file and those beside it; each gets its name only when it is whole."""
    for file in files:
        _write(file, path.with_name(file.name))


def write_folder(files: Files, folder: Path) -> None:
    """Makes the folder with its files; it gets its name only when all are written.

    Raises `UsageError` if there is something in it, as leftovers would pass for a part of the export.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("the folder to write is not empty", where=str(folder), advice="name one that is empty or not there yet")
    partial = folder.with_name(f".{folder.name}.partial")
    if partial.exists():
        rmtree(partial)
    partial.mkdir(parents=True)
    for file in files:
        _write(file, partial / file.name)
    os.replace(partial, folder)


def _write(file: File, path: Path) -> None:
    partial = path.with_name(f".{path.name}.partial")
    with partial.open("wb") as out:
        out.writelines(file.pieces)
    os.replace(partial, path)
