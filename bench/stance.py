"""Positions on pinned claims from perfect statements: `python -m bench.stance [--folder DIR] [-v]`.

The hand-annotated statements and sources go to the judge, and its positions are scored as `tools/score_story.py` scores a ledger,
so that errors of reading, attribution and resolution do not count. `data/stories_train` was trained on: figures on it flatter;
what it gives held out, story by story, is in `training/stance/README.md`.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.shared import MISSING, SHARED, here, tool
from sayso.judge import Judge, disputes, reversals
from training.stories import Story, stories

__all__ = ["figures", "ledger"]

FIGURES = (("positions", "f1"), ("stance", "macro_f1"), ("disputes", "f1"), ("reversals", "recall"))


def ledger(judge: Judge, story: Story) -> dict[str, Any]:
    """What a ledger would export of the story, were everything before the judge perfect."""
    taken = judge.positions(story.claims, story.statements, story.sources, story.articles)
    turned = reversals(story.claims, taken, story.statements, story.sources, story.articles)
    return {
        "format": "sayso-ledger/1",
        "articles": [{"id": a.id, "file": a.file, "text": a.text} for a in story.articles],
        "sources": [{"id": s.id, "name": s.name, "aliases": list(s.aliases)} for s in story.sources],
        "statements": [
            {
                "id": s.id,
                "article": s.article,
                "source": s.source,
                "via": list(s.via),
                "content": [{"start": c.start, "end": c.end, "exact": c.exact} for c in s.content],
                "said": {"start": s.said.start, "end": s.said.end} if s.said else None,
            }
            for s in story.statements
        ],
        "claims": [{"id": c.id, "text": c.text, "pinned": True} for c in story.claims],
        "positions": [{"claim": p.claim, "statement": p.statement, "stance": p.stance.value} for p in taken],
        "disputes": [
            {"claim": d.claim, "affirmed_by": list(d.affirmed_by), "denied_by": list(d.denied_by)}
            for d in disputes(taken, story.statements)
        ],
        "reversals": [{"claim": r.claim, "source": r.source} for r in turned],
    }


def figures(folder: Path = SHARED / "gold", *, verbose: bool = False) -> dict[str, float]:
    """Figures of each story and their means; nothing without the data."""
    if not here():
        return {}
    judge, scorer = Judge.load(), tool("score_story")
    found: dict[str, float] = {}
    for story in stories(folder):
        began = time.perf_counter()
        report = scorer.score(story.gold, scorer.Ledger(ledger(judge, story)))
        if verbose:
            print(f"{story.name} {time.perf_counter() - began:.1f} s, {report['reversals']['predicted_on_pinned']} reversals")
        for part, key in FIGURES:
            if report[part][key] is not None:
                found[f"perfect.{story.name}.{part}"] = report[part][key]
        for wrong in report["positions"]["wrong"] if verbose else ():
            print(f"{story.name} {wrong['claim']} {wrong['statement']}: gold {wrong['gold']}, got {wrong['got']}")
    for part, _ in FIGURES:
        values = [value for name, value in found.items() if name.endswith(f".{part}")]
        if values:
            found[f"perfect.stories.{part}"] = fmean(values)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=SHARED / "gold")
    parser.add_argument("-v", "--verbose", action="store_true", help="each wrong position too")
    args = parser.parse_args()
    if not here():
        print(MISSING)
    for name, value in figures(args.folder, verbose=args.verbose).items():
        print(f"{name:45} {value:.3f}")


if __name__ == "__main__":
    main()
