"""`sayso attribute`: text in, attributions out, and every bad line named."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.show.conftest import Ran
from tests.show.fakes import without_models

Run = Callable[..., Ran]
TEXT = "Ada Quill said the bridge was safe."


@pytest.fixture(autouse=True)
def attributor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without_models(monkeypatch)
    monkeypatch.chdir(tmp_path)


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_plain_text(run: Run) -> None:
    Path("a.txt").write_text(TEXT, "utf-8")
    ran = run("attribute", "a.txt")
    row = json.loads(ran.out)
    assert list(row) == ["id", "attributions"]
    (one,) = row["attributions"]
    assert list(one) == ["id", "source", "cue", "content", "nested_in", "confidence", "act"]
    assert (row["id"], one["source"], one["cue"], one["content"]) == ("a.txt", [[0, 9]], [[10, 14]], [[15, 35]])
    assert (one["confidence"], one["act"]) == (0.1235, "says")


def test_json_lines_keep_their_ids(run: Run) -> None:
    Path("a.jsonl").write_text(
        "\n".join([json.dumps({"id": 7, "text": TEXT, "title": "ignored"}), "", '{"id": "b", "text": ""}']), "utf-8"
    )
    rows = [json.loads(line) for line in run("attribute", "a.jsonl").out.splitlines()]
    assert [(row["id"], len(row["attributions"])) for row in rows] == [(7, 1), ("b", 0)]


@pytest.mark.parametrize(("data", "id"), [(TEXT.encode(), "<stdin>"), (json.dumps({"id": "x", "text": TEXT}).encode(), "x")])
def test_standard_input_is_text_or_json_lines(run: Run, monkeypatch: pytest.MonkeyPatch, data: bytes, id: str) -> None:
    stdin(monkeypatch, data)
    assert json.loads(run("attribute").out)["id"] == id


@pytest.mark.parametrize(
    "line", [b"{", b'{"id": 1}', b'{"text": "x"}', b'{"id": null, "text": "x"}', b'["x"]', b'{"id": 1, "text": "\xff"}', b"{}\0"]
)
def test_a_bad_line_is_named_and_the_others_go_through(run: Run, line: bytes) -> None:
    good = json.dumps({"id": "good", "text": TEXT}).encode()
    Path("a.jsonl").write_bytes(good + b"\n" + line + b"\n" + good)
    ran = run("attribute", "a.jsonl")
    assert (ran.code, len(ran.out.splitlines())) == (4, 2)
    assert "(a.jsonl:2). Each line is an object" in ran.err


def test_bad_files_are_named_and_the_others_go_through(run: Run) -> None:
    Path("good.txt").write_text(TEXT, "utf-8")
    Path("latin.txt").write_bytes(b"caf\xe9")
    Path("binary.txt").write_bytes(b"PK\x00\x01")
    ran = run("attribute", "missing.txt", "latin.txt", "binary.txt", ".", "good.txt")
    assert (ran.code, len(ran.out.splitlines())) == (4, 1)
    assert ran.err.splitlines() == [
        "sayso: No such file or directory (missing.txt). Check the path and your permissions.",
        "sayso: broken UTF-8 at byte 3 (latin.txt). Convert it to UTF-8 text, or cut it into articles.",
        "sayso: binary, not text (binary.txt). Convert it to UTF-8 text, or cut it into articles.",
        "sayso: Is a directory (.). Check the path and your permissions.",
    ]


def test_a_line_too_long_is_skipped(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.show.cli.attribute.LARGEST", 100)
    long, good = json.dumps({"id": 1, "text": "x" * 300}), json.dumps({"id": 2, "text": TEXT})
    Path("a.jsonl").write_text(f"{long}\n{good}\n", "utf-8")
    ran = run("attribute", "a.jsonl")
    assert (ran.code, json.loads(ran.out)["id"]) == (4, 2)
    assert "longer than 100 bytes (a.jsonl:1)" in ran.err
