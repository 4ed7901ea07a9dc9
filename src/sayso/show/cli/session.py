"""What every command shares: which ledger, how it is opened, how errors are worded, and the form of a command's help."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from sayso.model import Failure

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.show.lookup import Lookup

__all__ = ["Session", "command", "complain", "complain_of", "ledger_option", "lookup", "opened"]

LEDGER = "sayso.db"


@dataclass
class Session:
    """The options that stand before or after the command: the ledger named on the command line, if any."""

    ledger: str | None = None
    traceback: bool = False

    @property
    def location(self) -> str:
        return self.ledger or os.environ.get("SAYSO_LEDGER") or LEDGER


def command(name: str, *examples: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command whose help ends with examples to run, and which takes `--ledger`."""
    epilog = "\b\nExamples:\n" + "\n".join(f"  {example}" for example in examples)

    def make(function: Callable[..., Any]) -> click.Command:
        return click.command(name, epilog=epilog, context_settings={"max_content_width": 80})(ledger_option(function))

    return make


def ledger_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--ledger PATH`, before or after the command; after wins."""

    def remember(context: click.Context, _: click.Parameter, value: str | None) -> None:
        if value:
            context.ensure_object(Session).ledger = value

    help = f"A file, or a postgresql:// URL.  [default: $SAYSO_LEDGER, or {LEDGER}]"
    return click.option("--ledger", metavar="PATH", expose_value=False, callback=remember, help=help)(function)


@contextmanager
def opened(*, create: bool = False) -> Iterator[Ledger]:
    """The ledger of this call. Raises `LedgerError` if there is none and it is not to be made."""
    from sayso.ledger import Ledger

    with Ledger.open(click.get_current_context().ensure_object(Session).location, create=create) as ledger:
        yield ledger


def lookup() -> Lookup:
    """The rows of this call's ledger, joined."""
    from sayso.show.lookup import Lookup

    with opened() as ledger:
        return Lookup(ledger.snapshot())


def complain(what: str, where: str = "", advice: str = "") -> None:
    """`sayso: WHAT (WHERE). ADVICE.` on standard error, nothing in it obeyed by the terminal."""
    from sayso.show.visible import one_line

    place = f" ({where})" if where else ""
    sentence = f"sayso: {what.rstrip('.')}{place}." + (f" {advice[:1].upper()}{advice[1:].rstrip('.')}." if advice else "")
    click.echo(one_line(sentence), err=True)


def complain_of(failure: Failure) -> None:
    complain(failure.what, failure.where, failure.advice)
