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
        ("Orme Radio reports that Mayor Ada Quill was calm. “Wait,” she said, adding it is safe.", "she", "said", ["Orme Radio"]),
        ("The Orme Herald reported that Mr Quill said it is safe.", "The Orme Herald", "said", ["Orme Herald"]),
        ("The Orme Herald quoted Ada Quill as warning it is safe.", "The Orme Herald", "quoted", ["Orme Herald"]),
        ("Ada Quill told Ben Orme of the Orme Herald that it is safe.", "Ada Quill", "told", ["Orme Herald"]),
        ("Ada Quill told Orme Herald reporter Ben Dunn that it is safe.", "Ada Quill", "told", ["Orme Herald"]),
        ("Ada Quill told local media that it is safe.", "Ada Quill", "told", ["local media"]),
        ("The Orme Herald ran it. Ada Quill told the newspaper it is safe.", "Ada Quill", "told", ["Orme Herald"]),
        ("Ada Quill told the Orme Herald it fell, adding that it is safe.", "Ada Quill", "adding", ["Orme Herald"]),
        ("Ada Quill said on the Orme Today show that it is safe.", "Ada Quill", "said", ["Orme Today show"]),
        ("Ada Quill wrote in the Orme Herald that it is safe.", "Ada Quill", "wrote", ["Orme Herald"]),
        ("Ada Quill said on Twitter that it is safe.", "Ada Quill", "said", []),
        ("In an email to the Orme Herald, Ada Quill said it is safe.", "Ada Quill", "said", ["Orme Herald"]),
        ("In an email to the Acme Group, Ada Quill said it is safe.", "Ada Quill", "said", []),
        ("In a profile published over at Orme magazine, Ada Quill said it is safe.", "Ada Quill", "said", ["Orme magazine"]),
        ("In a statement carried by the state agency Rojan, Ada Quill said it is safe.", "Ada Quill", "said", ["Rojan"]),
        ("Ada Quill said it is safe, according to a book by Ben Orme.", "Ada Quill", "said", ["Ben Orme"]),
        ("Ada Quill said it is safe, state media reported.", "Ada Quill", "said", ["state media"]),
        ("A source quoted by the Orme Herald said it is safe.", "A source quoted by the Orme Herald", "said", ["Orme Herald"]),
        ("The Orme Herald went on to say that Ada Quill said it is safe.", "Ada Quill", "said", ["Orme Herald"]),
        ("Orme Radio carried unverified statements from Ada Quill, saying it is safe.", "Ada Quill", "saying", ["Orme Radio"]),
        ("Ada Quill tells our sister site Rojan that it is safe.", "Ada Quill", "tells", ["Rojan"]),
        ("Ada Quill said (via the Orme Herald) it is safe.", "Ada Quill", "said", ["Orme Herald"]),
        ("Ada Quill, the Orme Herald reports, said it is safe.", "Ada Quill", "said", ["Orme Herald"]),
        ("The Orme Group of Editors (OGE) said witnesses saw it is safe.", "witnesses", "saw", ["Orme Group of Editors"]),
        ("Ada Quill confirmed in the Orme Herald report it is safe.", "Ada Quill", "confirmed", ["Orme Herald"]),
        ("Ada Quill told a Marrow news conference it is safe.", "Ada Quill", "told", []),
        ("Ada Quill told Mary Orme of Orme Securities it is safe.", "Ada Quill", "told", []),
        ("Ada Quill told MPs it is safe.", "Ada Quill", "told", []),
        ("Ada Quill told The Daily Test News it is safe.", "Ada Quill", "told", []),
        ("Orme Radio reported that Ada Quill told Rojan it is safe.", "Ada Quill", "told", ["Orme Radio", "Rojan"]),
        ("Ada Quill claimed in her book that, according to an aide, it is safe.", "an aide", "claimed", ["Ada Quill"]),
        ("Orme Radio reported that Ben Orme and Ada Quill said it is safe.", "Ada Quill", "said", ["Orme Radio"]),
        ("Ada Quill told Rojan it is safe, Orme Radio reported.", "Ada Quill", "told", ["Orme Radio"]),
        (
            "A spokeswoman for the Orme Herald quoted Ada Quill as saying it is safe.",
            "Ada Quill",
            "saying",
            ["spokeswoman for the Orme Herald"],
        ),
        ("Orme Radio reported that it fell, citing aides, who said it is safe.", "aides", "said", ["Orme Radio"]),
        ("Several local newspapers reported on it, citing aides: it is safe.", "aides", "citing", ["several local newspapers"]),
        ("The Orme Herald confirmed the sale, with Ada Quill saying it is safe.", "Ada Quill", "saying", ["Orme Herald"]),
        ("Ada Quill said it is safe, Mr Dunn's counsel Ben Orme said.", "Ada Quill", "said", ["Ben Orme"]),
        (
            "The Orme Herald reported witnesses saying it is safe.",
            "The Orme Herald reported witnesses",
            "saying",
            ["Orme Herald"],
        ),
        ("Orme Radio added that Ada Quill has alleged that it is safe.", "Orme Radio", "added", ["Orme Radio"]),
        ("Orme Radio reported that it is safe, citing an aide.", "Orme Radio", "reported", ["Orme Radio"]),
        ("Quoting old texts, Ada Quill argued that it is safe.", "Ada Quill", "argued", []),
    ],
)
def test_relays_are_found_around_the_attribution(text: str, source: str, cue: str, via: list[str]) -> None:
    article = an_article(text)
    found = within(article, [said(article, "it is safe", source, cue)])
    names = {s.id: s.name for s in found.sources}
    assert [names[id] for id in statement_of(found, "it is safe").via] == via


@pytest.mark.parametrize(
    ("outlet", "url", "via"),
    [
        ("Acme News", None, []),
        (None, "https://www.acmenews.com/bridge", []),
        (None, "https://edition.acme.co.uk/bridge", []),
        (None, "https://www.orme.com/acme", ["Acme News Digital"]),
        (None, "no address", ["Acme News Digital"]),
    ],
)
def test_the_outlet_itself_is_no_relay_by_its_name_or_its_address(outlet: str | None, url: str | None, via: list[str]) -> None:
    article = an_article("Ada Quill told Acme News Digital that it is safe.", outlet=outlet, url=url)
    found = within(article, [said(article, "it is safe", "Ada Quill", "told")])
    names = {s.id: s.name for s in found.sources}
    assert [names[id] for id in statement_of(found, "it is safe").via] == via


@pytest.mark.parametrize(
    ("opening", "via"),
    [
        ("From the Orme Herald:", ["Orme Herald"]),
        ("The Orme Herald is reporting that it was tested:", ["Orme Herald"]),
        ("Ada Quill wrote:", []),
        ("It is known:", []),
    ],
)
def test_a_line_that_ends_in_a_colon_brings_in_a_passage(opening: str, via: list[str]) -> None:
    article = an_article(f"{opening}\n\nIt rained.\n\nAda Quill said it is safe.")
    found = within(article, [said(article, "it is safe", "Ada Quill")])
    names = {s.id: s.name for s in found.sources}
    assert [names[id] for id in statement_of(found, "it is safe").via] == via


def test_a_report_known_already_brings_in_a_passage() -> None:
    article = an_article("It is old, a guard told the Orme Herald. The profile of Quill has more:\n\nAda Quill said it is safe.")
    found = within(article, [said(article, "It is old", "a guard", "told"), said(article, "it is safe", "Ada Quill")])
    names = {s.id: s.name for s in found.sources}
    assert [names[id] for id in statement_of(found, "it is safe").via] == ["Orme Herald"]


def test_the_report_may_be_that_of_a_site_known_by_its_address() -> None:
    article = an_article("It was first seen on Ormeville.com, a joke. The report read:\n\nAda Quill said it is safe.")
    found = within(article, [said(article, "it is safe", "Ada Quill")])
    names = {s.id: s.name for s in found.sources}
    assert [names[id] for id in statement_of(found, "it is safe").via] == ["Ormeville.com"]


def test_what_came_nested_does_not_hand_its_holder_on() -> None:
    article = an_article("Ada Quill said Ben Orme denied it is safe. Orme said it is old.")
    outer = said(article, "Ben Orme denied it is safe", "Ada Quill")
    inner = replace(said(article, "it is safe", "Ben Orme", "denied"), nested_in=outer.id)
    later = said(article, "it is old", "Orme")
    found = within(article, [outer, inner, later])
    assert [len(statement_of(found, words).via) for words in ("it is safe", "it is old")] == [1, 0]


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


def test_the_paper_is_the_last_relay_unless_its_own_sentence_names_one() -> None:
    article = an_article("An aide told the Orme Herald that it is old. Radio Nine denied it. Ben Dunn told the paper it is safe.")
    found = within(article, [said(article, "it is old", "An aide", "told"), said(article, "it is safe", "Ben Dunn", "told")])
    names = {s.id: s.name for s in found.sources}
    assert [names[id] for id in statement_of(found, "it is safe").via] == ["Orme Herald"]


def test_one_who_is_only_guessed_relays_nothing() -> None:
    article = an_article("Noting that aides said it is safe, it ends.")
    outer = replace(said(article, "aides said it is safe", "it ends", "Noting"), source=())
    found = within(article, [outer, said(article, "it is safe", "aides", "said")])
    assert statement_of(found, "it is safe").via == ()
