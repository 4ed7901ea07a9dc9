"""What the user says about articles: `articles.csv` beside them, or a CSV or JSON lines file given by name.

The columns are `file,url,outlet,title,published,author`; all but `file` may be empty, others are ignored. A bad row is a failure
that names its line; the other rows count.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

import msgspec

from sayso.errors import InputError
from sayso.model import Failure
from sayso.read.dates import iso
from sayso.read.decode import text_characters
from sayso.read.files import RECORDS, TEXT_CAP, contents

__all__ = ["DATE_ADVICE", "Given", "Metadata", "given"]

NAME = "articles.csv"
_COLUMNS = "file,url,outlet,title,published,author"
DATE_ADVICE = "write it as YYYY-MM-DD, YYYY-MM or YYYY"


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about one article; `published` is an ISO day, month or year."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    author: str | None = None

    def over(self, other: Given) -> Given:
        """These fields, and those of `other` where these are empty."""
        return replace(other, **{field.name: value for field in fields(self) if (value := getattr(self, field.name)) is not None})


class _Row(msgspec.Struct):
    """One JSON line. A date may also come as a bare year."""

    file: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | int | None = None
    author: str | None = None


def given(cells: Mapping[str, object]) -> tuple[Given, str | None]:
    """The metadata in a row's cells, and the date that could not be read, if so."""
    texts = {field.name: " ".join(str(value).split()) for field in fields(Given) if (value := cells.get(field.name)) is not None}
    kept: dict[str, str | None] = {name: text for name, text in texts.items() if text}
    bad = None
    if (published := kept.get("published")) is not None and (day := iso(published)) != published:
        kept["published"] = day
        bad = None if day else published
    return Given(**kept), bad


class Metadata:
    """All that the user says about the articles of one run: the file given by name, and each `articles.csv`, read once."""

    def __init__(self, path: Path | None, on_failure: Callable[[Failure], None]) -> None:
        self._on_failure = on_failure
        self._named = _load(path, on_failure) if path is not None else {}
        self._met: set[str] = set()
        self._beside: dict[Path, dict[str, _Told]] = {}

    def of(self, path: Path | None, name: str, own: Given | None = None) -> Given:
        """What is said about the article `name`, read from the file `path`; `own` is what stands with it in its own record."""
        found = own or Given()
        if path is not None and (told := self._table(path.parent).get(path.name)) is not None:
            found = found.over(told.given)
        base = name.rpartition("/")[2]
        for key in (base, name):
            if key in self._named:
                self._met.add(key)
                found = self._named[key].given.over(found)
        return found

    def finish(self) -> None:
        """Reports the rows of the file given by name that are about no article that was read."""
        for name, told in self._named.items():
            if name not in self._met:
                self._on_failure(Failure(told.where, f"no such article: {name!r}", "name a file that is read, or remove the row"))

    def _table(self, folder: Path) -> dict[str, _Told]:
        if folder not in self._beside:
            table = _load(folder / NAME, self._on_failure) if (folder / NAME).is_file() else {}
            for name, told in table.items():
                if not os.path.isfile(folder / name):  # unlike Path.is_file, False for a name too long
                    self._on_failure(Failure(told.where, f"no such file: {name!r}", "name a file beside it, or remove the row"))
            self._beside[folder] = table
        return self._beside[folder]


@dataclass(frozen=True, slots=True)
class _Told:
    """One row and the place where it stands ("articles.csv, line 3")."""

    given: Given
    where: str


def _load(path: Path, on_failure: Callable[[Failure], None]) -> dict[str, _Told]:
    """The rows of a metadata file by file name: JSON lines if it is called .jsonl or .ndjson, else CSV."""

    def fail(line: int, what: str, advice: str) -> None:
        on_failure(Failure(f"{path}, line {line}", what, advice))

    try:
        text = text_characters(contents(path, TEXT_CAP))
    except InputError as error:
        on_failure(Failure(str(path), error.what, error.advice))
        return {}
    except OSError as error:
        on_failure(
            Failure(str(path), f"cannot be read: {error.strerror or error}", "check that it is there and that you may read it")
        )
        return {}
    rows: dict[str, _Told] = {}
    for line, cells in (_json_lines if path.suffix.lower() in RECORDS else _csv_rows)(text, fail):
        name = str(cells.get("file") or "").strip().removeprefix("./")
        if not name:
            fail(line, "no file named", "give the article's file in the column `file`")
        elif name in rows:
            fail(line, f"{name!r} stands twice", "keep one row for each file; the first counts")
        else:
            about, bad = given(cells)
            rows[name] = _Told(about, f"{path}, line {line}")
            if bad is not None:
                fail(line, f"no date: {bad!r}", DATE_ADVICE)
    return rows


_Fail = Callable[[int, str, str], None]
_Numbered = Iterator[tuple[int, Mapping[str, object]]]


def _csv_rows(text: str, fail: _Fail) -> _Numbered:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [cell.strip().lower() for cell in cells]
                if "file" not in header:
                    fail(line, "no column `file`", f"let the first line be {_COLUMNS}")
                    return
            elif len(cells) != len(header):
                fail(line, f"{len(cells)} cells where the first line has {len(header)}", "quote cells that hold a comma")
            else:
                yield line, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        fail(
            max(1, reader.line_num),
            f"not CSV: {error}",
            "check the quotation marks of this line; the lines after it are not read",
        )


def _json_lines(text: str, fail: _Fail) -> _Numbered:
    decoder = msgspec.json.Decoder(_Row)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, msgspec.structs.asdict(decoder.decode(line))
            except msgspec.MsgspecError as error:
                fail(number, f"not a row: {error}", f"write one JSON object a line with the keys {_COLUMNS}")
