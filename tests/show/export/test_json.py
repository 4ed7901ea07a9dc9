"""A ledger as one JSON object."""

from __future__ import annotations

import json
from dataclasses import replace

import sayso
from sayso.model import Period
from sayso.show.export import json as shown
from tests.factories import a_claim, a_snapshot, an_article
from tests.show.export.exporting import EMPTY


def test_an_empty_ledger_is_a_whole_file() -> None:
    assert shown(EMPTY) == (
        '{\n "format": "sayso-ledger/1",\n "generator": {\n  "name": "sayso",\n'
        f'  "version": "{sayso.__version__}",\n  "models": {{}}\n }},\n'
        ' "articles": [],\n "sources": [],\n "statements": [],\n "claims": [],\n "positions": [],\n "disputes": [],\n'
        ' "reversals": [],\n "origins": [],\n "relays": [],\n "roles": []\n}\n'
    )


def test_every_row_has_the_keys_of_the_format_in_order() -> None:
    ledger = json.loads(shown(a_snapshot()))
    assert {name: " ".join(rows[0]) for name, rows in ledger.items() if isinstance(rows, list)} == {
        "articles": "id file url outlet title published published_basis language sha256 text",
        "sources": "id name kind aliases roles speaks_for",
        "statements": "id article source via mode content cue source_mention said confidence act responds_to corrected",
        "claims": "id text pinned statement during",
        "positions": "claim statement stance confidence corrected",
        "disputes": "claim affirmed_by denied_by",
        "reversals": "claim source from to kind statements",
        "origins": "claim source articles",
        "relays": "article of kind",
        "roles": "source role first last",
    }


def test_a_statement_in_full() -> None:
    snapshot = a_snapshot()
    (statement,) = [row for row in json.loads(shown(snapshot))["statements"] if row["mode"] == "direct"]
    article = next(article for article in snapshot.articles if article.id == statement["article"])
    assert statement["content"] == [{"start": 32, "end": 50, "exact": "The bridge is safe"}]
    assert article.text[32:50] == "The bridge is safe"
    assert statement["said"] == {"start": "2024-10-07", "end": "2024-10-07", "basis": "text"}


def test_confidences_have_four_decimals() -> None:
    ledger = json.loads(shown(a_snapshot()))
    assert sorted(position["confidence"] for position in ledger["positions"]) == [0.41, 0.8, 0.9123, 0.97]
    assert 0.3333 in {statement["confidence"] for statement in ledger["statements"]}


def test_a_claims_period_and_the_stances_of_a_reversal_go_by_the_formats_names() -> None:
    snapshot = replace(a_snapshot(), claims=(a_claim(during=Period("2024", None)),))
    ledger = json.loads(shown(snapshot))
    assert ledger["claims"][0]["during"] == {"start": "2024", "end": None}
    assert (ledger["reversals"][0]["from"], ledger["reversals"][0]["to"]) == ("affirms", "denies")


def test_letters_are_not_escaped() -> None:
    article = an_article("Brücke – zu 🌉")
    text = shown(replace(EMPTY, articles=(article,)))
    assert "Brücke – zu 🌉" in text


def test_several_versions_of_a_model_stand_side_by_side() -> None:
    ledger = json.loads(shown(replace(EMPTY, models=(("stance", "s"), ("tagger", "a"), ("tagger", "b")))))
    assert ledger["generator"]["models"] == {"stance": "s", "tagger": "a b"}
