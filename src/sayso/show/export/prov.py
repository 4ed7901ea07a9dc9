"""PROV-JSON (https://www.w3.org/submissions/prov-json/), for auditors: from which article, by which models, each row was made.

A statement is a quotation from its article, attributed to who speaks, who may act on behalf of an organisation; a position is
derived from a statement and a claim. What people corrected is a revision of what was there, made by a correction. Corrections
have times, and nothing else has: the ledger's rows do not depend on when sayso was run.
"""

from __future__ import annotations

from sayso.model import Snapshot, SourceKind
from sayso.show.export.files import Files, as_json
from sayso.show.export.history import History
from sayso.show.export.identity import GENERATOR, words
from sayso.show.export.nodes import Attributes, node, numbered, qualified

__all__ = ["prov"]

DIGITS = 4
RUN, PROGRAM = "sayso:run", "sayso:program"
KINDS = {SourceKind.PERSON: "prov:Person", SourceKind.ORGANISATION: "prov:Organization"}


def prov(snapshot: Snapshot, name: str) -> Files:
    """Entities, the one activity, agents, and how they hang together; sorted as the ledger is."""
    models = {f"sayso:model-{sha256}": node("sayso:Model", **{"sayso:name": model}) for model, sha256 in snapshot.models}
    articles = {
        f"sayso:{a.id}": node(
            "sayso:Article",
            **{"sayso:title": a.title, "sayso:url": a.url, "sayso:file": a.file, "sayso:outlet": a.outlet},
            **{"sayso:published": a.published, "sayso:sha256": a.sha256},
        )
        for a in snapshot.articles
    }
    statements = {
        f"sayso:{s.id}": node(
            "sayso:Statement",
            **{"prov:value": words(s), "sayso:mode": s.mode, "sayso:act": s.act},
            **{"sayso:confidence": round(s.confidence, DIGITS), "sayso:corrected": s.corrected},
        )
        for s in snapshot.statements
    }
    claims = {f"sayso:{c.id}": node("sayso:Claim", **{"prov:value": c.text}) for c in snapshot.claims}
    positions = {
        f"sayso:{p.statement}-{p.claim}": node(
            "sayso:Position",
            **{"prov:value": p.stance, "sayso:confidence": round(p.confidence, DIGITS), "sayso:corrected": p.corrected},
        )
        for p in snapshot.positions
    }
    sources = {
        f"sayso:{s.id}": node(KINDS.get(s.kind, f"sayso:{s.kind.title()}"), **{"prov:label": s.name}) for s in snapshot.sources
    }
    derived: list[Attributes] = [
        {
            "prov:generatedEntity": f"sayso:{s.id}",
            "prov:usedEntity": f"sayso:{s.article}",
            "prov:type": qualified("prov:Quotation"),
        }
        for s in snapshot.statements
    ]
    derived += [
        {"prov:generatedEntity": f"sayso:{p.statement}-{p.claim}", "prov:usedEntity": f"sayso:{used}"}
        for p in snapshot.positions
        for used in (p.statement, p.claim)
    ]
    past = History(snapshot.corrections, {**statements, **claims, **positions})
    told, by_people = past.relations, past.made
    made = [row for row in (*statements, *positions) if row not in by_people] + past.read
    document = {
        "prefix": {"sayso": "urn:sayso:"},
        "entity": {**models, **articles, **statements, **claims, **positions, **past.entities},
        "activity": {RUN: {"prov:label": "reading, attributing, resolving, judging and tracing"}, **past.activities},
        "agent": {PROGRAM: node("prov:SoftwareAgent", **{"prov:label": GENERATOR}), **sources, **past.agents},
        "used": numbered("u", ({"prov:activity": RUN, "prov:entity": used} for used in (*models, *articles)), told["used"]),
        "wasGeneratedBy": numbered("g", ({"prov:entity": row, "prov:activity": RUN} for row in made), told["wasGeneratedBy"]),
        "wasInvalidatedBy": numbered("i", told["wasInvalidatedBy"]),
        "wasAssociatedWith": numbered("a", [{"prov:activity": RUN, "prov:agent": PROGRAM}], told["wasAssociatedWith"]),
        "wasInformedBy": numbered("c", told["wasInformedBy"]),
        "wasInfluencedBy": numbered("f", told["wasInfluencedBy"]),
        "wasDerivedFrom": numbered("d", derived, told["wasDerivedFrom"]),
        "wasAttributedTo": numbered(
            "t", ({"prov:entity": f"sayso:{s.id}", "prov:agent": f"sayso:{s.source}"} for s in snapshot.statements)
        ),
        "actedOnBehalfOf": numbered(
            "b",
            (
                {"prov:delegate": f"sayso:{s.id}", "prov:responsible": f"sayso:{s.speaks_for}"}
                for s in snapshot.sources
                if s.speaks_for
            ),
        ),
    }
    yield as_json(name, {key: value for key, value in document.items() if value})
