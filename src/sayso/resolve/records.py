"""What resolution yields: sources and statements of one article, and sources across articles."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Source, Statement

__all__ = ["Merged", "Resolved"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The sources of one article, sorted by id, and its statements in the order of the text."""

    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The sources across articles, sorted by id; `same_as` maps each article's source id to the one it is, in order of key."""

    sources: tuple[Source, ...]
    same_as: dict[str, str]
