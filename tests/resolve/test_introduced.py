"""Who is described first and named next, or described before under more words."""

from __future__ import annotations

import pytest

from sayso.resolve import within
from tests.factories import an_article
from tests.resolve.saying import said, speaker

SAFE = "the bridge is safe"


def who(text: str, source: str, cue: str = "said") -> str:
    article = an_article(text)
    return speaker(within(article, [said(article, SAFE, source, cue)]), SAFE).name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("A Danish climber who fell said the bridge is safe.\n\nAda Quill, 36, broke a leg.", "A Danish climber", "Ada Quill"),
        ("A climber said the bridge is safe. Ada Quill told reporters so.", "A climber", "Ada Quill"),
        (
            "A harbour group said the bridge is safe.\n\nThe Harbour Safety Board said so.",
            "A harbour group",
            "Harbour Safety Board",
        ),
        # Somebody else than the one described:
        ("A police officer said the bridge is safe.\n\nAda Quill, 36, was hurt.", "A police officer", "police officer"),
        ("A person familiar with it said the bridge is safe.\n\nAda Quill, 36, said so.", "A person", "person"),
        ("A climber said the bridge is safe.\n\nAda Quill fell.", "A climber", "climber"),
        ("A woman said the bridge is safe.\n\nMr Cy Dunn, 36, fell.", "A woman", "woman"),
        ("A blog said the bridge is safe.\n\nThe Harbour Herald said so.", "A blog", "blog"),
        ("Some climbers said the bridge is safe.\n\nAda Quill, 36, fell.", "Some climbers", "some climbers"),
    ],
)
def test_a_description_is_whoever_the_next_sentence_names_with_age_or_words(text: str, source: str, name: str) -> None:
    assert who(text, source) == name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("The boy, Cy Dunn, came home. The mayor left. But the bridge is safe, the boy said.", "the boy", "Cy Dunn"),
        ("Cy Dunn came home after the storm. But the bridge is safe, the man said.", "the man", "Cy Dunn"),
        ("Cy Dunn met a man. But the bridge is safe, the man said.", "the man", "man"),
        ("So thinks an aide for Acme. But the bridge is safe, the aide said.", "the aide", "aide for Acme"),
    ],
)
def test_a_noun_is_whoever_it_was_said_of_before(text: str, source: str, name: str) -> None:
    assert who(text, source) == name


@pytest.mark.parametrize(
    ("source", "rest", "name"),
    [
        ("a new report", "It was published by Quillers.com on Monday.", "Quillers.com"),
        ("a new report", "The Harbour Herald reported it, and so it was posted on Quillers.com.", "new report"),
        ("a French report", "It was published by Quillers.com.", "French report"),
    ],
)
def test_a_bare_report_is_the_only_publisher_that_is_named(source: str, rest: str, name: str) -> None:
    assert who(f"According to {source}, {SAFE}. {rest}", source, "According to") == name


def test_they_are_the_plural_subject_of_their_sentence() -> None:
    text = "Acme reported a loss. Quill’s parents appeared on a show, where they said the bridge is safe."
    assert who(text, "they") == "Quill's parents"
    assert who(f"In May, residents of Dunn gathered, for {SAFE}, they said.", "they") == "residents"


def test_he_goes_on_after_a_quotation_of_many_paragraphs() -> None:
    long = "\n\n".join(f"“It held for {n} days." for n in range(8))
    article = an_article(f"Cy Dunn said: “It holds.\n\n{long}”\n\nHe added: “{SAFE}”")
    found = within(article, [said(article, "It holds.", "Cy Dunn"), said(article, SAFE, "He", "added")])
    assert speaker(found, SAFE).name == "Cy Dunn"


def test_he_is_nobody_described_by_a_thing() -> None:
    article = an_article("Cy Dunn came. The evidence suggests nobody fell. He added the bridge is safe.")
    found = within(article, [said(article, "nobody fell", "The evidence", "suggests"), said(article, SAFE, "He", "added")])
    assert speaker(found, SAFE).name == "Cy Dunn"


def test_shorter_forms_of_a_description_are_aliases_where_they_are_nobody_elses() -> None:
    first, second, third = "Several port officials who had no leave", "Two board members in Ald", "Two board members in Orm"
    article = an_article(f"{first} said {SAFE}. {second} said it fell. {third} said no.")
    found = within(
        article,
        [
            said(article, SAFE, first),
            said(article, "it fell", second),
            said(article, "no.", third),
        ],
    )
    assert {"several port officials", "port officials"} <= set(speaker(found, SAFE).aliases)
    assert "two board members" not in {alias.lower() for alias in speaker(found, "it fell").aliases}


@pytest.mark.parametrize("source", ["it", ""])
def test_what_has_been_claimed_is_whose_the_next_sentence_says(source: str) -> None:
    text = "Acme met Ada Quill. Now the bridge is safe, it has been claimed.\n\nAccording to the Harbour Herald, it was mended."
    assert who(text, source, "claimed") == "Harbour Herald"
