"""Origins and copies. Run `python -m bench.origins [-v] [--gold]`.

Origins: F1 of `sayso.trace.origins` from gold statements and gold positions, as `tools/score_story.py` counts it, the mean over
stories. The gold gives no kind of source: one is anonymous here if all its names begin in lower case or are common nouns.
Copies: pair F1 of `sayso.trace.copies` on wire copy of five stories, two articles being a pair if the same report stands in both.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import sys
from itertools import combinations
from pathlib import Path
from statistics import fmean

from bench.gold import TRAINING, YARDSTICKS, Story, stories
from bench.shared import MISSING, SHARED
from sayso.model import Article, Block, BlockKind, Claim, Mode, Position, Source, SourceKind, Stance, Statement
from sayso.trace.copies import copies
from sayso.trace.origins import origins

COPY = SHARED / "data/stories/wirecopy_groundnews.jsonl.xz"
COMMON = re.compile(
    r"\b(sources?|officials?|people|persons?|insiders?|employees?|staffers?|aides?|users?|residents?|witness(es)?|activists?|neighbou?rs?"
    r"|m[ae]n|wom[ae]n|militants?|observers|experts?|analysts?|whistleblowers?|teachers|parents)\b",
    re.IGNORECASE,
)


def f1(right: int, got: int, want: int) -> float:
    return 2 * right / (got + want) if got + want else 1.0


def of_story(story: Story, verbose: bool = False) -> float | None:
    """The F1 of one story; None where its gold has no origins."""
    gold, articles = story.gold, story.articles
    if not gold.get("origins"):
        return None
    statements = [
        Statement(
            row["id"],
            articles[row["article"]].id,
            row["source"],
            tuple(row["via"]),
            Mode(row["mode"]),
            (),
            (),
            (),
            None,
            None,
            1.0,
        )
        for row in gold["statements"]
    ]
    sources = [
        Source(id, None, names[0], _kind(names), tuple(names), (), gold.get("speaks_for", {}).get(id))
        for id, names in gold["sources"].items()
    ]
    claims = [Claim(id, text, True, None, None) for id, text in gold["claims"].items()]
    positions = [Position(row["claim"], row["statement"], Stance(row["stance"]), 1.0) for row in gold["positions"]]
    got = {(o.claim, o.source) for o in origins(claims, positions, statements, sources, list(articles.values()))}
    want = {(claim, source) for claim, ids in gold["origins"].items() for source in ids}
    got = {pair for pair in got if pair[0] in gold["claims"]}
    if verbose and got != want:
        print(f"{story.name}: missed {sorted(want - got)} extra {sorted(got - want)}")
    return f1(len(got & want), len(got), len(want))


def _kind(names: list[str]) -> SourceKind:
    nameless = all(name[:1].islower() or COMMON.search(name) for name in names)
    return SourceKind.ANONYMOUS if nameless else SourceKind.PERSON


def of_copies() -> float | None:
    """The pair F1 on wire copy; None without the data."""
    if not COPY.exists():
        return None
    with lzma.open(COPY, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    original = dict(copies(_article(row) for row in rows))
    group = {row["id"]: row["copy_group"] for row in rows}
    root = {id: _root(id, original) for id in group}
    pairs = list(combinations(sorted(group), 2))
    want = {(a, b) for a, b in pairs if group[a] == group[b]}
    got = {(a, b) for a, b in pairs if root[a] == root[b]}
    return f1(len(got & want), len(got), len(want))


def _root(id: str, original: dict[str, str]) -> str:
    while id in original:
        id = original[id]
    return id


def _article(row: dict[str, str]) -> Article:
    month, day, year = row["date"].split()[0].split("/")
    published = f"{int(year):04d}-{int(month):02d}-{int(day):02d}"
    blocks = tuple(Block(m.start(), m.end(), BlockKind.BODY) for m in re.finditer(r"\S(?:[^\n]*\S)?", row["text"]))
    sha = hashlib.sha256(row["text"].encode()).hexdigest()
    return Article(row["id"], sha, None, None, row["source"], row["title"], None, published, None, "en", row["text"], blocks)


def figures() -> dict[str, float]:
    """The origins' mean F1 of both folders of stories, and the pair F1 of copies; nothing without the data."""
    found = {f"origins.{folder.name}": main(folder) for folder in (TRAINING, YARDSTICKS)} | {"copies.pairs": of_copies()}
    return {name: share for name, share in found.items() if share is not None}


def main(folder: Path = TRAINING, verbose: bool = False) -> float | None:
    """Prints the origins' F1, and returns the mean over the stories of the folder."""
    shares = {story.name: of_story(story, verbose) for story in stories(folder)}
    known = [share for share in shares.values() if share is not None]
    if not known:
        print(f"origins: {MISSING}")
        return None
    print(f"origins {folder.name:14} mean F1 {fmean(known):.3f}")
    print("  " + "  ".join(f"{name} {share:.2f}" for name, share in shares.items() if share is not None))
    return fmean(known)


if __name__ == "__main__":
    for place in (TRAINING, YARDSTICKS) if "--gold" in sys.argv else (TRAINING,):
        main(place, "-v" in sys.argv)
    copied = of_copies()
    print(f"copies: {MISSING}" if copied is None else f"copies pair F1 {copied:.3f}")
