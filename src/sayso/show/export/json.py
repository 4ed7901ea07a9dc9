"""`sayso-ledger/1`: the whole ledger as one JSON object, for programs, and the JSON Schema of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from importlib.resources import files
from json import dumps

import sayso
from sayso.model import Snapshot

__all__ = ["json", "schema"]

DIGITS = 4  # of a confidence: more than its calibration can tell
ROWS = {
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
FIELDS = {"from": "before", "to": "after"}  # keys that Python would not let be fields


def json(snapshot: Snapshot) -> str:
    """Keys in the format's order, rows in the snapshot's (by id), confidences to four decimals, not escaped to ASCII.

    Where articles were read by several versions of a model, its SHA-256 digests stand side by side, a space between them.
    """
    ledger: dict[str, object] = {
        "format": "sayso-ledger/1",
        "generator": {"name": "sayso", "version": sayso.__version__, "models": _models(snapshot.models)},
    }
    for name, keys in ROWS.items():
        ledger[name] = [_row(record, keys.split()) for record in getattr(snapshot, name)]
    return dumps(ledger, ensure_ascii=False, indent=1, default=asdict) + "\n"


def schema() -> str:
    """What every such object holds to: JSON Schema, draft 2020-12 (https://json-schema.org/draft/2020-12)."""
    return files(__package__).joinpath("sayso-ledger-1.schema.json").read_text("utf-8")


def _models(models: Iterable[tuple[str, str]]) -> dict[str, str]:
    digests: defaultdict[str, list[str]] = defaultdict(list)
    for name, sha256 in models:
        digests[name].append(sha256)
    return {name: " ".join(several) for name, several in digests.items()}


def _row(record: object, keys: Iterable[str]) -> dict[str, object]:
    row = {key: getattr(record, FIELDS.get(key, key)) for key in keys}
    return {key: round(value, DIGITS) if isinstance(value, float) else value for key, value in row.items()}
