"""What of a page is its article: `sayso.read` on hand-made article texts. Run `python -m bench.html_text`.

Pages: precision, recall and F1 of 4-word shingles of the analysed blocks against the gold text, means over the pages, for `page`
and for trafilatura (fast) itself, and for `partition` on all the visible text of the page, as a careless scraper keeps it; the
headline stands in no gold text and is left out. Stories: the share of annotated contents that lie in analysed blocks.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from statistics import fmean

import trafilatura

from bench.gold import TRAINING, YARDSTICKS, stories
from bench.shared import MISSING, SHARED, here
from sayso.errors import InputError
from sayso.model import Block, BlockKind
from sayso.read.blocks import partition
from sayso.read.guard import parsed
from sayso.read.html import page
from sayso.read.paragraphs import paragraphs

SETS = ("html_aeb", "html_fundus_eval80")
PROSE = (BlockKind.HEADING, BlockKind.BODY)


def pages(name: str) -> Iterator[tuple[str, str]]:
    """The pages of a set with their gold texts."""
    with lzma.open(SHARED / f"data/html/{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        yield from ((row["html"], row["text"]) for row in map(json.loads, lines))


def by_page(source: str) -> str:
    try:
        read = page(source.encode("utf-8", "replace"))
    except InputError:
        return ""
    return _prose(read.text, read.blocks)


def by_partition(source: str) -> str:
    text = "\n\n".join(paragraph.words for paragraph in paragraphs(parsed(source)))
    return _prose(text, partition(text))


def by_trafilatura(source: str) -> str:
    return trafilatura.extract(source, fast=True, include_comments=False) or ""


def overlap(found: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of 4-word shingles."""
    mine, theirs = _shingles(found), _shingles(gold)
    same = sum((mine & theirs).values())
    precision, recall = same / max(1, sum(mine.values())), same / max(1, sum(theirs.values()))
    return precision, recall, 2 * precision * recall / (precision + recall) if same else 0.0


def statements() -> Iterator[tuple[str, int, int]]:
    """For each folder of stories: contents kept, and contents in all."""
    for folder in (TRAINING, YARDSTICKS):
        kept = total = 0
        for story in stories(folder):
            read = {file: (article.text, partition(article.text, article.title)) for file, article in story.articles.items()}
            for row in story.gold["statements"]:
                for content in row["content"]:
                    total += 1
                    kept += _kept(*read[row["article"]], content)
        yield folder.name, kept, total


def _kept(text: str, blocks: tuple[Block, ...], content: str) -> bool:
    unread = [block for block in blocks if block.kind not in (BlockKind.TITLE, *PROSE)]
    places = [(found.start(), found.end()) for found in re.finditer(re.escape(content), text)]
    return any(all(block.end <= start or end <= block.start for block in unread) for start, end in places)


def _prose(text: str, blocks: tuple[Block, ...]) -> str:
    return "\n".join(text[block.start : block.end] for block in blocks if block.kind in PROSE)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def figures() -> dict[str, float]:
    """Mean F1 of our pages on each set, and the share of annotated contents kept; nothing without the data."""
    if not here():
        return {}
    found = {f"html.{name}": fmean(overlap(by_page(source), gold)[2] for source, gold in pages(name)) for name in SETS}
    return found | {f"kept.{name}": kept / total for name, kept, total in statements() if total}


def main() -> None:
    if not SHARED.is_dir():
        print(MISSING)
        return
    for name in SETS:
        sources = list(pages(name))
        for reader in (by_page, by_trafilatura, by_partition):
            rows = [overlap(reader(source), gold) for source, gold in sources]
            precision, recall, f1 = (sum(column) / len(rows) for column in zip(*rows, strict=True))
            harmonic = 2 * precision * recall / (precision + recall)
            means = f"precision {precision:.3f} recall {recall:.3f} F1 of these {harmonic:.3f} mean F1 {f1:.3f}"
            print(f"{name:20} {reader.__name__:15} {means}")
    for name, kept, total in statements():
        print(f"{name:20} statement contents in analysed blocks: {kept} of {total} ({kept / max(1, total):.2%})")


if __name__ == "__main__":
    main()
