"""A source's page tells when it held each role."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Held
from sayso.show.lookup import Lookup
from sayso.show.pages.source import held
from tests.factories import a_snapshot


def test_each_role_with_its_days() -> None:
    snapshot = a_snapshot()
    by_name = {source.name: source for source in snapshot.sources}
    assert list(held(Lookup(snapshot), by_name["Ada Quill"])) == ["Mayor (2024-10-08 to 2024-11-02)"]
    assert list(held(Lookup(snapshot), by_name["Cy Dunn"])) == ["Engineer (2024-11-02)"]
    undated = replace(snapshot, roles=(Held(by_name["Cy Dunn"].id, "Engineer", None, None),))
    assert list(held(Lookup(undated), by_name["Cy Dunn"])) == ["Engineer"]
