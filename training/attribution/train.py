"""Trains the tagger of the attribute stage on one CPU core.

    python -m training.attribution.train --data DIR --encoder DIR --out DIR [--epochs 5] [--hold-out STORY ...]

DIR of the data holds `attribution/` and `stories_train/` (training/DATA.md); the encoder's folder is MiniLM-L6's.
The weights written are the exponential moving average over steps. Same machine, same versions, same seed: same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy

from sayso.attribute.windows import Style
from training.attribution import corpus
from training.attribution.corpus import Example, Text
from training.attribution.net import Tagger
from training.attribution.wrapped import clausal, reported, wrapped

PIECES_PER_BATCH = 2048
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
DECAY = 0.998  # of the moving average: about the last 500 steps
DROP_QUOTES = 0.06  # windows that lose their quotation marks, so that the tagger does not lean on them
WRAPPED = 0.3  # of the contents of PolNeAR that can give way to a sentence which reports another's words
REPEAT = {Style.ALL: 1, Style.NESTED: 2, Style.SPEECH: 2}


def batches(examples: list[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Batches of windows of similar length, in random order."""
    order = sorted(examples, key=lambda e: len(e.ids) + rng.random() * 24)
    groups: list[list[Example]] = []
    group: list[Example] = []
    for example in order:
        if group and (len(group) + 1) * max(len(example.ids), len(group[-1].ids)) > PIECES_PER_BATCH:
            groups.append(group)
            group = []
        group.append(example)
    groups.append(group)
    rng.shuffle(groups)
    yield from groups


def varied(example: Example, rng: random.Random) -> Example:
    """The window with curly marks for straight ones or the other way round, or without marks."""
    straight, opening, closing = 1000, 1523, 1524
    chance = rng.random()
    if chance < DROP_QUOTES:
        keep = [
            i for i, f in enumerate(example.first) if example.ids[f] not in (straight, opening, closing) or i in example.roles
        ]
        if len(keep) == len(example.first):
            return example
        gone = {example.first[i] for i in range(len(example.first))} - {example.first[i] for i in keep}
        places = [p for p in range(len(example.ids)) if p not in gone]
        new = {p: n for n, p in enumerate(places)}
        number = {i: n for n, i in enumerate(keep)}
        return Example(
            [example.ids[p] for p in places],
            [new[example.first[i]] for i in keep],
            [example.cues[i] for i in keep],
            {number[c]: [row[i] for i in keep] for c, row in example.roles.items()},
        )
    if chance < 0.3:
        return Example(
            [straight if p in (opening, closing) else p for p in example.ids], example.first, example.cues, example.roles
        )
    return example


def loss_of(net: Tagger, group: list[Example]) -> torch.Tensor:
    """Summed cross-entropy of cues, and of roles given the gold cues, a cue."""
    pieces, words = max(len(e.ids) for e in group), max(len(e.first) for e in group)
    ids = torch.zeros(len(group), pieces, dtype=torch.long)
    mask = torch.zeros(len(group), pieces, dtype=torch.long)
    first = torch.zeros(len(group), words, dtype=torch.long)
    cues = torch.full((len(group), words), -100)
    rows, at, cue_at = [], [], []
    for b, e in enumerate(group):
        ids[b, : len(e.ids)] = torch.tensor(e.ids)
        mask[b, : len(e.ids)] = 1
        first[b, : len(e.first)] = torch.tensor(e.first)
        cues[b, : len(e.cues)] = torch.tensor(e.cues)
        for c, row in e.roles.items():
            at.append(b)
            cue_at.append(c)
            rows.append(row + [-100] * (words - len(row)))
    with torch.autocast("cpu", torch.bfloat16):
        vectors, cue_scores = net(ids, mask, first)
        role_scores = net.roles(vectors, torch.tensor(at), torch.tensor(cue_at)) if rows else None
    count = max(len(rows), 1)
    loss = cross_entropy(cue_scores.float().flatten(0, 1), cues.flatten(), ignore_index=-100, reduction="sum")
    if role_scores is not None:
        loss = loss + cross_entropy(
            role_scores.float().flatten(0, 1), torch.tensor(rows).flatten(), ignore_index=-100, reduction="sum"
        )
    return loss / (count + 2)


def train(texts: list[Text], net: Tagger, epochs: int, out: Path, tokenizer: Tokenizer, rate: float, seed: int) -> None:
    """Trains in place; writes the averaged weights after each epoch."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    net.encoder.embeddings.word_embeddings.requires_grad_(False)  # half of all weights; 20,000 attributions cannot better them
    encoder = [p for p in net.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in net.encoder.parameters()}
    heads = [p for p in net.parameters() if id(p) not in known]
    groups = [{"params": encoder, "lr": ENCODER_RATE * rate}, {"params": heads, "lr": HEAD_RATE * rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))

    everything = [t for t in texts if t.style is Style.ALL]
    cues = clausal(everything)
    pool = reported(everything, cues)

    def epoch_examples() -> list[Example]:
        every = [t for t in texts for _ in range(REPEAT[t.style])]
        fresh = (wrapped(t, pool, cues, WRAPPED, rng, tokenizer) if t.style is Style.ALL else t for t in every)
        return [varied(e, rng) for t in fresh for e in corpus.examples(t, rng)]

    per_epoch = sum(1 for _ in batches(epoch_examples(), rng))
    total = per_epoch * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min((s + 1) / 150, max(0.02, 1 - s / (total * 1.03))))
    average = {k: v.detach().clone() for k, v in net.state_dict().items()}
    moving = [(average[k], v) for k, v in net.named_parameters() if v.requires_grad]
    step = 0
    for epoch in range(epochs):
        begun, running = time.time(), 0.0
        net.train()
        for n, group in enumerate(batches(epoch_examples(), rng), 1):
            loss = loss_of(net, group)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            keep = min(DECAY, (1 + step) / (10 + step))
            torch._foreach_lerp_([a for a, _ in moving], [v.detach() for _, v in moving], 1 - keep)
            running += float(loss.detach())
            if n % 50 == 0:
                print(f"epoch {epoch} batch {n}/{per_epoch} loss {running / 50:.3f} {time.time() - begun:.0f} s", flush=True)
                running = 0.0
        torch.save(average, out / f"tagger.{epoch}.pt")
        torch.save(average, out / "tagger.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", type=Path, help="go on from these weights, with a new schedule")
    parser.add_argument("--style", choices=[style.name for style in Style], help="only texts annotated in this way")
    parser.add_argument("--rate", type=float, default=1.0, help="of the learning rates, the share taken")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, help="only so many texts of each corpus, to try the script out")
    parser.add_argument("--hold-out", nargs="*", default=[], help="stories left out of training")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    polnear = args.data / "attribution/polnear.train.jsonl.gz"
    told = [
        list(corpus.polnear(polnear, tokenizer)),
        list(corpus.gum(args.data / "attribution/gum.all.jsonl.gz", tokenizer)),
        list(corpus.clauses(polnear, tokenizer)),
        [t for t in corpus.stories(args.data / "stories_train", tokenizer) if t.name.split("/")[0] not in args.hold_out],
    ]
    texts = [text for part in told for text in part[: args.limit] if args.style in (None, text.style.name)]
    (args.out / "run.json").write_text(json.dumps({"texts": len(texts), "epochs": args.epochs, "held_out": args.hold_out}))
    net = Tagger(str(args.encoder))
    if args.start:
        net.load_state_dict(torch.load(args.start, weights_only=True))
    train(texts, net, args.epochs, args.out, tokenizer, args.rate, args.seed)


if __name__ == "__main__":
    main()
