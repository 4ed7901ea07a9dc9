"""PROV-JSON as the prov library reads it."""

from __future__ import annotations

from collections import Counter

from prov.model import ProvDocument, ProvEntity, ProvGeneration, ProvRecord, ProvUsage

from sayso.model import Snapshot
from sayso.show.export import FORMATS
from tests.show.export.exporting import as_file

__all__ = ["document", "ends", "whole"]


def document(snapshot: Snapshot) -> ProvDocument:
    return ProvDocument.deserialize(content=as_file(FORMATS["prov"], snapshot)["out"].decode(), format="json")


def ends(record: ProvRecord) -> tuple[str, ...]:
    """What a relation is between, without its time."""
    return tuple(str(end).removeprefix("sayso:") for end in record.args[:2])


def whole(read: ProvDocument) -> bool:
    """Every relation is between things that are there; what is used or made is an entity, and made once."""
    there = {record.identifier for record in read.get_records() if record.is_element()}
    entities = {str(record.identifier).removeprefix("sayso:") for record in read.get_records(ProvEntity)}
    made = Counter(ends(record)[0] for record in read.get_records(ProvGeneration))
    used = {ends(record)[1] for record in read.get_records(ProvUsage)}
    between = {end for record in read.get_records() if record.is_relation() for end in record.args[:2]}
    again = ProvDocument.deserialize(content=read.serialize(format="json"), format="json")
    return between <= there and made.keys() | used <= entities and {*made.values()} <= {1} and again == read
