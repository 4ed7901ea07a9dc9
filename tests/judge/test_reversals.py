import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.judge import reversals
from sayso.model import Reversal, SourceKind, Stance
from tests.judge.story import article, claim, position, source, statement

AFFIRMS, DENIES, HEDGES, DECLINES = Stance
ORLOV, MINISTRY = source("orlov", speaks_for="ministry"), source("ministry")


def told(*stands: tuple[str, Stance], by: str = "orlov", confidence: float = 0.9) -> tuple:
    """Articles, statements and positions of one source: what it did on which day."""
    articles = [article(f"Orlov spoke of it, {i}.", id=f"a{i}", published=day) for i, (day, _) in enumerate(stands)]
    statements = [statement(where, "spoke of it", id=f"s{i}", by=by) for i, where in enumerate(articles)]
    positions = [position(f"s{i}", stance, confidence=confidence) for i, (_, stance) in enumerate(stands)]
    return positions, statements, [ORLOV, MINISTRY], articles


@pytest.mark.parametrize(("before", "after"), [(DENIES, AFFIRMS), (AFFIRMS, DENIES), (DENIES, HEDGES), (AFFIRMS, HEDGES)])
def test_a_later_stance_against_the_earlier_is_a_reversal_of_the_source_and_of_whom_it_speaks_for(before, after):
    found = reversals([claim()], *told(("2024-01-01", before), ("2024-03-01", after)))
    assert found == tuple(Reversal("c1", who, before, after, ("s0", "s1")) for who in ("ministry", "orlov"))


@pytest.mark.parametrize(("before", "after"), [(HEDGES, DENIES), (DECLINES, AFFIRMS), (DENIES, DENIES), (DENIES, DECLINES)])
def test_coming_down_on_a_side_or_falling_silent_is_none(before, after):
    assert reversals([claim()], *told(("2024-01-01", before), ("2024-03-01", after))) == ()


def test_two_stances_on_one_day_are_none():
    assert reversals([claim()], *told(("2024-01-01", DENIES), ("2024-01-01", AFFIRMS))) == ()


def test_days_that_may_be_the_other_way_round_are_none():
    assert reversals([claim()], *told(("2024", DENIES), ("2024-03-01", AFFIRMS))) == ()


def test_unsure_positions_are_left_out():
    assert reversals([claim()], *told(("2024-01-01", DENIES), ("2024-03-01", AFFIRMS), confidence=0.2)) == ()


def test_undated_statements_are_left_out():
    positions, statements, sources, articles = told(("2024-01-01", DENIES), ("2024-03-01", AFFIRMS))
    undated = [article(where.text, id=where.id, published=None) for where in articles]
    assert reversals([claim()], positions, statements, sources, undated) == ()


def test_anonymous_sources_are_many_people():
    positions, statements, _, articles = told(("2024-01-01", DENIES), ("2024-03-01", AFFIRMS))
    assert reversals([claim()], positions, statements, [source("orlov", kind=SourceKind.ANONYMOUS)], articles) == ()


def test_one_article_can_order_two_stances_of_one_day():
    where = article("The paper reported that the ferry had been sold. Hours later it retracted the report.")
    statements = [
        statement(where, "the ferry had been sold", id="s1", by="paper"),
        statement(where, "the report", id="s2", by="paper"),
    ]
    positions = [position("s1", AFFIRMS), position("s2", DENIES)]
    found = reversals([claim()], positions, statements, [source("paper")], [where])
    assert [r.statements for r in found] == [("s1", "s2")]


def test_at_most_one_for_a_claim_and_source():
    days = [(f"2024-0{month}-01", stance) for month, stance in enumerate((DENIES, AFFIRMS, DENIES, AFFIRMS), start=1)]
    assert [r.source for r in reversals([claim()], *told(*days))] == ["ministry", "orlov"]


@given(st.permutations(range(4)))
def test_the_order_of_what_is_given_does_not_matter(order):
    positions, statements, sources, articles = told(
        ("2024-01-01", DENIES), ("2024-01-09", DENIES), ("2024-03-01", HEDGES), ("2024-04-01", AFFIRMS)
    )
    shuffled = ([positions[i] for i in order], [statements[i] for i in order], sources[::-1], [articles[i] for i in order])
    assert reversals([claim()], *shuffled) == reversals([claim()], positions, statements, sources, articles)
