"""Copies: articles most of whose words stand in another one, as wire reports do in many papers, trimmed or with a line added.

Containment, not Jaccard: a report cut to half is still all in the original (Broder 1997, "On the resemblance and containment of
documents"). An inverted index of every eighth run of words, chosen by a hash as there, leads from a text to those that may hold
it; the whole texts decide. Originals and copies are indexed apart, so that a thousand copies of one report cost a thousand
look-ups of one original. Measured by `python -m bench.origins`.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol
from zlib import crc32

from sayso.model import Article, BlockKind

__all__ = ["InMemory", "Shelf", "Text", "copies", "settle"]

# Words in a run, and the share of the smaller text's runs that makes a copy. Of 3, 4, 5, 8 words and .2 to .7 these do best: pair
# F1 .998 on the wire copy of five stories.
RUN = 5
CONTAINED = 0.5
FEWEST = 50  # runs of a text that can be judged: a headline and a notice are in every paper
EVERY = 8  # one run of so many is indexed; the pairs found on the wire copy are those of all runs
MOST = 8192  # indexed runs of one text, those of 65,000 words
LIKELY = 0.25  # share of the smaller text's indexed runs with which two texts are compared in full: half of `CONTAINED`
WORD = re.compile(r"[^\W_]+")
READ = {BlockKind.TITLE, BlockKind.HEADING, BlockKind.BODY}
AGENCY = re.compile(
    r"(?:the )?(?:ap|associated press|reuters|afp|agence france-presse|upi|united press international|pa media|press association"
    r"|dpa|efe|ansa|xinhua|tass|interfax|ria novosti|kyodo|jiji press|yonhap|pti|press trust of india|ani|ians|anadolu|irna"
    r"|canadian press|aap|australian associated press|bloomberg|dow jones newswires)(?: news| agency)*"
)


@dataclass(frozen=True, slots=True)
class Text:
    """What of an article matters here: whether it comes before another one, and its runs of words.

    `sample` are the hashes of the runs that are indexed, sorted; none of a text too short to be judged.
    """

    id: str
    priority: tuple[str, bool, str]
    runs: frozenset[str]
    sample: tuple[int, ...]

    @classmethod
    def of(cls, article: Article) -> Text:
        """Before others comes what was published first; of the same day, or where no day is known, what a news agency published;
        else what has the smaller id."""
        priority = article.published or "undated", not AGENCY.fullmatch((article.outlet or "").casefold()), article.id
        runs = _runs(article)
        hashes = {hash for run in runs if not (hash := crc32(run.encode())) % EVERY} if len(runs) >= FEWEST else ()
        return cls(article.id, priority, runs, tuple(sorted(hashes))[:MOST])

    def shared(self, other: Text) -> float:
        """The share of the smaller text's runs that stands in both."""
        return len(self.runs & other.runs) / min(len(self.runs), len(other.runs))


class Shelf(Protocol):
    """The articles that have their place: the ledger's, or those in memory."""

    def article(self, id: str) -> Article:
        """The article with that id."""

    def likely(self, sample: Sequence[int], least: float, *, originals: bool) -> Iterable[str]:
        """The ids of originals, or else of copies, that share as much as `least` of the smaller sample."""

    def is_original(self, id: str) -> bool:
        """Whether the article has its place, among the originals."""

    def put(self, id: str, sample: Sequence[int], of: str | None) -> None:
        """Gives the article its place, anew or instead of its former one: among the originals, or as a copy of `of`."""


def settle(shelf: Shelf, due: Iterable[str]) -> None:
    """Gives the articles `due` their places, and whichever later ones that moves: the same in the end in any order.

    An article is a copy of the original before it that it shares most with, at least `CONTAINED`; else it is an original.
    """
    texts = _Texts(shelf)
    queued = set(due)
    waiting = [(texts[id].priority, id) for id in queued]
    heapq.heapify(waiting)
    while waiting:
        text = texts[heapq.heappop(waiting)[1]]
        originals = texts.alike(text, originals=True)
        best = max((t for t in originals if t.priority < text.priority), key=text.shared, default=None)
        moved = shelf.is_original(text.id) is not (best is None)
        shelf.put(text.id, text.sample, best.id if best else None)
        for other in (*originals, *texts.alike(text, originals=False)) if moved else ():
            if other.priority > text.priority and other.id not in queued:
                queued.add(other.id)
                heapq.heappush(waiting, (other.priority, other.id))


def copies(articles: Iterable[Article]) -> tuple[tuple[str, str], ...]:
    """Pairs of article ids, a copy and its original, sorted."""
    shelf = InMemory(articles)
    settle(shelf, shelf.articles)
    return tuple(sorted(shelf.original.items()))


class _Texts(dict[str, Text]):
    """The texts of articles by id, each made once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __missing__(self, id: str) -> Text:
        self[id] = Text.of(self._shelf.article(id))
        return self[id]

    def alike(self, text: Text, *, originals: bool) -> list[Text]:
        """The texts before or after that share enough to make a copy, in order of priority."""
        found = (self[id] for id in self._shelf.likely(text.sample, LIKELY, originals=originals) if id != text.id)
        return sorted((t for t in found if text.shared(t) >= CONTAINED), key=lambda t: t.priority)


def _runs(article: Article) -> frozenset[str]:
    words = [
        word
        for block in article.blocks
        if block.kind in READ
        for word in WORD.findall(article.text[block.start : block.end].casefold())
    ]
    return frozenset(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


class InMemory:
    """A shelf in memory."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles = {article.id: article for article in articles}
        self.original: dict[str, str] = {}
        self._samples: dict[str, tuple[int, ...]] = {}
        self._index: dict[bool, defaultdict[int, set[str]]] = {True: defaultdict(set), False: defaultdict(set)}

    def article(self, id: str) -> Article:
        return self.articles[id]

    def likely(self, sample: Sequence[int], least: float, *, originals: bool) -> Iterable[str]:
        shared = Counter(id for hash in sample for id in self._index[originals].get(hash, ()))
        return [id for id, count in shared.items() if count >= least * min(len(sample), len(self._samples[id]))]

    def is_original(self, id: str) -> bool:
        return id in self._samples and id not in self.original

    def put(self, id: str, sample: Sequence[int], of: str | None) -> None:
        self.original.pop(id, None)
        if of:
            self.original[id] = of
        self._samples[id] = tuple(sample)
        for hash in sample:
            self._index[of is not None].get(hash, set()).discard(id)
            self._index[of is None][hash].add(id)
