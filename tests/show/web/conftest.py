"""The small story behind the pages, and `site`: a browser without a script, asking the application itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.model import Claim, Reversal, Snapshot
from sayso.show.web import Settings, make_app
from tests.factories import MODELS, conclude
from tests.show.conftest import a_small_story
from tests.show.fakes import FakeFlow

HOME = "http://127.0.0.1:8321"


@dataclass(frozen=True)
class Site:
    """The client, and the rows that it asks for."""

    client: TestClient
    snapshot: Snapshot
    ledger: Ledger

    @property
    def claim(self) -> Claim:
        return self.snapshot.claims[0]

    @property
    def reversal(self) -> Reversal:
        return self.snapshot.reversals[0]

    @property
    def story(self) -> str:
        (listed,) = self.ledger.tellings.newest().tellings
        return listed.id

    def named(self, name: str) -> str:
        return next(source.id for source in self.snapshot.sources if source.name == name)

    def pages(self) -> dict[str, str]:
        """The address of a page of each kind with that of its twin."""
        turn = "-".join((self.reversal.claim, self.reversal.source, *self.reversal.statements))
        rows = [f"/claim/{self.claim.id}", f"/reversal/{turn}"]
        rows += [f"/source/{source.id}" for source in self.snapshot.sources]
        rows += [f"/article/{article.id}" for article in self.snapshot.articles]
        rows += [f"/correct/{row.id}" for row in (*self.snapshot.statements, *self.snapshot.sources)]
        return {
            "/": "/index.json",
            "/search?q=calls": "/search.json?q=calls",
            "/corrections": "/corrections.json",
            "/claims": "/claims.json",
            "/stories": "/stories.json",
            f"/story/{self.story}": f"/story/{self.story}.json",
            **{row: f"{row}.json" for row in rows},
        }

    def page(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, answer.text
        return answer.text


def tell(ledger: Ledger, *articles: str) -> str:
    """Notes that these articles are on one story; its id."""
    ledger.stories.settle((articles[0], 0), [], dict.fromkeys(articles, "all"), [], MODELS)
    return articles[0]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """The small story."""
    readings, claim, conclusions = a_small_story()
    with Ledger.open(str(tmp_path / "sayso.db")) as ledger:
        for reading in readings:
            ledger.add(reading, MODELS)
        ledger.pin(claim)
        conclude(ledger, conclusions)
        tell(ledger, *(reading.document.article.id for reading in readings))
        yield ledger


@pytest.fixture
def serve(ledger: Ledger) -> Iterator[Callable[..., TestClient]]:
    """A client of the pages with these settings; what was set going ends with the test."""

    with ExitStack() as stack:

        def make(load: Callable[[], object] = FakeFlow.load, **settings: object) -> TestClient:
            app = make_app(ledger, Settings(**settings), load)  # type: ignore[arg-type]
            return stack.enter_context(TestClient(app, base_url=HOME))

        yield make


@pytest.fixture
def site(ledger: Ledger, serve: Callable[..., TestClient]) -> Site:
    return Site(serve(), ledger.snapshot(), ledger)
