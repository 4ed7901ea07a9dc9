"""Who speaks, through whom and when: attributions become sources and statements, in an article and then across articles."""

from __future__ import annotations

from sayso.resolve.across import across
from sayso.resolve.alike import alike
from sayso.resolve.joining import Entry, join
from sayso.resolve.records import Merged, Resolved
from sayso.resolve.within import within

__all__ = ["Entry", "Merged", "Resolved", "across", "alike", "join", "within"]
