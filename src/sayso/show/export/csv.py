"""One flat table for spreadsheets: a row for each position of a statement, or for a statement without any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from csv import writer
from io import StringIO

from sayso.model import Article, Claim, Position, Snapshot, Source, Statement
from sayso.show.stances import is_sure

__all__ = ["COLUMNS", "csv"]

COLUMNS = (
    "statement", "article", "outlet", "published", "source", "speaks_for", "via", "mode", "said_start", "said_end", "said_basis",
    "quote", "start", "end", "claim", "stance", "confidence", "sure", "act",
)  # fmt: skip
CUT = " […] "  # between parts of a quotation that do not stand together
FORMULA = tuple(
    "=+-@＝＋－＠\t\r\n"
)  # what makes a spreadsheet run a cell: https://owasp.org/www-community/attacks/CSV_Injection
DIGITS = 4

Cell = str | int | float | None


def csv(snapshot: Snapshot) -> str:
    """A header and the rows, sorted by statement and claim; names instead of ids, the article by its file.

    `confidence` is that of the position, or of the statement where there is none; `sure` is "yes", "no" or, without a position,
    empty. `start` and `end` are code points, from the first part of the quotation to the last. Text that a spreadsheet would
    run as a formula has an apostrophe put before it, the one change made to anybody's words; JSON has them untouched.
    """
    file = StringIO()
    table = writer(file)  # its line ends, those of RFC 4180, make it quote both characters that can end a line
    table.writerow(COLUMNS)
    table.writerows([_safe(cell) for cell in row] for row in _rows(snapshot))
    return file.getvalue()


def _rows(snapshot: Snapshot) -> Iterator[list[Cell]]:
    articles = {article.id: article for article in snapshot.articles}
    sources = {source.id: source for source in snapshot.sources}
    claims = {claim.id: claim for claim in snapshot.claims}
    positions: defaultdict[str, list[Position]] = defaultdict(list)
    for position in snapshot.positions:
        positions[position.statement].append(position)
    for statement in snapshot.statements:
        cells = _statement(statement, articles[statement.article], sources)
        for position in positions[statement.id]:
            yield [*cells, *_position(position, claims[position.claim]), statement.act]
        if not positions[statement.id]:
            yield [*cells, None, None, round(statement.confidence, DIGITS), None, statement.act]


def _statement(statement: Statement, article: Article, sources: dict[str, Source]) -> list[Cell]:
    source, said = sources[statement.source], statement.said
    return [
        statement.id,
        article.file or article.url or article.id,
        article.outlet,
        article.published,
        source.name,
        sources[source.speaks_for].name if source.speaks_for else None,
        " < ".join(sources[relay].name for relay in statement.via),
        statement.mode,
        *((said.start, said.end, said.basis) if said else (None, None, None)),
        CUT.join(span.exact for span in statement.content),
        statement.content[0].start,
        statement.content[-1].end,
    ]


def _position(position: Position, claim: Claim) -> list[Cell]:
    return [claim.text, position.stance, round(position.confidence, DIGITS), "yes" if is_sure(position) else "no"]


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
