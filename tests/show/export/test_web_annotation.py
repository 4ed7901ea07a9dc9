"""Statements as W3C Web Annotations."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sayso.model import Article
from sayso.show.export import FORMATS
from tests.factories import a_snapshot, a_source, a_statement, an_article
from tests.show.export.contexts import ANNOTATION, OA, expanded, keys
from tests.show.export.exporting import EMPTY, as_file


def annotated(article: Article) -> list[dict[str, Any]]:
    source = a_source()
    said = (a_statement(article, "It is safe", source=source),)
    snapshot = replace(EMPTY, articles=(article,), sources=(source,), statements=said)
    items: list[dict[str, Any]] = json.loads(as_file(FORMATS["web-annotation"], snapshot)["out"])["items"]
    return items


def test_selectors_resolve_in_the_text() -> None:
    snapshot = a_snapshot()
    texts = {f"urn:sayso:{article.id}": article.text for article in snapshot.articles}
    items = json.loads(as_file(FORMATS["web-annotation"], snapshot)["out"])["items"]
    assert len(items) == len(snapshot.statements)
    for target in (target for item in items for target in item["target"]):
        quoted, place = target["selector"]
        text = texts[target["source"]]
        assert text[place["start"] : place["end"]] == quoted["exact"]
        assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in text


def test_offsets_count_code_points() -> None:
    article, source = an_article("🌉🌉 It is safe, she said."), a_source()
    snapshot = replace(
        EMPTY, articles=(article,), sources=(source,), statements=(a_statement(article, "It is safe", source=source),)
    )
    (item,) = json.loads(as_file(FORMATS["web-annotation"], snapshot)["out"])["items"]
    assert item["target"][0]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "It is safe", "prefix": "🌉🌉 ", "suffix": ", she said."},
        {"type": "TextPositionSelector", "start": 3, "end": 13},
    ]


def test_bodies_tell_who_and_what() -> None:
    items = json.loads(as_file(FORMATS["web-annotation"], a_snapshot())["out"])["items"]
    told = [[body["value"] for body in item["body"] if "value" in body] for item in items]
    assert sorted(told) == [
        ["Ada Quill says (2024-10-07)", "affirms: The harbour bridge was safe."],
        ["Ada Quill says (2024-11-02)", "denies: The harbour bridge was safe."],
        ["Ada Quill says, via The Harbour Post"],
        ["Ben Orme, for City, says", "affirms??: The harbour bridge was safe."],
        ["Cy Dunn says", "hedges: The harbour bridge was safe."],
    ]


def test_an_article_with_an_address_is_annotated_there() -> None:
    article, source = an_article("It is safe, she said.", url="https://example.org/a"), a_source()
    snapshot = replace(
        EMPTY, articles=(article,), sources=(source,), statements=(a_statement(article, "It is safe", source=source),)
    )
    (item,) = json.loads(as_file(FORMATS["web-annotation"], snapshot)["out"])["items"]
    assert item["target"][0]["source"] == "https://example.org/a"


def test_a_processor_knows_every_term() -> None:
    written = as_file(FORMATS["web-annotation"], a_snapshot())["out"]
    assert keys(json.loads(written)) <= ANNOTATION.keys() | {"@context"}
    (page,) = expanded(written)
    (items,) = page["http://www.w3.org/ns/activitystreams#items"]
    assert {item["@type"][0] for item in items["@list"]} == {f"{OA}Annotation"}
    assert {item[f"{OA}motivatedBy"][0]["@id"] for item in items["@list"]} == {f"{OA}describing"}


def test_an_empty_ledger_is_an_empty_page() -> None:
    assert json.loads(as_file(FORMATS["web-annotation"], EMPTY)["out"])["items"] == []
