"""Fits the ranking of `sayso.resolve.ranking`: whom "he", "she" and "it" mean as the source of something.

    python -m training.pronouns --data DIR

DIR holds `stories_train/` and `stories_judged/` (training/DATA.md). Each pronoun that is named as a source there, and that has
candidates of which one is the annotated source, is a choice; a conditional logit learns from all choices but those in stories
kept for measurement. Prints the weights, and how often a ranking learned on nine tenths of the stories is right on the tenth.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import patch

import numpy as np

from bench.gold import Story, stories
from bench.resolution import nested
from bench.shared import tool
from bench.stories import UNSEEN
from sayso.resolve import ranking, within
from sayso.resolve.cast import Figure
from sayso.resolve.layout import Layout
from training.stance.held import HELD

__all__ = ["Choice", "choices", "learned"]

PRONOUNS = frozenset({"he", "she", "it"})
STEPS, RATE, PENALTY, FOLDS = 200, 0.1, 1.0, 10


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun: the features of its candidates, a row each, which of them are right, and which one is chosen now."""

    story: str
    rows: np.ndarray
    right: tuple[int, ...]
    chosen: int


def choices(story: Story) -> Iterator[Choice]:
    """The pronouns of a story that are named as sources; the articles are resolved with what was annotated."""
    for file, article in story.articles.items():
        rows = [row for row in story.gold["statements"] if row["article"] == file]
        found = {row["id"]: one for row in rows if (one := story.attribution(row))}
        wanted = {
            found[row["id"]].source[0].start: story.gold["sources"][row["source"]]
            for row in rows
            if row["id"] in found and found[row["id"]].source and found[row["id"]].source[0].exact.lower() in PRONOUNS
        }
        made: list[Choice] = []
        with patch("sayso.resolve.pronouns.best", partial(_noted, story.name, wanted, made)):
            within(article, nested(list(found.values())))
        yield from made


def _noted(
    story: str, wanted: Mapping[int, list[str]], made: list[Choice],
    page: Layout, at: int, sex: str, candidates: Sequence[ranking.Candidate],
) -> Figure | None:  # fmt: skip
    """The ranking's choice; what it chose from is put down in `made` where the right answer is known."""
    chosen = ranking.best(page, at, sex, candidates)
    if at in wanted and len(candidates) > 1:
        same_name = tool("score_story").same_name
        rows = np.array([ranking.features(page, at, sex, one, candidates) for one in candidates], dtype=float)
        figures = [one.figure for one in candidates]
        right = tuple(n for n, figure in enumerate(figures) if same_name(wanted[at], [figure.name, *figure.names]))
        made.append(Choice(story, rows, right, next(n for n, figure in enumerate(figures) if figure is chosen)))
    return chosen


def learned(told: Sequence[Choice]) -> np.ndarray:
    """The weights that make the right candidates likeliest, by Adam with a small penalty."""
    told = [choice for choice in told if choice.right]
    weights, mean, square = (np.zeros(told[0].rows.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = PENALTY * weights / len(told)
        for choice in told:
            scores = choice.rows @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            goal = np.zeros_like(shares)
            goal[list(choice.right)] = shares[list(choice.right)] / shares[list(choice.right)].sum()
            slope += choice.rows.T @ (shares - goal) / len(told)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    kept = HELD | set(UNSEEN)
    every = (story for folder in ("stories_train", "stories_judged") for story in stories(args.data / folder))
    told = [choice for story in every if story.name not in kept for choice in choices(story)]
    names = sorted({choice.story for choice in told})
    random.Random(0).shuffle(names)
    tenth = {name: n % FOLDS for n, name in enumerate(names)}
    right = 0
    for fold in range(FOLDS):
        weights = learned([choice for choice in told if tenth[choice.story] != fold])
        right += sum(int(np.argmax(c.rows @ weights)) in c.right for c in told if tenth[c.story] == fold)
    now = sum(choice.chosen in choice.right for choice in told)
    print(
        f"{len(told)} pronouns of {len(names)} stories: held out {right / len(told):.3f} right, as shipped {now / len(told):.3f}"
    )
    print(f"one of the candidates is right: {sum(bool(choice.right) for choice in told) / len(told):.3f}")
    print("WEIGHTS =", tuple(round(float(weight), 2) for weight in learned(told)))


if __name__ == "__main__":
    main()
