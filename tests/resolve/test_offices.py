"""Offices as a ledger shows them, and who speaks for whom by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve import within
from sayso.resolve.offices import LONGEST, office
from tests.factories import an_article
from tests.resolve.saying import said, speaker


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("Harbour Board press secretary", "Harbour Board press secretary"),
        ("Secretary of State", "Secretary of State"),
        ("special agent in charge of Acme Investigations", "special agent in charge of Acme Investigations"),
        ("convicted Republican senator", "convicted Republican senator"),
        ("castigated Republican candidate", "Republican candidate"),
        ("ask former NFL star", "former NFL star"),
        ("Acme's director of communications told the Herald", "Acme's director of communications"),
        ("ministry's spokesman dismissed the report", "ministry's spokesman"),
        ("is chief prosecutor for the state", "chief prosecutor for the state"),
        ("his wife", "wife"),
        ("experts like", ""),
        ("Tales of Mr.", ""),
        ("Mr.", ""),
        ("man", ""),
        ("Dr.", "Dr."),
        ("Department of Bridges spokeswoman", "Department of Bridges spokeswoman"),
        ("Canadian volunteer fighting with Acme", "Canadian volunteer fighting with Acme"),
        ("state", ""),
        ("daughter of former Vice President Ada Quill", "daughter of former Vice President Ada Quill"),
        ("", ""),
    ],
)
def test_an_office_is_without_what_only_stands_beside_it(words: str, held: str) -> None:
    assert office(words) == held


def test_a_long_office_ends_at_a_word() -> None:
    held = office(f"director of {'Acme Bridges and ' * 20}Boats")
    assert len(held) <= LONGEST
    assert held.endswith(("Acme", "Bridges"))


@given(
    st.lists(
        st.sampled_from(
            ["the", "of", "to", "his", "former", "Acme", "director", "man", "Mr.", "told", "castigated", ",", "like", "is"]
        )
    )
)
def test_an_office_is_words_of_its_own_and_an_office_still(words: list[str]) -> None:
    held = office(" ".join(words))
    assert held in " ".join(words)
    assert office(held) == held


@pytest.mark.parametrize(
    ("text", "source", "owner"),
    [
        ("The bridge is safe, said Ada Quill, Acme’s director of news.", "Ada Quill, Acme’s director of news", "Acme"),
        ("The bridge is safe, said Ada Quill, a spokeswoman for Acme.", "Ada Quill, a spokeswoman for Acme", "Acme"),
        ("The bridge is safe, said Ada Quill, president of the Bridge and Tunnel Services Council.",
         "Ada Quill, president of the Bridge and Tunnel Services Council", "Bridge and Tunnel Services Council"),
        ("The bridge is safe, said Ada Quill, a former Acme agent.", "Ada Quill, a former Acme agent", None),
        ("The bridge is safe, said Australian Defence Minister Ada Quill.", "Australian Defence Minister Ada Quill", None),
        ("The bridge is safe, said Rep. Ada Quill of Utah.", "Rep. Ada Quill of Utah", None),
    ],
)  # fmt: skip
def test_one_speaks_for_a_body_by_an_office_held_now(text: str, source: str, owner: str | None) -> None:
    article = an_article(text)
    found = within(article, [said(article, "The bridge is safe", source)])
    speaks_for = speaker(found, "The bridge is safe").speaks_for
    assert next((s.name for s in found.sources if s.id == speaks_for), None) == owner


def test_words_cut_along_before_a_name_are_no_name() -> None:
    article = an_article("The mayor castigated Republican candidate Ada Quill. The bridge is safe, Quill said.")
    source = speaker(within(article, [said(article, "The bridge is safe", "Quill")]), "The bridge is safe")
    assert source.roles == ("Republican candidate",)
    assert source.aliases == ("Quill", "Republican candidate Ada Quill")
