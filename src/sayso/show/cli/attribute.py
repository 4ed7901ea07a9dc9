"""`sayso attribute`: attributions alone, for pipelines."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import click
import msgspec

from sayso.errors import Exit, InputError, SaysoError
from sayso.model import Attribution, Span
from sayso.show.cli.session import command, complain

__all__ = ["attribute", "line"]

LINES = (".jsonl", ".ndjson", ".json")
LARGEST = 20_000_000  # bytes of one text, as in `sayso read`
ADVICE = 'Each line is an object {"id": ..., "text": ...} in UTF-8'


class Asked(msgspec.Struct):
    """A line of input; other fields are ignored."""

    id: str | int
    text: str


@command("attribute", "sayso attribute article.txt", "sayso attribute < articles.jsonl > attributions.jsonl")
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--nested", is_flag=True, help="Also what somebody is said to say or think inside what another says.")
def attribute(files: Sequence[str], nested: bool) -> Exit:
    """Text in, attributions out; no ledger.

    FILES are plain text, or JSON lines {"id", "text"} (.jsonl). Without any, or with -, standard input is read.
    """
    from sayso.attribute import Attributor, Style

    style = Style.NESTED if nested else Style.ALL
    attributor, failed = Attributor.load(), False
    for asked in _all(files or ("-",)):
        if isinstance(asked, SaysoError):
            complain(asked.what, asked.where, asked.advice)
            failed = True
            continue
        click.echo(line(asked.id, attributor.in_text(asked.text, style=style)))
    return Exit.SOME_FAILED if failed else Exit.OK


def _all(files: Sequence[str]) -> Iterator[Asked | SaysoError]:
    """The texts one by one; what cannot be read comes as the error."""
    for file in files:
        if file == "-":
            yield from _stream(sys.stdin.buffer, "<stdin>", None)
            continue
        try:
            with Path(file).open("rb") as stream:
                yield from _stream(stream, file, file.lower().endswith(LINES))
        except OSError as error:
            yield InputError(error.strerror or "cannot be read", where=file, advice="Check the path and your permissions")


def _stream(stream: BinaryIO, where: str, lines: bool | None) -> Iterator[Asked | SaysoError]:
    """A plain text, or one object a line; standard input is the latter if it begins with a brace."""
    first = stream.readline(LARGEST + 1)
    if lines or (lines is None and first.lstrip().startswith(b"{")):
        number = 1
        while first:
            if first.strip():
                yield _asked(first, f"{where}:{number}")
            while len(first) > LARGEST and not first.endswith(b"\n"):
                first = stream.readline(LARGEST + 1)
            first, number = stream.readline(LARGEST + 1), number + 1
        return
    text = first + stream.read(LARGEST + 1 - len(first))
    try:
        yield Asked(where, _decoded(text))
    except ValueError as error:
        yield InputError(str(error), where=where, advice="Convert it to UTF-8 text, or cut it into articles")


def _asked(line: bytes, where: str) -> Asked | SaysoError:
    try:
        return msgspec.json.decode(_decoded(line), type=Asked)
    except ValueError as error:  # msgspec.DecodeError is one
        return InputError(f"not a line to attribute: {error}", where=where, advice=ADVICE)


def _decoded(text: bytes) -> str:
    if len(text) > LARGEST:
        raise ValueError(f"longer than {LARGEST:,} bytes")
    if b"\0" in text:
        raise ValueError("binary, not text")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"broken UTF-8 at byte {error.start}") from error


def line(id: str | int, attributions: Sequence[Attribution]) -> str:
    """The line of output for a text."""
    found = [
        {
            "id": one.id,
            "source": _offsets(one.source),
            "cue": _offsets(one.cue),
            "content": _offsets(one.content),
            "nested_in": one.nested_in,
            "confidence": round(one.confidence, 4),
            "act": one.act,
        }
        for one in attributions
    ]
    return msgspec.json.encode({"id": id, "attributions": found}).decode()


def _offsets(spans: Sequence[Span]) -> list[Any]:
    return [[span.start, span.end] for span in spans]
