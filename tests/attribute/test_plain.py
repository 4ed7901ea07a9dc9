"""Sayings whose form alone gives them away."""

from __future__ import annotations

import pytest

from sayso.attribute.plain import plain
from sayso.model import Act, Attribution
from sayso.spans import cut


def found_in(text: str, *known: Attribution) -> list[tuple[str, str, str]]:
    made = plain(text, [(0, len(text))], known, "")
    return [(" ".join(s.exact for s in a.source), a.cue[0].exact, a.content[0].exact) for a in made]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The board has dismissed the claim.", ("The board", "dismissed", "the claim")),
        ("Ann Smith denies any part in it, but the board met.", ("Ann Smith", "denies", "any part in it")),
        ("A man who claims to be the owner came.", ("A man", "claims", "to be the owner came")),
        ("They called on the mayor to resign.", ("They", "called on", "the mayor to resign")),
        ("Ann Smith, the mayor, had earlier promised to mend it.", ("", "promised", "to mend it")),
    ],
)
def test_a_claim_a_call_and_a_denial(text: str, found: tuple[str, str, str]) -> None:
    assert found_in(text) == [found]


@pytest.mark.parametrize(
    "text", ["The claims to the land were sold.", "The demands of the job are high.", "A change demanded by the board came late."]
)
def test_the_same_words_as_nouns_and_participles_say_nothing(text: str) -> None:
    assert found_in(text) == []


def test_what_is_attributed_already_is_left_alone() -> None:
    text = "The board has dismissed the claim."
    known = Attribution("t1", (cut(text, 0, 9),), (), (cut(text, 24, 33),), None, 0.9, Act.DENIES)
    assert found_in(text, known) == []
