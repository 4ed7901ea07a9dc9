"""A ledger as CSV: the flat table, the tables that join, and what describes them."""

from __future__ import annotations

import csv
import json
import warnings
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from csvw.metadata import CSVW

from sayso.model import Snapshot
from sayso.show.export import FORMATS, LOSSLESS, write_file, write_folder
from sayso.show.export.tables import TABLES
from tests.factories import a_snapshot, a_source, a_statement, an_article
from tests.show.export.exporting import EMPTY, as_file, as_folder


def rows(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written.decode(), newline="")))


def table(snapshot: Snapshot) -> list[dict[str, str]]:
    return rows(as_file(FORMATS["csv"], snapshot)["out"])


def test_the_table_has_a_row_for_every_position_and_for_statements_without_any() -> None:
    found = table(a_snapshot())
    assert [(row["source"], row["speaks_for"], row["via"], row["quote"], row["stance"], row["sure"]) for row in found] == [
        ("Ada Quill", "", "", "The bridge was never safe", "denies", "yes"),
        ("Ada Quill", "", "", "The bridge is safe", "affirms", "yes"),
        ("Ada Quill", "", "The Harbour Post", "nobody had complained", "", ""),
        ("Ben Orme", "City", "", "it had been closed", "affirms", "no"),
        ("Cy Dunn", "", "", "it was sound", "hedges", "yes"),
    ]


@pytest.mark.parametrize("words", ["so\r\nsafe", "so\rsafe", "so\nsafe", 'so "safe", they say'])
def test_a_quotation_stays_in_its_cell(words: str) -> None:
    article, source = an_article(f"{words}, she said."), a_source()
    statement = a_statement(article, words, source=source)
    (row,) = table(replace(EMPTY, articles=(article,), sources=(source,), statements=(statement,)))
    assert row["quote"] == words


def test_a_quotation_in_parts_spans_them_all() -> None:
    article = an_article("It was safe, she said, and sound.")
    source = a_source()
    statement = a_statement(article, ["It was safe", "and sound"], source=source)
    (row,) = table(replace(EMPTY, articles=(article,), sources=(source,), statements=(statement,)))
    assert (row["quote"], row["start"], row["end"]) == ("It was safe […] and sound", "0", "32")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＠", "\t="])
def test_no_cell_runs_as_a_formula(start: str) -> None:
    source = a_source(f'{start}HYPERLINK("https://example.org")')
    article = an_article(f"{start}1+1, she said.", outlet=f"{start}A1")
    statement = a_statement(article, f"{start}1+1", source=source)
    (row,) = table(replace(EMPTY, articles=(article,), sources=(source,), statements=(statement,)))
    assert row["outlet"] == f"'{start}A1"
    assert row["source"].startswith(f"'{start}HYPERLINK")
    assert row["quote"] == f"'{start}1+1"


def test_a_program_may_ask_for_the_words_as_they_are() -> None:
    article, source = an_article("=1+1, she said."), a_source()
    snapshot = replace(EMPTY, articles=(article,), sources=(source,), statements=(a_statement(article, "=1+1", source=source),))
    files = as_file(LOSSLESS["csv"], snapshot)
    assert rows(files["out"])[0]["quote"] == "=1+1"
    assert "rdfs:comment" not in json.loads(files["out-metadata.json"])
    assert rows(as_folder(LOSSLESS["csv"], snapshot)["spans.csv"])[0]["exact"] == "=1+1"


def test_the_description_beside_the_table_names_its_columns_and_says_what_was_changed() -> None:
    files = as_file(FORMATS["csv"], a_snapshot(), "ledger.csv")
    described = json.loads(files["ledger.csv-metadata.json"])
    assert described["url"] == "ledger.csv"
    assert [column["name"] for column in described["tableSchema"]["columns"]] == list(rows(files["ledger.csv"])[0])
    assert "apostrophe" in described["rdfs:comment"]


def test_every_table_is_as_described() -> None:
    files = as_folder(FORMATS["csv"], a_snapshot())
    described = json.loads(files["csv-metadata.json"])["tables"]
    assert [each["url"] for each in described] == [f"{table.name}.csv" for table in TABLES]
    read = {each["url"]: rows(files[each["url"]]) for each in described}
    assert all(read[f"{name}.csv"] for name in ("articles", "via", "disputes", "reversals", "origins", "relays", "roles"))
    for each in described:
        columns, schema = each["tableSchema"]["columns"], each["tableSchema"]
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in read[each["url"]]]
        assert len(keys) == len(set(keys))
        for row in read[each["url"]]:
            assert list(row) == [column["name"] for column in columns]
            for column in columns:
                kind, value = column["datatype"], row[column["name"]]
                assert value or not column["required"]
                assert kind != "boolean" or value in ("true", "false")
                assert kind not in ("number", "integer") or float(value) >= 0
        for key in schema.get("foreignKeys", ()):
            there = {row["id"] for row in read[key["reference"]["resource"]]}
            assert {row[key["columnReference"]] for row in read[each["url"]]} <= there | {""}


def test_a_csvw_validator_takes_both(tmp_path: Path) -> None:
    assert FORMATS["csv"].file
    assert FORMATS["csv"].folder
    write_file(FORMATS["csv"].file(a_snapshot(), "one.csv"), tmp_path / "one.csv")
    write_folder(FORMATS["csv"].folder(a_snapshot()), tmp_path / "all")
    for described in (tmp_path / "one.csv-metadata.json", tmp_path / "all" / "csv-metadata.json"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of the validator's own libraries
            assert CSVW(str(described), validate=True).is_valid


def test_many_rows_come_in_pieces() -> None:
    source, article = a_source(), an_article("safe")
    statements = (a_statement(article, "safe", source=source, cue=""),) * 2500
    many = replace(EMPTY, articles=(article,), sources=(source,), statements=statements)
    assert FORMATS["csv"].file
    file = next(FORMATS["csv"].file(many, "out"))
    assert [piece.count(b"\r\n") for piece in file.pieces] == [1001, 1000, 500]
