"""Which of a statement's own words can stand alone as a claim: a clause with a verb that needs no sentence before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.judge.wording import wording
from sayso.model import Span, Statement
from sayso.resolve.sentences import sentences

__all__ = ["Label", "label"]

FEWEST, MOST = 6, 30  # words
LONGEST = 300  # code points: thirty long words
BARELY = 0.2  # what is less clear is no label
# By form alone, without a tagger: what is surely finite, and what may be a participle ("said", "linked") or a noun ("plans").
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|will|would|can|could|may|might|should|must|won't|isn't|wasn't|aren't|weren't)\b"
    r"|['’](?:s|re|ve|ll)\b(?= )|n['’]t\b"
)
_VERB = re.compile(
    r"(?<!-)\b(?:\w{2,}ed|(?:said|told|says|came|began|made|took|went|sent|got|fell|rose|won|lost|met|saw|held|left|gave|found|put"
    r"|heard|spoke|shot|struck|hit|became|bought|sold|built|knew|led|paid|ran|fought|fled|kept|wrote|stole|cut|broke|caught|chose"
    r"|drove|faces?|plans?|wants?|needs?|makes?|includes?|costs?|shows?|remains?|seems?|appears?|contains?|belongs?|exists?|means?))\b"
)
_OPENS_BARE = re.compile(
    r"(?:to|of|by|as|for|with|from|in|at|on|about|being|having|\w+ing|and|but|or|nor|so|which|who|whether|than)\b"
)
_OPENS_VERB = re.compile(  # without a subject: "appeared to make it possible", not "wounded soldiers were found"
    r"(?:is|are|was|were|has|have|had|does|did|will|would|can|could|may|might|should|must)\b"
    r"|[a-z]{3,}ed (?:to|by|that|the|an?|his|her|its|their|as|in|on|at|for|from|with)\b"
)
_DANGLING = re.compile(r"(?:he|she|it|they|this|that|these|those|him|her|them|his|their|its|such|one|both|there)\b(?!'s)", re.I)
_SPEAKER = re.compile(r"\b(?:I|me|my|mine|we|us|our|ours|you|your|yours|myself|ourselves)\b|\b(?:I|we|you)['’]", re.I)
_NAME = re.compile(r"(?:(?<=\s)|^)[\"'“‘]?[A-Z][^\W\d_]+(?=.*\s)|\b[A-Z]{2,}\b")
_MARKS = re.compile(r"[\"“”]")


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a statement that can stand alone, and how clear they are, up to 1."""

    words: str
    clarity: float


def label(statement: Statement) -> Label | None:
    """The clearest sentence of its content, the first of several; None if none can stand alone."""
    found = [each for span in statement.content for piece in _sentences(span) if (each := _judged(piece))]
    return max(found, key=lambda each: each.clarity, default=None)


def _sentences(span: Span) -> Iterator[str]:
    for start, end in sentences(span.exact):
        yield span.exact[start:end].strip('"“”,;: ')


def _judged(piece: str) -> Label | None:
    words = " ".join(piece.split())
    if (
        len(words) > LONGEST
        or not FEWEST <= len(words.split()) <= MOST
        or words.endswith("?")
        or _OPENS_BARE.match(words)
        or _OPENS_VERB.match(words)
        or not (_FINITE.search(words) or _VERB.search(words))
    ):
        return None
    kinds = wording(words)
    faults = (
        (0.4, _DANGLING.match(words)),
        (0.45, _SPEAKER.search(words)),
        (0.2, not _NAME.search(words)),
        (0.2, not _FINITE.search(words)),
        (0.2, kinds.negation or kinds.denial or kinds.false or kinds.refusal),
        (0.1, kinds.modal or kinds.hedge),
        (0.1, len(_MARKS.findall(words)) % 2),
        (0.05, len(words.split()) > MOST * 2 // 3),
    )
    clarity = round(1.0 - sum(weight for weight, fault in faults if fault), 2)
    return Label(words, clarity) if clarity >= BARELY else None
