"""What the reference says, from the code. Cog puts it into the pages (`make docs`); a test fails where a page is behind."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click

from sayso.errors import Exit
from sayso.ledger import Ledger
from sayso.model import SURE, Article, Claim, Dispute, Held, Origin, Position, Relay, Reversal, Source, Statement
from sayso.show.cli.app import sayso
from sayso.show.export.json import FIELDS, ROWS
from sayso.show.export.tables import FLAT, TABLES

OF_SAYSO = "type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_fts_*'"  # not SQLite's own
RECORDS = (Article, Source, Statement, Claim, Position, Dispute, Reversal, Origin, Relay, Held)
EXITS = {
    Exit.OK: "done",
    Exit.ERROR: "an error: the message says what, where, and what to do",
    Exit.USAGE: "the call itself is off: an unknown option, a name that could mean several rows",
    Exit.MISMATCH: "`sayso verify` found something that does not hold",
    Exit.SOME_FAILED: "some articles could not be read; the others are in the ledger",
}
TYPES = {
    "str": "text",
    "bool": "true or false",
    "float": "number, 0 to 1",
    "tuple[str, ...]": "list of texts",
    "tuple[str, str]": "list of two texts",
    "tuple[Span, ...]": "list of spans",
    "Span": "span",
    "Said": "`start`, `end`, `basis`",
    "Period": "`start`, `end`",
}
MEANING = {
    "articles.id": "made from the original bytes and the address",
    "articles.file": "as it was read; `FILE#ID` for a line of a JSON lines file",
    "articles.url": "its address",
    "articles.outlet": "who published it",
    "articles.title": "its title",
    "articles.published": "ISO day, month or year",
    "articles.published_basis": "`given` by you, in the page's `markup`, or in the `text`",
    "articles.language": "ISO 639-1",
    "articles.sha256": "of the original bytes",
    "articles.text": "what all offsets count in; frozen",
    "sources.id": "made from its names, and from the article for a source without a name",
    "sources.name": "the fullest name or description in the text",
    "sources.kind": "`person`, `organisation`, `group`, `document`, `anonymous`",
    "sources.aliases": "other forms of the name",
    "sources.roles": "titles and offices",
    "sources.speaks_for": "id of a source",
    "statements.id": "made from the article, the source and where the words stand",
    "statements.article": "id",
    "statements.source": "id",
    "statements.via": "ids of the sources who passed it on, outermost first",
    "statements.mode": "`direct`: all words are quoted; `indirect`: none; `mixed`: some",
    "statements.content": "the words said",
    "statements.cue": "the words that say that it was said",
    "statements.source_mention": "the words that name the source",
    "statements.said": "when, both ends included; `basis` is `text`, or `published` if only the article's date tells",
    "statements.confidence": "how probable it is that words and source are right",
    "statements.act": "what the cue does: `says`, `denies`, `declines`, `asks`, `believes`",
    "statements.responds_to": "id of the statement that it answers without naming what (“It's nonsense”)",
    "statements.corrected": "a person has decided it",
    "claims.id": "made from the text and the period",
    "claims.text": "your words, or the words of a statement",
    "claims.pinned": "by a person; else found",
    "claims.statement": "id of the statement whose words a found claim is",
    "claims.during": "the time that it is about; either end may be null",
    "positions.claim": "id",
    "positions.statement": "id",
    "positions.stance": "`affirms`, `denies`, `hedges`, `declines`",
    "positions.confidence": "how probable it is; below {sure} it is shown as unsure, and makes no dispute and no origin",
    "positions.corrected": "a person has decided it",
    "disputes.claim": "id",
    "disputes.affirmed_by": "ids of sources",
    "disputes.denied_by": "ids of sources",
    "reversals.claim": "id",
    "reversals.source": "id",
    "reversals.from": "the stance before",
    "reversals.to": "the stance after",
    "reversals.kind": "`reversal` to the other side, `softening` to a hedge, `withdrawal` to no comment",
    "reversals.statements": "ids of the statement before and the one after",
    "origins.claim": "id",
    "origins.source": "id of the source on whose own knowledge affirmations rest",
    "origins.articles": "ids of the articles that rest on it",
    "relays.article": "id",
    "relays.of": "id of an article or a source",
    "relays.kind": "`copy`, `rewrite`, `citation`",
    "roles.source": "id",
    "roles.role": "a title or office",
    "roles.first": "publication of the first article that gives it",
    "roles.last": "publication of the last one",
}


def commands() -> str:
    """The help of every command, under a heading of its own."""
    return "\n".join(
        f"## `{' '.join(name)}`\n\n```text\n{command.get_help(_context(name, command))}\n```\n" for name, command in _all(sayso)
    )


def _all(command: click.Command, *before: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    name = (*before, command.name or "")
    yield name, command
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from _all(below, *name)


def _context(name: tuple[str, ...], command: click.Command) -> click.Context:
    return click.Context(command, info_name=" ".join(name), **{**command.context_settings, "terminal_width": 80})


def exits() -> str:
    """The exit codes."""
    return _table(("code", "means"), ((str(int(code)), EXITS[code]) for code in Exit))


def export() -> str:
    """The rows of sayso-ledger/1: for each kind its keys, their types and what they mean."""
    parts = []
    for (name, keys), record in zip(ROWS.items(), RECORDS, strict=True):
        kinds = {field.name: str(field.type) for field in fields(record)}
        rows = (
            (f"`{key}`", _type(kinds.get(FIELDS.get(key, key), "a property")), MEANING[f"{name}.{key}"].format(sure=SURE))
            for key in keys.split()
        )
        parts.append(f"### `{name}`\n\n{_table(('key', 'type', 'meaning'), rows)}")
    return "\n".join(parts)


def _type(annotation: str) -> str:
    kind = annotation.removesuffix(" | None")
    return TYPES.get(kind, "word") + (", or null" if kind != annotation else "")


def schema() -> str:
    """The tables of a new ledger as SQLite keeps them, comments and all, in order of their names."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "new.db")
        Ledger.open(path).close()
        with sqlite3.connect(path) as database:
            made = [sql for (sql,) in database.execute(f"SELECT sql FROM sqlite_master WHERE {OF_SAYSO} ORDER BY name")]
        database.close()
    return "```sql\n" + ";\n\n".join(made) + ";\n```\n"


def columns() -> str:
    """The columns of the flat table, and of the tables that join."""
    parts = []
    for table in (FLAT, *TABLES):
        name = "The flat table" if table is FLAT else f"`{table.name}`"
        rows = ((f"`{c.name}`", f"{c.kind}{'' if c.required else ', or nothing'}", c.what) for c in table.columns)
        parts.append(f"### {name}\n\n{table.what}\n\n{_table(('column', 'type', 'holds'), rows)}")
    return "\n".join(parts)


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
