"""Where each row comes from, as the prov library reads it."""

from __future__ import annotations

from prov.model import ProvAgent, ProvAttribution, ProvDelegation, ProvDerivation, ProvDocument, ProvEntity

from sayso.show.export import FORMATS
from tests.factories import MODELS, a_snapshot
from tests.show.export.exporting import EMPTY, as_file


def document() -> ProvDocument:
    return ProvDocument.deserialize(content=as_file(FORMATS["prov"], a_snapshot())["out"].decode(), format="json")


def test_the_library_reads_it_back() -> None:
    read = document()
    assert ProvDocument.deserialize(content=read.serialize(format="json"), format="json") == read
    assert len(list(read.get_records(ProvEntity))) == len(MODELS) + 2 + 5 + 1 + 4


def test_every_relation_is_between_things_that_are_there() -> None:
    read = document()
    there = {record.identifier for record in read.get_records() if record.is_element()}
    for record in read.get_records():
        if record.is_relation():
            assert set(record.args[:2]) <= there


def test_statements_are_quotations_by_those_who_speak() -> None:
    read, story = document(), a_snapshot()
    quoted = [record for record in read.get_records(ProvDerivation) if record.get_asserted_types()]
    assert {str(record.args[0]) for record in quoted} == {f"sayso:{statement.id}" for statement in story.statements}
    said_by = {(str(record.args[0]), str(record.args[1])) for record in read.get_records(ProvAttribution)}
    assert said_by == {(f"sayso:{statement.id}", f"sayso:{statement.source}") for statement in story.statements}
    (behalf,) = read.get_records(ProvDelegation)
    labels = {agent.identifier: str(agent.label) for agent in read.get_records(ProvAgent)}
    assert [labels[each] for each in behalf.args[:2]] == ["Ben Orme", "City"]


def test_an_empty_ledger_is_a_document() -> None:
    assert ProvDocument.deserialize(content=as_file(FORMATS["prov"], EMPTY)["out"].decode(), format="json").get_records()
