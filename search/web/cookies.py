"""The cookies that nobody else must read or set: HttpOnly, SameSite=Lax, and under https Secure with the prefix `__Host-`."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

SESSION_COOKIE: Final = "kliping-sesi"
FORM_COOKIE: Final = "kliping-formulir"
_HOST: Final = "__Host-"


def is_secure(request: Request) -> bool:
    """Whether the browser speaks https with us, or with the proxy that we trust."""
    return request.url.scheme == "https"


def cookie_of(request: Request, name: str) -> str:
    """The value of a cookie; empty where there is none. Under https one without the prefix is none of ours."""
    return request.cookies.get(_named(request, name), "")


def set_cookie(response: Response, request: Request, name: str, value: str) -> None:
    """Give the browser a cookie that lasts until it is closed."""
    response.set_cookie(_named(request, name), value, path="/", secure=is_secure(request), httponly=True, samesite="lax")


def drop_cookie(response: Response, request: Request, name: str) -> None:
    """Take a cookie back."""
    response.delete_cookie(_named(request, name), path="/", secure=is_secure(request), httponly=True, samesite="lax")


def _named(request: Request, name: str) -> str:
    return _HOST + name if is_secure(request) else name
