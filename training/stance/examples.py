"""Training pairs for the stance model: published entailment pairs, and the annotated stories, varied to be less memorable."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.judge.answers import linked
from sayso.judge.context import Surroundings
from sayso.judge.passage import Passage
from sayso.model import Stance, Statement
from training.stance.wrap import Example, Pair, templates
from training.stories import Story

__all__ = ["Judged", "augmented", "entailment", "judged"]

# name -> (rows kept, split, longest premise in words). The most news-like are kept whole.
SETS = {
    "mnli_subset": (14_000, "train", 45),
    "glue_rte": (3000, "train", 60),
    "rte123": (3000, "dev", 60),
    "lingnli": (30_500, "train", 45),
    "fever_dev": (15_000, "dev", 45),
    "fm2": (1200, "dev", 45),
    "fever_symmetric": (708, "dev", 45),
    "claim_match": (6500, "train", 34),
}
LABELS = {
    "entailment": "entails", "supports": "entails", "contradiction": "contradicts", "refutes": "contradicts",
    "neutral": "neutral", "not_enough_info": "neutral", "not_entailment": "neutral",
    "same": "entails", "partial": "neutral", "different": "neutral",
}  # fmt: skip
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,}\b")
STANCES = tuple(Stance)
OPPOSITE = (1, 0, 2, 3, 4)  # the stance on the claim's negation


def entailment(data: Path) -> list[Pair]:
    """Pairs of the sets in `data/stance`, without their test parts."""
    rng = random.Random(7)
    pairs = []
    for name, (count, split, longest) in SETS.items():
        with gzip.open(data / f"stance/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [row for row in map(json.loads, lines) if row["split"] == split and row["label"] in LABELS]
        rows = [r for r in rows if 4 <= len(r["premise"].split()) <= longest and 3 <= len(r["hypothesis"].split()) <= 28]
        rng.shuffle(rows)
        for row in rows[:count]:
            premise = row["premise"].replace("-LRB- ", "(").replace(" -RRB-", ")")
            pairs.append(Pair(premise, row["hypothesis"], LABELS[row["label"]]))
    return pairs


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement's passage against a claim of its story; the stance by number, 4 for none.

    `claims` are all of the story's, among which this one competes.
    """

    passage: Passage
    claim: str
    stance: int
    story: str
    claims: tuple[str, ...]
    article: str
    statement: str

    def example(self) -> Example:
        return Example(self.passage.text(), self.claim, self.stance)


def _of(story: Story, article: str) -> list[Statement]:
    return [statement for statement in story.statements if statement.article == article]


def judged(story: Story) -> Iterator[Judged]:
    """Every statement of the story against each of its claims."""
    around = {article.id: Surroundings.of(article) for article in story.articles}
    known = {source.id: source for source in story.sources}
    stances = {(p.claim, p.statement): STANCES.index(p.stance) for p in story.positions}
    claims = tuple(claim.text for claim in story.claims)
    by_id = {statement.id: statement for article in story.articles for statement in linked(_of(story, article.id), known)}
    for statement in by_id.values():
        holder, answered = by_id.get(statement.nested_in or ""), by_id.get(statement.responds_to or "")
        passage = around[statement.article].passage(statement, known, holder, answered)
        for claim in story.claims:
            stance = stances.get((claim.id, statement.id), 4)
            yield Judged(passage, claim.text, stance, story.name, claims, statement.article, statement.id)


def _renamed(passage: str, claim: str, rng: random.Random) -> tuple[str, str]:
    """Names that passage and claim share, replaced in both by others."""
    lists = templates()
    names = [*lists["given names"], *lists["family names"], *lists["made-up names"]]
    kept = set(lists["words with capitals"][0].split())
    shared = [w for w in dict.fromkeys(_CAPITALISED.findall(claim)) if w not in kept and w in passage][: len(names)]
    others = dict(zip(shared, rng.sample(names, len(shared)), strict=True))
    if not others:
        return passage, claim
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, others))})\b")
    first, second = (pattern.sub(lambda match: others[match.group()], text) for text in (passage, claim))
    return first, second


def augmented(rows: Sequence[Judged], rng: random.Random, *, nones: float) -> list[Example]:
    """One pass over the rows: all positions, a share of the rest; headlines, words before and names varied, some negated."""
    claims = sorted({row.claim for row in rows})
    examples = []
    for row in rows:
        if row.stance == 4 and rng.random() > nones:
            continue
        passage, stance = row.passage, row.stance
        if rng.random() < 0.1:
            passage = replace(passage, title="")
        if len(passage.content.split()) > 8 and rng.random() < 0.2:
            passage = replace(passage, before="")
        text, claim = passage.text(), row.claim
        if rng.random() < 0.4:
            text, claim = _renamed(text, claim, rng)
        if rng.random() < 0.06:
            claim, stance = f"It is not true that {claim[0].lower()}{claim[1:]}", OPPOSITE[stance]
        examples.append(Example(text, claim, stance))
        if rng.random() < 0.04:
            examples.append(Example(text, rng.choice(claims), 4))
    rng.shuffle(examples)
    return examples
