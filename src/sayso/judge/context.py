"""A statement in its surroundings: its sentence, the words before it, its speaker by name, the headline."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.judge.passage import Passage
from sayso.model import Article, BlockKind, Source, Statement

__all__ = ["Surroundings"]

READ = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BODY)
REACH = 600  # code points looked at on either side of a statement: 45 words before it, and its sentence
# Quantifiers are bounded so that hostile text ("......") costs linear time.
_END = re.compile(r"[.!?…]{1,4}[\"'”’)\]]{0,3}\s{1,3}(?=[\"'“‘(\[]{0,2}[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Rev|Prof|Jr|Sr|vs|No|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)"
    r"|\b[A-Z](?:\.[A-Z])*)\.$"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An article cut once into sentences, from which the passage of each of its statements is read."""

    article: Article
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    headline: str

    @classmethod
    def of(cls, article: Article) -> Surroundings:
        """Sentences of the blocks that are read: `starts[i]` to `ends[i]`, in order. The first stands for a missing headline."""
        sentences: list[tuple[int, int]] = []
        for block in article.blocks:
            if block.kind in READ:
                at = block.start
                for match in _END.finditer(article.text, block.start, block.end):
                    if not _ABBREVIATION.search(article.text[max(at, match.start() - 12) : match.start() + 1]):
                        sentences.append((at, match.end()))
                        at = match.end()
                if at < block.end:
                    sentences.append((at, block.end))
        titles = (article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.TITLE)
        first = article.text[slice(*sentences[0])][:REACH] if sentences else ""
        headline = article.title or next(titles, first)
        return cls(article, tuple(s for s, _ in sentences), tuple(e for _, e in sentences), headline)

    def _window(self, start: int, end: int) -> tuple[int, int]:
        """Whole sentences around `[start, end)`, no further than `REACH`."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_left(self.ends, end)
        left = self.starts[first] if first >= 0 else start
        right = self.ends[last] if last < len(self.ends) else end
        return max(min(left, start), start - REACH), min(max(right, end), end + REACH)

    def _before(self, end: int) -> str:
        """The words before `end` in blocks that are read."""
        words = ""
        for i in range(bisect_left(self.starts, end) - 1, -1, -1):
            if len(words) >= REACH // 2:
                break
            words = self.article.text[self.starts[i] : min(self.ends[i], end)][-REACH:] + " " + words
        return " ".join(words.split())

    def passage(
        self,
        statement: Statement,
        sources: Mapping[str, Source],
        within: Statement | None = None,
        answered: Statement | None = None,
    ) -> Passage:
        """What the model reads of the statement. Its cue is part of its sentence if it stands within reach.

        `within` is the statement whose content holds this one: its cue ("denied claims by the bank that ...") is not this one's.
        `answered` is the one that this one responds to: its words stand before it, wherever they are in the article.
        """
        text = self.article.text
        first, last = statement.content[0].start, statement.content[-1].end
        near = [s for s in (*statement.cue, *statement.source_mention) if first - REACH < s.start and s.end < last + REACH]
        left, right = self._window(min([first, *(s.start for s in near)]), max([last, *(s.end for s in near)]))
        if within and within.content[0].start <= first and last <= within.content[-1].end:
            left, right = max(left, within.content[0].start), min(right, within.content[-1].end)
        gaps = [text[a.end : b.start] for a, b in zip(statement.content, statement.content[1:], strict=False)]
        return Passage(
            speaker=_speaker(statement, sources),
            lead=" ".join([text[left:first], *(gap[:REACH] for gap in gaps)]),
            content=" ".join(span.exact for span in statement.content),
            tail=text[last:right],
            before=_told(answered, sources) if answered else self._before(left),
            title=self.headline,
        )


def _told(statement: Statement, sources: Mapping[str, Source]) -> str:
    return f"{_speaker(statement, sources)} said: {' '.join(span.exact for span in statement.content)}."


def _speaker(statement: Statement, sources: Mapping[str, Source]) -> str:
    """The source's name, whom it speaks for, and its relays: "Dmitry Orlov for Ministry via Daily Courier"."""
    source = sources.get(statement.source)
    name = source.name if source else ""
    body = sources.get(source.speaks_for) if source and source.speaks_for else None
    if body and body.name.casefold() not in name.casefold():
        name += f" for {body.name}"
    relays = [sources[v].name for v in statement.via if v in sources]
    return name + "".join(f" via {relay}" for relay in relays)
