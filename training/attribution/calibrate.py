"""Fits the confidence of attributions, and prints the weights for `sayso.attribute.calibration`.

    python -m training.attribution.calibrate --data DIR [--hold-out STORY ...]

Logistic regression, by style, on texts that the tagger was not trained on: polnear.dev, the clauses and stories held out. Beside
the weights stands the expected calibration error of five folds by article, each judged by weights fitted on the other four.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.attribution import predict, rows
from bench.calibration import error, right
from sayso import attribute
from sayso.attribute import Attributor, Style, calibration
from training.attribution import corpus

FOLDS, RIDGE = 5, 1.0
Floats = npt.NDArray[np.float64]


def fit(signs: Floats, hits: Floats) -> Floats:
    """Weights of a logistic regression of `hits` [rows] on `signs` [rows, columns], by Newton's method."""
    weights = np.zeros(signs.shape[1])
    penalty = RIDGE * np.eye(signs.shape[1])
    for _ in range(30):
        share = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (hits - share) - penalty @ weights
        weights += np.linalg.solve(signs.T @ (signs * (share * (1 - share))[:, None]) + penalty, slope)
    return weights


def told(items: list[corpus.Text]) -> list[dict[str, Any]]:
    """Annotated texts as rows of `bench.attribution`."""
    return [
        {
            "id": item.name,
            "text": item.text,
            "attributions": [{"source": a.source, "cue": a.cue, "content": a.content} for a in item.attributions],
        }
        for item in items
    ]


def watched() -> dict[str, tuple[float, ...]]:
    """The signs of every attribution made from now on, by id."""
    made, kept = attribute._attribution, {}

    def watch(text: str, window: Any, found: Any, style: Style, key: str) -> Any:
        result = made(text, window, found, style, key)
        if result:
            kept[result.id] = calibration.signs(found.chances)
        return result

    attribute._attribution = watch
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--hold-out", nargs="*", default=[], help="stories that the tagger was not trained on")
    args = parser.parse_args()
    attributor = Attributor.load()
    stories = [
        t
        for t in corpus.stories(args.data / "stories_train", attributor.model.tokenizer)
        if t.name.split("/")[0] in args.hold_out
    ]
    apart = ((Style.ALL, rows("polnear.dev")), (Style.NESTED, rows("clauses")), (Style.SPEECH, told(stories)))
    for style, texts in apart:
        signs_of = watched()
        found = [row["attributions"] for row in predict(attributor, texts, style)]
        judged_rows = [
            (signs_of[one["id"]], hit, n % FOLDS)
            for n, (gold, some) in enumerate(zip(texts, found, strict=True))
            for one, hit in zip(some, right(gold, some), strict=True)
            if one["id"] in signs_of
        ]
        signs, hits, fold = (np.array(column, float) for column in zip(*judged_rows, strict=True))
        judged = np.zeros(len(hits))
        for one in range(FOLDS):
            judged[fold == one] = 1 / (1 + np.exp(-signs[fold == one] @ fit(signs[fold != one], hits[fold != one])))
        weights = ", ".join(f"{w:.3f}" for w in fit(signs, hits))
        off = error(judged.tolist(), hits.astype(bool).tolist())
        print(f"Style.{style.name}: ({weights}),  # {len(hits)} attributions, {hits.mean():.3f} right, error {off:.3f}")
        for least in (0.5, 0.6, 0.7, 0.75, 0.8):
            sure = judged >= least
            print(f"  from {least}: {sure.mean():.3f} of them, {hits[sure].mean():.3f} right")


if __name__ == "__main__":
    main()
