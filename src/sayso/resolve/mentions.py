"""What one mention of a source says by itself: the name in it, the office, whose office it is, and what kind of source that is.

A mention is a few words cut from an article ("Acme spokesman John Smith", "his campaign", "a person familiar with the call").
Everything here looks at those words alone; `sayso.resolve.cast` knows the article around them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import takewhile

from sayso.model import SourceKind
from sayso.resolve.given import GIVEN
from sayso.resolve.lexicon import (
    ANONYMOUS,
    ARTICLES,
    CALENDAR,
    CLAUSE,
    COURTESY,
    DEFINITE,
    DOCUMENTS,
    INDEFINITE,
    MEDIA,
    MEDIA_MARKS,
    MODIFIERS,
    NO_PRONOUNS,
    ORGANISATIONS,
    PLURALS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    QUANTIFIERS,
    ROLES,
    SEATS,
    TITLES,
    UNNAMED,
)
from sayso.resolve.names import gender_of, is_acronym, key, may_stand_for, stem
from sayso.resolve.offices import to_verb
from sayso.resolve.phrases import (
    OFFICES,
    capitalised,
    demonym,
    head_of,
    may_speak,
    named_kind,
    one_institution,
    organised,
    possessor,
    split_name,
    whose,
)
from sayso.resolve.tidying import introduced, tidied

__all__ = ["Mention", "Shape", "parse"]


TIMES = frozenset(["today", "yesterday", "last", "earlier", "this", "late", "early"])
GENERAL = frozenset(["news", "media", "press", "online", "radio", "television", "tv"])  # "a news report" is nobody's
HOLDERS = ROLES - MODIFIERS
BETWEEN = PREPOSITIONS - {"of"}  # no speaker is named after these in "reports from the scene in Ohio"
CALLED = frozenset(["newspaper", "agency", "website", "site", "blog", "channel", "network", "broadcaster", "portal", "tabloid"])
PARTISANS = ("Republican", "Democrat")  # who is called so is named elsewhere
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


_CONTRACTED = re.compile(r"(?:we|i|they|he|she|it|who|you)'(?:re|m|ve|s|d|ll)\b", re.IGNORECASE)
_AT = re.compile(  # "Ann Smith of the local group Acme"
    r"((?:[A-Z][\w'’-]+ )(?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w'’-]+) (?:of|from|at|with) (?:the |an? )?(?=[a-z])(.+)"
)
_EMPLOYED = re.compile(r" (?:of|for) (?:the )?(?=[A-Z])")
_NAMED_AFTER = re.compile(r", ((?:[A-Z][\w.'’-]*)(?: (?:of |for |and |the )*[A-Z][\w.'’-]*){1,5})$")
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_SHARE = re.compile(  # "about 10 percent", "nearly two-thirds of voters", "one in five", "a large majority"
    r"(?:(?:an?|the|only|just|about|nearly|almost|roughly|some|another|over|fewer|less|more|than|at|least|most|overwhelming|large"
    r"|small|significant|substantial|strong|growing|clear|vast|overall) )*"
    r"(?:[\w.,-]+(?:%| per ?cent\b)"
    rf"|(?:{_NUMBER}[ -])?(?:half|halves|thirds?|quarters?|fifths?|fourths?|tenths?)\b|{_NUMBER} (?:in|out of) {_NUMBER}\b"
    r"|(?:majority|minority|share|number|percentage|proportion|portion|dozens|scores|hundreds|thousands|millions|plurality)\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]{0,80})[)\]]")


@lru_cache(maxsize=65536)
def parse(raw: str) -> Mention:
    """Reads one mention. Never fails; what is not understood is a `DESCRIPTION` named by its own words."""
    text = tidied(raw)
    pronoun = text.lower() in PRONOUNS and text not in NO_PRONOUNS
    if pronoun or not text or _CONTRACTED.match(text):
        return Mention(text.lower(), Shape.PRONOUN, SourceKind.PERSON, gender=gender_of(text))
    called = tuple(inner for inner in _ASIDE.findall(text) if is_acronym(inner) or re.fullmatch(r"(?:[A-Z][\w-]+ ?){1,4}", inner))
    called = tuple(name for name in called if not re.match(r"[RDIL]-", name))
    text = _ASIDE.sub("", text).strip(" ,")
    bare = _without_clause(text)
    if named := _NAMED_AFTER.search(text, len(bare)):
        return parse(named.group(1))  # "the company that built it, Acme Bridges"
    if by_name := introduced(text):
        return replace(parse(by_name), text=text.partition(" ")[2])
    main, rest = _apposition(bare)
    if (at := _AT.fullmatch(main)) and key(main.split()[0]) in GIVEN:
        mention, of = parse(at.group(1)), split_name(at.group(2).split())[1]
        return replace(mention, text=main, of=of) if of or "'s " in main else mention
    mention = _main(main, rest) if main else Mention(text, Shape.DESCRIPTION, SourceKind.GROUP)
    if mention.shape is Shape.DESCRIPTION and bare != text and text[len(bare)] != ",":
        words = text[:MAX_DESCRIPTION].split()  # "people who live near by": the clause says who is meant
        mention = replace(mention, text=" ".join(words[1:] if words[0].lower() in ARTICLES else words))
    called = tuple(name for name in called if may_stand_for(name, mention.name or text))
    return replace(mention, called=called) if called else mention


def _without_clause(text: str) -> str:
    words = text.split()
    for index, word in enumerate(words):
        if index and word.lower() in CLAUSE and word not in NO_PRONOUNS and not (index == 1 and words[0].lower() == "those"):
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
    if len(words) > 2 and words[0].lower() in QUANTIFIERS and words[1].lower() == "of" and not split_name(rest.split())[1]:
        return _part(words, main)
    words = _without_place(words, definite)
    prefix, name = split_name(words)
    if name and prefix and (held := _holder(prefix, name)):
        prefix, name = held
    elif name and (_belongs_to(prefix, name) or _partisan(words)):
        prefix, name = words, ""
    if name and any(map(capitalised, prefix)) and "of" not in prefix and _and_another(words):
        return _pair(words)
    if name:
        return _named(words, prefix, name, rest, definite)
    place = capitalised(words[-1]) and " " not in rest.partition(", ")[0]  # "families in Newtown, Connecticut"
    if rest and not place and any(map(capitalised, rest.split()[:2])) and not rest.startswith(("R-", "D-")):
        later, inner = split_name(rest.partition(", ")[0].split())
        if (
            inner
            and all(w.lower() in OFFICES or w == "First" for w in later)
            and (words[-1].lower() not in PLURALS or _held(words))
        ):
            return _named(
                [*words, *later, *inner.split()], [*words, *later], inner, "", definite
            )  # "the man's lawyer, Ann Smith"
    return _unnamed(words, definite, indefinite)


def _partisan(words: list[str]) -> bool:
    """Whether it is "the Florida Republican" and not "the Harbour Press Democrat"."""
    return words[-1] in PARTISANS and not any(word.lower() in MEDIA_MARKS for word in words)


def _without_place(words: list[str], definite: bool) -> list[str]:
    """A named source without where it spoke: "Mayor Smith in London", "the Treasury in footage seen on Friday"."""
    for index, word in enumerate(words):
        if word in ("in", "at", "from", "on") and index and capitalised(words[index - 1]):
            name = split_name(words[:index])[1]
            known = (definite or index > 1 or key(name) in SEATS) and not any(w in PREPOSITIONS for w in words[:index])
            return words[:index] if name and known else words
    return words


def _held(words: list[str]) -> bool:
    """Whether an office is in the words ("the senator's chief of staff")."""
    return any(w.lower() in OFFICES for w in words)


def _part(words: list[str], main: str) -> Mention:
    """ "one of the people", "several of Smith's aides": a part of a group is a source of its own."""
    inner = parse(" ".join(words[2:]))
    one = words[0].lower() in ("one", "another", "each")
    kind = SourceKind.ANONYMOUS if one or inner.kind is SourceKind.ANONYMOUS else SourceKind.GROUP
    return Mention(
        " ".join(words), Shape.DESCRIPTION, kind, of=inner.of or inner.name, head=stem(inner.head), indefinite=True, single=one
    )


def _pair(words: list[str]) -> Mention:
    """ "Smith and Jones": a group of its own; "The AP and others" is the one that is named."""
    before, _, after = " ".join(words).partition(" and ")
    if after.lower() in ("others", "other outlets", "other media"):
        return parse(before)
    return Mention(" ".join(words), Shape.DESCRIPTION, SourceKind.GROUP, definite=True, single=False)


def _and_another(words: list[str]) -> bool:
    """Whether an "and" stands between two names, and not inside one ("Food and Drug Administration")."""
    return any(word == "and" and not one_institution(words[:at], words[at + 1 :]) for at, word in enumerate(words))


def _holder(prefix: list[str], name: str) -> tuple[list[str], str] | None:
    """The office with whose it is, and the name, in "head of Acme Ann Smith"; None where the name is one."""
    words = name.split()
    of = prefix[-1].lower() in ("of", "for", "to", "in") and len(prefix) > 1 and prefix[-2].lower() in ROLES
    return ([*prefix, *words[:-2]], " ".join(words[-2:])) if of and len(words) > 2 and key(words[-2]) in GIVEN else None


def _belongs_to(prefix: list[str], name: str) -> bool:
    """Whether the name only says whose the noun before it is ("a spokesman for French company Acme")."""
    at = next((i for i, w in enumerate(prefix) if i and w.lower() in PREPOSITIONS), None)
    if at is None or (prefix[at] == "of" and capitalised(prefix[at - 1]) and capitalised(prefix[-1])):
        return False  # "Secretary of State Ann Smith"
    spelled = len(name.split()) > 1 and named_kind(name) is SourceKind.PERSON
    if stem(prefix[at - 1].lower()) in ROLES and prefix[-1].lower() in MEDIA:
        return True  # "the authors of a study in the journal Acme Letters"
    return not (
        spelled and prefix[at].lower() == "of" and prefix[-1].islower() and prefix[-1].lower() not in PREPOSITIONS | ARTICLES
    )


def _named(words: list[str], prefix: list[str], name: str, rest: str, definite: bool) -> Mention:
    while len(prefix) > 1 and prefix[-1].lower() in ARTICLES:
        prefix = prefix[:-1]  # "British tabloid The Mirror"
    last = prefix[-1].strip(".").lower() if prefix else ""
    person = name.split()[0].lower() in GIVEN or any(word.strip(".").lower() in COURTESY for word in prefix)
    found = _EMPLOYED.search(name) if person else None
    name, employer = (name[: found.start()], name[found.end() :]) if found else (name, "")
    owner, _ = possessor(prefix + name.split())
    media_before = any(w in MEDIA or w in ORGANISATIONS for w in prefix[-1:] if w.islower() or len(prefix) == 1)
    media_before = media_before and not any(w.strip(".").lower() in HOLDERS for w in prefix)
    kind = SourceKind.ORGANISATION if media_before else named_kind(name, the=definite and not prefix)
    office = [w for w in prefix if w.lower() not in ARTICLES]
    role = " ".join(office) if any(w.strip(".").lower() in ROLES or w.lower() in ORGANISATIONS for w in office[-6:]) else ""
    of = (whose(office) or employer) if kind is SourceKind.PERSON else ""
    if owner and not of and owner != name and len(owner.split()) <= 5:
        of = owner
    if rest and not role:
        heads = to_verb(rest.split(", ")[0].split())
        if heads[0].lower() in ARTICLES or any(w.strip(".").lower() in ROLES for w in heads[:6]):
            role = " ".join(heads[1:] if heads[0].lower() in ARTICLES else heads)
            of = of or whose(role.split())
            noun = head_of(heads)[0]
            if noun not in ROLES and organised([noun]) and not person:
                kind = SourceKind.ORGANISATION  # "Acme, the search company"
            elif any(w.strip(".").lower() in ROLES for w in heads[:6]) and kind is not SourceKind.ORGANISATION:
                kind = SourceKind.PERSON
    spelled = key(name.split()[0]) in GIVEN and len(name.split()) == 2 and last in HOLDERS
    if kind is SourceKind.ORGANISATION and len(name.split()) <= 3 and (last in TITLES or spelled):
        kind = SourceKind.PERSON  # "Senator Acme", "bridge expert Ann Church"
    gender = ""
    if kind is SourceKind.PERSON:
        held = role.split()
        gender = gender_of(" ".join(office), name=name) or (
            gender_of(" ".join(held[: len(held) - len(head_of(held)[1])])) if held else ""
        )
    return Mention(" ".join(words), Shape.NAME, kind, name, role, of, head=last, definite=definite, gender=gender)


def _document(words: list[str]) -> Mention | None:
    """ "a report from Acme News", "an Acme News article", "Smith's account": what a source of that name wrote or showed."""
    head, after = head_of(words)
    noun = len(words) - len(after) - 1
    if (stem(head) not in DOCUMENTS and head not in DOCUMENTS) or (noun and not words[noun].islower()):
        return None
    before = words[: len(words) - len(after) - 1]
    owner, _ = possessor([*before, head]) if before else ("", words)
    before = [w for w in before if w.lower() not in CALENDAR]
    titled = any(capitalised(w) and not demonym(w) for w in before)  # "a Herald report on Acme", "an Acme survey of voters"
    by = ("from", "by", "posted", "published", "released", "made", "issued", *(() if titled else ("in", "on", "of", "at")))
    if not owner and after and after[0].lower() in by:
        rest = after[2:] if len(after) > 2 and after[1].lower() in ("by", "in", "on", "to") else after[1:]
        named = bool(rest) and (capitalised(rest[0]) or rest[0][0].isdigit())  # "a report from 9 to 5 Mac"
        near = rest if named else [*takewhile(lambda w: w not in BETWEEN, rest)]
        speaks = any(capitalised(w) or w.endswith("'s") or w in POSSESSIVES or may_speak(w.lower()) for w in near)
        owner = " ".join(rest) if speaks and rest[0].lower() not in CALENDAR | TIMES else ""
    if not owner:
        run = [w for w in before if w.lower() not in MODIFIERS | QUANTIFIERS | ARTICLES]
        start = next((i for i, w in enumerate(run) if capitalised(w) and not demonym(w)), None)
        owner = (
            " ".join(run[start:]) if start is not None else run[-1] if run and run[-1].lower() in ORGANISATIONS - GENERAL else ""
        )
    text = " ".join(words)
    return Mention(text, Shape.DOCUMENT, SourceKind.DOCUMENT, of=owner.strip(" ,"), head=stem(head), single=stem(head) == head)


def _unnamed(words: list[str], definite: bool, indefinite: bool) -> Mention:
    text, head_after = " ".join(words), head_of(words)
    head, after = head_after
    owner, tail = possessor(words[: len(words) - len(after)])  # not in "refugees watching their town"
    owner, tail = (owner, [*tail, *after]) if owner else ("", words)
    one = stem(head)
    if head in DOCUMENTS or (one in DOCUMENTS and one not in ROLES):
        found = _document(words)
        if found:
            return Mention(found.text, Shape.DOCUMENT, found.kind, of=found.of, head=one, definite=definite or bool(owner),
                           indefinite=indefinite, single=found.single)  # fmt: skip
    if head == "it" or text.lower() in PRONOUNS:
        return Mention(text.lower(), Shape.PRONOUN, SourceKind.PERSON, gender=gender_of(text))
    of = owner or whose(words)
    if not of and after and after[0].lower() in ("of", "for", "at", "in", "from", "with", "within", "inside", "close"):
        of = " ".join(w for w in after[1:8] if w.lower() != "to") if any(map(capitalised, after[1:])) else ""
    plural = (head != one or head in PLURALS) and head not in ("news", "times", "us")
    title = [w for w in (tail if owner else words)[:-1] if capitalised(w) or w in ("and", "of", "&")]
    if head in MEDIA and words[-1] == head and title and not all(map(demonym, title)):
        forms = " ".join(title), " ".join([*title, head])  # "Canada's Globe and Mail newspaper", but "Time magazine"
        name, other = forms if len(title) > 1 and head in CALLED and not demonym(title[-1]) else forms[::-1]
        return Mention(text, Shape.NAME, SourceKind.ORGANISATION, name, of=owner, head=head, definite=definite, called=(other,))
    if owner:
        role, noun = " ".join(tail), head if plural else one
        return Mention(
            text, Shape.POSSESSED, _owned_kind(head, plural), role=role, of=owner, head=noun, definite=True,
            single=not plural, gender=gender_of(role),
        )  # fmt: skip
    share = bool(_SHARE.match(text))
    plural = plural or share
    kind = SourceKind.GROUP if share else _described_kind(head, words, plural, indefinite, of)
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
