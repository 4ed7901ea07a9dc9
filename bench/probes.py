"""Hand-made probes of the judge: a statement in its surroundings, a claim, and the stance that a careful reader gives.

    python -m bench.probes [-v]

Printed is the share judged right, by what a probe tries: negation, numbers, who did what to whom, questions, and so on
(`bench/probes.jsonl`; its matters are made up, and nothing is trained or chosen on it).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from statistics import fmean

from sayso.judge import Judge
from sayso.judge.passage import Passage

__all__ = ["figures"]

PROBES = Path(__file__).with_name("probes.jsonl")
PARTS = ("speaker", "lead", "content", "tail", "before", "title")


def figures(*, verbose: bool = False) -> dict[str, float]:
    """The share judged right of each kind, and of all."""
    judge = Judge.load()
    right: dict[str, list[bool]] = defaultdict(list)
    for line in PROBES.read_text("utf-8").splitlines():
        probe = json.loads(line)
        got = judge.stance(Passage(*(probe[part] for part in PARTS)), probe["claim"])
        said = got[0].value if got else "none"
        for kind in (probe["kind"], "all"):
            right[kind].append(said == probe["stance"])
        if verbose and said != probe["stance"]:
            sentence = f"{probe['lead']}«{probe['content']}»{probe['tail']}"
            print(f"{probe['kind']}: {probe['stance']}, not {said}: {sentence} | {probe['claim']}")
    return {f"probes.{kind.replace(' ', '_')}": fmean(of) for kind, of in sorted(right.items())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="each probe judged wrong")
    for name, value in figures(verbose=parser.parse_args().verbose).items():
        print(f"{name:24} {value:.3f}")


if __name__ == "__main__":
    main()
