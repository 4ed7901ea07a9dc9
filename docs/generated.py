"""What the reference says, from the code. Cog puts it into the pages (`make docs`); a test fails where a page is behind."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sayso.errors import Exit
from sayso.ledger import Ledger
from sayso.show.cli.app import sayso
from sayso.show.export.json import schema as ledger_schema
from sayso.show.export.tables import FLAT, TABLES

OF_SAYSO = "type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_fts_*'"  # not SQLite's own
EXITS = {
    Exit.OK: "done",
    Exit.ERROR: "an error: the message says what, where, and what to do",
    Exit.USAGE: "the call itself is off: an unknown option, a name that could mean several rows",
    Exit.MISMATCH: "`sayso verify` found something that does not hold",
    Exit.SOME_FAILED: "some articles could not be read; the others are in the ledger",
}
TYPES = {
    "boolean": "true or false",
    "string": "text",
    "confidence": "number, 0 to 1",
    "said": "`start`, `end`, `basis`",
    "period": "`start`, `end`",
    "stance": "word",
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
    """The rows of sayso-ledger/1 as its schema has them: for each kind its keys, their types and what they mean."""
    parts = []
    for name, rows in json.loads(ledger_schema())["properties"].items():
        if rows.get("type") == "array":
            keys = ((f"`{key}`", _type(of), of["description"]) for key, of in rows["items"]["properties"].items())
            parts.append(f"### `{name}`\n\n{_table(('key', 'type', 'meaning'), keys)}")
    return "\n".join(parts)


def _type(of: dict[str, Any]) -> str:
    """What a value may be, in words."""
    if "anyOf" in of:
        return ", or ".join(map(_type, of["anyOf"]))
    if "enum" in of:
        return "word, or null" if None in of["enum"] else "word"
    if of.get("type") == "array":
        return f"list of {'two ' if of.get('maxItems') == 2 else ''}{_type(of['items'])}s"
    kinds = of["type"] if isinstance(of.get("type"), list) else [of.get("type") or of["$ref"].rpartition("/")[2]]
    return ", or ".join(TYPES.get(kind, kind) for kind in kinds)


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
