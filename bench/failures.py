"""What goes wrong on polnear.dev: counts by kind, and some of the failures, drawn at random.

python -m bench.failures [--show 20] [--seed 1]

Kinds: an attribution `missed`, or found where none is (`invented`); found with other `bounds` (contents that share less than half
of their words); or with another `source`.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.attribution import compared, predict, rows
from bench.shared import MISSING, here, tool
from sayso.attribute import Attributor, Style

__all__ = ["failures"]

Row = Mapping[str, Any]


def failures(gold: Row, found: Sequence[Row]) -> Iterator[tuple[str, Row | None, Row | None]]:
    """(kind, the gold attribution, the one found) of each failure in an article."""
    score = tool("score_attribution")
    wanted, got = compared(gold, found)
    shared = {
        (i, j): score.jaccard(one["content"], other["content"])
        for i, one in enumerate(got)
        for j, other in enumerate(wanted)
        if one["content"] & other["content"]
    }
    paired = {j: i for i, j in score.best_alignment(shared, len(got), len(wanted))}
    for j, other in enumerate(wanted):
        i = paired.get(j)
        if i is None:
            yield "missed", gold["attributions"][j], None
        elif shared[i, j] < 0.5:
            yield "bounds", gold["attributions"][j], found[i]
        elif not score.source_agrees(got[i], other):
            yield "source", gold["attributions"][j], found[i]
    yield from (("invented", None, one) for i, one in enumerate(found) if i not in paired.values())


def _shown(text: str, row: Row | None) -> str:
    if row is None:
        return "-"
    parts = (" ... ".join(text[s:e] for s, e in row[role]) for role in ("source", "cue", "content"))
    return " | ".join(part.replace("\n", " ")[:160] for part in parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=20, help="how many failures to print")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if not here():
        print(MISSING)
        return
    corpus = rows("polnear.dev")
    made = predict(Attributor.load(), corpus, Style.ALL)
    every = [(gold, *one) for gold, row in zip(corpus, made, strict=True) for one in failures(gold, row["attributions"])]
    print(dict(Counter(kind for _, kind, _, _ in every)))
    for gold, kind, wanted, got in random.Random(args.seed).sample(every, min(args.show, len(every))):
        print(f"\n{kind}  {gold['id']}\n  gold  {_shown(gold['text'], wanted)}\n  found {_shown(gold['text'], got)}")


if __name__ == "__main__":
    main()
