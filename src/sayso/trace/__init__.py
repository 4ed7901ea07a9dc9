"""Trace: who had it first, and who repeats whom."""

from sayso.trace.origins import origins
from sayso.trace.relays import relays

__all__ = ["origins", "relays"]
