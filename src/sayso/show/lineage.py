"""Where an affirmation comes from: an origin, whoever passes its words on, and the articles that they reached, as a tree.

An origin is outside the collection if none of the articles has it at first hand: all have it through somebody whose own words
were not read, or it is itself a publication of which no article was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from rich.text import Text
from rich.tree import Tree

from sayso.model import Origin, RelayKind, SourceKind, Stance
from sayso.show.entries import outlet, who
from sayso.show.lookup import Entry, Lookup
from sayso.show.stances import is_likely
from sayso.show.visible import one_line

__all__ = ["Branch", "branch", "lineage", "outside"]

MOST = 12  # articles under one source: more are counted, not named
PUBLISHED = (SourceKind.ORGANISATION, SourceKind.DOCUMENT)
Branches = dict[str, "Branches"]  # what hangs under a source or an article, by its id


@dataclass(frozen=True, slots=True)
class Branch:
    """A source, or at the ends an article with its date: what it is called, what is to be noted, and who has it from there.

    `more` is how many articles under it are not named.
    """

    id: str
    name: str
    article: bool
    published: str | None
    note: str
    under: tuple[Branch, ...]
    more: int = 0


def lineage(lookup: Lookup, origin: Origin) -> Tree:
    """The origin, under it who passes it on, at the ends the articles."""
    root = branch(lookup, origin)
    label = who(lookup.sources[origin.source])
    if root.note:
        label.append(f" · {root.note}", "not bold dim")
    tree = Tree(label, guide_style="dim")
    _grow(tree, root)
    return tree


def branch(lookup: Lookup, origin: Origin) -> Branch:
    """The origin with all that hangs under it."""
    branches: Branches = {}
    for path, entry in _paths(lookup, origin):
        reduce(lambda under, id: under.setdefault(id, {}), (*path, entry.article.id), branches)
    return _source(lookup, origin.source, branches, "outside the collection" if outside(lookup, origin) else "")


def outside(lookup: Lookup, origin: Origin) -> bool:
    """Whether no article that was read has it at first hand."""
    paths = [path for path, _ in _paths(lookup, origin)]
    published = lookup.sources[origin.source].kind in PUBLISHED and origin.source in lookup.passing
    return (published and _unread(lookup, origin.source)) or (bool(paths) and all(p and _unread(lookup, p[0]) for p in paths))


def _paths(lookup: Lookup, origin: Origin) -> list[tuple[tuple[str, ...], Entry]]:
    """The statements that rest on the origin, each with the sources between, the nearest to the origin first.

    Those that are likely, or if it only follows from several together, these.
    """
    others = {other.source for other in lookup.snapshot.origins if other.claim == origin.claim} - {origin.source}
    found = []
    for entry in lookup.stances(lookup.claims[origin.claim]):
        chain = (entry.source.id, *reversed(entry.statement.via))
        if (
            entry.position
            and entry.position.stance is Stance.AFFIRMS
            and entry.article.id in origin.articles
            and (origin.source in chain or not others & set(chain))
        ):
            path = chain[chain.index(origin.source) + 1 :] if origin.source in chain else chain
            found.append((tuple(id for id in path if not _is_outlet(lookup, id, entry)), entry))
    return [each for each in found if each[1].position and is_likely(each[1].position)] or found


def _grow(tree: Tree, branch: Branch) -> None:
    for each in (under for under in branch.under if under.article):
        day, copied = (f", {each.published}" if each.published else ""), (f", {each.note}" if each.note else "")
        tree.add(Text(f"{one_line(each.name)}{day}{copied}", "dim"))
    if branch.more:
        tree.add(Text(f"and {branch.more} more", "dim"))
    for each in branch.under:
        if not each.article:
            label = Text(one_line(each.name))
            if each.note:
                label.append(f" · {each.note}", "dim")
            _grow(tree.add(label), each)


def _source(lookup: Lookup, id: str, branches: Branches, note: str = "") -> Branch:
    articles, relays = [each for each in branches if each in lookup.articles], [e for e in branches if e not in lookup.articles]
    under = [_article(lookup, each) for each in articles[:MOST]]
    for relay in relays:
        unread = lookup.sources[relay].kind in PUBLISHED and _unread(lookup, relay)
        under.append(_source(lookup, relay, branches[relay], "not read" if unread else ""))
    return Branch(id, lookup.sources[id].name, False, None, note, tuple(under), max(0, len(articles) - MOST))


def _article(lookup: Lookup, id: str) -> Branch:
    """`The Harbour Post, 2024-10-09, a copy of The Daily Test`."""
    article = lookup.articles[id]
    copied = [r.of for r in lookup.snapshot.relays if r.article == id and r.kind is RelayKind.COPY and r.of in lookup.articles]
    note = ", ".join(f"a copy of {outlet(lookup.articles[original])}" for original in copied)
    return Branch(id, outlet(article), True, article.published, note, ())


def _unread(lookup: Lookup, source: str) -> bool:
    return not _names(lookup, source) & {_plain(outlet) for outlet in lookup.outlets}


def _is_outlet(lookup: Lookup, source: str, entry: Entry) -> bool:
    return bool(_names(lookup, source) & {_plain(entry.article.outlet or "")})


def _names(lookup: Lookup, source: str) -> set[str]:
    return {_plain(name) for name in (lookup.sources[source].name, *lookup.sources[source].aliases)}


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
