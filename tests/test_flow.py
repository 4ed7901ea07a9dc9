"""The whole line on the worked example: the same export in any order, however often, and bad input beside good."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.flow import Flow
from sayso.ledger import Ledger
from sayso.show import export
from sayso.show.demo import claim_texts, example
from tests.databases import an_empty_ledger


@pytest.fixture(scope="module")
def flow() -> Flow:
    return Flow.load()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path / "sayso.db")) as opened:
        yield opened


def export_of(flow: Flow, ledger: Ledger, paths: list[str]) -> str:
    flow.read(paths, ledger)
    for text in claim_texts(example()):
        flow.pin(ledger, text)
    flow.conclude(ledger)
    return export.json(ledger.snapshot())


@pytest.mark.usefixtures("database")
def test_the_export_is_the_same_in_any_order_on_any_database_and_when_read_again(flow: Flow, ledger: Ledger) -> None:
    once = export_of(flow, ledger, [str(example())])
    assert export.json(ledger.snapshot()) == once
    again = flow.read([str(example())], ledger)
    flow.conclude(ledger)
    assert (again.read, again.unchanged) == (0, 5)
    assert export.json(ledger.snapshot()) == once
    files = sorted(str(p) for p in example().glob("*_*.txt"))
    random.Random(4).shuffle(files)
    with an_empty_ledger() as other:
        assert export_of(flow, other, files) == once


def test_every_statement_of_the_example_is_verbatim_and_from_prose(flow: Flow, ledger: Ledger) -> None:
    data = json.loads(export_of(flow, ledger, [str(example())]))
    texts = {a["id"]: a["text"] for a in data["articles"]}
    blocks = {r.document.article.id: r.document.article.blocks for r in ledger.readings()}
    assert len(data["statements"]) > 30
    for statement in data["statements"]:
        for span in (*statement["content"], *statement["cue"], *statement["source_mention"]):
            assert texts[statement["article"]][span["start"] : span["end"]] == span["exact"]
        for span in statement["content"]:
            kinds = {b.kind for b in blocks[statement["article"]] if b.start < span["end"] and span["start"] < b.end}
            assert kinds <= {"title", "heading", "body"}
    assert ledger.verify() == ()


@pytest.mark.parametrize(
    ("file", "end"),
    [("002_", "Udayavani is now on Telegram"), ("004_", "Please enter your comment!")],
    ids=["link lists", "teaser"],
)
def test_nothing_is_said_in_the_furniture_after_an_article(flow: Flow, ledger: Ledger, file: str, end: str) -> None:
    flow.read([str(example())], ledger)
    (reading,) = (r for r in ledger.readings() if str(r.document.article.file).startswith(file))
    after = reading.document.article.text.index(end)
    assert reading.statements
    assert all(span.end <= after for s in reading.statements for span in (*s.content, *s.cue, *s.source_mention))


def test_what_fails_is_named_and_the_rest_goes_through(flow: Flow, ledger: Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    shutil.copy(next(iter(sorted(example().glob("003_*.txt")))), folder / "good.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "latin.txt").write_bytes(b"caf\xe9 closed, the owner said.")
    (folder / "page.html").write_bytes(b"<html><body><script>x()</script></body></html>")
    told = []
    summary = flow.read(
        [str(folder), str(tmp_path / "missing.txt")], ledger, progress=lambda d, new: told.append((d.article.file, new))
    )
    assert told == [("good.txt", True)]
    assert summary.read == 1
    assert sorted(Path(f.where.split(":")[0]).name for f in summary.failures) == [
        "empty.txt",
        "latin.txt",
        "missing.txt",
        "page.html",
    ]
    assert all(f.what and f.advice for f in summary.failures)
    assert ledger.failures() == tuple(sorted(summary.failures, key=lambda f: ledger.failures().index(f)))
