import pytest

from sayso.judge.periods import claim_period, may_meet
from sayso.model import Claim, Period
from tests.judge.story import article, claim, statement


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("They met in November 2023.", "2023-11-01", "2023-11"),
        ("They met after she left office in 2021.", "2021-01-01", None),
        ("They had not met before 2019.", None, "2019-12"),
        ("They met while she was mayor in 2018.", "2018-01-01", "2018-12"),
        ("They met in 2018 and 2020.", "2018-01-01", "2020-12"),
        ("They spoke by phone in 2018.", "2018-01-01", "2018-12"),
        ("They had met by the end of 2018.", None, "2018-12"),
    ],
)
def test_the_period_of_a_claim_is_read_from_its_words(text, start, end):
    period = claim_period(claim(text))
    assert period is not None
    assert period.start == start
    assert (period.end and period.end[:7]) == end


def test_a_given_period_outranks_the_words():
    during = Period("2020-01-01", None)
    assert claim_period(Claim("c1", "They met in 2018.", True, None, during)) == during


def test_a_claim_without_a_date_meets_everything():
    where = article("The mayor said she had met the envoy.", published="1999-01-01")
    assert may_meet(claim("The mayor met the envoy."), statement(where, "she had met the envoy"), where, "")


@pytest.mark.parametrize(
    ("said", "content", "meets"),
    [
        ("2018-11-01", "we regularly talk", False),  # before the period
        ("2024-10-24", "we never talked", True),  # in it
        ("2018-11-01", "we will talk after 2022", True),  # names it
        ("2024-10-24", "we talked in 2019", False),  # names another time
    ],
)
def test_a_statement_about_another_time_takes_no_position(said, content, meets):
    where = article(f"The mayor said {content}.", published=said)
    asked = claim("The mayor and the envoy talked after she left office in 2021.")
    assert may_meet(asked, statement(where, content), where, "") is meets


def test_what_is_long_past_is_not_answered_unless_the_words_around_name_it():
    where = article("The mayor said it was nonsense.", published="2024-10-24")
    asked, answer = claim("The mayor and the envoy talked in 2018."), statement(where, "it was nonsense")
    assert not may_meet(asked, answer, where, "The paper reported calls since 2021.")
    assert may_meet(asked, answer, where, "The paper reported calls in 2018.")


def test_looking_ahead_meets_what_has_not_happened_yet():
    where = article("The mayor said the bridge will open.", published="2019-03-01")
    assert may_meet(claim("The bridge will open in 2021."), statement(where, "the bridge will open"), where, "")
