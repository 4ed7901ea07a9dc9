"""The ledger's tables by name, for queries. What they mean is written where they are made: `migrations/versions`."""

from __future__ import annotations

import sqlalchemy as sa

__all__ = [
    "ARTICLES", "ARTICLE_SOURCES", "ATTRIBUTIONS", "BLOCKS", "CLAIMS", "CONTESTS", "CONTEXTS", "COPIES", "CORRECTED",
    "CORRECTIONS", "DECISIONS", "DISPUTES", "DUE", "FAILURES", "HEAD", "JUDGED", "KEYS", "MODELS", "OF_CLAIMS", "ORIGINALS",
    "ORIGINS", "OVERRULED", "PASSAGES", "PINS", "POSITIONS", "RELAYS", "REVERSALS", "SAME_AS", "SAMPLES", "SOURCES", "SPANS",
    "STATEMENTS", "STORIES", "TABLES", "UNCORRECTED", "VECTORS", "VERSIONS", "VERSION_TABLE", "VIA",
]  # fmt: skip

HEAD = "0011"  # the newest migration: a ledger at this revision opens without alembic
VERSION_TABLE = "sayso_version"  # alembic's own table, named so that no other program's database passes for a ledger


def table(name: str, columns: str, **types: type[sa.BigInteger]) -> sa.TableClause:
    """The columns by name; of which type the values are follows from these, unless it is given."""
    return sa.table(name, *(sa.column(column, types.get(column)) for column in columns.split()))


VERSIONS = table("versions", "id name")
MODELS = table("models", "version name sha256")
ORIGINALS = table("originals", "sha256 bytes")
ARTICLES = table(
    "articles",
    "id file url outlet title author published published_basis language text text_sha256 sha256 media_type version thoughts",
)
BLOCKS = table("blocks", "article start end kind")
ATTRIBUTIONS = table("attributions", "article id place nested_in confidence version act")
ARTICLE_SOURCES = table("article_sources", "id article place name kind aliases roles speaks_for")
STATEMENTS = table(
    "statements",
    "id article place source mode said_start said_end said_basis nested_in confidence version act responds_to corrected",
)
VIA = table("via", "statement place source")
SPANS = table("spans", "id article attribution statement role place start end exact prefix suffix")
PASSAGES = table("passages", "id article statement start text")
CLAIMS = table("claims", "id text pinned statement during_start during_end")
SOURCES = table("sources", "id name kind aliases roles speaks_for")
SAME_AS = table("same_as", "article_source source")
POSITIONS = table("positions", "claim statement stance confidence corrected version")
DISPUTES = table("disputes", "claim source stance")
CONTESTS = table("contests", "claim origins")
REVERSALS = table("reversals", "claim source stance_before stance_after statement_before statement_after")
ORIGINS = table("origins", "claim source article")
FAILURES = table("failures", "place what advice")
DUE = table("due", "what id")
CONTEXTS = table("contexts", "article outlet company")
KEYS = table("keys", "key source given surname")
SAMPLES = table("samples", "hash original article size", hash=sa.BigInteger)  # unsigned, of 32 bits
COPIES = table("copies", "article of")
JUDGED = table("judged", "article asked")
STORIES = table("stories", "article story level size vector asked judged stale")
VECTORS = table("vectors", "statement vector")
DECISIONS = table("decisions", "claim decision other author made")
CORRECTIONS = table("corrections", "id made author why aspect before after subject undoes")
CORRECTED = table("corrected", "about correction")
UNCORRECTED = table("uncorrected", "article sources statements")
PINS = table("pins", "claim")
OVERRULED = table("overruled", "claim statement stance confidence version")

OF_CLAIMS = (DISPUTES, CONTESTS, REVERSALS, ORIGINS)  # what follows from the positions on a claim, and goes as a whole
TABLES = (
    *(VERSIONS, MODELS, ORIGINALS, ARTICLES, BLOCKS, ATTRIBUTIONS, ARTICLE_SOURCES, STATEMENTS, VIA, SPANS, PASSAGES, CLAIMS),
    *(SOURCES, SAME_AS, POSITIONS, *OF_CLAIMS, FAILURES, DUE, CONTEXTS, KEYS, SAMPLES, COPIES, JUDGED),
    *(STORIES, VECTORS, DECISIONS, CORRECTIONS, CORRECTED, UNCORRECTED, OVERRULED, PINS),
)
RELAYS = table("relays", "article of kind")  # a view
