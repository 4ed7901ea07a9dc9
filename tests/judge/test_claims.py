import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UsageError
from sayso.judge import pin
from sayso.model import Period


def test_a_pinned_claim_keeps_the_users_words_with_even_spaces():
    claim = pin("  The ministry\n sold the ferry. ")
    assert claim.text == "The ministry sold the ferry."
    assert claim.pinned
    assert claim.statement is None


def test_the_same_words_give_the_same_id_and_another_period_another():
    assert pin("It rained.").id == pin("It  rained.").id
    assert pin("It rained.").id != pin("It rained.", Period("2024", None)).id


@pytest.mark.parametrize("words", ["", " \n", "?!", "word " * 400])
def test_what_is_no_proposition_is_refused(words):
    with pytest.raises(UsageError):
        pin(words)


@given(st.text(max_size=300).filter(lambda t: any(c.isalnum() for c in t)))
def test_pinning_what_was_pinned_changes_nothing(text):
    claim = pin(text)
    assert pin(claim.text) == claim
