from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.judge import reversals
from sayso.model import Reversal, SourceKind, Stance, Turn
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


def recalled(cue: str, published: str, *, via: tuple[str, ...] = ()) -> tuple:
    """A denial of 9 May, and an affirmation without a date in an article of that day."""
    first, second = article("Orlov denied it.", id="a1"), article(f"Orlov {cue} that it sold it.", id="a2", published=published)
    statements = [
        statement(first, "denied it", id="s1", said="2024-05-09"),
        statement(second, "it sold it", id="s2", cue=cue, via=via),
    ]
    sources = [ORLOV, MINISTRY, source("clerk", kind=SourceKind.ANONYMOUS), source("post", kind=SourceKind.ORGANISATION)]
    return [position("s1", DENIES), position("s2", AFFIRMS)], statements, sources, [first, second]


def test_what_is_reported_without_a_date_is_news():
    assert [r.statements for r in reversals([claim()], *recalled("said", "2024-05-12"))] == [("s1", "s2")] * 2


@pytest.mark.parametrize("cue", ["had said", "initially said"])
def test_what_is_only_recalled_was_said_before(cue):
    assert reversals([claim()], *recalled(cue, "2024-05-12")) == ()
    assert [r.after for r in reversals([claim()], *recalled(cue, "2024-05-08"))] == [DENIES, DENIES]


def test_what_a_relay_passes_on_without_a_date_may_be_old():
    assert reversals([claim()], *recalled("said", "2024-05-12", via=("post",))) == ()


def test_what_somebody_without_a_name_says_that_somebody_said_is_no_change():
    positions, statements, sources, articles = told(("2024-01-01", DENIES), ("2024-03-01", AFFIRMS))
    clerk = source("clerk", kind=SourceKind.ANONYMOUS)
    told_by_clerk = [statements[0], replace(statements[1], via=("clerk",))]
    assert reversals([claim()], positions, told_by_clerk, [*sources, clerk], articles) == ()


def test_publication_bounds_a_month():
    first, second = article("Orlov said it.", id="a1", published="2024-05-14"), article("Orlov denied it.", id="a2")
    statements = [
        statement(first, "said it", id="s1", said="2024-05"),
        statement(second, "denied it", id="s2", said="2024-05-15"),
    ]
    found = reversals([claim()], [position("s1", AFFIRMS), position("s2", DENIES)], statements, [ORLOV], [first, second])
    assert {r.statements for r in found} == {("s1", "s2")}


def test_going_back_to_what_was_said_first_is_none():
    days = (("2024-01-01", HEDGES), ("2024-02-01", DENIES), ("2024-03-01", HEDGES))
    assert reversals([claim()], *told(*days)) == ()


def test_a_withdrawn_report_is_a_change_though_the_paper_says_no_more():
    where = article("The paper reported that the ferry had been sold, but withdrew that report.")
    statements = [
        statement(where, "the ferry had been sold", id="s1", by="paper", cue="reported"),
        statement(where, "that report", id="s2", by="paper", cue="withdrew"),
    ]
    (found,) = reversals([claim()], [position("s1", AFFIRMS), position("s2", DECLINES)], statements, [source("paper")], [where])
    assert found.kind is Turn.WITHDRAWAL


@pytest.mark.parametrize(("before", "after", "kind"), [(DENIES, HEDGES, Turn.SOFTENING), (DENIES, AFFIRMS, Turn.REVERSAL)])
def test_which_kind_of_change(before, after, kind):
    assert {r.kind for r in reversals([claim()], *told(("2024-01-01", before), ("2024-03-01", after)))} == {kind}


def test_who_speaks_for_an_organisation_without_a_name_speaks_for_it_alone():
    positions, statements, _, articles = told(("2024-01-01", DENIES), ("2024-03-01", AFFIRMS))
    official = source("orlov", "an official", speaks_for="ministry", kind=SourceKind.ANONYMOUS)
    assert [r.source for r in reversals([claim()], positions, statements, [official, MINISTRY], articles)] == ["ministry"]


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
