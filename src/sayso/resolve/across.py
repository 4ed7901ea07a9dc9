"""From the sources of each article to the sources of all of them."""
from __future__ import annotations
from sayso.resolve.records import Merged
def across(articles, sources):
    return Merged(tuple(sources), {s.id: s.id for s in sources})
