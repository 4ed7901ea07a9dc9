"""The labels of the annotated stories: whole, in order, and made into words again where the articles are at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.model import Mode, Stance
from training.labels import LABELS, gold

FILES = sorted(LABELS.rglob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_reference_is_to_something_there(path: Path) -> None:
    labels = json.loads(path.read_text("utf-8"))
    sources, statements = labels["sources"], {row["id"]: row for row in labels["statements"]}
    assert len(statements) == len(labels["statements"])
    for row in statements.values():
        assert {row["source"], *row["via"]} <= set(sources)
        assert row["article"] in labels["articles"]
        assert Mode(row["mode"])
        assert all(0 <= start < end for start, end in [*row["content"], *filter(None, (row["cue"], row["mention"]))])
    assert len({(claim, statement) for claim, statement, _ in labels["positions"]}) == len(labels["positions"])
    assert all(c in labels["claims"] and s in statements and Stance(stance) for c, s, stance in labels["positions"])
    assert all(set(row["statements"]) <= set(statements) and row["source"] in sources for row in labels["reversals"])
    assert all(set(of) <= set(sources) for of in labels["origins"].values())


def test_offsets_become_words() -> None:
    row = {"id": "a-1", "article": "a.txt", "source": "mayor", "content": [[15, 24]], "cue": [10, 14], "mention": [0, 9]}
    story = gold({"statements": [row], "positions": [["C1", "a-1", "denies"]]}, {"a.txt": "The mayor said it is so."})
    assert story["statements"][0] == row | {"content": ["it is so."], "cue": "said", "mention": "The mayor"}
    assert story["positions"] == [{"claim": "C1", "statement": "a-1", "stance": "denies"}]
