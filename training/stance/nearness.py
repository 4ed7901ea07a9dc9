"""Tunes all-MiniLM-L6-v2, a sentence encoder, on which statements bear on which claims, and exports it to int8 ONNX.

    python -m training.stance.nearness --data DIR --encoder DIR --out DIR

A text's vector is the mean of its states, of length one. Two stories at a time, every statement is held against every claim, by
the cosines of the claim with its content and with its sentence: as labelled within a story, and as unrelated across.
The stories of `held.txt` are left out. `--export` only exports what is in OUT.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits, normalize
from transformers import AutoModel

from training.stance.examples import Judged
from training.stance.export import quantised
from training.stance.fit import TOKENIZER
from training.stance.train import told
from training.stance.wrap import NONE

WEIGHTS = Path(__file__).parents[2] / "src/sayso/weights"
PIECES, BATCH_PIECES = 96, 2500
TOGETHER, STATEMENTS = 2, 18  # stories held against each other, and statements of each that are taken
RATE, SCALE_RATE, WARM = 4e-5, 1e-2, 60
BEARS, APART = 2.0, 0.1  # losses of a pair that bears, and of one of two stories; of the others it is 1


class Encoder(torch.nn.Module):
    """Token ids of one text [1, pieces] -> its vector [384]."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, attn_implementation="eager", add_pooling_layer=False)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        mean = self.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state[0].mean(0)
        vector: torch.Tensor = mean / mean.square().sum().sqrt()
        return vector


def vectors(encoder: torch.nn.Module, tokenizer: Tokenizer, texts: Sequence[str]) -> torch.Tensor:
    """[texts, 384], each of length one; texts of like length go through together."""
    ids = [one.ids for one in tokenizer.encode_batch(list(texts))]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    found: list[torch.Tensor] = [torch.empty(0)] * len(ids)
    while order:
        most = next((n for n, i in enumerate(order) if n and (n + 1) * len(ids[i]) > BATCH_PIECES), len(order))
        batch, order = order[:most], order[most:]
        width = len(ids[batch[-1]])
        pieces, mask = (torch.zeros(len(batch), width, dtype=torch.long) for _ in range(2))
        for row, i in enumerate(batch):
            pieces[row, : len(ids[i])], mask[row, : len(ids[i])] = torch.tensor(ids[i]), 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        means = (states.float() * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        for i, vector in zip(batch, normalize(means, dim=-1), strict=True):
            found[i] = vector
    return torch.stack(found)


def tuned(rows: Sequence[Judged], folder: Path, out: Path) -> None:
    """One pass over the stories: AdamW, warm-up, then linear decay; word vectors and the lowest layer stay as they are."""
    torch.manual_seed(0)
    rng = random.Random(1)
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES)
    stories: dict[str, dict[tuple[str, str], dict[str, bool]]] = {}
    for row in rows:
        passage = (row.passage.content, row.passage.sentence)
        stories.setdefault(row.story, {}).setdefault(passage, {})[row.claim] = row.stance < NONE
    encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False)
    for fixed in (encoder.embeddings, encoder.encoder.layer[0]):
        fixed.requires_grad_(False)
    trained = [p for p in encoder.parameters() if p.requires_grad]
    scale, bias = torch.nn.Parameter(torch.tensor([10.0, 10.0])), torch.nn.Parameter(torch.tensor(-5.0))
    groups = ({"params": trained, "lr": RATE}, {"params": [scale, bias], "lr": SCALE_RATE})
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    told_of = list(stories.values())
    rng.shuffle(told_of)
    steps = math.ceil(len(told_of) / TOGETHER)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min((n + 1) / WARM, max(0.03, 1 - n / steps)))
    for step in range(steps):
        some = told_of[step * TOGETHER : (step + 1) * TOGETHER]
        passages = [(n, p) for n, of in enumerate(some) for p in rng.sample(sorted(of), min(STATEMENTS, len(of)))]
        claims = [(n, c) for n, of in enumerate(some) for c in sorted({claim for by in of.values() for claim in by})]
        goal = torch.tensor([[float(n == m and some[n][p].get(c, False)) for m, c in claims] for n, p in passages])
        apart = torch.tensor([[n != m for m, _ in claims] for n, _ in passages])
        weight = torch.where(apart, torch.tensor(APART), torch.where(goal > 0, torch.tensor(BEARS), torch.tensor(1.0)))
        asked = vectors(encoder, tokenizer, [c for _, c in claims])
        sides = [vectors(encoder, tokenizer, [p[side] for _, p in passages]) for side in range(2)]
        logits = scale[0] * sides[0] @ asked.T + scale[1] * sides[1] @ asked.T + bias
        loss = (binary_cross_entropy_with_logits(logits, goal, reduction="none") * weight).sum() / weight.sum()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        if step % 50 == 49:
            print(f"{step + 1}/{steps} loss {loss.item():.3f}", flush=True)
    encoder.save_pretrained(out / "nearness")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--export", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    if not args.export:
        tuned(told(args.data, held=False), args.encoder, args.out)
    model = Encoder(args.out / "nearness").eval()
    example = (torch.ones((1, 16), dtype=torch.long),)
    quantised(model, example, ["ids"], "vector", {"ids": {1: "pieces"}}, WEIGHTS / "nearness.onnx")


if __name__ == "__main__":
    main()
