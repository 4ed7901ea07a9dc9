"""From an origin through its relays to the articles, as a tree."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

from rich.console import Console

from sayso.model import Article, Origin, Position, Relay, RelayKind, Snapshot, Source, SourceKind, Stance
from sayso.show.lineage import branch, lineage, outside
from sayso.show.lookup import Lookup
from tests.factories import a_claim, a_source, a_statement, an_article

CLAIM = a_claim()
QUILL, AIDE = a_source("Ada Quill"), a_source("former aide", kind=SourceKind.ANONYMOUS)
POST = a_source("The Harbour Post", kind=SourceKind.ORGANISATION)
FIRST, SECOND = (
    an_article(f"Number {n}: the bridge was safe, it was said.", file=f"{n}.txt", outlet=f"Paper {n}") for n in (1, 2)
)
Telling = tuple[Article, Source, Sequence[Source]]


def a_lookup(
    origin: Source,
    *told: Telling,
    relays: Sequence[Relay] = (),
    articles: Sequence[Article] = (FIRST, SECOND),
    confidence: float = 0.9,
) -> Lookup:
    """A ledger in which the claim rests on the origin: who says it in which article through whom."""
    statements = tuple(a_statement(article, "the bridge was safe", source=who, via=via) for article, who, via in told)
    positions = tuple(Position(CLAIM.id, statement.id, Stance.AFFIRMS, confidence) for statement in statements)
    rests = Origin(CLAIM.id, origin.id, tuple(sorted({article.id for article, _, _ in told})))
    sources = (QUILL, AIDE, POST)
    return Lookup(Snapshot(tuple(articles), sources, statements, (CLAIM,), positions, (), (), (rests,), tuple(relays), ()))


def drawn(lookup: Lookup) -> str:
    console = Console(file=io.StringIO(), width=80)
    console.print(lineage(lookup, lookup.snapshot.origins[0]))
    return "".join(line.rstrip() + "\n" for line in console.file.getvalue().splitlines())  # type: ignore[attr-defined]


def test_who_speaks_for_themselves_stands_over_the_articles() -> None:
    lookup = a_lookup(QUILL, (FIRST, QUILL, ()), (SECOND, QUILL, ()))
    assert drawn(lookup) == "Ada Quill\n├── Paper 1, 2024-10-08\n└── Paper 2, 2024-10-08\n"
    assert not outside(lookup, lookup.snapshot.origins[0])


def test_what_is_likely_of_several_unsure_ones_together_has_their_articles() -> None:
    lookup = a_lookup(QUILL, (FIRST, QUILL, ()), (SECOND, QUILL, ()), confidence=0.4)
    assert drawn(lookup) == "Ada Quill\n├── Paper 1, 2024-10-08\n└── Paper 2, 2024-10-08\n"
    root = branch(lookup, lookup.snapshot.origins[0])
    assert not root.article
    assert all(under.article for under in root.under)


def test_a_relay_stands_between_and_what_nobody_read_is_outside() -> None:
    lookup = a_lookup(AIDE, (FIRST, AIDE, [POST]), (SECOND, POST, ()))
    assert drawn(lookup) == (
        "former aide · outside the collection\n"
        "└── The Harbour Post · not read\n"
        "    ├── Paper 1, 2024-10-08\n"
        "    └── Paper 2, 2024-10-08\n"
    )


def test_what_stands_in_the_outlets_own_article_is_not_outside() -> None:
    own = replace(FIRST, outlet="Harbour Post")
    lookup = a_lookup(AIDE, (own, AIDE, [POST]), (SECOND, AIDE, [POST]), articles=(own, SECOND))
    assert drawn(lookup) == ("former aide\n├── Harbour Post, 2024-10-08\n└── The Harbour Post\n    └── Paper 2, 2024-10-08\n")


def test_a_publication_that_is_only_cited_is_outside() -> None:
    lookup = a_lookup(POST, (FIRST, AIDE, [POST]), (SECOND, POST, ()))
    assert drawn(lookup).startswith("The Harbour Post · outside the collection\n├── Paper 1")


def test_a_copy_says_so() -> None:
    lookup = a_lookup(QUILL, (FIRST, QUILL, ()), (SECOND, QUILL, ()), relays=[Relay(SECOND.id, FIRST.id, RelayKind.COPY)])
    assert "Paper 2, 2024-10-08, a copy of Paper 1" in drawn(lookup)


def test_many_articles_are_counted() -> None:
    articles = [an_article(f"Number {n}: the bridge was safe, it was said.", outlet=f"Paper {n}") for n in range(20)]
    lookup = a_lookup(QUILL, *((article, QUILL, ()) for article in articles), articles=articles)
    assert drawn(lookup).count("\n") == 14
    assert "└── and 8 more" in drawn(lookup)
