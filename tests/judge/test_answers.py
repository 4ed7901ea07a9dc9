"""Mere answers: what names nothing of its own takes the claims of the statement that it answers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.judge.answers import answers, linked
from sayso.model import Act, Mode, Position, Source, Stance, Statement
from tests.factories import a_source, a_statement, an_article

QUILL, DUNN, ORME = a_source("Ada Quill"), a_source("Cy Dunn"), a_source("Ben Orme")
Line = tuple[Source, str, str] | tuple[Source, str, str, Act]
FIRST: Line = (DUNN, "wrote", "the bridge closed last week")
SECOND: Line = (ORME, "said", "the ferry had been sold")


def told(*lines: Line) -> Sequence[Statement]:
    """The linked statements of an article in which each source says its words after its cue."""
    article = an_article(" ".join(f"{line[0].name} {line[1]} {line[2]}." for line in lines))
    made = [
        a_statement(article, words, source=who, cue=cue, mode=Mode.DIRECT, act=act[0] if act else Act.SAYS)
        for who, cue, words, *act in lines
    ]
    return linked(made, {source.id: source for source in (QUILL, DUNN, ORME)})


def answered(*lines: Line) -> str | None:
    """The words that the last one responds to."""
    statements = told(*lines)
    words = {s.id: s.content[0].exact for s in statements}
    return words.get(statements[-1].responds_to or "")


@pytest.mark.parametrize(
    ("cue", "answer"),
    [
        ("said", "It’s nonsense"),
        ("denied", "the claims"),
        ("said", "No, it's not so"),
        ("dismissed", "Dunn’s claim"),
        ("disputed", "Dunn’s account"),
        ("would not comment on", "the report"),
        ("said", "We can't rule out anything"),
        ("said", "We have seen no evidence in our own records so far that would corroborate these strange reports"),
    ],
)
def test_a_mere_answer_responds_to_what_was_said_before(cue: str, answer: str) -> None:
    assert answered(FIRST, (QUILL, cue, answer)) == FIRST[2]


@pytest.mark.parametrize(
    "answer", ["The harbour was never deepened", "It is a fine day for sailing", "Reports that it burnt are false"]
)
def test_what_names_a_matter_of_its_own_responds_to_nothing(answer: str) -> None:
    assert answered(FIRST, (QUILL, "said", answer)) is None


def test_no_comment_responds_if_it_does_not_say_on_what() -> None:
    assert answered(FIRST, (QUILL, "declined", "to comment when the paper called", Act.DECLINES)) is None
    assert answered(FIRST, (QUILL, "declined", "to comment to the paper", Act.DECLINES)) == FIRST[2]


def test_an_answer_goes_to_the_last_word_of_somebody_else() -> None:
    assert answered(FIRST, SECOND, (QUILL, "said", "It is not true")) == SECOND[2]
    assert answered(FIRST, SECOND, (ORME, "said", "It is not true")) == FIRST[2]


def test_an_answer_goes_to_whom_it_names() -> None:
    assert answered(FIRST, SECOND, (QUILL, "said", "Dunn is lying")) == FIRST[2]


def test_the_report_is_what_the_article_opens_with() -> None:
    assert answered(FIRST, SECOND, (QUILL, "denied", "the report")) == FIRST[2]


def test_yes_answers_the_question() -> None:
    assert answered(FIRST, (ORME, "asked", "whether the mayor knew of it", Act.ASKS), (QUILL, "said", "Yes")) == (
        "whether the mayor knew of it"
    )


def test_nobody_answers_an_answer() -> None:
    assert answered(FIRST, (ORME, "said", "It is not true"), (QUILL, "denied", "it")) == FIRST[2]


def positions(*lines: Line) -> list[tuple[str, Stance, float]]:
    """What the last one takes on c1, which the first affirms for sure, and on c2, which it hardly does."""
    statements = told(*lines)
    taken = [Position("c1", statements[0].id, Stance.AFFIRMS, 0.9), Position("c2", statements[0].id, Stance.AFFIRMS, 0.2)]
    found = answers(statements, taken)
    return [(p.claim, p.stance, p.confidence) for p in found if p.statement == statements[-1].id]


@pytest.mark.parametrize(
    ("cue", "answer", "stance"),
    [
        ("said", "It’s nonsense", Stance.DENIES),
        ("would not comment on", "the report", Stance.DECLINES),
        ("said", "We can't rule out anything", Stance.HEDGES),
    ],
)
def test_an_answer_takes_a_stance_on_what_the_other_affirms(cue: str, answer: str, stance: Stance) -> None:
    assert [(claim, taken) for claim, taken, _ in positions(FIRST, (QUILL, cue, answer))] == [("c1", stance)]


def test_an_answer_is_as_sure_as_what_it_answers_at_most() -> None:
    ((_, _, confidence),) = positions(FIRST, (QUILL, "said", "It is not true"))
    assert 0.5 < confidence < 0.9


LINES = st.tuples(
    st.sampled_from([QUILL, DUNN, ORME]), st.sampled_from(["said", "denied", "declined"]), st.text(min_size=1, max_size=40)
)


@given(st.lists(LINES, min_size=1, max_size=5))
def test_links_lead_back_to_another_statement_and_never_round(lines: list[tuple[Source, str, str]]) -> None:
    statements = told(*lines)
    place = {s.id: i for i, s in enumerate(sorted(statements, key=lambda s: (s.content[0].start, s.id)))}
    assert all(place[s.responds_to] < place[s.id] for s in statements if s.responds_to)
