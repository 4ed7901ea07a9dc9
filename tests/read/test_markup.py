from __future__ import annotations

import json

import pytest

from sayso.read.guard import parsed
from sayso.read.markup import Markup, markup


def of(head: str, body: str = "") -> Markup:
    return markup(parsed(f"<html><head>{head}</head><body>{body}<p>x</p></body></html>"))


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Bridge stays shut &amp; mayor &#x27;knew&#x27;",
    "datePublished": "2024-11-11T23:30:00-05:00",
    "author": [{"name": "Maria Okonjo"}, {"name": "Ilse Brandt"}],
    "publisher": {"name": "The Lerwen Echo"},
}
READ = Markup("Bridge stays shut & mayor 'knew'", "The Lerwen Echo", "2024-11-11", "Maria Okonjo, Ilse Brandt", None, None)


@pytest.mark.parametrize(
    "value", [ARTICLE, [ARTICLE], {"@graph": [{"@type": "WebSite", "name": "x"}, ARTICLE]}, [{"mainEntity": ARTICLE}]]
)
def test_linked_data(value: object) -> None:
    assert of(linked(value)) == READ


def test_meta_tags() -> None:
    head = """<meta property="og:title" content="Bridge stays shut"><meta property="og:site_name" content="The Lerwen Echo">
    <meta property="article:published_time" content="2024-11-11T08:00:00Z"><meta name="author" content="Maria Okonjo">
    <link rel="canonical" href="https://echo.example/bridge"><meta property="og:locale" content="en_GB">"""
    expected = Markup("Bridge stays shut", "The Lerwen Echo", "2024-11-11", "Maria Okonjo", "https://echo.example/bridge", "en")
    assert of(head) == expected


def test_linked_data_comes_before_meta_tags_before_time_tags() -> None:
    tag = '<meta name="date" content="2020-01-01">'
    time = '<time datetime="2021-01-01" pubdate>'
    assert of(linked(ARTICLE) + tag, time).published == "2024-11-11"
    assert of(tag, time).published == "2020-01-01"
    assert of("", time).published == "2021-01-01"


def test_times_that_disagree_date_nothing() -> None:
    assert of("", '<time datetime="2021-01-01"></time><time datetime="2021-01-02"></time>').published is None
    assert of("", '<time datetime="2021-01-01"></time><time datetime="2021-01-01T09:00"></time>').published == "2021-01-01"


def test_the_outlet_is_cut_off_the_page_title() -> None:
    assert of('<title>Bridge shut | Echo</title><meta property="og:site_name" content="Echo">').title == "Bridge shut"


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, "nul", '"x"', '{"@type": 3, "datePublished": []}', '{"@type": ["Article"]}']
)
def test_broken_linked_data_says_nothing(text: str) -> None:
    assert of(f'<script type="application/ld+json">{text}</script>') == Markup()
