"""A ledger as FollowTheMoney entities."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from sayso.model import Snapshot, SourceKind
from sayso.show.export import FORMATS
from tests.factories import a_snapshot, a_source, a_statement, an_article
from tests.show.export.exporting import EMPTY, as_file

# From the model's schemata, version 4: the properties used here that are required, and which name another entity.
REQUIRED = {"Article": {"fileName"}, "Document": {"fileName"}, "Documentation": {"document", "entity"}}
REQUIRED |= {"Representation": {"agent", "client"}}
REFERRING = ("document", "entity", "agent", "client")


def entities(snapshot: Snapshot) -> list[dict[str, Any]]:
    return [json.loads(line) for line in as_file(FORMATS["ftm"], snapshot)["out"].splitlines()]


def of_all_kinds() -> Snapshot:
    hostile = "Ada\x00 \u202eQuill\nof " + "x" * 500
    sources = tuple(a_source(hostile + kind, kind=kind, aliases=[hostile]) for kind in SourceKind)
    sources = (*sources, a_source("aide", kind=SourceKind.ANONYMOUS, speaks_for=sources[1].id))
    article = an_article("It is safe, \x07she said.", url="https://example.org/a?b=c#d", title="So\tsafe")
    statements = tuple(a_statement(article, "It is safe", source=source) for source in sources)
    return replace(EMPTY, articles=(article,), sources=sources, statements=statements)


def test_who_said_what_and_for_whom() -> None:
    found = entities(a_snapshot())
    assert Counter(entity["schema"] for entity in found) == {
        "Documentation": 5, "Person": 3, "Article": 2, "Organization": 2, "Representation": 1, "Note": 1,
    }  # fmt: skip
    names = {entity["id"]: entity["properties"].get("name") for entity in found}
    (said,) = [entity["properties"] for entity in found if entity["properties"].get("summary") == ["The bridge is safe"]]
    assert names[said["entity"][0]] == ["Ada Quill"]
    assert (said["startDate"], said["description"]) == (["2024-10-07"], ["affirms: The harbour bridge was safe."])


@pytest.mark.parametrize("snapshot", [a_snapshot(), of_all_kinds()])
def test_required_values_and_whatever_is_referred_to_are_there(snapshot: Snapshot) -> None:
    found = entities(snapshot)
    ids = {entity["id"] for entity in found}
    for entity in found:
        assert REQUIRED.get(entity["schema"], set()) <= entity["properties"].keys()
        assert {id for name in REFERRING for id in entity["properties"].get(name, ())} <= ids
        assert all(isinstance(value, str) and value for values in entity["properties"].values() for value in values)


@pytest.mark.parametrize("snapshot", [a_snapshot(), of_all_kinds()])
def test_the_library_takes_every_value_as_it_is(snapshot: Snapshot) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="needs ICU's headers to install: pip install '.[ftm]'")
    for entity in entities(snapshot):
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        for name, values in entity["properties"].items():
            kind = proxy.schema.get(name).type
            assert kind.name == "text" or [kind.clean(value, proxy=proxy) for value in values] == values
