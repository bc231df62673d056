"""What stands before every route: host names, security headers, HEAD requests."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL_NAMES: Final = ("127.0.0.1", "localhost", "::1")

HEADERS: Final = {
    "content-security-policy": (
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""Sent with every answer, errors included."""

HTTPS_ONLY: Final = "max-age=31536000"
"""Under https: the browser does not come back without it (`Strict-Transport-Security`, RFC 6797)."""

_UNKNOWN: Final = "Nama situs ini tidak dikenal. / Unknown host name."


class Guard:
    """An ASGI application around another. A request for a host that is not ours is refused: other sites must not speak through us."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "private, no-cache")
                if scope["scheme"] == "https":
                    headers["strict-transport-security"] = HTTPS_ONLY
                headers["vary"] = "Accept-Encoding, Cookie"
            await send(message)

        if not self._is_ours(scope):
            await _refusal(scope["path"])(scope, receive, guarded)
            return
        inner = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        await self._app(inner, receive, guarded)

    def _is_ours(self, scope: Scope) -> bool:
        """One of the names that were given, or the very address at which the request arrived: no other site can have a name of digits."""
        host = host_of(scope)
        return host in self._hosts or (bool(host) and host == (scope.get("server") or ("",))[0])


def _refusal(path: str) -> Response:
    """In the shape of the address; nothing of the page that was asked for."""
    if not path.startswith("/api/"):
        return PlainTextResponse(f"{_UNKNOWN}\n", 400)
    return JSONResponse({"error": {"code": "host", "message": _UNKNOWN, "id": secrets.token_hex(4)}}, 400)


def host_of(scope: Scope) -> str:
    """The host name that a request names, without its port; nothing where it names none or several."""
    named = [value for name, value in scope["headers"] if name == b"host"]
    if len(named) != 1:
        return ""
    try:
        return urlsplit(f"//{named[0].decode('ascii')}").hostname or ""
    except (UnicodeDecodeError, ValueError):
        return ""
