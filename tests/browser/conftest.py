"""A real server over the small story and a hostile article, and a real Chromium looking at it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from sayso.ledger import Ledger
from sayso.model import Reading, Snapshot
from sayso.show.web import make_app
from tests.factories import MODELS, a_document, a_source, a_statement, an_article, conclude
from tests.show.conftest import a_small_story
from tests.show.fakes import FakeFlow

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

HOSTILE = (
    '<script>document.title = "taken"</script><svg onload="document.title=1"><img src=x onerror="document.title=2">'
    " \u202egnihton\u202c \x1b[31m null\x00byte"
)


@dataclass(frozen=True)
class Served:
    """Where the pages are, and the rows that they show."""

    home: str
    snapshot: Snapshot

    @property
    def pages(self) -> dict[str, str]:
        """The address of a page of each kind."""
        snapshot = self.snapshot
        (reversal,) = snapshot.reversals
        peskov = next(source for source in snapshot.sources if source.name == "Dmitry Peskov")
        denial, hostile = (next(a for a in snapshot.articles if a.file == file) for file in ("denial.txt", "hostile.txt"))
        statement = next(each for each in snapshot.statements if each.article == denial.id)
        return {
            "home": "/",
            "claim": f"/claim/{snapshot.claims[0].id}",
            "source": f"/source/{peskov.id}",
            "article": f"/article/{denial.id}?statement={statement.id}#{statement.id}",
            "hostile": f"/article/{hostile.id}",
            "reversal": "/reversal/" + "-".join((reversal.claim, reversal.source, *reversal.statements)),
            "search": "/search?q=calls",
            "nothing": "/search?q=zebra",
            "add": "/add",
            "correct": f"/correct/{statement.id}",
            "corrections": "/corrections",
            "claims": "/claims",
            "missing": "/nothing",
        }


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    import uvicorn

    ledger = Ledger.open(str(tmp_path_factory.mktemp("pages") / "sayso.db"))
    readings, claim, conclusions = a_small_story()
    hostile = an_article(
        f"{HOSTILE}\n\n{HOSTILE} yes, he said. {'x' * 200_000}", file="hostile.txt", outlet=HOSTILE, title=HOSTILE
    )
    who = a_source(HOSTILE, article=hostile)
    said = a_statement(hostile, f"{HOSTILE} yes", source=who, mention="he")
    for reading in (*readings, Reading(a_document(hostile), (), (who,), (said,))):
        ledger.add(reading, MODELS)
    ledger.pin(claim)
    conclude(ledger, conclusions)
    config = uvicorn.Config(make_app(ledger, load=FakeFlow.load), log_level="warning")  # type: ignore[arg-type]
    server = uvicorn.Server(config)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        for _ in range(200):
            if server.started:
                break
            time.sleep(0.05)
        yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", ledger.snapshot())
        server.should_exit = True
        thread.join(10)
    ledger.close()


@pytest.fixture
def opened(browser: Browser, served: Served) -> Iterator[Callable[..., Page]]:
    """`opened("claim", color_scheme="dark")`: that page, in a window of its own that must not complain."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(name: str, *, watched: bool = True, **settings: Any) -> Page:
        contexts.append(browser.new_context(**settings))
        page = contexts[-1].new_page()
        if watched:
            watch(page)
        page.goto(served.home + served.pages[name])
        return page

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: complaints.append(request.url) if not request.url.startswith(served.home) else None)

    yield open_page
    for context in contexts:
        context.close()
    assert [each for each in complaints if "404" not in each] == []
