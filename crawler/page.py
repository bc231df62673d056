"""The record that leaves the crawler: one page as it was received, nothing read from it yet."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any, Final

from crawler.parts import split

HTML: Final = "text/html"
TEXT: Final = "text/plain"
LINE: Final = "application/json"
"""One line of a JSON Lines input; the article's text or HTML is one of its fields."""
PARTS: Final = "multipart/mixed"
"""An article in several HTML pages, see :mod:`crawler.parts`."""


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody else already said about a page: a feed entry, a sitemap row, or the input line.

    Everything is as printed there; nothing of it is trusted before the extractor has weighed it.
    """

    id: str | None = None
    title: str | None = None
    published: str | None = None
    source: str = "given"
    """Where it was said: ``given`` (input line) or ``feed`` (feed or sitemap)."""


@dataclass(frozen=True, slots=True)
class Page:
    """Raw bytes with where and when they were received.

    ``raw`` is what the archive keeps and what ids and digests are made from; ``body`` is the document inside it (the same bytes,
    except for one line of a JSON Lines file, and for an article in several pages, where it is the first). ``media_type`` is
    ``text/html`` or ``text/plain`` and describes ``body``.
    """

    source: str
    """The URL, or the input file's name (for JSON Lines ``file.jsonl:12``, for WARC the target URI)."""
    raw: bytes
    body: bytes
    media_type: str = HTML
    raw_type: str = HTML
    """Media type of ``raw``: ``text/html``, ``text/plain``, ``application/json`` (an input line) or ``multipart/mixed``."""
    charset: str | None = None
    url: str | None = None
    outlet: str | None = None
    fetched_at: str | None = None
    """RFC 3339 with offset; null for files."""
    given: Given = Given()

    @property
    def sha256(self) -> str:
        """Hexadecimal digest of the stored original."""
        return hashlib.sha256(self.raw).hexdigest()

    @property
    def documents(self) -> tuple[bytes, ...]:
        """All documents inside: ``body``, and where the article came in several pages, the others after it."""
        return tuple(part.body for part in split(self.raw)) if self.raw_type == PARTS else (self.body,)

    def with_outlet(self, outlet: str | None) -> Page:
        """The same page, known to come from ``outlet`` (an outlet id)."""
        return replace(self, outlet=outlet)


def page_of(
    source: str,
    raw: bytes,
    raw_type: str,
    *,
    url: str | None = None,
    charset: str | None = None,
    outlet: str | None = None,
    fetched_at: str | None = None,
    given: Given | None = None,
) -> Page:
    """The page that ``raw`` stands for; how files, crawls and the archive all build it, so that they agree.

    Raises ``ValueError`` when ``raw_type`` is ``application/json`` and ``raw`` is not one JSON object with ``text`` or ``html``, or when it
    is ``multipart/mixed`` and ``raw`` is not an article in parts.
    """
    if raw_type == PARTS:
        return Page(source, raw, split(raw)[0].body, HTML, PARTS, charset, url, outlet, fetched_at, given or Given())
    if raw_type != LINE:
        return Page(source, raw, raw, raw_type, raw_type, charset, url, outlet, fetched_at, given or Given())
    row = json.loads(raw.decode("utf-8"))
    if not isinstance(row, dict):
        raise ValueError("the line is not a JSON object")
    body, media_type = _document(row)
    return Page(
        source, raw, body, media_type, LINE, "utf-8", _string(row, "url") or url, outlet, fetched_at,
        Given(_string(row, "id"), _string(row, "title"), _string(row, "published")),
    )  # fmt: skip


def _document(row: dict[str, Any]) -> tuple[bytes, str]:
    for key, media_type in (("html", HTML), ("text", TEXT)):
        if isinstance(row.get(key), str):
            return row[key].encode("utf-8", "replace"), media_type
    raise ValueError("the line has neither a `text` nor an `html` string")


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    return str(value).encode("utf-8", "replace").decode("utf-8")
