"""Whom a mention means: by its own words, by those around it, and by what was said before."""

from __future__ import annotations

import pytest

from sayso.resolve import within
from tests.factories import an_article
from tests.resolve.saying import said, speaker


def test_an_interview_is_answered_by_whoever_is_named_most_before_it() -> None:
    article = an_article(
        "Mayor Ada Quill opened the fair.\n\nQuill spoke with Ben Orme.\n\nQ: Is it safe?\n\nA: The bridge is safe.\n\n"
        "Q: Since when?\n\nA: It was mended."
    )
    found = within(article, [said(article, "The bridge is safe", "A", ":"), said(article, "Is it safe", "Q", ":")])
    assert speaker(found, "The bridge is safe").name == "Ada Quill"
    assert speaker(found, "Is it safe").name == "interviewer"


def test_whoever_obtained_a_statement_only_passes_it_on() -> None:
    article = an_article(
        "Acme put out a statement saying all is well. The statement, which was obtained by Herald, claimed the bridge is safe."
    )
    found = within(
        article, [said(article, "all is well", "Acme", "saying"), said(article, "the bridge is safe", "Herald", "claimed")]
    )
    assert speaker(found, "the bridge is safe").name == "Acme"
    names = {source.id: source.name for source in found.sources}
    assert [[names[id] for id in s.via] for s in found.statements if s.content[0].exact == "the bridge is safe"] == [["Herald"]]


def test_who_is_named_after_a_clause_is_the_source() -> None:
    mention = "The company that built it, Orme Bridges"
    article = an_article(f"{mention}, says the bridge is safe.")
    assert (
        speaker(within(article, [said(article, "the bridge is safe", mention, "says")]), "the bridge is safe").name
        == "Orme Bridges"
    )


def test_the_company_is_the_one_spoken_of() -> None:
    text = "Acme Corp built the bridge last year.\n\nAnn Smith closed it on Monday.\n\nThe company said the bridge was safe."
    article = an_article(text)
    resolved = within(article, [said(article, "the bridge was safe", "The company")])
    assert speaker(resolved, "the bridge was safe").name == "Acme Corp"


def test_two_of_one_description_are_two_where_each_is_given_a_name() -> None:
    article = an_article(
        "An Acme agent named Quill said the bridge is safe. Another agent named Orme said it fell. “It is gone,” the agent said."
    )
    found = within(
        article,
        [
            said(article, "the bridge is safe", "An Acme agent named Quill"),
            said(article, "it fell", "Another agent named Orme"),
            said(article, "It is gone", "the agent"),
        ],
    )
    names = [speaker(found, content).name for content in ("the bridge is safe", "it fell", "It is gone")]
    assert names == ["Quill", "Orme", "Orme"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "name"),
    [
        ("Ada Quill was asked. Reports that it is safe spread.", "", "Reports", "reports"),
        ("The Acme police questioned a man who says it is safe.", "The Acme police", "says", "man"),
        ("Ada Quill met a dermatologist on Monday, who told her it is safe.", "who", "told", "dermatologist"),
    ],
)  # fmt: skip
def test_who_is_meant_is_told_from_whoever_stands_near(text: str, source: str, cue: str, name: str) -> None:
    article = an_article(text)
    found = within(article, [said(article, "it is safe", source, cue)])
    assert speaker(found, "it is safe").name == name


def test_the_official_is_the_last_one_though_another_was_called_so_before() -> None:
    article = an_article(
        "It fell, an army official said. It was old, the official said.\n\nIt cost much, a navy official said. "
        "The official said it is safe. The army official said it was cheap."
    )
    attributions = [
        said(article, "It fell", "an army official"),
        said(article, "It was old", "the official"),
        said(article, "It cost much", "a navy official"),
        said(article, "it is safe", "The official"),
        said(article, "it was cheap", "The army official"),
    ]
    found = within(article, attributions)
    assert speaker(found, "It was old").name == "army official"
    assert speaker(found, "it is safe").name == "navy official"
    assert speaker(found, "it was cheap").name == "army official"


def test_a_name_in_full_is_joined_where_its_letters_follow() -> None:
    article = an_article("The Acme State of Orme and Syria (ASOS) met. The bridge is safe, ASOS said.")
    assert speaker(within(article, [said(article, "The bridge is safe", "ASOS")]), "The bridge is safe").name == (
        "Acme State of Orme and Syria"
    )


def test_a_bare_surname_is_not_whoever_is_called_by_a_given_name() -> None:
    article = an_article(
        "Christian Orme won.\n\nHis wife Geri came with Orme. Geri Orme and Geri's friends left.\n\nIt is safe, Orme said."
    )
    assert speaker(within(article, [said(article, "It is safe", "Orme")]), "It is safe").name == "Christian Orme"


def test_a_company_is_not_its_shop_where_it_is_named_more_often() -> None:
    article = an_article("The Acme Store opened. Crowds like Acme, and Acme grows. The bridge is safe, Acme said.")
    assert speaker(within(article, [said(article, "The bridge is safe", "Acme")]), "The bridge is safe").name == "Acme"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Quill leads, against 64 percent who say the bridge is safe.", "64 percent"),
        ("Ada Quill faced the critics in Harbour City, who say the bridge is safe.", "critics"),
        ("Voters chose Ada Quill, who says the bridge is safe.", "Ada Quill"),
        ("Ada Quill met Ben Orme’s aides, who say the bridge is safe.", "Ben Orme's aides"),
        ("Ada Quill asked the lower courts, which say the bridge is safe.", "lower courts"),
        ("Ada Quill met Ben Orme, the head of a local group, who says the bridge is safe.", "Ben Orme"),
    ],
)
def test_who_goes_on_about_the_phrase_before_it(text: str, name: str) -> None:
    article = an_article(text)
    cue, pronoun = "says" if "says" in text else "say", "which" if "which" in text else "who"
    found = speaker(within(article, [said(article, "the bridge is safe", pronoun, cue)]), "the bridge is safe")
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("The bridge is safe, said Hasim Orme, a local official.", "a local official", "Hasim Orme"),
        ("Asked on Acme News, he said the bridge is safe. Ben Orme left.", "Acme News, he", "Ben Orme"),
        ("Hillary Quill met Bernie Orme. She said the bridge is safe.", "She", "Hillary Quill"),
        ("Hillary Quill met Bernie Orme. He said the bridge is safe.", "He", "Bernie Orme"),
    ],
)
def test_mentions_are_mended_and_pronouns_have_their_sex(text: str, source: str, name: str) -> None:
    article = an_article(text)
    content = "The bridge is safe" if text.startswith("The bridge") else "the bridge is safe"
    assert speaker(within(article, [said(article, content, source)]), content).name == name


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("After denying it fell, Ada Quill went home.", "denying", "Ada Quill"),
        ("Despite saying it fell, the Harbour Board was calm.", "saying", "Harbour Board"),
        ("Ada Quill stopped and said it fell.", "said", "Ada Quill"),
        ("Ada Quill left. A man with a map who says it fell drew it.", "says", "man"),
    ],
)
def test_a_source_that_the_tagger_missed_is_found_in_the_sentence(text: str, cue: str, name: str) -> None:
    article = an_article(f"The bridge\n\n{text}")
    assert speaker(within(article, [said(article, "it fell", "", cue)]), "it fell").name == name


def test_who_is_asked_says_nothing_yet() -> None:
    article = an_article("It is safe, Ada Quill said. Asked whether it fell, she replied: “It stands.”")
    told = [
        said(article, "It is safe", "Ada Quill"),
        said(article, "whether it fell", "", "Asked"),
        said(article, "It stands", "she", "replied"),
    ]
    found = within(article, told)
    assert {statement.content[0].exact for statement in found.statements} == {"It is safe", "It stands"}
    assert speaker(found, "It stands").name == "Ada Quill"


def test_who_at_the_edge_of_what_is_looked_at_is_read() -> None:
    article = an_article(f"{'a' * 60} {'b' * 118} who said it fell.")
    assert within(article, [said(article, "it fell", "who")]).statements
