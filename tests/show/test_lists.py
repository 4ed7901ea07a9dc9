"""Rows as JSON, JSON lines and CSV."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass

from sayso.show.lists import as_csv, as_json, as_lines
from sayso.show.lookup import Lookup
from sayso.show.rows import StatementRow, claim_rows, reversal_rows, source_rows, statement_rows
from tests.factories import a_snapshot

LOOKUP = Lookup(a_snapshot())


@dataclass(frozen=True)
class Cell:
    text: str


def test_json_and_lines_hold_the_same_rows() -> None:
    rows = statement_rows(LOOKUP, LOOKUP.snapshot.statements)
    assert json.loads(as_json(StatementRow, rows)) == [json.loads(line) for line in as_lines(StatementRow, rows).splitlines()]


def test_words_are_verbatim_and_names_stand_beside_ids() -> None:
    row = json.loads(as_lines(StatementRow, statement_rows(LOOKUP, LOOKUP.snapshot.statements)).splitlines()[0])
    assert (row["source_name"], row["words"], row["said_start"]) == ("Ada Quill", ["The bridge is safe"], "2024-10-07")


def test_claims_count_likely_and_doubtful_stances_apart() -> None:
    (row,) = claim_rows(LOOKUP, LOOKUP.snapshot.claims)
    assert (row.affirms, row.denies, row.hedges, row.declines, row.doubtful, row.disputed) == (1, 1, 1, 0, 1, True)


def test_sources_name_whom_they_speak_for() -> None:
    rows = {row.name: row for row in source_rows(LOOKUP, LOOKUP.snapshot.sources)}
    assert (rows["Ben Orme"].speaks_for_name, rows["Ben Orme"].statements) == ("City", 1)


def test_reversals_hold_both_quotations() -> None:
    (row,) = reversal_rows(LOOKUP, LOOKUP.snapshot.reversals)
    assert (row.before_words, row.after_words) == (("The bridge is safe",), ("The bridge was never safe",))


def test_csv_joins_several_values_in_a_cell() -> None:
    rows = list(csv.DictReader(as_csv(StatementRow, statement_rows(LOOKUP, LOOKUP.snapshot.statements)).splitlines()))
    assert rows[2]["via_names"] == "The Harbour Post"
    assert rows[1]["positions"].endswith(" ?")


def test_csv_makes_formulas_text() -> None:
    assert as_csv(Cell, [Cell("=HYPERLINK(A1)"), Cell("plain")]) == "text\n'=HYPERLINK(A1)\nplain\n"


def test_no_rows() -> None:
    assert (as_json(Cell, []), as_lines(Cell, []), as_csv(Cell, [])) == ("[]\n", "", "text\n")
