"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/): each statement as an annotation of the words in its article.

A selector quotes the words with what stands around them; another gives their place in the article's text as sayso keeps it, in
code points. Tools that read the page itself find the words by the first one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sayso.model import Article, Position, Snapshot, Source, Span, Statement
from sayso.show.export.files import Files, json_list, text
from sayso.show.export.identity import GENERATOR, page, urn
from sayso.show.stances import mark
from sayso.spans import selectors

__all__ = ["web_annotation"]

Json = dict[str, object]


def web_annotation(snapshot: Snapshot, name: str) -> Files:
    """One page of annotations, sorted by id. Bodies say who speaks, for whom, through whom, and on which claim in which way."""
    head = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("annotations"),
        "type": "AnnotationPage",
        "partOf": {
            "id": urn("ledger"), "type": "AnnotationCollection",
            "label": "Reported statements", "total": len(snapshot.statements),
        },
        "startIndex": 0,
    }  # fmt: skip
    yield text(name, json_list(head, "items", _annotations(snapshot)))


def _annotations(snapshot: Snapshot) -> Iterator[Json]:
    articles = {article.id: article for article in snapshot.articles}
    sources = {source.id: source for source in snapshot.sources}
    claims = {claim.id: claim.text for claim in snapshot.claims}
    positions: defaultdict[str, list[Position]] = defaultdict(list)
    for position in snapshot.positions:
        positions[position.statement].append(position)
    for statement in snapshot.statements:
        article = articles[statement.article]
        yield {
            "id": urn(statement.id),
            "type": "Annotation",
            "motivation": "describing",
            "generator": {"id": urn("software"), "type": "Software", "name": GENERATOR},
            "body": [*_speakers(statement, sources), *_stances(positions[statement.id], claims)],
            "target": [_target(article, span) for span in statement.content],
        }


def _speakers(statement: Statement, sources: Mapping[str, Source]) -> Iterator[Json]:
    source, said = sources[statement.source], statement.said
    told = f"{source.name} {statement.act}"
    if source.speaks_for:
        told = f"{source.name}, for {sources[source.speaks_for].name}, {statement.act}"
    told += "".join(f", via {sources[relay].name}" for relay in statement.via)
    if said:
        told += f" ({said.start if said.start == said.end else f'{said.start} to {said.end}'})"
    yield _body(told, "describing")
    yield {"type": "SpecificResource", "purpose": "identifying", "source": urn(source.id)}


def _stances(positions: Sequence[Position], claims: Mapping[str, str]) -> Iterator[Json]:
    for position in positions:
        yield _body(f"{position.stance}{mark(position)}: {claims[position.claim]}", "tagging")
        yield {"type": "SpecificResource", "purpose": "linking", "source": urn(position.claim)}


def _body(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _target(article: Article, span: Span) -> Json:
    prefix, exact, suffix = selectors(article.text, span)
    quoted = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": page(article), "selector": [quoted, place]}
