"""What is the same name however it is written, and what only looks the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.names import gender_of, is_acronym, key, plain, same_organisation
from sayso.resolve.persons import same_person

CYRILLIC_A = "\u0410"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Harbour Board", "Harbour Board"),
        ("Harbour Board's", "Harbour Board"),
        ("José Núñez", "Jose Nunez"),
        ("U.S. officials", "US officials"),
        ("al-Noor", "Al Noor"),
        ("ADA  QUILL", "Ada\nQuill"),
    ],
)
def test_spelling_does_not_part_a_name(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_a_letter_of_another_script_parts_names_that_look_the_same() -> None:
    assert key(f"{CYRILLIC_A}da Quill") != key("Ada Quill")
    assert not same_person(f"{CYRILLIC_A}da Quill", "Ada Quill")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada M. Quill", "Ada Quill", True),
        ("A. Quill", "Ada Quill", True),
        ("Ada Quill Moreno", "Ada Quill", True),
        ("Saja Abdul al-Noor", "Saja al-Noor", True),
        ("Ada Quill", "Ben Quill", False),
        ("Ada M. Quill", "Ada N. Quill", False),
        ("Ben Orme Jr.", "Ben Orme", True),
        ("Ben Orme Jr.", "Ben Orme Sr.", False),
        ("Quill", "Ada Quill", False),
    ],
)
def test_full_names_may_differ_by_what_one_leaves_out(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_an_acronym_is_the_name_it_shortens() -> None:
    assert same_organisation("DHS", "Department of Harbour Safety")
    assert not same_organisation("DHS", "Department of Harbours")


def test_acronyms_are_capitals() -> None:
    assert is_acronym("U.N.")
    assert not is_acronym("Acme")
    assert not is_acronym("A")


@pytest.mark.parametrize(
    ("texts", "gender"),
    [(("Mrs. Quill",), "f"), (("spokesman", "Sam Orme"), "m"), (("", "Mary Quill"), "f"), (("Quill",), ""), (("Kim Quill",), "")],
)
def test_gender_comes_from_titles_before_given_names(texts: tuple[str, ...], gender: str) -> None:
    assert gender_of(*texts) == gender


@given(st.text(max_size=400))
def test_plain_and_key_are_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert len(plain(text)) <= 160
    assert key(plain(text)) == key(text)
