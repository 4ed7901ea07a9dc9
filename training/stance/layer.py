"""The calibrated layer: multinomial logistic regression over evidence, judged story by story."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from sayso.judge.confidence import Layer
from sayso.judge.evidence import evidence
from training.stance.examples import Judged

__all__ = ["figures", "fitted", "write"]

Array = npt.NDArray[np.float64]
GRANULARITY = np.arange(0.3, 0.71, 0.02)  # thresholds tried
PENALTY = 1e-2  # of squared weights; the held-out figures are flat between 3e-3 and 3e-2


def fitted(evidences: Array, stances: npt.NDArray[np.int64], about: float) -> Layer:
    """The layer that makes the stances likeliest, with small weights."""
    mean, scale = evidences.mean(0), evidences.std(0) + 1e-6
    x, y = torch.tensor((evidences - mean) / scale), torch.tensor(stances)
    weights = torch.zeros((5, x.shape[1]), dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(5, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = torch.nn.functional.cross_entropy(x @ weights.T + bias, y) + PENALTY * weights.square().sum() / 2
        value.backward()
        return value

    optimiser.step(loss)
    return Layer(mean, scale, weights.detach().numpy(), bias.detach().numpy(), about)


def figures(gold: npt.NDArray[np.int64], got: npt.NDArray[np.int64]) -> tuple[float, float, float]:
    """Positions F1, stance macro-F1 (both as tools/score_story.py counts) and F1 of bearing on the claim at all."""
    taken, wanted = (got < 4).sum(), (gold < 4).sum()

    def f1(hits: float) -> float:
        return float(2 * hits / (taken + wanted)) if taken + wanted else 0.0

    macro = [2 * ((gold == k) & (got == k)).sum() / ((gold == k).sum() + (got == k).sum()) for k in range(5) if (gold == k).any()]
    return f1(((gold == got) & (gold < 4)).sum()), float(np.mean(macro)), f1(((gold < 4) & (got < 4)).sum())


def decided(shares: Array, about: float) -> npt.NDArray[np.int64]:
    return np.where(1 - shares[:, 4] >= about, shares[:, :4].argmax(1), 4)


def shares_of(layer: Layer, evidences: Array) -> Array:
    return np.array([layer.shares(list(row)) for row in evidences])


def calibration_error(right: npt.NDArray[np.bool_], sure: Array) -> float:
    """Expected calibration error in ten bins."""
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(sum(abs(right[bins == b].mean() - sure[bins == b].mean()) * (bins == b).mean() for b in set(bins)))


def write(rows: Sequence[Judged], scores: npt.NDArray[np.float32], to: Path, echo: Callable[[str], None] = print) -> None:
    """Fits the layer on held-out scores and writes it; says what it gives on stories held out from it as well."""
    evidences = np.array([evidence(r.passage, r.claim, list(map(float, s))) for r, s in zip(rows, scores, strict=True)])
    stances = np.array([r.stance for r in rows])
    names = sorted({r.story for r in rows})
    fold = np.array([names.index(r.story) % 10 for r in rows])
    shares = np.zeros((len(rows), 5))
    for k in range(10):
        shares[fold == k] = shares_of(fitted(evidences[fold != k], stances[fold != k], 0.5), evidences[fold == k])
    about = max(GRANULARITY, key=lambda t: figures(stances, decided(shares, t))[0])
    got = decided(shares, about)
    story = np.array([r.story for r in rows])
    each = np.array([figures(stances[story == name], got[story == name]) for name in names])
    taken = got < 4
    sure = shares[np.arange(len(rows)), got][taken]
    right = (got == stances)[taken]
    echo(f"threshold {about:.2f}: pooled positions F1 {figures(stances, got)[0]:.3f}, macro-F1 {figures(stances, got)[1]:.3f}")
    echo("mean over held-out stories: positions F1 {:.3f}, macro-F1 {:.3f}, about F1 {:.3f}".format(*each.mean(0)))
    echo(f"confidence: {right.mean():.3f} right, calibration error {calibration_error(right, sure):.3f}; ")
    for floor in (0.4, 0.5, 0.6, 0.7):
        echo(f"  at {floor}: {(sure >= floor).mean():.2f} of positions, {right[sure >= floor].mean():.3f} right")
    layer = fitted(evidences, stances, float(about))
    kept = {name: np.round(getattr(layer, name), 5).tolist() for name in ("mean", "scale", "weights", "bias")} | {
        "about": round(layer.about, 3)
    }
    to.write_text(json.dumps(kept) + "\n", "utf-8")
