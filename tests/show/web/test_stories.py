"""The page of a story, the list of stories, and those without a dispute on the first page."""

from __future__ import annotations

from sayso.ledger import Ledger
from sayso.model import Reading
from tests.factories import MODELS, a_document, a_source, a_statement, an_article
from tests.show.web.conftest import Site, tell


def a_calm_story(ledger: Ledger, day: str | None = "2024-12-01") -> str:
    """Two articles about a ferry, about which nobody quarrels; the story's id."""
    ids = []
    for outlet in ("The Ferry News", "Harbour Post"):
        article = an_article(f"The ferry sails again, Cy Dunn said. {outlet}", file=None, outlet=outlet, published=day)
        who = a_source("Cy Dunn", article=article)
        ledger.add(Reading(a_document(article), (), (who,), (a_statement(article, "The ferry sails again", source=who),)), MODELS)
        ids.append(article.id)
    return tell(ledger, *ids)


def test_a_story_says_what_is_claimed_who_speaks_and_who_tells_it(site: Site) -> None:
    page = site.client.get(f"/story/{site.story}.json").json()
    assert page["line"] | {"id": ""} == {
        "id": "", "title": "Kremlin leaves calls open", "articles": 2, "outlets": 2, "first": "2024-10-09", "last": "2025-03-23",
        "disputed": True,
    }  # fmt: skip
    assert [claim["text"] for claim in page["claims"]] == ["There were phone calls after 2021."]
    assert page["voices"][0]["source"]["name"] == "Dmitry Peskov"
    assert [article["published"] for article in page["articles"]] == ["2025-03-23", "2024-10-09"]
    assert (page["statements"], len(page["quotes"]), page["more"]) == (4, 4, False)


def test_the_statements_of_a_story_keep_to_the_filters(site: Site) -> None:
    def said(query: str) -> set[str]:
        return {quote["source"]["name"] for quote in site.client.get(f"/story/{site.story}.json?{query}").json()["quotes"]}

    assert said("stance=denies") == said("source=Kremlin") == {"Dmitry Peskov"}
    assert said("outlet=daily") == {"Dmitry Peskov", "former aide"}
    assert "No statement passes" in site.page(f"/story/{site.story}?until=1999")
    assert 'value="Kremlin"' in site.page(f"/story/{site.story}?source=Kremlin")


def test_a_story_without_a_dispute_is_on_the_first_page(site: Site) -> None:
    assert site.client.get("/index.json").json()["stories"] == []
    calm = a_calm_story(site.ledger)
    assert f"/story/{calm}" in site.page("/")
    assert "no dispute found" in site.page(f"/story/{calm}")

    def listed(query: str) -> list[str]:
        return [story["id"] for story in site.client.get(f"/stories.json{query}").json()["stories"]]

    disputed = next(id for id in listed("") if id != calm)
    assert listed("") == [disputed, calm]
    assert (listed("?dispute=none"), listed("?dispute=some")) == ([calm], [disputed])


def test_the_list_goes_on_after_an_article(ledger: Ledger, site: Site) -> None:
    a_calm_story(ledger)
    first = ledger.tellings.newest(most=1)
    second = ledger.tellings.newest(first.further, most=1)
    assert [len(each.tellings) for each in (first, second)] == [1, 1]
    assert first.tellings != second.tellings
    assert ledger.tellings.newest(second.further).tellings == ()


def test_an_undated_story_comes_last(ledger: Ledger, site: Site) -> None:
    undated = a_calm_story(ledger, day=None)
    listed = ledger.tellings.newest()
    assert [telling.id for telling in listed.tellings][-1] == undated
    assert ledger.tellings.newest(listed.tellings[0].articles[0].id).tellings == listed.tellings[1:]


def test_an_article_leads_to_its_story(site: Site) -> None:
    article = site.snapshot.articles[0].id
    assert f'<a href="/story/{site.story}">1 more article on this story</a>' in site.page(f"/article/{article}")
