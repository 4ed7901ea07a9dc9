"""FollowTheMoney entities (https://followthemoney.tech), one a line, for Aleph and OpenSanctions' tools.

Articles and sources are entities; a statement documents its source in its article, with the words; a claim is a note on those who
take a position on it. Values are text as the model wants it: one line each, except the article's own text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from json import dumps

from sayso.model import Article, Claim, Position, Snapshot, Source, SourceKind, Statement
from sayso.show.export.files import Files, text
from sayso.show.export.fragments import link
from sayso.show.export.identity import GENERATOR, words
from sayso.show.stances import mark

__all__ = ["ftm"]

SCHEMATA = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.GROUP: "LegalEntity",
    SourceKind.DOCUMENT: "Document",
    SourceKind.ANONYMOUS: "LegalEntity",
}
LANGUAGES = {"en": "eng"}  # ISO 639-1 to 639-3, which the model wants; others are left out
NAME = 384  # characters in a name, the most that the model takes
Entity = dict[str, object]


def ftm(snapshot: Snapshot, name: str) -> Files:
    """Entities, each kind sorted by id."""
    articles = {article.id: article for article in snapshot.articles}
    sources = {source.id: source for source in snapshot.sources}
    made_by = {statement.id: statement.source for statement in snapshot.statements}
    claims = {claim.id: claim.text for claim in snapshot.claims}
    of_claim: defaultdict[str, set[str]] = defaultdict(set)
    positions: defaultdict[str, list[Position]] = defaultdict(list)
    for position in snapshot.positions:
        of_claim[position.claim].add(made_by[position.statement])
        positions[position.statement].append(position)
    entities = chain(
        map(_article, snapshot.articles),
        map(_source, snapshot.sources),
        (
            _entity(f"{s.id}-for", "Representation", agent=_id(s.id), client=_id(s.speaks_for), role="speaks for")
            for s in snapshot.sources
            if s.speaks_for and _acts(s) and _acts(sources[s.speaks_for])
        ),
        (
            _statement(made, articles[made.article], [f"{_stance(p)}: {claims[p.claim]}" for p in positions[made.id]])
            for made in snapshot.statements
        ),
        (_claim(claim, sorted(of_claim[claim.id])) for claim in snapshot.claims),
    )
    yield text(name, (dumps(entity, ensure_ascii=False) + "\n" for entity in entities))


def _entity(id: str, schema: str, **properties: str | Sequence[str] | None) -> Entity:
    """An entity; a property without a value is not there."""
    given = {name: [value] if isinstance(value, str) else value for name, value in properties.items() if value}
    listed = {name: list(filter(None, (v if name == "bodyText" else _line(v) for v in values))) for name, values in given.items()}
    return {"id": _id(id), "schema": schema, "properties": {name: values for name, values in listed.items() if values}}


def _article(article: Article) -> Entity:
    return _entity(
        article.id, "Article",
        fileName=article.file or article.url or article.id, title=article.title, author=article.author,
        publishedAt=article.published, language=LANGUAGES.get(article.language), publisher=article.outlet,
        sourceUrl=_web(article.url), bodyText=article.text,
    )  # fmt: skip


def _source(source: Source) -> Entity:
    schema = SCHEMATA[source.kind]
    if schema == "Document":
        return _entity(source.id, schema, fileName=source.name, title=source.name)
    return _entity(
        source.id, schema,
        name=source.name[:NAME], alias=[alias[:NAME] for alias in source.aliases],
        position=source.roles if schema == "Person" else None,
        summary="Not named by the articles." if source.kind is SourceKind.ANONYMOUS else None,
    )  # fmt: skip


def _statement(statement: Statement, article: Article, stances: Sequence[str]) -> Entity:
    said = statement.said
    return _entity(
        statement.id, "Documentation",
        document=_id(statement.article), entity=_id(statement.source), role=str(statement.act),
        startDate=said.start if said else None, endDate=said.end if said else None, summary=words(statement), description=stances,
        recordId=statement.id, sourceUrl=link(article, statement.content[0]), publisher=article.outlet,
    )  # fmt: skip


def _claim(claim: Claim, sources: Sequence[str]) -> Entity:
    return _entity(
        claim.id, "Note", name=claim.text[:NAME], description=claim.text, entity=[_id(id) for id in sources], publisher=GENERATOR
    )


def _stance(position: Position) -> str:
    return f"{position.stance}{mark(position)}"


def _acts(source: Source) -> bool:
    return SCHEMATA[source.kind] != "Document"


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _id(id: str) -> str:
    return f"sayso-{id.removeprefix('sayso-')}"


def _line(value: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())
