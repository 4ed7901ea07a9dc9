"""Quotations that go on after their speaker."""

from __future__ import annotations

from sayso.attribute.going_on import going_on
from sayso.model import Act, Attribution
from sayso.spans import cut
from tests.attribute.paragraphs import paragraphs


def more_in(text: str, content: str, source: str) -> list[tuple[str, str]]:
    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    known = Attribution("t1", (cut(text, *span(source)),), (), (cut(text, *span(content)),), None, 0.9, Act.SAYS)
    return [(a.source[0].exact, a.content[0].exact) for a in going_on(text, paragraphs(text), [known], "")]


def test_a_sentence_quoted_after_the_speaker_is_theirs() -> None:
    text = "“The bridge is safe,” said Ann Smith. “It will open again in May.”"
    assert more_in(text, "The bridge is safe", "Ann Smith") == [("Ann Smith", "It will open again in May.")]


def test_a_word_in_quotation_marks_is_nobodys() -> None:
    text = "“The bridge is safe,” said Ann Smith. The “new Orme bridge” opened in May."
    assert more_in(text, "The bridge is safe", "Ann Smith") == []


def test_a_quotation_that_another_clause_brings_in_is_left_alone() -> None:
    text = "“The bridge is safe,” said Ann Smith, but a sign read: “Nobody may go across it now.”"
    assert more_in(text, "The bridge is safe", "Ann Smith") == []


def test_nobody_goes_on_where_nobody_was_named_between() -> None:
    text = "Ann Smith spoke. “The bridge is safe.” It was raining. “It will open again in May.”"
    assert more_in(text, "The bridge is safe.", "Ann Smith") == []
