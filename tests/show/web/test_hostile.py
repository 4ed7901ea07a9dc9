"""An article is hostile until shown otherwise: nothing in it is obeyed, nothing hidden, and no size of it breaks a page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.model import Block, BlockKind, Position, Reading, Source, Stance
from sayso.show.web import make_app
from sayso.show.web.pages.article import PART, article_page
from sayso.show.web.render import shown
from tests.factories import MODELS, Conclusions, a_claim, a_document, a_source, a_statement, an_article, conclude

EVIL = (
    '"><script>alert(1)</script><svg onload=alert(2)><img src=x onerror=alert(3)>',
    "</title></textarea></style><script>alert(4)</script>",
    "{{ 1357 * 2468 }}{% raw %}${1357*2468}",
    "javascript:alert(5)",
    "\u202egnihton\u202c \u2066hidden\u2069 zero\u200bwidth",
    "bell \x07 escape \x1b[31m",
)


def a_ledger_of(words: str, claim_text: str) -> Ledger:
    """Everything that can hold words holds these."""
    article = an_article(f"{words}\n\nHe said {words} yes", file=f"{words}.txt", url=words, outlet=words, title=words)
    source = a_source(words, article=article)
    wide = Source(a_source(words).id, None, words, source.kind, (words,), (words,), None)
    statement = a_statement(article, f"{words} yes", source=source, cue="said", mention="He")
    claim = a_claim(claim_text)
    ledger = Ledger.open(":memory:")
    ledger.add(Reading(a_document(article), (), (source,), (statement,)), MODELS)
    ledger.pin(claim)
    positions = (Position(claim.id, statement.id, Stance.DENIES, 0.9),)
    conclude(ledger, Conclusions((wide,), ((source.id, wide.id),), positions, (), (), (), ()))
    return ledger


@pytest.mark.parametrize("words", EVIL)
def test_words_are_only_ever_words(words: str) -> None:
    with a_ledger_of(words, f"Claim: {words}") as ledger:
        snapshot, client = ledger.snapshot(), TestClient(make_app(ledger), base_url="http://localhost")
        for address in (
            "/", f"/claim/{snapshot.claims[0].id}", f"/source/{snapshot.sources[0].id}", f"/article/{snapshot.articles[0].id}",
            "/search?q=yes", "/search",
        ):  # fmt: skip
            page = client.get(address)
            assert page.status_code == 200
            assert re.findall(r"<(?:script|svg|img|iframe|object)\b[^>]*>", page.text) == ['<script src="/static/keys.js" defer>']
            assert not re.search(r'href="javascript:|\son\w+=[^;&]*>', page.text)
            assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08\x0b-\x1f]", page.text)
            assert str(1357 * 2468) not in page.text


def test_a_query_is_shown_as_words(site_client: TestClient) -> None:
    page = site_client.get("/search", params={"q": EVIL[0], "source": EVIL[1], "stance": EVIL[2]})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert site_client.get("/search?q=%00%ff&since=%00").status_code == 200
    assert site_client.get("/search", params={"q": '"' * 5000}).status_code == 200


@pytest.fixture
def site_client() -> TestClient:
    return TestClient(make_app(Ledger.open(":memory:")), base_url="http://localhost")


def test_an_empty_ledger_has_pages(site_client: TestClient) -> None:
    assert "has no articles yet" in site_client.get("/").text
    assert site_client.get("/search").status_code == 200


def test_a_line_of_ten_million_characters_comes_in_parts() -> None:
    text = "He said yes. " + "x" * 10_000_000
    article = an_article(text, blocks=(Block(0, len(text), BlockKind.BODY),))
    source = a_source(article=article)
    with Ledger.open(":memory:") as ledger:
        ledger.add(Reading(a_document(article), (), (source,), (a_statement(article, "yes", source=source),)), MODELS)
        client = TestClient(make_app(ledger), base_url="http://localhost")
        page = client.get(f"/article/{article.id}")
        assert len(page.text) < 2 * PART
        assert "part 1 of 167" in page.text
        assert client.get(f"/article/{article.id}?part=167").status_code == 200
        assert client.get(f"/article/{article.id}?part=99999999").status_code == 200
        assert client.get(f"/article/{article.id}?part=-1").status_code == 200


@given(st.text())
def test_what_is_shown_hides_nothing_and_obeys_nothing(text: str) -> None:
    written = shown(text)
    assert isinstance(written, str)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u2069\u200b\u200e\u200f\ufeff\ud800-\udfff]", written)
    assert not text.isprintable() or written == text


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=5))
def test_the_pieces_of_an_article_are_its_text(places: list[tuple[int, int]]) -> None:
    text = "One two three four five six seven, he said."
    article = an_article(text)
    source = a_source(article=article)
    said = {text[start : start + size] for start, size in places}
    made = {s.id: s for s in (a_statement(article, words, source=source, cue="he", mention="said") for words in said)}
    with Ledger.open(":memory:") as ledger:
        ledger.add(Reading(a_document(article), (), (source,), tuple(made.values())), MODELS)
        snapshot = ledger.excerpts.article(article.id)
    assert snapshot
    page = article_page(snapshot, article.id)
    assert "".join(piece.text for paragraph in page.paragraphs for piece in paragraph.pieces) == text
    numbers = sorted(number for paragraph in page.paragraphs for piece in paragraph.pieces for number in piece.opens)
    assert numbers == list(range(1, len(made) + 1))
