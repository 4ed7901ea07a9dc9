"""What the lists share: their filters, and `--json`, `--nl` or `--csv` instead of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sayso.model import Article, Claim, Source, Stance, Statement

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from rich.console import RenderableType

    from sayso.show.lookup import Lookup

__all__ = ["Wanted", "emit", "filters", "formats"]

Item = TypeVar("Item")
HELP = {
    "source": "Only those of this source, or of who speaks for it: an id or part of a name.",
    "claim": "Only those on this claim: an id or part of its text.",
    "stance": "Only those that take this stance.",
    "article": "Only those in this article: an id or part of its title, outlet or file name.",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of one call. One that is not given lets everything through."""

    source: str | None = None
    claim: str | None = None
    stance: str | None = None
    article: str | None = None

    def speaker(self, lookup: Lookup, id: str) -> bool:
        source = lookup.sources[id]
        return any(_matches(self.source, *_names(one)) for one in (source, lookup.speaks_for(source)))

    def about(self, claim: Claim) -> bool:
        return _matches(self.claim, claim.id, claim.text)

    def within(self, article: Article) -> bool:
        return _matches(self.article, article.id, article.title, article.outlet, article.file)

    def statement(self, lookup: Lookup, statement: Statement) -> bool:
        """Whether a statement passes every filter; claim and stance have to meet in one position."""
        if not (self.speaker(lookup, statement.source) and self.within(lookup.articles[statement.article])):
            return False
        taken = lookup.positions.get(statement.id, ())
        return not (self.claim or self.stance) or any(
            self.about(lookup.claims[position.claim]) and self.stance in (None, position.stance) for position in taken
        )

    def statements(self, lookup: Lookup) -> Iterator[Statement]:
        return (statement for statement in lookup.snapshot.statements if self.statement(lookup, statement))


def filters(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options `--source`, `--claim`, `--stance` and `--article`, as far as named."""

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(names):
            kind = click.Choice([str(stance) for stance in Stance]) if name == "stance" else click.STRING
            metavar = None if name == "stance" else "WORDS"
            function = click.option(f"--{name}", type=kind, metavar=metavar, help=HELP[name])(function)
        return function

    return add


def formats(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--json`, `--nl` and `--csv`: the parameter `form`, None for a table."""
    for form, help in (("csv", "CSV with a header."), ("nl", "JSON lines, an object a row."), ("json", "One JSON array.")):
        function = click.option(f"--{form}", "form", flag_value=form, help=help)(function)
    return function


def emit(
    lookup: Lookup,
    found: Iterable[Item],
    form: str | None,
    kind: type[DataclassInstance],
    rows: Callable[[Lookup, Sequence[Item]], Sequence[DataclassInstance]],
    table: Callable[[Lookup, Sequence[Item]], Iterator[RenderableType]],
) -> None:
    """Writes what was found to standard output; says on standard error when that is nothing."""
    items = tuple(found)
    if form:
        from sayso.show.lists import WRITERS

        click.echo(WRITERS[form](kind, rows(lookup, items)), nl=False)
    elif items:
        from sayso.show.console import put

        put(table(lookup, items))
    if not items:
        click.echo("Nothing found.", err=True)


def _names(source: Source) -> tuple[str, ...]:
    return (source.id, source.name, *source.aliases)


def _matches(wanted: str | None, id: str, *texts: str | None) -> bool:
    low = (wanted or "").casefold()
    return not low or id.startswith(low) or any(low in text.casefold() for text in texts if text)
