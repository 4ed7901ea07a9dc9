"""What a line before it gives to somebody."""

from __future__ import annotations

import pytest

from sayso.attribute.announced import announced
from sayso.model import Act, Attribution
from sayso.spans import cut
from tests.attribute.paragraphs import paragraphs

NOTICE = "The bridge will be closed until the end of May."


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Ann Smith explained on her page:", "Ann Smith"),
        ("In a note on the matter, Ann Smith, head of the Orme office, said:", "Ann Smith"),
        ("Rain fell. A man who lives across the river wrote:", "A man"),
        ("The Herald ran its own test of the bridge and reported the following:", "The Herald"),
        ("The notice on the door reads:", "The notice on the door"),
        ("Ann Smith of the Orme Herald added this:", "Ann Smith"),
        ("From the Orme Herald:", "Orme Herald"),
        ("And here is a statement from Acme:", "Acme"),
        ("These were the first across the bridge:", None),
        ("Here are five facts about bridges:", None),
        ("Ann Smith explained it all.", None),
    ],
)
def test_a_line_that_ends_in_a_colon_gives_the_next_paragraph_to_its_subject(line: str, source: str | None) -> None:
    text = f"{line}\n\n{NOTICE}"
    found = [(a.source[0].exact, a.content[0].exact) for a in announced(text, paragraphs(text), (), "")]
    assert found == ([(source, NOTICE)] if source else [])


def test_so_it_does_a_quotation() -> None:
    text = f"The notice used to read: “{NOTICE}”"
    assert [a.content[0].exact for a in announced(text, paragraphs(text), (), "")] == [NOTICE]


def test_what_is_attributed_already_is_left_alone() -> None:
    text = f"Ann Smith wrote:\n\n{NOTICE}"
    known = Attribution("t1", (), (), (cut(text, text.index("bridge"), len(text)),), None, 0.9, Act.SAYS)
    assert list(announced(text, paragraphs(text), (known,), "")) == []
