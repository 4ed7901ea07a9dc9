"""Which claims each statement bears on, and how its source means it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.judge.answers import answers
from sayso.judge.claims import pin
from sayso.judge.confidence import Layers
from sayso.judge.context import Surroundings
from sayso.judge.evidence import Asked, Seen, bearing, read, rivals, words
from sayso.judge.nearness import Nearness, Vector
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
class _Target:
    """A claim as all statements are held against it: its words, vector and word pieces."""

    claim: Claim
    words: Asked
    vector: Vector
    pieces: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A statement and a claim that was read: what words and nearness count, and the cross-encoder's scores."""

    statement: str
    claim: str
    passage: Passage
    counted: Sequence[float]
    scores: Sequence[float]


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges in three steps: does it share a telling word with the claim; does it look, from words and nearness, as if it bore on
    it; and then, by reading, how, beside the other claims and the other statements of its article.

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
        asked = self._targets(sorted(claims, key=lambda claim: claim.id))
        if not asked:
            return ()
        known = {source.id: source for source in sources}
        told = defaultdict(list)
        for statement in statements:
            told[statement.article].append(statement)
        found: list[Position] = []
        for article in articles:
            ordered = sorted(told[article.id], key=lambda s: (s.content[0].start, s.id))
            taken = self._read(article, ordered, known, asked)
            found += [*taken, *answers(ordered, taken)]
        return tuple(sorted(found, key=lambda p: (p.claim, p.statement)))

    def stance(self, passage: Passage, claim: str) -> tuple[Stance, float] | None:
        """How the passage's source means this one claim, with the probability of that; None if it does not bear on it."""
        asked = self._targets([pin(claim)])
        return next((stance for _, stance in self._judged(list(self._pairs("", passage, asked, asked)))), None)

    def scores(self, claim: Sequence[int], passage: Sequence[int]) -> Sequence[float]:
        """The model's five scores of one pair of word pieces: the four stances and no position."""
        tokenizer = self.model.tokenizer
        start, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        a, b = _shortened(claim, passage)
        ids = [start, *a, end, *b, end]
        inputs = {
            "input_ids": ids,
            "attention_mask": [1] * len(ids),
            "token_type_ids": [0] * (len(a) + 2) + [1] * (len(b) + 1),
        }
        (out,) = self.model.run({name: np.asarray([values], dtype=np.int64) for name, values in inputs.items()})
        return [float(score) for score in out[0]]

    def pieces(self, text: str) -> Sequence[int]:
        """The word pieces of a text, for `scores`."""
        ids: list[int] = self.model.tokenizer.encode(text, add_special_tokens=False).ids
        return ids

    def _targets(self, claims: Iterable[Claim]) -> list[_Target]:
        return [_Target(c, Asked.of(c.text), self.nearness.vector(c.text), self.pieces(c.text)) for c in claims]

    def _read(
        self, article: Article, statements: Sequence[Statement], known: Mapping[str, Source], asked: Sequence[_Target]
    ) -> list[Position]:
        """Positions of one article's statements, each by its own words and surroundings, and beside the others."""
        pairs: list[_Pair] = []
        surroundings = Surroundings.of(article)
        by_id = {statement.id: statement for statement in statements}
        for statement in statements:
            holder, answered = by_id.get(statement.nested_in or ""), by_id.get(statement.responds_to or "")
            passage = surroundings.passage(statement, known, holder, answered)
            open_to = [each for each in asked if may_meet(each.claim, statement, article, passage.around)]
            pairs += self._pairs(statement.id, passage, open_to, asked)
        return [Position(pair.claim, pair.statement, *stance) for pair, stance in self._judged(pairs)]

    def _pairs(self, statement: str, passage: Passage, open_to: Sequence[_Target], asked: Sequence[_Target]) -> Iterator[_Pair]:
        """The claims `open_to` the statement on which it may bear, read. All that are `asked` compete."""
        seen = Seen.of(passage)
        worth = [each for each in open_to if seen.shares(each.words)]
        if not worth:
            return
        near = dict(
            zip((each.claim.id for each in asked), self.nearness.of(passage, [each.vector for each in asked]), strict=True)
        )
        line = self.pieces(passage.text())
        for each in worth:
            counted = words(seen, each.words, near[each.claim.id])
            if self.layers.bears(counted) >= self.layers.glance_least:
                yield _Pair(statement, each.claim.id, passage, counted, self.scores(each.pieces, line))

    def _judged(self, pairs: Sequence[_Pair]) -> Iterator[tuple[_Pair, tuple[Stance, float]]]:
        """The pairs of one article in which the statement bears on the claim, and how."""
        logits = [bearing(pair.scores) for pair in pairs]
        by_statement, by_claim = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
        for n, pair in enumerate(pairs):
            by_statement[pair.statement].append(n)
            by_claim[pair.claim].append(n)
        for n, pair in enumerate(pairs):
            beside = (by_statement[pair.statement], by_claim[pair.claim])
            rivalling = [x for group in beside for x in rivals(logits[n], [logits[other] for other in group if other != n])]
            judged = self.layers.judged([*read(pair.scores), *pair.counted, *rivalling])
            if judged and not (judged[0] is Stance.AFFIRMS and _takes_up(pair.passage)):
                yield pair, judged


def _takes_up(passage: Passage) -> bool:
    """Whether the source only takes up what others say: "Smith addresses reports that", "responded to the claims"."""
    return _TAKEN_UP.search(f"{passage.near_lead[-TURN:]} {passage.content[:TURN]}") is not None


def _shortened(claim: Sequence[int], passage: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """Both within `TOKENS` with three marks; the claim keeps up to a third if both are long."""
    room = TOKENS - 3
    kept = claim[: max(room // 3, room - len(passage))]
    return kept, passage[: room - len(kept)]
