"""Mere answers: what names nothing of its own takes the claims that its article reports before it."""

from __future__ import annotations

import pytest

from sayso.judge.answers import answers
from sayso.model import Position, Stance
from tests.factories import a_source, a_statement, an_article

AFFIRMED = "the bridge closed last week"


def stances(answer: str, cue: str = "said") -> list[tuple[str, Stance]]:
    text = f"Quill {cue} so. Dunn wrote: {AFFIRMED}. Then: {answer}"
    article = an_article(text)
    reporter, mayor = a_source("Cy Dunn"), a_source("Ada Quill")
    first = a_statement(article, AFFIRMED, source=reporter, cue="wrote")
    second = a_statement(article, answer, source=mayor, cue=cue)
    taken = [Position("c1", first.id, Stance.AFFIRMS, 0.8), Position("c2", first.id, Stance.AFFIRMS, 0.2)]
    found = answers([first, second], taken, {s.id: s for s in (reporter, mayor)})
    return [(p.claim, p.stance) for p in found if p.statement == second.id]


@pytest.mark.parametrize(
    ("answer", "cue", "stance"),
    [
        ("It’s nonsense.", "said", Stance.DENIES),
        ("the claims", "denied", Stance.DENIES),
        ("No, it's not so", "said", Stance.DENIES),
        ("Dunn’s claim", "dismissed", Stance.DENIES),
        ("the report", "would not comment on", Stance.DECLINES),
        ("We can't rule out anything.", "said", Stance.HEDGES),
    ],
)
def test_an_answer_takes_the_main_claim_before_it(answer: str, cue: str, stance: Stance) -> None:
    assert stances(answer, cue) == [("c1", stance)]


@pytest.mark.parametrize("answer", ["The harbour was never deepened.", "It is a fine day for sailing."])
def test_what_names_a_matter_of_its_own_is_no_answer(answer: str) -> None:
    assert stances(answer) == []
