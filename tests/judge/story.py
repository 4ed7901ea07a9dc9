"""A small invented story, and the shortest way to make its records."""

from __future__ import annotations

import re

from sayso.model import Article, Basis, Block, BlockKind, Claim, Mode, Position, Said, Source, SourceKind, Stance, Statement
from sayso.spans import cut


def article(text: str, *, id: str = "a1", published: str | None = "2024-05-10", title: str | None = None) -> Article:
    blocks = tuple(Block(m.start(), m.end(), BlockKind.BODY) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))
    basis = Basis.GIVEN if published else None
    return Article(id, id, f"{id}.txt", None, None, title, None, published, basis, "en", text, blocks)


def source(id: str, name: str | None = None, *, speaks_for: str | None = None, kind: SourceKind = SourceKind.PERSON) -> Source:
    return Source(id, None, name or id.title(), kind, (), (), speaks_for)


def statement(
    where: Article,
    content: str,
    *,
    id: str = "s1",
    by: str = "orlov",
    via: tuple[str, ...] = (),
    cue: str = "",
    said: str | None = None,
) -> Statement:
    def spans(words: str) -> tuple:
        at = where.text.index(words)
        return (cut(where.text, at, at + len(words)),)

    when = Said(said, said, Basis.TEXT) if said else None
    return Statement(id, where.id, by, via, Mode.INDIRECT, spans(content), spans(cue) if cue else (), (), when, None, 1.0)


def claim(text: str = "The ministry sold the ferry.", id: str = "c1") -> Claim:
    return Claim(id, text, True, None, None)


def position(statement: str, stance: Stance, *, claim: str = "c1", confidence: float = 0.9, corrected: bool = False) -> Position:
    return Position(claim, statement, stance, confidence, corrected)
