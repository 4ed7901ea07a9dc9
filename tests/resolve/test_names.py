"""What is the same name however it is written, and what only looks the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.names import gender_of, is_acronym, key, plain, same_organisation, stem

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
    assert key("Ada Qui\u200bll") != key("Ada Quill")


@pytest.mark.parametrize("name", ["\u200eAda Quill\u200f", "Ada\u200b Quill", "Ada \ufeffQuill", "Ada Qu\u00adill", "'Ada Quill"])
def test_what_is_not_seen_around_words_parts_no_name(name: str) -> None:
    assert key(name) == key("Ada Quill")


def test_an_acronym_is_the_name_it_shortens() -> None:
    assert same_organisation("DHS", "Department of Harbour Safety")
    assert not same_organisation("DHS", "Department of Harbours")


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("officials", "official"),
        ("witnesses", "witness"),
        ("companies", "company"),
        ("coaches", "coach"),
        ("boss", "boss"),
        ("is", "is"),
    ],
)
def test_plurals_lose_their_ending(many: str, one: str) -> None:
    assert stem(many) == one


def test_acronyms_are_capitals() -> None:
    assert is_acronym("U.N.")
    assert not is_acronym("Acme")
    assert not is_acronym("A")


@pytest.mark.parametrize(
    ("office", "name", "gender"),
    [
        ("", "Mrs. Quill", "f"),
        ("spokesman", "Sam Orme", "m"),
        ("spokeswoman", "Sam Orme", "f"),
        ("", "Mary Quill", "f"),
        ("", "Hillary Quill", "f"),
        ("", "Barack Orme", "m"),
        ("", "Quill", ""),
        ("", "Kim Quill", ""),
        ("", "Kara-Orme", ""),  # half of a surname is no given name
        ("a Donald Orme supporter", "Quill", ""),  # somebody else's name
    ],
)
def test_gender_comes_from_titles_before_given_names(office: str, name: str, gender: str) -> None:
    assert gender_of(office, name=name) == gender


@given(st.text(max_size=400))
def test_plain_and_key_are_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert len(plain(text)) <= 160
    assert key(plain(text)) == key(text)
