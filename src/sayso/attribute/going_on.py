"""Quotations that go on after the words that say whose they are: '"No," she said. "We never met."'"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.attribute.covered import Covered
from sayso.attribute.quotations import Quotation, bare, quotations
from sayso.model import Attribution
from sayso.spans import content_id, cut

__all__ = ["going_on"]

SHORTEST = 4  # words of what is quoted further: fewer are a name or a phrase
NEAR = 8  # contents looked at for the one that a quotation goes on from
ENDS = (".", "!", "?")
# Of the 17 such quotations in 74 annotated stories that the tagger leaves out, 15 are statements, as sure as what they follow.
GOES_ON = 0.95


def going_on(text: str, paragraphs: Sequence[tuple[int, int]], found: Sequence[Attribution], key: str) -> Iterator[Attribution]:
    """Whole sentences, quoted right after a quotation and its speaker, that `found` lacks.

    `paragraphs` are code points `[start, end)` in order; `key` goes into the ids. They are attributions of their own: to make
    the one before longer instead loses 10 core statements of the 74 stories.
    """
    covered = Covered(found)
    contents = sorted(((s.start, s.end, a) for a in found for s in a.content), key=lambda one: (*one[:2], one[2].id))
    starts = [start for start, _, _ in contents]
    for start, end in paragraphs:
        for last, one in pairwise(quotations(text, start, end) if covered.touches(start, end) else ()):
            if not _whole(text, last, one) or covered.touches(one.start, one.end):
                continue
            at = bisect_left(starts, last.end)
            before = [a for _, stop, a in contents[max(0, at - NEAR) : at] if last.start < stop and _between(a, last, one)]
            speaker = max(before, key=lambda a: (a.confidence, a.id), default=None)
            content = bare(text, cut(text, one.start, one.end))
            if speaker and content:
                parts = speaker.source, speaker.cue, (content,)
                yield Attribution(content_id("t", key, *parts), *parts, None, speaker.confidence * GOES_ON, speaker.act)


def _whole(text: str, last: Quotation, one: Quotation) -> bool:
    """Whether a quotation is a sentence at least, and begins after the end of one."""
    words = text[one.start + 1 : one.end - 1]
    sentence = words.endswith((*ENDS, "…")) and len(words.split(maxsplit=SHORTEST)) >= SHORTEST
    return one.closed and sentence and text[last.end : one.start].rstrip().endswith(ENDS)


def _between(speaker: Attribution, last: Quotation, one: Quotation) -> bool:
    """Whether an attribution's source or cue stands between the two quotations."""
    return any(last.end <= s.start < one.start for s in (*speaker.source, *speaker.cue))
