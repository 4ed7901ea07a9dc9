"""PROV-JSON (https://www.w3.org/submissions/prov-json/), for auditors: from which article, by which models, each row was made.

A statement is a quotation from its article, attributed to who speaks, who may act on behalf of an organisation; a position is
derived from a statement and a claim. No times are given: the ledger's rows do not depend on when it was run.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Snapshot, SourceKind
from sayso.show.export.files import Files, as_json
from sayso.show.export.identity import GENERATOR, words

__all__ = ["prov"]

DIGITS = 4
RUN, PROGRAM = "sayso:run", "sayso:program"
KINDS = {SourceKind.PERSON: "prov:Person", SourceKind.ORGANISATION: "prov:Organization"}
Attributes = dict[str, object]


def prov(snapshot: Snapshot, name: str) -> Files:
    """Entities, the one activity, agents, and how they hang together; sorted as the ledger is."""
    models = {f"sayso:model-{sha256}": _node("sayso:Model", **{"sayso:name": model}) for model, sha256 in snapshot.models}
    articles = {
        f"sayso:{a.id}": _node(
            "sayso:Article",
            **{"sayso:title": a.title, "sayso:url": a.url, "sayso:file": a.file, "sayso:outlet": a.outlet},
            **{"sayso:published": a.published, "sayso:sha256": a.sha256},
        )
        for a in snapshot.articles
    }
    statements = {
        f"sayso:{s.id}": _node(
            "sayso:Statement",
            **{"prov:value": words(s), "sayso:mode": s.mode, "sayso:act": s.act},
            **{"sayso:confidence": round(s.confidence, DIGITS), "sayso:corrected": s.corrected},
        )
        for s in snapshot.statements
    }
    claims = {f"sayso:{c.id}": _node("sayso:Claim", **{"prov:value": c.text}) for c in snapshot.claims}
    positions = {
        f"sayso:{p.statement}-{p.claim}": _node(
            "sayso:Position",
            **{"prov:value": p.stance, "sayso:confidence": round(p.confidence, DIGITS), "sayso:corrected": p.corrected},
        )
        for p in snapshot.positions
    }
    sources = {
        f"sayso:{s.id}": _node(KINDS.get(s.kind, f"sayso:{s.kind.title()}"), **{"prov:label": s.name}) for s in snapshot.sources
    }
    derived: list[Attributes] = [
        {"prov:generatedEntity": f"sayso:{s.id}", "prov:usedEntity": f"sayso:{s.article}", "prov:type": _name("prov:Quotation")}
        for s in snapshot.statements
    ]
    derived += [
        {"prov:generatedEntity": f"sayso:{p.statement}-{p.claim}", "prov:usedEntity": f"sayso:{used}"}
        for p in snapshot.positions
        for used in (p.statement, p.claim)
    ]
    document = {
        "prefix": {"sayso": "urn:sayso:"},
        "entity": {**models, **articles, **statements, **claims, **positions},
        "activity": {RUN: {"prov:label": "reading, attributing, resolving, judging and tracing"}},
        "agent": {PROGRAM: _node("prov:SoftwareAgent", **{"prov:label": GENERATOR}), **sources},
        "used": _numbered("u", ({"prov:activity": RUN, "prov:entity": used} for used in (*models, *articles))),
        "wasGeneratedBy": _numbered("g", ({"prov:entity": made, "prov:activity": RUN} for made in (*statements, *positions))),
        "wasAssociatedWith": _numbered("a", [{"prov:activity": RUN, "prov:agent": PROGRAM}]),
        "wasDerivedFrom": _numbered("d", derived),
        "wasAttributedTo": _numbered(
            "t", ({"prov:entity": f"sayso:{s.id}", "prov:agent": f"sayso:{s.source}"} for s in snapshot.statements)
        ),
        "actedOnBehalfOf": _numbered(
            "b",
            (
                {"prov:delegate": f"sayso:{s.id}", "prov:responsible": f"sayso:{s.speaks_for}"}
                for s in snapshot.sources
                if s.speaks_for
            ),
        ),
    }
    yield as_json(name, {key: value for key, value in document.items() if value})


def _node(kind: str, **attributes: object) -> Attributes:
    return {"prov:type": _name(kind)} | {key: value for key, value in attributes.items() if value is not None}


def _name(name: str) -> Attributes:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _numbered(kind: str, relations: Iterable[Attributes]) -> dict[str, Attributes]:
    return {f"_:{kind}{number}": relation for number, relation in enumerate(relations, 1)}
