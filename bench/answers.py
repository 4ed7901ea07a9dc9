"""Mere answers against the hand-annotated stories: `python -m bench.answers [FOLDER ...]`.

Perfect statements and perfect affirmations go to `sayso.judge.answers`; printed is how often the stance it gives is the gold's,
by how sure it is.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from bench.shared import MISSING, SHARED, here
from sayso.judge.answers import answers, linked
from sayso.model import Position, Stance, Statement
from training.stories import Story, stories

__all__ = ["counts"]


def counts(story: Story) -> Counter[tuple[str, float, bool]]:
    """For each stance and confidence given, how many are right and how many are not."""
    rows: Any = story.gold["positions"]
    gold = {(row["claim"], row["statement"]): row["stance"] for row in rows}
    told: dict[str, list[Statement]] = defaultdict(list)
    sources = {source.id: source for source in story.sources}
    for statement in sorted(story.statements, key=lambda s: (s.content[0].start, s.id)):
        told[statement.article].append(statement)
    found: Counter[tuple[str, float, bool]] = Counter()
    for own in told.values():
        statements = linked(own, sources)
        here_told = {statement.id for statement in statements}
        affirmed = [
            Position(c, s, Stance.AFFIRMS, 1.0) for (c, s), stance in gold.items() if stance == "affirms" and s in here_told
        ]
        for given in answers(statements, affirmed):
            found[given.stance.value, given.confidence, gold.get((given.claim, given.statement)) == given.stance] += 1
    return found


def main() -> None:
    if not here():
        print(MISSING)
        return
    for folder in map(Path, sys.argv[1:] or (SHARED / "data/stories_train", SHARED / "gold")):
        total: Counter[tuple[str, float, bool]] = sum((counts(story) for story in stories(folder)), Counter())
        for stance, sure in sorted({(stance, sure) for stance, sure, _ in total}):
            right, wrong = total[stance, sure, True], total[stance, sure, False]
            print(f"{folder.name:20} {stance:9} {sure:.2f} right {right} of {right + wrong}")


if __name__ == "__main__":
    main()
