"""Dates of statements: `sayso.resolve.said` on gold attributions, sources and relays. Run `python -m bench.said [-v] [--gold]`.

Right as `tools/score_story.py` counts: where the gold gives a date, equal to it at its precision; a story counts by the share
of its dated statements that are right, and the headline is the mean of the stories. Many gold dates of the training stories are
known from another article of the story alone: picking the right one of all dates in the article by magic would reach .868.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from statistics import fmean

from bench.gold import TRAINING, YARDSTICKS, stories
from bench.shared import MISSING
from sayso.model import Said
from sayso.resolve.said import Utterance, said


def right(gold: str, got: Said | None) -> bool:
    return got is not None and got.start.startswith(gold) and got.end.startswith(gold)


def figures() -> dict[str, float]:
    """The mean share right of both folders of stories; nothing without the data."""
    found = {f"said.{folder.name}": main(folder) for folder in (TRAINING, YARDSTICKS)}
    return {name: share for name, share in found.items() if share is not None}


def main(folder: Path = TRAINING, verbose: bool = False) -> float | None:
    """Prints the share right per story, and returns the mean over the stories."""
    shares, kinds = {}, Counter[str]()
    for story in stories(folder):
        judged = []
        rows = {row["id"]: row for row in story.gold["statements"]}
        made = {id: found for id, row in rows.items() if (found := story.attribution(row))}
        dates: dict[str, Said | None] = {}
        for file, article in story.articles.items():
            here = [(made[id], row) for id, row in rows.items() if id in made and row["article"] == file]
            dates |= said(article, [Utterance(one, row["source"], next(iter(row["via"]), None)) for one, row in here])
        for id, row in rows.items():
            if not row["said"] or id not in made:
                continue
            article, found, got = story.articles[row["article"]], made[id], dates[id]
            judged.append(right(row["said"], got))
            kinds[f"{got.basis if got else 'none'} {'right' if judged[-1] else 'wrong'}"] += 1
            if verbose and not judged[-1]:
                at = (found.cue or found.content)[0].start
                print(f"{row['id']} gold {row['said']} got {got} published {article.published} cue {row.get('cue')!r}")
                print("   ", article.text[max(0, at - 250) : at + 150].replace("\n", " / "))
        shares[story.name] = fmean(judged) if judged else None
    known = [share for share in shares.values() if share is not None]
    if not known:
        print(f"said: {MISSING}")
        return None
    print(f"said {folder.name:14} mean over stories {fmean(known):.3f}  {dict(sorted(kinds.items()))}")
    print("  " + "  ".join(f"{name} {share:.2f}" for name, share in shares.items() if share is not None))
    return fmean(known)


if __name__ == "__main__":
    for place in (TRAINING, YARDSTICKS) if "--gold" in sys.argv else (TRAINING,):
        main(place, "-v" in sys.argv)
