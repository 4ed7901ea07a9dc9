"""What follows from perfect statements and positions: `python -m bench.layers [--folder DIR] [-v] [STORY ...]`.

The hand-annotated statements, sources and positions go to `judge.disputes`, `judge.reversals` and `trace.origins`, so that
no error of what comes before counts. Printed are F1 of disputes and origins as `tools/score_story.py` counts them, the mean
difference of the number of a claim's origins from the gold's, the reversals found of the gold's, and the wrong ones a story;
that an organisation turned whose speaker the gold says turned is not wrong. The gold gives no kind of source: one is
anonymous here if all its names begin in lower case or are common nouns.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.shared import MISSING, SHARED, here
from sayso.judge import disputes, reversals
from sayso.model import Source, SourceKind
from sayso.trace import origins
from training.stories import Story, stories

__all__ = ["Layers", "f1", "figures", "of_story"]

COMMON = re.compile(
    r"\b(sources?|officials?|people|persons?|insiders?|employees?|staffers?|aides?|users?|residents?|witness(es)?|activists?|neighbou?rs?"
    r"|m[ae]n|wom[ae]n|militants?|observers|experts?|analysts?|whistleblowers?|teachers|parents)\b",
    re.IGNORECASE,
)

Pairs = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Layers:
    """Claim and source pairs of one story, found and wanted."""

    name: str
    claims: int
    origins: tuple[Pairs, Pairs]
    reversals: tuple[Pairs, Pairs]
    wrong: Pairs
    disputes: tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]

    @property
    def apart(self) -> float:
        """The mean over claims of how far the number of origins is from the gold's."""
        got, want = ([claim for claim, _ in pairs] for pairs in self.origins)
        return sum(abs(got.count(c) - want.count(c)) for c in {*got, *want}) / self.claims


def of_story(story: Story) -> Layers:
    """What follows, from the gold's positions, beside what the gold says."""
    gold: dict[str, Any] = story.gold
    sources = [replace(source, kind=kind(source)) for source in story.sources]
    turned = reversals(story.claims, story.positions, story.statements, sources, story.articles)
    rest = origins(story.claims, story.positions, story.statements, sources, story.articles)
    speaker = {statement.id: statement.source for statement in story.statements}
    stands = {(p.claim, p.stance.value, speaker[p.statement]) for p in story.positions if p.stance.value in ("affirms", "denies")}
    both = {c for c, stance, _ in stands if stance == "affirms"} & {c for c, stance, _ in stands if stance == "denies"}
    found = disputes(story.positions, story.statements)
    told = {(r["claim"], r["source"]) for r in gold.get("reversals", ())}
    bodies = {(claim, gold.get("speaks_for", {}).get(source)) for claim, source in told}
    changed = {(r.claim, r.source) for r in turned}
    return Layers(
        story.name,
        len(story.claims),
        ({(o.claim, o.source) for o in rest}, {(c, s) for c, ids in gold.get("origins", {}).items() for s in ids}),
        (changed, told),
        changed - told - bodies,
        (
            {
                (d.claim, stance, s)
                for d in found
                for stance, by in (("affirms", d.affirmed_by), ("denies", d.denied_by))
                for s in by
            },
            {row for row in stands if row[0] in both},
        ),
    )


def kind(source: Source) -> SourceKind:
    """Anonymous if all its names are common nouns."""
    nameless = all(name[:1].islower() or COMMON.search(name) for name in (source.name, *source.aliases))
    return SourceKind.ANONYMOUS if nameless else SourceKind.PERSON


def f1(got: set[Any], want: set[Any]) -> float:
    """The harmonic mean of precision and recall; 1 where nothing is wanted and nothing found."""
    return 2 * len(got & want) / (len(got) + len(want)) if got or want else 1.0


def figures(found: Iterable[Layers]) -> dict[str, float]:
    """Means over stories; reversals pooled, wrong ones by story."""
    rows = list(found)
    wanted = sum(len(row.reversals[1]) for row in rows)
    return {
        "disputes": fmean(f1(*row.disputes) for row in rows),
        "origins": fmean(f1(*row.origins) for row in rows if row.origins[1]),
        "origins apart": fmean(row.apart for row in rows),
        "reversals": sum(len(row.reversals[0] & row.reversals[1]) for row in rows) / wanted if wanted else 1.0,
        "reversals wrong": fmean(len(row.wrong) for row in rows),
        "reversals wrong at most": max(len(row.wrong) for row in rows),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=SHARED / "data/stories_train")
    parser.add_argument("-v", "--verbose", action="store_true", help="what is missed and what is wrong, too")
    parser.add_argument("stories", nargs="*")
    args = parser.parse_args()
    if not here():
        print(MISSING)
        return
    rows = [of_story(story) for story in stories(args.folder) if not args.stories or story.name in args.stories]
    for row in rows if args.verbose else ():
        for what in ("origins", "reversals", "disputes"):
            got, want = getattr(row, what)
            if got != want:
                print(f"{row.name} {what} missed {sorted(want - got)} extra {sorted(got - want)}")
    for name, value in figures(rows).items():
        print(f"{name:25} {value:.3f}")


if __name__ == "__main__":
    main()
