"""Positions on pinned claims from perfect statements: `python -m bench.stance [--folder DIR | --unseen] [-v]`.

The hand-annotated statements and sources go to the judge, and its positions are scored as `tools/score_story.py` scores a ledger,
so that errors of reading, attribution and resolution do not count. `data/stories_train` was trained on: figures on it flatter;
what it gives held out, story by story, is in `training/stance/README.md`.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.shared import MISSING, SHARED, here, tool
from sayso.judge import Judge, disputes, linked, reversals
from sayso.model import SURE, Position, Statement
from training import labels
from training.stories import Story, stories

__all__ = ["UNSEEN", "figures", "ledger", "unseen"]

# Stories that the cross-encoder was not tuned on, though the layer over it was; half of them with statements that people marked,
# half with sayso's own.
UNSEEN = frozenset(
    (
        *("chlorine-attack", "island-sale", "comcast-tor", "nelson-hoax", "rose-hoax", "omsk-shock", "king-airstrikes"),
        *("streaming-price", "ecb-5ecb", "ecb-1ecb", "ecb-19ecb", "ecb-21ecb", "ecb-30ecb", "ecb-36ecb", "gn3"),
        *("fnc-2b7076", "fnc-0e4014", "fnc-27f356"),
    )
)

FIGURES = (("positions", "f1"), ("stance", "macro_f1"), ("disputes", "f1"), ("reversals", "recall"))


def positions(judge: Judge, story: Story) -> tuple[tuple[Position, ...], list[Statement]]:
    """What the judge makes of the story's own statements, and these with what they respond to."""
    known = {source.id: source for source in story.sources}
    told = [linked([s for s in story.statements if s.article == article.id], known) for article in story.articles]
    statements = [statement for each in told for statement in each]
    return judge.positions(story.claims, statements, story.sources, story.articles), statements


def ledger(judge: Judge, story: Story) -> dict[str, Any]:
    """What a ledger would export of the story, were everything before the judge perfect."""
    taken, statements = positions(judge, story)
    turned = reversals(story.claims, taken, statements, story.sources, story.articles)
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


def unseen(*, verbose: bool = False) -> dict[str, float]:
    """Precision, recall and F1 of the positions of `UNSEEN`, pooled, and of the sure ones; nothing without the data."""
    if not here():
        return {}
    judge = Judge.load()
    right = taken = wanted = 0
    sure: list[bool] = []
    with tempfile.TemporaryDirectory() as folder:
        texts = labels.texts(SHARED / "data")
        for labelled in (labels.LABELS, labels.JUDGED):
            labels.write(Path(folder), texts, UNSEEN, labelled)
        for story in stories(Path(folder)):
            gold = {(p.claim, p.statement): p.stance for p in story.positions}
            made = positions(judge, story)[0]
            got = {(p.claim, p.statement): p.stance for p in made}
            sure += [gold.get((p.claim, p.statement)) is p.stance for p in made if p.confidence >= SURE]
            right += sum(gold.get(key) is stance for key, stance in got.items())
            taken, wanted = taken + len(got), wanted + len(gold)
            said, asked = {s.id: s for s in story.statements}, {claim.id: claim.text for claim in story.claims}
            for claim, statement in sorted(gold.keys() | got.keys()) if verbose else ():
                if gold.get((claim, statement)) != got.get((claim, statement)):
                    words = " … ".join(span.exact for span in said[statement].content)
                    wrong = f"{gold.get((claim, statement), 'none')}, got {got.get((claim, statement), 'none')}"
                    print(f"{story.name} {said[statement].source}: «{words}» | {asked[claim]} | {wrong}")
    found = {"precision": right / taken, "recall": right / wanted, "f1": 2 * right / (taken + wanted)}
    found |= {"sure_share": len(sure) / taken, "sure_precision": fmean(sure)}
    return {f"unseen.positions.{name}": value for name, value in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=SHARED / "gold")
    parser.add_argument("--unseen", action="store_true", help="18 labelled stories that the cross-encoder has not read")
    parser.add_argument("-v", "--verbose", action="store_true", help="each wrong position too")
    args = parser.parse_args()
    if not here():
        print(MISSING)
    found = unseen(verbose=args.verbose) if args.unseen else figures(args.folder, verbose=args.verbose)
    for name, value in found.items():
        print(f"{name:45} {value:.3f}")


if __name__ == "__main__":
    main()
