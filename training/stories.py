"""Hand-annotated stories (`sayso-gold/1`) as sayso's own records: articles, sources, statements, claims, positions."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.judge.answers import linked
from sayso.model import Article, Block, BlockKind, Claim, Mode, Position, Said, Source, SourceKind, Span, Stance, Statement
from sayso.model import Basis as _Basis
from sayso.spans import cut

__all__ = ["Story", "stories", "story"]


@dataclass(frozen=True, slots=True)
class Story:
    """One annotated story. Ids of claims and statements are the annotation's own; `gold` is the annotation as it was read."""

    name: str
    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    positions: tuple[Position, ...]
    gold: dict[str, object]


def _article(file: str, text: str, row: dict[str, str]) -> Article:
    blocks = tuple(Block(m.start(), m.end(), BlockKind.BODY) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))
    return Article(
        file, "", file, None, row.get("outlet") or None, row.get("title") or None, None, row.get("published") or None,
        _Basis.GIVEN if row.get("published") else None, "en", text, blocks,
    )  # fmt: skip


def _nearest(text: str, words: str, near: int) -> int:
    """Where `words` stand nearest to `near`; -1 if nowhere."""
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return min(places, key=lambda p: abs(p - near), default=-1)


def _spans(text: str, parts: Sequence[str], near: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = near
    for part in parts:
        start = text.find(part, at) if spans else _nearest(text, part, near)
        start = start if start >= 0 else _nearest(text, part, at)
        spans.append(cut(text, start, start + len(part)))
        at = start + len(part)
    return tuple(sorted(spans))


def _anchor(text: str, row: dict[str, str | list[str]], after: int) -> int:
    """Where the statement stands: the place whose content, cue and mention are closest together, at or past `after` if any."""
    places, at = [], text.find(row["content"][0])
    while at >= 0:
        places.append(at)
        at = text.find(row["content"][0], at + 1)
    marks = [str(row[k]) for k in ("cue", "mention") if row.get(k)]

    def cost(place: int) -> tuple[int, int]:
        far = sum(abs(_nearest(text, mark, place) - place) for mark in marks)
        return far // 50, abs(place - after)

    return min(places, key=cost)


def story(folder: Path) -> Story:
    """The story in `folder`, which holds gold.json and articles/."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    with (folder / "articles/articles.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["file"]: row for row in csv.DictReader(lines)}
    articles = {f: _article(f, (folder / "articles" / f).read_bytes().decode("utf-8"), rows.get(f, {})) for f in gold["articles"]}
    speaks_for = gold.get("speaks_for", {})
    sources = tuple(
        Source(i, None, names[0], SourceKind.PERSON, tuple(sorted(names[1:])), (), speaks_for.get(i))
        for i, names in sorted(gold["sources"].items())
    )
    statements, after = [], dict.fromkeys(articles, 0)
    for row in gold["statements"]:
        text = articles[row["article"]].text
        anchor = _anchor(text, row, after[row["article"]])
        content = _spans(text, row["content"], anchor)
        after[row["article"]] = content[0].start
        cue, mention = (
            _spans(text, [row[k]], content[0].start) if row.get(k) and row[k] in text else () for k in ("cue", "mention")
        )
        said = Said(row["said"], row["said"], _Basis.TEXT) if row["said"] else None
        statements.append(
            Statement(
                row["id"],
                row["article"],
                row["source"],
                tuple(row["via"]),
                Mode(row["mode"]),
                content,
                cue,
                mention,
                said,
                None,
                1.0,
            )
        )
    known = {source.id: source for source in sources}
    links = {s.id: s for id in articles for s in linked([s for s in statements if s.article == id], known)}
    return Story(
        folder.name, tuple(articles.values()), sources, tuple(links[s.id] for s in statements),
        tuple(Claim(i, text, True, None, None) for i, text in gold["claims"].items()),
        tuple(Position(p["claim"], p["statement"], Stance(p["stance"]), 1.0) for p in gold["positions"]),
        gold,
    )  # fmt: skip


def stories(folder: Path) -> tuple[Story, ...]:
    """Every story under `folder`, by name."""
    return tuple(story(path.parent) for path in sorted(folder.glob("*/gold.json")))
