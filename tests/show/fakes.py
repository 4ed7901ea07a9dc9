"""Stand-ins for the models: a flow that finds the small story in whatever it reads, an attributor that knows one cue."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from sayso.attribute import Style
from sayso.ledger import Ledger
from sayso.model import Act, Attribution, Claim, Document, Failure, Period, Position, Stance, Statement
from sayso.spans import content_id, cut
from tests.factories import MODELS, a_claim, conclude
from tests.show.conftest import a_small_story

MISSING = Failure("missing.txt", "there is no such file", "check the path")


def place_found_claim(ledger: Ledger, *statements: Statement) -> None:
    """A claim found in the words of each statement, on which only it takes a position; the statements are of one article."""
    texts = {statement.id: statement.content[0].exact for statement in statements}
    claims = [Claim(content_id("c", words, id), words, False, id, None) for id, words in texts.items()]
    taken = [Position(claim.id, claim.statement or "", Stance.AFFIRMS, 0.9) for claim in claims]
    article = statements[0].article
    ledger.stories.settle((article, 0), claims, {article: "all"}, taken, MODELS)


class FakeFlow:
    """Reads the small story for every path but `missing.txt`, which fails."""

    @classmethod
    def load(cls) -> FakeFlow:
        return cls()

    def read(
        self,
        paths: Sequence[str],
        ledger: Ledger,
        *,
        metadata: Path | None = None,
        thoughts: bool = False,
        progress: Callable[[Document, bool], None] | None = None,
    ) -> SimpleNamespace:
        added = []
        for reading in a_small_story()[0] if set(paths) - {"missing.txt"} else ():
            added.append(ledger.add(replace(reading, thoughts=thoughts), MODELS))
            if progress:
                progress(reading.document, added[-1])
        failures = (MISSING,) if "missing.txt" in paths else ()
        return SimpleNamespace(read=sum(added), unchanged=len(added) - sum(added), failures=failures)

    def pin(self, ledger: Ledger, text: str, during: Period | None = None) -> Claim:
        claim = a_claim(text, during=during)
        ledger.pin(claim)
        return claim

    def conclude(self, ledger: Ledger, *, find: bool = False, progress: Callable[[str], None] | None = None) -> None:
        if find:
            readings, _, _ = a_small_story()
            place_found_claim(ledger, readings[0].statements[1])
        _, claim, conclusions = a_small_story()
        if claim in ledger.claims() and any(ledger.readings()):
            conclude(ledger, conclusions)


class FakeAttributor:
    """WHO said WHAT, once a text."""

    @classmethod
    def load(cls) -> FakeAttributor:
        return cls()

    def in_text(self, text: str, *, style: Style = Style.ALL) -> tuple[Attribution, ...]:
        at = text.find(" said ")
        if at < 0:
            return ()
        spans = (cut(text, 0, at),), (cut(text, at + 1, at + 5),), (cut(text, at + 6, len(text)),)
        return (Attribution(content_id("r", *spans), *spans, None, 0.123456, Act.SAYS),)


def without_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands take the stand-ins instead of what has models. Comparing names has none, and is there already."""
    import_module("sayso.resolve")
    stand_ins = {"sayso.flow": {"Flow": FakeFlow}, "sayso.attribute": {"Attributor": FakeAttributor, "Style": Style}}
    for name, stand_in in stand_ins.items():
        module = ModuleType(name)
        vars(module).update(stand_in)
        monkeypatch.setitem(sys.modules, name, module)
