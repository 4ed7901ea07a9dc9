"""The ledger: articles, what was said in them and what follows from it, in SQLite or PostgreSQL; one transaction per article."""

from sayso.ledger.candidates import Candidates, Choice
from sayso.ledger.concluding import Bearing, Concluding, Due
from sayso.ledger.corrections import as_line, from_line, holding, sealed
from sayso.ledger.excerpts import Excerpt, Excerpts, Filters, Front
from sayso.ledger.overruling import Standing
from sayso.ledger.search import Hit
from sayso.ledger.store import Ledger
from sayso.ledger.stories import Place, Stories, Told
from sayso.ledger.tellings import Headline, Listed, Matter, Telling, Tellings
from sayso.ledger.verify import Mismatch

__all__ = [
    "Bearing",
    "Candidates",
    "Choice",
    "Concluding",
    "Due",
    "Excerpt",
    "Excerpts",
    "Filters",
    "Front",
    "Headline",
    "Hit",
    "Ledger",
    "Listed",
    "Matter",
    "Mismatch",
    "Place",
    "Standing",
    "Stories",
    "Telling",
    "Tellings",
    "Told",
    "as_line",
    "from_line",
    "holding",
    "sealed",
]
