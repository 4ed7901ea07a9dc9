"""brat's stand-off format (https://brat.nlplab.org/standoff.html), both ways: a text and an annotation file for each article.

A statement is an event on its first words, with its further words, cue and source as arguments; mode, act and the stance on each
claim are attributes. Comments carry its id, its source, its relays and when it was said. A note of the annotator is the reason of
a correction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from sayso.errors import InputError
from sayso.model import Act, Claim, Mode, Named, Snapshot, Stance
from sayso.show.export.files import Files, text
from sayso.show.export.sheets import Bounds, Marked, Sheet, as_named, said, sheets, with_kind, written_said

__all__ = ["ann", "brat", "from_ann", "read_brat"]

MOST = 64 << 20  # bytes of a file
BREAKS = re.compile(r"[^\n\r]+")
BLANK = re.compile(r"[\n\r\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # what would end a line or a column
STATEMENT, CONTENT, CUE, SOURCE = "Statement", "Content", "Cue", "Source"
CONF = """[entities]
Content
Cue
Source

[relations]

[events]
Statement Content*:Content, Cue*:Cue, Source*:Source

[attributes]
"""


def brat(snapshot: Snapshot) -> Files:
    """The files of all articles, and the two that tell brat which annotations there are and how to label them."""
    for sheet in sheets(snapshot):
        yield text(f"{sheet.article}.txt", [sheet.text])
        yield text(f"{sheet.article}.ann", [ann(sheet)])
    values = {"Mode": Mode, "Act": Act} | {claim.id: Stance for claim in snapshot.claims}
    attributes = (f"{name} Arg:{STATEMENT}, Value:{'|'.join(kind)}\n" for name, kind in values.items())
    yield text("annotation.conf", [CONF, *attributes])
    yield text("visual.conf", ["[labels]\n", *map(_label, snapshot.claims), "\n[drawing]\n"])


def ann(sheet: Sheet) -> str:
    """The annotation file of a sheet."""
    lines: list[str] = []
    texts, attributes, notes = count(1), count(1), count(1)

    def bound(kind: str, start: int, end: int) -> str:
        fragments = [match.span() for match in BREAKS.finditer(sheet.text, start, end)] or [(start, end)]
        words = " ".join(BLANK.sub(" ", sheet.text[a:b]) for a, b in fragments)
        name = f"T{next(texts)}"
        lines.append(f"{name}\t{kind} {';'.join(f'{a} {b}' for a, b in fragments)}\t{words}")
        return name

    for number, each in enumerate(sheet.marked, 1):
        event = f"E{number}"
        roles = [f"{STATEMENT}:{bound(STATEMENT, *each.content[0])}"]
        for role, spans in ((CONTENT, each.content[1:]), (CUE, each.cue), (SOURCE, each.mention)):
            names = (role if place == 1 else f"{role}{place}" for place in count(1))
            roles += [f"{name}:{bound(role, *span)}" for name, span in zip(names, spans, strict=False)]
        lines.append(f"{event}\t{' '.join(roles)}")
        values = [("Mode", each.mode), ("Act", each.act), *each.stances]
        lines += [f"A{next(attributes)}\t{name} {event} {value}" for name, value in values]
        told = [("Id", each.id), *([("By", with_kind(each.source))] if each.source else [])]
        told += [("Via", with_kind(relay)) for relay in each.via]
        told += [("Said", written_said(each.said))] if each.said else []
        told += [("AnnotatorNotes", BLANK.sub(" ", each.note))] if each.note else []
        lines += [f"#{next(notes)}\t{name} {event}\t{value}" for name, value in told if value]
    return "".join(f"{line}\n" for line in lines)


def read_brat(folder: Path) -> Iterator[Sheet]:
    """The sheets in a folder, sorted by name. Raises `InputError` naming the file that is off."""
    for file in sorted(folder.glob("*.ann")):
        try:
            yield from_ann(file.stem, _text(file.with_suffix(".txt")), _text(file))
        except InputError as error:
            raise InputError(error.what, where=str(file), advice=error.advice) from error
        except (KeyError, IndexError, ValueError) as error:
            raise InputError(f"this is no annotation of sayso's: {error}", where=str(file), advice="export it again") from error


def from_ann(article: str, words: str, annotations: str) -> Sheet:
    """The sheet of an article's text and annotation file. Raises `InputError`, `ValueError` or `KeyError` for what is neither."""
    texts: dict[str, tuple[str, Bounds]] = {}
    events: dict[str, list[tuple[str, str]]] = {}
    values: defaultdict[str, dict[str, str]] = defaultdict(dict)
    told: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in annotations.split("\n"):
        name, _, rest = line.partition("\t")
        first, _, last = rest.partition("\t")
        match name[:1]:
            case "T":
                kind, _, offsets = first.partition(" ")
                texts[name] = kind, _merged(words, offsets)
            case "E":
                events[name] = [(role.rstrip("0123456789"), of) for role, _, of in (arg.partition(":") for arg in first.split())]
            case "A" | "M":
                key, of, value = first.split(" ", 2)
                values[of][key] = value
            case "#":
                key, _, of = first.partition(" ")
                told[of].append((key, last))
    marked = [_statement(roles, texts, values[event], told[event]) for event, roles in events.items()]
    return Sheet(article, words, tuple(sorted(marked, key=lambda each: (each.content, each.id))))


def _statement(
    roles: list[tuple[str, str]], texts: dict[str, tuple[str, Bounds]], values: dict[str, str], told: list[tuple[str, str]]
) -> Marked:
    spans = {
        kind: tuple(bounds for role, of in roles if role == kind for bounds in texts[of][1])
        for kind in (STATEMENT, CONTENT, CUE, SOURCE)
    }
    comments = dict(told)
    dates, note = comments.get("Said"), comments.get("AnnotatorNotes", "")
    via = tuple(filter(None, (as_named(value) for name, value in told if name == "Via")))
    source: Named | None = as_named(comments.get("By", ""))
    stances = sorted((name, Stance(value)) for name, value in values.items() if name not in ("Mode", "Act"))
    mode, act = Mode(values.get("Mode", "indirect")), Act(values.get("Act", "says"))
    content = (*spans[STATEMENT], *spans[CONTENT])
    date = said(dates) if dates else None
    return Marked(comments.get("Id", ""), content, spans[CUE], spans[SOURCE], source, via, date, mode, act, tuple(stances), note)


def _merged(words: str, offsets: str) -> Bounds:
    """The bounds of fragments, those joined that only the end of a line parts."""
    found: list[tuple[int, int]] = []
    for fragment in offsets.split(";"):
        start, end = map(int, fragment.split(" "))
        if not 0 <= start < end <= len(words):
            raise InputError(f"{start} to {end} is outside the text of {len(words)} characters")
        if found and (between := words[found[-1][1] : start]) and not between.strip("\n\r"):
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return tuple(found)


def _label(claim: Claim) -> str:
    label = " ".join(claim.text.replace("|", " ").split())
    return f"{claim.id} | {label} | {label[:40]}\n"


def _text(file: Path) -> str:
    if file.stat().st_size > MOST:
        raise InputError(f"the file is larger than {MOST >> 20} MiB")
    return file.read_bytes().decode("utf-8")
