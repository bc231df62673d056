"""What forms send, and how it is known that our own page sent it."""

from __future__ import annotations

import asyncio
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Message

from search.web.cookies import FORM_COOKIE, SESSION_COOKIE, cookie_of, set_cookie
from search.web.denied import Denied

FIELD: Final = "_token"
LARGEST: Final = 2_000_000
"""Bytes that a form may send, files included."""
_MOST_HEARD: Final = 8 * LARGEST
"""So much is listened to, so that a browser that sends too much still gets to read why; then the connection is closed."""
_FIELDS: Final = 2_000
_PATIENCE: Final = 30.0
"""Seconds in which a form must have arrived."""
_NONCE: Final = 16
"""Bytes."""
_OURS: Final = ("same-origin", "none")


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form in the order sent, without the token; of files, their bytes."""

    values: tuple[tuple[str, str], ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    token: str = ""

    def one(self, name: str) -> str:
        """The first value of a field, without blanks around it; empty where there is none."""
        return self.exact(name).strip()

    def exact(self, name: str) -> str:
        """The same with its blanks, which belong to a password."""
        return next((value for key, value in self.values if key == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return tuple(value for key, value in self.values if key == name)


class Slip:
    """The token that the forms of one page carry. The browser gets its cookie only with a page that has a form."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._made = ""

    def field(self) -> Markup:
        """The hidden field. Each page has other letters for the same secret: a page's compressed size tells nothing."""
        secret = secret_of(self._request) or self._made
        if not secret:
            secret = self._made = secrets.token_urlsafe(32)
        return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token_for(secret))

    def settle(self, response: Response) -> None:
        """Give the browser what it must send back with the form."""
        if self._made:
            set_cookie(response, self._request, FORM_COOKIE, self._made)


def secret_of(request: Request) -> str:
    """What only this browser and we know: its session, else the cookie that came with a form."""
    return cookie_of(request, SESSION_COOKIE) or cookie_of(request, FORM_COOKIE)


def token_for(secret: str) -> str:
    """A token that only who knows ``secret`` can make; another one at each call."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce.hex() + _seal(secret, nonce)


def fits(token: str, secret: str) -> bool:
    """Whether ``token`` was made for ``secret``."""
    try:
        nonce = bytes.fromhex(token[: 2 * _NONCE])
    except ValueError:
        return False
    return bool(secret) and hmac.compare_digest(token[2 * _NONCE :].encode("utf-8", "replace"), _seal(secret, nonce).encode())


def check_ours(request: Request, form: Form) -> None:
    """Raise ``Denied`` unless one of our own pages, in this very browser, sent ``form``.

    Three signs, each enough to refuse: `Sec-Fetch-Site` (Fetch Metadata), `Origin` (RFC 6454), and the token (OWASP CSRF Prevention).
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in _OURS or not _same_origin(request):
        raise Denied(403, "forgery")
    if not fits(form.token, secret_of(request)):
        raise Denied(403, "expired")


async def read_form(request: Request) -> Form:
    """The form that a request sends. Raises ``Denied`` for one that is too large, too slow, or no form."""
    try:
        body = await asyncio.wait_for(_body(request), _PATIENCE)
    except TimeoutError:
        raise Denied(408, "slow") from None
    except ClientDisconnect:
        raise Denied(400, "usage") from None

    async def again() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    try:
        async with Request(request.scope, again).form(max_fields=_FIELDS, max_files=4, max_part_size=LARGEST) as sent:
            return await _form(sent)
    except (HTTPException, MultiPartException, ValueError):
        raise Denied(400, "usage") from None


async def _body(request: Request) -> bytes:
    body = bytearray()
    sent = 0
    async for piece in request.stream():
        sent += len(piece)
        if sent <= LARGEST:
            body += piece
        elif sent > _MOST_HEARD:
            break
    if sent > LARGEST:
        raise Denied(413, "toolarge")
    return bytes(body)


async def _form(sent: FormData) -> Form:
    values, files = [], {}
    for name, value in sent.multi_items():
        if isinstance(value, UploadFile):
            files[name] = await value.read()
        elif name != FIELD:
            values.append((name, value))
    token = sent.get(FIELD)
    return Form(tuple(values), files, token if isinstance(token, str) else "")


def _same_origin(request: Request) -> bool:
    """Whether `Origin`, where the browser sends one, names the host that was asked."""
    origin = request.headers.get("origin")
    if origin is None:
        return True
    scheme, _, host = origin.partition("://")
    return scheme in ("http", "https") and host.lower() == request.headers.get("host", "").lower()


def _seal(secret: str, nonce: bytes) -> str:
    return hmac.digest(secret.encode("utf-8", "replace"), b"kliping formulir " + nonce, "sha256").hex()
