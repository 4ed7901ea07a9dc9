"""The parts of PROV-JSON: nodes with their type, and relations numbered within their kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

__all__ = ["Attributes", "node", "numbered", "qualified"]

Attributes = dict[str, object]


def node(kind: str, **attributes: object) -> Attributes:
    """An entity, an activity or an agent, without the attributes that are None."""
    return {"prov:type": qualified(kind)} | {key: value for key, value in attributes.items() if value is not None}


def qualified(name: str) -> Attributes:
    """A name of the document's own, or of PROV's."""
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def numbered(kind: str, *relations: Iterable[Mapping[str, object]]) -> dict[str, Mapping[str, object]]:
    """Relations, which have no names, by blank ones."""
    return {f"_:{kind}{number}": relation for number, relation in enumerate(chain(*relations), 1)}
