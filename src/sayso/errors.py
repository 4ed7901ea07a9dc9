"""The exceptions of sayso, and the exit codes of its command line.

SaysoError
├── InputError          an article or its metadata cannot be read (file and place named)
├── LedgerError         the ledger cannot be opened, or is of another version
├── NotVerbatimError    a span does not hold the words it claims to hold
├── NotFoundError       no row has that id
└── UsageError          the call itself is off
"""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Exit", "InputError", "LedgerError", "NotFoundError", "NotVerbatimError", "SaysoError", "UsageError"]


class Exit(IntEnum):
    """Exit codes of the command line."""

    OK = 0
    ERROR = 1
    USAGE = 2
    MISMATCH = 3
    SOME_FAILED = 4


class SaysoError(Exception):
    """What happened, where, and what to do next."""

    exit_code = Exit.ERROR

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        self.what, self.where, self.advice = what, where, advice
        super().__init__(": ".join(part for part in (where, what) if part) + (f" ({advice})" if advice else ""))


class InputError(SaysoError):
    """An article, or the metadata of one, cannot be read."""


class LedgerError(SaysoError):
    """The ledger cannot be opened or written."""


class NotVerbatimError(SaysoError):
    """A span does not hold the words it claims to hold."""


class NotFoundError(SaysoError):
    """No row of the ledger has that id."""


class UsageError(SaysoError):
    """The call itself is off."""

    exit_code = Exit.USAGE
