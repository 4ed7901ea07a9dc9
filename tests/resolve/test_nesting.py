"""Attributions within the content of others, by where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.resolve import within
from sayso.resolve.nesting import nest
from tests.factories import an_article
from tests.resolve.saying import said, statement_of


def test_what_stands_inside_a_content_is_nested_in_it() -> None:
    article = an_article("Ada Quill said it is old and that Ben Orme denied the report.")
    outer = said(article, "it is old and that Ben Orme denied the report", "Ada Quill")
    inner = said(article, "the report", "Ben Orme", "denied")
    assert [one.nested_in for one in nest(article.text, [inner, outer])] == [outer.id, None]
    assert nest(article.text, [outer])[0] == outer


def test_two_that_stand_side_by_side_are_not_nested() -> None:
    article = an_article("Ada Quill said it is old. Ben Orme said it is safe.")
    made = [said(article, "it is old", "Ada Quill"), said(article, "it is safe", "Ben Orme")]
    assert nest(article.text, made) == tuple(made)


def test_a_given_holder_stays() -> None:
    article = an_article("Cy Dunn said Ada Quill said Ben Orme denied the report.")
    outer = said(article, "Ada Quill said Ben Orme denied the report", "Cy Dunn")
    middle = said(article, "Ben Orme denied the report", "Ada Quill")
    inner = replace(said(article, "the report", "Ben Orme", "denied"), nested_in=outer.id)
    assert [one.nested_in for one in nest(article.text, [outer, middle, inner])] == [None, outer.id, outer.id]


def test_an_inner_saying_gets_all_that_the_outer_one_quotes_of_it() -> None:
    article = an_article("“An aide said that it is old and will fall,” the Orme Herald said.")
    outer = said(article, "An aide said that it is old and will fall", "the Orme Herald")
    inner = said(article, "it is old", "An aide")
    found = within(article, [outer, inner])
    statement = statement_of(found, "it is old and will fall")
    names = {s.id: s.name for s in found.sources}
    assert (names[statement.source], [names[id] for id in statement.via]) == ("aide", ["Orme Herald"])


@pytest.mark.parametrize(
    ("content", "source"),
    [
        ("the guards said the old wall fell", "the guards"),
        ("that Ada Quill has confirmed that the old wall fell", "Ada Quill"),
        ("police reported the old wall fell", "police"),
        ("the guards reported to the office", None),
        ("it said the old wall fell", None),
        ("everything Ada Quill said on air was a joke", None),
    ],
)
def test_a_saying_that_a_content_opens_with_is_found_where_the_tagger_saw_only_the_outer_one(
    content: str, source: str | None
) -> None:
    article = an_article(f"Orme Radio reported {content}.")
    outer = said(article, content, "Orme Radio", "reported")
    inner = nest(article.text, [outer])[1:]
    assert [(one.source[0].exact, one.nested_in) for one in inner] == ([(source, outer.id)] if source else [])


def test_a_saying_that_a_content_closes_with_is_found_too() -> None:
    article = an_article("“It is old and will fall,” one of the guards said, according to the Orme Herald.")
    whole = said(article, "It is old and will fall", "the Orme Herald", "according to")
    tail = said(article, "one of the guards said", "the Orme Herald", "according to").content
    outer = replace(whole, content=(*whole.content, *tail))
    statement = statement_of(found := within(article, [outer]), "It is old and will fall")
    names = {s.id: s.name for s in found.sources}
    inner = next(s for s in found.statements if names[s.source] == "one of the guards")
    assert [names[id] for id in inner.via] == ["Orme Herald"]
    assert statement
