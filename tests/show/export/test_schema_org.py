"""A ledger in schema.org's words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sayso.model import Period
from sayso.show.export import FORMATS
from tests.factories import a_claim, a_snapshot
from tests.show.export.contexts import expanded
from tests.show.export.exporting import EMPTY, as_file

# https://schema.org/Quotation and so on: the properties that each type has of its own or from the types above it.
PROPERTIES = {
    "NewsArticle": {"url", "headline", "datePublished", "publisher", "author", "inLanguage", "identifier"},
    "Person": {"name", "alternateName", "disambiguatingDescription", "jobTitle", "affiliation"},
    "Organization": {"name", "alternateName", "disambiguatingDescription", "memberOf"},
    "CreativeWork": {"name", "alternateName"},
    "Quotation": {
        "text", "creator", "spokenByCharacter", "contributor", "isPartOf", "url", "inLanguage", "temporalCoverage", "about",
    },
    "Statement": {"text", "creator", "contributor", "isPartOf", "url", "inLanguage", "temporalCoverage", "about"},
    "Claim": {"text", "temporalCoverage", "appearance"},
    "Role": {"roleName", "about"},
    "PropertyValue": {"propertyID", "value"},
}  # fmt: skip


def nodes() -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = json.loads(as_file(FORMATS["schema.org"], a_snapshot())["out"])["@graph"]
    return graph


def test_only_quoted_words_are_a_quotation() -> None:
    kinds = {node["text"]: node["@type"] for node in nodes() if node["@type"] in ("Quotation", "Statement")}
    assert kinds.pop("The bridge is safe") == "Quotation"
    assert set(kinds.values()) == {"Statement"}


def test_a_quotation_in_full() -> None:
    ids = {node.get("name", node.get("text")): node["@id"] for node in nodes()}
    (quotation,) = [node for node in nodes() if node["@type"] == "Quotation"]
    speaker, claim = {"@id": ids["Ada Quill"]}, {"@id": ids["The harbour bridge was safe."]}
    assert quotation == {
        "@id": ids["The bridge is safe"], "@type": "Quotation", "text": "The bridge is safe", "creator": speaker,
        "spokenByCharacter": speaker, "isPartOf": quotation["isPartOf"], "inLanguage": "en", "temporalCoverage": "2024-10-07",
        "about": [{"@type": "Role", "roleName": "affirms", "about": claim}],
    }  # fmt: skip


def test_a_claim_appears_where_it_is_surely_affirmed() -> None:
    (claim,) = [node for node in nodes() if node["@type"] == "Claim"]
    (quotation,) = [node for node in nodes() if node["@type"] == "Quotation"]
    assert claim["appearance"] == [{"@id": quotation["@id"]}]


def test_an_open_period() -> None:
    snapshot = replace(EMPTY, claims=(a_claim(during=Period("2024", None)),))
    (claim,) = json.loads(as_file(FORMATS["schema.org"], snapshot)["out"])["@graph"]
    assert claim["temporalCoverage"] == "2024/.."


def test_types_have_only_their_own_properties() -> None:
    def check(node: object) -> None:
        for inner in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
            check(inner)
        if isinstance(node, dict) and "@type" in node:
            assert {key for key in node if key[0] != "@"} <= PROPERTIES[node["@type"]], node["@type"]

    check(nodes())


def test_a_processor_expands_it_and_every_reference_is_there() -> None:
    def referred(node: object) -> set[str]:
        if isinstance(node, list):
            return {id for inner in node for id in referred(inner)}
        if isinstance(node, dict):
            return {node["@id"]} if set(node) == {"@id"} else {id for inner in node.values() for id in referred(inner)}
        return set()

    graph = expanded(as_file(FORMATS["schema.org"], a_snapshot())["out"])
    assert referred(graph) <= {node["@id"] for node in graph}
    assert "http://schema.org/Quotation" in {kind for node in graph for kind in node["@type"]}
