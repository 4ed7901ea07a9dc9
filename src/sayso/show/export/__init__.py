"""A ledger as files: one presenter per format; the same ledger always gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.model import Snapshot
from sayso.show.export.about import about
from sayso.show.export.brat import brat
from sayso.show.export.cas import cas
from sayso.show.export.csv import csv_file, csv_folder, lossless_file, lossless_folder
from sayso.show.export.files import File, Files, Format, text, write_file, write_folder
from sayso.show.export.ftm import ftm
from sayso.show.export.html import html
from sayso.show.export.json import json, schema
from sayso.show.export.parquet import parquet_file, parquet_folder
from sayso.show.export.prov import prov
from sayso.show.export.schema_org import schema_org
from sayso.show.export.web_annotation import web_annotation

__all__ = ["FORMATS", "LOSSLESS", "File", "Format", "about", "json", "schema", "write_file", "write_folder"]


def _json(snapshot: Snapshot, name: str) -> Files:
    yield text(name, [json(snapshot)])


FORMATS: Mapping[str, Format] = {
    "json": Format("everything, for programs", _json),
    "csv": Format("one flat table; all tables as a folder", csv_file, csv_folder),
    "parquet": Format("the same, typed", parquet_file, parquet_folder),
    "html": Format("one page that holds all, to send and to print", html),
    "web-annotation": Format("statements as annotations of their words, W3C JSON-LD", web_annotation),
    "schema.org": Format("quotations and claims, JSON-LD", schema_org),
    "ftm": Format("FollowTheMoney entities", ftm),
    "prov": Format("from what, by which models, every row was made; PROV-JSON", prov),
    "brat": Format("to annotate in brat", folder=brat),
    "cas": Format("to annotate in INCEpTION, UIMA CAS as XMI", folder=cas),
}
LOSSLESS: Mapping[str, Format] = {"csv": Format("CSV with every text as it is", lossless_file, lossless_folder)}
