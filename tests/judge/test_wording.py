import time
from dataclasses import astuple, fields

import pytest

from sayso.judge.wording import Wording, wording


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The mayor denied the report", {"denial", "pointer"}),
        ("completely fabricated", {"false"}),
        ("We can’t rule it out.", {"negation", "modal", "hedge", "pointer"}),
        ("Three calls may have occurred.", {"modal"}),
        ("They met in May 2014.", {"pointer"}),
        ("she would not comment on the sale", {"negation", "refusal", "hedge"}),
        ("neither confirmed nor denied", {"negation", "refusal", "denial", "confirmation"}),
        ("Absolutely.", {"confirmation"}),
        ("the ferry left at noon", set()),
        ("", set()),
    ],
)
def test_the_kinds_of_words_in_a_text(text, kinds):
    found = wording(text)
    assert {field.name for field in fields(Wording) if getattr(found, field.name)} == kinds


def test_letter_case_and_the_shape_of_apostrophes_do_not_matter():
    assert wording("IT ISN’T TRUE") == wording("it isn't true")


def test_hostile_text_costs_linear_time():
    for filler in ("not ", "the a ", "refused a b ", "x", "n't", "' "):
        began = time.perf_counter()
        assert len(astuple(wording(filler * (200_000 // len(filler))))) == len(fields(Wording))
        assert time.perf_counter() - began < 3
