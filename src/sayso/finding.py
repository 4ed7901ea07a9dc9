"""Finding claims in a ledger, a story at a time: which articles go together, what they turn on, and who takes which position."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sayso import __version__, judge
from sayso.correcting import Signed
from sayso.errors import UsageError
from sayso.judge import Judge
from sayso.ledger import Ledger, Told
from sayso.model import Aspect, Claim, Correction, Decision, Position
from sayso.spans import content_id

__all__ = ["decision_on", "settle"]


def settle(ledger: Ledger, judging: Judge, models: dict[str, str], progress: Callable[[str], None] | None) -> None:
    """Brings the found claims up to date, touching only the stories that articles new or replaced belong to, or belonged to."""
    asked = content_id("v", __version__, *sorted(models.items()))
    _weigh(ledger, judging, asked)
    placed = [
        judge.Placed(each.article, each.size, np.frombuffer(each.vector, np.int8), each.story, each.level)
        for each in ledger.stories.places()
    ]
    stories = judge.stories(placed, ledger.stories.unsettled())
    ledger.stories.unsettle(id for story in stories for id in story.articles)
    for story in stories:
        told = ledger.stories.told(story.articles)
        vectors = {id: np.frombuffer(vector, np.int8) for id, vector in told.vectors.items()}
        found = judge.find(told.statements, vectors, told.decided)
        shown = {each.counts_as for each in found}
        on = content_id("v", asked, *(part for each in found for part in (each.claim.id, each.counts_as)))
        positions: list[Position] = []
        for id in (id for id in story.articles if told.judged[id] != on):
            positions += judge.folded(found, _positions(judging, [each.claim for each in found], told, id))
            if progress:
                progress(id)
        claims = [each.claim for each in found if each.claim.id in shown]
        ledger.stories.settle((story.id, story.level), claims, dict.fromkeys(story.articles, on), positions, models)


def decision_on(ledger: Ledger, claim: Claim, decision: Decision, other: Claim | None, signed: Signed) -> Correction:
    """The correction that a decision about a found claim is. Raises `UsageError` if it cannot be."""
    if claim.pinned or (decision is Decision.MERGE and (other is None or other.pinned)):
        raise UsageError("a pinned claim stays as it is", advice="merge and split claims that were found: see `sayso claims`")
    if decision is Decision.MERGE and other and (claim == other or not _together(ledger, claim, other)):
        raise UsageError("these claims are not two of one story", advice="pin one, in words that cover both")
    standing = ledger.standing(claim.statement) if claim.statement else None
    found_in = standing.subject if standing else None
    return signed.correction(Aspect.CLAIM, after=decision, claim=claim, other=other, reported=found_in)


def _weigh(ledger: Ledger, judging: Judge, asked: str) -> None:
    """The vectors of the statements of articles that are new, replaced or weighed by other models."""
    for id in ledger.stories.unweighed(asked):
        reading = ledger.reading(id)
        if reading is None:
            continue
        vectors = judge.vectors(judging.nearness, reading.statements[: judge.MOST], reading.sources, reading.document.article)
        mean = judge.centre(list(vectors.values())) if vectors else None
        words = {statement: vector.tobytes() for statement, vector in vectors.items()}
        was = ledger.stories.weigh(id, asked, words, mean.tobytes() if mean is not None else b"")
        if was is not None:
            places = [(each.article, np.frombuffer(each.vector, np.int8)) for each in ledger.stories.places()]
            ledger.stories.unsettle(judge.parted(np.frombuffer(was, np.int8), places))


def _positions(judging: Judge, claims: list[Claim], told: Told, article: str) -> tuple[Position, ...]:
    """By what the article itself says of its sources, so that nothing else can change a position."""
    return judging.positions(
        claims,
        [statement for statement in told.statements if statement.article == article],
        [source for source in told.sources if source.article == article],
        [each for each in told.articles if each.id == article],
    )


def _together(ledger: Ledger, claim: Claim, other: Claim) -> bool:
    story = ledger.stories.story_of(claim.id)
    return story is not None and story == ledger.stories.story_of(other.id)
