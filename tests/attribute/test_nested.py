"""Clauses inside a content: who thinks or says what, within what another says."""

from __future__ import annotations

import pytest

from sayso.attribute import Attributor, Style


def nested(text: str) -> list[tuple[str, str]]:
    """The cue and content of each attribution inside another."""
    found = Attributor.load().in_text(text, style=Style.NESTED)
    return [(a.cue[0].exact, a.content[0].exact) for a in found if a.nested_in]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("“I believe that the bridge is safe,” Berg said.", "believe", "the bridge is safe"),
        ("Berg said the inspectors found that the steel was old.", "found", "the steel was old"),
        ("The minister said polls show voters want the bridge closed.", "show", "voters want the bridge closed"),
    ],
)
def test_a_clause_inside_what_another_says(text: str, cue: str, content: str) -> None:
    ((found_cue, found_content),) = nested(text)
    assert (found_cue, found_content.removeprefix("that ")) == (cue, content)


def test_what_one_says_alone_holds_no_clause_of_another() -> None:
    assert nested("“The bridge is safe and it will stay open,” Berg said.") == []


def test_the_ledger_is_spared_the_clauses() -> None:
    found = Attributor.load().in_text("“I believe that the bridge is safe,” Berg said.", style=Style.SPEECH)
    assert [a.nested_in for a in found] == [None]
