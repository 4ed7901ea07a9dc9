"""What kind of statement a cue reports, against cues of PolNeAR's training part labelled by hand, each read in its context.

python -m bench.acts [-v]

`acts.tsv` names the cues by article and offsets; nobody's text is in it. `dev` is 230 cues drawn at random, on which the word
list was made, and `blind` 100 more, labelled and looked at only when it was done; `dev-hard` and `blind-hard` are 35 cues each,
drawn among those with a word of denial, refusal, asking or negation in them or beside them. At that first look `blind` had 0.880
right and `blind-hard` 0.800; one entry ("go on to") has been taken out of the list since.

`kept` is the share of the training stories' statements, all of them reported speech, that are not taken for mere thoughts.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from bench.gold import TRAINING, stories
from bench.shared import MISSING, SHARED, here
from sayso.attribute.acts import act
from sayso.model import Act, Span
from sayso.spans import cut

__all__ = ["figures"]

LABELS = Path(__file__).with_name("acts.tsv")
Confusion = Counter[tuple[Act, Act]]  # (by hand, by the cue's words)


def measure(verbose: bool = False) -> dict[str, Confusion]:
    """By part of the labels: how often each act by hand was taken for each."""
    texts: dict[str, str] = {}
    cues: dict[tuple[str, int, int], tuple[tuple[Span, ...], ...]] = {}
    with gzip.open(SHARED / "data" / "attribution" / "polnear.train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text = texts[article["id"]] = article["text"]
            for row in article["attributions"]:
                spans = tuple(tuple(cut(text, *part) for part in sorted(row[name])) for name in ("source", "cue", "content"))
                if spans[1] and spans[2]:
                    cues[article["id"], spans[1][0].start, spans[2][0].start] = spans
    counts: dict[str, Confusion] = {}
    with LABELS.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            source, cue, content = cues[row["article"], int(row["cue"]), int(row["content"])]
            found, label = act(texts[row["article"]], source, cue, content), Act(row["act"])
            counts.setdefault(row["part"], Counter())[label, found] += 1
            if verbose and found is not label:
                print(f"{row['part']:10} {label} taken for {found}: {' '.join(s.exact for s in cue)!r}")
    return counts


def accuracy(counts: Confusion) -> float:
    return sum(n for (label, found), n in counts.items() if label is found) / counts.total()


def f1(counts: Confusion, kind: Act) -> float:
    """Of one act, labelled at least once."""
    return 2 * counts[kind, kind] / sum(n * ((label is kind) + (found is kind)) for (label, found), n in counts.items())


def kept() -> float:
    """The share of the training stories' statements that are taken for speech."""
    said = [
        act(story.articles[row["article"]].text, found.source, found.cue, found.content) is not Act.BELIEVES
        for story in stories(TRAINING)
        for row in story.gold["statements"]
        if (found := story.attribution(row))
    ]
    return sum(said) / len(said)


def figures() -> dict[str, float]:
    """Accuracy by part, and `kept`; nothing without the data."""
    if not here():
        return {}
    return {f"acts.{part}": accuracy(counts) for part, counts in measure().items()} | {"acts.kept": kept()}


def main() -> None:
    if not here():
        print(MISSING)
        return
    for part, counts in measure("-v" in sys.argv).items():
        labelled = {kind: sum(counts[kind, other] for other in Act) for kind in Act}
        by_act = "  ".join(f"{kind} {f1(counts, kind):.3f} of {n}" for kind, n in labelled.items() if n)
        print(f"{part:10} {accuracy(counts):.3f} of {counts.total()}   {by_act}")
    print(f"kept {kept():.4f}")


if __name__ == "__main__":
    main()
