"""UIMA CAS as XMI, both ways, for INCEpTION and DKPro: one document for each article, and the type system they share.

A statement is an annotation of its first words; its further parts are linked by role, as INCEpTION links them. Characters that
XML cannot hold are replaced one for one. Needs `pip install 'sayso[cas]'`.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import InputError, UsageError
from sayso.model import Act, Mode, Snapshot, Stance
from sayso.show.export.files import File, Files
from sayso.show.export.sheets import Bounds, Marked, Sheet, as_named, plain, said, sheets, with_kind, written_said

if TYPE_CHECKING:
    from cassis import TypeSystem

__all__ = ["cas", "from_xmi", "read_cas", "xmi"]

MOST = 64 << 20  # bytes of a file
STATEMENT, PART, LINK = "sayso.Statement", "sayso.Part", "sayso.PartLink"
TOLD = {
    "rowId": "Empty if it is new.",
    "by": "NAME (KIND)",
    "said": "START/END (BASIS)",
    "mode": " ".join(Mode),
    "act": " ".join(Act),
    "note": "Why it is as it is.",
}
DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")


def cas(snapshot: Snapshot) -> Files:
    """`TypeSystem.xml`, and an .xmi file for each article."""
    types = type_system()
    yield File("TypeSystem.xml", [types.to_xml().encode()])
    for sheet in sheets(snapshot):
        yield File(f"{sheet.article}.xmi", _later(sheet, types))


def _later(sheet: Sheet, types: TypeSystem) -> Iterator[bytes]:
    yield xmi(sheet, types)


def type_system() -> TypeSystem:
    """Statements, their parts, and the link from one to the other. Raises `UsageError` if the library is not installed."""
    try:
        from cassis import TypeSystem
    except ImportError as missing:
        raise UsageError("UIMA CAS needs dkpro-cassis", advice="pip install 'sayso[cas]'") from missing
    types = TypeSystem()
    types.create_type(PART, "uima.tcas.Annotation", "Words of a statement: content, cue or source.")
    link = types.create_type(LINK, "uima.cas.TOP", "A part of a statement by its role.")
    types.create_feature(link, "role", "uima.cas.String")
    types.create_feature(link, "target", PART)
    statement = types.create_type(STATEMENT, "uima.tcas.Annotation", "Who said something: on its first words.")
    for name, what in TOLD.items():
        types.create_feature(statement, name, "uima.cas.String", description=what)
    for name, what in (("via", "NAME (KIND), outermost first."), ("stances", "CLAIM STANCE")):
        types.create_feature(statement, name, "uima.cas.StringArray", description=what)
    types.create_feature(statement, "parts", "uima.cas.FSArray", elementType=LINK)
    return types


def xmi(sheet: Sheet, types: TypeSystem) -> bytes:
    """The document of a sheet."""
    from cassis import Cas

    document = Cas(types, sofa_string=sheet.text, sofa_mime="text/plain")
    part, link, statement, strings, array = (
        types.get_type(name) for name in (PART, LINK, STATEMENT, "uima.cas.StringArray", "uima.cas.FSArray")
    )
    for each in sheet.marked:
        links = []
        for role, spans in (("content", each.content[1:]), ("cue", each.cue), ("source", each.mention)):
            for start, end in spans:
                words = part(begin=start, end=end)
                document.add(words)
                links.append(link(role=role, target=words))
        (start, end), *_ = each.content
        document.add(
            statement(
                begin=start, end=end, rowId=each.id or None, by=with_kind(each.source) if each.source else None,
                said=written_said(each.said) if each.said else None, mode=str(each.mode), act=str(each.act),
                via=strings(elements=[with_kind(relay) for relay in each.via]),
                stances=strings(elements=[f"{claim} {stance}" for claim, stance in each.stances]),
                note=plain(each.note) or None, parts=array(elements=links),
            )
        )  # fmt: skip
    return bytes(document.to_xmi(pretty_print=True).encode())


def read_cas(folder: Path) -> Iterator[Sheet]:
    """The sheets in a folder, sorted by name. Raises `InputError` naming the file that is off."""
    types = type_system()
    for file in sorted(folder.glob("*.xmi")):
        try:
            if file.stat().st_size > MOST:
                raise InputError(f"the file is larger than {MOST >> 20} MiB")
            yield from_xmi(file.stem, file.read_bytes(), types)
        except InputError as error:
            raise InputError(error.what, where=str(file), advice=error.advice) from error
        except Exception as error:
            raise InputError(f"this is no CAS of sayso's: {error}", where=str(file), advice="export it again") from error


def from_xmi(article: str, written: bytes, types: TypeSystem) -> Sheet:
    """The sheet of a document. Annotations of other types than sayso's are left out. Raises whatever the library raises."""
    from cassis import load_cas_from_xmi

    text = DECLARATION.sub("", written.decode("utf-8"))  # so that what is looked at here is what the parser reads
    if "<!DOCTYPE" in text:
        raise InputError("the file defines entities of its own", advice="a CAS has none: do not trust it")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one for each type that is not ours
        document = load_cas_from_xmi(BytesIO(text.encode()), typesystem=types, lenient=True)
    if document.sofa_string is None:
        raise InputError("the file has no text", advice="export it again")
    marked = [_marked(each) for each in document.select(STATEMENT)]
    return Sheet(article, document.sofa_string, tuple(sorted(marked, key=lambda each: (each.content, each.id))))


def _marked(each: Any) -> Marked:
    parts: dict[str, list[tuple[int, int]]] = {"content": [], "cue": [], "source": []}
    for link in each.parts.elements if each.parts else ():
        parts[link.role].append((link.target.begin, link.target.end))
    content: Bounds = ((each.begin, each.end), *parts["content"])
    via = tuple(filter(None, map(as_named, _strings(each.via))))
    pairs = (stance.split(" ", 1) for stance in _strings(each.stances))
    stances = tuple(sorted((claim, Stance(stance)) for claim, stance in pairs))
    date = said(each.said) if each.said else None
    mode, act = Mode(each.mode or "indirect"), Act(each.act or "says")
    cue, mention = tuple(parts["cue"]), tuple(parts["source"])
    return Marked(
        each.rowId or "", content, cue, mention, as_named(each.by or ""), via, date, mode, act, stances, each.note or ""
    )


def _strings(array: Any) -> list[str]:
    return [] if array is None else [each for each in array.elements if each]
