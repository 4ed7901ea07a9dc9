"""Vectors in whole numbers of a byte each, and how alike they are.

A product of two is exact in whichever order it is summed, because whole numbers below 2 ** 24 are, in 32-bit floats: the same
texts are as alike on every machine, in every batch and after they have been stored.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["Alike", "Matrix", "Whole", "alike", "stacked", "whole"]

SCALE = 512  # what a vector of length one is multiplied by; its 384 numbers then lie around 26
TOP = 127  # the most that a byte holds

Whole = npt.NDArray[np.int8]
Matrix = npt.NDArray[np.float32]
Alike = npt.NDArray[np.float64]


def whole(vector: npt.NDArray[np.float64]) -> Whole:
    """The vector in whole numbers."""
    return np.clip(np.rint(vector * SCALE), -TOP, TOP).astype(np.int8)


def stacked(vectors: list[Whole]) -> Matrix:
    """The vectors as rows, ready to be multiplied."""
    return np.stack(vectors).astype(np.float32)


def alike(rows: Matrix, others: Matrix) -> Alike:
    """The product of each row with each of the others: their cosine, but for the rounding, if they are of length one."""
    products: Alike = (rows @ others.T).astype(np.float64)
    return products / SCALE**2
