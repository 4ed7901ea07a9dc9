"""Confidence of attributions against polnear.dev: is what is called 80% sure right 8 times of 10?

python -m bench.calibration

An attribution is right as `full_relaxed` counts: paired one-to-one with a gold one whose content shares half of the words and
whose source agrees. The expected calibration error is the mean distance between confidence and share right over ten bins of equal
width, weighted by how many fall into each. Rows are shown as sure from `sayso.model.SURE_STATEMENT`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from bench.attribution import compared, predict, rows
from bench.shared import MISSING, here, tool
from sayso.attribute import Attributor, Style
from sayso.model import SURE_STATEMENT

__all__ = ["error", "figures", "right"]

BINS = 10


def right(gold: dict[str, Any], found: Sequence[dict[str, Any]]) -> list[bool]:
    """Whether each attribution found in an article is right."""
    score = tool("score_attribution")
    wanted, got = compared(gold, found)

    def agree(one: dict[str, Any], other: dict[str, Any]) -> bool:
        shared = bool(one["content"]) and score.jaccard(one["content"], other["content"]) >= 0.5
        return shared and bool(score.source_agrees(one, other))

    near = [[j for j, other in enumerate(wanted) if agree(one, other)] for one in got]
    paired = {i for i, _ in score.max_matching(near, len(wanted))}
    return [i in paired for i in range(len(found))]


def error(confidence: Sequence[float], hits: Sequence[bool]) -> float:
    """The expected calibration error of confidences of attributions that are right or not."""
    sure, correct = np.asarray(confidence), np.asarray(hits, float)
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    return float(sum(abs((sure - correct)[place == b].sum()) for b in range(BINS)) / max(len(sure), 1))


def figures() -> dict[str, float]:
    """How well the confidence is calibrated, and how good and how many the sure rows are; nothing without the data."""
    if not here():
        return {}
    corpus = rows("polnear.dev")
    found = [row["attributions"] for row in predict(Attributor.load(), corpus, Style.ALL)]
    hits = [hit for gold, some in zip(corpus, found, strict=True) for hit in right(gold, some)]
    confidence = [one["confidence"] for some in found for one in some]
    sure = [hit for hit, c in zip(hits, confidence, strict=True) if c >= SURE_STATEMENT]
    return {
        "polnear.dev.calibrated": 1 - error(confidence, hits),
        "polnear.dev.sure_precision": sum(sure) / max(len(sure), 1),
        "polnear.dev.sure_share": len(sure) / max(len(hits), 1),
    }


if __name__ == "__main__":
    if not here():
        print(MISSING)
    for name, value in figures().items():
        print(f"{name:40} {value:.3f}")
