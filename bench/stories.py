"""The whole line on the hand-annotated stories, as `tools/score_story.py` counts: articles read, claims pinned, ledger exported.

    python -m bench.stories [--unseen | --folder DIR] [-v] [STORY ...]

--folder names another folder of stories (`data/stories_train`: those were trained on, so it flatters).
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.shared import MISSING, SHARED, here, tool
from sayso.flow import Flow
from sayso.ledger import Ledger
from sayso.model import Stance
from sayso.show import export
from training import labels

__all__ = ["UNSEEN", "figures", "ledger_of", "recall", "score", "unseen"]

# Annotated stories that the tagger was not trained on, and on which its threshold and its confidence are chosen.
UNSEEN = (
    *("libya-jets", "kc-quarantine", "watch-price", "castro-rumours"),  # of data/stories_train
    *("chlorine-attack", "island-sale", "comcast-tor", "nelson-hoax"),  # of training/labels
)
# name in the floors -> where it is in the scorer's report
FIGURES = {
    "recall_core": ("statements", "recall_core"),
    "matched_share": ("statements", "matched_share"),
    "source": ("source", "accuracy"),
    "via": ("via", "accuracy"),
    "said": ("said", "accuracy"),
    "positions": ("positions", "f1"),
    "stance_macro": ("stance", "macro_f1"),
    "disputes": ("disputes", "f1"),
    "reversals": ("reversals", "recall"),
    "origins": ("origins", "f1"),
}


def figures(folder: Path = SHARED / "gold", stories: Iterable[str] = ()) -> dict[str, float]:
    """Every figure of every story, and the means; nothing without the data."""
    if not here():
        return {}
    flow = Flow.load()
    found: dict[str, float] = {}
    names = list(stories) or sorted(p.parent.name for p in folder.glob("*/gold.json"))
    for name in names:
        report = score(flow, folder / name)
        for figure, (part, key) in FIGURES.items():
            value = (report[part] or {}).get(key)
            if value is not None:
                found[f"{name}.{figure}"] = value
        found |= {f"{name}.recall_{stance}": share for stance, share in recall(folder / name, report).items()}
    for figure in (*FIGURES, *(f"recall_{stance.value}" for stance in Stance)):
        values = [found[f"{name}.{figure}"] for name in names if f"{name}.{figure}" in found]
        if values:
            found[f"stories.{figure}"] = statistics.fmean(values)
    return found


def unseen() -> dict[str, float]:
    """Statements, sources, relays and dates of the `UNSEEN` stories, means; nothing without the data.

    Positions are left out, for the judge has seen some of these stories.
    """
    if not here():
        return {}
    flow, reports = Flow.load(), []
    with tempfile.TemporaryDirectory() as folder:
        labels.write(Path(folder), labels.texts(SHARED / "data"), UNSEEN)
        for name in UNSEEN:
            story = SHARED / "data" / "stories_train" / name
            reports.append(score(flow, story if story.exists() else Path(folder, name)))
    found = {}
    for figure, (part, key) in list(FIGURES.items())[:5]:
        values = [report[part][key] for report in reports if report[part] and report[part].get(key) is not None]
        found[f"unseen.{figure}"] = statistics.fmean(values)
    return found


def score(flow: Flow, story: Path) -> dict[str, Any]:
    """The scorer's report on one story."""
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    scorer = tool("score_story")
    report: dict[str, Any] = scorer.score(
        gold, scorer.Ledger(json.loads(ledger_of(flow, story / "articles", gold["claims"].values())))
    )
    return report


def recall(story: Path, report: Mapping[str, Any]) -> dict[str, float]:
    """The share of the story's positions of each stance that the ledger has, those of statements it missed among them."""
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    wanted = Counter(row["stance"] for row in gold["positions"])
    missed = Counter(row["gold"] for row in report["positions"]["wrong"])
    return {stance: 1 - missed[stance] / n for stance, n in sorted(wanted.items())}


def ledger_of(flow: Flow, articles: Path, claims: Iterable[str]) -> str:
    """The export of a new ledger with these articles and these claims pinned."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(f"{folder}/story.db") as ledger:
        flow.read([str(articles)], ledger)
        for claim in claims:
            flow.pin(ledger, claim)
        flow.conclude(ledger)
        return export.json(ledger.snapshot())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=SHARED / "gold")
    parser.add_argument("-v", "--verbose", action="store_true", help="each story's wrong rows too")
    parser.add_argument("--unseen", action="store_true", help="the training stories held out of the tagger instead")
    parser.add_argument("stories", nargs="*")
    args = parser.parse_args()
    if not here():
        print(MISSING)
        return
    if args.verbose:
        flow = Flow.load()
        for name in args.stories or sorted(p.parent.name for p in args.folder.glob("*/gold.json")):
            print(name, json.dumps(score(flow, args.folder / name), indent=1, ensure_ascii=False))
        return
    for figure, value in (unseen() if args.unseen else figures(args.folder, args.stories)).items():
        print(f"{figure:45} {value:.3f}")


if __name__ == "__main__":
    main()
