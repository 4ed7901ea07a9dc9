"""Unnamed sources that are one because one article cites the other: "a person told the Herald", in the Herald and elsewhere.

The words have to be the same, and only one article of that outlet may have such a source: of several, any could be meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sayso.model import Source, SourceKind
from sayso.resolve.names import key
from sayso.resolve.phrases import capitalised

__all__ = ["Told", "cited", "told"]

Told = dict[
    tuple[str, str], bool
]  # a source of an article, and words that name an outlet and the source: whether of the outlet's own


def told(outlet: str | None, sources: Iterable[Source], said: Iterable[tuple[str, str | None]]) -> Told:
    """Whom the unnamed sources of an article told. `said` are the source of each statement and the relay that is next to it."""
    known = {source.id: source for source in sources}
    found: Told = {}
    for id, relay in said:
        if known[id].kind is not SourceKind.ANONYMOUS:
            continue
        names = _names(known[relay]) if relay else [outlet] if outlet else []
        for name in names:
            words = f"{key(name)} {key(known[id].name)}"
            found[id, words] = found.get((id, words), False) or relay is None
    return found


def _names(relay: Source) -> Iterator[str]:
    yield from (name for name in (relay.name, *relay.aliases) if all(map(capitalised, name.split())))


def cited(found: Mapping[tuple[str, str], bool]) -> Iterator[tuple[str, str]]:
    """The sources of articles that are one, in pairs: an outlet's own, and that of an article which cites the outlet."""
    having: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for (id, words), own in sorted(found.items()):
        having[words].append((id, own))
    for each in having.values():
        owners = [id for id, own in each if own]
        if len(owners) == 1:
            yield from ((owners[0], id) for id, own in each if not own)
