"""Through whom a statement reaches an article: relays, outermost first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.resolve import within
from tests.factories import an_article
from tests.resolve.saying import said, statement_of


@pytest.mark.parametrize(
    ("text", "source", "cue", "via"),
    [
        ("Ada Quill told the Orme Herald that it is safe.", "Ada Quill", "told", ["Orme Herald"]),
        ("Ada Quill told the Kurdish media outlet Rojan that it is safe.", "Ada Quill", "told", ["Rojan"]),
        ("Ada Quill told reporters that it is safe.", "Ada Quill", "told", []),
        ("Ada Quill told Mr Ben Orme that it is safe.", "Ada Quill", "told", []),
        ("Ada Quill told parliament that it is safe.", "Ada Quill", "told", []),
        ("Ada Quill told The Daily Test that it is safe.", "Ada Quill", "told", []),
        ("Ada Quill said in an interview with Orme Radio that it is safe.", "Ada Quill", "said", ["Orme Radio"]),
        ("Ada Quill said it is safe, the Orme Herald reported.", "Ada Quill", "said", ["Orme Herald"]),
        ("Ada Quill said it is safe, according to the Orme Herald.", "Ada Quill", "said", ["Orme Herald"]),
        ("According to the Orme Herald, Ada Quill said it is safe.", "Ada Quill", "said", ["Orme Herald"]),
        ("The Orme Herald reported on Friday that Ada Quill said it is safe.", "Ada Quill", "said", ["Orme Herald"]),
        ("Ben Orme wrote in his new book Ash that, according to an aide, it is safe.", "an aide", "according to", ["Ben Orme"]),
        ("It is known, Ada Quill was quoted as saying in the Orme Herald, it is safe.", "Ada Quill", "quoted", ["Orme Herald"]),
        ("The Orme Herald quoted Ada Quill as saying it is safe.", "Ada Quill", "saying", ["Orme Herald"]),
        ("The Orme Herald's sources said it is safe.", "The Orme Herald's sources", "said", ["Orme Herald"]),
        ("Ada Quill disputed Ben Orme's claim that it is safe.", "Ben Orme", "claim", []),
        ("Ada Quill said it is safe.", "Ada Quill", "said", []),
    ],
)
def test_relays_are_found_around_the_attribution(text: str, source: str, cue: str, via: list[str]) -> None:
    article = an_article(text)
    found = within(article, [said(article, "it is safe", source, cue)])
    names = {s.id: s.name for s in found.sources}
    assert [names[id] for id in statement_of(found, "it is safe").via] == via


def test_a_nested_statement_comes_through_the_outer_source() -> None:
    article = an_article("The Orme Herald reported that Ada Quill said Ben Orme denied it is safe.")
    outer = said(article, "Ben Orme denied it is safe", "Ada Quill")
    inner = replace(said(article, "it is safe", "Ben Orme", "denied"), nested_in=outer.id)
    found = within(article, [outer, inner])
    names = {s.id: s.name for s in found.sources}
    assert [names[id] for id in statement_of(found, "it is safe").via] == ["Orme Herald", "Ada Quill"]


def test_what_is_contested_does_not_come_through_whoever_contests_it() -> None:
    article = an_article("Ada Quill denied claims by Ben Orme that it is safe.")
    outer = said(article, "claims by Ben Orme that it is safe", "Ada Quill", "denied")
    inner = replace(said(article, "it is safe", "Ben Orme", "claims"), nested_in=outer.id)
    assert statement_of(within(article, [outer, inner]), "it is safe").via == ()


def test_a_passage_keeps_its_relay_and_an_unnamed_source_everywhere() -> None:
    article = an_article(
        "It is safe, a source told the Orme Herald.\n\nNobody fell, the source said.\n\nA.\n\nB.\n\nIt shook, the source said."
        "\n\nIt is loud, Ada Quill told Orme Radio. It is old, she added.\n\nC.\n\nD.\n\nIt is high, Quill said."
    )
    rows = [("It is safe", "a source", "told"), ("Nobody fell", "the source", "said"), ("It shook", "the source", "said")]
    rows += [("It is loud", "Ada Quill", "told"), ("It is old", "she", "added"), ("It is high", "Quill", "said")]
    found = within(article, [said(article, *row) for row in rows])
    names = {s.id: s.name for s in found.sources}
    herald, radio = ["Orme Herald"], ["Orme Radio"]
    assert [[names[id] for id in s.via] for s in found.statements] == [herald, herald, herald, radio, radio, []]
