"""An article as an annotator has it: the text, and every statement marked in it, in a form that annotation tools can give back.

A sheet holds nothing but what an annotator sees and may change. Sources stand by name; characters that XML cannot hold are
replaced one for one, so that offsets hold. Offsets are code points.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.errors import InputError
from sayso.model import Act, Basis, Mode, Named, Said, Snapshot, Source, SourceKind, Span, Stance, Statement
from sayso.spans import cut

__all__ = ["Bounds", "Marked", "Sheet", "as_named", "cut_all", "named", "plain", "said", "sheets", "with_kind", "written_said"]

Bounds = tuple[tuple[int, int], ...]

NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # https://www.w3.org/TR/xml/#charsets
DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
SAID = re.compile(rf"({DATE})(?:/({DATE}))?(?: \((text|published)\))?")


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement on a sheet; `id` is empty where an annotator has added it, `source` None where none is named.

    `stances` are by the id of the claim, sorted; `note` is what the annotator says about it.
    """

    id: str
    content: Bounds
    cue: Bounds
    mention: Bounds
    source: Named | None
    via: tuple[Named, ...]
    said: Said | None
    mode: Mode
    act: Act
    stances: tuple[tuple[str, Stance], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article by its id, its text, and the statements in it by where they stand."""

    article: str
    text: str
    marked: tuple[Marked, ...]


def sheets(snapshot: Snapshot) -> Iterator[Sheet]:
    """One sheet for each article, sorted by id."""
    sources = {source.id: source for source in snapshot.sources}
    stances: defaultdict[str, list[tuple[str, Stance]]] = defaultdict(list)
    for position in snapshot.positions:
        stances[position.statement].append((position.claim, position.stance))
    of_article: defaultdict[str, list[Marked]] = defaultdict(list)
    for s in snapshot.statements:
        of_article[s.article].append(_marked(s, sources, tuple(sorted(stances[s.id]))))
    for article in snapshot.articles:
        marked = sorted(of_article[article.id], key=lambda each: (each.content, each.id))
        yield Sheet(article.id, plain(article.text), tuple(marked))


def _marked(s: Statement, sources: Mapping[str, Source], stances: tuple[tuple[str, Stance], ...]) -> Marked:
    content, cue, mention = (_bounds(spans) for spans in (s.content, s.cue, s.source_mention))
    via = tuple(named(sources[relay]) for relay in s.via)
    return Marked(s.id, content, cue, mention, named(sources[s.source]), via, s.said, s.mode, s.act, stances)


def _bounds(spans: tuple[Span, ...]) -> Bounds:
    return tuple((span.start, span.end) for span in spans)


def plain(text: str) -> str:
    """The text with each character that XML cannot hold replaced by one that it can."""
    return NO_XML.sub("\ufffd", text)


def named(source: Source) -> Named:
    """The source as a sheet names it: on one line."""
    return Named(" ".join(plain(source.name).split()) or "?", source.kind)


def with_kind(source: Named) -> str:
    """`Ada Quill (person)`."""
    return f"{source.name} ({source.kind})"


def as_named(written: str, otherwise: SourceKind = SourceKind.PERSON) -> Named | None:
    """The source that is written as `with_kind` writes it; without a kind it is of the one given. None if there is no name."""
    name, _, kind = " ".join(written.split()).rpartition(" (")
    if name and kind[-1:] == ")" and kind[:-1] in set(SourceKind):
        return Named(name, SourceKind(kind[:-1]))
    name = " ".join(written.split())
    return Named(name, otherwise) if name else None


def written_said(said: Said) -> str:
    """`2024-10-07/2024-10-08 (text)`."""
    return f"{said.start}/{said.end} ({said.basis})"


def said(written: str) -> Said:
    """The dates that are written as `written_said` writes them, or as one date. Raises `InputError` for what is none."""
    match = SAID.fullmatch(written.strip())
    if match is None:
        raise InputError(f"{written[:60]!r} is no date", advice="write 2024-10-07, or 2024-10/2024-11")
    return Said(match[1], match[2] or match[1], Basis(match[3] or "text"))


def cut_all(text: str, bounds: Bounds) -> tuple[Span, ...]:
    """The spans with these bounds. Raises `NotVerbatimError` if the text is not that long."""
    return tuple(cut(text, start, end) for start, end in bounds)
