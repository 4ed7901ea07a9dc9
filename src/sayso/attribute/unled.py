"""Speech that no cue introduces, but whose speaker the layout of the page gives away: transcripts, and quotations that go on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from sayso.attribute.quotations import MARKS, Quotation, bare, quotations
from sayso.model import Act, Attribution, Span
from sayso.spans import content_id, cut

__all__ = ["unled"]

# "Name: what was said", the whole of a paragraph: a name of at most four capitalised words, then a sentence.
SPEAKER = re.compile(r"((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,3}) ?:\s+(?=\S)")
NAMED = re.compile(r"\b[A-Z]\w*")
SHORTEST = 4  # words of a transcript line: fewer are a label ("Photo: AP", "Read more: here")
# A quotation left open at a paragraph's end goes on in the next by the printer's rule; the speaker is as sure as before it.
GOES_ON = 0.95
TRANSCRIPT = 0.9
# A paragraph that is one quotation goes on with the speaker of the paragraph before: of 41 such in 30 annotated stories all are
# statements, and all but four are by the speaker that this rule names.
ALONE, STANDS_ALONE = 0.9, 0.85  # the least share of the paragraph; the confidence


def unled(text: str, paragraphs: Sequence[tuple[int, int]], found: Sequence[Attribution], key: str) -> Iterator[Attribution]:
    """Attributions that `found` lacks. `paragraphs` are code points `[start, end)` in order; `key` goes into the ids."""
    open_by, before = None, None
    coming = sorted(((s, a) for a in found for s in a.content), key=lambda pair: (pair[0], pair[1].id), reverse=True)
    here: list[tuple[Span, Attribution]] = []
    named: set[str] = set()  # the capitalised words of the paragraphs so far
    for start, end in paragraphs:
        while coming and coming[-1][0].start < end:
            here.append(coming.pop())
        here = [(span, a) for span, a in here if span.end > start]
        covered = [a for _, a in here]
        quoted = quotations(text, start, end)
        new: Attribution | None = None
        if not covered:
            if open_by and quoted and quoted[0].start == start:
                new = _made(text, open_by.source, (), quoted[0].start, quoted[0].end, open_by.confidence * GOES_ON, key)
            elif m := _transcript(text, start, end, named):
                name, colon = cut(text, m.start(1), m.end(1)), text.index(":", m.end(1))
                new = _made(text, (name,), (cut(text, colon, colon + 1),), m.end(), end, TRANSCRIPT, key)
            elif before and quoted and _alone(text, quoted[0], start, end):
                new = _made(text, before.source, (), start, end, min(before.confidence, STANDS_ALONE), key)
        if new:
            yield new
            covered = [new]
        named.update(m[0].casefold() for m in NAMED.finditer(text, start, end))
        before = _speaker(start, covered, quoted)
        open_by = _speaker(quoted[-1].start, covered) if quoted and not quoted[-1].closed else None


def _alone(text: str, quotation: Quotation, start: int, end: int) -> bool:
    """Whether the paragraph is one quotation, of a sentence at least."""
    return quotation.end - quotation.start >= ALONE * (end - start) and len(text[start:end].split(maxsplit=SHORTEST)) >= SHORTEST


def _made(
    text: str, source: tuple[Span, ...], cue: tuple[Span, ...], start: int, end: int, confidence: float, key: str
) -> Attribution | None:
    content = bare(text, cut(text, start, end))
    if content is None or all(c in MARKS or c.isspace() for c in content.exact):
        return None
    return Attribution(content_id("t", key, source, cue, (content,)), source, cue, (content,), None, confidence, Act.SAYS)


def _speaker(start: int, covered: Sequence[Attribution], quoted: Sequence[Quotation] = ()) -> Attribution | None:
    """The attribution whose content goes on past `start`: those in quotation marks first, and of several the innermost."""

    def worth(a: Attribution) -> tuple[bool, int, float, str]:
        inside = any(q.start < s.end and s.start < q.end for q in quoted for s in a.content)
        return inside, -sum(s.end - s.start for s in a.content), a.confidence, a.id

    return max((a for a in covered if any(s.end > start for s in a.content)), key=worth, default=None)


def _transcript(text: str, start: int, end: int, named: Set[str]) -> re.Match[str] | None:
    """A line of a transcript. The speaker's last name must have been `named` before: a label at the head of a line is none."""
    m = SPEAKER.match(text, start, end)
    if not m or len(text[m.end() : end].split(maxsplit=SHORTEST)) < SHORTEST:
        return None
    return m if NAMED.findall(m[1])[-1].casefold() in named else None
