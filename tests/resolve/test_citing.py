"""Unnamed sources across articles: one only where one article cites the other."""

from __future__ import annotations

import random

import pytest

from sayso.model import Reading, SourceKind, Statement
from sayso.resolve import Entry, across, join
from tests.databases import an_empty_ledger
from tests.factories import MODELS, a_document, a_source, a_statement, an_article

pytestmark = pytest.mark.usefixtures("database")

Told = tuple[str | None, str, str | None]  # an article's outlet, its unnamed source, and the outlet that it cites


def an_article_told(number: int, told: Told) -> Reading:
    outlet, name, relay = told
    article = an_article(f"Number {number}: it is safe.", outlet=outlet)
    source = a_source(name, article=article, kind=SourceKind.ANONYMOUS)
    via = [a_source(relay, article=article, kind=SourceKind.ORGANISATION)] if relay else []
    statement: Statement = a_statement(article, "it is safe", source=source, via=via, mention="", cue="")
    return Reading(a_document(article), (), (source, *via), (statement,))


def joined(*told: Told) -> list[int]:
    """Who speaks in each article: the number of the first article with the same unnamed source."""
    readings = [an_article_told(number, each) for number, each in enumerate(told)]
    speakers = [reading.statements[0].source for reading in readings]
    with an_empty_ledger() as ledger:
        for reading in random.Random(3).sample(readings, len(readings)):
            ledger.add(reading, MODELS)
            with ledger.concluding() as due:
                join(due.register, [Entry(*entry) for entry in due.articles()])
        with ledger.concluding() as due:
            same = due.register.same_as(speakers)
    articles, sources, statements = zip(*((r.document.article, r.sources, r.statements) for r in readings), strict=True)
    at_once = across(articles, [s for each in sources for s in each], [s for each in statements for s in each]).same_as
    numbers = [[speakers.index(next(o for o in speakers if found[o] == found[s])) for s in speakers] for found in (same, at_once)]
    assert numbers[0] == numbers[1]
    return numbers[0]


PERSON = "person familiar with the call"


@pytest.mark.parametrize(
    ("told", "one"),
    [
        ([("Orme Herald", PERSON, None), ("Daily Test", PERSON, "The Orme Herald")], [0, 0]),
        ([("Orme Herald", PERSON, None), ("Daily Test", PERSON, "Orme Herald"), (None, PERSON, "Orme Herald")], [0, 0, 0]),
        ([("Orme Herald", PERSON, None), ("Daily Test", "former aide", "Orme Herald")], [0, 1]),
        ([("Orme Herald", PERSON, None), ("Daily Test", PERSON, None)], [0, 1]),
        ([("Orme Herald", PERSON, None), ("Daily Test", PERSON, "Rojan")], [0, 1]),
        ([("Daily Test", PERSON, "Orme Herald"), (None, PERSON, "Orme Herald")], [0, 1]),
        ([("Orme Herald", PERSON, None), ("Orme Herald", PERSON, None), ("Daily Test", PERSON, "Orme Herald")], [0, 1, 2]),
    ],
)
def test_same_words_told_to_the_outlet_that_is_cited(told: list[Told], one: list[int]) -> None:
    assert joined(*told) == one
