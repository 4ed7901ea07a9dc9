"""What speaks for each stance, as numbers: the model's scores, shared words, and the kinds of words in and around a statement."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from sayso.judge.nearness import Near
from sayso.judge.passage import Passage
from sayso.judge.wording import Wording, wording

__all__ = ["RIVALS", "SCORES", "WORDS", "Asked", "Seen", "bearing", "read", "rivals", "stems", "words"]

_WORD = re.compile(r"[^\W_]+(?:['’][a-z]{1,3})?")
_COMMON = frozenset(
    """
    the a an of in on at to for by from with and or but is are was were be been being has have had do does did not no it
    its he she they his her their him them this that these those as after before than then there which who whom will would
    can could may might one about into over out up also more most so such said says say i we you our my your if when while
    what how all any
    """.split()  # noqa: SIM905 - a paragraph reads better than a column
)
_ENDINGS = ("ing", "ed", "es", "s", "ly")
SHORT = 6  # words of a content that can hardly name what it is about
_KINDS = tuple(field.name for field in fields(Wording))
WORDS = (
    *("claim in content", "claim in sentence", "claim before", "claim in title", "claim around", "content in claim"),
    *("claim in speaker", "names in sentence", "names around", "numbers missing", "numbers else", "length", "short"),
    *(f"around: {kind}" for kind in _KINDS),
    *(f"content: {kind}" for kind in _KINDS),
    *("claim negated", "content near", "sentence near", "content above", "sentence above"),
)
SCORES = ("affirms", "denies", "hedges", "declines", "none")
RIVALS = tuple(
    f"{figure} {those}"
    for those in ("claims", "statements")
    for figure in ("above the best of other", "above the mean of other", "other")
)
FAR = 6.0  # more than that a rival does not count for, and no more of them
ALONE = (2.0, 2.0, 0.0)  # where there is no rival


_COUNTING = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: str(number) for number, word in enumerate(_COUNTING.split())}
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w'’.-]+")


def stems(text: str) -> frozenset[str]:
    """The telling words of a text, roughly without their endings; small numbers in figures."""
    found = set()
    for match in _WORD.finditer(text.casefold()):
        word = match.group().replace("’", "'").split("'")[0]
        word = _NUMBERS.get(word, word)
        if word not in _COMMON:
            ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
            found.add(word[: len(word) - len(ending)])
    return frozenset(found)


def _share(of: frozenset[str], within: frozenset[str]) -> float:
    return len(of & within) / len(of) if of else 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim's words, read once for all passages."""

    stems: frozenset[str]
    names: frozenset[str]
    negated: bool

    @classmethod
    def of(cls, claim: str) -> Asked:
        names = stems(" ".join(_NAME.findall(claim)))
        return cls(stems(claim), names, wording(_main(claim)).negation)


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage's words, read once for all claims."""

    content: frozenset[str]
    sentence: frozenset[str]
    before: frozenset[str]
    title: frozenset[str]
    speaker: frozenset[str]
    kinds: tuple[float, ...]

    @classmethod
    def of(cls, passage: Passage) -> Seen:
        around = f"{passage.near_lead} ◦ {passage.near_tail}"
        content, length = stems(passage.content), len(passage.content.split())
        return cls(
            content,
            content | stems(around),
            stems(passage.near_before),
            stems(passage.title),
            stems(passage.speaker),
            (
                math.log1p(length),
                float(length <= SHORT),
                *map(float, astuple(wording(around))),
                *map(float, astuple(wording(passage.content))),
            ),
        )

    def shares(self, asked: Asked) -> bool:
        """Whether it has a telling word of the claim, if that has any, and so is worth a closer look."""
        return not asked.stems or not asked.stems.isdisjoint(self.sentence | self.before | self.title | self.speaker)


def words(seen: Seen, asked: Asked, near: Near) -> list[float]:
    """The numbers named in `WORDS`, for which no cross-encoder is needed."""
    claim, sentence, around = asked.stems, seen.sentence, seen.sentence | seen.before
    numbers = {stem for stem in claim if stem.isdigit()}
    missing = numbers - sentence
    return [
        _share(claim, seen.content),
        _share(claim, sentence),
        _share(claim, seen.before),
        _share(claim, seen.title),
        _share(claim, around),
        _share(seen.content, claim),
        _share(claim, seen.speaker),
        _share(asked.names, sentence | seen.speaker),
        _share(asked.names, around | seen.speaker | seen.title),
        float(len(missing)),
        float(bool(missing) and any(stem.isdigit() for stem in seen.content - claim)),
        *seen.kinds,
        float(asked.negated),
        *astuple(near),
    ]


def read(scores: Sequence[float]) -> list[float]:
    """The shares that the cross-encoder's scores stand for, in the order of `SCORES`, after their logarithms."""
    top = max(scores)
    total = top + math.log(sum(math.exp(score - top) for score in scores))
    return [*(score - total for score in scores), *(math.exp(score - total) for score in scores)]


def bearing(scores: Sequence[float]) -> float:
    """How much rather the cross-encoder takes the statement to bear on the claim than not, a logit."""
    top = max(scores[:4])
    return top + math.log(sum(math.exp(score - top) for score in scores[:4])) - scores[4]


def rivals(own: float, others: Sequence[float]) -> list[float]:
    """How a pair bears beside others of its article: of the same statement on other claims, or of other statements on the claim.

    By how much it is above the best of them and above their mean, and how many are above it.
    """
    if not others:
        return list(ALONE)
    above = (own - max(others), own - sum(others) / len(others), float(sum(other > own for other in others)))
    return [min(FAR, max(-FAR, value)) for value in above]


_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose|where)\b")


def _main(claim: str) -> str:
    """The claim up to its first relative clause: a "not" in there ("calls that nobody announced") does not turn it round."""
    return _RELATIVE.split(claim, maxsplit=1)[0]
