"""A ledger as one page, which needs nothing else and runs nothing."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import html as markup

from sayso.model import Snapshot, Stance
from sayso.show.export import FORMATS, about, write_file
from tests.factories import a_claim, a_snapshot, a_source, a_statement, an_article
from tests.show.export.exporting import EMPTY, as_file

HOSTILE = "\x00<script>alert(1)</script>\u202e</p></style><img src=//x onerror=alert(1)>"


def written(snapshot: Snapshot) -> str:
    return as_file(FORMATS["html"], snapshot)["out"].decode()


def page(snapshot: Snapshot) -> markup.HtmlElement:
    return markup.document_fromstring(written(snapshot))


def two_claims() -> Snapshot:
    snapshot = a_snapshot()
    return replace(snapshot, claims=(*snapshot.claims, a_claim("Nobody complained.")))


def hostile() -> Snapshot:
    article, source = an_article(f"{HOSTILE} said so", url="javascript:alert(1)", title=HOSTILE), a_source(HOSTILE)
    statement = a_statement(article, HOSTILE, source=source)
    return replace(EMPTY, articles=(article,), sources=(source,), statements=(statement,), claims=(a_claim(HOSTILE),))


@pytest.mark.parametrize("snapshot", [two_claims(), hostile(), EMPTY])
def test_it_names_nothing_outside_and_runs_nothing(snapshot: Snapshot) -> None:
    for element in page(snapshot).iter(markup.etree.Element):
        assert element.tag not in {"script", "img", "iframe", "object", "link", "form", "button", "input"}
        assert not {name for name in element.attrib if name.startswith("on") or name in ("src", "style")}
        assert element.attrib.get("href", "#").startswith("#")


def test_every_link_leads_somewhere_and_every_id_is_of_one_place() -> None:
    root = page(two_claims())
    ids = [element.attrib["id"] for element in root.iter(markup.etree.Element) if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    links = {element.attrib["href"][1:] for element in root.iter("a")}
    assert links
    assert links <= set(ids)


def test_its_policy_allows_its_own_style_sheet_alone() -> None:
    root = page(a_snapshot())
    (policy,) = (e.attrib["content"] for e in root.iter("meta") if e.attrib.get("http-equiv") == "Content-Security-Policy")
    (style,) = root.iter("style")
    digest = b64encode(sha256((style.text or "").encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_what_one_claim_is_about_and_no_more() -> None:
    snapshot = two_claims()
    safe = next(claim for claim in snapshot.claims if claim.text == "The harbour bridge was safe.")
    root = page(about(snapshot, safe))
    headings = [element.text_content() for element in root.iter("h1")]
    assert headings == [safe.text, "The Daily Test", "The Harbour Post"]
    text = root.text_content()
    assert "“The bridge is safe”" in text
    assert "Nobody complained." not in text


def test_a_quotation_opens_the_page_that_was_read() -> None:
    article, source = an_article("It is safe, she said.", url="https://example.org/a"), a_source()
    claim, statement = a_claim(), a_statement(article, "It is safe", source=source)
    position = replace(a_snapshot().positions[0], claim=claim.id, statement=statement.id, stance=Stance.AFFIRMS)
    snapshot = Snapshot((article,), (source,), (statement,), (claim,), (position,), (), (), (), (), ())
    out = [element.attrib["href"] for element in page(snapshot).iter("a") if "external" in element.attrib.get("rel", "")]
    assert "https://example.org/a#:~:text=It%20is%20safe" in out


def test_a_browser_opens_it_without_a_request(tmp_path: Path, browser: Any) -> None:
    assert FORMATS["html"].file
    write_file(FORMATS["html"].file(hostile(), "out.html"), tmp_path / "out.html")
    asked, told = [], []
    context = browser.new_context(offline=True)
    tab = context.new_page()
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: told.append(message.text))
    tab.on("dialog", lambda dialog: told.append(dialog.message))
    tab.goto((tmp_path / "out.html").as_uri())
    colour = tab.evaluate("getComputedStyle(document.querySelector('.kicker')).letterSpacing")
    context.close()
    assert (asked, told) == ([(tmp_path / "out.html").as_uri()], [])
    assert colour != "normal"  # the policy lets its own style sheet in
