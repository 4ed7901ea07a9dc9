"""Forms that only these pages can send: each carries a signed token that belongs to the browser's cookie."""

from __future__ import annotations

import secrets

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["FIELD", "Forms"]

COOKIE, FIELD = "sayso", "token"
HOURS = 12  # that a form may stay open before it is sent


class Forms:
    """Makes and checks tokens with a key that lives as long as the server."""

    def __init__(self) -> None:
        self._signer = URLSafeTimedSerializer(secrets.token_bytes(32), salt="form")

    def token(self, request: Request) -> str:
        """A token for the browser that asked; `keep` gives that browser its cookie."""
        request.state.browser = request.cookies.get(COOKIE) or secrets.token_urlsafe(16)
        return self._signer.dumps(request.state.browser)

    def keep(self, request: Request, response: Response) -> None:
        response.set_cookie(COOKIE, request.state.browser, httponly=True, samesite="lax")

    def mine(self, request: Request, token: str) -> bool:
        """Whether the token was made for the browser that sends it."""
        try:
            browser = self._signer.loads(token, max_age=HOURS * 3600)
        except BadSignature:
            return False
        return isinstance(browser, str) and secrets.compare_digest(browser.encode(), request.cookies.get(COOKIE, "").encode())
