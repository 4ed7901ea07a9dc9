"""What the forms do: add an article, pin or find claims, correct, undo a correction. Each checks who sends it first."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from getpass import getuser

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.correcting import Signed
from sayso.errors import SaysoError, UsageError
from sayso.ledger import Ledger
from sayso.model import Correction
from sayso.show.period import period
from sayso.show.web.asking import LONGEST, fields, id_of, there
from sayso.show.web.forms import FIELD, Forms
from sayso.show.web.jobs import Jobs, Tell
from sayso.show.web.render import html
from sayso.show.web.site import Shown
from sayso.show.web.wanted import corrections_wanted, deciding_wanted, joining_wanted, undoing_wanted
from sayso.show.web.work import Given, Work

__all__ = ["Changing"]

Wanted = Callable[[Ledger, str, dict[str, str], Signed], tuple[Correction, ...]]
ABOUT = ("title", "outlet", "published", "url", "author")


class Changing:
    """The addresses that forms are sent to, and the page of the work that they set going."""

    def __init__(self, ledger: Ledger, work: Work, forms: Forms) -> None:
        self._ledger, self._work, self._forms, self.jobs = ledger, work, forms, Jobs()

    def add(self, request: Request) -> Response:
        return self._form(request)

    def job(self, request: Request) -> Shown:
        """How far a job is."""
        return Shown("job.html", there(self.jobs.get(id_of(request))))

    async def add_article(self, request: Request) -> Response:
        async with request.form(max_files=1, max_fields=20, max_part_size=12 * 2**20) as form:
            field, upload = fields(form), form.get("file")
            contents = b"" if upload is None or isinstance(upload, str) else await upload.read()
            name = "" if upload is None or isinstance(upload, str) else upload.filename or ""
        self._check(request, field)
        about = {name: " ".join(field.get(name, "").split())[:LONGEST] for name in ABOUT}
        given = Given(contents or field.get("text", "").encode("utf-8", "replace"), name if contents else "", **about)
        if not given.contents.strip():
            return self._form(request, "Paste an article's text, or choose a file.")
        return self._start("Reading an article", lambda tell: self._work.read(given, tell))

    async def pin_claim(self, request: Request) -> Response:
        field = await self._sent(request)
        text = " ".join(field.get("text", "").split())
        start, end = (field.get(name, "").strip() for name in ("start", "end"))
        if not 0 < len(text) <= LONGEST:
            return self._form(request, "Write the claim as one sentence that can be true or false.")
        try:
            during = period(f"{start}/{end}") if start or end else None
        except UsageError as error:
            return self._form(request, f"{error.what}. {error.advice}.")
        return self._start(f"Pinning “{text}”", lambda tell: self._work.pin(text, during, tell))

    async def correct(self, request: Request) -> Response:
        """Takes what was changed about a statement, a source or a found claim."""
        field, id = await self._sent(request), id_of(request)
        make, page = self._about(id)
        made = self._wanted(lambda: make(self._ledger, id, field, _signed(request, field)))
        return self._start("Correcting", lambda tell: self._work.correct(made, lambda: page(made), tell), f"/correct/{id}")

    async def undo(self, request: Request) -> Response:
        """Takes back a correction."""
        field, id = await self._sent(request), id_of(request)
        made = self._wanted(lambda: (undoing_wanted(self._ledger, id, _signed(request, field)),))
        work = partial(self._work.correct, made, lambda: "/corrections")
        return self._start("Taking a correction back", work, "/corrections")

    async def find(self, request: Request) -> Response:
        """Looks for stories and claims."""
        await self._sent(request)
        return self._start("Looking for stories and claims", self._work.find)

    def _about(self, id: str) -> tuple[Wanted, Callable[[Sequence[Correction]], str]]:
        """What makes corrections of a form about that row, and the page of what becomes of it."""
        ledger = self._ledger
        if id.startswith("s"):
            known = there(ledger.candidates.known_as(id))
            return joining_wanted, lambda _: f"/source/{ledger.candidates.now(known)}"
        if id.startswith("c"):
            story = ledger.stories.story_of(id)

            def claim(made: Sequence[Correction]) -> str:
                wanted = (each.id for each in (made[0].other, made[0].claim) if each)
                found = (f"/claim/{each}" for each in wanted if ledger.excerpts.claim(each, 0))
                return next(found, f"/story/{story}" if story else "/claims")

            there(ledger.excerpts.claim(id, 0))
            return deciding_wanted, claim
        article = there(ledger.standing(id)).article.id
        return corrections_wanted, lambda _: f"/article/{article}?statement={id}#{id}"

    async def _sent(self, request: Request) -> dict[str, str]:
        async with request.form(max_files=0, max_fields=400) as form:
            field = fields(form)
        self._check(request, field)
        return field

    def _check(self, request: Request, field: dict[str, str]) -> None:
        if not self._forms.mine(request, field.get(FIELD, "")):
            what = "This form is too old, or it was not sent from these pages. Go back, load it again, and send it."
            raise HTTPException(403, what)

    @staticmethod
    def _wanted(make: Callable[[], tuple[Correction, ...]]) -> tuple[Correction, ...]:
        try:
            made = make()
        except SaysoError as error:
            raise HTTPException(400, f"{error.what}. {error.advice}.") from error
        if not made:
            raise HTTPException(400, "Nothing was changed.")
        return made

    def _form(self, request: Request, complaint: str = "") -> Response:
        token, status = self._forms.token(request), 400 if complaint else 200
        response = html("add.html", complaint, status, twin=None, token=token, query=request.query_params)
        self._forms.keep(request, response)
        return response

    def _start(self, what: str, work: Callable[[Tell], str], again: str = "/add") -> Response:
        if (job := self.jobs.start(what, work, again)) is None:
            raise HTTPException(503, "Too much is waiting already. Try again in a few minutes.")
        return RedirectResponse(f"/job/{job.id}", 303)


def _signed(request: Request, field: dict[str, str]) -> Signed:
    """Whoever says so: by the form, else by the name given with the token, else whoever runs the server."""
    _, _, given = request.headers.get("authorization", "").partition(" ")
    name = base64.b64decode(given).decode("utf-8", "replace").partition(":")[0] if given else ""
    author = " ".join(field.get("by", "").split())[:LONGEST] or name or getuser()
    return Signed(author, datetime.now(UTC).isoformat(timespec="microseconds"), field.get("why", "").strip()[:LONGEST])
