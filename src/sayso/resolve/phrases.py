"""How a noun phrase for a source is put together: the name that ends it, the office, the possessor, the noun."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from sayso.model import SourceKind
from sayso.resolve.given import GIVEN, SEXED
from sayso.resolve.lexicon import (
    ARTICLES,
    CALENDAR,
    CONNECTORS,
    CORPORATE,
    COURTESY,
    DOCUMENTS,
    INSTITUTIONS,
    MEDIA_MARKS,
    MODIFIERS,
    NO_PRONOUNS,
    NOT_NAMES,
    ORGANISATIONS,
    PARTICLES,
    PEOPLE,
    PLACE_PREFIXES,
    PLURALS,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTIFIERS,
    ROLES,
    SEATS,
    SPEAKERS,
    SURNAMES,
    TITLES,
    WIRES,
)
from sayso.resolve.names import is_acronym, key, stem

__all__ = [
    "DOMAIN",
    "OFFICES",
    "capitalised",
    "common",
    "demonym",
    "head_of",
    "may_speak",
    "named_kind",
    "one_institution",
    "organised",
    "possessor",
    "split_name",
    "uncapitalised",
    "whose",
]

OFFICES = ROLES - SURNAMES  # what ends an office in a run of capitals
DOMAIN = re.compile(r"@?\w[\w-]*\.(?:com|org|net|fr|uk|de|ru|info|co|tv|gov|edu|io|ca|au|eu)(?:\.\w+)?", re.IGNORECASE)
BEYOND = frozenset(["who", "in", "at", "and", "from", "with", "on"])  # where the name of a body that an office is of ends
MONTHS_AND_NAMES = frozenset(["jan", "april", "june", "august"])
_DEMONYM = re.compile(
    r"(?:\w+(?:ian|ean|ish|ese|ican|qi|eli|rdish|eni|ani|nch|utch)|Greek|German|Swiss|Thai|Afghan|Czech|"
    r"Republican|Democratic|Democrat|Conservative|Labour|U\.?S\.?|U\.?K\.?|UK|Arab|Muslim|Islamist|European)$"
)


@lru_cache(maxsize=65536)
def capitalised(word: str) -> bool:
    """Whether the word is written as names are: a capital in it or none in its script, a domain, a handle ("@who")."""
    return (
        any(char.isupper() or unicodedata.category(char) == "Lo" for char in word)
        or word.startswith("@")
        or bool(DOMAIN.fullmatch(word))
    )


def demonym(word: str) -> bool:
    """Whether the word is an adjective of country or party, as far as its ending tells."""
    return bool(_DEMONYM.match(word))


def named_kind(name: str, *, the: bool = False) -> SourceKind:
    """The kind a bare name suggests: an organisation by its words, its acronym or its article; else a person."""
    words = [w.strip(".'").lower() for w in name.split()]
    known = re.search(r"\d", name) or key(name) in SEATS or key(name) in WIRES or is_acronym(name) or bool(DOMAIN.fullmatch(name))
    marked = len(words) > 1 and (
        any(w in ORGANISATIONS for w in words)
        or words[-1] in MEDIA_MARKS
        or words[-1] in CORPORATE
        or words[0] in MEDIA_MARKS
        or words[0] in PLACE_PREFIXES
    )
    spelled = len(words) > 1 and words[0] in GIVEN
    seated = len(words) > 1 and not spelled and words[-1] in SEATS  # "Air France"
    article = the and not spelled and not any(w in TITLES for w in words)
    if known or marked or seated or article or any(w in ("of", "for") for w in words):
        return SourceKind.ORGANISATION
    return SourceKind.PERSON


def split_name(words: list[str]) -> tuple[list[str], str]:
    """The words before a name that ends the phrase, and the name ("" if none): titles and offices go before, particles with it.

    "Pentagon Press Secretary Rear Adm. John Kirby" -> offices up to "Adm.", "John Kirby".
    """
    start = len(words)
    while start and _joins(words, start):
        start -= 1
    while start < len(words) and words[start].lower() in CONNECTORS:
        start += 1
    while start < len(words) - 1 and _no_part(words[start]):
        start += 1
    run = words[start:]
    while len(run) > 1 and run[-1].strip(".").lower() in CALENDAR:
        run, words = run[:-1], words[:-1]
    bare = len(run) == 1 and run[0] not in NO_PRONOUNS
    if not run or (bare and (key(run[0]) in NOT_NAMES or (start == 0 and common(run[0].lower())))):
        return words, ""
    cut = _after_owner(run) or _after_office(run)
    if cut == len(run):
        return words, ""
    while start and cut == 0 and words[start - 1].lower() in PARTICLES:
        start -= 1
        run = words[start:]
    return words[:start] + run[:cut], " ".join(run[cut:])


def _no_part(word: str) -> bool:
    """Whether a word that begins a run of capitals is no part of a name; a month may be a given name ("Jan", "April")."""
    names = PARTICLES | MONTHS_AND_NAMES
    return word not in NO_PRONOUNS and word.lower() in NOT_NAMES and word.lower() not in names


def may_speak(noun: str) -> bool:
    """Whether a noun, singular or plural, is one for those who may say or write something ("spokesman", "officials")."""
    return noun in SPEAKERS or stem(noun) in SPEAKERS


def common(word: str) -> bool:
    """Whether a word alone, capitalised as a sentence opens, is a plural noun and no name ("Sources", "Police")."""
    one = stem(word)
    return word in PLURALS or (one != word and any(one in nouns for nouns in (SPEAKERS, PEOPLE, DOCUMENTS)))


def _joins(words: list[str], end: int) -> bool:
    """Whether the word before `end` belongs to a run of capitalised words that reaches the end of the phrase."""
    word = words[end - 1]
    if capitalised(word) or (word.isdigit() and end < len(words)):
        return True
    if end == len(words) or end < 2:
        return False
    before = next((w for w in reversed(words[: end - 1]) if w.lower() not in PARTICLES), words[end - 2])
    linking = word.lower() in CONNECTORS or word.lower() in PARTICLES
    if word.lower() == "and":
        institution = any(w.lower() in ORGANISATIONS for w in words[: end - 1] if capitalised(w))
        linking = institution or any(w.strip(".").lower() in OFFICES and of == "of" for w, of in pairwise(words[:end]))
        linking = linking or one_institution(words[: end - 1], words[end:])
    return linking and (capitalised(before) or (word == "the" and before in ("of", "for")))


def one_institution(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the capitals that end `before` and those that begin `after` are the two halves of one institution's name.

    "Food and Drug Administration": the second half ends in an institution, and the first names no body of its own.
    "Department of Health and Human Services": the first half begins with one, and the second is neither body nor person.
    """
    first = [*takewhile(lambda w: capitalised(w) or w in CONNECTORS, reversed(before))][::-1]
    second = [*takewhile(lambda w: w[0] != "(" and capitalised(w) and stem(w.strip(".").lower()) not in OFFICES, after)]
    ends = next((i for i, w in reversed([*enumerate(second)]) if w.lower() in INSTITUTIONS), None)
    if not first or not second or key(" ".join(first)) in SEATS or key(" ".join(second)) in SEATS:
        return False
    if any(is_acronym(half[0]) or key(half[0]) in GIVEN or possessor(half)[0] for half in (first, second)):
        return False
    heads = [w.lower() in INSTITUTIONS and of in ("of", "for", "on") for w, of in pairwise(first)]
    if any(heads):
        bodies = (ORGANISATIONS | INSTITUTIONS) - {"services"}
        return second[0].strip(".").lower() not in TITLES and not any(w.lower() in bodies for w in second)
    alone = any(w.lower() in ORGANISATIONS | INSTITUTIONS or demonym(w) or key(w) in SEATS or key(w) in WIRES for w in first)
    return ends == len(second) - 1 and not alone and after[len(second) : len(second) + 1] not in (["of"], ["for"])


def _after_owner(run: list[str]) -> int:
    """Where the name begins after a possessor and an office ("CNN's Ann Smith", "Iraq's Interior Ministry"); 0 without one."""
    of = next((i for i, w in enumerate(run) if w in ("of", "for")), len(run))
    own = run[:of] if any(key(w) in GIVEN for w in run[: of - 1]) else run  # "Ann Smith of Acme's Institute" is Ann Smith
    owner = next((i for i, w in enumerate(own[: len(run) - 1]) if w.endswith(("'s", "s'"))), None)
    if owner is not None and owner == len(run) - 2 and key(run[owner]) not in SEATS and not is_acronym(run[owner][:-2]):
        return 0  # "McDonald's Corporation"
    return 0 if owner is None else owner + 1 + _after_office(run[owner + 1 :])


def _after_office(run: list[str]) -> int:
    """Where the name begins in a run of capitalised words: after the last office in it, and what that office is of."""
    party = len(run) > 2 and demonym(run[0]) and key(run[0]) not in GIVEN and key(run[1]) in GIVEN
    cut = int(party)  # "Democrat Ann Smith"
    if run[0] == "General" and len(run) > 1 and run[1].lower() in ("electric", "motors", "mills", "dynamics", "atomics"):
        return 0
    for index, word in enumerate(run):
        occupation = index == 0 and len(run) > 2 and word.lower() in ROLES
        if word.strip(".").lower() not in OFFICES and not occupation:
            continue
        if (
            index
            and index == len(run) - 1
            and (word.lower() in MEDIA_MARKS or run[index - 1].lower() in SEXED or (cut and cut < index))
        ):
            continue  # "Stephen King", "Gov. Ann Major"
        near = takewhile(lambda w: w not in ("of", "for"), run[index + 1 :])
        body = any(w.strip(".").lower() in ORGANISATIONS for w in near)
        if body and not _complement(run, index) and word.strip(".").lower() not in COURTESY:
            continue  # "General Electric Company" is no general
        cut = index + 1
    if cut and cut < len(run) and run[cut].lower() in ("of", "for", "to", "on"):
        rest = len(run) - cut - 1
        cut = len(run) - 2 if rest >= 3 else len(run)
    return cut


def _complement(run: list[str], index: int) -> bool:
    return index + 1 < len(run) and run[index + 1].lower() in ("of", "for", "to", "on")


def uncapitalised(description: str) -> str:
    """A description without the capital it has from opening a sentence: "Several witnesses", but not "Iraqi officials"."""
    first = description.split()[:1]
    word = first[0].lower() if first and first[0].istitle() else ""
    opens = may_speak(word) or word in QUANTIFIERS or word in MODIFIERS or {word, stem(word)} & DOCUMENTS
    return description[0].lower() + description[1:] if opens else description


def possessor(words: list[str]) -> tuple[str, list[str]]:
    for index, word in enumerate(words[:-1]):
        if word.lower() in POSSESSIVES:
            return word.lower(), words[index + 1 :]
        if word.endswith("'s") and len(word) > 2:
            return " ".join([*words[:index], word[:-2]]), words[index + 1 :]
        if word.endswith("s'") and len(word) > 2:
            return " ".join([*words[:index], word[:-1]]), words[index + 1 :]
    return "", words


def whose(office: list[str]) -> str:
    """Whose office it is: "Treasury spokesman" -> "Treasury", "a spokesman for the Acme Group" -> "the Acme Group"."""
    role = next(
        (i for i, w in enumerate(office) if stem(w.strip(".").lower()) in ROLES and w.strip(".").lower() not in MODIFIERS), None
    )
    if role is None:
        return ""
    if role < len(office) - 2 and office[role + 1].lower() in ("for", "of", "at", "from", "with", "in", "to"):
        rest = [] if office[role + 2] == "State" else office[role + 2 :]
        if rest[:1] == ["charge"]:
            rest = rest[2:]  # "agent in charge of the Acme office"
        stop = next((i for i, w in enumerate(rest) if i and w.lower() in BEYOND and not _one_body(rest, i)), len(rest))
        institution = organised(rest[:stop]) and office[role + 1].lower() in ("for", "of", "at")
        if any(map(capitalised, rest[:stop])) or institution:
            return " ".join(rest[:stop]).strip(" ,")
        return possessor(office[: role + 1])[0]
    owner, _ = possessor(office[: role + 1])
    if owner:
        return owner
    before = list(office[:role])
    while before and before[-1].lower().strip(".") in MODIFIERS | ROLES:
        before.pop()
    while before and (before[0].lower() in MODIFIERS or before[0].lower() in QUANTIFIERS):
        before = before[1:]
    named = [w for w in before if capitalised(w) and not demonym(w) and w.lower() not in PLACE_PREFIXES]
    return " ".join(before) if (named or organised(before)) and before else ""


def organised(words: list[str]) -> bool:
    return bool(words) and stem(words[-1].lower()) in ORGANISATIONS


def _participle(words: list[str], i: int) -> bool:
    """Whether a word begins a clause of the noun before it: "group monitoring the conflict"."""
    after = ("the", "a", "an", "his", "her", "its", "their")
    return i == 1 and words[i].lower().endswith("ing") and i + 1 < len(words) and words[i + 1] in after


def _one_body(words: list[str], at: int) -> bool:
    """Whether an "and" stands inside the name of a body: "National Citizenship and Immigration Services Council"."""
    first, second = words[int(words[0] in ARTICLES) : at], words[at + 1 :]
    halves = words[at] == "and" and all(map(capitalised, first)) and all(map(capitalised, second)) and bool(second)
    return halves and organised(second) and not organised(first)


def head_of(words: list[str]) -> tuple[str, list[str]]:
    """The noun a description turns on, and the words after it: "a senior official in the ministry" -> "official", [...]."""
    stop = next(
        (
            i
            for i, w in enumerate(words)
            if (i and w.lower() in PREPOSITIONS) or (i > 1 and w.lower().endswith("ing")) or _participle(words, i)
        ),
        len(words),
    )
    named = all(capitalised(w) or w.lower() in CONNECTORS for w in words[:-1])
    if stop < len(words) and named and words[-1].islower() and words[-1] not in PREPOSITIONS:
        stop = len(words)  # "Department of Transport spokeswoman"
    return words[stop - 1].lower().strip("."), words[stop:]
