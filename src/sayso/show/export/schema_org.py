"""schema.org as JSON-LD, for search engines and archives: articles, who speaks, what they said, and the claims.

Quoted words are a Quotation; an article's own account of what somebody said is a Statement, so that nothing passes for somebody's
words that is not. There is no ClaimReview: a ledger has no verdict of what is true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from sayso.model import Article, Claim, Mode, Position, Snapshot, Source, SourceKind, Stance, Statement
from sayso.show.export.files import Files, json_list, text
from sayso.show.export.fragments import link
from sayso.show.export.identity import urn, words
from sayso.show.stances import is_sure

__all__ = ["schema_org"]

Json = dict[str, object]
TYPES = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.GROUP: "Organization",
    SourceKind.DOCUMENT: "CreativeWork",
    SourceKind.ANONYMOUS: "Person",
}


def schema_org(snapshot: Snapshot, name: str) -> Files:
    """One graph: articles, sources, statements and claims, each sorted by id."""
    articles = {article.id: article for article in snapshot.articles}
    positions: defaultdict[str, list[Position]] = defaultdict(list)
    for position in snapshot.positions:
        positions[position.statement].append(position)
        positions[position.claim].append(position)
    kinds = {source.id: source.kind for source in snapshot.sources}
    nodes = chain(
        map(_article, snapshot.articles),
        (_source(source, kinds) for source in snapshot.sources),
        (_statement(made, articles[made.article], positions[made.id]) for made in snapshot.statements),
        (_claim(claim, positions[claim.id]) for claim in snapshot.claims),
    )
    yield text(name, json_list({"@context": "https://schema.org"}, "@graph", map(_known, nodes)))


def _known(node: Json) -> Json:
    return {key: value for key, value in node.items() if value not in (None, [], ())}


def _article(article: Article) -> Json:
    return {
        "@id": urn(article.id),
        "@type": "NewsArticle",
        "url": article.url,
        "headline": article.title,
        "datePublished": article.published,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        "author": {"@type": "Person", "name": article.author} if article.author else None,
        "inLanguage": article.language,
        "identifier": {"@type": "PropertyValue", "propertyID": "SHA-256", "value": article.sha256},
    }


def _source(source: Source, kinds: Mapping[str, SourceKind]) -> Json:
    kind = TYPES[source.kind]
    node: Json = {"@id": urn(source.id), "@type": kind, "name": source.name, "alternateName": source.aliases}
    if source.kind is SourceKind.ANONYMOUS:
        node["disambiguatingDescription"] = "Not named by the articles."
    if kind == "Person":
        node["jobTitle"] = source.roles
    if source.speaks_for and kind != "CreativeWork" and TYPES[kinds[source.speaks_for]] == "Organization":
        node["affiliation" if kind == "Person" else "memberOf"] = {"@id": urn(source.speaks_for)}
    return node


def _statement(statement: Statement, article: Article, positions: Sequence[Position]) -> Json:
    speaker = {"@id": urn(statement.source)}
    quoted = statement.mode is Mode.DIRECT
    said = statement.said
    return {
        "@id": urn(statement.id),
        "@type": "Quotation" if quoted else "Statement",
        "text": words(statement),
        "creator": speaker,
        "spokenByCharacter": speaker if quoted else None,
        "contributor": [{"@id": urn(relay)} for relay in statement.via],
        "isPartOf": {"@id": urn(article.id)},
        "url": link(article, statement.content[0]),
        "inLanguage": article.language,
        "temporalCoverage": _interval(said.start, said.end) if said else None,
        "about": [_about(position) for position in positions],
    }


def _about(position: Position) -> Json:
    """What a statement does to a claim, as a Role: schema.org's way to say more of a property."""
    stance = str(position.stance) if is_sure(position) else f"{position.stance} (unsure)"
    return {"@type": "Role", "roleName": stance, "about": {"@id": urn(position.claim)}}


def _claim(claim: Claim, positions: Sequence[Position]) -> Json:
    affirming = [p.statement for p in positions if p.stance is Stance.AFFIRMS and is_sure(p)]
    return {
        "@id": urn(claim.id),
        "@type": "Claim",
        "text": claim.text,
        "temporalCoverage": _interval(claim.during.start, claim.during.end) if claim.during else None,
        "appearance": [{"@id": urn(statement)} for statement in affirming],
    }


def _interval(start: str | None, end: str | None) -> str:
    """ISO 8601: one date, or two; `..` is an open end."""
    return start if start and start == end else f"{start or '..'}/{end or '..'}"
