"""The command line: `main` is the console entry point. Whatever is slow to import is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper

import click

from sayso.errors import Exit, SaysoError
from sayso.show.cli.app import sayso
from sayso.show.cli.session import Session, complain

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; every error becomes a line or two on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    session = Session()
    try:
        code = sayso.main(arguments, prog_name="sayso", obj=session, standalone_mode=False)
        sys.stdout.flush()
        return int(code or Exit.OK)
    except click.exceptions.NoArgsIsHelpError as nothing:
        click.echo(nothing.format_message(), err=True)
        return Exit.USAGE
    except BrokenPipeError:  # whoever read standard output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.ERROR
    except (click.Abort, KeyboardInterrupt):
        complain("stopped", advice="What was read before is in the ledger")
        return Exit.ERROR
    except Exception as error:  # noqa: BLE001  a person at a terminal gets a sentence, not a traceback
        if session.traceback:
            traceback.print_exc()
        return _explain(error)


def _explain(error: Exception) -> Exit:
    """Says what went wrong and what to do, and returns the exit code."""
    match error:
        case SaysoError():
            complain(error.what, error.where, error.advice)
            return error.exit_code
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "sayso"
            complain(error.format_message(), advice=f"See: {command} --help")
            return Exit.USAGE
        case click.ClickException():
            complain(error.format_message())
        case OSError():
            complain(error.strerror or str(error), str(error.filename or ""), "Check the path and your permissions")
        case _:
            advice = "Please report it with what `sayso --traceback ...` prints"
            complain(f"a bug of sayso: {type(error).__name__}: {error}", advice=advice)
    return Exit.ERROR
