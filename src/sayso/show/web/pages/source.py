"""One source: who that is and was, whom it speaks for, where it stands on which claim, how it changed, all that it said."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from sayso.ledger import Excerpt
from sayso.model import SourceKind, Stance
from sayso.show.lookup import Entry, Lookup
from sayso.show.stances import Grade, is_likely, surest
from sayso.show.web.pages.facts import Change, Named, Quote, changes, named, quote

__all__ = ["Office", "SourcePage", "Stand", "Step", "source_page"]


@dataclass(frozen=True, slots=True)
class Office:
    """A role, with the first and last day that an article gives it."""

    role: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A stance since a date, through the statement that took it."""

    stance: Stance
    grade: Grade
    since: str
    statement: str
    article: str


@dataclass(frozen=True, slots=True)
class Stand:
    """The stances taken on one claim, one after the other."""

    claim: Named
    steps: tuple[Step, ...]

    @property
    def likely(self) -> bool:
        """Whether any of them is more likely than not."""
        return any(step.grade is not Grade.DOUBTFUL for step in self.steps)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that the page of a source says. `quotes` are the statements from number `offset` on, the newest first."""

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...]
    roles: tuple[Office, ...]
    speaks_for: Named | None
    speakers: tuple[Named, ...]
    stands: tuple[Stand, ...]
    changes: tuple[Change, ...]
    quotes: tuple[Quote, ...]
    offset: int
    total: int


def source_page(excerpt: Excerpt, id: str, offset: int, most: int) -> SourcePage:
    """The page of the source that was asked for."""
    lookup, snapshot = Lookup(excerpt.snapshot), excerpt.snapshot
    source = lookup.sources[id]
    owner = lookup.speaks_for(source)
    speakers = sorted((named(each) for each in snapshot.sources if each.speaks_for == id), key=lambda each: (each.name, each.id))
    voices = {id, *(speaker.id for speaker in speakers)}
    stands = []
    for claim in snapshot.claims:
        if own := [entry for entry in lookup.stances(claim) if entry.source.id in voices]:
            stands.append(Stand(Named(claim.id, claim.text), _steps(own)))
    made = [said for said in snapshot.statements if said.source in voices][: min(most, max(0, excerpt.total - offset))]
    return SourcePage(
        id=id,
        name=source.name,
        kind=source.kind,
        aliases=tuple(alias for alias in source.aliases if alias != source.name),
        roles=tuple(Office(role.role, role.first, role.last) for role in snapshot.roles if role.source == id),
        speaks_for=None if owner is source else named(owner),
        speakers=tuple(speakers),
        stands=tuple(stands),
        changes=changes(lookup, (reversal for reversal in snapshot.reversals if reversal.source in voices)),
        quotes=tuple(quote(lookup, lookup.entry(said)) for said in made),
        offset=offset,
        total=excerpt.total,
    )


def _steps(entries: list[Entry]) -> tuple[Step, ...]:
    """Each stance since when, in order of time; the doubtful ones only if there are no others."""
    positioned = [(entry, entry.position) for entry in entries if entry.position]
    likely = [pair for pair in positioned if is_likely(pair[1])]
    steps = []
    for stance, several in groupby(likely or positioned, key=lambda pair: pair[1].stance):
        run = [*several]
        first, best = run[0][0], surest(position for _, position in run)
        steps.append(Step(stance, best, " ".join(first.when.split()), first.statement.id, first.article.id))
    return tuple(steps)
