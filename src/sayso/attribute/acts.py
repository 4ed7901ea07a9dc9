"""What kind of statement it is: what the words of the cue, and those right before it, say that the source does.

The first reporting word of the cue decides (`acts.txt`), turned round by a negation before it: who "did not say" declines, who
"did not deny" has not denied. What is wholly in quotation marks was said, even if the cue is one of the mind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import zip_longest

from sayso.attribute.quotations import MARKS
from sayso.model import Act, Span

__all__ = ["act", "lexicon"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


REACH = 60  # code points before and after a cue that are looked at: about ten words
LONGEST = 400  # code points of a cue that are looked at: all of PolNeAR's training part are shorter
GAP = 2  # words that may stand between those of a phrase: "made it clear", "shot the report down"
NEAR = 4  # words between a negation, or "ask", and what it governs: "did not immediately respond", "asked the court to"
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
CLOSED = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")
FINAL_Y = re.compile(r"[^aeiou]y$")
STOP = re.compile(r"(?<!\b[A-Z])\.|[,;:!?()\[\]\n“”\"—–]")  # ends the clause before or after a cue
TURNED = {Act.SAYS: Act.DECLINES, Act.DENIES: Act.SAYS, Act.DECLINES: Act.SAYS}  # by a negation; the others stay
NOT = _set("not never neither nor cannot without unable hardly")
AT_NO = _set("point time stage way means circumstances moment")  # "at no point did we say", "in no way confirms"
MERELY = _set("only just merely simply")  # "not only said" is said
INVERTED = re.compile(
    r"\b(?:no|not|never|nor|neither|nowhere)\b[^.,;:!?\n\"“”]{0,30}? (?:did|do|does|has|have|had|can|could|would|will) $",
    re.IGNORECASE,
)
CLAUSE = _set("and but that who which as when while because so then yet though although if")
ANSWER = _set("comment response reply answer statement word mention indication")  # "no comment"
QUESTION = _set("if whether why how what who when where which about")
REQUEST = _set("to for that")  # "asked for help" is no question


@dataclass(frozen=True, slots=True)
class Entry:
    """A reporting word, or phrase: the words after its first, and what it does. A `weak` one gives way to one of another kind."""

    rest: tuple[str, ...]
    act: Act
    weak: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    place: int
    entry: Entry


@cache
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """Every form of every first word of `acts.txt`, with its entries, phrases first."""
    made: dict[str, list[Entry]] = {}
    kind = ""
    for line in (files("sayso.attribute") / "acts.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            for phrase in line.split(" ; "):
                first, *rest = phrase.split()
                entry = Entry(tuple(rest), Act.BELIEVES if kind == "seems" else Act(kind), kind == "seems")
                for form in _forms(first):
                    made.setdefault(form, []).append(entry)
    return {form: tuple(sorted(entries, key=lambda e: -len(e.rest))) for form, entries in made.items()}


def act(text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> Act:
    """What the cue says the source does; without a cue, or with one of no known word, it says."""
    if not cue:
        return Act.SAYS
    start, end = cue[0].start, cue[-1].end
    left = max((s.end for s in (*source, *content) if s.end <= start), default=0)
    for span in source:  # "At no point did Smith say": the negation stands before who does not say it
        inverted = span.end == left and INVERTED.search(text, max(0, span.start - REACH), span.start)
        left = inverted.start() if inverted else left
    before = _words(STOP.split(text[max(left, start - REACH) : start])[-1])
    within = _words(" ".join(span.exact for span in cue)[:LONGEST])
    after = _words(STOP.split(text[end : end + REACH])[0])
    words = (*before, *within, *after)
    hits = list(_hits(words, len(before), len(before) + len(within)))
    if not hits:
        return Act.SAYS
    if all(hit.entry.weak for hit in hits):  # "tried" to convince them that
        between = _words(text[end : min((s.start for s in content if end < s.start < end + REACH), default=end)])
        hits += _hits(words, len(words) - len(after), min(len(words) - len(after) + len(between), len(words)))
    hit = next((h for h in hits if not h.entry.weak), hits[-1])
    last = hits[-1]
    if last is not hit and last.entry.act is Act.SAYS and words[last.place].endswith("ing"):
        return Act.SAYS  # "declined to comment, saying"
    found = _composed(words, hit)
    return Act.SAYS if found is Act.BELIEVES and _quoted(text, content) else found


def _composed(words: Sequence[str], hit: _Hit) -> Act:
    """The act of a hit, with what governs it: a negation, a refusal, or what "ask" is followed by."""
    found, answer = hit.entry.act, words[hit.place] in ANSWER
    governing = _clause(words[: hit.place])[0 if answer else -NEAR :]
    if found is Act.ASKS and words[hit.place].startswith("ask"):
        following = words[hit.place + 1 : hit.place + 1 + NEAR]
        if next((w for w in following if w in REQUEST or w in QUESTION), "") in REQUEST:
            found = Act.SAYS
    if found in TURNED:
        others = {h.entry.act for h in _hits(governing, 0, len(governing))}
        if found is Act.SAYS and Act.DECLINES in others:
            return Act.DECLINES
        if _negated(governing) or (answer and "no" in governing):
            return Act.DECLINES if Act.SAYS in others and found is Act.DENIES else TURNED[found]
    return found


def _hits(words: Sequence[str], start: int, end: int) -> Iterator[_Hit]:
    """The entries whose first word stands in `words[start:end]`, in order, the longest at each place."""
    known = lexicon()
    for place in range(start, end):
        for entry in known.get(words[place], ()):
            if _goes_on(entry.rest, words, place + 1):
                yield _Hit(place, entry)
                break


def _goes_on(rest: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether the words of `rest` follow in order from `at`, with at most `GAP` words before each."""
    for wanted in rest:
        near = words[at : at + 1 + GAP]
        if wanted not in near:
            return False
        at += near.index(wanted) + 1
    return True


def _negated(words: Sequence[str]) -> bool:
    pairs = list(zip_longest(words, words[1:], fillvalue=""))
    plain = any((word in NOT or word.endswith("n't")) and after not in MERELY for word, after in pairs)
    return plain or any(word == "no" and after in AT_NO for word, after in pairs)


def _clause(words: Sequence[str]) -> Sequence[str]:
    """The last words, from where their clause begins."""
    return words[max((i + 1 for i, word in enumerate(words) if word in CLAUSE), default=0) :]


def _words(text: str) -> tuple[str, ...]:
    return tuple(m[0].lower().replace("’", "'") for m in WORD.finditer(text))


def _quoted(text: str, content: Sequence[Span]) -> bool:
    """Whether all of the content stands between quotation marks, inside its spans or right around them."""
    ends = [(text[max(0, s.start - 1) : s.start + 1].strip(), text[s.end - 1 : s.end + 2].strip(".,!?;: ")) for s in content]
    return all(any(c in MARKS for c in first) and any(c in MARKS for c in last) for first, last in ends)


def _forms(word: str) -> set[str]:
    """A word, the irregular forms given after "|", and its regular inflections, more than there are: nobody writes the others."""
    base, *irregular = word.split("|")
    stems = {base.removesuffix("e")}
    plural = base + ("es" if base[-1] in "sxzho" else "s")
    if CLOSED.search(base):
        stems.add(base + base[-1])  # plan, planned
    if FINAL_Y.search(base):
        stems.add(base[:-1] + "i")  # deny, denied
        plural = base[:-1] + "ies"
    return {base, plural, *irregular, *(stem + ending for stem in stems for ending in ("ed", "ing"))}
