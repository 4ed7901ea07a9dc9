"""Names that are hard: particles, hyphens, initials, suffixes, other scripts, capitals, marks, and very long sources."""

from __future__ import annotations

import pytest

from sayso.resolve import within
from sayso.spans import check
from tests.factories import an_article
from tests.resolve.saying import said, speaker, statement_of

SAFE = "the bridge is safe"
NAMES = [
    ("Jan van der Quill", "van der Quill"),
    ("Charles de Quill", "de Quill"),
    ("Luz de la Quill", "Ms de la Quill"),
    ("Saja al-Noor", "al-Noor"),
    ("Omar bin Noor", "Noor"),
    ("Ada Quill-Orme", "Quill-Orme"),
    ("J. K. Quill", "Quill"),
    ("George W. Quill", "Mr. Quill"),
    ("Ben Quill Jr.", "Quill"),
    ("Ben Quill III", "Mr Quill"),
    ("Seán O’Neill", "O’Neill"),
    ("Zoë D'Arcy", "D'Arcy"),
    ("José Núñez", "Nunez"),
    ("Тимур Орлов", "Орлов"),
    ("Ада\u0301 Орлова", "Орлова"),
    ("Kim Jong-su", "Kim Jong-su"),
    ("Ada “The Fox” Quill", "Quill"),
    ("Madonna Quill", "Madonna"),
]


@pytest.mark.parametrize(("full", "short"), NAMES)
def test_a_name_and_its_short_form_are_one(full: str, short: str) -> None:
    article = an_article(f"Fire 🔥 in Orme\n\nThe mayor met engineer {full} on Monday. It rained.\n\nLater {short} said {SAFE}.")
    found = within(article, [said(article, SAFE, short)])
    assert speaker(found, SAFE).name.replace("'", "’") == full.replace("“", '"').replace("”", '"').replace("'", "’")
    check(article.text, statement_of(found, SAFE).source_mention)


@pytest.mark.parametrize(
    "name",
    [
        "Food and Drug Administration",
        "Centers for Disease Control and Prevention",
        "Department of Health and Human Services",
        "National Search and Rescue Agency",
    ],
)
def test_an_institution_with_an_and_in_its_name_is_one(name: str) -> None:
    article = an_article(f"The {name} said {SAFE}. It added that nobody fell.")
    found = within(article, [said(article, SAFE, f"The {name}"), said(article, "nobody fell", "It", "added")])
    assert {source.name for source in found.sources} == {name}
    assert len({statement.source for statement in found.statements}) == 1


def test_the_secretary_of_such_an_institution_is_one_person() -> None:
    article = an_article(f"Health and Human Services Secretary Ada Quill said {SAFE}.")
    assert (
        speaker(within(article, [said(article, SAFE, "Health and Human Services Secretary Ada Quill")]), SAFE).name == "Ada Quill"
    )


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        (f"Ada Quill called. The Ada Quill Foundation met. Quill said {SAFE}.", "Quill", "Ada Quill"),
        (f"The envoy to Ukraine Anna Quill met them. Quill said {SAFE}.", "Quill", "Anna Quill"),
        (f"Acme Air Flight 12 fell. Acme Air said {SAFE}.", "Acme Air", "Acme Air"),
        (f"New Harbour Safety Society rules came. The Harbour Safety Society said {SAFE}.", "The Harbour Safety Society",
         "Harbour Safety Society"),
        (f"Mr. Quill of the Harbour Policy Center came. Quill said {SAFE}.", "Quill", "Quill"),
        (f"Anna Quill of the Orme Institute's Center for Bridges said {SAFE}.",
         "Anna Quill of the Orme Institute's Center for Bridges", "Anna Quill"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, mention: str, name: str) -> None:
    article = an_article(text)
    assert speaker(within(article, [said(article, SAFE, mention)]), SAFE).name == name


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("WHO", "WHO"),
        ("The WHO", "WHO"),
        ("US", "US"),
        ("WHO officials", "WHO officials"),
        ("WHO spokesman Ben Quill", "Ben Quill"),
    ],
)
def test_a_name_in_capitals_is_no_pronoun(mention: str, name: str) -> None:
    article = an_article(f"Ada Quill came. {mention} said {SAFE}.")
    assert speaker(within(article, [said(article, SAFE, mention)]), SAFE).name == name


def test_a_surname_alone_means_the_one_who_is_named_most() -> None:
    article = an_article(
        f"Mayor Ben Quill crashed his car. Ben Quill is the son of Senator Tom Quill.\n\nPolice came. Quill said {SAFE}."
    )
    assert speaker(within(article, [said(article, SAFE, "Quill")]), SAFE).name == "Ben Quill"


@pytest.mark.parametrize("name", ["李明", "김민수", "محمد", "Madonna", "@adaquill", "MC Quill 🎤", "JOHN SMITH", "Xi"])
def test_a_name_stands_as_it_is_written(name: str) -> None:
    article = an_article(f"It was late. Then {name} said {SAFE}.")
    assert speaker(within(article, [said(article, SAFE, name)]), SAFE).name == name


def test_text_in_capitals_names_people() -> None:
    article = an_article("MAYOR ADA QUILL SAID THE BRIDGE IS SAFE. NOBODY FELL, QUILL SAID.")
    pairs = [("THE BRIDGE IS SAFE", "MAYOR ADA QUILL"), ("NOBODY FELL", "QUILL")]
    found = within(article, [said(article, content, source, "SAID") for content, source in pairs])
    assert len({statement.source for statement in found.statements}) == 1


def test_a_source_of_a_hundred_words_keeps_its_words_and_a_short_name() -> None:
    source = "a man who " + " ".join(["saw the bridge and"] * 25) + " walked"
    article = an_article(f"Later {source} said {SAFE}.")
    found = within(article, [said(article, SAFE, source)])
    assert statement_of(found, SAFE).source_mention[0].exact == source
    assert 0 < len(speaker(found, SAFE).name) <= 160
