"""The pages by their addresses: which facts, shown by which template."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.ledger import Filters, Ledger
from sayso.model import Stance
from sayso.show.lists import as_csv
from sayso.show.lookup import Lookup
from sayso.show.rows import StatementRow, statement_rows
from sayso.show.web.asking import LONGEST, id_of, number, there
from sayso.show.web.pages.article import article_page
from sayso.show.web.pages.claim import claim_page
from sayso.show.web.pages.correct import ClaimChoice, SourceChoice, correct_page, log_page
from sayso.show.web.pages.facts import Named
from sayso.show.web.pages.home import claims_page, home_page
from sayso.show.web.pages.reversal import reversal_page
from sayso.show.web.pages.search import search_page
from sayso.show.web.pages.source import source_page
from sayso.show.web.pages.story import stories_page, story_page

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["Shown", "Site"]

MOST = 50  # statements of a source, or found, or corrections, on one page
CALM = 6  # stories without a dispute on the first page
PAGES = {"c": "claim", "s": "source", "a": "article"}


@dataclass(frozen=True, slots=True)
class Shown:
    """Facts and the template that shows them."""

    template: str
    facts: DataclassInstance


class Site:
    """What the addresses answer, from excerpts of the ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def home(self, _: Request) -> Shown:
        calm = self._ledger.tellings.newest(most=CALM, disputed=False)
        return Shown("home.html", home_page(self._ledger.excerpts.front(), calm))

    def stories(self, request: Request) -> Shown:
        """Stories by their newest article, perhaps only those with a dispute, or without."""
        dispute = request.query_params.get("dispute", "")
        only = {"some": True, "none": False}.get(dispute)
        after = request.query_params.get("after", "")[:LONGEST].replace("\0", "")
        listed = self._ledger.tellings.newest(after, MOST, only)
        return Shown("stories.html", stories_page(listed, "" if only is None else dispute))

    def story(self, request: Request) -> Shown:
        """A story, with those of its statements that pass the filters in the address."""
        matter, offset = there(self._ledger.tellings.told(id := id_of(request))), number(request, "from")
        filters = replace(_filters(request), words="", story=id)
        found = self._ledger.excerpts.find(filters, MOST, offset)
        return Shown("story.html", story_page(matter, self._ledger.excerpts.on(matter.claims), filters, found, offset))

    def claims(self, request: Request) -> Shown:
        offset = number(request, "from")
        return Shown("claims.html", claims_page(self._ledger.excerpts.claims(offset, MOST), offset))

    def claim(self, request: Request) -> Shown:
        excerpt = self._ledger.excerpts.claim(id := id_of(request))
        return Shown("claim.html", claim_page(there(excerpt), id))

    def positions(self, request: Request) -> Response:
        """The statements that take a position on the claim, as a table for a spreadsheet."""
        snapshot = there(self._ledger.excerpts.claim(id_of(request))).snapshot
        return Response(as_csv(StatementRow, statement_rows(Lookup(snapshot), snapshot.statements)), media_type="text/csv")

    def source(self, request: Request) -> Shown:
        offset = number(request, "from")
        excerpt = self._ledger.excerpts.source(id := id_of(request), offset, MOST)
        return Shown("source.html", source_page(there(excerpt), id, offset, MOST))

    def article(self, request: Request) -> Shown:
        snapshot = self._ledger.excerpts.article(id := id_of(request))
        part = number(request, "part") if "part" in request.query_params else None
        telling = self._ledger.tellings.of_article(id)
        return Shown("article.html", article_page(there(snapshot), id, part, request.query_params.get("statement"), telling))

    def reversal(self, request: Request) -> Shown:
        if len(parts := id_of(request).split("-")) != 4:
            raise HTTPException(404)
        return Shown("reversal.html", reversal_page(there(self._ledger.excerpts.reversal(*parts))))

    def search(self, request: Request) -> Shown:
        filters = _filters(request)
        excerpt = self._ledger.excerpts.find(filters, MOST)
        articles = self._ledger.excerpts.articles({hit.article for hit in excerpt.passages})
        return Shown("search.html", search_page(filters, excerpt, articles))

    def correct(self, request: Request) -> Shown:
        """A statement, a source or a found claim with all that may be changed about it."""
        if (id := id_of(request)).startswith("s"):
            like = request.query_params.get("like", "")[:LONGEST].replace("\0", "").strip()
            return Shown("correct_source.html", SourceChoice(there(self._ledger.candidates.of_source(id, like)), like))
        if id.startswith("c"):
            return Shown("correct_claim.html", self._claim_choice(id))
        return Shown("correct.html", correct_page(there(self._ledger.excerpts.statement(id))))

    def _claim_choice(self, id: str) -> ClaimChoice:
        (claim,) = there(self._ledger.excerpts.claim(id, 0)).snapshot.claims
        if claim.pinned:
            raise HTTPException(404)
        others = self._ledger.excerpts.on(self._ledger.candidates.of_claim(id)).claims
        return ClaimChoice(Named(id, claim.text), tuple(Named(other.id, other.text) for other in others))

    def corrections(self, request: Request) -> Shown:
        """The log of corrections, the newest first."""
        return Shown("corrections.html", log_page(self._ledger.corrections(), number(request, "from"), MOST))

    def short(self, request: Request) -> Response:
        """The page of the only row whose id begins so; of a statement, the article at its words."""
        start = id_of(request)
        found = self._ledger.excerpts.named(start) if len(start) >= 4 and start.isascii() and start.isalnum() else ()
        if len(found) != 1:
            raise HTTPException(404)
        if kind := PAGES.get(found[0][0]):
            return RedirectResponse(f"/{kind}/{found[0]}", 307)
        (statement,) = there(self._ledger.excerpts.statement(found[0])).statements
        return RedirectResponse(f"/article/{statement.article}?statement={statement.id}#{statement.id}", 307)


def _filters(request: Request) -> Filters:
    """The filters that the address asks for."""
    names = ("q", "source", "outlet", "stance", "since", "until")
    asked = {name: request.query_params.get(name, "")[:LONGEST].replace("\0", "").strip() for name in names}
    stance = asked["stance"] if asked["stance"] in set(Stance) else ""
    return Filters(asked["q"], asked["source"], asked["outlet"], stance, asked["since"], asked["until"])
