"""How far two annotators agree on a story: the second, scored against the first as `tools/score_story.py` scores a ledger.

    python -m training.agreement --data DIR

What it prints is the ceiling for every figure of a story: nobody can be expected to agree with one annotator better than that.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.shared import tool
from training.labels import JUDGED, LABELS, gold, texts

__all__ = ["ledger"]


def ledger(labels: Mapping[str, Any], articles: Mapping[str, str]) -> dict[str, Any]:
    """An annotated story as an exported ledger, `sayso-ledger/1`, with what the scorer reads of it."""

    def spans(row: Mapping[str, Any]) -> list[dict[str, Any]]:
        return [{"start": s, "end": e, "exact": articles[row["article"]][s:e]} for s, e in row["content"]]

    sources = [{"id": id, "name": name, "aliases": aliases} for id, (name, *aliases) in labels["sources"].items()]
    statements = [
        {k: row[k] for k in ("id", "article", "source", "via", "mode")}
        | {"content": spans(row), "cue": [], "source_mention": [], "confidence": 1.0}
        | {"said": {"start": row["said"], "end": row["said"], "basis": "text"} if row["said"] else None}
        for row in labels["statements"]
    ]
    said_by = {row["id"]: row["source"] for row in labels["statements"]}
    positions = [{"claim": c, "statement": s, "stance": stance, "confidence": 1.0} for c, s, stance in labels["positions"]]
    sides = {
        claim: {
            stance: sorted({said_by[p["statement"]] for p in positions if (p["claim"], p["stance"]) == (claim, stance)})
            for stance in ("affirms", "denies")
        }
        for claim in labels["claims"]
    }
    disputed = {claim: of for claim, of in sides.items() if all(of.values())}
    return {
        "format": "sayso-ledger/1",
        "articles": [{"id": file, "file": file, "text": text} for file, text in articles.items()],
        "sources": sources,
        "statements": statements,
        "claims": [{"id": id, "text": text, "pinned": True} for id, text in labels["claims"].items()],
        "positions": positions,
        "disputes": [{"claim": c, "affirmed_by": of["affirms"], "denied_by": of["denies"]} for c, of in disputed.items()],
        "reversals": labels["reversals"],
        "origins": [{"claim": claim, "source": source} for claim, of in labels["origins"].items() for source in of],
        "relays": [],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    bodies = texts(parser.parse_args().data)
    score = tool("score_story")
    figures: dict[str, list[float]] = {}
    for path in sorted(LABELS.glob("second/*.json")):
        second, first = (json.loads(p.read_text("utf-8")) for p in (path, LABELS / path.name))
        articles = {file: bodies[row["sha256"]] for file, row in first["articles"].items()}
        result = score.score(gold(first, articles), score.Ledger(ledger(second, articles)))
        flat = {f"{part}.{name}": value for part, by in result.items() if isinstance(by, dict) for name, value in by.items()}
        print(path.stem, " ".join(f"{name} {value:.2f}" for name, value in flat.items() if isinstance(value, float)))
        for name, value in flat.items():
            if isinstance(value, float):
                figures.setdefault(name, []).append(value)
    for name, values in figures.items():
        print(f"{name:32} {fmean(values):.3f}")
    print(f"{'positions alone, pooled':32} {_positions():.3f}")


def _positions() -> float:
    """F1 of the positions of the stories of which people made only these, on statements that both annotators took for such."""
    right = both = 0
    for path in sorted(JUDGED.glob("second/*.json")):
        first, second = (json.loads(p.read_text("utf-8")) for p in (JUDGED / path.name, path))
        common = {row["id"] for row in first["statements"]} & {row["id"] for row in second["statements"]}
        one, other = ({tuple(row) for row in labels["positions"] if row[1] in common} for labels in (first, second))
        right, both = right + len(one & other), both + len(one) + len(other)
    return 2 * right / both


if __name__ == "__main__":
    main()
