"""Articles for annotators, in brat's form and in UIMA's: what goes out comes back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import InputError, UsageError
from sayso.model import Act, Basis, Mode, Named, Said, SourceKind, Stance
from sayso.show.export import FORMATS, write_folder
from sayso.show.export.brat import ann, from_ann, read_brat
from sayso.show.export.cas import from_xmi, read_cas, type_system, xmi
from sayso.show.export.sheets import Bounds, Marked, Sheet, plain, sheets
from sayso.spans import trimmed
from tests.factories import a_snapshot

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(lambda name: " ".join(plain(name).split()) or "?")
NAMED = st.builds(Named, NAMES, st.sampled_from(SourceKind))
DATES = st.sampled_from(["2024", "2024-10", "2024-10-08"])
SAID = st.builds(Said, DATES, DATES, st.sampled_from([Basis.TEXT, Basis.PUBLISHED]))
STANCES = st.dictionaries(st.sampled_from(["c1", "c2", "c3"]), st.sampled_from(Stance)).map(lambda d: tuple(sorted(d.items())))


@st.composite
def some_sheets(draw: st.DrawFn) -> Sheet:
    text = plain(draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))) + "\n\nand more 🌉 of it"
    marked = []
    for number in range(draw(st.integers(0, 4))):
        content, cue, mention = (draw(bounds(text, least)) for least in (1, 0, 0))
        facts = draw(st.tuples(st.none() | NAMED, st.lists(NAMED, max_size=2).map(tuple), st.none() | SAID))
        kinds = draw(st.tuples(st.sampled_from(Mode), st.sampled_from(Act), STANCES, st.sampled_from(["", "so it is"])))
        marked.append(Marked(f"t{number}", content, cue, mention, *facts, *kinds))
    return Sheet("a1", text, tuple(sorted(marked, key=lambda each: (each.content, each.id))))


@st.composite
def bounds(draw: st.DrawFn, text: str, least: int) -> Bounds:
    found = []
    for _ in range(draw(st.integers(least, 3))):
        start = draw(st.integers(0, len(text) - 1))
        span = trimmed(text, start, draw(st.integers(start + 1, len(text))))
        found.append((span.start, span.end) if span else (len(text) - 2, len(text)))
    return tuple(found)


@settings(deadline=None)
@given(some_sheets())
def test_a_sheet_comes_back_from_brat(sheet: Sheet) -> None:
    assert from_ann(sheet.article, sheet.text, ann(sheet)) == sheet


@settings(deadline=None, max_examples=50)
@given(some_sheets())
def test_a_sheet_comes_back_from_a_cas(sheet: Sheet) -> None:
    types = type_system()
    assert from_xmi(sheet.article, xmi(sheet, types), types) == sheet


@pytest.mark.parametrize(("form", "read"), [("brat", read_brat), ("cas", read_cas)])
def test_a_folder_comes_back(form: str, read: object, tmp_path: Path) -> None:
    folder = FORMATS[form].folder
    assert folder
    assert callable(read)
    write_folder(folder(a_snapshot()), tmp_path / "out")
    assert tuple(read(tmp_path / "out")) == tuple(sheets(a_snapshot()))


def test_what_brat_reads() -> None:
    (sheet, _) = sorted(sheets(a_snapshot()), key=lambda each: -len(each.marked))
    first, *_ = sheet.marked
    assert ann(Sheet(sheet.article, sheet.text, (first,))).split("\n") == [
        "T1\tStatement 32 50\tThe bridge is safe", "T2\tCue 69 73\tsaid", "T3\tSource 53 68\tMayor Ada Quill",
        "E1\tStatement:T1 Cue:T2 Source:T3", "A1\tMode E1 direct", "A2\tAct E1 says", f"A3\t{first.stances[0][0]} E1 affirms",
        f"#1\tId E1\t{first.id}", "#2\tBy E1\tAda Quill (person)", "#3\tSaid E1\t2024-10-07/2024-10-07 (text)", "",
    ]  # fmt: skip


def test_brat_is_told_which_annotations_there_are() -> None:
    assert FORMATS["brat"].folder
    files = {file.name: b"".join(file.pieces).decode() for file in FORMATS["brat"].folder(a_snapshot())}
    (claim,) = a_snapshot().claims
    assert f"{claim.id} Arg:Statement, Value:affirms|denies|hedges|declines\n" in files["annotation.conf"]
    assert f"{claim.id} | The harbour bridge was safe. | " in files["visual.conf"]


def test_a_cas_counts_in_utf_16_as_java_does() -> None:
    sheet = Sheet("a1", "🌉 safe", (Marked("t1", ((2, 6),), (), (), None, (), None, Mode.DIRECT, Act.SAYS, ()),))
    assert b'begin="3" end="7"' in xmi(sheet, type_system())


@pytest.mark.parametrize(
    "off",
    [
        "T1\tStatement 0 900\tx",
        "T1\tStatement x y\tx",
        "E1\tStatement:T9",
        "T1\tStatement 0 1\tx\nE1\tStatement:T1\nA1\tMode E1 loud",
    ],
)
def test_what_is_no_annotation_is_named(off: str, tmp_path: Path) -> None:
    (tmp_path / "a1.txt").write_text("It is safe.")
    (tmp_path / "a1.ann").write_text(off)
    with pytest.raises(InputError, match=r"a1\.ann"):
        tuple(read_brat(tmp_path))


@pytest.mark.parametrize(
    "off",
    [
        b"",
        b"<xmi",
        b"\xff\xfe",
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
        b"<x><y/></x>",
    ],
)
def test_what_is_no_cas_is_named(off: bytes, tmp_path: Path) -> None:
    (tmp_path / "a1.xmi").write_bytes(off)
    with pytest.raises(InputError, match=r"a1\.xmi"):
        tuple(read_cas(tmp_path))


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cassis", None)
    with pytest.raises(UsageError, match=r"pip install 'sayso\[cas\]'"):
        type_system()
