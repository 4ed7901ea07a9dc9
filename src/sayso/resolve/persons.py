"""The names of people: what in them is given name, nickname, surname and suffix, and when two of them may be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.resolve.given import same_given
from sayso.resolve.lexicon import PARTICLES, TITLES
from sayso.resolve.names import key, plain

__all__ = ["PersonName", "person_name", "same_person"]

_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_OPENING_PARTICLES = frozenset(["De", "Du", "Von", "Bin"])  # "Van Orme" may be a given name and a surname
_ARABIC = re.compile(r"^(?:[Aa]l|[Ee]l)-(?=\w)")
_NICKNAME = re.compile(r"\s[\"'“‘(]((?:[Tt]he )?[^\s\"'”’()]{2,20})[\"'”’)](?=\s)")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as keys: a bare name ("Mr Quill") is a surname; `given` holds middle names and initials too, no particles."""

    given: tuple[str, ...]
    nickname: str
    surname: str
    suffix: str

    @property
    def first(self) -> str:
        return self.given[0] if self.given else ""

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.given, self.surname)


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """The parts of a name, titles left out. Surnames are taken to come last, as in English news."""
    line = plain(name)
    nickname = _NICKNAME.search(line)
    whole, _, after = _NICKNAME.sub("", line).partition(",")
    tokens = [*whole.split(), *([after] if key(after) in _SUFFIXES else [])] or [""]
    bare = [token for at, token in enumerate(tokens[:-1]) if not _particle(token, at, tokens[at + 1])] + tokens[-1:]
    words = key(" ".join(_ARABIC.sub("", token) for token in bare)).split()
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    words = words or [""]
    suffix = _SUFFIXES.get(words[-1], "") if len(words) > 1 else ""
    *given, surname = words[:-1] if suffix else words
    return PersonName(tuple(given), key(nickname.group(1)) if nickname else "", surname, suffix)


def _particle(token: str, at: int, after: str) -> bool:
    opens = at == 0 and (token in _OPENING_PARTICLES or (token.lower() in PARTICLES and after in PARTICLES))
    return opens or token in PARTICLES


def same_person(one: str, other: str) -> bool:
    """Whether two full names may be one person's: some given names left out, shortened or initials; a second surname.

    A bare surname is nobody's for sure, and same only as itself.
    """
    a, b = person_name(one), person_name(other)
    if (a.suffix and b.suffix and a.suffix != b.suffix) or not (a.given and b.given):
        return key(one) == key(other)
    if a.surname == b.surname:
        nicknames = any(x.nickname and same_given(x.nickname, y.first) for x, y in ((a, b), (b, a)))
        return nicknames or _within(*sorted((a.given, b.given), key=len))
    shorter, longer = sorted((a.words, b.words), key=len)
    return longer[:-1] == shorter


def _within(fewer: tuple[str, ...], more: tuple[str, ...]) -> bool:
    """Whether given names stand among others in their order, the first by more than its initial unless it comes first."""
    if len(fewer) == 1 and len(fewer[0]) == 1 and not more[0].startswith(fewer[0]):
        return False
    rest = iter(more)
    return all(any(same_given(name, candidate) for candidate in rest) for name in fewer)
