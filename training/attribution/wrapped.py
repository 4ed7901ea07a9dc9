"""Nested attributions, made: what somebody is reported to have said gives way to a sentence that reports what another said.

PolNeAR marks no attribution inside another. "Smith said that [the plan had failed]" and, elsewhere, "Jones told the board that
the vote was off." make "Smith said that Jones told the board that the vote was off": both are known, for both were annotated.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from tokenizers import Tokenizer

from training.attribution.corpus import Labelled, Spans, Text, paragraphs

SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\w)[^.!?\n]*)*[.!?]?[\"”]?")
LONGEST = 260  # characters of a sentence put in
# Words that begin a sentence with a capital only because it begins there.
PLAIN = (
    "a an the this that these those he she it they we his her its their our some many several most few other others all both one "
    "two three in on at after before when while as critics supporters officials voters people analysts experts reporters"
)
MARKS = '"“”'


@dataclass(frozen=True, slots=True)
class Reported:
    """A sentence that is one attribution from end to end, with offsets into itself."""

    text: str
    attribution: Labelled


def clausal(texts: Sequence[Text]) -> set[str]:
    """The last words of cues that a clause may follow: those often followed by "that"."""
    seen, that = Counter[str](), Counter[str]()
    for item in texts:
        for a in item.attributions:
            if a.cue and a.content:
                word = _last(item.text, a)
                seen[word] += 1
                that[word] += item.text.startswith("that ", a.content[0][0])
    return {word for word, n in that.items() if n >= 3 and n >= seen[word] / 10}


def reported(texts: Sequence[Text], cues: Set[str]) -> list[Reported]:
    """The sentences of `texts` that hold the whole of exactly one attribution, with a source and one of the `cues`."""
    found = []
    for item in texts:
        for m in SENTENCE.finditer(item.text):
            opening = re.match(r"\s*(?:(?:And|But|So|Yet),?\s+)?", m[0])
            start, end = m.start() + (opening.end() if opening else 0), m.end()
            if not 20 <= end - start <= LONGEST:
                continue
            touching = [a for a in item.attributions if any(s < end and start < e for s, e in _all(a))]
            if len(touching) != 1 or not touching[0].source or not touching[0].cue:
                continue
            if _last(item.text, touching[0]) in cues and all(start <= s and e <= end for s, e in _all(touching[0])):
                found.append(Reported(item.text[start:end], _moved(touching[0], -start)))
    return found


def wrapped(item: Text, pool: Sequence[Reported], cues: Set[str], share: float, rng: random.Random, tokenizer: Tokenizer) -> Text:
    """The article with `share` of its indirect contents, those of one clause after `cues`, replaced from the `pool`."""
    text, attributions, unknown = item.text, list(item.attributions), list(item.unknown)
    for a in sorted(item.attributions, key=lambda a: a.content[:1], reverse=True):
        if rng.random() >= share or not _replaceable(text, a, cues, attributions):
            continue
        (start, end), new = a.content[0], rng.choice(pool)
        lead = re.match(r"that\s+", text[start:end])
        at = start + (lead.end() if lead else 0)
        words, shift = _as_clause(new.text, opens=_opens(text, at)), 0
        text = text[:at] + words + text[end:]
        shift = at + len(words) - end
        inner = _clipped(_moved(new.attribution, at), at + len(words))
        attributions = [
            replace(_after(b, end, shift), content=[(start, at + len(words))]) if b is a else _after(b, end, shift)
            for b in attributions
        ] + [inner]
        unknown = [(s + shift, e + shift) if s >= end else (s, e) for s, e in unknown if not (s < end and at < e)]
    if text == item.text:
        return item
    return Text(item.name, text, item.style, paragraphs(tokenizer, text), attributions, unknown)


def _replaceable(text: str, a: Labelled, cues: Set[str], others: Sequence[Labelled]) -> bool:
    if len(a.content) != 1 or not a.cue or not a.source or _last(text, a) not in cues:
        return False
    start, end = a.content[0]
    words = text[start:end]
    if len(words.split()) < 6 or "\n" in words or any(mark in words for mark in MARKS):
        return False
    near = 0 <= start - a.cue[-1][1] <= 2 or 0 <= a.source[0][0] - end <= 3 or 0 <= a.cue[0][0] - end <= 3
    return near and not any(b is not a and s < end and start < e for b in others for s, e in _all(b))


def _last(text: str, a: Labelled) -> str:
    """The last word of the cue, "that" aside."""
    words = [m[0].lower() for m in re.finditer(r"\w+", text[a.cue[0][0] : a.cue[-1][1]])]
    return next((word for word in reversed(words) if word != "that"), "")


def _opens(text: str, at: int) -> bool:
    """Whether what stands at `at` begins a sentence."""
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?:\n" or "\n" in text[len(before) : at]


def _as_clause(sentence: str, opens: bool) -> str:
    first, _, rest = sentence.partition(" ")
    head = first if opens or first.lower() not in PLAIN.split() else first.lower()
    return f"{head} {rest}".rstrip(".")


def _all(a: Labelled) -> Spans:
    return [*a.source, *a.cue, *a.content]


def _moved(a: Labelled, by: int) -> Labelled:
    return Labelled(*([(s + by, e + by) for s, e in spans] for spans in (a.source, a.cue, a.content)))


def _after(a: Labelled, place: int, by: int) -> Labelled:
    """The attribution with every span that begins at or past `place` moved."""
    return Labelled(*([(s + by, e + by) if s >= place else (s, e) for s, e in spans] for spans in (a.source, a.cue, a.content)))


def _clipped(a: Labelled, end: int) -> Labelled:
    return Labelled(*([(s, min(e, end)) for s, e in spans if s < end] for spans in (a.source, a.cue, a.content)))
