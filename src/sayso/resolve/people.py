"""People across articles: which full names are one person's, and whom a bare surname means.

A surname means the one person of that surname who appears elsewhere beside somebody who is here too; else the only one who has
it. Full names are one where they differ by middle names, initials, or forms of the given name, and no third name could be
either. Two of one full name stay two where middle names or suffixes are at odds, or where their callings are and nobody appears
beside both. People without a common mark never meet.
`python -m bench.people` measures it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from sayso.model import Source, SourceKind
from sayso.resolve.clusters import Clusters, compatible, office
from sayso.resolve.given import same_given
from sayso.resolve.lexicon import CALLINGS, MEDIA_MARKS, ORGANISATIONS, PARTICLES, PLACE_PREFIXES, SEATS, WIRES
from sayso.resolve.names import is_acronym, key
from sayso.resolve.persons import PersonName, person_name, same_person
from sayso.resolve.phrases import capitalised

__all__ = ["Company", "bare", "company_of", "core", "join_people", "marks"]

_PAST = ("former", "ex-", "ex ", "retired", "then", "late")
_NO_SURNAME = SEATS | WIRES | MEDIA_MARKS | ORGANISATIONS | PLACE_PREFIXES


Company = Mapping[str, Collection[str]]
"""The surnames that appear in each article, by its id."""


@dataclass(frozen=True, slots=True)
class _Person:
    """A source with a full name; `core` is the shortest form of it in the article ("Ann Smith" beside "Ann B. Smith")."""

    source: Source
    core: str

    @property
    def name(self) -> PersonName:
        return person_name(self.core)


def join_people(clusters: Clusters, sources: Iterable[Source], company: Company) -> list[Source]:
    """Joins the people among named sources of articles; a single capitalised word may be a surname whatever its kind says.

    `company` holds the surnames that appear in each article. Returns the sources that may still be one with others
    by name: those that are no people, bare names that mean nobody known, and one bearer of each full name that is one person's.
    """
    sources = list(sources)
    people = [s for s in sources if s.kind is SourceKind.PERSON and not office(s)]
    full = [_Person(s, core(s)) for s in people if person_name(s.name).given]
    single = [s for s in sources if bare(s)]
    bearers: dict[str, list[_Person]] = defaultdict(list)
    for person in full:
        bearers[key(person.core)].append(person)
    names = {name: same[0] for name, same in bearers.items() if _join_bearers(clusters, same, company)}
    _join_closed(clusters, names)
    left = _join_bare(clusters, full, single, company)
    done = {person.source.id for person in full} | {source.id for source in single}
    return [*(person.source for person in names.values()), *left, *(s for s in sources if s.id not in done)]


def marks(name: str) -> frozenset[str]:
    """What any two names of one person have in common one of: the surname, the first of two surnames."""
    words = person_name(name).words
    return frozenset(words[-2:] if len(words) > 2 else words[-1:])


def company_of(sources: Iterable[Source]) -> dict[str, set[str]]:
    """The surnames in each article among sources of it."""
    company: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        if bare(source) or (source.kind is SourceKind.PERSON and not office(source)):
            company[source.article or ""].add(person_name(source.name).surname)
    return company


def core(source: Source) -> str:
    """The shortest form of the source's full name in the article."""
    forms = [other for other in source.aliases if person_name(other).given and same_person(source.name, other)]
    plain = [other for other in forms if all(capitalised(w) or w in PARTICLES for w in other.split())]
    return min((source.name, *plain), key=lambda form: (len(person_name(form).first) == 1, len(form.split()), form))


def bare(source: Source) -> bool:
    """Whether the name is one word that may be a surname; not that of what the article also calls a company or the like."""
    if office(source) or source.kind not in (SourceKind.PERSON, SourceKind.ORGANISATION):
        return False
    name = person_name(source.name)
    called = {word for alias in source.aliases for word in key(alias).split()}
    single = " " not in source.name and name.surname not in _NO_SURNAME and not called & ORGANISATIONS
    named = source.kind is SourceKind.PERSON or single
    return not name.given and named and capitalised(source.name) and not is_acronym(source.name)


def _around(clusters: Clusters, full: Iterable[_Person], company: Company) -> dict[str, set[str]]:
    """The surnames that appear beside each person, by cluster."""
    around: dict[str, set[str]] = defaultdict(set)
    for person in full:
        around[clusters.root(person.source.id)] |= set(company.get(person.source.article or "", ()))
    return around


def _join_bearers(clusters: Clusters, bearers: list[_Person], company: Company) -> bool:
    """Joins those of one full name, and tells whether that makes them all one.

    They are, unless titles, middle names or suffixes are at odds; where only callings are, those are one whom a calling or a
    third person connects.
    """
    sources = [person.source for person in bearers]
    letters, suffixes = ({_marks(person)[at] for person in bearers} - {""} for at in (0, 1))
    callings = [calling for source in sources if (calling := _callings(source))]
    if len(letters) > 1 or len(suffixes) > 1:
        apart = {person.source.id: _marks(person) for person in bearers}
        clusters.join_by(sources, lambda source: apart[source.id])
    elif not callings or frozenset.intersection(*callings):
        clusters.join_by(sources, lambda s: True)
    else:
        known: dict[str, Source] = {}
        often = Counter(calling for source in sources for calling in _callings(source)).most_common(2)
        usual = {often[0][0]} if often[0][1] > often[1][1] else {"unknown"}
        for source in sources:
            marks = _callings(source) | set(company.get(source.article or "", ())) - set(bearers[0].name.words)
            for mark in sorted(marks or usual):
                clusters.join(known.setdefault(mark, source).id, source.id)
    return len({clusters.root(source.id) for source in sources}) == 1


def _marks(person: _Person) -> tuple[str, str]:
    """The middle initial and the suffix that an article gives beside the first name of the core."""
    name = person_name(person.source.name)
    middle = name.given[1][:1] if len(name.given) > 1 and same_given(name.first, person.name.first) else ""
    return middle, name.suffix


def _callings(source: Source) -> frozenset[str]:
    """The walks of life that the present offices of a person belong to."""
    words = {w for role in source.roles if not key(role).startswith(_PAST) for w in key(role).split()}
    return frozenset(calling for calling, members in CALLINGS.items() if words & members)


def _join_closed(clusters: Clusters, names: dict[str, _Person]) -> None:
    """Joins two names that may be one where every third that may be one of them may be the other."""
    shelves: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        for mark in marks(names[name].core):
            shelves[mark].append(name)
    near: dict[str, set[str]] = defaultdict(set)
    for shelf in shelves.values():
        for one, other in combinations(shelf, 2):
            a, b = names[one], names[other]
            if same_person(a.core, b.core) and compatible(a.source, b.source):
                near[one].add(other)
                near[other].add(one)
    for one, others in near.items():
        for other in others:
            if others - {other} == near[other] - {one}:
                clusters.join(names[one].source.id, names[other].source.id)


def _join_bare(clusters: Clusters, full: list[_Person], single: list[Source], company: Company) -> list[Source]:
    """Joins bare names to the people they mean, and returns those that mean nobody known."""
    around = _around(clusters, full, company)
    surnamed: dict[str, dict[str, _Person]] = defaultdict(dict)
    for person in full:
        root = clusters.root(person.source.id)
        surnamed[person.name.surname].setdefault(root, person)
    left = []
    for source in single:
        word, here = person_name(source.name).surname, set(company.get(source.article or "", ()))
        alike = {root: person for root, person in surnamed[word].items() if compatible(person.source, source)}
        meant = _beside(alike, around, here) or list(alike.values())
        if len(meant) == 1:
            clusters.join(meant[0].source.id, source.id)
        else:
            left.append(source)
    return left


def _beside(people: dict[str, _Person], around: dict[str, set[str]], here: set[str]) -> list[_Person]:
    """Those of the people, by cluster, who appear elsewhere beside somebody who is here too."""
    return [person for root, person in people.items() if (around[root] & here) - set(person.name.words)]
