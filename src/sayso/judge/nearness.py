"""How near a statement's words are to each claim, and how much nearer than to the other claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.judge.passage import Passage
from sayso.weights import Model, load

__all__ = ["Near", "Nearness", "Vector"]

PIECES = 128  # word pieces of a text that are read; the encoder was trained on as many
LEVEL = 0.05  # added to the spread of a statement's nearness to the claims, so that small differences stay small

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Near:
    """Cosines with the claim of the content and of its sentence, and how many spreads each lies above its mean over the claims.

    With one claim the latter are zero.
    """

    content: float
    sentence: float
    content_above: float
    sentence_above: float


@dataclass(frozen=True, slots=True)
class Nearness:
    """A sentence encoder: all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020), tuned on what bears on which claims."""

    model: Model

    @classmethod
    def load(cls) -> Nearness:
        """With the weights of this package."""
        return cls(load("nearness"))

    def vector(self, text: str) -> Vector:
        """The text's vector, of length one."""
        ids = self.model.tokenizer.encode(text).ids
        ids = [*ids[: PIECES - 1], ids[-1]] if len(ids) > PIECES else ids
        (vector,) = self.model.run({"ids": np.asarray([ids], dtype=np.int64)})
        return vector.astype(np.float64)

    def of(self, passage: Passage, claims: Sequence[Vector]) -> list[Near]:
        """How near the passage is to each of the claims."""
        columns = []
        for text in (passage.content, passage.sentence):
            vector = self.vector(text)
            cosines = np.asarray([float(np.sum(vector * claim)) for claim in claims])
            columns += [cosines, (cosines - cosines.mean()) / (cosines.std() + LEVEL)]
        content, content_above, sentence, sentence_above = (column.tolist() for column in columns)
        return [Near(*row) for row in zip(content, sentence, content_above, sentence_above, strict=True)]
