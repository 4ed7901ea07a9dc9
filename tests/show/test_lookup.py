"""Which row an id, a prefix or a name means, and in which order statements are shown."""

from __future__ import annotations

import pytest

from sayso.errors import NotFoundError, UsageError
from sayso.model import Snapshot
from sayso.show.lookup import Lookup
from tests.factories import a_snapshot


@pytest.fixture
def lookup() -> Lookup:
    return Lookup(a_snapshot())


def test_every_short_id_finds_its_row(lookup: Lookup) -> None:
    rows = [*lookup.snapshot.articles, *lookup.snapshot.sources, *lookup.snapshot.statements, *lookup.snapshot.claims]
    assert [lookup.find(lookup.short(row.id)) for row in rows] == rows


def test_a_name_an_alias_or_words_of_a_claim_find_their_row(lookup: Lookup) -> None:
    assert lookup.find("ada quill") is lookup.find("Quill")
    assert lookup.find("bridge was safe") is lookup.snapshot.claims[0]
    assert lookup.find("001.txt") in lookup.snapshot.articles


def test_nothing_of_that_name(lookup: Lookup) -> None:
    with pytest.raises(NotFoundError, match="nothing is called 'nobody'"):
        lookup.find("nobody")


def test_the_empty_name_means_nothing(lookup: Lookup) -> None:
    with pytest.raises(NotFoundError):
        lookup.find(" ")


def test_an_ambiguous_name_lists_the_candidates(lookup: Lookup) -> None:
    with pytest.raises(UsageError, match="could be 2 rows") as raised:
        lookup.find(".txt")
    assert "001.txt" in raised.value.advice
    assert "002.txt" in raised.value.advice


def test_statements_come_in_order_of_time_then_of_the_text(lookup: Lookup) -> None:
    entries = lookup.entries(lookup.snapshot.statements)
    assert [entry.when for entry in entries] == ["2024-10-07", "by 2024-10-08", "by 2024-10-08", "2024-11-02", "by 2024-11-02"]
    assert [entry.statement.content[0].exact for entry in entries[1:3]] == ["it had been closed", "nobody had complained"]


def test_an_empty_ledger_has_nothing_to_find() -> None:
    empty = Lookup(Snapshot((), (), (), (), (), (), (), (), (), ()))
    with pytest.raises(NotFoundError):
        empty.find("a")
