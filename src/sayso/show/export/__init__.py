"""A ledger as a file: one presenter per format, from a snapshot to text; the same ledger always gives the same text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sayso.model import Snapshot
from sayso.show.export.csv import csv
from sayso.show.export.json import json

__all__ = ["FORMATS", "csv", "json"]

FORMATS: Mapping[str, Callable[[Snapshot], str]] = {"json": json, "csv": csv}
