"""Reads what was published: bytes to articles with frozen text, blocks and metadata. Nothing is fetched."""

from sayso.read.articles import documents

__all__ = ["documents"]
