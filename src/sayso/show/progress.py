"""What a long reading shows on standard error: a bar on a terminal, else a line for each article."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from sayso.model import Document
from sayso.show.entries import outlet
from sayso.show.visible import one_line

__all__ = ["Progress"]


class Progress:
    """A context in which calling it with a document says that it is in the ledger now, or was already."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, markup=False, emoji=False, highlight=False)
        columns = (SpinnerColumn(), TextColumn("{task.completed} {task.description}", markup=False), TimeElapsedColumn())
        self._bar = Bar(*columns, console=self._console, transient=True, disable=not self._console.is_terminal)
        self._read = self._bar.add_task("read", total=None)
        self._judged = self._bar.add_task("judged", total=None, visible=False)

    def __enter__(self) -> Progress:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def judged(self, article: str) -> None:
        """Counts an article whose statements have been judged; on a terminal only."""
        self._bar.update(self._judged, advance=1, visible=True)

    def __call__(self, document: Document, new: bool) -> None:
        if self._console.is_terminal:
            self._bar.advance(self._read)
        else:
            article, verb = document.article, "read" if new else "unchanged"
            title, place = one_line(article.title or outlet(article)), outlet(article)
            where = f"{place}, " if place != title else ""
            self._console.print(Text(f"{verb} {title} ({where}{article.published or 'undated'})"), soft_wrap=True)
