"""Joining the sources of new articles to those of all the others, touching no more than what the new ones could change.

Two sources can only be one if keys lead from one to the other: a name, a surname, what an organisation is also called, an office.
Sources that keys connect are a circle, and `across` merges each circle by itself; so a new article changes its own circles alone,
and the end is the same in any order. An office connects whoever is named by it to whoever holds it, unless it is crowded: held by
people of more than one given name and more than one surname, of whom it could mean any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from sayso.model import Source, SourceKind
from sayso.resolve.across import OWNED, has_name, merge, office_key
from sayso.resolve.citing import cited, told
from sayso.resolve.clusters import office
from sayso.resolve.names import key
from sayso.resolve.people import bare, company_of, core, marks
from sayso.resolve.persons import person_name
from sayso.resolve.phrases import capitalised
from sayso.resolve.records import Merged
from sayso.spans import content_id

__all__ = ["Entry", "Key", "Register", "join", "keys"]

NAME, ROLE = "name ", "role "  # how keys begin; those of roles bind only where they are not crowded
# Of unnamed sources, crowded where several articles of the outlet that was told have one of such words; and the mark of its own.
TOLD, OWN = f"{ROLE}told ", "own "
ONE, ALONE = "one ", "alone "  # what people said are one; and the mark of who is one with nobody else


class Key(NamedTuple):
    """What two sources may have in common. Of the holder of an office also the given name and the surname."""

    text: str
    given: str = ""
    surname: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article whose sources are to be joined to the others; `said` are the source and the last relay of each statement.

    `one` are sources that people said are one with others: the source, what those have in common, and whether it is one with
    those alone.
    """

    article: str
    outlet: str | None
    sources: tuple[Source, ...]
    said: tuple[tuple[str, str | None], ...] = ()
    one: tuple[tuple[str, str, bool], ...] = ()


class Register(Protocol):
    """The sources of articles with their keys, and the sources across articles that they are."""

    def enter(self, article: str, outlet: str | None, company: Iterable[str], keys: Iterable[tuple[str, str, str, str]]) -> None:
        """Takes what an article's sources are joined by: its outlet, surnames, and keys as source, text, given name, surname."""

    def keys(self, sources: Collection[str]) -> Mapping[str, Collection[str]]:
        """The keys of each of these sources that has any."""

    def having(self, keys: Collection[str]) -> Collection[str]:
        """The sources with any of these keys."""

    def crowded(self, keys: Collection[str]) -> Collection[str]:
        """Those of the keys whose holders have more than one given name and more than one surname."""

    def sources(self, ids: Collection[str]) -> Sequence[Source]:
        """The sources of articles with these ids."""

    def company(self, articles: Collection[str]) -> Mapping[str, Collection[str]]:
        """The surnames that appear in each of these articles."""

    def outlets(self, keys: Collection[str]) -> Collection[str]:
        """Those of the keys that are an outlet's."""

    def put(self, same_as: Mapping[str, str], sources: Sequence[Source]) -> None:
        """Makes these the sources across articles that the given sources of articles are, in place of what they were."""


def keys(
    sources: Sequence[Source], said: Iterable[tuple[str, str | None]] = (), article: str = "", outlet: str | None = None
) -> dict[str, frozenset[Key]]:
    """The keys of each source of an article; none of a source without a name, which is nobody but itself and whom it cites."""
    found = {source.id: set(_keys(source)) for source in sources}
    for source in sources:
        if source.speaks_for and OWNED.match(key(source.name)):
            for one in source.id, source.speaks_for:
                found[one].add(Key(f"owner {source.speaks_for}"))
    for (id, words), own in told(outlet, sources, said).items():
        found[id] |= {Key(TOLD + words, article, article), Key(f"{OWN}{words} {id}")} if own else {Key(TOLD + words)}
    return {source: frozenset(one._replace(text=_storable(one.text)) for one in each) for source, each in found.items()}


def join(register: Register, entries: Iterable[Entry], lost: Collection[str] = ()) -> None:
    """Joins the sources of new articles to the others in the register; `lost` are keys of sources no longer in it."""
    entered = [(entry, _corrected(keys(entry.sources, entry.said, entry.article, entry.outlet), entry)) for entry in entries]
    touched = {*lost, *(key.text for _, found in entered for each in found.values() for key in each)}
    outlet = {entry.article: _storable(NAME + key(entry.outlet)) for entry, _ in entered if entry.outlet}
    touched |= set(outlet.values())
    full = register.crowded([text for text in touched if text.startswith(ROLE)])
    for entry, found in entered:
        texts = [(source, *one) for source, each in sorted(found.items()) for one in sorted(each)]
        register.enter(entry.article, outlet.get(entry.article), company_of(entry.sources).get(entry.article, ()), texts)
    fresh = [source.id for entry, _ in entered for source in entry.sources]
    reached = {*fresh, *register.having(touched - set(full))}
    bound, crowded = _bound(register, reached, touched)
    crowded = {text.removeprefix(ROLE) for text in crowded}
    known = {source.id: source for source in register.sources(reached)}
    around = register.company({source.article or "" for source in known.values()})
    outlets = {
        outlet.removeprefix(NAME)
        for outlet in register.outlets({_storable(NAME + key(source.name)) for source in known.values()})
    }
    same_as: dict[str, str] = {}
    made: list[Source] = []
    for circle in _circles(reached, bound):
        members = [known[id] for id in circle]
        unnamed = {
            (id, text.removeprefix(TOLD)): f"{OWN}{text.removeprefix(TOLD)} {id}" in bound[id]
            for id in circle
            for text in bound.get(id, ())
            if text.startswith(TOLD)
        }
        same = [*cited(unnamed), *_said_to_be_one(circle, bound)]
        apart = {id for id in circle if any(text.startswith(ALONE) for text in bound.get(id, ()))}
        merged = merge(_by_themselves(members), outlets, around, crowded, same, apart) if circle[0] in bound else _alone(members)
        same_as |= merged.same_as
        made += merged.sources
    register.put(same_as, made)


def _corrected(found: dict[str, frozenset[Key]], entry: Entry) -> dict[str, frozenset[Key]]:
    """The keys of an article's sources; who is one with some alone has no other."""
    for id in {id for id, _, alone in entry.one if alone}:
        found[id] = frozenset({Key(f"{ALONE}{id}")})
    for id, text, _ in entry.one:
        found[id] |= {Key(f"{ONE}{text}")}
    return found


def _said_to_be_one(circle: Sequence[str], bound: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of sources that people said are one."""
    first: dict[str, str] = {}
    for id in circle:
        for text in bound.get(id, ()):
            if text.startswith(ONE):
                yield first.setdefault(text, id), id


def _storable(text: str) -> str:
    """The text without NUL, which JSON in SQLite ends at."""
    return text.replace("\0", " ")


def _keys(source: Source) -> Iterable[Key]:
    if source.kind is SourceKind.ANONYMOUS or not has_name(source):
        return
    name = key(source.name)
    yield Key(NAME + name)
    if bare(source):
        yield Key(f"surname {person_name(source.name).surname}")
    if source.kind is SourceKind.ORGANISATION:
        yield from (Key(NAME + key(alias)) for alias in source.aliases if all(map(capitalised, alias.split())))
    if owned := OWNED.match(name):
        of = owned.group(1)
        yield from (Key(NAME + of), Key(f"surname {of.split()[-1]}"))
    if office(source):
        yield from (Key(f"office {office_key(source.name)}"), Key(ROLE + office_key(source.name)))
    elif source.kind is SourceKind.PERSON and not bare(source):
        person = person_name(source.name)
        yield from (Key(f"surname {mark}") for mark in marks(source.name) | marks(core(source)))
        yield from (Key(ROLE + office_key(role), " ".join(person.given), person.surname) for role in source.roles)


def _bound(register: Register, reached: set[str], followed: Collection[str]) -> tuple[dict[str, Collection[str]], set[str]]:
    """The keys that bind each source in the circles of those `reached`, to which it adds the rest of the circles; and those that
    are crowded. `followed` are the keys that led to them."""
    having: dict[str, Collection[str]] = {}
    seen = set(followed)
    crowded = set(register.crowded([text for text in seen if text.startswith(ROLE)]))
    further: Collection[str] = reached
    while further:
        found = register.keys(further)
        new = {text for each in found.values() for text in each} - seen
        seen |= new
        crowded.update(register.crowded([text for text in new if text.startswith(ROLE)]))
        having |= found
        further = set(register.having(new - crowded)) - reached
        reached |= further
    return {source: [text for text in each if text not in crowded] for source, each in having.items()}, crowded


def _circles(sources: Iterable[str], bound: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The sources that keys connect, each circle sorted; one without keys is a circle by itself."""
    having: dict[str, list[str]] = defaultdict(list)
    for source, each in bound.items():
        for text in each:
            having[text].append(source)
    circles: list[list[str]] = []
    left = set(sources)
    for source in sorted(sources):
        if source not in left:
            continue
        left.discard(source)
        circle = [source]
        for member in circle:
            for text in bound.get(member, ()):
                new = [other for other in having.pop(text, ()) if other in left]
                left.difference_update(new)
                circle += new
        circles.append(sorted(circle))
    return circles


def _by_themselves(members: Sequence[Source]) -> Sequence[Source]:
    """The members without the sources that they speak for outside the circle: the register sees to those."""
    ids = {source.id for source in members}
    return [
        replace(source, speaks_for=None) if source.speaks_for and source.speaks_for not in ids else source for source in members
    ]


def _alone(members: Sequence[Source]) -> Merged:
    wide = tuple(replace(source, id=content_id("s", source.id), article=None, speaks_for=None) for source in members)
    return Merged(wide, {source.id: made.id for source, made in zip(members, wide, strict=True)})
