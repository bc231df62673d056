"""Judging what a server answered: a page, nothing new, or one of the closed reasons for a failure. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from crawler.frontier import Target, Validators
from crawler.page import HTML, PARTS, TEXT, Page, page_of
from crawler.parts import Part, join
from crawler.retry import retry_after

UNCHANGED: Final = "unchanged"

_MINUTE: Final = timedelta(minutes=1)
_STATUS: Final = {401: "blocked", 403: "blocked", 404: "gone", 410: "gone", 429: "busy", 451: "blocked", 503: "busy"}
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.I)
_HTML_TYPES: Final = ("", "text/html", "application/xhtml+xml", "text/plain")
_BINARY: Final = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_MARKUP: Final = re.compile(rb"<(?:!doctype|html|head|body)\b", re.I)
_BEFORE_MARKUP: Final = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """The parts of a response that matter here; ``body`` without compression, header texts as received."""

    status: int
    url: str
    """The final address, after redirects."""
    body: bytes = b""
    content_type: str = ""
    validators: Validators = Validators()
    retry_after: str | None = None


def problem_of_answer(target: Target, answer: Answer) -> str | None:
    """Why ``answer`` is not what was asked for: :data:`UNCHANGED`, or a code of :data:`crawler.reasons.FAILURES`; ``None``: it is."""
    if answer.status == 304:
        return UNCHANGED if target.etag or target.last_modified else "http-error"
    if answer.status != 200:
        return _STATUS.get(answer.status, "http-error")
    if not answer.body.strip():
        return "empty"
    if target.kind != "article":
        return None
    if _sent_home(target.url, answer.url):
        return "gone"
    return None if _is_text(answer) else "not-text"


def pause_asked(answer: Answer, now: datetime) -> timedelta | None:
    """How long the whole outlet is to be left alone: what 429 or 503 say in ``Retry-After``; a minute for a 429 that does not say.

    A 503 that does not say may be the fault of one page, for which the others need not wait.
    """
    if answer.status not in (429, 503):
        return None
    return retry_after(answer.retry_after, now) or (_MINUTE if answer.status == 429 else None)


def page_of_answer(target: Target, answer: Answer, fetched_at: str, more: Sequence[Answer] = ()) -> Page:
    """The page to keep; ``more`` are the answers for the later pages of the article."""
    charset = _CHARSET.search(answer.content_type)
    plain = _media_type(answer) == TEXT and not _MARKUP.match(answer.body[:1024].lstrip(_BEFORE_MARKUP))
    raw = join([Part(one.url, one.body) for one in (answer, *more)]) if more else answer.body
    return page_of(
        target.url,
        raw,
        PARTS if more else TEXT if plain else HTML,
        url=answer.url,
        charset=charset[1].lower() if charset else None,
        outlet=target.outlet,
        fetched_at=fetched_at,
        given=target.given,
    )


def _sent_home(asked: str, got: str) -> bool:
    """Whether an article's address led to the front page: how many outlets say that it is gone."""
    return urlsplit(got).path in ("", "/") and not urlsplit(got).query and urlsplit(asked).path not in ("", "/")


def _is_text(answer: Answer) -> bool:
    if _media_type(answer) not in _HTML_TYPES or answer.body.startswith(_BINARY):
        return False
    return b"\x00" not in answer.body[:512] or answer.body.startswith(_WIDE)


def _media_type(answer: Answer) -> str:
    return answer.content_type.partition(";")[0].strip().lower()
