"""A real server over the small story and a hostile article, and a real Chromium looking at it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from sayso.errors import UsageError
from sayso.ledger import Ledger
from sayso.model import Claim, Period, Reading, Snapshot
from sayso.show.web import make_app
from sayso.spans import content_id
from tests.factories import MODELS, a_document, a_source, a_statement, an_article, conclude
from tests.show.conftest import a_small_story
from tests.show.fakes import FakeFlow
from tests.show.web.test_forms import token

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ENDED = threading.Event()
HOSTILE = (
    '<script>document.title = "taken"</script><svg onload="document.title=1"><img src=x onerror="document.title=2">'
    " \u202egnihton\u202c \x1b[31m null\x00byte"
)


class Odd(FakeFlow):
    """Fails at one claim, and never comes to an end with another, so that there is a page of each kind of job."""

    def pin(self, ledger: Ledger, text: str, during: Period | None = None) -> Claim:
        if text == "It fails.":
            raise UsageError("this claim fails", advice="it always does")
        while text == "It never ends." and not ENDED.wait(0.1):
            pass
        return super().pin(ledger, text, during)


@dataclass(frozen=True)
class Served:
    """Where the pages are, the rows that they show, and the pages of jobs."""

    home: str
    snapshot: Snapshot
    jobs: dict[str, str]

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
            "claim": f"/claim/{next(claim.id for claim in snapshot.claims if claim.pinned)}",
            "found": f"/claim/{next(claim.id for claim in snapshot.claims if not claim.pinned)}",
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
            "stories": "/stories",
            "story": f"/story/{denial.id}",
            "who": f"/correct/{peskov.id}",
            "which": f"/correct/{next(claim.id for claim in snapshot.claims if not claim.pinned)}",
            "missing": "/nothing",
            **self.jobs,
        }


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
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
    ids = [reading.document.article.id for reading in readings]
    said_there = [reading.statements[0] for reading in readings]
    claims = [Claim(content_id("c", each.id), each.content[0].exact, False, each.id, None) for each in said_there]
    ledger.stories.settle((ids[0], 0), claims, dict.fromkeys(ids, "all"), [], MODELS)
    with serving(ledger, "It fails.") as (home, failed), serving(ledger, "It never ends.") as (_, endless):
        yield Served(home, ledger.snapshot(), {"job that failed": failed, "job that goes on": endless})
    ledger.close()


@contextmanager
def serving(ledger: Ledger, claim: str) -> Iterator[tuple[str, str]]:
    """The address of a server of its own, and that of a job there which pins this claim."""
    import uvicorn

    app = make_app(ledger, load=Odd.load)  # type: ignore[arg-type]
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        for _ in range(200):
            if server.started:
                break
            time.sleep(0.05)
        home = f"http://127.0.0.1:{listening.getsockname()[1]}"
        client = TestClient(app, home)
        job = client.post("/claims", data={"token": token(client), "text": claim}, follow_redirects=False)
        yield home, home + job.headers["location"]
        ENDED.set()
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def opened(browser: Browser, served: Served) -> Iterator[Callable[..., Page]]:
    """`opened("claim", color_scheme="dark")`: that page, in a window of its own that must not complain."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    own = tuple({"{0.scheme}://{0.netloc}/".format(urlsplit(address)) for address in (served.home, *served.jobs.values())})

    def open_page(name: str, *, watched: bool = True, **settings: Any) -> Page:
        contexts.append(browser.new_context(**settings))
        page = contexts[-1].new_page()
        if watched:
            watch(page)
        page.goto(urljoin(served.home, served.pages[name]))
        return page

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: complaints.append(request.url) if not request.url.startswith(own) else None)

    yield open_page
    for context in contexts:
        context.close()
    assert [each for each in complaints if "404" not in each] == []
