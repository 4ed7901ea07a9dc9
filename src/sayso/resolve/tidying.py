"""The words of a mention made ready to be read: without what a tagger cut along with them, names written in one way."""

from __future__ import annotations

import re

from sayso.resolve.lexicon import CALENDAR, CONJUNCTIONS, NO_ENDS, NO_PRONOUNS, PREPOSITIONS
from sayso.resolve.names import plain

__all__ = ["introduced", "tidied"]

_REFLEXIVE = re.compile(r"(?<=\w) (?:himself|herself|itself|themselves)$", re.IGNORECASE)
_TITLE = re.compile(r"\b((?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Prof)\.)(?=[A-Z][a-z])")
_SUFFIX = re.compile(r", ((?:Jr|Sr)\b\.?|III?\b|IV\b)")
_NICKNAME = re.compile(r"(?<=[a-z.]) \(([A-Z][a-z]+)\)(?= [A-Z][a-z]+$)")  # "Ann (Nan) Smith"
_THE_FOX = re.compile(r"(?<= [\"'])the(?= [A-Z][\w-]*[\"'] [A-Z])")  # Ann "the Fox" Smith
_CLOSED = re.compile(r"[,.!?][\"”’] +(?=\w)")  # the end of a quotation before its speaker: "...today,” he"
_UNCLOSED = re.compile(r" \([^()]{1,40}$")
_WHEN = re.compile(  # "Acme today", but not "a poll taken today"
    r"(?<=\w)(?<!ed)(?<!en)(?<! out) (?:(?:earlier |later )?(?:this|last|next) [a-z]+|today|yesterday|tonight|tomorrow)$"
)
_OF_WHEN = re.compile(
    r"^(?:the |an? )?(?:(?:this|last|next) [a-z]+|today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)'s (?=\w)",
    re.IGNORECASE,
)
_BASED = re.compile(
    r"^((?:[Tt]he |[Aa]n? )?)(?:[A-Z][\w.]+(?: [A-Z]\w+)?-(?:based|born|educated|trained)|\d+\w\w-ranked) (?=[A-Z])"
)
_OWNER = re.compile(r"(?<=\w)'s?$")  # "the senator's" of something that was cut off
_INTRODUCED = re.compile(  # "another agent named Smith", "a man who gave his name as Smith", "a site calling itself Acme"
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he) (?P<who>[^,;:]{2,60}?),? (?:named|called|dubbed|nicknamed|by the name of|who goes by"
    r"|(?:who (?:is|was) )?(?:known|identified)(?: only| simply)?(?: as| by [a-z ]{2,20} as)"
    r"|(?:who )?(?:calls?|called|calling|identif(?:ies|ied|ying)) (?:him|her|it|them)sel(?:f|ves)(?: only| simply)?(?: as)?"
    r"|who (?:gave|gives) (?:his|her|their|the)(?: first| full)? names?(?: only)? as) (?:the )?"
    r"(?P<name>(?:@\w|[\"“'‘]?(?:[ae]l-)?[A-Z])[^\s,]*(?: (?:of|the|de|la|van|von|der|bin|ibn|al|el|[A-Z][^\s,]*)){0,5})"
    r"(?:,? (?:\d\d|in|from|at|with|who)\b.*)?"
)


def tidied(raw: str) -> str:
    """The words of a mention without what says when, what only points at them, and what a cut left over."""
    raw = _CLOSED.split(raw)[-1]
    raw = f"{raw})" if _UNCLOSED.search(raw) else raw
    text = _SUFFIX.sub(r" \1", _TITLE.sub(r"\1 ", _REFLEXIVE.sub("", plain(raw))))
    text = plain(_THE_FOX.sub("The", _NICKNAME.sub(r' "\1"', text)))
    words = _OWNER.sub("", _BASED.sub(r"\1", _OF_WHEN.sub("", _WHEN.sub("", text)))).split()
    while len(words) > 1 and words[0].lower() in CONJUNCTIONS:
        words = words[1:]
    while len(words) > 1 and (words[-1].strip(".").lower() in CALENDAR or words[-1] in NO_ENDS):
        words = words[:-1]  # "Smith on Friday", "the report said"
    if len(words) > 1 and words[0].lower() in ("who", "which") and words[0] not in NO_PRONOUNS:
        words = words[:1]
    return " ".join(words)


def introduced(text: str) -> str:
    """ "a man named Smith" as "Smith, a man"; "" where nobody is given a name so."""
    match = _INTRODUCED.fullmatch(text)
    if match is None or PREPOSITIONS & set(match["who"].lower().split()):
        return ""  # "a spokesman for a group called Acme" is not Acme
    return f"{match['name']}, a {match['who']}"
