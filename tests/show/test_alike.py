"""Sources whose names look the same are two, and every place that names a source for itself says so."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from sayso.errors import UsageError
from sayso.model import Source
from sayso.show.lists import as_csv, as_lines
from sayso.show.lookup import Lookup
from sayso.show.pages.source import source_page
from sayso.show.rows import SourceRow, source_rows
from sayso.show.tables import SOME, sources
from tests.factories import a_snapshot, a_source

MAYOR = a_source("Ada Quill", roles=["Mayor"])
GOLFER = replace(MAYOR, id="s0000000000000000", roles=("Golfer",))
CYRILLIC = a_source("\u0410da Quill", roles=["Mayor"])
UNSEEN = a_source("Ada Qui\u200bll")
DUNN = a_source("Cy Dunn")


def among(*others: Source) -> Lookup:
    """The story of the mayor's bridge with other sources in its ledger."""
    snapshot = a_snapshot()
    return Lookup(replace(snapshot, sources=(*snapshot.sources, *others)))


def shown(parts: Iterable[RenderableType]) -> str:
    console = Console(width=80, file=io.StringIO())
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    lines = capture.get().splitlines()
    assert max(map(cell_len, lines)) <= 80
    return "\n".join(line.rstrip() for line in lines)


def test_a_page_names_the_namesake_with_what_tells_it_apart() -> None:
    assert "\nNot       the same as Ada Quill · person · Mayor · 3 statements · " in shown(source_page(among(GOLFER), GOLFER))
    assert "\nNot       the same as Ada Quill · person · Golfer · 0 statements · s0" in shown(source_page(among(GOLFER), MAYOR))


@pytest.mark.parametrize(("other", "name"), [(CYRILLIC, "\u0410da Quill"), (UNSEEN, "Ada Qui‹U+200B›ll")])
def test_a_page_tells_of_letters_that_pass_for_others(other: Source, name: str) -> None:
    words = " ".join(shown(source_page(among(other), MAYOR)).split())
    assert f"Not the same as {name} (written with letters that only look the same) · person · " in words


def test_a_list_marks_namesakes_and_other_letters_apart() -> None:
    lookup = among(GOLFER, CYRILLIC)
    mayor, golfer, cyrillic = (lookup.short(source.id) for source in (MAYOR, GOLFER, CYRILLIC))
    lines = shown(sources(lookup, [MAYOR, CYRILLIC, DUNN])).splitlines()
    assert [line.strip() for line in lines if "same" in line or "looks" in line] == [
        f"not the same as {golfer} · only looks like {cyrillic}",
        f"only looks like {', '.join(sorted([mayor, golfer]))}",
    ]


def test_a_list_keeps_many_namesakes_short() -> None:
    many = [replace(MAYOR, id=f"s{number}".ljust(17, "0")) for number in range(9)]
    (mark,) = (line for line in shown(sources(among(*many), [MAYOR])).splitlines() if "same" in line)
    assert mark.count(",") == SOME
    assert mark.endswith(", …")


def test_a_name_of_its_own_is_not_marked() -> None:
    lookup = among(GOLFER, CYRILLIC)
    assert "Not " not in shown(source_page(lookup, DUNN))
    assert "same" not in shown(sources(lookup, [DUNN]))


def test_rows_hold_the_ids_of_what_looks_alike() -> None:
    lookup = among(GOLFER, CYRILLIC)
    rows = source_rows(lookup, [MAYOR, DUNN])
    mayor, dunn = (json.loads(line) for line in as_lines(SourceRow, rows).splitlines())
    assert mayor["looks_like"] == sorted([GOLFER.id, CYRILLIC.id])
    assert dunn["looks_like"] == []
    header, line, _ = as_csv(SourceRow, rows).splitlines()
    assert header.endswith(",statements,looks_like")
    assert line.endswith(f",3,{'; '.join(mayor['looks_like'])}")


def test_who_asks_for_a_shared_name_is_told_the_offices() -> None:
    with pytest.raises(UsageError) as raised:
        among(GOLFER).find("Ada Quill")
    assert "Ada Quill (Mayor)" in raised.value.advice
    assert "Ada Quill (Golfer)" in raised.value.advice
