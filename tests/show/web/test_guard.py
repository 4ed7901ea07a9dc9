"""Who is let in, what may be sent, and what a page may do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from sayso.show.web.guard import MOST_BYTES
from tests.show.conftest import Ran
from tests.show.web.conftest import Site

Serve = Callable[..., TestClient]


def test_every_answer_forbids_what_a_page_does_not_need(site: Site) -> None:
    for address in (*site.pages(), *site.pages().values(), "/static/style.css", "/nothing", "/add"):
        headers = site.client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_no_page_has_a_script_or_a_style_inside(site: Site) -> None:
    for address in (*site.pages(), "/add"):
        page = site.page(address)
        assert re.findall(r"<script[^>]*>", page) == ['<script src="/static/keys.js" defer>']
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
        assert not re.search(r"""(?:src|href)="(?:https?:)?//""", page)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "127.0.0.1@evil.example", "[::1].evil"])
def test_a_foreign_name_is_refused(site: Site, host: str) -> None:
    answer = site.client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Disputed" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8321", "localhost:1", "[::1]:8321", "LOCALHOST"])
def test_its_own_names_are_not(site: Site, host: str) -> None:
    assert site.client.get("/", headers={"host": host}).status_code == 200


def test_a_token_keeps_others_out(serve: Serve) -> None:
    client = serve(token="correct horse battery")
    assert client.get("/").status_code == 401
    assert client.get("/static/style.css").status_code == 401
    assert client.get("/", auth=("anyone", "wrong")).status_code == 401
    assert client.get("/", headers={"authorization": "Basic !!"}).status_code == 401
    assert client.get("/", headers={"authorization": "Bearer correct horse battery"}).status_code == 401
    assert client.get("/", auth=("anyone", "correct horse battery")).status_code == 200


def test_a_change_from_another_site_is_refused(site: Site) -> None:
    answer = site.client.post("/claims", data={"text": "It was."}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_a_request_has_an_end(site: Site) -> None:
    def endless() -> object:
        yield b"text="

    assert site.client.post("/claims", content=endless()).status_code == 411  # type: ignore[arg-type]
    assert site.client.post("/claims", headers={"content-length": str(MOST_BYTES + 1)}).status_code == 413


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--host", "0.0.0.0"], "--allow-remote"),
        (["--host", "0.0.0.0", "--allow-remote"], "token"),
        (["--host", "0.0.0.0", "--allow-remote", "--token", "short"], "too short"),
        (["--host", "example.org"], "--allow-remote"),
    ],
)
def test_the_command_does_not_listen_to_strangers_by_mistake(run: Callable[..., Ran], arguments: list[str], said: str) -> None:
    ran = run("serve", *arguments)
    assert ran.code == 2
    assert said in ran.err
