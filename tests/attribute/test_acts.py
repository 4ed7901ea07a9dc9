"""What a cue says that the source does. In the examples <the source>, [the cue] and {the content} are marked."""

from __future__ import annotations

import re
import time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribute.acts import act, lexicon
from sayso.model import Act, Span
from sayso.spans import cut

MARKED = re.compile(r"[<\[{]([^<>\[\]{}]+)[>\]}]")


def act_in(example: str) -> Act:
    """The act of the attribution that is marked in the example."""
    text = re.sub(r"[<>\[\]{}]", "", example)
    spans: dict[str, list[Span]] = {"<": [], "[": [], "{": []}
    for marks, m in enumerate(MARKED.finditer(example)):
        start = m.start() - 2 * marks
        spans[m[0][0]].append(cut(text, start, start + len(m[1])))
    return act(text, spans["<"], spans["["], spans["{"])


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("<Dunn> [said] {it was safe}.", "says"),
        ("[According to] <Dunn>, {it was safe}.", "says"),
        ("<Dunn> [accused] {the board of lying}.", "says"),
        ("<Dunn> [expressed hope for] {a swift repair}.", "says"),
        ("<Dunn> [was quick to point out] {that it held}.", "says"),
        ("<Dunn> [flummoxed] {the board}.", "says"),
        ("<Dunn>[:] {It is safe}", "says"),
        ("<Dunn> [denied] {that it fell}.", "denies"),
        ("<Dunn> [called false] {the report}.", "denies"),
        ("<Dunn> [shot] {the report} [down].", "denies"),
        ("<Dunn> [ruled out] {a closure}.", "denies"),
        ("<Her> [denial of] {any wrong}", "denies"),
        ("<Dunn> [declined] {to comment}.", "declines"),
        ("<Dunn> [kept mum about] {the repair}.", "declines"),
        ("<Dunn> [asked] {whether it was safe}.", "asks"),
        ("<Dunn> [asked about] {the repair}.", "asks"),
        ("{“Is it safe?”} <Dunn> [asked].", "asks"),
        ("<Dunn> [asked] the board {to close it}.", "says"),
        ("<Dunn> [asked for] {a repair}.", "says"),
        ("<Dunn> [believes] {it is safe}.", "believes"),
        ("<Dunn> [is confident that] {it is safe}.", "believes"),
        ("<Dunn> [planned] {to close it}.", "believes"),
        ("<Dunn> [seemed] {to be pleased}.", "believes"),
        ("<Dunn> [tried] to persuade the board {that it was safe}.", "says"),
        ("<Dunn> [tried], it seems, and failed {to mend it}.", "believes"),
        ("<Dunn> [seemed to suggest] {that it fell}.", "says"),
        ("<Dunn> [sought to explain] {why it fell}.", "says"),
        ("{It fell}.", "says"),
    ],
)
def test_the_word_decides(example: str, expected: str) -> None:
    assert act_in(example) == expected


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("<Dunn> [did not say] {whether it was safe}.", "declines"),
        ("At no point did <Dunn> [say] that {it was safe}.", "declines"),
        ("<Dunn> in no way [confirmed] that {it was safe}.", "declines"),
        ("<Dunn> has not [said] {whether it was safe}.", "declines"),
        ("<Dunn> wouldn’t [say] {why}.", "declines"),
        ("<Dunn> could not immediately [confirm] {the fall}.", "declines"),
        ("<Dunn> [did not respond to a request for comment on] {the fall}.", "declines"),
        ("<Dunn> did not answer a request for [comment] on {the fall}.", "declines"),
        ("<Dunn> had no [comment on] {the fall}.", "declines"),
        ("<Dunn> declined to [confirm] {the fall}.", "declines"),
        ("<Dunn> [neither confirmed nor denied] {the fall}.", "declines"),
        ("<Dunn> neither confirmed nor [denied] {the fall}.", "declines"),
        ("<Dunn> would not confirm or [deny] {the fall}.", "declines"),
        ("<Dunn> [did not deny] {the fall}.", "says"),
        ("<Dunn> [couldn't rule out] {a fall}.", "says"),
        ("<Dunn> [does not believe] {it fell}.", "believes"),
        ("<Dunn> [not only said] {it fell}.", "says"),
        ("<Dunn> [did not attend but said] {it fell}.", "says"),
        ("It did not fall, <Dunn> [said], and {nobody was hurt}.", "says"),
        ("{It did not fall} <Dunn> [said].", "says"),
        ("<Dunn> [declined to comment, saying] {it was too early}.", "says"),
    ],
)
def test_what_stands_before_it_can_turn_it(example: str, expected: str) -> None:
    assert act_in(example) == expected


def test_what_is_quoted_was_said() -> None:
    assert act_in("<Dunn> [believed] {it was safe}.") is Act.BELIEVES
    assert act_in("“{It was safe},” <Dunn> [believed].") is Act.SAYS
    assert act_in("{“It was safe,”} <Dunn> [believed].") is Act.SAYS
    assert act_in("<Dunn> [believed] {it was “safe” for now}.") is Act.BELIEVES


def test_capitals_and_curly_apostrophes_change_nothing() -> None:
    assert act_in("<DUNN> [DENIED] {THAT IT FELL}.") is Act.DENIES
    assert act_in("<Dunn> [didn’t say] {why}.") is act_in("<Dunn> [didn't say] {why}.") is Act.DECLINES


def test_words_are_known_in_their_inflections() -> None:
    forms = {"denied", "denies", "denying", "said", "says", "planning", "planned", "dismisses", "wishes", "kept", "believing"}
    assert forms <= lexicon().keys()


def test_no_word_stands_twice_in_the_list() -> None:
    lines = (files("sayso.attribute") / "acts.txt").read_text("utf-8").splitlines()
    listed = [entry for line in lines if line[:1] not in ("", "#", "[") for entry in line.split(" ; ")]
    assert len(listed) == len(set(listed)) > 500


@given(st.text(max_size=80), st.data())
def test_any_text_has_an_act(text: str, data: st.DataObject) -> None:
    a, b, c, d = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    assert act(text, (), (cut(text, a, b),) if a < b else (), (cut(text, c, d),) if c < d else ()) in Act


def test_a_cue_of_a_million_letters_takes_no_time() -> None:
    text = "not said to " * 100_000
    begun = time.perf_counter()
    act(text, (), (cut(text, 0, len(text)),), (cut(text, 0, 3),))
    assert time.perf_counter() - begun < 1
