"""Which articles are about one matter."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.judge import matters
from sayso.judge.likeness import Whole, whole
from sayso.judge.matters import LEVELS, MOST, Placed, Story, stories


def towards(angle: float) -> Whole:
    """A vector of length one in a plane; those of two angles are as alike as the cosine of their difference."""
    vector = np.zeros(384)
    # Spread over many numbers, because a byte cannot hold a number near one.
    vector[:192], vector[192:] = np.cos(angle) / np.sqrt(192), np.sin(angle) / np.sqrt(192)
    return whole(vector)


def placed(*angles: float, size: int = 10) -> list[Placed]:
    return [Placed(f"a{number:02}", size, towards(angle)) for number, angle in enumerate(angles)]


def articles(found: tuple[Story, ...]) -> set[tuple[str, ...]]:
    return {story.articles for story in found}


def test_what_hangs_together_is_one_story() -> None:
    row = placed(0.0, 0.5, 1.0, 2.6)
    assert articles(stories(row, [each.article for each in row])) == {("a00", "a01", "a02"), ("a03",)}


def test_too_much_for_one_story_is_parted_where_links_are_weak() -> None:
    row = placed(0.0, 0.1, 0.7, 0.8, size=MOST // 3)
    found = stories(row, [each.article for each in row])
    assert articles(found) == {("a00", "a01"), ("a02", "a03")}
    assert all(story.level > 0 for story in found)


def test_articles_that_are_too_much_at_every_level_stay_alone() -> None:
    row = placed(0.0, 0.0, size=MOST - 1)
    assert {story.level for story in stories(row, ["a00", "a01"])} == {len(LEVELS)}


def test_only_the_stories_that_it_touches_are_looked_at() -> None:
    row = settled(placed(0.0, 0.3, 2.6, 2.9))
    new = [*row, Placed("a04", 10, towards(0.2))]
    assert articles(stories(new, ["a04"])) == {("a00", "a01", "a04")}


def test_nothing_changes_where_nothing_has_changed() -> None:
    assert stories(settled(placed(0.0, 0.3)), []) == stories([], ["a00"]) == ()


def settled(row: list[Placed], changed: list[str] | None = None) -> list[Placed]:
    """The articles, each with the story that it is in, once these or all have changed."""
    found = stories(row, [each.article for each in row] if changed is None else changed)
    of = {id: story for story in found for id in story.articles}
    return [replace(p, story=of[p.article].id, level=of[p.article].level) if p.article in of else p for p in row]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 6), st.integers(1, 40)), min_size=1, max_size=14),
    st.integers(0, 99),
    st.sampled_from([40, 90]),
)
def test_one_after_the_other_ends_as_all_at_once(row: list[tuple[float, int]], seed: int, most: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(matters, "MOST", most)
        everything = [Placed(f"a{number:02}", size, towards(angle)) for number, (angle, size) in enumerate(row)]
        at_once = {each.article: (each.story, each.level) for each in settled(everything)}
        known: list[Placed] = []
        for new in random.Random(seed).sample(everything, len(everything)):
            known = sorted([*known, new], key=lambda each: each.article)
            known = settled(known, [new.article])
        assert {each.article: (each.story, each.level) for each in known} == at_once
