"""What the forms set going: reading articles that were pasted or uploaded, and pinning a claim."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.model import Correction, Document, Period
from sayso.show.web.jobs import Tell

if TYPE_CHECKING:
    from sayso.flow import Flow

__all__ = ["KINDS", "Given", "Work"]

KINDS = (".txt", ".html", ".htm", ".jsonl")


@dataclass(frozen=True, slots=True)
class Given:
    """An article as it was handed in: the bytes, the name of the file if it was one, and what was said about it."""

    contents: bytes
    name: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    author: str = ""


class Work:
    """The flow with its models, loaded when it is first needed, on one ledger."""

    def __init__(self, ledger: Ledger, load: Callable[[], Flow] | None = None) -> None:
        self._ledger, self._load = ledger, load

    @cached_property
    def _flow(self) -> Flow:
        if self._load:
            return self._load()
        from sayso.flow import Flow

        return Flow.load()

    def read(self, given: Given, tell: Tell) -> str:
        """Reads what was handed in; returns the page of the first article. Raises `UsageError` if nothing could be read."""
        tell("The models are getting ready.")
        flow, ids = self._flow, []

        def read(document: Document, new: bool) -> None:
            ids.append(document.article.id)
            tell(f"{len(ids)} read: {document.article.title or document.article.file}" + ("" if new else " (was there already)"))

        with TemporaryDirectory(prefix="sayso-") as folder:
            name = _file_name(given)
            (Path(folder) / name).write_bytes(given.contents)
            about = Path(folder) / "about.csv"
            with about.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(["file", "url", "outlet", "title", "published", "author"])
                writer.writerow([name, given.url, given.outlet, given.title, given.published, given.author])
            summary = flow.read([str(Path(folder) / name)], self._ledger, metadata=about, progress=read)
        if summary.failures and not ids:
            raise UsageError(summary.failures[0].what, advice=summary.failures[0].advice)
        tell("Joining it with what is known.")
        flow.conclude(self._ledger)
        return f"/article/{ids[0]}" if ids else "/"

    def correct(self, corrections: Sequence[Correction], page: Callable[[], str], tell: Tell) -> str:
        """Takes corrections and brings up to date what follows from them; `page` is asked then which page is to be seen."""
        self._ledger.correct(*corrections)
        tell("Working out what follows.")
        self._flow.conclude(self._ledger)
        return page()

    def find(self, tell: Tell) -> str:
        """Finds stories and what is claimed in them, from now on with every reading."""
        tell("The models are getting ready.")
        self._flow.conclude(self._ledger, find=True, progress=_counting(tell))
        return "/stories"

    def pin(self, text: str, during: Period | None, tell: Tell) -> str:
        """Pins a claim and judges every statement on it; returns its page."""
        tell("The models are getting ready.")
        claim = self._flow.pin(self._ledger, text, during)
        self._flow.conclude(self._ledger, progress=_counting(tell))
        return f"/claim/{claim.id}"


def _counting(tell: Tell) -> Callable[[str], None]:
    numbers = count(1)
    return lambda _: tell(f"{next(numbers)} articles judged.")


def _file_name(given: Given) -> str:
    """The last part of the name it came with, if it is of a kind that is read; else a name from the contents."""
    name = PurePath(given.name.replace("\\", "/")).name.replace("\0", "")
    stem, kind = PurePath(name).stem, PurePath(name).suffix.lower()
    if kind in KINDS and stem.strip(". ") and len(name.encode()) <= 200:
        return name
    return f"pasted-{hashlib.sha256(given.contents).hexdigest()[:12]}.txt"
