"""Scores of windows to attributions: for each cue that the tagger found, the best labelling of every word of its window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Found", "Scores", "decode"]

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Bounds = tuple[int, int]

NONE, BEGIN, INSIDE = 0, 1, 2  # cue labels
SOURCE, CONTENT = 1, 3  # role labels that begin a part; the one after each goes on with it
# A part of a content less likely than this is a stray: on polnear.dev leaving them out gives +0.009 in full_relaxed.
LIKELY_PART = 0.75
# Two attributions of one source are one if their contents share half of their words, and few words are between their cues.
# polnear.dev: +0.004 in full_relaxed; stories held out: matched_share +.06, core statements found -.01.
SAME, NEAR = 0.5, 8
SURER = 0.5  # full_relaxed of other news (`speech`) +.002, of polnear.dev and stories held out the same
AGAIN = 0.3  # the chance of a cue from which a word right after a cue's first goes on with it
# In `TRELLIS[before, after]`: a part may only go on where it has begun.
FORBIDDEN = -1e4
TRELLIS = np.zeros((5, 5), np.float32)
TRELLIS[:, SOURCE + 1] = TRELLIS[:, CONTENT + 1] = FORBIDDEN
TRELLIS[SOURCE : SOURCE + 2, SOURCE + 1] = TRELLIS[CONTENT : CONTENT + 2, CONTENT + 1] = 0


@dataclass(frozen=True, slots=True)
class Scores:
    """What the tagger says of a window: `cues` [words, 3]; `heads` [n], the words where cues begin; `roles` [n, words, 5]."""

    cues: Floats
    heads: Integers
    roles: Floats


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in a window: parts as `[first, last + 1)` word numbers, and the probabilities that its parts rest on.

    `chances`: of the cue; of the content's words, and of its ends; of the source's words, and of its ends (1 without a source).
    """

    source: tuple[Bounds, ...]
    cue: Bounds
    content: tuple[Bounds, ...]
    chances: tuple[float, float, float, float, float]


def decode(windows: Sequence[Scores]) -> list[list[Found]]:
    """The attributions of each window. All windows are decoded together: a word at a time, whichever window it is of."""
    chances = [_softmax(window.roles) for window in windows]
    paths = _viterbi(chances)
    cues = [_softmax(window.cues) for window in windows]
    return [
        _distinct(
            [found for row, head in enumerate(window.heads.tolist()) if (found := _found(cue, head, chance[row], path[row]))]
        )
        for window, chance, path, cue in zip(windows, chances, paths, cues, strict=True)
    ]


def _distinct(found: list[Found]) -> list[Found]:
    """Without those that say again what a surer one says: "has" and "confirmed" of "has confirmed", each taken for a cue."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (-f.chances[0], f.cue)):
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.cue)


def _same(one: Found, other: Found) -> bool:
    """Whether two attributions have cues close by, share most of their content, and do not name two sources.

    Of two cues that have just the same content the second is no other's if it is much less likely.
    """
    if one.content == other.content and one.chances[0] < SURER * other.chances[0]:
        return True
    if max(one.cue[0] - other.cue[1], other.cue[0] - one.cue[1]) > NEAR:
        return False
    if one.source and other.source and not _words(one.source) & _words(other.source):
        return False
    a, b = _words(one.content), _words(other.content)
    return len(a & b) >= SAME * len(a | b)


def _words(parts: Sequence[Bounds]) -> set[int]:
    return {word for start, end in parts for word in range(start, end)}


def _found(cue: Floats, head: int, chance: Floats, path: npt.NDArray[np.int8]) -> Found | None:
    likely = {part: float(chance[part[0] : part[1], CONTENT:].sum(1).mean()) for part in _parts(path, CONTENT)}
    kept = [part for part, chance_of in likely.items() if chance_of >= LIKELY_PART]
    if not kept:
        return None
    source = max(_parts(path, SOURCE), key=lambda b: (float(chance[b[0] : b[1], SOURCE:CONTENT].sum()), b), default=None)
    end = head + 1
    # "has" and "confirmed" of "has confirmed" may each begin a cue: it is one.
    while end < len(cue) and (cue[end].argmax() == INSIDE or (cue[end, BEGIN] >= AGAIN and path[end] == NONE)):
        end += 1
    signs = (
        float(cue[head, BEGIN]),
        float(np.mean([likely[part] for part in kept])),
        min(_ends(chance, part, CONTENT) for part in kept),
        float(chance[source[0] : source[1], SOURCE:CONTENT].sum(1).mean()) if source else 1.0,
        _ends(chance, source, SOURCE) if source else 1.0,
    )
    return Found((source,) if source else (), (head, end), _run_together(kept), signs)


def _run_together(parts: Sequence[Bounds]) -> tuple[Bounds, ...]:
    """The parts, of which those with no word between them are one."""
    joined: list[Bounds] = []
    for start, end in parts:
        if joined and joined[-1][1] == start:
            start = joined.pop()[0]
        joined.append((start, end))
    return tuple(joined)


def _ends(chance: Floats, part: Bounds, begin: int) -> float:
    """The probability that a part begins and ends just where it does."""
    goes_on = float(chance[part[1], begin + 1]) if part[1] < len(chance) else 0.0
    return float(chance[part[0], begin]) * (1.0 - goes_on)


def _softmax(scores: Floats) -> Floats:
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    result: Floats = weights / weights.sum(-1, keepdims=True)
    return result


def _viterbi(chances: Sequence[Floats]) -> list[npt.NDArray[np.int8]]:
    """The best allowed labelling of each row of each [rows, words, 5]; -> labels [rows, words] of each."""
    words = max((c.shape[1] for c in chances), default=0)
    rows = sum(len(c) for c in chances)
    scores = np.full((rows, words, 5), FORBIDDEN, np.float32)
    scores[:, :, NONE] = 0.0  # past the end of a shorter window
    at = 0
    for c in chances:
        scores[at : at + len(c), : c.shape[1]] = np.log(c + 1e-9)
        at += len(c)
    labels = np.zeros((rows, words), np.int8)
    if rows:
        best = scores[:, 0] + TRELLIS[NONE]
        back = np.zeros((words, rows, 5), np.int8)
        for w in range(1, words):
            paths = best[:, :, None] + TRELLIS
            back[w] = paths.argmax(1)
            best = np.take_along_axis(paths, back[w][:, None].astype(np.intp), 1)[:, 0] + scores[:, w]
        labels[:, -1] = best.argmax(1)
        every = np.arange(rows)
        for w in range(words - 1, 0, -1):
            labels[:, w - 1] = back[w][every, labels[:, w]]
    ends = np.cumsum([len(c) for c in chances], dtype=int).tolist()
    return [labels[end - len(c) : end, : c.shape[1]] for end, c in zip(ends, chances, strict=True)]


def _parts(path: npt.NDArray[np.int8], begin: int) -> tuple[Bounds, ...]:
    parts: list[Bounds] = []
    for w in np.flatnonzero((path == begin) | (path == begin + 1)).tolist():
        if parts and parts[-1][1] == w and path[w] != begin:
            parts[-1] = (parts[-1][0], w + 1)
        else:
            parts.append((w, w + 1))
    return tuple(parts)
