"""From the sources of each article to the sources of all of them.

Merged are: the same name; a surname that one full name alone has; a name that another organisation was called by ("DHS"); what
belongs to the same owner ("Smith's campaign"); an office that one person alone is said to hold. Unnamed sources never merge, nor
people without a name of their own ("activists"), nor names that only look the same: comparison is by code points.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from sayso.model import Article, Source, SourceKind
from sayso.resolve.names import gender_of, is_acronym, key, person_parts, same_person
from sayso.resolve.phrases import capitalised
from sayso.resolve.records import Merged
from sayso.spans import content_id

__all__ = ["across"]

_TITLED = frozenset(["mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady"])
_OFFICE_OF = re.compile(r"^(.+?) (?:for|of|at) (?:the )?(.+)$")
_OWNED = re.compile(r"^(.+?)'s? (.+)$")


def across(articles: Sequence[Article], sources: Sequence[Source]) -> Merged:
    """Merges the sources of articles into sources across them. The order of neither matters; ids derive from kind and name.

    The outlets of `articles` are names of organisations too: "the Post" is the one that is an outlet, where two are called so.
    """
    local = sorted(sources, key=lambda s: s.id)
    clusters = _Clusters(local)
    named = [s for s in local if s.kind is not SourceKind.ANONYMOUS and _has_name(s)]
    clusters.join_by(named, lambda s: key(s.name) if not _OWNED.match(key(s.name)) else None)
    people = [s for s in named if s.kind is SourceKind.PERSON and not _office(s)]
    _join_people(clusters, people)
    _join_called(clusters, named, {key(a.outlet) for a in articles if a.outlet})
    _join_owned(clusters, named)
    _join_offices(clusters, named, people)
    return clusters.merged()


def _has_name(source: Source) -> bool:
    """Whether a source is told from others by its name: a capital in it, or an institution ("the police" of one matter)."""
    return any(map(capitalised, source.name.split())) or source.kind is SourceKind.ORGANISATION


def _office(source: Source) -> bool:
    """Whether a person is named by an office alone ("Kremlin spokesman")."""
    words = source.name.split()
    return source.kind is SourceKind.PERSON and not (capitalised(words[0]) and capitalised(words[-1]))


class _Clusters:
    """Sources that are one, as a forest; the root of each is its smallest id."""

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
        """Joins the sources for which `same` gives the same value, unless titles say they are a man and a woman."""
        first: dict[object, Source] = {}
        for source in sources:
            value = same(source)
            if value is None:
                continue
            sex = _sex(source)
            for known in (value, sex), (value, "") if sex else (value, "m"):
                if known in first:
                    self.join(first[known].id, source.id)
                    break
            first.setdefault((value, sex), source)

    def members(self) -> dict[str, list[Source]]:
        groups: dict[str, list[Source]] = defaultdict(list)
        for source in self._sources:
            groups[self.root(source.id)].append(source)
        return groups

    def merged(self) -> Merged:
        groups = self.members()
        names = {root: _name(members) for root, members in groups.items()}
        kinds = {root: _kind(members) for root, members in groups.items()}
        taken = Counter((kinds[root], key(name)) for root, name in names.items())
        ids = {}
        for root, members in groups.items():
            same = kinds[root], key(names[root])
            alone = same[0] is SourceKind.ANONYMOUS or taken[same] > 1
            ids[root] = content_id("s", *(sorted(s.id for s in members) if alone else same))
        made = [
            _one(ids[root], names[root], kinds[root], members, lambda id: ids[self.root(id)]) for root, members in groups.items()
        ]
        return Merged(tuple(sorted(made, key=lambda s: s.id)), {s.id: ids[self.root(s.id)] for s in self._sources})


def _one(id: str, name: str, kind: SourceKind, members: list[Source], across_id: Callable[[str], str]) -> Source:
    aliases = {other for s in members for other in (s.name, *s.aliases)} - {name}
    roles = {role for s in members for role in s.roles}
    owners = Counter(owner for s in members if s.speaks_for and (owner := across_id(s.speaks_for)) != id)
    best = min(owners, key=lambda owner: (-owners[owner], owner)) if owners else None
    return Source(id, None, name, kind, tuple(sorted(aliases)), tuple(sorted(roles)), best)


def _name(members: list[Source]) -> str:
    """The name most articles give in full: offices, acronyms and single words only where there is nothing else."""
    count = Counter(s.name for s in members)
    offices = {s.name for s in members if _office(s)}
    return min(count, key=lambda n: (n in offices, is_acronym(n), len(n.split()) == 1, -count[n], -len(n), n))


def _kind(members: list[Source]) -> SourceKind:
    count = Counter(s.kind for s in members)
    return min(count, key=lambda kind: (-count[kind], list(SourceKind).index(kind)))


def _sex(source: Source) -> str:
    """ "m" or "f" where a title before the name says so; an occupation or a given name is too weak to part two of one name."""
    titles = {
        word.strip(".").lower() for text in (*source.roles, source.name, *source.aliases) for word in text.split()[:1]
    } & _TITLED
    return gender_of(*sorted(titles)) if source.kind is SourceKind.PERSON and titles else ""


def _compatible(one: Source, other: Source) -> bool:
    return not (_sex(one) and _sex(other)) or _sex(one) == _sex(other)


def _join_people(clusters: _Clusters, people: list[Source]) -> None:
    """Full names that differ by a middle name or an initial, then bare surnames: each where no second candidate is in the way."""
    full = [s for s in people if person_parts(s.name)[0]]
    for source in full:
        others = [
            o for o in full if key(o.name) != key(source.name) and same_person(source.name, o.name) and _compatible(source, o)
        ]
        if all(same_person(a.name, b.name) for a in others for b in others):
            for other in others:
                clusters.join(source.id, other.id)
    by_surname: dict[str, list[Source]] = defaultdict(list)
    for source in full:
        by_surname[person_parts(source.name)[2]].append(source)
    for source in people:
        if not person_parts(source.name)[0]:
            owners = [o for o in by_surname[person_parts(source.name)[2]] if _compatible(source, o)]
            if len({clusters.root(o.id) for o in owners}) == 1:
                clusters.join(source.id, owners[0].id)


def _join_called(clusters: _Clusters, named: list[Source], outlets: set[str]) -> None:
    """A source named what one other organisation alone is also called, outlets before others."""
    organisations = [s for s in named if s.kind is SourceKind.ORGANISATION]
    called: dict[str, list[Source]] = defaultdict(list)
    for source in organisations:
        for alias in source.aliases:
            if all(map(capitalised, alias.split())) and key(alias) != key(source.name):
                called[key(alias)].append(source)
    for source in organisations:
        others = [o for o in called[key(source.name)] if clusters.root(o.id) != clusters.root(source.id)]
        if len({clusters.root(o.id) for o in others}) > 1:
            others = [o for o in others if key(o.name) in outlets]
        if len({clusters.root(o.id) for o in others}) == 1:
            clusters.join(source.id, others[0].id)


def _join_owned(clusters: _Clusters, named: list[Source]) -> None:
    """ "Smith's campaign" and "Ann Smith's campaign": one where Smith is one."""
    by_name: dict[str, set[str]] = defaultdict(set)
    for source in named:
        for name in (source.name, *source.aliases):
            by_name[key(name)].add(clusters.root(source.id))

    def belongs(source: Source) -> object | None:
        match = _OWNED.match(key(source.name))
        if not match:
            return None
        owners = by_name[match.group(1)]
        owner = source.speaks_for and clusters.root(source.speaks_for)
        return owner or (next(iter(owners)) if len(owners) == 1 else match.group(1)), match.group(2)

    clusters.join_by(named, belongs)


def _join_offices(clusters: _Clusters, named: list[Source], people: list[Source]) -> None:
    """An office without a name is its holder's, where one person alone is said to hold it."""
    holders: dict[str, list[Source]] = defaultdict(list)
    for person in people:
        for role in person.roles:
            holders[_office_key(role)].append(person)
    offices = [s for s in named if _office(s)]
    clusters.join_by(offices, lambda s: _office_key(s.name))
    for office in offices:
        found = [p for p in holders[_office_key(office.name)] if _compatible(p, office)]
        if len({clusters.root(p.id) for p in found}) == 1:
            clusters.join(office.id, found[0].id)


def _office_key(role: str) -> str:
    """ "spokesman for the Acme Group" as "acme group spokesman"."""
    match = _OFFICE_OF.match(key(role))
    return f"{match.group(2)} {match.group(1)}" if match else key(role)
