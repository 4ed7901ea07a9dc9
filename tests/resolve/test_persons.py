"""People's names: their parts, and when two of them may be one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.given import same_given
from sayso.resolve.persons import person_name, same_person


@pytest.mark.parametrize(
    ("name", "given_names", "surname"),
    [
        ("Ada Quill", ("ada",), "quill"),
        ("Quill", (), "quill"),
        ("Mrs. Quill", (), "quill"),
        ("President Ada Quill", ("ada",), "quill"),
        ("Stephen King", ("stephen",), "king"),
        ("J. K. Quill", ("j", "k"), "quill"),
        ("George W. Quill", ("george", "w"), "quill"),
        ("Jan van der Quill", ("jan",), "quill"),
        ("Van der Quill", (), "quill"),
        ("Charles de Quill", ("charles",), "quill"),
        ("De Quill", (), "quill"),
        ("Saja al-Noor", ("saja",), "noor"),
        ("al-Noor", (), "noor"),
        ("Omar bin Noor", ("omar",), "noor"),
        ("Seán O’Neill", ("sean",), "o'neill"),
        ("Ada Quill-Orme", ("ada", "quill"), "orme"),
        ("Kim Jong-su", ("kim", "jong"), "su"),
        ("ADA QUILL", ("ada",), "quill"),
        ("Тимур Иванов", ("тимур",), "иванов"),
        ("李明", (), "李明"),
        ("Ada Quill, MD", ("ada",), "quill"),
        ("", (), ""),
    ],
)
def test_a_name_has_given_names_and_a_surname(name: str, given_names: tuple[str, ...], surname: str) -> None:
    parts = person_name(name)
    assert (parts.given, parts.surname) == (given_names, surname)


@pytest.mark.parametrize(
    ("name", "suffix"), [("Ben Orme Jr.", "jr"), ("Ben Orme, Sr.", "sr"), ("Ben Orme III", "iii"), ("Ben Orme", "")]
)
def test_a_suffix_is_no_surname(name: str, suffix: str) -> None:
    assert (person_name(name).suffix, person_name(name).surname) == (suffix, "orme")


@pytest.mark.parametrize("name", ['Ada "The Fox" Quill', "Ada ‘Fox’ Quill", "Ada (Foxy) Quill"])
def test_a_nickname_in_the_middle_is_no_middle_name(name: str) -> None:
    assert person_name(name).given == ("ada",)
    assert "fox" in person_name(name).nickname


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada M. Quill", "Ada Quill", True),
        ("M. Ada Quill", "Ada Quill", True),
        ("A. Quill", "Ada Quill", True),
        ("M. Quill", "Ada M. Quill", False),
        ("Ada Quill Moreno", "Ada Quill", True),
        ("Saja Abdul al-Noor", "Saja al-Noor", True),
        ("Bill Quill", "William Quill", True),
        ("Katie Quill", "Kathryn Quill", True),
        ("Sergei Orlov", "Sergey Orlov", True),
        ('Luis "Jerry" Orme', "Jerry Orme", True),
        ("Ada Quill", "Ben Quill", False),
        ("Ada M. Quill", "Ada N. Quill", False),
        ("Ben Orme Jr.", "Ben Orme", True),
        ("Ben Orme Jr.", "Ben Orme Sr.", False),
        ("Quill", "Ada Quill", False),
        ("Quill", "Quill", True),
        ("Ada Quill", "\u0410da Quill", False),
    ],
)
def test_full_names_may_differ_by_what_one_leaves_out(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_a_short_form_may_be_of_several_names_and_no_name_is_like_nothing() -> None:
    assert same_given("al", "albert")
    assert same_given("al", "alan")
    assert not same_given("albert", "alan")
    assert not same_given("", "")


NAMES = st.text(alphabet=st.sampled_from("AaBb. -'\"()’,李\u0410\u200b"), max_size=30)


@given(NAMES, NAMES)
def test_any_text_has_parts_and_sameness_is_mutual(one: str, other: str) -> None:
    assert person_name(one).words[-1] == person_name(one).surname
    assert same_person(one, one)
    assert same_person(one, other) == same_person(other, one)
