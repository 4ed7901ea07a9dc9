"""What a statement keeps of an attribution's content, and how its words are reported."""

from __future__ import annotations

import pytest

from sayso.model import Act, Attribution, Mode
from sayso.resolve.contents import contents, mode
from sayso.resolve.layout import layout
from tests.factories import an_article, an_attribution, spans_of


def kept(text: str, content: str | list[str], cue: str = "said") -> list[str]:
    article = an_article(text)
    attribution = an_attribution(article, content, source="", cue=cue)
    return [span.exact for span in contents(article.text, attribution)]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Quill said that the bridge was safe.", "that the bridge was safe", "the bridge was safe"),
        ("“The bridge is safe,” Quill said.", "“The bridge is safe,”", "The bridge is safe"),
        ('"The bridge is safe," Quill said.', '"The bridge is safe,"', "The bridge is safe"),
        ("Quill said it was “safe” and “sound”.", "it was “safe” and “sound”", "it was “safe” and “sound”"),
        ("Quill said whether it was safe.", "whether it was safe", "whether it was safe"),
        ("Quill said that was safe.", "that was safe", "that was safe"),
    ],
)
def test_ends_are_cut_clean(text: str, content: str, expected: str) -> None:
    assert kept(text, content) == [expected]


def test_the_cue_is_no_content() -> None:
    assert kept("“The bridge,” Quill said, “is safe.”", "The bridge,” Quill said, “is safe") == ["The bridge,” Quill", "is safe"]


def test_marks_alone_are_nothing() -> None:
    assert kept("Quill said “…” and left.", "“…”") == []


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“The bridge is safe,” Quill said.", "The bridge is safe", Mode.DIRECT),
        ("Quill said the bridge was safe.", "the bridge was safe", Mode.INDIRECT),
        ("Quill said the bridge was “safe”.", "the bridge was “safe", Mode.MIXED),
        ("“It is safe.\n\n“It always was,” Quill said.", "It is safe", Mode.DIRECT),
    ],
)
def test_mode_is_by_quotation_marks(text: str, content: str, expected: Mode) -> None:
    article = an_article(text)
    assert mode(text, spans_of(article, content), layout(article).quoted) is expected


def test_an_attribution_without_content_has_none() -> None:
    article = an_article("Quill said nothing.")
    assert contents(article.text, Attribution("x", (), spans_of(article, "said"), (), None, 1.0, Act.SAYS)) == ()
