"""Words as they are, safe to put on a terminal: nothing altered, nothing hidden, long quotations cut only in the middle.

An article is hostile until shown otherwise. Escape sequences, bidirectional overrides and invisible characters could make a
quotation read as something else (https://trojansource.codes), so they are written out instead of obeyed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

__all__ = ["CUT", "abridged", "glyphs", "one_line"]

CUT = " […] "  # stands between quotation marks, never inside them
JOINERS = "\u200c\u200d"  # zero-width (non-)joiners: letters of Persian and Hindi, and emoji, need them


def glyphs(character: str) -> str:
    """The character itself, or how to write one that would be invisible or obeyed: ␛, ‹U+202E›."""
    if character in JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return character
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else f"‹U+{code:04X}›"


def one_line(text: str) -> str:
    """The text on one line: runs of white space become one space, no word changes."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(map(glyphs, line))


def abridged(parts: Sequence[str], limit: int) -> tuple[str, ...]:
    """The parts of a quotation, of at most about `limit` characters together: words go from the middle, from nowhere else.

    Join the result with `CUT`, each part in quotation marks of its own where the article quotes.
    """
    whole = [one_line(part) for part in parts if part.strip()]
    if sum(map(len, whole)) <= limit:
        return tuple(whole)
    head, tail = _start(whole[0], limit * 2 // 3), _start(whole[-1][::-1], limit // 3)[::-1]
    if len(whole) == 1 and len(head) + len(tail) >= len(whole[0]):
        return tuple(whole)
    return (head, tail)


def _start(text: str, limit: int) -> str:
    """The first words of the text, up to `limit` characters; a word longer than that is cut where it must be."""
    if len(text) <= limit:
        return text
    end = text.rfind(" ", 0, limit + 1)
    return text[: end if end > 0 else limit]
