"""Who makes a correction, and why: the options of every command that makes some."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from getpass import getuser
from typing import Any

import click

__all__ = ["signed"]


def signed(reason: str = "The reason.") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--why` and `--by`, which the command gets as `signed`, with the time."""

    def make(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def sign(*arguments: Any, why: str, by: str | None, **options: Any) -> Any:
            from sayso.correcting import Signed

            now = datetime.now(UTC).isoformat(timespec="microseconds")
            return function(*arguments, **options, signed=Signed(getuser() if by is None else by, now, why))

        who = click.option("--by", metavar="NAME", help="Who says so.  [default: who is logged in]")
        return click.option("--why", default="", metavar="WORDS", help=reason)(who(sign))

    return make
