"""From the sources of each article to the sources of all of them.

Merged are: the same name; people as `sayso.resolve.people` tells; a name that another organisation was called by ("DHS"); what
belongs to the same owner ("Smith's campaign"); an office that one person alone is said to hold. Unnamed sources merge only where
one article cites the other (`sayso.resolve.citing`). Never merged are people without a name of their own ("activists"), and names
that only look the same: comparison is by code points, and `sayso.resolve.alike` tells which those are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sayso.model import Article, Source, SourceKind, Statement
from sayso.resolve.citing import Told, cited, told
from sayso.resolve.clusters import Clusters, compatible, office
from sayso.resolve.names import key
from sayso.resolve.people import Company, company_of, join_people
from sayso.resolve.phrases import capitalised
from sayso.resolve.records import Merged

__all__ = ["OWNED", "across", "has_name", "merge", "office_key"]

_OFFICE_OF = re.compile(r"^(.+?) (?:for|of|at) (?:the )?(.+)$")
OWNED = re.compile(r"^(.+?)'s? (.+)$")


def across(articles: Sequence[Article], sources: Sequence[Source], statements: Sequence[Statement] = ()) -> Merged:
    """Merges the sources of articles into sources across them. The order of neither matters; ids derive from kind and name.

    The outlets of `articles` are names of organisations too: "the Post" is the one that is an outlet, where two are called so.
    By the articles' `statements`, unnamed sources are one where one article cites the other.
    """
    unnamed: Told = {}
    for article in articles:
        said = [(s.source, s.via[-1] if s.via else None) for s in statements if s.article == article.id]
        unnamed |= told(article.outlet, sources, said)
    return merge(sources, {key(a.outlet) for a in articles if a.outlet}, company_of(sources), same=cited(unnamed))


def merge(
    sources: Sequence[Source],
    outlets: Collection[str],
    company: Company,
    crowded: Collection[str] = (),
    same: Iterable[tuple[str, str]] = (),
    apart: Collection[str] = (),
) -> Merged:
    """Merges sources of articles; `outlets` are names as keys, `company` the surnames that appear in each article.

    `crowded` are keys of offices that several hold, whether or not they are among the sources. `same` are pairs of sources that
    are one whatever they are called; those `apart` are one with nobody else.
    """
    local = sorted(sources, key=lambda s: s.id)
    clusters = Clusters(local)
    named = [s for s in local if s.kind is not SourceKind.ANONYMOUS and has_name(s) and s.id not in apart]
    people = [s for s in named if s.kind is SourceKind.PERSON and not office(s)]
    others = join_people(clusters, named, company)
    clusters.join_by(others, lambda s: key(s.name) if not OWNED.match(key(s.name)) else None)
    _join_called(clusters, named, outlets)
    _join_owned(clusters, named)
    _join_offices(clusters, named, people, crowded)
    own = {*apart}
    for one, other in same:
        clusters.join(one, other)
        own |= {one, other} - {source.id for source in named}
    return clusters.merged(own)


def has_name(source: Source) -> bool:
    """Whether a source is told from others by its name: a capital in it, or an institution ("the police" of one matter)."""
    return any(map(capitalised, source.name.split())) or source.kind is SourceKind.ORGANISATION


def _join_called(clusters: Clusters, named: list[Source], outlets: Collection[str]) -> None:
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


def _join_owned(clusters: Clusters, named: list[Source]) -> None:
    """ "Smith's campaign" and "Ann Smith's campaign": one where Smith is one."""
    by_name: dict[str, set[str]] = defaultdict(set)
    for source in named:
        for name in (source.name, *source.aliases):
            by_name[key(name)].add(clusters.root(source.id))

    def belongs(source: Source) -> object | None:
        match = OWNED.match(key(source.name))
        if not match:
            return None
        owners = by_name[match.group(1)]
        owner = source.speaks_for and clusters.root(source.speaks_for)
        return owner or (next(iter(owners)) if len(owners) == 1 else match.group(1)), match.group(2)

    clusters.join_by(named, belongs)


def _join_offices(clusters: Clusters, named: list[Source], people: list[Source], crowded: Collection[str]) -> None:
    """An office without a name is its holder's, where one person alone is said to hold it."""
    holders: dict[str, list[Source]] = defaultdict(list)
    for person in people:
        for role in person.roles:
            holders[office_key(role)].append(person)
    offices = [s for s in named if office(s)]
    clusters.join_by(offices, lambda s: office_key(s.name))
    for unnamed in offices:
        found = [p for p in holders[office_key(unnamed.name)] if compatible(p, unnamed)]
        if len({clusters.root(p.id) for p in found}) == 1 and office_key(unnamed.name) not in crowded:
            clusters.join(unnamed.id, found[0].id)


def office_key(role: str) -> str:
    """ "spokesman for the Acme Group" as "acme group spokesman"."""
    match = _OFFICE_OF.match(key(role))
    return f"{match.group(2)} {match.group(1)}" if match else key(role)
