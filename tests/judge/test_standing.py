from dataclasses import replace

import pytest

from sayso.judge.standing import LIKELY, likely
from sayso.model import Position, Stance
from tests.judge.story import article, statement

WHERE = article("Orlov said that the ferry was sold. It was sold, Orlov said. Petrova said that the ferry was sold.")
ONCE, REPEATED, OTHER = (
    statement(WHERE, "the ferry was sold", id="once", by="orlov"),
    statement(WHERE, "It was sold", id="repeated", by="orlov"),
    statement(WHERE, "the ferry was sold", id="other", by="petrova"),
)
AGAIN = replace(ONCE, id="again", article="another")
TOLD = (ONCE, REPEATED, OTHER, AGAIN)


def unsure(statement: str, confidence: float = 0.35, stance: Stance = Stance.AFFIRMS) -> Position:
    return Position("c1", statement, stance, confidence)


def test_what_a_source_says_in_two_articles_counts_though_neither_is_likely_by_itself():
    assert likely([unsure("once"), unsure("again")], TOLD) == (unsure("once"), unsure("again"))


@pytest.mark.parametrize("second", [unsure("other"), unsure("repeated"), unsure("again", stance=Stance.DENIES)])
def test_another_source_the_same_article_or_another_stance_bears_nothing_out(second):
    assert likely([unsure("once"), second], TOLD) == ()


def test_one_likely_position_counts_and_so_does_a_corrected_one():
    kept = [unsure("once", LIKELY), replace(unsure("other", 0.01), corrected=True)]
    assert likely(kept, TOLD) == tuple(kept)


def test_a_position_of_a_statement_that_is_not_given_never_counts():
    assert likely([unsure("once", 1.0)], [OTHER]) == ()
