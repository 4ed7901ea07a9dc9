"""Which sources of articles can meet, by the keys that they have."""

from __future__ import annotations

import pytest

from sayso.errors import LedgerError
from sayso.ledger import Ledger
from sayso.model import Article, Reading, Source, SourceKind
from sayso.resolve.joining import Entry, join, keys
from tests.databases import CHOSEN, an_empty_ledger
from tests.factories import MODELS, a_document, a_source, an_article

pytestmark = pytest.mark.usefixtures("database")

PERSON, ORGANISATION = SourceKind.PERSON, SourceKind.ORGANISATION


def texts(source: Source, *others: Source) -> set[str]:
    return {key.text for key in keys([source, *others])[source.id]}


def test_a_person_is_reached_by_name_surname_and_office() -> None:
    assert texts(a_source("Ada Quill", roles=["Mayor"])) == {"name ada quill", "surname quill", "role mayor"}


@pytest.mark.parametrize("name", ["Harbour spokesman", "spokesman for the Harbour"])
def test_an_office_is_reached_by_its_words_in_either_order(name: str) -> None:
    assert texts(a_source(name)) >= {"office harbour spokesman", "role harbour spokesman"}


def test_an_organisation_is_reached_by_what_it_is_also_called() -> None:
    assert texts(a_source("Harbour Post", kind=ORGANISATION, aliases=["Post", "the newspaper"])) == {
        "name harbour post",
        "name post",
    }


def test_what_belongs_to_somebody_is_reached_through_the_owner() -> None:
    quill = a_source("Ada Quill")
    campaign = a_source("Quill's campaign", kind=ORGANISATION, speaks_for=quill.id)
    assert f"owner {quill.id}" in texts(campaign, quill) & texts(quill, campaign)


@pytest.mark.parametrize(
    "source", [a_source("an official", kind=SourceKind.ANONYMOUS), a_source("activists", kind=SourceKind.GROUP)]
)
def test_nobody_is_reached_who_has_no_name(source: Source) -> None:
    assert texts(source) == set()


def test_a_name_with_a_nul_joins_as_any_other() -> None:
    if CHOSEN.get() == "sqlite":
        assert joined(["Ada\0Quill"], ["Ada\0Quill"]) == [1, 1]
    else:
        with pytest.raises(LedgerError, match="name an SQLite file"):
            joined(["Ada\0Quill"])


def test_an_office_means_its_one_holder() -> None:
    assert joined(["Ada Quill, Harbour mayor"], ["mayor of the Harbour"]) == [1, 1]


def test_an_office_that_several_hold_means_none_of_them() -> None:
    assert joined(["Ada Quill, Harbour mayor"], ["mayor of the Harbour"], ["Cy Dunn, Harbour mayor"]) == [1, 1, 3]


def test_an_office_that_several_hold_means_none_of_them_even_in_the_circle_of_one() -> None:
    """The mayor's campaign, called Quill's, leads from the office to Quill, and not to Dunn who holds it too."""
    first, second = an_article("Number 1.", outlet=None), an_article("Number 2.", outlet=None)
    quill, mayor = a_source("Ada Quill", article=first, roles=["Harbour mayor"]), a_source("Harbour mayor", article=first)
    campaign = a_source("Quill's campaign", article=first, kind=ORGANISATION, speaks_for=mayor.id)
    dunn = a_source("Cy Dunn", article=second, roles=["Harbour mayor"])
    with an_empty_ledger() as ledger:
        assert entered(ledger, first, quill, mayor, campaign) == 2
        assert entered(ledger, second, dunn) == 4


def test_a_surname_that_a_second_person_comes_to_bear_means_neither() -> None:
    assert joined(["Ada Quill"], ["Quill"], ["Cy Quill"]) == [1, 1, 3]


def joined(*articles: list[str]) -> list[int]:
    """How many sources there are after each article; "Ada Quill, Mayor" is a name and an office."""
    with an_empty_ledger() as ledger:
        return [
            entered(ledger, article, *(a_source(name, article=article, roles=[role] if role else []) for name, _, role in named))
            for number, names in enumerate(articles)
            for article, named in [(an_article(f"Number {number}.", outlet=None), [name.partition(", ") for name in names])]
        ]


def entered(ledger: Ledger, article: Article, *sources: Source) -> int:
    """How many sources across articles there are when these have been joined to the others."""
    ledger.add(Reading(a_document(article), (), sources, ()), MODELS)
    with ledger.concluding() as due:
        join(due.register, [Entry(*entry) for entry in due.articles()])
        list(due.claims())
    return len(ledger.snapshot().sources)
