"""Hand-annotated stories (`sayso-gold/1`) as sayso's own records, to measure a stage on a perfect stage before it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bench.shared import SHARED
from sayso.model import Act, Article, Attribution, Basis, Block, BlockKind, Span
from sayso.spans import content_id, cut

TRAINING, YARDSTICKS = SHARED / "data/stories_train", SHARED / "gold"


@dataclass(frozen=True)
class Story:
    """One story: its gold annotation and its articles by file name."""

    name: str
    gold: dict[str, Any]
    folder: Path

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {file: _article(self.folder / "articles" / file, row) for file, row in self.gold["articles"].items()}

    def attribution(self, row: dict[str, Any]) -> Attribution | None:
        """The attribution of a gold statement: its strings found in the text, the cue and the mention nearest to the content."""
        text = self.articles[row["article"]].text
        starts = [m.start() for m in re.finditer(re.escape(row["content"][0]), text)]
        if not starts:
            return None
        # Yardstick stories give neither cue nor mention: there the source is looked for by its names.
        names = [row["mention"]] if "mention" in row else sorted(self.gold["sources"][row["source"]], key=len, reverse=True)
        near = ["|".join(map(re.escape, words)) for words in ([row.get("cue")], names) if words[0]]
        first = min(starts, key=lambda at: sum(min((abs(m.start() - at) for m in re.finditer(n, text)), default=0) for n in near))
        content = [cut(text, first, first + len(row["content"][0]))]
        for part in row["content"][1:]:
            at = text.find(part, content[-1].end)
            content += [cut(text, at, at + len(part))] if at >= 0 else []
        cue, mention = _place(text, [row.get("cue")], content), _place(text, names, content)
        return Attribution(row["id"], mention, cue, tuple(content), None, 1.0, Act.SAYS)


def stories(folder: Path) -> Iterator[Story]:
    """The stories of a folder, by name; none where it is absent."""
    for path in sorted(folder.glob("*/gold.json")):
        yield Story(path.parent.name, json.loads(path.read_text("utf-8")), path.parent)


def _article(path: Path, row: dict[str, Any]) -> Article:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    blocks = tuple(Block(m.start(), m.end(), BlockKind.BODY) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))
    sha = hashlib.sha256(raw).hexdigest()
    published = row.get("published")
    basis = Basis.GIVEN if published else None
    return Article(
        content_id("a", sha), sha, path.name, None, row.get("outlet"), None, None, published, basis, "en", text, blocks
    )


def _place(text: str, words: list[str | None], content: list[Span]) -> tuple[Span, ...]:
    """Where some of the words stand nearest to the content, outside it."""
    pattern = "|".join(re.escape(word) for word in words if word)
    found = [m.span() for m in re.finditer(pattern, text)] if pattern else []
    free = [(s, e) for s, e in found if not any(s < c.end and c.start < e for c in content)]

    def distance(span: tuple[int, int]) -> int:
        return min(max(c.start - span[1], span[0] - c.end) for c in content)

    return (cut(text, *min(free, key=distance)),) if free else ()
