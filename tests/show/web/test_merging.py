"""Merging and splitting sources and found claims from their pages, and taking that back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.model import Aspect, Claim, Decision
from sayso.spans import content_id
from tests.factories import MODELS
from tests.show.web.conftest import Site
from tests.show.web.test_correcting import Settled
from tests.show.web.test_forms import finished, token


@pytest.fixture
def client(serve: Callable[..., TestClient]) -> TestClient:
    return serve(Settled)


@pytest.fixture
def found(ledger: Ledger) -> list[Claim]:
    """Two claims found in the same story."""
    told = {statement.id: statement for statement in ledger.snapshot().statements[:2]}
    claims = [Claim(content_id("c", id), statement.content[0].exact, False, id, None) for id, statement in sorted(told.items())]
    articles = sorted(article.id for article in ledger.snapshot().articles)
    ledger.stories.settle((articles[0], 0), claims, dict.fromkeys(articles, "all"), [], MODELS)
    return claims


def send(client: TestClient, address: str, **field: str) -> str:
    """The page of what became of it."""
    sent = {"token": token(client), **{name.replace("__", ":"): value for name, value in field.items()}}
    answer = client.post(address, data=sent, follow_redirects=False)
    return finished(client, answer.headers["location"]) if answer.status_code == 303 else f"{answer.status_code} {answer.text}"


def test_two_sources_are_said_to_be_one_and_not_after_all(client: TestClient, ledger: Ledger, site: Site) -> None:
    bell, aide = site.named("Ann Bell"), site.named("former aide")
    assert f'value="{aide}"' not in client.get(f"/correct/{bell}").text
    assert f'value="{aide}"' in client.get(f"/correct/{bell}?like=aide").text
    page = send(client, f"/correct/{bell}", do="merge", other=aide, why="her own aide", by="Kim")
    assert f'href="/source/{bell}"' in page
    (made,) = ledger.corrections()
    assert (made.aspect, made.author, {member.name for member in made.members}) == ("same", "Kim", {"Ann Bell", "former aide"})
    send(client, f"/undo/{made.id}")
    assert [row["holds"] for row in client.get("/corrections.json").json()["rows"]] == [True, False]


def test_in_some_articles_somebody_else_is_meant(client: TestClient, ledger: Ledger, site: Site) -> None:
    peskov, article = site.named("Dmitry Peskov"), site.snapshot.articles[0]
    choice = client.get(f"/correct/{peskov}.json").json()["choice"]
    assert [place["published"] for place in choice["places"]] == ["2025-03-23", "2024-10-09"]
    send(client, f"/correct/{peskov}", do="split", **{f"in__{article.id}": "on"})
    (made,) = ledger.corrections()
    assert (made.aspect, [member.article for member in made.members]) == (Aspect.APART, [article.sha256])


def test_found_claims_are_merged_split_and_pinned(client: TestClient, ledger: Ledger, found: list[Claim]) -> None:
    one, other = found
    assert other.text in client.get(f"/correct/{one.id}").text
    assert f"/claim/{other.id}" in send(client, f"/correct/{one.id}", do="merge", other=other.id)
    send(client, f"/correct/{one.id}", do="split")
    send(client, f"/correct/{one.id}", do="pin", text=" In my\nown words. ")
    assert [made.after for made in ledger.corrections()] == [Decision.MERGE, Decision.SPLIT, Decision.PIN]
    assert "In my own words." in {claim.text for claim in ledger.claims() if claim.pinned}


def test_what_cannot_be_decided_is_refused(client: TestClient, ledger: Ledger, site: Site, found: list[Claim]) -> None:
    peskov = site.named("Dmitry Peskov")
    assert "name another one" in send(client, f"/correct/{peskov}", do="merge", other=peskov)
    assert "choose one" in send(client, f"/correct/{peskov}", do="merge")
    assert "nothing would be left" in send(client, f"/correct/{peskov}", do="split")
    assert "choose a claim" in send(client, f"/correct/{found[0].id}", do="merge")
    assert "no such claim" in send(client, f"/correct/{found[0].id}", do="merge", other="c0")
    assert client.get(f"/correct/{site.claim.id}").status_code == 404
    assert "stays as it is" in send(client, f"/correct/{site.claim.id}", do="split")
    assert ledger.corrections() == ()


def test_nobody_else_decides(client: TestClient, ledger: Ledger, site: Site, found: list[Claim]) -> None:
    for address in (f"/correct/{site.named('Ann Bell')}", f"/correct/{found[0].id}", "/find"):
        assert client.post(address, data={"do": "split", "token": "forged"}).status_code == 403
    for address in ("/correct/s0", "/correct/c0"):
        assert client.get(address).status_code == 404
        assert client.post(address, data={"do": "split", "token": token(client)}).status_code == 404
    assert ledger.corrections() == ()


def test_the_pages_lead_to_the_forms(site: Site, found: list[Claim]) -> None:
    for id, page in ((site.named("Ann Bell"), "source"), (found[0].id, "claim")):
        assert f'href="/correct/{id}"' in site.page(f"/{page}/{id}")
    assert "/correct/" + site.claim.id not in site.page(f"/claim/{site.claim.id}")


def test_claims_are_looked_for_from_a_page(site: Site) -> None:
    assert "/stories" in send(site.client, "/find")
    assert [claim.pinned for claim in site.ledger.claims()].count(False) == 1
