"""Whatever is read comes back, once, in any order of reading."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ledger import Ledger, schema
from sayso.model import (
    Act,
    Attribution,
    Basis,
    Block,
    BlockKind,
    Document,
    Mode,
    Reading,
    Said,
    Snapshot,
    Source,
    SourceKind,
    Span,
    Statement,
)
from sayso.show.export import FORMATS
from sayso.spans import content_id, cut
from tests.databases import CHOSEN, an_empty_ledger
from tests.factories import MODELS, an_article
from tests.show.export.exporting import exported

pytestmark = pytest.mark.usefixtures("database")


def storable(text: str) -> str:
    """Whatever UTF-8 can hold, characters beyond the first plane among it, and in SQLite NUL, which PostgreSQL refuses."""
    return text.replace("\0", "0") if CHOSEN.get() == "postgresql" else text


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(storable)
SURE = st.floats(0, 1)


@st.composite
def spans(draw: st.DrawFn, text: str, least: int = 0) -> tuple[Span, ...]:
    bounds = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
    return tuple(cut(text, start, end) for start, end in draw(st.lists(bounds, min_size=least, max_size=3)))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any article, with anything found in it that is verbatim and refers to what is there."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).map(storable))
    edges = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=4))})
    blocks = tuple(Block(start, end, draw(st.sampled_from(BlockKind))) for start, end in pairwise(edges))
    url = draw(st.none() | WORDS)
    article = an_article(text, url=url, outlet=draw(st.none() | WORDS), title=draw(st.none() | WORDS), blocks=blocks)
    names = draw(st.lists(WORDS, min_size=1, max_size=4))
    ids = [content_id("s", article.id, place) for place in range(len(names))]
    sources = tuple(
        Source(
            id,
            article.id,
            name,
            draw(st.sampled_from(SourceKind)),
            tuple(sorted(draw(st.lists(WORDS, max_size=2)))),
            tuple(sorted(draw(st.lists(WORDS, max_size=2)))),
            draw(st.none() | st.sampled_from(ids)),
        )
        for id, name in zip(ids, names, strict=True)
    )
    count = draw(st.integers(0, 3))
    labels = [content_id("r", place) for place in range(count)]
    attributions = tuple(
        Attribution(
            label,
            *(draw(spans(text)) for _ in range(3)),
            draw(st.none() | st.sampled_from(labels)),
            draw(SURE),
            draw(st.sampled_from(Act)),
        )
        for label in labels
    )
    keys = [content_id("q", article.id, place) for place in range(count)]
    said = st.builds(Said, st.just("2024"), st.just("2024-10-08"), st.sampled_from([Basis.TEXT, Basis.PUBLISHED]))
    statements = tuple(
        Statement(
            key,
            article.id,
            draw(st.sampled_from(ids)),
            tuple(draw(st.lists(st.sampled_from(ids), max_size=3))),
            draw(st.sampled_from(Mode)),
            draw(spans(text, least=1)),
            draw(spans(text)),
            draw(spans(text)),
            draw(st.none() | said),
            draw(st.none() | st.sampled_from(keys)),
            draw(SURE),
            draw(st.sampled_from(Act)),
        )
        for key in keys
    )
    return Reading(Document(article, text.encode(), "text/plain"), attributions, sources, statements)


def by_id(reading: Reading) -> str:
    return reading.document.article.id


STORIES = st.lists(readings(), max_size=3, unique_by=by_id)


def told(story: list[Reading]) -> Snapshot:
    with an_empty_ledger() as ledger:
        for reading in story:
            ledger.add(reading, MODELS)
        return ledger.snapshot()


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES)
def test_what_is_read_comes_back_and_holds(story: list[Reading]) -> None:
    with an_empty_ledger() as ledger:
        assert all(ledger.add(reading, MODELS) for reading in story)
        assert list(ledger.readings()) == sorted(story, key=by_id)
        assert ledger.verify() == ()


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES, st.randoms(use_true_random=False), st.sampled_from(sorted(FORMATS)))
def test_the_order_of_reading_does_not_matter(story: list[Reading], chance: Random, form: str) -> None:
    shuffled = list(story)
    chance.shuffle(shuffled)
    assert told(shuffled) == told(story)
    assert exported(FORMATS[form], told(shuffled)) == exported(FORMATS[form], told(story))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES)
def test_reading_again_changes_no_row(story: list[Reading]) -> None:
    with an_empty_ledger() as ledger:
        for reading in story:
            ledger.add(reading, MODELS)
        before = dump(ledger)
        assert not any(ledger.add(reading, MODELS) for reading in reversed(story))
        assert dump(ledger) == before


def dump(ledger: Ledger) -> list[tuple[str, list[str]]]:
    """Every row of every table."""
    with ledger._transaction() as connection:
        rows = {table.name: connection.execute(sa.select(table)).all() for table in schema.TABLES}
    return [(name, sorted(str(tuple(row)) for row in found)) for name, found in rows.items()]
