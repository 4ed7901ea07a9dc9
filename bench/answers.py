"""Mere answers against the hand-annotated stories: `python -m bench.answers`.

Perfect statements and perfect affirmations go to `sayso.judge.answers`; printed is how often the stance it gives is the gold's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from bench.shared import MISSING, SHARED, here
from sayso.judge.answers import answers
from sayso.model import Position, Stance, Statement
from training.stories import Story, stories

__all__ = ["counts"]


def counts(story: Story) -> Counter[tuple[str, bool]]:
    """For each stance given, how many are right and how many are not."""
    rows: Any = story.gold["positions"]
    gold = {(row["claim"], row["statement"]): row["stance"] for row in rows}
    told: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(story.statements, key=lambda s: (s.content[0].start, s.id)):
        told[statement.article].append(statement)
    found: Counter[tuple[str, bool]] = Counter()
    for statements in told.values():
        here_told = {statement.id for statement in statements}
        affirmed = [
            Position(c, s, Stance.AFFIRMS, 1.0) for (c, s), stance in gold.items() if stance == "affirms" and s in here_told
        ]
        for given in answers(statements, affirmed, {source.id: source for source in story.sources}):
            found[given.stance.value, gold.get((given.claim, given.statement)) == given.stance] += 1
    return found


def main() -> None:
    if not here():
        print(MISSING)
        return
    for folder in ("data/stories_train", "gold"):
        total: Counter[tuple[str, bool]] = sum((counts(story) for story in stories(SHARED / folder)), Counter())
        for stance in sorted({stance for stance, _ in total}):
            print(f"{folder:20} {stance:9} right {total[stance, True]} of {total[stance, True] + total[stance, False]}")


if __name__ == "__main__":
    main()
