"""From a page's facts to what is sent: HTML from a template, or the facts as JSON.

Whatever a template writes passes `shown` first and is escaped then, so that no text of an article is ever obeyed or hidden.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from sayso.model import Mode, Stance
from sayso.show.stances import GLYPHS, MARKS, PLURAL
from sayso.show.visible import CUT, abridged, glyphs, one_line
from sayso.show.web.drawing import draw
from sayso.show.web.pages.facts import Quote

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["as_json", "html", "shown"]

KEPT = "\n\t"  # white space of an article's text that a page keeps


def html(template: str, facts: object, status: int = 200, **more: object) -> Response:
    """The template with `page`, the facts, and whatever else it needs."""
    text = _environment().get_template(template).render(page=facts, **more)
    return HTMLResponse(text.encode("utf-8", "backslashreplace"), status)


def as_json(facts: DataclassInstance) -> Response:
    """The facts as they are."""
    return Response(msgspec.json.format(msgspec.json.encode(facts), indent=1) + b"\n", media_type="application/json")


def shown(value: object) -> object:
    """Text with its invisible and obeyed characters written out; everything else as it is."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    if value.isprintable():
        return str(value)
    return "".join(character if character in KEPT else glyphs(character) for character in value)


def words(quote: Quote, limit: int = 600) -> str:
    """A statement's words on one line, long ones cut in the middle."""
    marks = ("“", "”") if quote.mode is Mode.DIRECT else ("", "")
    return CUT.join(marks[0] + part + marks[1] for part in abridged(quote.words, limit))


def where(quote: Quote) -> str:
    """The page that opens the article at the words."""
    return f"/article/{quote.article.id}?statement={quote.statement}#{quote.statement}"


def many(number: int, word: str, plural: str = "") -> str:
    """`1 article`, `2,000 articles`."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"


def asking(query: Mapping[str, str], **other: object) -> str:
    """The question part of an address with some of it asked for otherwise."""
    return urlencode({**query, **other})


def deeds(counts: dict[Stance, int], perhaps: dict[Stance, int]) -> Sequence[tuple[Stance, str]]:
    """`affirmed by 2`, `denied by 3, perhaps 5`, `perhaps hedged by 1`: the counts, and how many of them are not sure."""
    verbs = {
        Stance.AFFIRMS: "affirmed by",
        Stance.DENIES: "denied by",
        Stance.HEDGES: "hedged by",
        Stance.DECLINES: "declined by",
    }

    def told(stance: Stance, count: int) -> str:
        doubtful = perhaps.get(stance, 0)
        if doubtful == count:
            return f"perhaps {verbs[stance]} {count}"
        return f"{verbs[stance]} {count - doubtful}{f', perhaps {count}' if doubtful else ''}"

    return [(stance, told(stance, count)) for stance, count in counts.items()]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sayso.show.web"), autoescape=True, undefined=StrictUndefined, finalize=shown,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    filters: dict[str, Any] = {"line": one_line, "words": words, "where": where, "many": many, "deeds": deeds, "asking": asking}
    environment.filters.update(filters)
    environment.globals.update(glyph=GLYPHS, marks=MARKS, plural=PLURAL, draw=draw, stances=list(Stance))
    return environment
