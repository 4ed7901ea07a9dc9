"""Which claims each statement bears on, and how its source means it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.judge.answers import answers
from sayso.judge.confidence import Layers
from sayso.judge.context import Surroundings
from sayso.judge.evidence import read, words
from sayso.judge.nearness import Near, Nearness, Vector
from sayso.judge.passage import Passage
from sayso.judge.periods import may_meet
from sayso.model import Article, Claim, Position, Source, Stance, Statement
from sayso.weights import Model, load

__all__ = ["Judge"]

TURN = 60  # code points on either side of where the content begins
_TAKEN_UP = re.compile(
    r"\b(?:address|respond|repl[yi]|react|answer|confront|fac(?:e|ing)|discuss)\w* (?:to |over |about )?(?:\w+ ){0,3}"
    r"(?:report|claim|allegation|rumou?r|question|accusation)s?\b",
    re.IGNORECASE,
)
TOKENS = 144  # word pieces of claim and passage together, as in training


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges in two steps: at a glance from words and nearness, then, where that may bear on the claim, by reading.

    A cross-encoder reads, a pair at a time: int8 activations are scaled per tensor, so that in a batch a pair's scores would
    depend on its neighbours. Make one with `Judge.load()`.
    """

    model: Model
    nearness: Nearness
    layers: Layers

    @classmethod
    def load(cls) -> Judge:
        """With the weights of this package."""
        return cls(load("stance"), Nearness.load(), Layers.load())

    def positions(
        self, claims: Iterable[Claim], statements: Iterable[Statement], sources: Iterable[Source], articles: Iterable[Article]
    ) -> tuple[Position, ...]:
        """The position of each statement on each claim it bears on, by claim and statement id.

        `statements` name `sources` by id, and stand in `articles`. Claims compete: a statement rather bears on the one that it
        is nearest to. The result does not depend on the order of any of them.
        """
        asked = sorted(claims, key=lambda claim: claim.id)
        if not asked:
            return ()
        vectors = [self.nearness.vector(claim.text) for claim in asked]
        known = {source.id: source for source in sources}
        told = defaultdict(list)
        for statement in statements:
            told[statement.article].append(statement)
        found: list[Position] = []
        for article in articles:
            ordered = sorted(told[article.id], key=lambda s: (s.content[0].start, s.id))
            taken = self._read(article, ordered, known, list(zip(asked, vectors, strict=True)))
            found += [*taken, *answers(ordered, taken)]
        return tuple(sorted(found, key=lambda p: (p.claim, p.statement)))

    def _read(
        self,
        article: Article,
        statements: Sequence[Statement],
        known: Mapping[str, Source],
        asked: Sequence[tuple[Claim, Vector]],
    ) -> list[Position]:
        """Positions of one article's statements, each by its own words and surroundings."""
        found = []
        surroundings = Surroundings.of(article)
        by_id = {statement.id: statement for statement in statements}
        for statement in statements:
            passage = surroundings.passage(statement, known, by_id.get(statement.nested_in or ""))
            nearness = self.nearness.of(passage, [vector for _, vector in asked])
            for (claim, _), near in zip(asked, nearness, strict=True):
                if may_meet(claim, statement, article, passage.around):
                    judged = self._judged(passage, claim.text, near)
                    if judged:
                        found.append(Position(claim.id, statement.id, *judged))
        return found

    def stance(self, passage: Passage, claim: str) -> tuple[Stance, float] | None:
        """How the passage's source means this one claim, with the probability of that; None if it does not bear on it."""
        (near,) = self.nearness.of(passage, [self.nearness.vector(claim)])
        return self._judged(passage, claim, near)

    def _judged(self, passage: Passage, claim: str, near: Near) -> tuple[Stance, float] | None:
        counted = words(passage, claim, near)
        if self.layers.bears(counted) < self.layers.glance_least:
            return None
        judged = self.layers.judged([*read(self.scores(claim, passage.text())), *counted])
        return None if judged and judged[0] is Stance.AFFIRMS and _takes_up(passage) else judged

    def scores(self, claim: str, passage: str) -> Sequence[float]:
        """The model's five scores of one pair: the four stances and no position."""
        tokenizer = self.model.tokenizer
        asked, read = tokenizer.encode(claim, add_special_tokens=False), tokenizer.encode(passage, add_special_tokens=False)
        a, b = _shortened(asked.ids, read.ids)
        start, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        ids = [start, *a, end, *b, end]
        inputs = {
            "input_ids": ids,
            "attention_mask": [1] * len(ids),
            "token_type_ids": [0] * (len(a) + 2) + [1] * (len(b) + 1),
        }
        (out,) = self.model.run({name: np.asarray([values], dtype=np.int64) for name, values in inputs.items()})
        return [float(score) for score in out[0]]


def _takes_up(passage: Passage) -> bool:
    """Whether the source only takes up what others say: "Smith addresses reports that", "responded to the claims"."""
    return _TAKEN_UP.search(f"{passage.near_lead[-TURN:]} {passage.content[:TURN]}") is not None


def _shortened(claim: Sequence[int], passage: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """Both within `TOKENS` with three marks; the claim keeps up to a third if both are long."""
    room = TOKENS - 3
    kept = claim[: max(room // 3, room - len(passage))]
    return kept, passage[: room - len(kept)]
