"""What one line of a page is by its own words: a shelf of links, a notice, a credit, a byline, a date; or nothing special.

Each pattern is linear in the length of the line, and long lines are prose without a look.
"""

from __future__ import annotations

import re
from enum import StrEnum

from sayso.read import vocabulary

__all__ = ["Mark", "mark", "speaks"]


class Mark(StrEnum):
    """What a line's own words say that it is."""

    SHELF = "shelf"  # the heading of a list of links: what follows is furniture while it reads like titles
    COMMENTS = "comments"  # the heading of the readers' part: all that follows is theirs
    NOTICE = "notice"  # furniture by itself
    CAPTION = "caption"
    IMAGE = "image"  # the place of a picture: its caption follows
    CREDIT = "credit"  # who made the picture: its caption stands before
    DATELINE = "dateline"
    NONE = "none"


LONGEST = 60  # words: a longer line is prose; 40 costs .002 of mean F1 in bench.html_text's by_partition, 80 recall

_WORD = re.compile(r"\w[\w'’]*")
_STARTS_QUOTED = re.compile(r"[“‘«'(\[]*[\"“«]")
_CODE = re.compile(r"\bfunction\s*\(|\);$|\{$|=>|</\w+>|\bvar \w+\s*=|^[.#@]?[\w-]+\s?\{")
_LABEL = re.compile(r"[A-Z][A-Z0-9&'’ -]{3,40}: \S")
_GLUED_CREDIT = re.compile(r"[a-z0-9”’)][.!?][”’]?[A-Z][A-Za-z'’/ ]{2,40}$")
_SLASHED = re.compile(r"[^.!?:;,/\d]{2,40}(?: / [^.!?:;,]{2,60}(?:\.\.\.|…)?|(?:/[^.!?:;,/]{2,40}){1,3})$")
_BRACKETED = re.compile(
    r"[\[(](?:via\b|h/t|image|photo|source|credit|disclosure|update|this post has been)[^\])]{0,80}[\])]$|"
    r"[\[(][\w.& -]{1,24}[\])]$",
    re.I,
)
_DESK = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){0,3} \([^()]{2,60}\)$")
_PLACE = re.compile(r"[A-Z][A-Za-z .,'’-]{2,50}(?:\([A-Za-z0-9 .,-]{2,30}\))?\s?[-–—]+$")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
_DATE = re.compile(rf"\b{_MONTH}[a-z]*\.? \d|\d(?:st|nd|rd|th)? {_MONTH}|\b\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}\b", re.I)
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,4}(?:st|nd|rd|th|am|pm)?\b|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    rf"\b{_MONTH}[a-z]*\b|\b(?:ist|gmt|utc|b?st|[ecmp][sd]?t|cest?|updated?|last|published|posted|modified|on|at|first|[ap]\.?m|date|of|created)\b",
    re.I,
)


def speaks(line: str) -> bool:
    """Whether the line holds a verb of saying: then it may be a statement, and is not furniture for its shape alone."""
    return vocabulary.SAYING.search(line) is not None


def mark(line: str) -> Mark:
    """What the words of one stripped line say that it is."""
    bare = line.lstrip("•·*>»›–—-_|#+=~► \t").strip()
    words = _WORD.findall(bare[:1000])
    if not words:
        return Mark.NOTICE
    if len(words) > LONGEST or len(bare) > 600:
        return Mark.CAPTION if vocabulary.CAPTION.match(bare) and vocabulary.CREDIT_AT_END.search(bare[-200:]) else Mark.NONE
    if _shelf(bare, words):
        return Mark.SHELF
    if len(words) <= 8 and not speaks(bare) and vocabulary.COMMENTS.match(bare):
        return Mark.COMMENTS
    if _dateline(bare, words):
        return Mark.DATELINE
    return Mark.NOTICE if _notice(bare, words) else _picture(bare, words)


def _shelf(line: str, words: list[str]) -> bool:
    if len(words) > 7 or line[-1] in ".!?":
        return False
    lower = [word.lower().replace("’", "'") for word in words]
    return vocabulary.SHELF_WORDS.issuperset(lower) and not vocabulary.SHELF_KEYS.isdisjoint(lower)


def _dateline(line: str, words: list[str]) -> bool:
    """A line of date, time, agency and place, and no sentence: few words are left when dates and times are taken out."""
    if len(words) <= 24 and "@" not in line and not speaks(line) and _DATE.search(line):
        left = _WORD.findall(_TIME.sub(" ", line))
        return len(left) <= 4 and all(word[0].isupper() or word in ("in", "by", "from") for word in left)
    return len(words) <= 10 and _PLACE.match(line) is not None


def _notice(line: str, words: list[str]) -> bool:
    if _CODE.search(line) or _BRACKETED.match(line) or _DESK.match(line):
        return True
    closed = line[-1] in ".!?…”\"'’"
    if _STARTS_QUOTED.match(line) or (closed and speaks(line)):
        return False
    if vocabulary.NOTICE.match(line) or vocabulary.ANYWHERE.search(line):
        return True
    return not closed and 4 <= len(words) <= 20 and not speaks(line) and _LABEL.match(line) is not None


def _picture(line: str, words: list[str]) -> Mark:
    if vocabulary.IMAGE.match(line):
        return Mark.IMAGE
    if len(words) <= 16 and not speaks(line) and (vocabulary.CREDIT.match(line) or _slashed(line, words)):
        return Mark.CREDIT
    if (
        vocabulary.CAPTION.match(line)
        or vocabulary.CREDIT_AT_END.search(line)
        or (len(words) <= 40 and _GLUED_CREDIT.search(line))
    ):
        return Mark.CAPTION
    return Mark.NONE


def _slashed(line: str, words: list[str]) -> bool:
    """Photographer / agency: a slash between spaces, or between words that all begin with a capital."""
    return len(words) <= 12 and _SLASHED.match(line) is not None and (" / " in line or all(word[0].isupper() for word in words))
