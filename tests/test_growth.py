"""A ledger ends up the same whatever was read, pinned and concluded in which order, and the same as all of it at once."""

from __future__ import annotations

import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from zlib import crc32

import alembic.command
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso import resolve
from sayso.flow import Flow
from sayso.ledger import Ledger
from sayso.model import Article, Basis, Claim, Mode, Position, Reading, Said, Source, SourceKind, Stance, Statement
from sayso.resolve import joining
from sayso.resolve.across import merge
from sayso.show import export
from sayso.spans import content_id, cut
from tests.databases import an_empty_ledger
from tests.factories import MODELS, a_document, a_source, an_article

pytestmark = pytest.mark.usefixtures("database")
PERSON, ORGANISATION, GROUP = SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.GROUP
# Names that may mean each other: full, short and bare ones, offices with and without their holders, owners and what they own.
CAST = (
    ("Ada Quill", PERSON, (), ("Harbour mayor",)),
    ("Ada B. Quill", PERSON, ("Ada Quill",), ()),
    ("Cy Quill", PERSON, (), ("Engineer",)),
    ("Quill", PERSON, (), ()),
    ("Ben Orme", PERSON, ("Orme",), ("mayor of the Harbour", "spokesman")),
    ("Orme", ORGANISATION, (), ()),
    ("Ben Orme Dunn", PERSON, (), ()),
    ("Harbour mayor", PERSON, (), ()),
    ("Harbour Post", ORGANISATION, ("Post",), ()),
    ("City Post", ORGANISATION, ("Post",), ()),
    ("Post", ORGANISATION, (), ()),
    ("Quill's campaign", ORGANISATION, (), ()),
    ("Ada Quill's campaign", ORGANISATION, (), ()),
    ("activists", GROUP, (), ()),
    ("an official", SourceKind.ANONYMOUS, (), ()),
)
OUTLETS = ("Harbour Post", "City Post", "Reuters", None)
CLAIMS = ("The bridge was safe.", "It was closed.", "Nobody complained.")
CHANCE = random.Random(11)
WORDS = ["".join(CHANCE.choices("abcdefgh", k=5)) for _ in range(220)]


class Judge:
    """Takes positions that depend on the statement, its speaker's name and all the claims, as the real one does."""

    model = SimpleNamespace(name="judge", sha256="j")
    nearness = SimpleNamespace(model=SimpleNamespace(name="nearness", sha256="n"))

    def positions(
        self, claims: Sequence[Claim], statements: Sequence[Statement], sources: Sequence[Source], articles: Sequence[Article]
    ) -> tuple[Position, ...]:
        name = {source.id: source.name for source in sources}
        found = []
        for claim in claims:
            for statement in statements:
                number = crc32(f"{claim.text} {statement.content[0].exact} {name[statement.source]} {len(claims)}".encode())
                if stance := (*Stance, None, None)[number % 6]:
                    found.append(Position(claim.id, statement.id, stance, number % 97 / 97))
        return tuple(found)


FLOW = Flow(cast(Any, SimpleNamespace(model=SimpleNamespace(name="tagger", sha256="t"))), cast(Any, Judge()))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """An article that shares words, people and whom they speak for with others."""
    start, length = draw(st.integers(0, 12)) * 10, draw(st.sampled_from([20, 70, 100]))
    text = f"{' '.join(WORDS[start : start + length])} {draw(st.integers(0, 3))}"
    day = draw(st.sampled_from(["2024-10-01", "2024-10-02", None]))
    article = an_article(text, outlet=draw(st.sampled_from(OUTLETS)), published=day)
    chosen = draw(st.lists(st.sampled_from(CAST), min_size=1, max_size=5, unique=True))
    ids = [a_source(name, article=article).id for name, *_ in chosen]
    sources = tuple(
        a_source(name, article=article, kind=kind, aliases=aliases, roles=roles, speaks_for=draw(st.sampled_from([None, *ids])))
        for name, kind, aliases, roles in chosen
    )
    statements = []
    for number in range(draw(st.integers(0, 4))):
        words = (cut(text, 6 * number, 6 * number + 5),)
        via = tuple(draw(st.lists(st.sampled_from(ids), max_size=1)))
        said = draw(st.sampled_from([None, Said("2024-10-01", "2024-10-01", Basis.TEXT), Said("2024-09", "2024-09", Basis.TEXT)]))
        id = content_id("t", article.id, number)
        statements.append(Statement(id, article.id, draw(st.sampled_from(ids)), via, Mode.DIRECT, words, (), (), said, None, 0.9))
    return Reading(a_document(article), (), sources, tuple(statements))


def by_id(reading: Reading) -> str:
    return reading.document.article.id


STORIES = st.lists(readings(), min_size=1, max_size=7, unique_by=by_id)


def told(steps: Iterable[Reading | str | None], *, models: dict[str, str] = MODELS) -> str:
    """The export after reading articles, pinning claims and, at None and in the end, concluding."""
    with an_empty_ledger() as ledger:
        for step in (*steps, None):
            match step:
                case Reading():
                    ledger.add(step, models)
                case str():
                    FLOW.pin(ledger, step)
                case None:
                    FLOW.conclude(ledger)
        assert ledger.verify() == ()
        return export.json(ledger.snapshot())


def dated(reading: Reading) -> Reading:
    """The same bytes with other metadata."""
    article = replace(reading.document.article, published="2024-09-30", published_basis=Basis.GIVEN, outlet="Reuters")
    return replace(reading, document=replace(reading.document, article=article))


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES, st.lists(st.sampled_from(CLAIMS), unique=True), st.integers(0, 4), st.randoms(use_true_random=False))
def test_any_order_in_any_batches_gives_the_same(
    story: list[Reading], claims: list[str], pauses: int, chance: random.Random
) -> None:
    steps: list[Reading | str | None] = [*story, *claims, *[None] * pauses]
    chance.shuffle(steps)
    assert told(steps) == told([*sorted(story, key=by_id), *sorted(claims)])


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES, st.lists(st.sampled_from(CLAIMS), min_size=1, unique=True), st.randoms(use_true_random=False))
def test_articles_read_again_with_other_metadata_leave_nothing_behind(
    story: list[Reading], claims: list[str], chance: random.Random
) -> None:
    again = [chance.choice(story) for _ in range(2)]
    new = {by_id(reading): dated(reading) for reading in again}
    at_once = [*(new.get(by_id(reading), reading) for reading in story), *claims]
    assert told([*story, *claims, None, *new.values()]) == told(at_once)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES)
def test_sources_are_joined_as_if_all_were_merged_at_once(story: list[Reading]) -> None:
    sources = [source for reading in story for source in reading.sources]
    statements = [statement for reading in story for statement in reading.statements]
    merged = resolve.across([reading.document.article for reading in story], sources, statements)
    with an_empty_ledger() as ledger:
        for reading in story:
            ledger.add(reading, MODELS)
            FLOW.conclude(ledger)
        with ledger.concluding() as due:
            circles = due.register.same_as([source.id for source in sources])
    assert groups(circles) == groups(merged.same_as)


def groups(same_as: dict[str, str]) -> set[frozenset[str]]:
    """Which sources of articles are one, whatever it is called."""
    found = defaultdict(set)
    for narrow, wide in same_as.items():
        found[wide].add(narrow)
    return {frozenset(each) for each in found.values()}


def an_article_about(number: int, *names: str) -> Reading:
    article = an_article(f"{WORDS[number]} {WORDS[number + 1]} {number}", outlet=None)
    sources = tuple(a_source(name, article=article) for name in names)
    words = (cut(article.text, 0, 5),)
    said = Statement(content_id("t", article.id), article.id, sources[0].id, (), Mode.DIRECT, words, (), (), None, None, 0.9)
    return Reading(a_document(article), (), sources, (said,))


def test_an_article_touches_only_whom_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    merged: list[str] = []
    monkeypatch.setattr(
        Judge, "positions", lambda self, claims, statements, sources, articles: judged.extend(a.id for a in articles) or ()
    )
    monkeypatch.setattr(joining, "merge", lambda circle, *more: merged.extend(s.name for s in circle) or merge(circle, *more))
    with an_empty_ledger() as ledger:
        FLOW.pin(ledger, CLAIMS[0])
        for number, names in enumerate((["Ada Quill"], ["Ben Orme", "Quill"], ["Cy Dunn"])):
            ledger.add(an_article_about(number, *names), MODELS)
        FLOW.conclude(ledger)
        judged.clear()
        merged.clear()
        last = an_article_about(9, "Ada B. Quill")
        ledger.add(last, MODELS)
        FLOW.conclude(ledger)
    assert judged == [by_id(last)]
    assert sorted(merged) == ["Ada B. Quill", "Ada Quill", "Quill"]


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_what_is_interrupted_is_done_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    story = [an_article_about(1, "Ada Quill"), an_article_about(2, "Ben Orme")]
    with an_empty_ledger() as ledger:
        ledger.add(story[0], MODELS)
        FLOW.pin(ledger, CLAIMS[0])
        FLOW.conclude(ledger)
        before = ledger.snapshot()
        ledger.add(story[1], MODELS)
        monkeypatch.setattr("sayso.trace.settle", interrupted)
        with pytest.raises(KeyboardInterrupt):
            FLOW.conclude(ledger)
        monkeypatch.undo()
        assert {s for s in ledger.snapshot().sources if s.article is None} == set(before.sources)
        FLOW.conclude(ledger)
        assert export.json(ledger.snapshot()) == told([*story, CLAIMS[0]])


def test_an_older_ledger_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = [an_article_about(number, name) for number, name in enumerate(["Ada Quill", "Ada B. Quill", "Ben Orme"])]
    with Ledger.open(str(tmp_path / "new.db")) as ledger:
        for reading in story:
            ledger.add(reading, MODELS)
        FLOW.pin(ledger, CLAIMS[0])
        FLOW.conclude(ledger)
        expected = export.json(ledger.snapshot())
    upgrade = alembic.command.upgrade
    monkeypatch.setattr(alembic.command, "upgrade", lambda config, revision: upgrade(config, "0002"))
    Ledger.open(str(tmp_path / "old.db")).close()
    monkeypatch.undo()
    with closing(sqlite3.connect(tmp_path / "old.db")) as old:
        old.execute("ATTACH ? AS new", [str(tmp_path / "new.db")])
        ordinary = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
        for (table,) in old.execute(f"{ordinary} AND name NOT IN ('sayso_version', 'relays')").fetchall():
            columns = ", ".join(f'"{row[1]}"' for row in old.execute(f"PRAGMA main.table_info({table})"))
            old.execute(f"INSERT INTO main.{table} SELECT {columns} FROM new.{table}")
        old.commit()
    with Ledger.open(str(tmp_path / "old.db")) as ledger:
        assert export.json(ledger.snapshot()) == expected
        FLOW.conclude(ledger)
        assert export.json(ledger.snapshot()) == expected
        ledger.add(an_article_about(7, "Orme"), MODELS)
        FLOW.conclude(ledger)
        assert export.json(ledger.snapshot()) == told([*story, an_article_about(7, "Orme"), CLAIMS[0]])
