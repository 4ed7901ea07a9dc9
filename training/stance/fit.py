"""Fine-tuning of MiniLM-L6 as a cross-encoder of (claim, passage) pairs with five labels, on one core."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModelForSequenceClassification

from training.stance.wrap import Example

__all__ = ["fit", "fresh", "scores", "tokenised"]

TOKENS = 144  # of claim and passage together; what runs in time on one core
BATCH_TOKENS = 3000
TOKENIZER = Path(__file__).parents[2] / "src/sayso/weights/tokenizer.json"


def fresh(folder: str, frozen_layers: int = 0) -> torch.nn.Module:
    """The encoder in `folder` with a head of five labels; its word vectors stay as they are."""
    model = AutoModelForSequenceClassification.from_pretrained(
        folder, num_labels=5, attn_implementation="sdpa", attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0
    )
    model.bert.embeddings.requires_grad_(False)
    for layer in model.bert.encoder.layer[:frozen_layers]:
        layer.requires_grad_(False)
    return model


def tokenised(examples: Sequence[Example]) -> list[tuple[list[int], list[int]]]:
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS, strategy="longest_first")
    return [(e.ids, e.type_ids) for e in tokenizer.encode_batch([(x.claim, x.passage) for x in examples])]


def _batches(rows: Sequence[tuple[list[int], list[int]]], order: Sequence[int]) -> list[list[int]]:
    """Indices in batches of like length, about `BATCH_TOKENS` each."""
    batches: list[list[int]] = []
    for chunk in (order[at : at + 1200] for at in range(0, len(order), 1200)):
        batch: list[int] = []
        for i in sorted(chunk, key=lambda i: len(rows[i][0])):
            if batch and (len(batch) + 1) * len(rows[i][0]) > BATCH_TOKENS:
                batches.append(batch)
                batch = []
            batch.append(i)
        if batch:
            batches.append(batch)
    return batches


def _tensors(rows: Sequence[tuple[list[int], list[int]]], batch: Sequence[int]) -> dict[str, torch.Tensor]:
    width = max(len(rows[i][0]) for i in batch)
    ids, types, mask = (torch.zeros((len(batch), width), dtype=torch.long) for _ in range(3))
    for k, i in enumerate(batch):
        n = len(rows[i][0])
        ids[k, :n], types[k, :n], mask[k, :n] = torch.tensor(rows[i][0]), torch.tensor(rows[i][1]), 1
    return {"input_ids": ids, "token_type_ids": types, "attention_mask": mask}


def fit(
    model: torch.nn.Module,
    examples: Sequence[Example],
    *,
    rate: float,
    weights: Sequence[float],
    seed: int = 0,
    log: int = 0,
) -> None:
    """One pass in place: AdamW, warm-up over a tenth of the steps, then linear decay; bfloat16 products."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    rows = tokenised(examples)
    labels = [e.stance for e in examples]
    order = list(range(len(rows)))
    rng.shuffle(order)
    plan = _batches(rows, order)
    rng.shuffle(plan)
    trained = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(trained, rate, weight_decay=0.01, foreach=True)
    warm = max(1, len(plan) // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.02, (len(plan) - step) / (len(plan) - warm + 1)))
    )
    loss_of = torch.nn.CrossEntropyLoss(torch.tensor(weights), label_smoothing=0.03)
    model.train()
    began, seen, running = time.time(), 0, 0.0
    for step, batch in enumerate(plan):
        inputs = _tensors(rows, batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(**inputs).logits
        loss = loss_of(logits.float(), torch.tensor([labels[i] for i in batch]))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        seen += inputs["input_ids"].numel()
        running = 0.98 * running + 0.02 * loss.item()
        if log and step % log == log - 1:
            smooth, speed = running / (1 - 0.98 ** (step + 1)), seen / (time.time() - began)
            print(f"{step + 1}/{len(plan)} loss {smooth:.3f}  {speed:.0f} tokens/s", flush=True)


def scores(model: torch.nn.Module, examples: Sequence[Example]) -> np.ndarray:
    """Logits, a row for each example."""
    rows = tokenised(examples)
    out = np.zeros((len(rows), 5), dtype=np.float32)
    model.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in _batches(rows, range(len(rows))):
            out[batch] = model(**_tensors(rows, batch)).logits.float().numpy()
    return out
