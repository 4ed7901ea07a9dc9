"""The names in a text: runs of capitalised words, with the office before and the apposition after each; no model.

What only opens a sentence or a headline with a capital is no name, and "and" joins the halves of an institution's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sayso.resolve.given import GIVEN
from sayso.resolve.layout import Layout
from sayso.resolve.lexicon import (
    ARTICLES,
    CALENDAR,
    MEDIA,
    NO_PRONOUNS,
    NOT_NAMES,
    ORGANISATIONS,
    PREPOSITIONS,
    ROLES,
    SEATS,
)
from sayso.resolve.mentions import Mention, parse
from sayso.resolve.names import initials, key, may_stand_for, stem
from sayso.resolve.phrases import capitalised, demonym, one_institution

__all__ = ["spotted"]

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻŃŅŇŌŐŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-Я"
_LETTER = r"[\w\u0300-\u036f]"  # with accents written as characters of their own
_CAP = (rf"(?:(?:[{_UPPER}]\.){{1,4}}|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Adm|Rep|Sen|Gov|St|Prof|Rev|Maj|Brig|Supt|Jr|Sr)\."
        rf"|@\w{{1,30}}|\d[\da-z]{{0,4}}[{_UPPER}][a-z]{_LETTER}*"
        rf"|(?:[ae]l-|a[dnrst]-|ash-|[a-z]{{1,2}})?[{_UPPER}]{_LETTER}*(?:[’'&.@-]{_LETTER}+)*)")  # fmt: skip
_LINK = r"(?:(?:of|for|of the|for the|de|la|de la|del|della|di|du|van|van de[rn]?|von|von de[rn]?|der|den|bin|ibn|al|el|&) )?"
LITTLE, SHORT_HEADLINE, MOSTLY = 3, 4, 0.8  # words longer than three letters, four of them at least, four in five with a capital
_HEADLINE_WORD = re.compile(r"[^\s:,;]+")
_NICKNAME = r"(?: [\"“'‘(](?:[Tt]he )?[A-Z][a-z]\w*[\"”'’)](?= [A-Z]))?"  # Ann "The Fox" Smith
_RUN = re.compile(rf"(?<![\w@]){_CAP}(?:{_NICKNAME} {_LINK}{_CAP}){{0,11}}")
_BEFORE = re.compile(r"((?:[\w’'-]{1,24} ){1,4})$")
_AFTER = re.compile(r", ((?:a |an |the |one |his |her |its |their )?[^,.;:()\"“”\n]{3,100})(?=[,.;\n])|, (?:aged )?\d\d,")
_PAIRED = re.compile(r" \(([A-Z][A-Za-z.]{1,9})\)")
_NUMBERED = frozenset(["flight", "route", "highway", "interstate", "section", "article", "chapter"])
_OF = re.compile(r"\b(?:to|of|for|in) $")
_VERBS = frozenset(["said", "says", "told", "tells", "was", "is", "has", "had", "were", "are", "been", "which", "whose", "added"])
_POSSESSIVE = re.compile(r"[’']s?$")


def spotted(page: Layout) -> Iterator[tuple[int, int, Mention]]:
    """The names in the text with their offsets, each read together with the office before it and the apposition after it."""
    text = page.text
    plain_paragraphs = [(s, e) for s, e in page.paragraphs if not _title_case(text[s:e])]
    runs = [m for start, end in plain_paragraphs for m in _RUN.finditer(text, start, end)]
    openings = {_first_letter(text, s, e) for s, e in page.sentences}
    inside = Counter(key(word) for m in runs for word in _words_inside(m, openings))
    known = {part for m in runs for part in _parts(_words_inside(m, openings))}
    if known:  # in "Mayor Blames Council" only the words that are names elsewhere are names
        headlines = [(s, e) for s, e in page.paragraphs if (s, e) not in plain_paragraphs]
        runs += [m for s, e in headlines for m in _among(known, text, s, e)]
    else:
        runs = [m for start, end in page.paragraphs for m in _RUN.finditer(text, start, end)]
    alone = Counter(key(match.group()) for match in runs)
    for start, end in _joined(text, [match.span() for match in runs], alone):
        raw = text[start:end]
        words = raw.split()
        if start in openings and not inside[key(words[0])] and (len(words) == 1 or _no_name(words[0])):
            if len(words) == 1:
                continue
            start += len(words[0]) + 1
            raw = text[start:end]
        elif len(words) > 2 and _before_name(words, text[max(0, start - 4) : start], start in openings, alone):
            start += len(words[0]) + 1
            raw = text[start:end]
        raw = _POSSESSIVE.sub("", raw)
        if " " in raw and key(words[-1]) in _NUMBERED and text[end : end + 2].strip().isdigit():
            raw = raw.rsplit(" ", 1)[0]  # "Acme Airlines Flight 12"
        if raw.isupper() and len(raw) > 6:
            continue
        while " " in raw and raw.rsplit(" ", 1)[1].strip(".").lower() in CALENDAR:
            raw = raw.rsplit(" ", 1)[0]
        before, after = _BEFORE.search(text, max(0, start - 60), start), _AFTER.match(text, end)
        mention = parse(_phrase(raw, before.group() if before else "", after.group(1) or "" if after else ""))
        if not mention.name or demonym(mention.name) or (key(mention.name) in NOT_NAMES and mention.name not in NO_PRONOUNS):
            continue
        at = text.find(mention.name.split()[-1], start, end)
        paired = _PAIRED.match(text, end)
        if paired and may_stand_for(paired.group(1), raw):
            mention = parse(f"{raw} ({paired.group(1)})")
        yield max(start, at - len(mention.name) + len(mention.name.split()[-1])), end, mention


def _joined(text: str, runs: list[tuple[int, int]], alone: Counter[str]) -> Iterator[tuple[int, int]]:
    """The runs, of which two with "and" between them are one where that is the name of an institution.

    What is also named by itself, as `alone` counts, is a body of its own ("Acme and Fraud Office").
    """
    start, end = 0, 0
    for run in sorted(runs):
        if end and _one(text, (start, end), run, alone):
            end = run[1]
            continue
        if end:
            yield start, end
        start, end = run
    if end:
        yield start, end


def _one(text: str, one: tuple[int, int], other: tuple[int, int], alone: Counter[str]) -> bool:
    """Whether the capitals of two runs are the halves of one institution's name."""
    if text[one[1] : other[0]] != " and ":
        return False
    first, second = (text[slice(*run)] for run in (one, other))
    paired = _PAIRED.match(text, other[1])
    if paired and initials(f"{first} {second}") == key(paired.group(1)):
        return True  # "Islamic State of Iraq and Syria (ISIS)"
    return alone[key(first)] <= 1 and one_institution(first.split(), second.split())


def _before_name(words: list[str], before: str, opens: bool, alone: Counter[str]) -> bool:
    """Whether the first of the words stands before a name and is no part of it.

    So "New" does in "New Acme Society guidelines", where the text goes on to speak of the Acme Society, and "Ukraine" in
    "envoy to Ukraine Ann Smith".
    """
    if opens and key(words[0]) not in GIVEN and alone[key(" ".join(words[1:]))]:
        return True
    return key(words[0]) in SEATS and key(words[1]) in GIVEN and bool(_OF.search(before))


def _no_name(word: str) -> bool:
    """Whether a word that opens a sentence before a name is none itself ("However Smith", "Currently Smith")."""
    low = key(word)
    return low in NOT_NAMES or (low.endswith(("ing", "ly")) and len(low) > LITTLE + 2 and low not in GIVEN)


def _title_case(paragraph: str) -> bool:
    """Whether a paragraph is a headline That Begins Most of Its Words Like Names."""
    words = [word for word in paragraph.split() if word[0].isalpha() and len(word) > LITTLE]
    return len(words) >= SHORT_HEADLINE and sum(word[0].isupper() for word in words) >= MOSTLY * len(words)


def _parts(words: list[str]) -> set[str]:
    """The stretches of at most four words of a run, as keys."""
    keys = [key(word) for word in words]
    return {" ".join(keys[i:j]) for i in range(len(keys)) for j in range(i + 1, min(i + 4, len(keys)) + 1)}


def _among(known: set[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The stretches of a headline that are known as names, the longest from the left."""
    for run in _RUN.finditer(text, start, end):
        words = list(_HEADLINE_WORD.finditer(text, run.start(), run.end()))
        keys, i = [key(word.group()) for word in words], 0
        while i < len(words):
            j = next((j for j in range(min(i + 4, len(words)), i, -1) if " ".join(keys[i:j]) in known), i)
            match = _RUN.match(text, words[i].start(), words[j - 1].end()) if j > i else None
            if match:
                yield match
            i = max(j, i + 1)


def _phrase(raw: str, before: str, after: str) -> str:
    """The name with the lower-case office directly before it ("spokesman", "the newspaper") and an apposition after it."""
    office: list[str] = ["of", "state"] if before.endswith(" of state ") else []
    for word in reversed(before.removesuffix(" of state ").split()):
        low = word.strip(".").lower()
        if low in ARTICLES:
            office.insert(0, low)
            break
        if office and capitalised(word) and low not in NOT_NAMES:
            office.insert(0, word)  # "Acme spokesman"
            continue
        if not word.islower() or not (office or low in ROLES or low in MEDIA or stem(low) in ORGANISATIONS):
            break
        if office and low in ("of", "for", "to", "in", "by", "from", "and", "with", "told", "said", "as", "at", "on", "that"):
            break
        office.insert(0, word)
    return " ".join([*office, raw]) + (f", {after}" if _apposed(after.split()) else "")


def _apposed(words: list[str]) -> bool:
    """Whether the words between commas after a name say who that is: "a lawyer for Acme", "editor of the Herald"."""
    role = next((i for i, w in enumerate(words[:9]) if w.strip(".").lower() in ROLES), None)
    if role is None or any(w.lower() in PREPOSITIONS for w in words[:role]):
        return False  # "Smith, reached through a spokesman,"
    while any(w.strip(".").lower() in ROLES for w in words[role + 1 : role + 2]):
        role += 1  # "executive director of"
    ends = role + 1 == len(words) or words[role + 1].lower() in (
        "of",
        "for",
        "at",
        "in",
        "with",
        "from",
        "and",
        "to",
        "who",
        "on",
        "specialising",
    )
    return (words[0].lower() in ARTICLES or ends) and not any(w.lower() in _VERBS for w in words[: role + 1])


def _first_letter(text: str, start: int, end: int) -> int:
    return next((at for at in range(start, min(end, start + 8)) if text[at].isalnum() or text[at] == "@"), start)


def _words_inside(match: re.Match[str], openings: set[int]) -> list[str]:
    words = match.group().split()
    return words[1:] if match.start() in openings else words
