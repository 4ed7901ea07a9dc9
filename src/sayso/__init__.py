"""sayso: who said what, when, through whom, and who says otherwise."""

__version__ = "0.1.0"
