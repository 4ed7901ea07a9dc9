"""From evidence to a stance and how sure it is: small calibrated layers over what `evidence` counts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from sayso.model import Stance

__all__ = ["Layer", "Layers"]

STANCES = (Stance.AFFIRMS, Stance.DENIES, Stance.HEDGES, Stance.DECLINES)


@dataclass(frozen=True, slots=True)
class Layer:
    """A multinomial logistic regression over evidence, fitted on stories the model had not seen: its shares are calibrated."""

    mean: npt.NDArray[np.float64]
    scale: npt.NDArray[np.float64]
    weights: npt.NDArray[np.float64]
    bias: npt.NDArray[np.float64]

    def shares(self, evidence: Sequence[float]) -> list[float]:
        """Probabilities of the four stances and of no position."""
        standard = (np.asarray(evidence) - self.mean) / self.scale
        logits = (self.weights * standard).sum(1) + self.bias
        raised = np.exp(logits - logits.max())
        return [float(share) for share in raised / raised.sum()]


@dataclass(frozen=True, slots=True)
class Layers:
    """`glance` judges from words alone, and leaves out what need not be read; `stance` judges what was read.

    `glance_least` is the least probability of bearing on the claim with which a pair is read. `least` are the least probabilities
    of the four stances with which one is taken: the rarer a stance, the less it takes.
    """

    glance: Layer
    stance: Layer
    glance_least: float
    least: tuple[float, ...]

    @classmethod
    @cache
    def load(cls) -> Layers:
        """The layers of this package, `weights/stance.json`."""
        kept = json.loads((files("sayso.weights") / "stance.json").read_text("utf-8"))
        glance, stance = (
            Layer(*(np.asarray(kept[name][part], dtype=np.float64) for part in ("mean", "scale", "weights", "bias")))
            for name in ("glance", "stance")
        )
        return cls(glance, stance, float(kept["glance_least"]), tuple(kept["least"]))

    def bears(self, words: Sequence[float]) -> float:
        """How likely the statement bears on the claim, from words alone."""
        return 1.0 - self.glance.shares(words)[4]

    def judged(self, evidence: Sequence[float]) -> tuple[Stance, float] | None:
        """The stance that most exceeds its least probability, with its probability; None if none does."""
        shares = self.stance.shares(evidence)
        best = max(range(4), key=lambda i: shares[i] / self.least[i])
        return (STANCES[best], round(shares[best], 4)) if shares[best] >= self.least[best] else None
