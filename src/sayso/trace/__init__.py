"""Trace: who had it first, and who repeats whom."""

from sayso.trace.copies import settle
from sayso.trace.origins import origins

__all__ = ["origins", "settle"]
