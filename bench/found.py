"""Found claims, nothing pinned: `python -m bench.found [--folder DIR] [--predicted] [-v] [STORY ...]`.

Coverage as `tools/score_story.py` counts it: the mean over a story's annotated claims of the best F1 that one found claim reaches
on the statements with a position. Claims on which nobody takes a position are left out. On perfect statements, or with
--predicted on what the whole line finds. `kept` is the share of claims that are found, in the same words, without one of the
articles too; `clear` how clear the words are (`judge/labels.py`). -v prints each claim with its positions.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.shared import MISSING, SHARED, here, tool
from bench.stance import ledger as exported
from sayso import judge
from sayso.flow import Flow
from sayso.judge.labels import label
from sayso.ledger import Ledger
from sayso.show import export
from training.stories import Story, story

__all__ = ["figures"]


def figures(
    folder: Path = SHARED / "gold", names: Sequence[str] = (), *, predicted: bool = False, verbose: bool = False
) -> dict[str, float]:
    """Coverage of each story, its mean, how many claims, how many stay, how clear they are; nothing without the data."""
    if not here():
        return {}
    flow, scorer = Flow.load(), tool("score_story")
    found: dict[str, float] = {}
    totals: dict[str, list[float]] = {"claims": [], "seconds": [], "kept": [], "clear": []}
    for path in sorted(folder.glob("*/gold.json")):
        if names and path.parent.name not in names:
            continue
        annotated, begun = story(path.parent), time.process_time()
        data = _predicted(flow, path.parent) if predicted else _perfect(flow, annotated, totals)
        totals["seconds"].append(time.process_time() - begun)
        report = scorer.score(annotated.gold, scorer.Ledger(_pinned(data, annotated)))
        answered = {position.claim for position in annotated.positions}
        found[f"found.{path.parent.name}"] = report["found"]["coverage"] * len(annotated.claims) / len(answered)
        totals["claims"].append(report["found"]["claims"])
        if verbose:
            print(f"\n{path.parent.name} {found[f'found.{path.parent.name}']:.3f}")
            taken = Counter((p["claim"], p["stance"]) for p in data["positions"])
            for claim in data["claims"]:
                stances = ", ".join(f"{n} {stance}" for (id, stance), n in sorted(taken.items()) if id == claim["id"])
                print(f"  {claim['text']}\n      {stances}")
    if found:
        found["found.coverage"] = fmean(found.values())
    return found | {f"found.{name}": fmean(values) for name, values in totals.items() if values}


def _perfect(flow: Flow, annotated: Story, totals: dict[str, list[float]]) -> dict[str, Any]:
    """What would be exported, were everything before the judge perfect."""
    articles = {article.id: article for article in annotated.articles}
    vectors: dict[str, Any] = {}
    for id, article in articles.items():
        inside = [statement for statement in annotated.statements if statement.article == id]
        vectors |= judge.vectors(flow.judge.nearness, inside, annotated.sources, article)
    found = judge.find(annotated.statements, vectors)
    claims = [each.claim for each in found]
    totals["clear"] += [
        each.clarity for s in annotated.statements if s.id in {c.statement for c in claims} and (each := label(s))
    ]
    for left_out in articles:
        rest = [statement for statement in annotated.statements if statement.article != left_out]
        still = {each.claim.id for each in judge.find(rest, vectors)}
        of_rest = [claim for claim in claims if claim.statement in {statement.id for statement in rest}]
        totals["kept"] += [float(claim.id in still) for claim in of_rest]
    return exported(flow.judge, replace(annotated, claims=tuple(claims)))


def _predicted(flow: Flow, folder: Path) -> dict[str, Any]:
    """What the whole line exports of the story's articles."""
    with tempfile.TemporaryDirectory() as place, Ledger.open(f"{place}/story.db") as ledger:
        flow.read([str(folder / "articles")], ledger)
        flow.conclude(ledger, find=True)
        exported: dict[str, Any] = json.loads(export.json(ledger.snapshot()))
        return exported


def _pinned(data: dict[str, Any], annotated: Story) -> dict[str, Any]:
    """The export with the annotated claims as pinned ones without positions, for the scorer wants them."""
    return data | {"claims": [*data["claims"], *({"id": f"pinned {c.id}", "text": c.text} for c in annotated.claims)]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=SHARED / "gold")
    parser.add_argument("--predicted", action="store_true", help="what the whole line finds, not perfect statements")
    parser.add_argument("-v", "--verbose", action="store_true", help="each claim with its positions too")
    parser.add_argument("stories", nargs="*")
    args = parser.parse_args()
    if not here():
        print(MISSING)
    for name, value in figures(args.folder, args.stories, predicted=args.predicted, verbose=args.verbose).items():
        print(f"{name:45} {value:.3f}")


if __name__ == "__main__":
    main()
