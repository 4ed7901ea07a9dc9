"""A real browser finds the words that a link names, whatever is in them and wherever they stand on the page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest

from sayso.show.export.fragments import directive
from sayso.spans import cut

BOX = """n => {
    const box = document.querySelectorAll('p')[n].getBoundingClientRect();
    return [box.top, box.bottom, innerHeight];
}"""
WORDS = [
    "It is safe",
    "well-known, “quoted” & 50% – isn't it?",
    "Größe, naïveté, Ñandú",
    "東京は安全です",
    "мост безопасен",
    "#1: a/b=c+d; (so it is) [sic] {x}",
    "🌉 bridges 🌉",
    "It was safe.\n\nNobody complained, they said.",
    " ".join(f"and then, number {number}" for number in range(60)),
]


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    page = browser.new_page()
    yield page
    page.close()


def found_at(tab: Any, folder: Path, text: str, start: int, words: str) -> bool:
    """Whether the browser, opening the link to the words, shows their paragraph, of a page where it is far down."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)
    (folder / "page.html").write_text(f'<meta charset="utf-8"><style>p {{ margin: 2000px 0 }}</style>{paragraphs}', "utf-8")
    found = directive(text, cut(text, start, start + len(words)))
    tab.goto("about:blank")
    tab.goto(f"{(folder / 'page.html').as_uri()}#{found}")
    top, bottom, height = tab.evaluate(BOX, text[:start].count("\n\n"))
    return bool(top < height and bottom > 0)


@pytest.mark.parametrize("words", WORDS)
def test_the_words_are_found(tab: Any, tmp_path: Path, words: str) -> None:
    text = f"A title\n\nBefore it.\n\nShe said: {words} That was all."
    assert found_at(tab, tmp_path, text, text.index(words), words)


def test_the_second_place_of_the_same_words_is_found(tab: Any, tmp_path: Path) -> None:
    text = "A title\n\nAda says it is safe today.\n\nBetween.\n\nBen says it is safe on Monday."
    assert found_at(tab, tmp_path, text, text.rindex("it is safe"), "it is safe")


def test_what_is_not_there_is_not_found(tab: Any, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<meta charset="utf-8"><style>p { margin: 2000px 0 }</style><p>a</p><p>b</p>')
    tab.goto(f"{(tmp_path / 'page.html').as_uri()}#:~:text=nowhere")
    assert tab.evaluate("scrollY") == 0
