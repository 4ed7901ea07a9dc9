"""Temporal expressions: what they resolve to, and what stays unknown."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.calendar import base_of, days
from sayso.resolve.dates import expressions

BASE = "2024-10-09"  # a Wednesday


def values(text: str, base: str | None = BASE) -> list[tuple[str | None, str | None]]:
    return [(found.first, found.last) for found in expressions(text, base)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The mayor spoke on Sunday.", "2024-10-06", "2024-10-06"),
        ("The mayor spoke on Wednesday.", "2024-10-09", "2024-10-09"),
        ("The mayor spoke last Wednesday.", "2024-10-02", "2024-10-02"),
        ("The council will meet on Friday.", "2024-10-11", "2024-10-11"),
        ("The council said Friday it will meet.", "2024-10-04", "2024-10-04"),
        ("The council met Monday last week.", "2024-09-30", "2024-09-30"),
        ("She left late on Tuesday night.", "2024-10-08", "2024-10-08"),
        ("It happened today.", "2024-10-09", "2024-10-09"),
        ("It happened yesterday evening.", "2024-10-08", "2024-10-08"),
        ("It closes tomorrow.", "2024-10-10", "2024-10-10"),
        ("It happened over the weekend.", "2024-10-05", "2024-10-06"),
        ("It happened last week.", "2024-09-30", "2024-10-06"),
        ("It happened earlier in the week.", "2024-10-07", "2024-10-13"),
        ("It happened earlier this month.", "2024-10", "2024-10"),
        ("It happened last month.", "2024-09", "2024-09"),
        ("It happened last year.", "2023", "2023"),
        ("It was last year’s flood.", "2023", "2023"),
        ("It opens next year.", "2025", "2025"),
        ("It happened two days ago.", "2024-10-07", "2024-10-07"),
        ("Three years ago it closed.", "2021", "2021"),
        ("It closed in April.", "2024-04", "2024-04"),
        ("It will close in November.", "2024-11", "2024-11"),
        ("It closed last March.", "2024-03", "2024-03"),
        ("It closed in June last year.", "2023-06", "2023-06"),
        ("It closed on Sept. 30.", "2024-09-30", "2024-09-30"),
        ("It closed on Dec. 30.", "2023-12-30", "2023-12-30"),
        ("It closed on Oct. 24, 2018.", "2018-10-24", "2018-10-24"),
        ("It closed on 24 October 2018.", "2018-10-24", "2018-10-24"),
        ("It closed on Sunday, Nov. 10, 2019.", "2019-11-10", "2019-11-10"),
        ("It closed on 2019-11-10.", "2019-11-10", "2019-11-10"),
        ("It closed in early 2018.", "2018", "2018"),
        ("It was in the 2018 campaign.", "2018", "2018"),
        ("It closed in November 2018.", "2018-11", "2018-11"),
        ("It was common in the 1990s.", "1990", "1999"),
        ("It closed last summer.", "2024-06", "2024-08"),
        ("Profit rose in the third quarter.", "2024-07", "2024-09"),
        ("It closed on 13/2/2018.", "2018-02-13", "2018-02-13"),
        ("Profit rose in the 2022 second quarter.", "2022-04", "2022-06"),
        ("Profit will rise in next year's first quarter.", "2025-01", "2025-03"),
        ("It was under a June agreement.", "2024-06", "2024-06"),
        ("It closed in nineteen ninety-six.", "1996", "1996"),
        ("It closed in the year two thousand.", "2000", "2000"),
        ("Sales will rise in the current fiscal year.", "2024", "2024"),
        ("It closed on Christmas Eve.", "2023-12-24", "2023-12-24"),
        ("It will close on New Year’s Day.", "2025-01-01", "2025-01-01"),
        ("It closed last Thanksgiving.", "2023-11-23", "2023-11-23"),
    ],
)
def test_resolved(text: str, first: str, last: str) -> None:
    assert values(text) == [(first, last)]


@pytest.mark.parametrize("text", ["on Sunday", "last year", "two days ago", "in November", "Oct. 24", "3/4/2018", "this week"])
def test_without_a_base_relative_dates_are_found_but_unknown(text: str) -> None:
    assert values(f"It closed {text}.", None) == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "She may march on.",
        "Jan Novak and April Smith met.",
        "It cost $2018 or 2018 points.",
        "The Sundays played.",
        "He had 1,995 sheep.",
        "It was for two weeks.",
    ],
)
def test_no_date(text: str) -> None:
    assert values(text) == []


def test_a_date_that_no_calendar_has_is_unknown() -> None:
    assert values("It closed on 31 February 2018.") == [(None, None)]


def test_the_next_day_counts_from_the_date_named_before() -> None:
    assert values("It closed on Oct. 24, 2018. The next day it opened.") == [("2018-10-24",) * 2, ("2018-10-25",) * 2]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("a year earlier", "2023-07", "2023-09"),
        ("the year-ago period", "2023-07", "2023-09"),
        ("the latest quarter", "2024-07", "2024-09"),
        ("the 2022 quarter", "2022-07", "2022-09"),
    ],
)
def test_results_are_compared_with_the_quarter_that_is_spoken_of(words: str, first: str, last: str) -> None:
    assert values(f"Acme lost more in the third quarter than in {words}.")[1:] == [(first, last)]


def test_where_no_quarter_is_spoken_of_a_year_ago_is_a_year() -> None:
    assert values("It closed a year ago. The quarter was poor.") == [("2023", "2023"), (None, None)]


def test_a_coarse_base_resolves_no_more_than_it_can() -> None:
    assert values("It closed last month, on Sunday.", "2024-10") == [("2024-09", "2024-09"), (None, None)]


def test_where_several_rules_match_the_longest_wins() -> None:
    text = "It closed on Sunday, Nov. 10, 2019 in the end."
    (found,) = expressions(text, BASE)
    assert text[found.start : found.end] == "Sunday, Nov. 10, 2019"


@given(
    st.text(alphabet=st.sampled_from("on Sunday last next year 2018 May 3, Oct. ago two days/-\n’"), max_size=200)
    | st.lists(st.sampled_from(["the third quarter", "a year ago", "year-earlier", "last", "Christmas", ".", "in"])).map(
        " ".join
    ),
    st.sampled_from([None, "2024", BASE, "0001-01-01", "9999-12-31"]),
)
def test_any_text_gives_ordered_dates_of_the_calendar(text: str, base: str | None) -> None:
    end = 0
    for found in expressions(text, base):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        if found.first and found.last:
            first, last = days((found.first, found.last))
            assert first <= last


@pytest.mark.parametrize("base", ["", "yesterday", "2024-13", "2024-02-31", "24"])
def test_what_is_no_date_is_no_base(base: str) -> None:
    assert base_of(base) is None


@pytest.mark.parametrize("piece", ["last ", " ", "1", "in the ", "early late mid-", "12/", "two ", "a", "\n"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    expressions(text, BASE)
    assert time.process_time() - start < 5
