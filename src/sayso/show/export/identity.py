"""Names of rows and of this program where other tools read them."""

from __future__ import annotations

from sayso import __version__
from sayso.model import Article, Statement
from sayso.show.export.tables import CUT

__all__ = ["GENERATOR", "page", "urn", "words"]

GENERATOR = f"sayso {__version__}"


def urn(id: str) -> str:
    """A URI for a row, the same in every ledger that has it."""
    return f"urn:sayso:{id}"


def page(article: Article) -> str:
    """The article's web address, or the URI of its row."""
    return article.url if article.url and article.url.startswith(("http://", "https://")) else urn(article.id)


def words(statement: Statement) -> str:
    """What was said, a mark between parts that stand apart."""
    return CUT.join(span.exact for span in statement.content)
