"""Clauses inside a content: who thinks or says what, within what another says."""

from __future__ import annotations

import pytest

from sayso.attribute.clauses import clauses
from sayso.model import Act, Attribution
from sayso.spans import cut


def inside(text: str, content: str, cue: str = "said") -> list[tuple[str, str, str]]:
    """What is found in the content of one attribution of a text."""

    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    outer = Attribution("t1", (), (cut(text, *span(cue)),), (cut(text, *span(content)),), None, 0.9, Act.SAYS)
    return [(a.source[0].exact, a.cue[0].exact, a.content[0].exact) for a in clauses(text, [outer], "")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("I believe that the bridge is safe.", ("I", "believe", "the bridge is safe")),
        ("We really don't know why it failed", ("We", "know", "why it failed")),
        ("the inspectors found that the steel was old, and left", ("the inspectors", "found", "the steel was old, and left")),
        ("I am convinced the bridge is safe.", ("I", "convinced", "the bridge is safe")),
    ],
)
def test_a_clause_with_its_subject(content: str, expected: tuple[str, str, str]) -> None:
    assert inside(f"Berg said {content}", content) == [expected]


@pytest.mark.parametrize("content", ["I think so.", "You know, it rains.", "the bridge is safe", "He saw her."])
def test_no_clause_no_attribution(content: str) -> None:
    assert inside(f"Berg said {content}", content) == []


def test_what_has_a_cue_already_is_left_alone() -> None:
    assert inside("I believe the bridge is safe, he wrote.", "I believe the bridge is safe", cue="believe") == []


def test_only_inside_contents() -> None:
    assert inside("We know that it rains. Berg said nothing more.", "nothing more") == []
