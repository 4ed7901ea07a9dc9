"""Trains the stance model on one CPU core, in steps that can be run apart; each reads what the one before it wrote to OUT.

    python -m training.stance.train STEP --data DIR --encoder DIR --out DIR

    pretrain   entailment pairs wrapped in attribution -> OUT/pretrained
    tune       fine-tune on the annotated stories but those of HELD -> OUT/tuned, and its scores of those -> OUT/held-out.npz
    layer      the calibrated layer over held-out scores -> src/sayso/weights/stance.json, with figures held out by story
    export     OUT/tuned -> src/sayso/weights/stance.onnx, int8

DIR of the data is laid out as training/DATA.md says; the encoder's folder is MiniLM-L6's.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch

from training.stance import layer
from training.stance.examples import Judged, augmented, entailment, judged
from training.stance.export import export
from training.stance.fit import fit, fresh, scores
from training.stance.held import HELD
from training.stance.wrap import NONE, wrapped
from training.stories import stories

FROZEN = 2  # lower layers left as they are: a fifth faster, and no worse on 1,200 positions
PASSES = 2
NONES = 0.3  # share of the pairs without a position that a pass reads
# Losses of the stances and of none.
PRETRAINING_WEIGHTS = (1.0, 1.0, 1.3, 1.3, 0.8)
STORY_WEIGHTS = (1.0, 1.2, 1.6, 2.0, 0.6)
WEIGHTS = Path(__file__).parents[2] / "src/sayso/weights"


def pretrained(data: Path, encoder: Path, out: Path) -> None:
    pairs, rng = entailment(data), random.Random(3)
    examples = [wrapped(pair, pairs, rng) for pair in pairs]
    held = [example for i, example in enumerate(examples) if i % 30 == 0]
    model = fresh(str(encoder), FROZEN)
    kept = [example for i, example in enumerate(examples) if i % 30]
    fit(model, kept, rate=1.5e-4, weights=PRETRAINING_WEIGHTS, log=50)
    model.save_pretrained(out / "pretrained")
    right = scores(model, held).argmax(1) == np.array([e.stance for e in held])
    print(f"wrapped entailment held out: {right.mean():.3f} of {len(held)}")


def told(data: Path, *, held: bool) -> list[Judged]:
    """The pairs of the stories that are held out, or of the others."""
    every = (story for folder in ("stories_train", "stories_judged") for story in stories(data / folder))
    return [row for story in every if (story.name in HELD) == held for row in judged(story)]


def tuned(data: Path, out: Path) -> None:
    """The pretrained model fine-tuned on the stories, and its scores of those held out."""
    rows, rng = [row for row in told(data, held=False) if row.stance < NONE or layer.shared(row)], random.Random(0)
    examples = [example for _ in range(PASSES) for example in augmented(rows, rng, nones=NONES)]
    print(f"{len(rows)} pairs of {len({row.story for row in rows})} stories; {len(examples)} examples", flush=True)
    model = fresh(str(out / "pretrained"), FROZEN)
    fit(model, examples, rate=6e-5, weights=STORY_WEIGHTS, log=50)
    model.save_pretrained(out / "tuned")
    np.savez(out / "held-out.npz", scores=scores(model, [row.example() for row in told(data, held=True)]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("pretrain", "tune", "layer", "export"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    if args.step == "pretrain":
        pretrained(args.data, args.encoder, args.out)
    elif args.step == "tune":
        tuned(args.data, args.out)
    elif args.step == "layer":
        layer.write(told(args.data, held=True), np.load(args.out / "held-out.npz")["scores"], WEIGHTS / "stance.json")
    else:
        export(args.out / "tuned", WEIGHTS / "stance.onnx")


if __name__ == "__main__":
    main()
