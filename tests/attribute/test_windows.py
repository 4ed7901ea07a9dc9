"""Windows hold whole paragraphs in order, lose no word, and never exceed the limit."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from sayso import weights
from sayso.attribute.windows import Style, Word, paragraph_words, windows


def paragraph(pieces: list[int], start: int = 0) -> list[Word]:
    return [Word(start + i, start + i + 1, tuple(range(n))) for i, n in enumerate(pieces)]


@given(st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=30), max_size=12), st.integers(12, 40))
def test_every_word_once_in_order_within_the_limit(lengths: list[list[int]], limit: int) -> None:
    paragraphs = [paragraph(pieces, 1000 * n) for n, pieces in enumerate(lengths)]
    made = list(windows(paragraphs, Style.ALL, limit))
    assert [w for window in made for w in window.words] == [w for p in paragraphs for w in p]
    for window in made:
        assert len(window.ids) <= limit
        assert [window.ids[f] for f in window.first] == [w.pieces[0] for w in window.words]


def test_paragraphs_that_fit_share_a_window() -> None:
    assert len(list(windows([paragraph([1] * 5), paragraph([1] * 5, 10)], Style.ALL, 20))) == 1
    assert len(list(windows([paragraph([1] * 9), paragraph([1] * 9, 10)], Style.ALL, 20))) == 2


def test_words_have_offsets_into_the_whole_text() -> None:
    text = "Zoë’s café 🎉 reopened; ＡＢＣ said so."
    words = paragraph_words(weights.load("attribution").tokenizer, f"....{text}", 4, 4 + len(text))
    assert [f"....{text}"[w.start : w.end] for w in words][:5] == ["Zoë", "’", "s", "café", "🎉"]
    assert all(4 <= a.start < a.end <= b.start for a, b in itertools.pairwise(words))
