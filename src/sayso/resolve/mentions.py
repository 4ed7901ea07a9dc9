"""What one mention of a source says by itself: the name in it, the office, whose office it is, and what kind of source that is.

A mention is a few words cut from an article ("Kremlin spokesman Dmitry Peskov", "his campaign", "a person familiar with the call").
Everything here looks at those words alone; `sayso.resolve.cast` knows the article around them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from sayso.model import SourceKind
from sayso.resolve.lexicon import (
    ANONYMOUS,
    ARTICLES,
    CALENDAR,
    CLAUSE,
    CONNECTORS,
    DEFINITE,
    DOCUMENTS,
    FEMALE,
    INDEFINITE,
    MALE,
    MEDIA,
    MEDIA_MARKS,
    NOT_NAMES,
    ORGANISATIONS,
    PARTICLES,
    PLACE_PREFIXES,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    ROLES,
    SEATS,
    TITLES,
    UNNAMED,
    WIRES,
)
from sayso.resolve.names import gender_of, is_acronym, key, plain, stem

__all__ = ["Mention", "Shape", "capitalised", "demonym", "named_kind", "parse", "split_name"]


MAX_DESCRIPTION = 80  # characters of a description kept as a name


class Shape(Enum):
    """How a mention points at its source."""

    PRONOUN = "pronoun"
    NAME = "name"
    POSSESSED = "possessed"
    DOCUMENT = "document"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Mention:
    """`text` is without leading article; `of` is whose office, document or group it is; `head` the noun it turns on, lower case.

    `definite` is "the", "that" or a possessor; `single` is false for plurals; `called` are other names it gives ("(WHO)").
    """

    text: str
    shape: Shape
    kind: SourceKind
    name: str = ""
    role: str = ""
    of: str = ""
    head: str = ""
    definite: bool = False
    indefinite: bool = False
    single: bool = True
    gender: str = ""
    called: tuple[str, ...] = ()


# Occupations that are surnames too: in a run of capitals they end no office.
OFFICES = ROLES - frozenset("hunter driver farmer carpenter guard dean child guy pilot singer painter cook chef star pitcher boxer baby boy man woman "
                            "gentleman fisherman tourist trader banker guard principal partner friend porter parent".split())  # fmt: skip
MODIFIERS = frozenset(
    "former ex acting deputy senior junior assistant associate vice chief top lead leading press media communications executive co "
    "then current retired veteran longtime long-time ex-"
    " unofficial official pro-government state-run local the a an unnamed rival fellow famed famous little-known".split()
)
_LEADING = frozenset("but and as that by from to according per while when because so says said also yet meanwhile or".split())
_REFLEXIVE = re.compile(r"(?<=\w) (?:himself|herself|itself|themselves)$", re.IGNORECASE)
_CONTRACTED = re.compile(r"(?:we|i|they|he|she|it|who|you)'(?:re|m|ve|s|d|ll)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]{0,80})[)\]]")
_DOMAIN = re.compile(r"@?\w[\w-]*\.(?:com|org|net|fr|uk|de|ru|info|co|tv|gov|edu|io|ca|au|eu)(?:\.\w+)?", re.IGNORECASE)
_DEMONYM = re.compile(r"(?:\w+(?:ian|ean|ish|ese|ican|qi|eli|rdish|eni|ani|ggan|ttish|nch|utch)|Greek|German|Swiss|Thai|Afghan|Czech|"
                      r"Republican|Democratic|Democrat|Conservative|Labour|U\.?S\.?|U\.?K\.?|UK|Arab|Muslim|Islamist|European)$")  # fmt: skip


def capitalised(word: str) -> bool:
    """Whether the word is written as names are: a capital in it, a domain, or a handle ("iGen", "metro.co.uk", "@who")."""
    return any(char.isupper() for char in word) or word.startswith("@") or bool(_DOMAIN.fullmatch(word))


def demonym(word: str) -> bool:
    """Whether the word is an adjective of country or party, as far as its ending tells."""
    return bool(_DEMONYM.match(word))


def named_kind(name: str, *, the: bool = False) -> SourceKind:
    """The kind a bare name suggests: an organisation by its words, its acronym or its article; else a person."""
    words = [w.strip(".'").lower() for w in name.split()]
    known = re.search(r"\d", name) or key(name) in SEATS or key(name) in WIRES or is_acronym(name) or bool(_DOMAIN.fullmatch(name))
    marked = len(words) > 1 and (
        any(w in ORGANISATIONS for w in words) or words[-1] in MEDIA_MARKS or words[0] in MEDIA_MARKS or words[0] in PLACE_PREFIXES
    )
    if known or marked or (the and not any(w in TITLES for w in words)) or any(w in ("of", "for") for w in words):
        return SourceKind.ORGANISATION
    return SourceKind.PERSON


@lru_cache(maxsize=65536)
def parse(raw: str) -> Mention:
    """Reads one mention. Never fails; what is not understood is a `DESCRIPTION` named by its own words."""
    text = plain(_REFLEXIVE.sub("", plain(raw)))
    words = text.split()
    while len(words) > 1 and words[0].lower() in _LEADING:
        words = words[1:]
    text = " ".join(words)
    if text.lower() in PRONOUNS or not words or _CONTRACTED.match(text):
        return Mention(text.lower(), Shape.PRONOUN, SourceKind.PERSON, gender=gender_of(text))
    called = tuple(inner for inner in _ASIDE.findall(text) if is_acronym(inner) or re.fullmatch(r"(?:[A-Z][\w-]+ ?){1,4}", inner))
    called = tuple(name for name in called if not re.match(r"[RDIL]-", name))
    text = _ASIDE.sub("", text).strip(" ,")
    bare = _without_clause(text)
    main, rest = _apposition(bare)
    mention = _main(main, rest) if main else Mention(text, Shape.DESCRIPTION, SourceKind.GROUP)
    if mention.shape is Shape.DESCRIPTION and bare != text and text[len(bare)] != ",":
        words = text[:MAX_DESCRIPTION].split()  # "people who live near by": the clause says who is meant
        mention = replace(mention, text=" ".join(words[1:] if words[0].lower() in ARTICLES else words))
    return replace(mention, called=called) if called else mention


def _without_clause(text: str) -> str:
    words = text.split()
    for index, word in enumerate(words):
        if index and word.lower() in CLAUSE and not (index == 1 and words[0].lower() == "those"):
            return " ".join(words[:index]).strip(" ,")
    return text


def _apposition(text: str) -> tuple[str, str]:
    main, _, rest = text.partition(", ")
    return main.strip(), rest.strip()


def _main(main: str, rest: str) -> Mention:
    words = main.split()
    first = words[0].lower()
    definite, indefinite = first in DEFINITE, first in INDEFINITE
    if " and other" in main:
        return _pair(words[1:] if first in ARTICLES else words)
    if first in ARTICLES and len(words) > 1:
        words = words[2:] if words[1].lower() in ("same", "said", "very") and len(words) > 2 else words[1:]
    if len(words) > 2 and words[0].lower() in QUANTIFIERS and words[1].lower() == "of":
        return _part(words, main)
    prefix, name = split_name(words)
    if name and _belongs_to(prefix, name):
        prefix, name = words, ""
    if name and " and " in f" {' '.join(words)} " and any(map(capitalised, prefix)) and "of" not in prefix:
        return _pair(words)
    if name:
        return _named(words, prefix, name, rest, definite)
    if rest and any(map(capitalised, rest.split()[:2])) and not rest.startswith(("R-", "D-")):
        later, inner = split_name(rest.partition(", ")[0].split())
        if inner and all(w.lower() in OFFICES or w == "First" for w in later) and words[-1].lower() not in PLURALS:
            return _named([*words, *later, *inner.split()], [*words, *later], inner, "", definite)  # "the man's lawyer, Ann Smith"
    return _unnamed(words, definite, indefinite)


def _part(words: list[str], main: str) -> Mention:
    """ "one of the people", "several of Smith's aides": a part of a group is a source of its own."""
    inner = parse(" ".join(words[2:]))
    one = words[0].lower() in ("one", "another", "each")
    kind = SourceKind.ANONYMOUS if one or inner.kind is SourceKind.ANONYMOUS else SourceKind.GROUP
    return Mention(" ".join(words), Shape.DESCRIPTION, kind, of=inner.of or inner.name, head=stem(inner.head), indefinite=True, single=one)


def _pair(words: list[str]) -> Mention:
    """ "Smith and Jones": a group of its own; "The AP and others" is the one that is named."""
    before, _, after = " ".join(words).partition(" and ")
    if after.lower() in ("others", "other outlets", "other media"):
        return parse(before)
    return Mention(" ".join(words), Shape.DESCRIPTION, SourceKind.GROUP, definite=True, single=False)


def _belongs_to(prefix: list[str], name: str) -> bool:
    """Whether the name only says whose the noun before it is ("a spokesman for French company Acme")."""
    at = next((i for i, w in enumerate(prefix) if i and w.lower() in PREPOSITIONS), None)
    if at is None or (prefix[at] == "of" and capitalised(prefix[at - 1]) and capitalised(prefix[-1])):
        return False  # "Secretary of State Ann Smith"
    spelled = len(name.split()) > 1 and named_kind(name) is SourceKind.PERSON
    return not (spelled and prefix[at].lower() == "of" and prefix[-1].islower() and prefix[-1].lower() not in PREPOSITIONS | ARTICLES)


def split_name(words: list[str]) -> tuple[list[str], str]:
    """The words before a name that ends the phrase, and the name ("" if none): titles and offices go before, particles with it.

    "Pentagon Press Secretary Rear Adm. John Kirby" -> offices up to "Adm.", "John Kirby".
    """
    start = len(words)
    while start and _joins(words, start):
        start -= 1
    while start < len(words) and words[start].lower() in CONNECTORS:
        start += 1
    while start < len(words) - 1 and (words[start].lower() in NOT_NAMES and words[start].lower() not in PARTICLES):
        start += 1
    run = words[start:]
    while len(run) > 1 and run[-1].strip(".").lower() in CALENDAR:
        run, words = run[:-1], words[:-1]
    if not run or (len(run) == 1 and (key(run[0]) in NOT_NAMES or (start == 0 and _common(run[0].lower())))):
        return words, ""
    cut = _after_owner(run) or _after_office(run)
    if cut == len(run):
        return words, ""
    if start and cut == 0 and words[start - 1].lower() in PARTICLES:
        start -= 1
        run = words[start:]
    return words[:start] + run[:cut], " ".join(run[cut:])


def _common(word: str) -> bool:
    """Whether a word alone, capitalised as a sentence opens, is a plural noun and no name ("Sources", "Police")."""
    one = stem(word)
    return word in PLURALS or (one != word and (one in ROLES or one in ANONYMOUS or one in DOCUMENTS or one in ORGANISATIONS))


def _joins(words: list[str], end: int) -> bool:
    """Whether the word before `end` belongs to a run of capitalised words that reaches the end of the phrase."""
    word = words[end - 1]
    if capitalised(word) or (word.isdigit() and end < len(words)):
        return True
    if end == len(words) or end < 2:
        return False
    before = words[end - 2]
    linking = word.lower() in CONNECTORS or word.lower() in PARTICLES
    if word.lower() == "and":
        linking = any(w.lower() in ORGANISATIONS for w in words[: end - 1] if capitalised(w)) or any(
            w.strip(".").lower() in OFFICES and of == "of" for w, of in zip(words[: end - 1], words[1:], strict=False)
        )
    return linking and (capitalised(before) or (word == "the" and before in ("of", "for")))


def _after_owner(run: list[str]) -> int:
    """Where the name begins after a possessor ("CNN's Ann Smith", "Iraq's Interior Ministry"), offices included; 0 if there is none."""
    owner = next((i for i, w in enumerate(run[:-1]) if w.endswith(("'s", "s'"))), None)
    if owner is not None and owner == len(run) - 2 and key(run[owner]) not in SEATS and not is_acronym(run[owner][:-2]):
        return 0  # "McDonald's Corporation"
    return 0 if owner is None else owner + 1 + _after_office(run[owner + 1 :])


def _after_office(run: list[str]) -> int:
    """Where the name begins in a run of capitalised words: after the last office in it, and what that office is of."""
    cut = 0
    if run[0] == "General" and len(run) > 1 and run[1].lower() in ("electric", "motors", "mills", "dynamics", "atomics"):
        return 0
    for index, word in enumerate(run):
        occupation = index == 0 and len(run) > 2 and word.lower() in ROLES
        if word.strip(".").lower() not in OFFICES and not occupation:
            continue
        if index and index == len(run) - 1 and (run[index - 1].lower() in MALE | FEMALE or (cut and cut < index)):
            continue  # "Stephen King", "Gov. Ann Major"
        if any(w.strip(".").lower() in ORGANISATIONS for w in run[index + 1 :]) and not _complement(run, index):
            continue  # "General Electric Company" is no general
        cut = index + 1
    if cut and cut < len(run) and run[cut].lower() in ("of", "for", "to", "on"):
        rest = len(run) - cut - 1
        cut = len(run) - 2 if rest >= 3 else len(run)
    return cut


def _complement(run: list[str], index: int) -> bool:
    return index + 1 < len(run) and run[index + 1].lower() in ("of", "for", "to", "on")


def _named(words: list[str], prefix: list[str], name: str, rest: str, definite: bool) -> Mention:
    last = prefix[-1].strip(".").lower() if prefix else ""
    name, _, employer = name.partition(" of ") if name.split()[0].lower() in MALE | FEMALE else (name, "", "")
    owner, _ = _possessor(prefix + name.split())
    media_before = any(w in MEDIA or w in ORGANISATIONS for w in prefix[-1:] if w.islower() or len(prefix) == 1)
    media_before = media_before and not any(w.strip(".").lower() in ROLES for w in prefix)
    kind = SourceKind.ORGANISATION if media_before else named_kind(name, the=definite and not prefix)
    office = [w for w in prefix if w.lower() not in ARTICLES]
    role = " ".join(office) if any(w.strip(".").lower() in ROLES or w.lower() in ORGANISATIONS for w in office[-6:]) else ""
    of = (_whose(office) or employer) if kind is SourceKind.PERSON else ""
    if owner and not of and owner != name and len(owner.split()) <= 5:
        of = owner
    if rest and not role:
        phrase = rest.split(", ")[0]
        heads = phrase.split()
        if heads[0].lower() in ARTICLES or any(w.strip(".").lower() in ROLES for w in heads[:6]):
            role = " ".join(heads[1:] if heads[0].lower() in ARTICLES else heads)[:80]
            of = of or _whose(role.split())
            kind = SourceKind.PERSON if any(w.strip(".").lower() in ROLES for w in heads[:6]) and kind is not SourceKind.ORGANISATION else kind
    if last in ROLES and kind is SourceKind.ORGANISATION and len(name.split()) <= 3 and last in TITLES:
        kind = SourceKind.PERSON
    gender = ""
    if kind is SourceKind.PERSON:
        held = role.split()
        gender = gender_of(" ".join(office), name) or (gender_of(" ".join(held[: len(held) - len(_head(held)[1])])) if held else "")
    return Mention(" ".join(words), Shape.NAME, kind, name, role, of, head=last, definite=definite, gender=gender)


def _possessor(words: list[str]) -> tuple[str, list[str]]:
    for index, word in enumerate(words[:-1]):
        if word.lower() in ("his", "her", "its", "their", "our", "my"):
            return word.lower(), words[index + 1 :]
        if word.endswith("'s") and len(word) > 2:
            return " ".join([*words[:index], word[:-2]]), words[index + 1 :]
        if word.endswith("s'") and len(word) > 2:
            return " ".join([*words[:index], word[:-1]]), words[index + 1 :]
    return "", words


def _whose(office: list[str]) -> str:
    """Whose office it is: "Kremlin spokesman" -> "Kremlin", "a spokesman for the Acme Group" -> "the Acme Group"."""
    role = next((i for i, w in enumerate(office) if stem(w.strip(".").lower()) in ROLES and w.strip(".").lower() not in MODIFIERS), None)
    if role is None:
        return ""
    if role < len(office) - 2 and office[role + 1].lower() in ("for", "of", "at", "from", "with", "in", "to"):
        rest = [] if office[role + 2] == "State" else office[role + 2 :]
        stop = next((i for i, w in enumerate(rest) if i and w.lower() in ("who", "in", "at", "and", "from", "with", "on")), len(rest))
        organised = _organised(rest[:stop]) and office[role + 1].lower() in ("for", "of", "at")
        return " ".join(rest[:stop]).strip(" ,") if any(map(capitalised, rest[:stop])) or organised else ""
    owner, _ = _possessor(office)
    if owner:
        return owner
    before = list(office[:role])
    while before and before[-1].lower().strip(".") in MODIFIERS | ROLES:
        before.pop()
    while before and (before[0].lower() in MODIFIERS or before[0].lower() in QUANTIFIERS):
        before = before[1:]
    named = [w for w in before if capitalised(w) and not demonym(w) and w.lower() not in PLACE_PREFIXES]
    return " ".join(before) if (named or _organised(before)) and before else ""


def _organised(words: list[str]) -> bool:
    return bool(words) and stem(words[-1].lower()) in ORGANISATIONS


def _head(words: list[str]) -> tuple[str, list[str]]:
    """The noun a description turns on, and the words after it: "a senior official in the ministry" -> "official", [...]."""
    stop = next((i for i, w in enumerate(words) if i and (w.lower() in PREPOSITIONS or w.lower().endswith("ing") and i > 1)), len(words))
    named = all(capitalised(w) or w.lower() in CONNECTORS for w in words[:-1])
    if stop < len(words) and named and words[-1].islower() and words[-1] not in PREPOSITIONS:
        stop = len(words)  # "Department of Transport spokeswoman"
    return words[stop - 1].lower().strip("."), words[stop:]


def _document(words: list[str]) -> Mention | None:
    """ "a report from Acme News", "an Acme News article", "Smith's account": what a source of that name wrote or showed."""
    head, after = _head(words)
    noun = len(words) - len(after) - 1
    if (stem(head) not in DOCUMENTS and head not in DOCUMENTS) or (noun and not words[noun].islower()):
        return None
    before = words[: len(words) - len(after) - 1]
    owner, _ = _possessor([*before, head]) if before else ("", words)
    if not owner and after and after[0].lower() in ("from", "by", "in", "on", "of", "at", "posted", "published", "released", "made", "issued"):
        rest = after[2:] if len(after) > 2 and after[1].lower() in ("by", "in", "on", "to") else after[1:]
        owner = " ".join(rest)
    if not owner:
        run = [w for w in before if w.lower() not in MODIFIERS | QUANTIFIERS | ARTICLES]
        start = next((i for i, w in enumerate(run) if capitalised(w) and not demonym(w)), None)
        owner = " ".join(run[start:]) if start is not None else run[-1] if run and run[-1].lower() in ORGANISATIONS else ""
    text = " ".join(words)
    return Mention(text, Shape.DOCUMENT, SourceKind.DOCUMENT, of=owner.strip(" ,"), head=stem(head), single=stem(head) == head)


def _unnamed(words: list[str], definite: bool, indefinite: bool) -> Mention:
    text, head_after = " ".join(words), _head(words)
    head, after = head_after
    owner, tail = _possessor(words)
    one = stem(head)
    if head in DOCUMENTS or (one in DOCUMENTS and one not in ROLES):
        found = _document(words)
        if found:
            return Mention(found.text, Shape.DOCUMENT, found.kind, of=found.of, head=one, definite=definite or bool(owner),
                           indefinite=indefinite, single=found.single)  # fmt: skip
    if head == "it" or text.lower() in PRONOUNS:
        return Mention(text.lower(), Shape.PRONOUN, SourceKind.PERSON, gender=gender_of(text))
    of = owner or _whose(words)
    if not of and after and after[0].lower() in ("of", "for", "at", "in", "from", "with", "within", "inside", "close"):
        of = " ".join(w for w in after[1:8] if w.lower() != "to") if any(map(capitalised, after[1:])) else ""
    plural = (head != one or head in PLURALS) and head not in ("news", "times", "us")
    title = [w for w in (tail if owner else words)[:-1] if capitalised(w) or w in ("and", "of", "&")]
    if head in MEDIA and words[-1] == head and title and not all(map(demonym, title)):
        name = " ".join([*title, head])  # "Canada's Globe and Mail newspaper"
        return Mention(text, Shape.NAME, SourceKind.ORGANISATION, name, of=owner, head=head, definite=definite, called=(" ".join(title),))
    if owner:
        return Mention(text, Shape.POSSESSED, _owned_kind(head, plural), role=" ".join(tail), of=owner, head=one if not plural else head,
                       definite=True, single=not plural, gender=gender_of(" ".join(tail)))  # fmt: skip
    kind = _described_kind(head, words, plural, indefinite, of)
    role = text if kind is SourceKind.PERSON and one in ROLES else ""
    return Mention(text, Shape.DESCRIPTION, kind, role=role, of=of, head=one, definite=definite, indefinite=indefinite,
                   single=not plural, gender=gender_of(text))  # fmt: skip


def _owned_kind(head: str, plural: bool) -> SourceKind:
    one = stem(head)
    if one in ("source", "insider"):
        return SourceKind.ANONYMOUS
    if one in ROLES:
        return SourceKind.GROUP if plural else SourceKind.PERSON
    return SourceKind.ORGANISATION if head in ORGANISATIONS else SourceKind.GROUP if plural else SourceKind.ORGANISATION


def _described_kind(head: str, words: list[str], plural: bool, indefinite: bool, of: str) -> SourceKind:
    one = stem(head)
    if one in ("source", "insider", "person", "individual", "someone") or any(w.lower() in UNNAMED for w in words):
        return SourceKind.ANONYMOUS
    if head == "people" and len(words) > 1:
        return SourceKind.ANONYMOUS
    if plural and head not in ORGANISATIONS:
        return SourceKind.GROUP
    if head in ORGANISATIONS or one in ORGANISATIONS:
        return SourceKind.GROUP if plural and head != "police" else SourceKind.ORGANISATION
    if of and not (indefinite and one in ANONYMOUS):
        return SourceKind.PERSON  # an office with its holder unnamed: "a spokesman for Acme"
    return SourceKind.ANONYMOUS if indefinite or one in ANONYMOUS else SourceKind.PERSON
