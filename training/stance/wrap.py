"""Entailment pairs wrapped in attribution: what a source says, denies, hedges or declines, and how that bears on a claim.

A pair (premise, hypothesis, label) becomes a passage in which somebody reports the premise, and the hypothesis is the claim.
Three kinds: the content is the premise itself; the content only points at it ("It's nonsense", "the report") and the premise
stands before it or in the headline; and the content is about something else while the premise stands before it, so that
nearness alone is learnt to mean nothing.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.judge.passage import Passage

__all__ = ["NONE", "Example", "Pair", "templates", "wrapped"]

AFFIRMS, DENIES, HEDGES, DECLINES, NONE = range(5)
SMALL = frozenset("the a an it he she they there this that in on at we you some no his her".split())  # noqa: SIM905 - a line reads better than a column


@dataclass(frozen=True, slots=True)
class Pair:
    """An entailment pair: `label` is "entails", "contradicts" or "neutral"."""

    premise: str
    hypothesis: str
    label: str


@dataclass(frozen=True, slots=True)
class Example:
    """A passage as the model reads it, a claim, and the stance by number (4 is no position)."""

    passage: str
    claim: str
    stance: int


@cache
def templates() -> dict[str, list[str]]:
    """The lines of templates.txt by section."""
    listed: dict[str, list[str]] = {}
    section: list[str] = []
    for line in Path(__file__).with_name("templates.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            section = listed.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            section.append(line)
    return listed


def _clause(sentence: str) -> str:
    """A sentence as a clause: no full stop, and no capital unless its first word looks like a name."""
    clause = sentence.strip().rstrip(".!?").strip()
    first, _, rest = clause.partition(" ")
    return f"{first.lower()} {rest}".strip() if first.lower() in SMALL else clause


def _speaker(rng: random.Random) -> tuple[str, str]:
    """A source's name, and how the sentence mentions it."""
    lists = templates()
    kind = rng.random()
    if kind < 0.45:
        name = f"{rng.choice(lists['given names'])} {rng.choice(lists['family names'])}"
        return name, rng.choice((name, name.split()[1], "he", "she", f"{rng.choice(lists['roles'])}, {name},"))
    if kind < 0.8:
        body = rng.choice(lists["bodies"])
        return body, rng.choice((body, body, "it", f"a statement from {body}"))
    role = f"{rng.choice(lists['roles'])} for {rng.choice(lists['bodies'])}"
    return role, rng.choice((role, role, "he", "they"))


def _background(premise: str, others: Sequence[Pair], rng: random.Random) -> str:
    """The premise as reported before, among other sentences at times."""
    told = rng.choice(templates()["tells"]).format(t=rng.choice(templates()["outlets"]), p=_clause(premise))
    if rng.random() < 0.35:
        told = f"{rng.choice(others).premise} {told}"
    if rng.random() < 0.2:
        told = f"{told} {rng.choice(others).premise}"
    return told[0].upper() + told[1:]


def _outright(pair: Pair, rng: random.Random) -> tuple[str, int]:
    """A section of templates whose content is the premise, and the stance that follows."""
    if pair.label == "contradicts" or rng.random() < 0.4:
        return "says", {"entails": AFFIRMS, "contradicts": DENIES, "neutral": NONE}[pair.label]
    section, stance = (("denies", DENIES), ("hedges", HEDGES), ("declines", DECLINES))[rng.randrange(3)]
    return section, stance if pair.label == "entails" else NONE


def _pointing(pair: Pair, rng: random.Random) -> tuple[str, int]:
    """A section of templates whose content points at the premise, and the stance that follows."""
    stance = rng.choices((AFFIRMS, DENIES, HEDGES, DECLINES), (2, 4, 2, 2))[0]
    section = f"{('affirms', 'denies', 'hedges', 'declines')[stance]}, points at it"
    if pair.label == "contradicts":
        return section, DENIES if stance == AFFIRMS else NONE
    return section, stance if pair.label == "entails" else NONE


def wrapped(pair: Pair, others: Sequence[Pair], rng: random.Random) -> Example:
    """One passage and claim made from the pair; `others` lend unrelated sentences."""
    name, mention = _speaker(rng)
    before = rng.choice(others).premise if rng.random() < 0.5 else ""
    title = rng.choice(others).hypothesis if rng.random() < 0.2 else ""
    kind, content = rng.random(), pair.premise
    if kind < 0.58:
        section, stance = _outright(pair, rng)
        if rng.random() < 0.15:
            before = _background(rng.choice(others).premise, others, rng)
    elif kind < 0.86:
        section, stance = _pointing(pair, rng)
        if rng.random() < 0.15:
            title = pair.premise
        else:
            before = _background(pair.premise, others, rng)
    else:
        section, stance, content = "says", NONE, rng.choice(others).premise
        before = _background(pair.premise, others, rng)
    sentence = rng.choice(templates()[section]).format(s=mention, c=f"«{_clause(content)}»")
    lead, _, rest = sentence.partition("«")
    content, _, tail = rest.partition("»")
    return Example(Passage(name, lead[:1].upper() + lead[1:], content, tail, before, title).text(), pair.hypothesis, stance)
