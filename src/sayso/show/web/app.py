"""The pages as one ASGI application: addresses, their facts, and the forms that change the ledger."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sayso.errors import SaysoError
from sayso.ledger import Ledger
from sayso.show.web.changing import Changing
from sayso.show.web.forms import Forms
from sayso.show.web.guard import Guard
from sayso.show.web.render import as_json, html
from sayso.show.web.site import Shown, Site
from sayso.show.web.work import Work

if TYPE_CHECKING:
    from sayso.flow import Flow

__all__ = ["Settings", "make_app"]

Page = Callable[[Request], Shown]


@dataclass(frozen=True, slots=True)
class Settings:
    """Under which names the server is asked for, and the token that whoever asks has to give, if any."""

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    token: str | None = None


def make_app(ledger: Ledger, settings: Settings | None = None, load: Callable[[], Flow] | None = None) -> Starlette:
    """The pages of an open ledger. `load` loads the models, when somebody first adds something."""
    settings = settings or Settings()
    forms, site = Forms(), Site(ledger)
    changing = Changing(ledger, Work(ledger, load), forms)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        changing.jobs.close()

    kinds = {
        "claim": site.claim, "source": site.source, "article": site.article, "reversal": site.reversal, "story": site.story,
        "correct": site.correct, "job": changing.job,
    }  # fmt: skip
    listed = {"search": site.search, "claims": site.claims, "stories": site.stories, "corrections": site.corrections}
    pages: list[tuple[str, str, Page]] = [("/", "/index.json", site.home)]
    pages += [(f"/{name}", f"/{name}.json", page) for name, page in listed.items()]
    pages += [(f"/{kind}/{{id}}", f"/{kind}/{{id}}.json", page) for kind, page in kinds.items()]
    sent = {
        "articles": changing.add_article,
        "claims": changing.pin_claim,
        "correct/{id}": changing.correct,
        "undo/{id}": changing.undo,
        "find": changing.find,
    }
    return Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
            *(Route(address, _twin(page)) for _, address, page in pages),
            *(Route(address, _page(page, twin, forms)) for address, twin, page in pages),
            *(Route(f"/{address}", form, methods=["POST"]) for address, form in sent.items()),
            Route("/add", changing.add),
            Route("/claim/{id}/positions.csv", site.positions),
            Route("/{id}", site.short),
        ],
        middleware=[Middleware(Guard, hosts=settings.hosts, token=settings.token)],
        exception_handlers={HTTPException: _gone, SaysoError: _failed},
        lifespan=lifespan,
    )


def _twin(page: Page) -> Callable[[Request], Response]:
    def json(request: Request) -> Response:
        return as_json(page(request).facts)

    return json


def _page(page: Page, twin: str, forms: Forms) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        found = page(request)
        address = twin.replace("{id}", request.path_params.get("id", "")) + (f"?{request.url.query}" if request.url.query else "")
        response = html(found.template, found.facts, twin=address, token=forms.token(request), query=request.query_params)
        forms.keep(request, response)
        return response

    return answer


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
