"""Text of articles on a terminal: nothing hidden, nothing obeyed, no word altered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.show.visible import abridged, one_line

LONG = "one two three four five six seven eight nine ten"


def test_controls_are_written_out() -> None:
    assert one_line("red \x1b[31malert\x07\x7f") == "red ␛[31malert␇␡"


def test_bidirectional_and_invisible_characters_are_written_out() -> None:
    assert one_line("pay\u202e100\u200b\ufeff") == "pay‹U+202E›100‹U+200B›‹U+FEFF›"


def test_joiners_that_languages_need_stay() -> None:
    assert one_line("می\u200cخواهم 👩\u200d🔬") == "می\u200cخواهم 👩\u200d🔬"


def test_white_space_becomes_one_space() -> None:
    assert one_line(" two\n\n\twords\u2028here ") == "two words here"


def test_a_short_quotation_stays_whole() -> None:
    assert abridged(["no calls", "were made"], 40) == ("no calls", "were made")


def test_a_long_quotation_loses_words_from_its_middle_only() -> None:
    assert abridged([LONG], 30) == ("one two three four", "nine ten")


def test_a_word_without_end_is_cut_where_it_must_be() -> None:
    assert abridged(["x" * 100], 30) == ("x" * 20, "x" * 10)


@given(st.lists(st.text(), min_size=1, max_size=4), st.integers(10, 60))
def test_what_is_shown_stands_in_the_quotation(parts: list[str], limit: int) -> None:
    shown = abridged(parts, limit)
    whole = [one_line(part) for part in parts if part.strip()]
    if shown:
        assert whole[0].startswith(shown[0])
        assert whole[-1].endswith(shown[-1])
        assert shown == tuple(whole) or sum(map(len, shown)) <= limit


@given(st.text())
def test_one_line_is_stable_and_printable(text: str) -> None:
    line = one_line(text)
    assert one_line(line) == line
    assert "\n" not in line
    assert "\x1b" not in line
