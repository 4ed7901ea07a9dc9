"""Copies: articles most of whose words stand in another one, as wire reports do in many papers, trimmed or with a line added.

Containment, not Jaccard: a report cut to half is still all in the original (Broder 1997, "On the resemblance and containment of
documents"). An exact inverted index leads from runs of words to the originals that hold them; copies are not indexed, so that a
thousand copies of one report cost a thousand look-ups. Measured by `python -m bench.origins`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from sayso.model import Article, BlockKind

__all__ = ["copies"]

# Words in a run, and the share of the smaller text's runs that makes a copy. Of 3, 4, 5, 8 words and .2 to .7 these do best: pair
# F1 .998 on the wire copy of five stories.
RUN = 5
CONTAINED = 0.5
FEWEST = 50  # runs of a text that can be judged: a headline and a notice are in every paper
WORD = re.compile(r"[^\W_]+")
READ = {BlockKind.TITLE, BlockKind.HEADING, BlockKind.BODY}
AGENCY = re.compile(
    r"(?:the )?(?:ap|associated press|reuters|afp|agence france-presse|upi|united press international|pa media|press association"
    r"|dpa|efe|ansa|xinhua|tass|interfax|ria novosti|kyodo|jiji press|yonhap|pti|press trust of india|ani|ians|anadolu|irna"
    r"|canadian press|aap|australian associated press|bloomberg|dow jones newswires)(?: news| agency)*"
)


def copies(articles: Iterable[Article]) -> tuple[tuple[str, str], ...]:
    """Pairs of article ids, a copy and its original, sorted. The original is the one published first; of the same day, or where
    no day is known, a news agency's, else the one whose id sorts first."""
    index: dict[str, list[int]] = {}
    originals: list[tuple[str, int]] = []
    found = []
    for article in sorted(articles, key=_priority):
        runs = _runs(article)
        if len(runs) < FEWEST:
            continue
        shared = Counter(original for run in runs for original in index.get(run, ()))
        contained = [
            (count / min(len(runs), originals[number][1]), -number)
            for number, count in shared.items()
            if count >= CONTAINED * min(len(runs), originals[number][1])
        ]
        if contained:
            found.append((article.id, originals[-max(contained)[1]][0]))
            continue
        for run in runs:
            index.setdefault(run, []).append(len(originals))
        originals.append((article.id, len(runs)))
    return tuple(sorted(found))


def _priority(article: Article) -> tuple[str, bool, str]:
    return article.published or "undated", not AGENCY.fullmatch((article.outlet or "").casefold()), article.id


def _runs(article: Article) -> set[str]:
    words = [
        word
        for block in article.blocks
        if block.kind in READ
        for word in WORD.findall(article.text[block.start : block.end].casefold())
    ]
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
