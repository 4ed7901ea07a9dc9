"""Scores of a window to attributions: where cues begin, and for each cue the best labelling of every word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Found", "decode"]

Floats = npt.NDArray[np.float32]
Bounds = tuple[int, int]

NONE, BEGIN, INSIDE = 0, 1, 2  # cue labels
SOURCE, CONTENT = 1, 3  # role labels that begin a part; the one after each goes on with it
# A part of a content less likely than this is a stray: on polnear.dev leaving them out gives +0.009 in full_relaxed.
LIKELY_PART = 0.75
# In `TRELLIS[before, after]`: a part may only go on where it has begun.
FORBIDDEN = -1e4
TRELLIS = np.zeros((5, 5), np.float32)
TRELLIS[:, SOURCE + 1] = TRELLIS[:, CONTENT + 1] = FORBIDDEN
TRELLIS[SOURCE : SOURCE + 2, SOURCE + 1] = TRELLIS[CONTENT : CONTENT + 2, CONTENT + 1] = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in a window: parts as `[first, last + 1)` word numbers, and the tagger's confidence (not yet calibrated)."""

    source: tuple[Bounds, ...]
    cue: Bounds
    content: tuple[Bounds, ...]
    score: float


def decode(cues: Floats, roles: Floats, threshold: float) -> Iterator[Found]:
    """The attributions of a window. `cues` are scores [words, 3], `roles` [cue word, word, 5]; cues begin above `threshold`."""
    chance = _softmax(cues)
    heads = np.flatnonzero(chance[:, BEGIN] >= threshold)
    if not len(heads):
        return
    chances = _softmax(roles[heads])
    labels = _viterbi(np.log(chances + 1e-9))
    likely = chance.argmax(1)
    for head, row, path in zip(heads.tolist(), chances, labels, strict=True):
        end = head + 1
        while end < len(likely) and likely[end] == INSIDE:
            end += 1
        chances_of = {part: float(row[part[0] : part[1], CONTENT:].sum(1).mean()) for part in _parts(path, CONTENT)}
        content = tuple(part for part, likely_content in chances_of.items() if likely_content >= LIKELY_PART)
        if not content:
            continue
        source = max(_parts(path, SOURCE), key=lambda b: (float(row[b[0] : b[1], SOURCE:CONTENT].sum()), b), default=None)
        sure = float(np.mean([chances_of[part] for part in content]))
        if source:
            sure *= float(row[source[0] : source[1], SOURCE:CONTENT].sum(1).mean())
        yield Found((source,) if source else (), (head, end), content, float(chance[head, BEGIN]) * sure)


def _softmax(scores: Floats) -> Floats:
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = weights / weights.sum(-1, keepdims=True)
    return result


def _viterbi(scores: Floats) -> npt.NDArray[np.int8]:
    """The best allowed labelling of each row of `scores` [rows, words, 5]; -> labels [rows, words]."""
    rows, words, _ = scores.shape
    best = scores[:, 0] + TRELLIS[NONE]
    back = np.zeros((words, rows, 5), np.int8)
    for w in range(1, words):
        paths = best[:, :, None] + TRELLIS
        back[w] = paths.argmax(1)
        best = np.take_along_axis(paths, back[w][:, None].astype(np.intp), 1)[:, 0] + scores[:, w]
    labels = np.zeros((rows, words), np.int8)
    labels[:, -1] = best.argmax(1)
    every = np.arange(rows)
    for w in range(words - 1, 0, -1):
        labels[:, w - 1] = back[w][every, labels[:, w]]
    return labels


def _parts(path: npt.NDArray[np.int8], begin: int) -> tuple[Bounds, ...]:
    parts: list[Bounds] = []
    for w in np.flatnonzero((path == begin) | (path == begin + 1)).tolist():
        if parts and parts[-1][1] == w and path[w] != begin:
            parts[-1] = (parts[-1][0], w + 1)
        else:
            parts.append((w, w + 1))
    return tuple(parts)
