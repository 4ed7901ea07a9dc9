"""Roles over time: each with the first and the last publication of the articles that give it."""

from __future__ import annotations

from sayso.ledger.records import held
from sayso.model import Held
from tests.factories import a_source, an_article

OLD = an_article("Mayor Ada Quill spoke.", published="2018-03")
NEW = an_article("Senator Ada Quill spoke.", published="2024-10-08")
UNDATED = an_article("Mayor Ada Quill sang.", published=None)


def roles_of(*given: tuple[object, str]) -> tuple[Held, ...]:
    local = [a_source("Ada Quill", article=article, roles=[role]) for article, role in given]  # type: ignore[arg-type]
    return held([OLD, NEW, UNDATED], local, {source.id: "s1" for source in local})


def test_a_role_lasts_from_the_first_article_that_gives_it_to_the_last() -> None:
    assert roles_of((NEW, "Mayor"), (OLD, "Mayor")) == (Held("s1", "Mayor", "2018-03", "2024-10-08"),)


def test_each_role_has_days_of_its_own() -> None:
    assert roles_of((OLD, "Mayor"), (NEW, "Senator")) == (
        Held("s1", "Mayor", "2018-03", "2018-03"),
        Held("s1", "Senator", "2024-10-08", "2024-10-08"),
    )


def test_an_article_without_a_date_gives_none() -> None:
    assert roles_of((UNDATED, "Mayor")) == (Held("s1", "Mayor", None, None),)
    assert roles_of((UNDATED, "Mayor"), (NEW, "Mayor")) == (Held("s1", "Mayor", "2024-10-08", "2024-10-08"),)


def test_a_source_that_is_not_joined_yet_holds_its_roles_by_itself() -> None:
    local = a_source("Ada Quill", article=NEW, roles=["Senator"])
    assert held([NEW], [local], {}) == (Held(local.id, "Senator", "2024-10-08", "2024-10-08"),)
