"""What words do to a claim: the kinds of words listed in `wording.txt`, and which of them a text has."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

__all__ = ["Wording", "emptied", "wording"]


@dataclass(frozen=True, slots=True)
class Wording:
    """Which kinds of words a stretch of text has."""

    denial: bool
    false: bool
    negation: bool
    modal: bool
    hedge: bool
    refusal: bool
    confirmation: bool
    pointer: bool


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """A pattern for each kind, in the order of the fields."""
    listed: dict[str, list[str]] = {}
    for line in (files("sayso.judge") / "wording.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = listed.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            kind += line.split(" ; ")
    return tuple(re.compile(rf"\b(?:{'|'.join(listed[field.name])})\b") for field in fields(Wording))


@cache
def _emptying() -> tuple[re.Pattern[str], ...]:
    """The patterns of all kinds but hedges, those of several words first: "can't rule out" goes as a whole, not "can't" alone."""
    by_kind = dict(zip((field.name for field in fields(Wording)), _patterns(), strict=True))
    del by_kind["hedge"]
    return tuple(by_kind.pop(kind) for kind in ("refusal", "modal", "false")) + tuple(by_kind.values())


def emptied(text: str) -> str:
    """`text` in small letters without its words of any kind but hedges: what is left is what it names."""
    lower = text.casefold().replace("’", "'")
    for pattern in _emptying():
        lower = pattern.sub(" ", lower)
    return lower


def wording(text: str) -> Wording:
    """The kinds of words in `text`, in any letter case."""
    lower = text.casefold().replace("’", "'")
    return Wording(*(pattern.search(lower) is not None for pattern in _patterns()))
