"""Origins: on whose own knowledge the affirmations of a claim rest, however many outlets repeat them.

A source that affirms is an origin, whoever passes its words on, but for three that are not independent of another:

- a relay that affirms what a named source says through it only repeats that source; one that affirms what an anonymous source
  says through it vouches for it, and is itself the origin;
- a speaker counts as the organisation spoken for, where that affirms too or more than one of its speakers does;
- "reports", "the media" stand for somebody else's knowledge: they count where nothing better is known.

Measured on stories annotated by hand: `python -m bench.origins`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from sayso.model import SURE, Article, Claim, Origin, Position, Source, SourceKind, Stance, Statement

__all__ = ["origins"]

NAMELESS = (SourceKind.ANONYMOUS, SourceKind.GROUP)
NOBODY = re.compile(
    r"(?:[\w.-]+\s){0,3}(?:reports?|media|rumou?rs?|outlets|press|speculation)"
)  # "local reports", not "National Report"


def origins(
    claims: Sequence[Claim],
    positions: Sequence[Position],
    statements: Sequence[Statement],
    sources: Sequence[Source],
    articles: Sequence[Article],
) -> tuple[Origin, ...]:
    """The origins of each claim with the articles that rest on them, by claim and source; none where nobody surely affirms."""
    by_id, known = {statement.id: statement for statement in statements}, {source.id: source for source in sources}
    read = {article.id for article in articles}
    found = []
    for claim in claims:
        affirming = [
            by_id[p.statement]
            for p in positions
            if p.claim == claim.id and p.stance is Stance.AFFIRMS and _sure(p) and p.statement in by_id
        ]
        resting: defaultdict[str, set[str]] = defaultdict(set)
        rests_on = _rests_on(affirming, known)
        for statement in affirming:
            resting[_last(statement.source, rests_on)] |= {statement.article} & read
        somebody = [source for source in resting if not _nobody(source, known)]
        found += [Origin(claim.id, source, tuple(sorted(resting[source]))) for source in somebody or resting]
    return tuple(sorted(found, key=lambda origin: (origin.claim, origin.source)))


def _sure(position: Position) -> bool:
    return position.corrected or position.confidence >= SURE


def _rests_on(affirming: Sequence[Statement], known: Mapping[str, Source]) -> dict[str, str]:
    """The source that another one only repeats, is vouched for by, or speaks for; nothing for a source that stands by itself."""
    own = {statement.source for statement in affirming}
    passed = sorted({(relay, s.source) for s in affirming for relay in s.via if relay in own and relay != s.source})
    rests_on = {source: relay for relay, source in passed if _nameless(source, known)}
    vouching = set(rests_on.values())
    rests_on |= {relay: source for relay, source in passed if source not in rests_on and relay not in vouching}
    speakers = {source: known[source].speaks_for for source in sorted(own) if source in known and source not in rests_on}
    several = Counter(speakers.values())
    rests_on |= {source: body for source, body in speakers.items() if body and (body in own or several[body] > 1)}
    return rests_on


def _last(source: str, rests_on: Mapping[str, str]) -> str:
    """The end of the chain; of sources that rest on each other, one and the same."""
    chain = [source]
    while (further := rests_on.get(chain[-1])) and further not in chain:
        chain.append(further)
    return min(chain[chain.index(further) :]) if further else chain[-1]


def _nameless(source: str, known: Mapping[str, Source]) -> bool:
    return source in known and known[source].kind in NAMELESS


def _nobody(source: str, known: Mapping[str, Source]) -> bool:
    return source in known and NOBODY.fullmatch(known[source].name) is not None
