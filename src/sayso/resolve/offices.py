"""Offices as a ledger shows them: titles and callings, without the words that only stand beside them in a sentence."""

from __future__ import annotations

import re
import textwrap
from itertools import takewhile

from sayso.resolve.lexicon import ARTICLES, CONJUNCTIONS, COURTESY, GENERIC, POSSESSIVES, PREPOSITIONS, ROLES
from sayso.resolve.names import key, stem

__all__ = ["BESIDE", "held_before", "noun_of", "office", "to_verb"]

LONGEST = 100  # characters of an office
BESIDE = ARTICLES | CONJUNCTIONS | PREPOSITIONS | COURTESY | frozenset(["like"])  # no office ends with one of these
OPENING = ARTICLES | POSSESSIVES | frozenset(["another", "one", "this", "that", "such"])
OBJECT = ARTICLES | frozenset(["that", "it"])  # what a verb takes after it
PAST = frozenset(["former", "ex", "late", "onetime", "one-time", "retired", "previous"])
_SAYS = re.compile(r"said|says|told|tells|was|is|has|had|were|are|who|which|whose|added|wrote|writes")
_DOES = re.compile(r"[a-z]+ed")
_KEPT = re.compile(  # "convicted murderer", "re-elected mayor"
    r"(?:retir|disgrac|convict|appoint|elect|re-elect|embattl|accus|alleg|suspect|oust|renown|respect|celebrat|not)ed"
)


def office(text: str) -> str:
    """The office in the words beside a name; "" where they hold none.

    "castigated Republican candidate" gives "Republican candidate", "spokesman dismissed the report" "spokesman"; "tales of",
    "man" and "experts" give nothing.
    """
    if key(text) == "dr":
        return text.strip()
    words = to_verb(text.split())
    words = words[max((i for i in range(len(words)) if _opens(words, i)), default=0) :]
    while words and (words[0].lower() in OPENING or len(words[0]) == 1):
        words = words[1:]
    while words and words[-1].strip(".,").lower() in BESIDE:
        words = words[:-1]
    noun = noun_of(" ".join(words))
    plural = stem(noun) != noun and stem(noun) in ROLES
    if not words or plural or noun not in ROLES or noun in GENERIC:
        return ""
    words = textwrap.shorten(" ".join(words), LONGEST, placeholder="").split()
    while words[-1].lower() in BESIDE:
        words = words[:-1]
    return " ".join(words)


def noun_of(role: str) -> str:
    """The noun that an office turns on, lower case: "spokesman" of "city spokesman for health"; "" of no words."""
    words = role.split()
    if len(words) > 1 and words[-1] in ROLES and words[-2][0].isupper():
        return words[-1]  # "Department of Bridges spokeswoman"
    phrase = [*takewhile(lambda word: word not in PREPOSITIONS, (word.strip(".,").lower() for word in words))]
    while len(phrase) > 1 and phrase[-1].endswith("ing"):
        phrase.pop()  # "volunteer fighting with"
    return phrase[-1] if phrase else ""


def held_before(role: str) -> bool:
    """Whether an office is one that somebody no longer holds."""
    return any(word in PAST for word in role.lower().replace("-", " ").split()[:2])


def to_verb(words: list[str]) -> list[str]:
    """The words up to a verb that goes on with the sentence: "director |told Acme", "spokesman |dismissed the report".

    Without a leading "is": "is chief prosecutor".
    """
    words = words[1:] if len(words) > 1 and words[0] in ("is", "was") else words
    for i, word in enumerate(words):
        goes_on = _DOES.fullmatch(word) and i + 1 < len(words) and words[i + 1].lower() in OBJECT
        if i and (_SAYS.fullmatch(word) or goes_on):
            return words[:i]
    return words


def _opens(words: list[str], at: int) -> bool:
    """Whether an office begins here, after a verb that was cut along: "castigated |Republican candidate", "ask |former star"."""
    before, word = words[at - 1] if at else "", words[at]
    verb = _DOES.fullmatch(before) and not _KEPT.fullmatch(before) and word[0].isupper()
    return bool(verb) or (word.lower() in PAST and before.islower() and before not in PREPOSITIONS)
