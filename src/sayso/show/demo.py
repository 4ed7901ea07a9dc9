"""The worked example from start to finish: five articles in, and who stands where on five claims since when."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from sayso.errors import InputError
from sayso.model import Claim
from sayso.show.entries import entry_table, heading
from sayso.show.lookup import Lookup
from sayso.show.pages.claim import findings
from sayso.show.stances import tally
from sayso.show.tables import claims as claim_table

__all__ = ["claim_texts", "demo_pages", "example"]

NAME = "trump-putin-calls"


def example() -> Path:
    """The folder of the worked example: beside the code in a checkout, inside the package once installed."""
    package = Path(str(files("sayso")))
    for folder in (package / "examples" / NAME, package.parents[1] / "examples" / NAME):
        if (folder / "CLAIMS").is_file():
            return folder
    raise InputError("the worked example is not installed", where=NAME, advice="Install sayso again, or run it from a checkout")


def claim_texts(folder: Path) -> tuple[str, ...]:
    """The claims of an example, one a line."""
    return tuple(line for line in (folder / "CLAIMS").read_text("utf-8").splitlines() if line.strip())


def demo_pages(lookup: Lookup, claims: Sequence[Claim], seconds: float | None, kept: str | None) -> Iterator[RenderableType]:
    """What was read and how fast; each claim with its positions over time and what follows; all in short; what to do next.

    `seconds` is None where the articles were in the ledger before.
    """
    articles, statements = lookup.snapshot.articles, lookup.snapshot.statements
    words = sum(len(article.text.split()) for article in articles)
    found = f"{len(statements)} statements by {len({statement.source for statement in statements})} sources"
    pace = "before" if seconds is None else f"in {seconds:.1f} s"
    yield Text(
        f"Read {len(articles)} articles ({words:,} words) {pace}: {found}.\n"
        "“…” is what the article quotes; without the marks, it is the article's account.\n"
        "“by” a date: said no later than that. “?”: not sure; “??”: doubtful."
    )
    for number, claim in enumerate(claims, 1):
        yield Text()
        yield Rule(Text(f"Claim {number} of {len(claims)}", style="bold"), align="left", style="dim")
        yield heading(claim.text)
        yield tally(lookup.positions.get(claim.id, ()))
        yield Text()
        yield entry_table(lookup, lookup.stances(claim))
        yield Text()
        yield from findings(lookup, claim)
    yield Text()
    yield Rule(Text("In short", style="bold"), align="left", style="dim")
    yield from claim_table(lookup, claims)
    yield Text()
    yield from _next_steps(lookup, claims, kept)


def _next_steps(lookup: Lookup, claims: Sequence[Claim], kept: str | None) -> Iterator[RenderableType]:
    steps = [] if kept else [("sayso demo --keep demo.db", "keep this ledger to look around in it")]
    steps += [
        (f"sayso show {lookup.short(claim.id)} --ledger {shlex.quote(kept or 'demo.db')}", "one claim") for claim in claims[-1:]
    ]
    steps += [("sayso read FOLDER", "read articles of your own"), ("sayso claim add 'TEXT'", "pin what is contested in them")]
    yield Text("Next", style="bold")
    for command, why in steps:
        yield Text(f"  {command:<40} ").append(why, style="dim")
