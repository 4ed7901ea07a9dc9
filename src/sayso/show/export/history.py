"""Corrections in PROV: each an activity of its author, and a row that it is about the revision of what was there before.

A row that several corrections are about has a version before each of them, of which the models made the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from sayso.model import Aspect, Correction, Decision, Revised
from sayso.show.corrections import correction_rows
from sayso.show.export.nodes import Attributes, node, qualified
from sayso.spans import content_id

__all__ = ["History"]


class History:
    """What corrections add to a document: nodes by id, relations by kind, each in order of time."""

    def __init__(self, corrections: Iterable[Revised], there: Collection[str]) -> None:
        """`there` are the names of the statements, claims and positions that there are now."""
        self.entities: dict[str, Attributes] = {}
        self.activities: dict[str, Attributes] = {}
        self.agents: dict[str, Attributes] = {}
        self.relations: defaultdict[str, list[Attributes]] = defaultdict(list)
        self.read: list[str] = []  # versions of rows as the models made them
        self._there = there
        about: defaultdict[str, list[Correction]] = defaultdict(list)
        for each in self._signed(tuple(corrections)):
            made = each.correction
            for name in _rows(each):
                about[name].append(made)
            for source in each.sources:
                self._relate("wasInfluencedBy", influencee=f"sayso:{source}", influencer=_name(made))
            if made.aspect is Aspect.CLAIM:
                self._decided(made)
        for name, several in sorted(about.items()):
            self._revised(name, several)

    @property
    def made(self) -> set[object]:
        """The rows, and earlier versions of them, that a person made."""
        return {relation["prov:entity"] for relation in self.relations["wasGeneratedBy"]}

    def _relate(self, kind: str, **ends: object) -> None:
        self.relations[kind].append({f"prov:{end}": value for end, value in ends.items()})

    def _signed(self, corrections: tuple[Revised, ...]) -> Iterator[Revised]:
        """Those that hold; all are told with their authors."""
        log = tuple(each.correction for each in corrections)
        known = {made.id for made in log}
        for each, row in zip(corrections, correction_rows(log), strict=True):
            made, author = each.correction, f"sayso:{content_id('w', each.correction.author)}"
            self.activities[_name(made)] = {"prov:startTime": made.made, "prov:endTime": made.made} | node(
                "sayso:Correction",
                **{"sayso:aspect": row.aspect, "sayso:about": row.about, "sayso:before": row.before or None},
                **{"sayso:after": row.after or None, "sayso:why": row.why or None, "sayso:holds": row.holds},
            )
            self.agents[author] = node("prov:Person", **{"prov:label": made.author})
            self._relate("wasAssociatedWith", activity=_name(made), agent=author)
            if made.undoes in known:
                self._relate("wasInformedBy", informed=_name(made), informant=f"sayso:{made.undoes}")
            if each.holds:
                yield each

    def _revised(self, row: str, corrections: list[Correction]) -> None:
        """The versions of a row, from what the models made of it to what it is now; no position has no version."""
        versions: list[str | None] = [f"{row}-{made.id}" for made in corrections]
        if corrections[0].aspect is Aspect.STANCE:
            stances = (corrections[0].before, *(made.after for made in corrections))
            versions = [name if stance else None for name, stance in zip(versions, stances, strict=False)]
        self.entities |= {name: node("sayso:Version") for name in versions if name}
        self.read += [name for name in versions[:1] if name]
        for made, (old, new) in zip(corrections, pairwise([*versions, row if row in self._there else None]), strict=True):
            if new:
                self._relate("wasGeneratedBy", entity=new, activity=_name(made), time=made.made)
            self._replaced(old, new, made)

    def _decided(self, made: Correction) -> None:
        """A found claim that became another one, or fell apart."""
        if made.claim is None:
            return
        old, other = f"sayso:{made.claim.id}", f"sayso:{made.other.id}" if made.other else None
        new = other if other in self._there else None
        if old not in self._there:
            self.entities[old] = node("sayso:Claim", **{"prov:value": made.claim.text})
        if new and made.after is Decision.PIN and new not in self.made:
            self._relate("wasGeneratedBy", entity=new, activity=_name(made), time=made.made)
        self._replaced(old, new, made)

    def _replaced(self, old: str | None, new: str | None, made: Correction) -> None:
        """What a correction started from, and whether that became something else or is no more."""
        if old:
            self._relate("used", activity=_name(made), entity=old)
        if old and new:
            revision = {"prov:generatedEntity": new, "prov:usedEntity": old, "prov:activity": _name(made)}
            self.relations["wasDerivedFrom"].append(revision | {"prov:type": qualified("prov:Revision")})
        if old and old not in self._there and (new is None or made.aspect is Aspect.CLAIM):
            self._relate("wasInvalidatedBy", entity=old, activity=_name(made), time=made.made)


def _name(correction: Correction) -> str:
    return f"sayso:{correction.id}"


def _rows(revised: Revised) -> list[str]:
    """The statements or positions that it is about."""
    if revised.correction.aspect is not Aspect.STANCE:
        return [f"sayso:{id}" for id in revised.statements]
    return [f"sayso:{id}-{revised.claim}" for id in revised.statements if revised.claim]
