"""Failures as people and programs see them: each kind its own page, one shape of JSON, a code that is also in the log."""

from __future__ import annotations

import logging
import secrets
import traceback
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from crawler.errors import KlipingError, LockHeld, QueryError, StoreError, UsageError
from search.web.denied import Denied
from search.web.desks import Busy
from search.web.request import as_json, html, language_of
from search.web.wording import Words

_WAIT: Final = 10
"""Seconds after which it is worth asking again, where archive or engine could not be opened (`Retry-After`)."""

_log: Final = logging.getLogger("kliping.web")


@dataclass(frozen=True, slots=True)
class Failure:
    """Status, kind (a word for programs and the key of the wording), what the error says to people, and what only the log is told."""

    status: int
    kind: str
    detail: str = ""
    hidden: str = ""


def answer(request: Request, failure: Failure) -> Response:
    """A failure as a page, or as JSON where JSON was asked for."""
    code = secrets.token_hex(4)
    if failure.status >= 500:
        _log.error("%s %s %r", code, failure.kind, failure.hidden or failure.detail)
    lang = language_of(request)
    words = Words(lang)
    if wants_json(request):
        message = failure.detail or words(failure.kind)
        return as_json({"error": {"code": failure.kind, "message": message, "id": code}}, failure.status)
    return html(request, lang, "error.html", failure.status, failure=failure, code=code, retry=_retry(request))


def missing_answer(request: Request) -> Response:
    """The answer about something that is not there."""
    return answer(request, Failure(404, "missing"))


def on_kliping_error(request: Request, problem: Exception) -> Response:
    """Errors whose text is meant for people."""
    assert isinstance(problem, KlipingError)
    if isinstance(problem, UsageError | QueryError):
        return answer(request, Failure(400, "usage", str(problem)))
    shown = str(problem) if isinstance(problem, StoreError | LockHeld | Busy) else ""
    response = answer(request, Failure(503, "down", shown, str(problem)))
    response.headers["retry-after"] = str(_WAIT)
    return response


def on_denied(request: Request, problem: Exception) -> Response:
    """What we do not let in: who has not logged in is led there, and back after it."""
    assert isinstance(problem, Denied)
    if problem.kind == "login" and request.method == "GET" and not wants_json(request):
        return Response(status_code=303, headers={"location": f"/masuk?{urlencode({'lanjut': _retry(request)})}"})
    if problem.kind == "change" and request.method == "GET" and not wants_json(request):
        return Response(status_code=303, headers={"location": "/akun"})
    response = answer(request, Failure(problem.status, problem.kind, problem.detail))
    response.headers.update(problem.headers)
    return response


def on_http_error(request: Request, problem: Exception) -> Response:
    """Unknown addresses and methods."""
    assert isinstance(problem, HTTPException)
    if problem.status_code == 404:
        return missing_answer(request)
    response = answer(request, Failure(problem.status_code, "method" if problem.status_code == 405 else "usage"))
    response.headers.update(problem.headers or {})
    return response


def on_any_error(request: Request, problem: Exception) -> Response:
    """A mistake of ours: nothing of it is shown, all of it is in the log, in one line."""
    return answer(request, Failure(500, "broken", hidden="".join(traceback.format_exception(problem))))


HANDLERS: Final[dict[int | type[Exception], Any]] = {
    KlipingError: on_kliping_error,
    Denied: on_denied,
    HTTPException: on_http_error,
    Exception: on_any_error,
}


def wants_json(request: Request) -> bool:
    """Whether the address is one of those that give data."""
    path = request.url.path
    return path.startswith("/api/") or path.endswith(".json") or path == "/health"


def _retry(request: Request) -> str:
    return str(request.url.replace(scheme="", netloc=""))
