"""The pages as one ASGI application: addresses, their facts, and the forms that change the ledger."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sayso.errors import SaysoError, UsageError
from sayso.ledger import Filters, Ledger
from sayso.model import Stance
from sayso.show.lists import as_csv
from sayso.show.lookup import Lookup
from sayso.show.period import period
from sayso.show.rows import StatementRow, statement_rows
from sayso.show.web.forms import FIELD, Forms
from sayso.show.web.guard import Guard
from sayso.show.web.jobs import Job, Jobs, Tell
from sayso.show.web.pages.article import article_page
from sayso.show.web.pages.claim import claim_page
from sayso.show.web.pages.home import home_page
from sayso.show.web.pages.reversal import reversal_page
from sayso.show.web.pages.search import search_page
from sayso.show.web.pages.source import source_page
from sayso.show.web.render import as_json, html
from sayso.show.web.work import Given, Work

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from sayso.flow import Flow

__all__ = ["Settings", "make_app"]

Found = TypeVar("Found")
MOST = 50  # statements of a source, or found, on one page
LONGEST = 2000  # characters of a claim or a filter
PAGES = {"c": "claim", "s": "source", "a": "article"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Under which names the server is asked for, and the token that whoever asks has to give, if any."""

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    token: str | None = None


def make_app(ledger: Ledger, settings: Settings | None = None, load: Callable[[], Flow] | None = None) -> Starlette:
    """The pages of an open ledger. `load` loads the models, when somebody first adds something."""
    settings = settings or Settings()
    site = _Site(ledger, Work(ledger, load))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        site.jobs.close()

    kinds = {"claim": site.claim, "source": site.source, "article": site.article, "reversal": site.reversal}
    pages = [("/", "/index.json", site.home), ("/search", "/search.json", site.search)]
    pages += [(f"/{kind}/{{id}}", f"/{kind}/{{id}}.json", page) for kind, page in kinds.items()]
    return Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
            *(Route(address, _twin(page)) for _, address, page in pages),
            *(Route(address, _page(page, twin, site.forms)) for address, twin, page in pages),
            Route("/add", site.add),
            Route("/claim/{id}/positions.csv", site.positions),
            Route("/articles", site.add_article, methods=["POST"]),
            Route("/claims", site.pin_claim, methods=["POST"]),
            Route("/job/{id}", site.job),
            Route("/{id}", site.short),
        ],
        middleware=[Middleware(Guard, hosts=settings.hosts, token=settings.token)],
        exception_handlers={HTTPException: _gone, SaysoError: _failed},
        lifespan=lifespan,
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """Facts and the template that shows them."""

    template: str
    facts: DataclassInstance


def _twin(page: Callable[[Request], _Shown]) -> Callable[[Request], Response]:
    def json(request: Request) -> Response:
        return as_json(page(request).facts)

    return json


def _page(page: Callable[[Request], _Shown], twin: str, forms: Forms) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        found = page(request)
        address = twin.replace("{id}", request.path_params.get("id", "")) + (f"?{request.url.query}" if request.url.query else "")
        response = html(found.template, found.facts, twin=address, token=forms.token(request), query=request.query_params)
        forms.keep(request, response)
        return response

    return answer


class _Site:
    """What the addresses answer."""

    def __init__(self, ledger: Ledger, work: Work) -> None:
        self._ledger, self._work = ledger, work
        self.forms, self.jobs = Forms(), Jobs()

    def home(self, _: Request) -> _Shown:
        return _Shown("home.html", home_page(self._ledger.excerpts.front()))

    def claim(self, request: Request) -> _Shown:
        excerpt = self._ledger.excerpts.claim(id := _id(request))
        return _Shown("claim.html", claim_page(_there(excerpt), id))

    def positions(self, request: Request) -> Response:
        """The statements that take a position on the claim, as a table for a spreadsheet."""
        snapshot = _there(self._ledger.excerpts.claim(_id(request))).snapshot
        return Response(as_csv(StatementRow, statement_rows(Lookup(snapshot), snapshot.statements)), media_type="text/csv")

    def source(self, request: Request) -> _Shown:
        offset = _number(request, "from")
        excerpt = self._ledger.excerpts.source(id := _id(request), offset, MOST)
        return _Shown("source.html", source_page(_there(excerpt), id, offset, MOST))

    def article(self, request: Request) -> _Shown:
        snapshot = self._ledger.excerpts.article(id := _id(request))
        part = _number(request, "part") if "part" in request.query_params else None
        return _Shown("article.html", article_page(_there(snapshot), id, part, request.query_params.get("statement")))

    def reversal(self, request: Request) -> _Shown:
        if len(parts := _id(request).split("-")) != 4:
            raise HTTPException(404)
        return _Shown("reversal.html", reversal_page(_there(self._ledger.excerpts.reversal(*parts))))

    def search(self, request: Request) -> _Shown:
        asked = {name: request.query_params.get(name, "")[:LONGEST].replace("\0", "").strip() for name in
                 ("q", "source", "outlet", "stance", "since", "until")}  # fmt: skip
        stance = asked["stance"] if asked["stance"] in set(Stance) else ""
        filters = Filters(asked["q"], asked["source"], asked["outlet"], stance, asked["since"], asked["until"])
        excerpt = self._ledger.excerpts.find(filters, MOST)
        hits = self._ledger.search(filters.words, MOST) if filters == Filters(filters.words) else ()
        articles = self._ledger.excerpts.articles({hit.article for hit in hits if hit.statement is None})
        return _Shown("search.html", search_page(filters, excerpt, hits, articles))

    def add(self, request: Request) -> Response:
        return self._form(request)

    def short(self, request: Request) -> Response:
        """The page of the only row whose id begins so; of a statement, the article at its words."""
        start = _id(request)
        found = self._ledger.excerpts.named(start) if len(start) >= 4 and start.isascii() and start.isalnum() else ()
        if len(found) != 1:
            raise HTTPException(404)
        if kind := PAGES.get(found[0][0]):
            return RedirectResponse(f"/{kind}/{found[0]}", 307)
        raise HTTPException(404)

    def job(self, request: Request) -> Response:
        job = _there(self.jobs.get(_id(request)))
        return html("job.html", job, twin=None, token="", query=request.query_params)

    async def add_article(self, request: Request) -> Response:
        async with request.form(max_files=1, max_fields=20, max_part_size=12 * 2**20) as form:
            field = {name: value for name, value in form.items() if isinstance(value, str)}
            upload = form.get("file")
            contents = b"" if upload is None or isinstance(upload, str) else await upload.read()
            name = "" if upload is None or isinstance(upload, str) else upload.filename or ""
        self._check(request, field)
        about = {
            name: " ".join(field.get(name, "").split())[:LONGEST] for name in ("title", "outlet", "published", "url", "author")
        }
        given = Given(contents or field.get("text", "").encode("utf-8", "replace"), name if contents else "", **about)
        if not given.contents.strip():
            return self._form(request, "Paste an article's text, or choose a file.")
        return self._started(self.jobs.start("Reading an article", lambda tell: self._work.read(given, tell)))

    async def pin_claim(self, request: Request) -> Response:
        async with request.form(max_files=0, max_fields=20) as form:
            field = {name: value for name, value in form.items() if isinstance(value, str)}
        self._check(request, field)
        text = " ".join(field.get("text", "").split())
        if not 0 < len(text) <= LONGEST:
            return self._form(request, "Write the claim as one sentence that can be true or false.")
        try:
            during = period(f"{field.get('start', '').strip()}/{field.get('end', '').strip()}") if _dated(field) else None
        except UsageError as error:
            return self._form(request, f"{error.what}. {error.advice}.")

        def work(tell: Tell) -> str:
            return self._work.pin(text, during, tell)

        return self._started(self.jobs.start(f"Pinning “{text}”", work))

    def _form(self, request: Request, complaint: str = "") -> Response:
        response = html("add.html", complaint, 400 if complaint else 200, twin=None, token=self.forms.token(request),
                        query=request.query_params)  # fmt: skip
        self.forms.keep(request, response)
        return response

    def _check(self, request: Request, field: dict[str, str]) -> None:
        if not self.forms.mine(request, field.get(FIELD, "")):
            raise HTTPException(
                403, "This form is too old, or it was not sent from these pages. Go back, load it again, and send it."
            )

    @staticmethod
    def _started(job: Job | None) -> Response:
        if job is None:
            raise HTTPException(503, "Too much is waiting already. Try again in a few minutes.")
        return RedirectResponse(f"/job/{job.id}", 303)


def _there(found: Found | None) -> Found:
    if found is None:
        raise HTTPException(404)
    return found


def _id(request: Request) -> str:
    return str(request.path_params["id"]).replace("\0", "")


def _number(request: Request, name: str) -> int:
    """A number that the address gives; 0 for anything else."""
    given = request.query_params.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def _dated(field: dict[str, str]) -> bool:
    return bool(field.get("start", "").strip() or field.get("end", "").strip())


def _gone(request: Request, error: Exception) -> Response:
    """The page, or the JSON, of an error that has a number."""
    assert isinstance(error, HTTPException)
    what = "There is no such page in this ledger." if error.status_code == 404 else error.detail
    return _told(request, what, error.status_code)


def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, SaysoError)
    return _told(request, f"{error.what}. {error.advice}", 500)


def _told(request: Request, what: str, status: int) -> Response:
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": what}, status)
    return html("error.html", what, status, twin=None, token="", query=request.query_params)
