"""Adding an article and pinning a claim from a page, by forms that only the pages themselves can send."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.show.web.work import Given, _file_name
from tests.show.web.conftest import Site


def token(client: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/add").text)
    assert found
    return found[1]


def finished(client: TestClient, address: str) -> str:
    """The page of a job once it is done."""
    for _ in range(100):
        page = client.get(address).text
        if "See what came of it" in page or "Try again" in page:
            return page
        time.sleep(0.05)
    raise AssertionError(page)


def test_a_pasted_article_is_read(site: Site) -> None:
    sent = {"token": token(site.client), "text": "Ada Quill said it was safe.", "title": "Safe", "published": "2024-10-09"}
    answer = site.client.post("/articles", data=sent, files={"file": ("", b"")}, follow_redirects=False)
    assert answer.status_code == 303
    page = finished(site.client, answer.headers["location"])
    found = re.search(r'url=(/article/\w+)"', page)
    assert found
    assert site.client.get(found[1]).status_code == 200


def test_an_uploaded_file_is_read(site: Site) -> None:
    answer = site.client.post("/articles", data={"token": token(site.client)}, files={"file": ("story.html", b"<p>It was.</p>")})
    assert "Reading an article" in answer.text


def test_a_claim_is_pinned(site: Site) -> None:
    sent = {"token": token(site.client), "text": " The bridge\nwas safe. ", "start": "2024-10", "end": ""}
    page = finished(site.client, site.client.post("/claims", data=sent, follow_redirects=False).headers["location"])
    found = re.search(r'url=(/claim/\w+)"', page)
    assert found
    assert "during 2024-10 to …" in site.page(found[1])
    assert "The bridge was safe." in site.page(found[1])


@pytest.mark.parametrize("address", ["/claims", "/articles"])
def test_a_form_without_the_browsers_token_is_refused(site: Site, address: str) -> None:
    mine, before = token(site.client), site.ledger.claims()
    for sent in ({}, {"token": ""}, {"token": "forged"}, {"token": mine[:-2]}):
        assert site.client.post(address, data={"text": "It was.", **sent}).status_code == 403
    stranger = TestClient(site.client.app, base_url="http://127.0.0.1")
    assert stranger.post(address, data={"text": "It was.", "token": mine}).status_code == 403
    assert site.ledger.claims() == before


def test_a_form_that_is_not_filled_in_says_what_is_missing(site: Site) -> None:
    mine = token(site.client)
    assert "Paste an article" in site.client.post("/articles", data={"token": mine, "text": " "}).text
    assert "one sentence" in site.client.post("/claims", data={"token": mine, "text": ""}).text
    odd = site.client.post("/claims", data={"token": mine, "text": "It was.", "start": "<b>"})
    assert odd.status_code == 400
    assert "is not a period" in odd.text


def test_reading_a_page_changes_nothing(site: Site) -> None:
    before = site.ledger.snapshot()
    for address in ("/claims", "/articles", "/undo/k0", *site.pages()):
        site.client.get(f"{address}?text=It+was.&do=reject")
    assert site.ledger.snapshot() == before


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("report.html", "report.html"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\stories\\one.TXT", "one.TXT"),
        ("articles.csv", "pasted-"),
        (".txt", "pasted-"),
        ("", "pasted-"),
        ("n" * 300 + ".txt", "pasted-"),
    ],
)
def test_a_file_keeps_only_the_last_part_of_its_name(given: str, name: str) -> None:
    made = _file_name(Given(b"words", given))
    assert made.startswith(name)
    assert Path(made).name == made
