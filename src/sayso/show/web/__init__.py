"""The pages of a ledger: read without a script, printed, walked by keyboard; each with its facts as JSON beside it."""

from sayso.show.web.app import Settings, make_app

__all__ = ["Settings", "make_app"]
