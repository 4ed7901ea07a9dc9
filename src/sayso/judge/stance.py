"""Which claims each statement bears on, and how its source means it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.judge.confidence import Layers
from sayso.judge.context import Surroundings
from sayso.judge.evidence import neighbours, shares, words
from sayso.judge.nearness import Nearness, Vector
from sayso.judge.periods import may_meet
from sayso.model import Article, Claim, Position, Source, Statement
from sayso.weights import Model, load

__all__ = ["Judge"]

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
            if told[article.id]:
                found += self._in_article(article, told[article.id], known, asked, vectors)
        return tuple(sorted(found, key=lambda p: (p.claim, p.statement)))

    def _in_article(
        self,
        article: Article,
        told: Iterable[Statement],
        known: Mapping[str, Source],
        asked: Sequence[Claim],
        vectors: Sequence[Vector],
    ) -> Iterator[Position]:
        """Positions of one article's statements."""
        surroundings = Surroundings.of(article)
        statements = sorted(told, key=lambda s: (s.content[0].start, s.id))
        passages = [surroundings.passage(statement, known) for statement in statements]
        near = [self.nearness.of(passage, vectors) for passage in passages]
        for k, claim in enumerate(asked):
            counted = [words(passage, claim.text, near[i][k]) for i, passage in enumerate(passages)]
            glances = [self.layers.glance.shares(row) for row in counted]
            around = neighbours(glances, [statement.source for statement in statements])
            for i, (statement, passage) in enumerate(zip(statements, passages, strict=True)):
                if around[i][0] < self.layers.glance_least or not may_meet(claim, statement, article, passage.around):
                    continue
                read = shares(self.scores(claim.text, passage.text()))
                judged = self.layers.judged([*read, *counted[i], *around[i]])
                if judged:
                    yield Position(claim.id, statement.id, *judged)

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


def _shortened(claim: Sequence[int], passage: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """Both within `TOKENS` with three marks; the claim keeps up to a third if both are long."""
    room = TOKENS - 3
    kept = claim[: max(room // 3, room - len(passage))]
    return kept, passage[: room - len(kept)]
