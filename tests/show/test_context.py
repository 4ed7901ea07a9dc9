"""The underlined passage: each mark stands under its character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sayso.show.context import marked
from tests.factories import a_statement, an_article


def passage(text: str, content: str, *, source: str = "", cue: str = "", width: int = 76) -> str:
    article = an_article(text)
    statement = a_statement(article, content, cue=cue, mention=source)
    return "\n".join(line.plain for line in marked(article, statement, width))


def test_source_cue_and_content_are_underlined() -> None:
    assert passage("Title\n\nAda Quill said it was safe.", "it was safe", source="Ada Quill", cue="said") == (
        "Ada Quill said it was safe.\n~~~~~~~~~ ^^^^ ───────────"
    )


def test_wide_characters_have_wide_marks() -> None:
    assert passage("Quill said 橋は安全.", "橋は安全", cue="said") == "Quill said 橋は安全.\n      ^^^^ ────────"


def test_control_characters_are_marked_as_they_are_shown() -> None:
    assert passage("He said a\u202eb now.", "a\u202eb") == "He said a‹U+202E›b now.\n        ──────────"


def test_long_lines_wrap_at_spaces() -> None:
    shown = passage("one two three four five six seven eight", "four five", width=24)
    assert shown == "one two three four\n              ────\nfive six seven eight\n────"


def test_a_long_paragraph_is_cut_at_a_word() -> None:
    shown = passage("before " * 100 + "the words" + " after" * 100, "the words")
    assert shown.startswith("[…] before")
    assert len(shown) < 1000


@given(st.text(min_size=1), st.text(alphabet="ab \n橋\x1b", min_size=1), st.integers(20, 100))
def test_every_line_fits_and_marks_keep_to_their_line(before: str, content: str, width: int) -> None:
    if not content.strip():
        return
    article = an_article(before + content)
    for line in marked(article, a_statement(article, content, cue=""), width):
        assert cell_len(line.plain) <= width + 8  # one character written out as ‹U+10FFFF› may stand at the end
