"""Which of those named or heard just before a pronoun it means: a linear ranking, learned from annotated pronouns.

    python -m training.pronouns --data DIR

fits the weights (a choice among candidates, by their features) and says how often they are right on stories held out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.resolve.cast import Figure, Occurrence
from sayso.resolve.layout import Layout
from sayso.resolve.lexicon import PREPOSITIONS

__all__ = ["WEIGHTS", "Candidate", "best", "features"]

# In the order of `features`.
WEIGHTS = (-0.93, 0.81, -0.2, 0.31, 0.7, 1.1, 1.08, 0.63, 0.75, -0.97, 0.19, 0.3)
FAR = 8  # sentences beyond which a mention is no farther
BEFORE = 16  # code points before a name in which the word before it is looked for


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that a pronoun may mean: where it is named, outside quotations, and where it spoke, both in order."""

    figure: Figure
    named: tuple[Occurrence, ...]
    spoke: tuple[int, ...]

    @property
    def last(self) -> int:
        """The offset at which it is last named or heard."""
        return max((*(name.start for name in self.named[-1:]), *self.spoke[-1:]))


def features(page: Layout, at: int, sex: str, one: Candidate, candidates: Sequence[Candidate]) -> tuple[float, ...]:
    """What speaks for a candidate as the one that a pronoun of that sex ("m", "f" or "") means at an offset."""
    paragraph, sentence = page.paragraph_at(at), page.sentence_at(at)
    paragraphs = paragraph - page.paragraph_at(one.last)
    last = one.named[-1] if one.named else None
    before = page.text[max(0, last.start - BEFORE) : last.start].split() if last else []
    heard = max(candidates, key=lambda each: each.spoke[-1:])
    named = max(candidates, key=lambda each: each.named[-1].start if each.named else -1)
    return (
        paragraphs,
        paragraphs == 0,
        min(FAR, sentence - page.sentence_at(one.last)),
        any(name.opens for name in one.named),
        bool(last and last.opens),
        bool(one.spoke) and one is heard,
        any(sentence - page.sentence_at(where) <= 1 for where in one.spoke[-1:]),
        bool(sex) and one.figure.gender == sex,
        one.figure.sure,
        bool(before) and before[-1].lower() in PREPOSITIONS,  # "the son of Senator Smith" is not about the senator
        last is not None and one is named,
        one is min(candidates, key=lambda each: min(each.figure.seen, default=at)),
    )


def best(page: Layout, at: int, sex: str, candidates: Sequence[Candidate]) -> Figure | None:
    """The figure that the pronoun most likely means; None without candidates."""

    def score(one: Candidate) -> tuple[float, int]:
        worth = sum(weight * value for weight, value in zip(WEIGHTS, features(page, at, sex, one, candidates), strict=True))
        return worth, -min(one.figure.seen, default=0)

    return max(candidates, key=score).figure if candidates else None
