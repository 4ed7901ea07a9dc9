"""Trains the stance model on one CPU core, in steps that can be run apart; each reads what the one before it wrote to OUT.

    python -m training.stance.train STEP --data DIR --encoder DIR --out DIR

    pretrain   entailment pairs wrapped in attribution -> OUT/pretrained
    held-out   the annotated stories in folds: fine-tune on the others, score the fold -> OUT/held-out.npz
    layer      the calibrated layer over held-out scores -> src/sayso/weights/stance.json, with figures held out by story
    final      fine-tune on all annotated stories -> OUT/final
    export     OUT/final -> src/sayso/weights/stance.onnx, int8

DIR of the data is laid out as training/DATA.md says; the encoder's folder is MiniLM-L6's.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from training.stance import layer
from training.stance.examples import Judged, augmented, entailment, judged
from training.stance.export import export
from training.stance.fit import fit, fresh, scores
from training.stance.wrap import Example, wrapped
from training.stories import stories

FOLDS = 3
FROZEN = 2  # lower layers left as they are: a fifth faster, and no worse on 1,200 positions
PASSES = 2
# Losses of the stances and of none; on the stories none is seven times as frequent as affirming.
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


def tuned(rows: Sequence[Judged], out: Path, seed: int) -> torch.nn.Module:
    """The pretrained model fine-tuned on these rows."""
    rng = random.Random(seed)
    examples: list[Example] = []
    for _ in range(PASSES):
        examples += augmented(rows, rng, nones=0.55)
    model = fresh(str(out / "pretrained"), FROZEN)
    fit(model, examples, rate=6e-5, weights=STORY_WEIGHTS, seed=seed, log=50)
    return model


def held_out(data: Path, out: Path) -> None:
    """Scores of every row by a model that has not seen its story."""
    told = [list(judged(story)) for story in stories(data / "stories_train")]
    found = [np.zeros((len(rows), 5), dtype=np.float32) for rows in told]
    for fold in range(FOLDS):
        model = tuned([row for i, rows in enumerate(told) if i % FOLDS != fold for row in rows], out, fold)
        for i in range(fold, len(told), FOLDS):
            found[i] = scores(model, [row.example() for row in told[i]])
        np.savez(out / "held-out.npz", scores=np.concatenate(found))
        print(f"fold {fold} done", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("pretrain", "held-out", "layer", "final", "export"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    if args.step == "pretrain":
        pretrained(args.data, args.encoder, args.out)
    elif args.step == "held-out":
        held_out(args.data, args.out)
    elif args.step == "layer":
        rows = [row for story in stories(args.data / "stories_train") for row in judged(story)]
        layer.write(rows, np.load(args.out / "held-out.npz")["scores"], WEIGHTS / "stance.json")
    elif args.step == "final":
        rows = [row for story in stories(args.data / "stories_train") for row in judged(story)]
        tuned(rows, args.out, 0).save_pretrained(args.out / "final")
    else:
        export(args.out / "final", WEIGHTS / "stance.onnx")


if __name__ == "__main__":
    main()
