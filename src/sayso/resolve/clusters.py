"""Sources of articles that are one, as a forest, and the sources across articles that come of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache

from sayso.model import Source, SourceKind
from sayso.resolve.names import gender_of, is_acronym, key
from sayso.resolve.phrases import capitalised
from sayso.resolve.records import Merged
from sayso.spans import content_id

__all__ = ["Clusters", "compatible", "office"]

_TITLED = frozenset(["mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady"])


class Clusters:
    """Sources that are one; the root of each cluster is its smallest id."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._parent = {source.id: source.id for source in sources}

    def root(self, id: str) -> str:
        while self._parent[id] != id:
            self._parent[id] = id = self._parent[self._parent[id]]
        return id

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first

    def join_by(self, sources: Iterable[Source], same: Callable[[Source], object | None]) -> None:
        """Joins the sources for which `same` gives the same value; where titles name a man and a woman, those of each apart."""
        groups: dict[object, dict[str, list[Source]]] = defaultdict(lambda: defaultdict(list))
        for source in sources:
            value = same(source)
            if value is not None:
                groups[value][_sex(source)].append(source)
        for sexes in groups.values():
            parts = list(sexes.values()) if {"m", "f"} <= sexes.keys() else [[s for part in sexes.values() for s in part]]
            for first, *rest in parts:
                for source in rest:
                    self.join(first.id, source.id)

    def merged(self, own: Collection[str] = ()) -> Merged:
        """The sources across articles. Ids derive from kind and name; where two would be the same, from their members; and where
        members are one by what people said and not by name, which are `own`, from those."""
        groups: dict[str, list[Source]] = defaultdict(list)
        for source in self._sources:
            groups[self.root(source.id)].append(source)
        names = {root: _name(members) for root, members in groups.items()}
        kinds = {root: _kind(members) for root, members in groups.items()}
        taken = Counter((kinds[root], key(name)) for root, name in names.items())
        ids = {}
        for root, members in groups.items():
            same = kinds[root], key(names[root])
            alone = same[0] is SourceKind.ANONYMOUS or taken[same] > 1
            several = sorted(s.id for s in members)
            apart = [id for id in several if id in own and not alone]
            ids[root] = content_id("s", *(apart or (several if alone else same)))
        made = [
            _one(ids[root], names[root], kinds[root], members, lambda id: ids[self.root(id)]) for root, members in groups.items()
        ]
        return Merged(tuple(sorted(made, key=lambda s: s.id)), {s.id: ids[self.root(s.id)] for s in self._sources})


def office(source: Source) -> bool:
    """Whether a person is named by an office alone ("Treasury spokesman")."""
    return source.kind is SourceKind.PERSON and not _proper(source.name)


@lru_cache(maxsize=65536)
def _proper(name: str) -> bool:
    words = name.split()
    return capitalised(words[0]) and capitalised(words[-1])


def compatible(one: Source, other: Source) -> bool:
    """Whether no titles say that one is a man and the other a woman."""
    return not (_sex(one) and _sex(other)) or _sex(one) == _sex(other)


def _one(id: str, name: str, kind: SourceKind, members: list[Source], across_id: Callable[[str], str]) -> Source:
    aliases = {other for s in members for other in (s.name, *s.aliases)} - {name}
    roles = {role for s in members for role in s.roles}
    owners = Counter(owner for s in members if s.speaks_for and (owner := across_id(s.speaks_for)) != id)
    best = min(owners, key=lambda owner: (-owners[owner], owner)) if owners else None
    return Source(id, None, name, kind, tuple(sorted(aliases)), tuple(sorted(roles)), best)


def _name(members: list[Source]) -> str:
    """The name most articles give in full: offices, acronyms, capitals and single words only where there is nothing else."""
    count = Counter(s.name for s in members)
    offices = {s.name for s in members if office(s)}
    return min(count, key=lambda n: (n in offices, is_acronym(n), n.isupper(), len(n.split()) == 1, -count[n], -len(n), n))


def _kind(members: list[Source]) -> SourceKind:
    """The kind most members have; a person, once a member with a full name is one."""
    count = Counter(s.kind for s in members)
    person = any(s.kind is SourceKind.PERSON and len(s.name.split()) > 1 and not office(s) for s in members)
    return SourceKind.PERSON if person else min(count, key=lambda kind: (-count[kind], list(SourceKind).index(kind)))


def _sex(source: Source) -> str:
    """ "m" or "f" where a title before the name says so; an occupation or a given name is too weak to part two of one name."""
    titles = {
        word.strip(".").lower() for text in (*source.roles, source.name, *source.aliases) for word in text.split()[:1]
    } & _TITLED
    return gender_of(*sorted(titles)) if source.kind is SourceKind.PERSON and titles else ""
