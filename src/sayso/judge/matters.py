"""Which articles are about one matter, so that claims are found in what they say together, and in nothing else.

Articles are linked whose statements are alike on average; a story is all that hangs together. Where that would be too much, as it
is in a ledger of thousands of articles, only closer links count, as close as it takes. So a story depends on nothing but the
articles around it, not on the order in which they came; and one more article changes only the stories that it is linked to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.judge.likeness import Alike, Matrix, Whole, alike, stacked, whole

__all__ = ["MOST", "Placed", "Story", "centre", "parted", "stories"]

# How alike two articles have to be, step by step. At the first 96% of the pairs of articles of one of 74 stories hang together;
# of the pairs that reach it in a ledger of all 74, 42% are of one story, at 0.65 77%, at 0.8 96%.
LEVELS = tuple(level / 100 for level in range(55, 100, 5))
MOST = 600  # statements of a story: about 60 articles, more than anybody reads at once


@dataclass(frozen=True, slots=True)
class Placed:
    """An article with how many statements it has, their mean vector, and the story it was in, at which level, if in any."""

    article: str
    size: int
    vector: Whole
    story: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that hang together at a level of `LEVELS`; or one alone that would at none. `id` is the first of their ids."""

    id: str
    level: int
    articles: tuple[str, ...]


def centre(vectors: Sequence[Whole]) -> Whole:
    """The mean of the statements' vectors, of length one before it is made whole."""
    mean = np.mean([vector.astype(np.float64) for vector in vectors], axis=0)
    return whole(mean / (float(np.sqrt(np.sum(mean * mean))) or 1.0))


def parted(gone: Whole, vectors: Sequence[tuple[str, Whole]]) -> Iterable[str]:
    """The articles, of those with these vectors, whose story may be another one now that one with the vector `gone` is gone."""
    if not vectors:
        return ()
    near = alike(stacked([gone]), stacked([vector for _, vector in vectors]))[0]
    return [id for (id, _), likeness in zip(vectors, near.tolist(), strict=True) if likeness >= LEVELS[0]]


def stories(placed: Sequence[Placed], changed: Iterable[str]) -> tuple[Story, ...]:
    """The stories that the changed articles are in, and those that were theirs or that they have joined; by id.

    `placed` are all articles, sorted by id. The changed ones are new, or their vectors are.
    """
    at = {each.article: place for place, each in enumerate(placed)}
    if not placed:
        return ()
    matrix = stacked([each.vector for each in placed])
    members: dict[str, list[str]] = {}
    for each in placed:
        if each.story is not None:
            members.setdefault(each.story, []).append(each.article)
    levels = np.asarray([np.inf if each.level is None or each.level == len(LEVELS) else LEVELS[each.level] for each in placed])
    waiting = sorted({id for id in changed if id in at})
    due = set(waiting)

    def touch(ids: Iterable[str]) -> None:
        new = set(ids) - due
        due.update(new)
        waiting.extend(sorted(new))

    for id in list(waiting):
        for place in np.flatnonzero(alike(matrix[at[id]][None], matrix)[0] >= levels).tolist():
            touch(members.get(placed[place].story or "", ()))
    found: dict[str, Story] = {}
    settled: dict[str, Story] = {}
    while waiting:
        id = waiting.pop()
        touch(members.get(placed[at[id]].story or "", ()))
        if id not in settled:
            story = _story(at[id], placed, matrix)
            found[story.id] = story
            settled |= dict.fromkeys(story.articles, story)
            touch(story.articles)
    return tuple(story for _, story in sorted(found.items()))


def _story(start: int, placed: Sequence[Placed], matrix: Matrix) -> Story:
    """All that hangs together with one article, at the first level where that is not too much."""
    near: dict[int, Alike] = {}
    for level, least in enumerate(LEVELS):
        seen, waiting, size = {start}, [start], placed[start].size
        while waiting and size <= MOST:
            place = waiting.pop()
            if place not in near:
                near[place] = alike(matrix[place][None], matrix)[0]
            for other in np.flatnonzero(near[place] >= least).tolist():
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
                    size += placed[other].size
        if size <= MOST:
            ids = tuple(sorted(placed[place].article for place in seen))
            return Story(ids[0], level, ids)
    return Story(placed[start].article, len(LEVELS), (placed[start].article,))
