"""Attribution on polnear.dev, gum.news, our own nested clauses and our own news pages, as `tools/score_attribution.py` counts.

python -m bench.attribution [--thresholds]
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Mapping, Sequence
from typing import Any

from bench.shared import MISSING, SHARED, here, tool
from sayso import attribute
from sayso.attribute import Attributor, Style
from training.attribution import corpus

__all__ = ["compared", "figures", "predict", "rows"]

# Each corpus with the style of annotation that is its own.
CORPORA = {"polnear.dev": Style.ALL, "gum.news": Style.NESTED, "clauses": Style.NESTED, "speech": Style.SPEECH}


def figures() -> dict[str, float]:
    """F1 of both corpora, by type on polnear.dev, and words per second; nothing without the data."""
    if not here():
        return {}
    found: dict[str, float] = {}
    attributor = Attributor.load()
    for name, style in CORPORA.items():
        gold = rows(name)
        begun = time.perf_counter()
        predicted = predict(attributor, gold, style)
        if name == "polnear.dev":
            found["speed.attribute_words_per_second"] = sum(len(r["text"].split()) for r in gold) / (time.perf_counter() - begun)
        result = tool("score_attribution").score(gold, predicted)
        for figure in ("full_relaxed", "content_relaxed", "content_exact"):
            found[f"{name}.{figure}"] = result[figure]["f1"]
        for kind, by in result["by_type"].items():
            if name == "polnear.dev" and "full_relaxed" in by:
                found[f"{name}.{kind}.full_relaxed"] = by["full_relaxed"]["f1"]
        if any(a.get("nested_in") for row in gold for a in row["attributions"]):
            found[f"{name}.nested"] = result["nested"]["f1"]
    return found


def rows(name: str) -> list[dict[str, Any]]:
    """The annotated articles of a corpus of `data/attribution`; "clauses" and "speech" are our own, held out of training."""
    if name == "speech":
        return list(corpus.marked(SHARED / "data"))
    if name == "clauses":
        relabelled = corpus.relabelled(SHARED / "data/attribution/polnear.train.jsonl.gz")
        return [_nested(row) for n, row in enumerate(relabelled) if n % corpus.HELD_CLAUSES == 0]
    with gzip.open(SHARED / "data" / "attribution" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _nested(row: dict[str, Any]) -> dict[str, Any]:
    """The row, each attribution with the one whose content holds its own, the shortest if several do."""

    def holder(a: dict[str, Any]) -> str | None:
        start, end = a["content"][0][0], a["content"][-1][1]
        holding = [
            (e - s, b["id"]) for b in row["attributions"] for s, e in b["content"] if s <= start and end <= e and b is not a
        ]
        return min((h for h in holding if h[0] > end - start), default=(0, None))[1]

    return row | {"attributions": [a | {"nested_in": holder(a)} for a in row["attributions"]]}


def predict(attributor: Attributor, rows: list[dict[str, Any]], style: Style) -> list[dict[str, Any]]:
    """The attributions found in the texts of `rows`, in the format of `sayso attribute`."""

    def spans(parts: Any) -> list[list[int]]:
        return [[s.start, s.end] for s in parts]

    return [
        {
            "id": row["id"],
            "attributions": [
                {
                    "id": a.id,
                    "source": spans(a.source),
                    "cue": spans(a.cue),
                    "content": spans(a.content),
                    "nested_in": a.nested_in,
                    "confidence": a.confidence,
                }
                for a in attributor.in_text(row["text"], style=style, ledger=style is Style.SPEECH)
            ],
        }
        for row in rows
    ]


def compared(gold: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """An article's gold attributions and those found, each as the scorer compares them: by sets of words."""
    score, text = tool("score_attribution"), gold["text"]
    words = score.tokenize(text)
    known: tuple[Any, ...] = (words, [start for start, _ in words], text, bytearray(len(text)), set())
    return score.prepare(gold["attributions"], *known), score.prepare(found, *known)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--thresholds", action="store_true", help="full_relaxed on polnear.dev for a range of thresholds")
    args = parser.parse_args()
    if not here():
        print(MISSING)
        return
    if args.thresholds:
        attributor = Attributor.load()
        gold = rows("polnear.dev")
        for threshold in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6):
            attribute.THRESHOLD[Style.ALL] = threshold
            print(threshold, tool("score_attribution").score(gold, predict(attributor, gold, Style.ALL))["full_relaxed"])
        return
    for name, value in figures().items():
        print(f"{name:40} {value:.3f}" if value < 10 else f"{name:40} {value:,.0f}")


if __name__ == "__main__":
    main()
