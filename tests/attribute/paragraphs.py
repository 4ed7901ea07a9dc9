"""The paragraphs of a text in a test: what blank lines part."""

from __future__ import annotations


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Code points `[start, end)` of each."""
    found, at = [], 0
    for line in text.split("\n\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 2
    return found
