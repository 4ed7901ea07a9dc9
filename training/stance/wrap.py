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

from sayso.judge.passage import Passage

__all__ = ["Example", "Pair", "wrapped"]

AFFIRMS, DENIES, HEDGES, DECLINES, NONE = range(5)


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


FIRST = "Anna Bernard Clara David Elena Farid Grace Hassan Irene Jonas Kate Liam Maria Nadia Oscar Petra Quentin Rosa Samuel Tara".split()
LAST = "Abbott Brandt Castillo Dufour Eriksen Fischer Grant Haddad Ivanov Jensen Keller Lopez Moreau Novak Okafor Petrov Quinn".split()
BODIES = (
    "the ministry|the company|the government|police|the army|the university|the club|the embassy|the hospital|the airline|the agency|"
    "the White House|the Pentagon|the foreign ministry|the bank|the party|the campaign|the studio|the league|the network|the union"
).split("|")
ROLES = "a spokesman|a spokeswoman|an official|a lawyer|a source|a witness|a neighbour|a former aide|the president|the minister|a representative".split(
    "|"
)
OUTLETS = (
    "a newspaper|the Daily Courier|state television|a website|the Morning Post|local media|several reports|the Evening Herald|a magazine|"
    "a former employee|an anonymous source|social media users|the Tribune|a book"
).split("|")

# The sentence around the content; {c} is where the content stands, {s} the source as mentioned.
SAYS = (
    "{s} said {c}.|{s} said that {c}.|{c}, {s} said.|“{c},” {s} said.|“{c}” {s} told reporters.|according to {s}, {c}.|{s} confirmed that {c}.|"
    "{s} told the newspaper that {c}.|{s} reported that {c}.|{s} claimed {c}.|{s} insisted {c}.|{s}: “{c}”|{s} acknowledged that {c}.|{s} announced {c}.|"
    "{s} reports that {c}.|{s} wrote that {c}.|{s} admitted {c}.|{s} maintained that {c}.|{s} added: “{c}”|{s} alleged that {c}.|{c}, according to {s}."
).split("|")
DENIES_THAT = (
    "{s} denied that {c}.|{s} denied {c}.|{s} rejected claims that {c}.|{s} dismissed reports that {c}.|{s} dismissed as false the claim that {c}.|"
    "{s} said it was not true that {c}.|{s} called untrue the report that {c}.|{s} refuted {c}.|{s} disputed that {c}.|{s} has repeatedly denied that {c}.|"
    "{s} flatly denied {c}.|{s} rubbished the rumour that {c}.|{s} debunked the story that {c}.|{s} retracted the report that {c}.|{s} denies {c}."
).split("|")
HEDGES_THAT = (
    "{s} could not rule out that {c}.|{s} said it was possible that {c}.|{s} said there was a chance that {c}.|{s} did not rule out that {c}.|"
    "{s} said it was unclear whether {c}.|{s} said it was too early to say whether {c}.|{s} suggested that perhaps {c}.|{s} was not sure whether {c}.|"
    "{s} said they were investigating whether {c}.|{s} speculated that {c}.|{s} questioned whether {c}.|{s} said it might be that {c}.|"
    "{s} said rumours that {c} could not be verified.|{s} believes it is likely that {c}.|{s} said it may be true that {c}."
).split("|")
DECLINES_THAT = (
    "{s} declined to say whether {c}.|{s} would neither confirm nor deny that {c}.|{s} refused to comment on reports that {c}.|"
    "{s} would not comment on whether {c}.|{s} would not say whether {c}.|{s} could not confirm that {c}.|{s} declined to confirm that {c}.|"
    "{s} declined to discuss {c}.|{s} said he would not comment on {c}.|{s} refused to be drawn on whether {c}.|{s} said they could not confirm {c}."
).split("|")
# Contents that only point at what they answer, and the sentences around them.
POINTS: dict[int, tuple[str, str]] = {
    AFFIRMS: (
        "{s} confirmed «the report».|“«That’s right»,” {s} said.|“«Yes, it’s true»,” {s} said.|{s} acknowledged «the reports».|{s} said «the story was true».|"
        "“«Absolutely»,” {s} said.|{s} admitted «it».|{s} said «that was the case».|“«It happened»,” {s} confirmed.|{s} confirmed «the news».|{s}: “«Exactly.»”",
        "",
    ),
    DENIES: (
        "{s} denied «the report».|“«It’s nonsense»,” {s} said.|“«That is not true»,” said {s}.|{s} said «the claims were fabricated».|{s} dismissed «the accusations».|"
        "{s} rejected «the allegations».|“«This is completely false»,” {s} told reporters.|{s} called the story “«ridiculous»”.|“«No»,” {s} said.|{s}: “«Rubbish.»”|"
        "“«None of these stories are true»,” {s} said.|{s} said «the reports were “baseless”».|{s} denied «it».|{s} insisted «this was not the case».|"
        "“«There was nothing of the kind»,” {s} said.|{s} described the report as “«a lie»”.|{s} refuted «the rumours».|{s} called it “«a hoax»”.|“«It didn’t happen»,” {s} said.|"
        "{s} said «it was a misunderstanding and the account was wrong».|{s} denied «any such thing».|“«No, that’s incorrect»,” {s} said.|{s} denied «the rumour».|"
        "“«I never said that»,” {s} said.|{s} said «there was no truth to it».|{s} dismissed «the story» as invented.|{s} ridiculed «the account».",
        "",
    ),
    HEDGES: (
        "“«We can’t rule it out»,” {s} said.|{s} said «it was possible».|“«It may be»,” {s} said.|{s} said «the reports could not be verified».|“«Maybe»,” {s} said.|"
        "{s} said «they were looking into the claims».|“«Anything is possible»,” {s} said.|{s} said «it was too early to tell».|{s} expressed doubts about «the report».|"
        "“«If so, it would be a good thing»,” {s} said.|{s} said «he was not aware of it».|“«I don’t know»,” {s} said.|{s} urged caution about «the claims».|"
        "{s} said «there were only rumours so far».|{s} said «investigators were checking the account».",
        "",
    ),
    DECLINES: (
        "{s} declined to comment on «the report».|{s} would not discuss «the matter».|“«No comment»,” {s} said.|{s} refused to comment on «the claims».|"
        "{s} would neither confirm nor deny «the report».|“«I’m not going to talk about that»,” {s} said.|{s} could not confirm «the reports».|"
        "{s} said «he would not comment on the allegations».|{s} declined to answer «questions about it».|“«We do not comment on rumours»,” {s} said.|"
        "{s} could not immediately verify «the report».|{s} declined to confirm «it».",
        "",
    ),
}
TELLS = "{t} reported that {p}.|{t} said {p}.|{t} has claimed that {p}.|According to {t}, {p}.|There are rumours that {p}.|Asked whether {p}.|{t} wrote that {p}.".split(
    "|"
)


def _clause(sentence: str) -> str:
    """A sentence as a clause: no full stop, and no capital unless its first word looks like a name."""
    clause = sentence.strip().rstrip(".!?").strip()
    first, _, rest = clause.partition(" ")
    plain = first.lower() in {
        "the",
        "a",
        "an",
        "it",
        "he",
        "she",
        "they",
        "there",
        "this",
        "that",
        "in",
        "on",
        "at",
        "we",
        "you",
        "some",
        "no",
        "his",
        "her",
    }
    return f"{first.lower()} {rest}".strip() if plain else clause


def _speaker(rng: random.Random) -> tuple[str, str]:
    """A source's name, and how the sentence mentions it."""
    kind = rng.random()
    if kind < 0.45:
        name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
        return name, rng.choice((name, name.split()[1], "he", "she", f"{rng.choice(ROLES)}, {name},"))
    if kind < 0.8:
        body = rng.choice(BODIES)
        return body, rng.choice((body, body, "it", f"a statement from {body}"))
    role = f"{rng.choice(ROLES)} for {rng.choice(BODIES)}"
    return role, rng.choice((role, role, "he", "they"))


def _split(sentence: str) -> tuple[str, str, str]:
    lead, _, rest = sentence.partition("«")
    content, _, tail = rest.partition("»")
    return lead, content, tail


def _background(premise: str, others: Sequence[Pair], rng: random.Random) -> str:
    """The premise as reported before, among other sentences at times."""
    told = rng.choice(TELLS).format(t=rng.choice(OUTLETS), p=_clause(premise))
    if rng.random() < 0.35:
        told = f"{rng.choice(others).premise} {told}"
    if rng.random() < 0.2:
        told = f"{told} {rng.choice(others).premise}"
    return told[0].upper() + told[1:]


def wrapped(pair: Pair, others: Sequence[Pair], rng: random.Random) -> Example:
    """One passage and claim made from the pair; `others` lend unrelated sentences."""
    name, mention = _speaker(rng)
    before = rng.choice(others).premise if rng.random() < 0.5 else ""
    title = rng.choice(others).hypothesis if rng.random() < 0.2 else ""
    kind = rng.random()
    hit = {"entails": True, "contradicts": False, "neutral": False}[pair.label]
    if kind < 0.58:  # the content is the premise
        draw = rng.random()
        if pair.label == "contradicts" or draw < 0.4:
            templates, stance = SAYS, {"entails": AFFIRMS, "contradicts": DENIES, "neutral": NONE}[pair.label]
        else:
            templates, stance = ((DENIES_THAT, DENIES), (HEDGES_THAT, HEDGES), (DECLINES_THAT, DECLINES))[rng.randrange(3)]
            stance = stance if hit else NONE
        lead, content, tail = _split(rng.choice(templates).format(s=mention, c=f"«{_clause(pair.premise)}»"))
        if rng.random() < 0.15:
            before = _background(rng.choice(others).premise, others, rng)
    elif kind < 0.86:  # the content points at the premise
        stance = rng.choices((AFFIRMS, DENIES, HEDGES, DECLINES), (2, 4, 2, 2))[0]
        lead, content, tail = _split(rng.choice(POINTS[stance][0].split("|")).format(s=mention))
        if rng.random() < 0.15:
            title, before = pair.premise, before
        else:
            before = _background(pair.premise, others, rng)
        if pair.label == "contradicts":
            stance = {DENIES: NONE, AFFIRMS: DENIES}.get(stance, NONE)
        elif not hit:
            stance = NONE
    else:  # the content is about something else, the premise stands near
        stance = NONE
        other = rng.choice(others).premise
        lead, content, tail = _split(rng.choice(SAYS).format(s=mention, c=f"«{_clause(other)}»"))
        before = _background(pair.premise, others, rng)
    lead, tail = lead[:1].upper() + lead[1:], tail
    return Example(Passage(name, lead, content, tail, before, title).text(), pair.hypothesis, stance)
