from __future__ import annotations

import time

import pytest

from sayso.errors import InputError
from sayso.read.html import page
from tests.read.pages import MORE, PROSE, article_page, words


def test_a_page_is_its_headline_and_its_paragraphs() -> None:
    read = page(article_page())
    assert read.text == f"Bridge stays shut\n\n{PROSE}\n\n{MORE}\n\n{PROSE[:-1]} and two days."
    assert [block.kind for block in read.blocks] == ["title", "body", "body", "body"]
    assert [read.text[block.start : block.end] for block in read.blocks] == read.text.split("\n\n")


def test_words_are_the_pages_own() -> None:
    read = page(
        article_page(f"<p>{PROSE}</p><p>She&nbsp;said:\n  \u201cIt\u2019s <b>no</b>n<i>sense</i>, cafe\u0301!\u201d {MORE}</p>")
    )
    assert "She\u00a0said: \u201cIt\u2019s nonsense, cafe\u0301!\u201d" in read.text


def test_menus_asides_footers_forms_and_scripts_stay_out() -> None:
    form = (
        "<form><label>Your e-mail</label><input name=e></form><p hidden>hidden words</p><p style='display: none'>more hidden</p>"
    )
    text = page(article_page(f"<p>{PROSE}</p>{form}<p>{MORE}</p>")).text
    assert not [word for word in ("Home", "cake", "rights", "nothing", "e-mail", "hidden") if word in text]


def test_a_form_around_the_whole_article_stays() -> None:
    assert MORE in page(article_page(f"<form><p>{PROSE}</p><p>{MORE}</p><p>{PROSE[:-1]} more.</p></form>")).text


def test_captions_links_and_headings_inside_the_article() -> None:
    figure = "<figure><img src=x><figcaption>The bridge from the quay.</figcaption></figure>"
    read = page(
        article_page(
            f"<p>{PROSE}</p>{figure}<h2>What she found</h2><p>{MORE}</p><p>Read more: Mayor eats cake</p><p>{PROSE[:-1]}!</p>"
        )
    )
    assert words(read.text, read.blocks, "caption") == ["The bridge from the quay."]
    assert words(read.text, read.blocks, "heading") == ["What she found"]
    assert "Mayor eats cake" not in " ".join(words(read.text, read.blocks, "body"))


def test_breaks_part_paragraphs_but_not_headlines() -> None:
    read = page(
        article_page(f"{PROSE}<br><br>{MORE}<br>{PROSE[:-1]} and two days.").replace(b"stays shut</h1>", b"stays<br>shut</h1>")
    )
    assert read.text.split("\n\n")[:3] == ["Bridge stays shut", PROSE, MORE]


def test_the_headline_comes_from_the_markup_where_the_page_shows_none() -> None:
    read = page(article_page().replace(b"<h1>Bridge stays shut</h1>", b""))
    assert read.text.startswith("Bridge stays shut | The Lerwen Echo\n\nOfficials")


@pytest.mark.parametrize("source", [b"", b"  ", b"<html></html>", b"<p></p>", b"<!-- -->", b"\x00\x01\x02", article_page("")])
def test_a_page_without_text_is_an_error(source: bytes) -> None:
    with pytest.raises(InputError):
        page(source)


def test_deep_pages_are_refused_rather_than_lost() -> None:
    assert PROSE in page(article_page("<div>" * 200 + f"<p>{PROSE}</p><p>{MORE}</p>" + "</div>" * 200)).text
    for levels in (300, 3000):
        with pytest.raises(InputError, match="nested more than 250 deep"):
            page(article_page("<div>" * levels + f"<p>{PROSE}</p><p>{MORE}</p>" + "</div>" * levels))


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<p " + "a=1 " * 60_000 + ">", "attributes in <p>"),
        ('<p a=">" ' + "b " * 60_000 + ">", "attributes in <p>"),
        ("<p x<" + "/b" * 60_000 + ">", "attributes in <p>"),
        ("<i>" * 200_000, "elements"),
        ("<script></SCRIPT>" * 100_000, "elements"),
    ],
)
def test_pages_that_would_take_seconds_are_refused_at_once(body: str, what: str) -> None:
    began = time.process_time()
    with pytest.raises(InputError, match=what):
        page(article_page(body))
    assert time.process_time() - began < 2


def test_markup_inside_scripts_and_comments_is_not_counted() -> None:
    hidden = "<script>" + "<p " * 40_000 + "</script><!--" + "<p>" * 40_000 + "-->"
    assert MORE in page(article_page(f"<p>{PROSE}</p>{hidden}<p>{MORE}</p>")).text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("", "cp1252"), ("utf-8", "utf-16")],
)
def test_encodings(declared: str, encoding: str) -> None:
    letters = "дом" if encoding == "cp1251" else "“naïve”"
    source = article_page(f"<p>{PROSE} {letters}</p><p>{MORE}</p>").decode().replace("utf-8", declared)
    assert letters in page(source.encode(encoding)).text


def test_a_page_in_another_encoding_than_it_says_is_an_error() -> None:
    source = article_page(f"<p>{PROSE} {'é' * 40}</p><p>{MORE}</p>").decode()
    with pytest.raises(InputError, match="utf-8"):
        page(source.encode("latin-1"))
