"""What stands before every page: which hosts may be asked for, who may ask, how much may be sent, what a page may do.

Only the names that the server was told answer: a page elsewhere that makes its own name point here is refused (DNS rebinding).
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["MOST_BYTES", "POLICY", "Guard"]

MOST_BYTES = 16 * 2**20  # of a request; the reader takes pages of up to 10 MB
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Wraps the pages. With a `token`, whoever asks gives it as the password of HTTP Basic authentication."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], token: str | None = None) -> None:
        self._app, self._hosts, self._token = app, frozenset(host.lower() for host in hosts), token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-cache" if scope["path"].startswith("/static/") else "no-store")
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, protected)

    def _refusal(self, method: str, headers: Headers) -> Response | None:
        if _host(headers.get("host", "")) not in self._hosts:
            return PlainTextResponse("This is not a name of this server.\n", 421)
        if self._token is not None and not _has(headers.get("authorization", ""), self._token):
            return PlainTextResponse("A token is needed.\n", 401, {"www-authenticate": 'Basic realm="sayso", charset="UTF-8"'})
        if method in ("GET", "HEAD"):
            return None
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return PlainTextResponse("Changes are made from these pages only.\n", 403)
        length = headers.get("content-length", "")
        if not length.isdecimal():
            return PlainTextResponse("How long is it?\n", 411)
        return PlainTextResponse("That is too much at once.\n", 413) if int(length) > MOST_BYTES else None


def _host(value: str) -> str:
    """The name without the port: `[::1]:8765` is `[::1]`."""
    name, _, port = value.rpartition(":")
    return (name if name and port.isdecimal() else value).lower()


def _has(authorization: str, token: str) -> bool:
    kind, _, given = authorization.partition(" ")
    try:
        _, _, password = base64.b64decode(given, validate=True).partition(b":")
    except (binascii.Error, ValueError):
        return False
    return kind.lower() == "basic" and hmac.compare_digest(password, token.encode())
