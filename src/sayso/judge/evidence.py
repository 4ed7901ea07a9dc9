"""What speaks for each stance, as numbers: the model's scores, shared words, and the kinds of words in and around a statement."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import astuple, fields

from sayso.judge.nearness import Near
from sayso.judge.passage import Passage
from sayso.judge.wording import Wording, wording

__all__ = ["SCORES", "WORDS", "read", "stems", "words"]

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
    *("claim in content", "claim in sentence", "claim before", "claim around", "content in claim", "claim in speaker"),
    *("numbers missing", "length", "short"),
    *(f"around: {kind}" for kind in _KINDS),
    *(f"content: {kind}" for kind in _KINDS),
    *("claim negated", "content near", "sentence near", "content above", "sentence above"),
)
SCORES = ("affirms", "denies", "hedges", "declines", "none")


def stems(text: str) -> frozenset[str]:
    """The telling words of a text, roughly without their endings."""
    found = set()
    for match in _WORD.finditer(text.casefold()):
        word = match.group().replace("’", "'").split("'")[0]
        if word not in _COMMON:
            ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
            found.add(word[: len(word) - len(ending)])
    return frozenset(found)


def _share(of: frozenset[str], within: frozenset[str]) -> float:
    return len(of & within) / len(of) if of else 0.0


def words(passage: Passage, claim: str, near: Near) -> list[float]:
    """The numbers named in `WORDS`, for which no cross-encoder is needed."""
    around = f"{passage.near_lead} ◦ {passage.near_tail}"
    content, asked = stems(passage.content), stems(claim)
    sentence = content | stems(around)
    before = stems(passage.near_before)
    length = len(passage.content.split())
    numbers = {stem for stem in asked if stem.isdigit()}
    return [
        _share(asked, content),
        _share(asked, sentence),
        _share(asked, before),
        _share(asked, sentence | before),
        _share(content, asked),
        _share(asked, stems(passage.speaker)),
        float(len(numbers - sentence)),
        math.log1p(length),
        float(length <= SHORT),
        *map(float, astuple(wording(around))),
        *map(float, astuple(wording(passage.content))),
        float(wording(_main(claim)).negation),
        *astuple(near),
    ]


def read(scores: Sequence[float]) -> list[float]:
    """The shares that the cross-encoder's scores stand for, in the order of `SCORES`, after their logarithms."""
    top = max(scores)
    total = top + math.log(sum(math.exp(score - top) for score in scores))
    return [*(score - total for score in scores), *(math.exp(score - total) for score in scores)]


_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose|where)\b")


def _main(claim: str) -> str:
    """The claim up to its first relative clause: a "not" in there ("calls that nobody announced") does not turn it round."""
    return _RELATIVE.split(claim, maxsplit=1)[0]
