"""JSON-LD expanded without a network: the terms of the two published contexts that exports use, as those define them."""

from __future__ import annotations

import json
from typing import Any

from pyld import jsonld

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
ANNOTATION = {
    "id": {"@id": "@id"}, "type": {"@id": "@type"},
    **{name: f"{OA}{name}" for name in (
        "Annotation", "SpecificResource", "TextualBody", "TextQuoteSelector", "TextPositionSelector", "exact", "prefix", "suffix",
        "describing", "identifying", "linking", "tagging",
    )},
    "AnnotationCollection": f"{AS}OrderedCollection", "AnnotationPage": f"{AS}OrderedCollectionPage",
    "Software": f"{AS}Application",
    "body": {"@id": f"{OA}hasBody", "@type": "@id"}, "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"}, "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"}, "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    **{name: {"@id": at, "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"} for name, at in (
        ("start", f"{OA}start"), ("end", f"{OA}end"), ("total", f"{AS}totalItems"), ("startIndex", f"{AS}startIndex"),
    )},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "format": "http://purl.org/dc/elements/1.1/format",
    "name": "http://xmlns.com/foaf/0.1/name", "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "generator": {"@id": f"{AS}generator", "@type": "@id"}, "partOf": {"@id": f"{AS}partOf", "@type": "@id"},
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
}  # fmt: skip
SCHEMA_ORG = {"@vocab": "http://schema.org/", "url": {"@type": "@id"}}
CONTEXTS = {"http://www.w3.org/ns/anno.jsonld": ANNOTATION, "https://schema.org": SCHEMA_ORG}


def expanded(written: bytes) -> list[dict[str, Any]]:
    """What a JSON-LD processor makes of it."""

    def load(address: str, _: object) -> dict[str, object]:
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": CONTEXTS[address]}}

    nodes: list[dict[str, Any]] = jsonld.expand(json.loads(written), {"documentLoader": load})
    return nodes


def keys(value: object) -> set[str]:
    """All keys in it, which a processor drops in silence if the context does not define them."""
    inside = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    return set(value if isinstance(value, dict) else ()).union(*map(keys, inside))
