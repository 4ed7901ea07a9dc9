"""Comparing names: what is the same name however it is written, and what only looks the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sayso.resolve.given import FEMALE, MALE
from sayso.resolve.lexicon import ARTICLES, CONNECTORS, FEMININE, MASCULINE, SEATS, TITLES, WIRES

__all__ = ["gender_of", "initials", "is_acronym", "key", "may_stand_for", "plain", "same_organisation", "stem"]

MAX_NAME = 160  # characters; longer "names" are damaged text
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\u00ad": None})
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # of no width: dropped around words, kept in them, where they part names
_EDGES = ' ,;:"–—-'
_POSSESSIVE = re.compile(r"'s?$")


def plain(text: str) -> str:
    """The text on one line with straight quotation marks, no soft hyphens, no marks or white space at its ends."""
    words = (word.strip(_UNSEEN) for word in text[: 2 * MAX_NAME].translate(_QUOTES).split())
    line = " ".join(word for word in words if word)[:MAX_NAME]
    if line.count("(") != line.count(")"):
        line = " ".join(line.replace("(", " ").replace(")", " ").split())
    line = line.strip(_EDGES)
    return line[1:] if line[:1] == "'" and line[1:2].isupper() and line.count("'") == 1 else line


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The name as it is compared: lower case, no accents on Latin letters, no points, no leading article, no possessive.

    Letters of other scripts stay what they are, so a Cyrillic look-alike never equals the Latin name.
    """
    folded, text = [], unicodedata.normalize("NFC", plain(name)).casefold()
    first, _, rest = text.partition(" ")
    for char in rest if rest and first in ARTICLES else text:
        base = unicodedata.normalize("NFD", char)[0]
        folded.append(base if "a" <= base <= "z" else "" if char == "." else " " if char in "-–" else char)
    return _POSSESSIVE.sub("", " ".join("".join(folded).split()))


def stem(word: str) -> str:
    """A noun without its plural ending: enough to match "official" with "officials"."""
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


def is_acronym(name: str) -> bool:
    """Whether the name is two to six capitals, with or without points ("U.N.", "DHS")."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def initials(name: str) -> str:
    """The first letters of the words of a name that count: "Department of Homeland Security" gives "dhs"."""
    return "".join(word[0] for word in key(name).split() if word not in CONNECTORS and word not in ARTICLES and word != "and")


def same_organisation(one: str, other: str) -> bool:
    """Whether two names are one organisation's: equal, or one the other's acronym."""
    a, b = key(one), key(other)
    if a == b:
        return True
    for short, long in ((one, b), (other, a)):
        if is_acronym(short) and len(long.split()) > 1 and initials(long) == key(short):
            return True
    return False


def may_stand_for(short: str, name: str) -> bool:
    """Whether what stands in brackets after a name may be another for it: not the agency after a place, "Harbour City (AP)"."""
    if initials(name) == key(short):
        return True
    return not is_acronym(short) or not (key(name) in SEATS or key(short) in WIRES)


def gender_of(*texts: str, name: str = "") -> str:
    """ "m", "f" or "" from titles and offices in the texts or the name, else from the given name that begins the name."""
    for text in (*texts, name):
        for word in key(text).split():
            if word in MASCULINE:
                return "m"
            if word in FEMININE:
                return "f"
    words = [word for word in name.split() if key(word) not in TITLES]
    given = key(words[0]) if len(words) > 1 else ""
    return "m" if given in MALE else "f" if given in FEMALE else ""
