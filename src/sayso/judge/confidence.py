"""From evidence to a stance and how sure it is: a small calibrated layer over what `evidence` counts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from sayso.model import Stance

__all__ = ["SURE", "Layer"]

# A position of lower confidence is shown as unsure, and makes neither dispute nor reversal. See training/stance/README.md.
SURE = 0.5
STANCES = (Stance.AFFIRMS, Stance.DENIES, Stance.HEDGES, Stance.DECLINES)


@dataclass(frozen=True, slots=True)
class Layer:
    """A multinomial logistic regression over the evidence, fitted on held-out scores, so that its shares are calibrated."""

    mean: npt.NDArray[np.float64]
    scale: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]
    bias: npt.NDArray[np.float64]
    about: float

    @classmethod
    @cache
    def load(cls) -> Layer:
        """The layer of this package, `weights/stance.json`."""
        kept = json.loads((files("sayso.weights") / "stance.json").read_text("utf-8"))
        mean, scale, weights, bias = (np.asarray(kept[key], dtype=np.float64) for key in ("mean", "scale", "weights", "bias"))
        return cls(mean, scale, weights, bias, float(kept["about"]))

    def shares(self, evidence: list[float]) -> list[float]:
        """Probabilities of the four stances and of no position. Plain sums in order, so that they are the same everywhere."""
        logits = self.weights @ ((np.asarray(evidence) - self.mean) / self.scale) + self.bias
        raised = np.exp(logits - logits.max())
        return [float(share) for share in raised / raised.sum()]

    def stance(self, evidence: list[float]) -> tuple[Stance, float] | None:
        """The likeliest stance and its probability; None where no position is likely enough."""
        shares = self.shares(evidence)
        if 1.0 - shares[4] < self.about:
            return None
        best = max(range(4), key=lambda i: shares[i])
        return STANCES[best], round(shares[best], 4)
