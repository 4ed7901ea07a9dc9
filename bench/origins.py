"""Origins, reversals and copies. Run `python -m bench.origins`.

Origins and reversals: from gold statements and gold positions, as `bench.layers` counts them. Copies: pair F1 of
`sayso.trace.copies` on wire copy of five stories, two articles being a pair if the same report stands in both, and the share of
stories whose originals are as many as their reports, give or take one.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from collections import Counter
from itertools import combinations

from bench import layers
from bench.gold import TRAINING, YARDSTICKS
from bench.shared import MISSING, SHARED, here
from sayso.model import Article, Block, BlockKind
from sayso.trace.copies import copies
from training.stories import stories

__all__ = ["figures"]

COPY = SHARED / "data/stories/wirecopy_groundnews.jsonl.xz"


def of_copies() -> dict[str, float]:
    """The figures on wire copy."""
    with lzma.open(COPY, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    original = dict(copies(_article(row) for row in rows))
    group = {row["id"]: row["copy_group"] for row in rows}
    root = {id: _root(id, original) for id in group}
    pairs = list(combinations(sorted(group), 2))
    want = {(a, b) for a, b in pairs if group[a] == group[b]}
    got = {(a, b) for a, b in pairs if root[a] == root[b]}
    reports = Counter(story for story, _ in {(row["story"], row["copy_group"]) for row in rows})
    originals = Counter(row["story"] for row in rows if row["id"] not in original)
    within = sum(abs(originals[story] - count) <= 1 for story, count in reports.items())
    return {"copies.pairs": layers.f1(got, want), "copies.within_one": within / len(reports)}


def _root(id: str, original: dict[str, str]) -> str:
    while id in original:
        id = original[id]
    return id


def _article(row: dict[str, str]) -> Article:
    month, day, year = row["date"].split()[0].split("/")
    published = f"{int(year):04d}-{int(month):02d}-{int(day):02d}"
    blocks = tuple(Block(m.start(), m.end(), BlockKind.BODY) for m in re.finditer(r"\S(?:[^\n]*\S)?", row["text"]))
    sha = hashlib.sha256(row["text"].encode()).hexdigest()
    return Article(row["id"], sha, None, None, row["source"], row["title"], None, published, None, "en", row["text"], blocks)


def figures() -> dict[str, float]:
    """The figures of both folders of stories, and of copies; nothing without the data."""
    if not here():
        return {}
    found: dict[str, float] = {}
    for folder in (TRAINING, YARDSTICKS):
        shares = layers.figures(map(layers.of_story, stories(folder)))
        found |= {f"{what}.{folder.name}": shares[what] for what in ("origins", "reversals")}
    return found | of_copies()


def main() -> None:
    if not here():
        print(MISSING)
    for name, share in figures().items():
        print(f"{name:25} {share:.3f}")


if __name__ == "__main__":
    main()
