from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.blocks import partition
from sayso.read.dates import iso, of_article, written
from tests.read.pages import PROSE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-10-24", "2024-10-24"),
        ("2024-10", "2024-10"),
        ("2024", "2024"),
        ("2024-11-11T23:30:00-05:00", "2024-11-11"),
        ("20241111", "2024-11-11"),
        ("Mon, 11 Nov 2024 15:47:00 +0530", "2024-11-11"),
        ("November 11th, 2024", "2024-11-11"),
        ("2024-02-30", None),
        ("03/04/2015", None),
        ("yesterday", None),
        ("0001-01-01", None),
        ("", None),
        ("3 May 2014 to 5 May 2014", None),
    ],
)
def test_a_date_by_itself(text: str, day: str | None) -> None:
    assert iso(text) == day


@given(st.dates(date(1600, 1, 1), date(2200, 12, 31)))
def test_any_day_is_read_back(day: date) -> None:
    assert iso(f"{day}T00:00Z") == iso(f"{day:%a, %d %b %Y 00:00}") == str(day)


def test_full_dates_in_words() -> None:
    assert list(written("Oct. 24, 2024; 3 March 2015; 24 Octember 2024; March 2015; Sept 31, 2014")) == [
        "2024-10-24",
        "2015-03-03",
    ]


def stated(*paragraphs: str) -> str | None:
    text = "\n\n".join(paragraphs)
    return of_article(text, partition(text))


def test_a_date_line_dates_the_article() -> None:
    assert stated("Bridge Stays Closed for Weeks", "ECHO, Nov 11, 2024, 3:47 PM IST", PROSE) == "2024-11-11"


def test_posting_counts_before_updating() -> None:
    assert stated("Updated: 5 March 2015", "Posted: 3 March 2015", PROSE) == "2015-03-03"
    assert stated("Updated: 5 March 2015", PROSE) == "2015-03-05"


def test_a_place_line_dates_the_article() -> None:
    assert stated(f"LERWEN, 3 March 2015 - {PROSE}") == "2015-03-03"


def test_a_caption_dates_the_article_unless_on_file() -> None:
    assert stated("Ilse Brandt opens the fair in Tarvik, Thursday, Oct. 24, 2024.", PROSE) == "2024-10-24"
    assert stated("FILE - Ilse Brandt opens the fair, Thursday, Oct. 24, 2024.", PROSE) is None


def test_dates_in_the_story_do_not() -> None:
    assert stated(PROSE, f"On March 3, 2015, she denied it. {PROSE}") is None


def test_dates_of_other_articles_do_not() -> None:
    assert (
        stated(PROSE, PROSE.replace("three", "four"), PROSE.replace("three", "five"), "More news", "Storm", "3 March 2015")
        is None
    )
