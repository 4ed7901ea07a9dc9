"""Named people: `sayso.resolve` on gold mentions, beside two peers, as B3. Run `python -m bench.people [-v]`.

Two yardsticks. Across articles: the people of ECB+ (mentions of cross-document chains), all the articles of a topic together.
Within an article: the people of GUM's spoken genres and news. A mention is named if it holds a capitalised word that is no
pronoun; in GUM, whose spans are whole phrases, all its words have to be capitalised.

Sayso is given each mention's place in its article, resolves it there as it does a source's, and then joins the sources of the
articles. The peers see the mention's words alone: `exact` joins equal strings, `subset` joins a name to the first longer one of
the topic (or article) that has all its words. B3 (Bagga and Baldwin 1998) is the mean over mentions of the share of its cluster
that is right (precision), and of its chain that is found (recall).
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.shared import MISSING, SHARED
from sayso.model import Article, Block, BlockKind, Source
from sayso.resolve import across
from sayso.resolve.cast import read_cast
from sayso.resolve.layout import layout
from sayso.resolve.reference import Reference
from sayso.resolve.sources import Sources

__all__ = ["figures", "main"]

FOLDER = SHARED / "data/coref"
CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w*")
PRONOUNS = frozenset(
    "i me my we us our you your he him his she her hers it its they them their who whom whose this that".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention in a text, and the chain it belongs to in the gold."""

    start: int
    end: int
    text: str
    chain: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its named mentions in order; `group` is the topic, or the document itself."""

    id: str
    group: str
    text: str
    mentions: tuple[Mention, ...]


Clusters = Mapping[tuple[str, Mention], Hashable]


def named(words: str) -> bool:
    return any(word.lower() not in PRONOUNS for word in CAPITALISED.findall(words))


def rows(name: str) -> Iterator[dict[str, object]]:
    with lzma.open(FOLDER / f"coref_{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def ecbplus() -> list[Text]:
    def wanted(mention: dict[str, str]) -> bool:
        person = mention["tag"] == "HUMAN_PART_PER" and mention["scope"] == "CROSS_DOC_COREF"
        return person and named(mention["text"])

    return [_text(row, str(row["topic"]), wanted) for row in rows("ecbplus")]


def gum() -> list[Text]:
    def wanted(mention: dict[str, str]) -> bool:
        capitals = all(word[0].isupper() for word in re.findall(r"[\w'’-]+", mention["text"]))
        return mention["etype"] == "person" and not mention["pron"] and capitals and named(mention["text"])

    return [_text(row, str(row["id"]), wanted) for row in rows("gum_spoken_news")]


def _text(row: dict[str, object], group: str, wanted: Callable[[dict[str, str]], bool]) -> Text:
    mentions: list[dict[str, str]] = row["mentions"]  # type: ignore[assignment]
    found = {Mention(int(m["start"]), int(m["end"]), m["text"], m["chain"]) for m in mentions if wanted(m)}
    return Text(str(row["id"]), group, str(row["text"]), tuple(sorted(found, key=lambda m: (m.start, -m.end, m.chain))))


def sayso(texts: Sequence[Text]) -> Clusters:
    """Each mention's source across the texts of its group."""
    local: dict[tuple[str, Mention], str] = {}
    sources: list[Source] = []
    articles = [_article(text) for text in texts]
    for text, article in zip(texts, articles, strict=True):
        page = layout(article)
        reference = Reference(page, read_cast(page), None)
        figures = {mention: reference.figure(mention.text, mention.start) for mention in text.mentions}
        made = Sources(article, reference)
        local |= {(text.id, mention): made.id(figure) for mention, figure in figures.items()}
        sources += made.made.values()
    merged = across(articles, sources).same_as
    return {place: merged[id] for place, id in local.items()}


def _article(text: Text) -> Article:
    lines = tuple(Block(m.start(), m.end(), BlockKind.BODY) for m in re.finditer(r"\S(?:.*\S)?", text.text))
    return Article(text.id, "", None, None, None, None, None, None, None, "en", text.text, lines)


def exact(texts: Sequence[Text]) -> Clusters:
    return {(text.id, mention): mention.text for text in texts for mention in text.mentions}


def subset(texts: Sequence[Text]) -> Clusters:
    words = {mention.text: frozenset(mention.text.lower().split()) for text in texts for mention in text.mentions}
    longest = sorted(set(words.values()), key=lambda name: (-len(name), sorted(name)))
    first = {name: next(fuller for fuller in longest if name <= fuller) for name in longest}
    return {(text.id, mention): first[words[mention.text]] for text in texts for mention in text.mentions}


def b3(texts: Iterable[Text], link: Callable[[Sequence[Text]], Clusters]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the mentions of all texts, linked group by group."""
    groups: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        groups[text.group].append(text)
    precision, recall, count = 0.0, 0.0, 0
    for group in groups.values():
        got, gold = defaultdict(set), defaultdict(set)
        linked = link(group)
        for (id, mention), cluster in linked.items():
            got[cluster].add((id, mention))
            gold[mention.chain].add((id, mention))
        for place, cluster in linked.items():
            both = len(got[cluster] & gold[place[1].chain])
            precision, recall, count = precision + both / len(got[cluster]), recall + both / len(gold[place[1].chain]), count + 1
    precision, recall = precision / count, recall / count
    return precision, recall, 2 * precision * recall / (precision + recall)


YARDSTICKS = {"across articles (ECB+)": ecbplus, "within an article (GUM)": gum}


def main(verbose: bool = False) -> dict[str, float]:
    """Prints, and returns, sayso's F1 on each yardstick; the peers' beside it."""
    if not FOLDER.is_dir():
        print(f"people: {MISSING}")
        return {}
    found: dict[str, float] = {}
    for (name, texts), short in zip(((name, read()) for name, read in YARDSTICKS.items()), ("across", "within"), strict=True):
        for link in (sayso, subset, exact):
            precision, recall, f1 = b3(texts, link)
            found[f"people.{short}"] = found.get(f"people.{short}", f1)
            print(f"people {name:24} {link.__name__:7} B3 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}")
        if verbose:
            _show(texts)
    return found


def _show(texts: list[Text]) -> None:
    """The people whom sayso takes apart, and those it takes for one, group by group."""
    for group in dict.fromkeys(text.group for text in texts):
        apart: dict[Hashable, dict[Hashable, set[str]]] = defaultdict(lambda: defaultdict(set))
        one: dict[Hashable, dict[Hashable, set[str]]] = defaultdict(lambda: defaultdict(set))
        for (_, mention), cluster in sayso([text for text in texts if text.group == group]).items():
            apart[mention.chain][cluster].add(mention.text)
            one[cluster][mention.chain].add(mention.text)
        for what, parts in [*(("apart", p) for p in apart.values()), *(("one", p) for p in one.values())]:
            if len(parts) > 1:
                print(f"{group:4} {what:6}", " | ".join(", ".join(sorted(names)) for names in parts.values()))


def figures() -> dict[str, float]:
    """The B3 F1 of each yardstick, by name; nothing without the data."""
    return main()


if __name__ == "__main__":
    main("-v" in sys.argv)
