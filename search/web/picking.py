"""Picks between browser and pages."""

from __future__ import annotations

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from search.web.basket import COOKIE, Picks, read_picks, write_picks
from search.web.cookies import is_secure

_LASTS: Final = 14 * 24 * 3600
"""Seconds."""
_LOCAL: Final = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")


def picks_of(request: Request) -> Picks:
    """What this browser has picked."""
    return read_picks(request.cookies.get(COOKIE, ""))


def keep_picks(request: Request, response: Response, picks: Picks) -> Response:
    """``response``, which tells the browser to keep ``picks``."""
    if picks:
        response.set_cookie(COOKIE, write_picks(picks), _LASTS, path="/", secure=is_secure(request), httponly=True, samesite="lax")
    else:
        response.delete_cookie(COOKIE, path="/", secure=is_secure(request), httponly=True, samesite="lax")
    return response


def local_path(to: str, otherwise: str) -> str:
    """``to`` when it is an address of these pages: a form must not send anybody elsewhere."""
    return to if _LOCAL.fullmatch(to) else otherwise
