"""`sayso correct`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.errors import InputError, NotFoundError, UsageError
from sayso.model import Aspect, Basis, Claim, Correction, Decision, Named, Said, Source, SourceKind, Span, Stance, Statement
from sayso.show.cli.listing import formats
from sayso.show.cli.session import command, opened
from sayso.show.cli.signing import signed

if TYPE_CHECKING:
    from sayso.correcting import Signed
    from sayso.ledger import Ledger
    from sayso.model import Value
    from sayso.show.lookup import Lookup, Row

__all__ = ["correct"]

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SPAN = re.compile(r"(\d{1,9}):(\d{1,9})")
NOTHING = "none"


@command(
    "correct",
    "sayso correct 'seven phone calls' --claim 'after 2021' --stance hedges --why 'only a rumour'",
    "sayso correct 'seven phone calls' --source 'Ann Bell' --via none --by Ada",
)
@click.argument("id", required=False)
@click.option("--accept", "verdict", flag_value="accept", help="It is right as it stands; with --claim, its stance is.")
@click.option("--reject", "verdict", flag_value="reject", help="It is no statement; with --claim, it takes no position.")
@click.option("--stance", type=click.Choice([*map(str, Stance), NOTHING]), help="What it does to the --claim.")
@click.option("--claim", metavar="CLAIM", help="The claim: an id or part of its text.")
@click.option("--source", metavar="NAME", help="Who said it: a source's id or name, or a new name.")
@click.option("--via", metavar="NAME", multiple=True, help=f"Through whom, the outermost first, or {NOTHING!r}.")
@click.option("--kind", type=click.Choice([*map(str, SourceKind)]), default="person", help="What a new name is.  [person]")
@click.option("--said", metavar="DATE[/DATE]", help=f"When: days, months or years, or {NOTHING!r}.")
@click.option("--span", "spans", metavar="START:END", multiple=True, help="Its words, as offsets in the article.")
@click.option("--merge", metavar="ID", help="The other source that it is, or the found claim that it goes into.")
@click.option(
    "--split", metavar="ARTICLE", multiple=True, is_flag=False, flag_value="",
    help="An article in which the source is somebody else; a found claim just falls apart.",
)  # fmt: skip
@click.option("--undo", metavar="N", help="Take back the correction with that number or id.")
@signed()
@click.option("--list", "listed", is_flag=True, help="Print the log; also as --json, --nl or --csv.")
@click.option("--export", "exported", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), help="Write the log.")
@click.option("--import", "imported", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Take another's log.")
@formats
def correct(
    id: str | None, verdict: str | None, stance: str | None, claim: str | None, source: str | None, via: tuple[str, ...],
    kind: str, said: str | None, spans: tuple[str, ...], merge: str | None, split: tuple[str, ...], undo: str | None,
    listed: bool, exported: Path | None, imported: Path | None, form: str | None, signed: Signed,
) -> None:  # fmt: skip
    """Accept, reject or change a row; your word outranks the model's.

    ID is that of a statement, a source or a found claim; words that only one of them has do as well. A correction is a row of
    its own, with its author, time and reason. It survives every re-reading, and it is undone by another.
    """
    if listed:
        _list(form)
        return
    if exported:
        _export(exported)
        return

    def make(ledger: Ledger) -> Iterator[Correction]:
        if imported:
            yield from _read(imported)
        elif undo:
            yield _undoing(ledger, undo, signed)
        elif not id:
            raise UsageError("what is to be corrected?", advice="give an id, or --list, --undo, --export or --import")
        else:
            row = _Wanted(ledger, id, signed)
            yield from row.of_statement(verdict, stance, claim)
            yield from row.changed(source, via, SourceKind(kind), said, spans)
            yield from row.who_or_which(merge, split)

    _take(make, id)


class _Wanted:
    """A row of the ledger, and what somebody wants of it."""

    def __init__(self, ledger: Ledger, id: str, signed: Signed) -> None:
        from sayso.show.lookup import Lookup

        self._ledger, self._signed = ledger, signed
        self._lookup = Lookup(ledger.snapshot())
        self.row = _row_of(self._lookup, id)

    def of_statement(self, verdict: str | None, stance: str | None, claim: str | None) -> Iterator[Correction]:
        from sayso import correcting

        on = self._lookup.find(claim) if claim else None
        if on is not None and not isinstance(on, Claim):
            raise UsageError(f"{claim!r} is no claim", advice="See: sayso claims")
        if stance:
            if on is None:
                raise UsageError("a stance on what?", advice="Name the --claim")
            taken = None if stance == NOTHING else Stance(stance)
            yield correcting.of_stance(self._ledger, self._statement(), on, taken, self._signed)
        elif verdict:
            make = correcting.accepted if verdict == "accept" else correcting.rejected
            yield make(self._ledger, self._statement(), on, self._signed)
        elif on:
            raise UsageError("what of the claim?", advice="Give --stance, --accept or --reject")

    def changed(
        self, source: str | None, via: tuple[str, ...], kind: SourceKind, said: str | None, spans: tuple[str, ...]
    ) -> Iterator[Correction]:
        from sayso import correcting

        changes: dict[Aspect, Value] = {}
        if spans:
            changes[Aspect.CONTENT] = tuple(sorted(self._span(span) for span in spans))
        if source:
            changes[Aspect.SOURCE] = self._named(source, kind)
        if via:
            changes[Aspect.VIA] = tuple(self._named(name, kind) for name in via if name != NOTHING)
        if said:
            changes[Aspect.SAID] = None if said == NOTHING else _time(said)
        for aspect, after in changes.items():
            yield correcting.of_statement(self._ledger, self._statement(), aspect, after, self._signed)

    def who_or_which(self, merge: str | None, split: tuple[str, ...]) -> Iterator[Correction]:
        from sayso import correcting, finding

        if not (merge or split):
            return
        other = self._lookup.find(merge) if merge else None
        match self.row, other:
            case Source(), Source():
                yield correcting.one(self._ledger, self.row.id, other.id, self._signed)
            case Source(), None:
                articles = [self._lookup.find(article).id for article in split if article]
                yield correcting.apart(self._ledger, self.row.id, articles, self._signed)
            case Claim() as claim, (Claim() | None) as into:
                yield finding.decision_on(self._ledger, claim, Decision.MERGE if into else Decision.SPLIT, into, self._signed)
            case _:
                raise UsageError("only two sources, or two found claims, can be one", advice="See: sayso sources, sayso claims")

    def _statement(self) -> str:
        if not isinstance(self.row, Statement):
            raise UsageError("only a statement can be corrected so", advice="See: sayso statements, sayso claim pin")
        return self.row.id

    def _named(self, name: str, kind: SourceKind) -> Named:
        low = name.casefold()
        for same in (lambda s: s.id == name, lambda s: s.name.casefold() == low, lambda s: low in map(str.casefold, s.aliases)):
            if found := next(filter(same, self._lookup.snapshot.sources), None):
                return Named(found.name, found.kind)
        return Named(name, kind)

    def _span(self, span: str) -> Span:
        from sayso.spans import trimmed

        match = SPAN.fullmatch(span)
        article = self._lookup.articles[self._lookup.statements[self._statement()].article]
        start, end = (int(offset) for offset in match.groups()) if match else (0, 0)
        words = trimmed(article.text, start, end) if start < end <= len(article.text) else None
        if words is None:
            raise UsageError(f"{span!r} holds no words", advice=f"Write START:END, of {len(article.text)} code points")
        return words


def _row_of(lookup: Lookup, wanted: str) -> Row:
    """The row of that id or name, else the only statement with these words."""
    try:
        return lookup.find(wanted)
    except NotFoundError:
        low = " ".join(wanted.casefold().split())
        told = [each for each in lookup.snapshot.statements if low in _words(each)]
        if len(told) != 1:
            raise
        return told[0]


def _words(statement: Statement) -> str:
    return " ".join(" ".join(span.exact for span in statement.content).casefold().split())


def _take(make: Callable[[Ledger], Iterator[Correction]], id: str | None) -> None:
    """Puts corrections into effect and shows what became of the row."""
    from sayso.flow import Flow
    from sayso.show.lookup import Lookup
    from sayso.show.progress import Progress

    with opened() as ledger, Progress() as progress:
        corrections = tuple(make(ledger))
        if not corrections:
            raise UsageError("nothing is to be corrected", advice="See: sayso correct --help")
        before = Lookup(ledger.snapshot())
        new = ledger.correct(*corrections)
        if new:
            Flow.load().conclude(ledger, progress=progress.judged)
        after = Lookup(ledger.snapshot())
    click.echo(f"{new} correction{'' if new == 1 else 's'} taken.", err=True)
    if id:
        _show(after, _row_of(before, id))


def _show(lookup: Lookup, was: Row) -> None:
    """What became of the row; of a source that is one with another, that one."""
    from sayso.show.console import console, put
    from sayso.show.pages.claim import claim_page
    from sayso.show.pages.source import source_page
    from sayso.show.pages.statement import statement_page

    name = was.name if isinstance(was, Source) else ""
    same = (source for source in lookup.snapshot.sources if name in (source.name, *source.aliases))
    if statement := lookup.statements.get(was.id):
        put(statement_page(lookup, statement, width=console().width))
    elif source := lookup.sources.get(was.id) or next(same, None):
        put(source_page(lookup, source))
    elif claim := lookup.claims.get(was.id):
        put(claim_page(lookup, claim))
    else:
        click.echo(f"{lookup.short(was.id)} is no more.", err=True)


def _list(form: str | None) -> None:
    from sayso.show.console import put
    from sayso.show.corrections import CorrectionRow, correction_rows, correction_table
    from sayso.show.lists import WRITERS

    with opened() as ledger:
        rows = correction_rows(ledger.corrections())
    if form:
        click.echo(WRITERS[form](CorrectionRow, rows), nl=False)
    elif rows:
        put(correction_table(rows))
    if not rows:
        click.echo("Nothing found.", err=True)


def _export(path: Path) -> None:
    from sayso.ledger import as_line

    with opened() as ledger:
        lines = "".join(f"{as_line(correction)}\n" for correction in ledger.corrections())
    if str(path) == "-":
        click.echo(lines, nl=False)
    else:
        path.write_text(lines, "utf-8", newline="\n")


def _read(path: Path) -> Iterator[Correction]:
    """The corrections in a file. Raises `InputError` naming the line that is none."""
    from sayso.ledger import from_line

    with path.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            try:
                if line.strip():
                    yield from_line(line)
            except InputError as error:
                raise InputError(error.what, where=f"{path}, line {number}", advice=error.advice) from error


def _undoing(ledger: Ledger, wanted: str, signed: Signed) -> Correction:
    from sayso import correcting

    log = ledger.corrections()
    low = wanted.casefold()
    found = [each for number, each in enumerate(log, 1) if wanted == str(number) or (low[:1] == "k" and each.id.startswith(low))]
    if len(found) != 1:
        raise NotFoundError(f"there is no correction {wanted!r}", advice="See: sayso correct --list")
    return correcting.undoing(found[0], signed)


def _time(said: str) -> Said:
    start, _, end = said.partition("/")
    end = end or start
    if not (DATE.fullmatch(start) and DATE.fullmatch(end)) or end < start[: len(end)]:
        raise UsageError(f"{said!r} is no date", advice="Write dates such as 2024-11-05, 2024-11 or 2024, or START/END")
    return Said(start, end, Basis.TEXT)
