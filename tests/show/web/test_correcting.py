"""Correcting a statement from its page, and taking a correction back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from sayso.ledger import Ledger
from sayso.model import Stance, Statement
from tests.show.fakes import FakeFlow
from tests.show.web.test_forms import finished, token


class Settled(FakeFlow):
    """Brings nothing up to date: what is corrected is in the rows already."""

    def conclude(self, ledger: Ledger, **_: object) -> None:
        return None


@pytest.fixture
def client(serve: Callable[..., TestClient]) -> TestClient:
    return serve(Settled)


@pytest.fixture
def denial(ledger: Ledger) -> Statement:
    return next(said for said in ledger.snapshot().statements if said.content[0].exact == "There were no phone calls")


def fields(page: str) -> Iterator[tuple[str, str]]:
    """What the form sends if nothing in it is touched."""
    form = page[page.rindex('<form class="add"') :]
    for name, value in re.findall(r'<input (?:type="hidden" )?name="([^"]+)" value="([^"]*)"', form):
        yield name, value
    for name, options in re.findall(r'<select[^>]*name="([^"]+)">(.*?)</select>', form, re.S):
        chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', options)
        assert chosen
        yield name, chosen[1] or chosen[2]


def send(client: TestClient, address: str, **changes: str) -> str:
    """Fills in the page's form so, sends it, and waits for what comes of it."""
    form = dict(fields(client.get(address).text)) | {name.replace("__", ":"): value for name, value in changes.items()}
    answer = client.post(address, data=form, follow_redirects=False)
    if answer.status_code == 303:
        assert "See what came of it" in finished(client, answer.headers["location"])
    return f"{answer.status_code} {answer.text}"


def test_a_statement_is_accepted(client: TestClient, ledger: Ledger, denial: Statement) -> None:
    assert send(client, f"/correct/{denial.id}", do="accept", by="Ada", why="read it").startswith("303")
    (made,) = ledger.corrections()
    assert (made.author, made.why, made.after) == ("Ada", "read it", "accepted")
    assert "checked by a person" in client.get(f"/correct/{denial.id}").text


def test_a_rejected_statement_goes_and_comes_back(client: TestClient, ledger: Ledger, denial: Statement) -> None:
    send(client, f"/correct/{denial.id}", do="reject")
    assert client.get(f"/correct/{denial.id}").status_code == 404
    (made,) = ledger.corrections()
    undo = {"token": token(client)}
    finished(client, client.post(f"/undo/{made.id}", data=undo, follow_redirects=False).headers["location"])
    assert client.get(f"/correct/{denial.id}").status_code == 200
    log = client.get("/corrections.json").json()
    assert [(row["aspect"], row["holds"]) for row in log["rows"]] == [("undo", True), ("statement", False)]


def test_only_what_was_changed_is_corrected(client: TestClient, ledger: Ledger, denial: Statement) -> None:
    assert "Nothing was changed" in send(client, f"/correct/{denial.id}", do="change")
    (claim,) = ledger.claims()
    send(client, f"/correct/{denial.id}", do="change", **{f"on__{claim.id}": "hedges", "said": "2024-10"})
    assert sorted(made.aspect for made in ledger.corrections()) == ["said", "stance"]
    snapshot = ledger.snapshot()
    (position,) = (each for each in snapshot.positions if each.statement == denial.id)
    assert (position.stance, position.corrected) == (Stance.HEDGES, True)
    (said,) = (each.said for each in snapshot.statements if each.id == denial.id)
    assert said is not None
    assert said.start == "2024-10"


def test_a_stance_is_confirmed_or_taken_away(client: TestClient, ledger: Ledger, denial: Statement) -> None:
    (claim,) = ledger.claims()
    send(client, f"/correct/{denial.id}", confirm=claim.id)
    assert [each.corrected for each in ledger.snapshot().positions if each.statement == denial.id] == [True]
    send(client, f"/correct/{denial.id}", do="change", **{f"on__{claim.id}": "none"})
    assert [each for each in ledger.snapshot().positions if each.statement == denial.id] == []


def test_a_source_and_relays_are_named_anew(client: TestClient, ledger: Ledger, denial: Statement) -> None:
    send(client, f"/correct/{denial.id}", do="change", source="Ann Bell", via="The Harbour Post; Cy Dunn")
    standing = ledger.standing(denial.id)
    assert standing
    assert standing.now.source.name == "Ann Bell"
    assert [relay.name for relay in standing.now.via] == ["The Harbour Post", "Cy Dunn"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("spans", "9:1", "holds no words"),
        ("spans", "x", "holds no words"),
        ("spans", "0:999999999", "holds no words"),
        ("said", "soon", ""),
    ],
)
def test_what_cannot_be_is_refused(
    client: TestClient, ledger: Ledger, denial: Statement, field: str, value: str, said: str
) -> None:
    answer = send(client, f"/correct/{denial.id}", do="change", **{field: value})
    assert answer.startswith("400")
    assert said in answer
    assert ledger.corrections() == ()


def test_a_strangers_form_corrects_nothing(client: TestClient, ledger: Ledger, denial: Statement) -> None:
    for address in (f"/correct/{denial.id}", "/undo/k0"):
        assert client.post(address, data={"do": "reject", "token": "forged"}).status_code == 403
    assert ledger.corrections() == ()


def test_what_is_not_there_is_not_corrected(client: TestClient) -> None:
    mine = {"token": token(client), "do": "reject"}
    assert client.post("/correct/t0", data=mine).status_code == 404
    assert client.post("/undo/k0", data=mine).status_code == 400
