"""A page as a WARC record, and back: the archive's own records give the identical page, those of others the page they hold."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import quote

from crawler.page import HTML, LINE, PARTS, TEXT, Given, Page, page_of
from crawler.warc import Ref, WarcWriter
from crawler.warc_reading import Record

FIELD: Final = "X-Kliping-Page"
"""WARC header field with what a page knows beside its bytes (JSON, ASCII)."""

_DOCUMENTS: Final = {"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": TEXT}
_URI_SAFE: Final = "%/?#[]@!$&'()*+,;=:-._~"
_SOFTWARE_FIELDS: Final = ("raw_type", "charset", "url", "outlet", "fetched_at")


def append_page(writer: WarcWriter, page: Page) -> Ref:
    """Append ``page``: what a server answered as ``response``, the rest (inputs, articles in several pages) as ``resource``.

    A response is kept as it was read: its content decoded, of its header fields the content type.
    """
    known = {name: getattr(page, name) for name in _SOFTWARE_FIELDS} | {"source": page.source, "given": _given(page.given)}
    fields = {FIELD: json.dumps(known, sort_keys=True, separators=(",", ":"))}
    kind_of_content = page.raw_type + (f"; charset={page.charset}" if page.charset and page.charset.isascii() else "")
    if page.url and page.url.startswith(("http://", "https://")) and page.fetched_at and page.raw_type in (HTML, TEXT):
        head = [("Content-Type", kind_of_content), ("Content-Length", str(len(page.raw)))]
        return writer.append("response", quote(page.url, _URI_SAFE), page.raw, fields=fields, http=head)
    address = quote(page.url, _URI_SAFE) if page.raw_type == PARTS and page.url else "file:///" + quote(page.source)
    return writer.append("resource", address, page.raw, fields={**fields, "Content-Type": kind_of_content})


def page_of_record(record: Record) -> Page | None:
    """The page that ``record`` holds; null for records that hold none (requests, pictures, pages a server did not answer with 200).

    Raises ``ValueError`` when the record is one of ours and is not as we wrote it.
    """
    if FIELD in record.headers:
        return _own(record, json.loads(record.headers[FIELD]))
    if record.kind not in ("response", "resource") or record.status not in (None, 200) or not record.uri:
        return None
    declared = record.http.get("content-type") if record.kind == "response" else record.headers.get("Content-Type")
    media_type, _, parameters = (declared or "").partition(";")
    document = _DOCUMENTS.get(media_type.strip().lower())
    if document is None:
        return None
    url = record.uri if record.uri.startswith(("http://", "https://")) else None
    return page_of(record.uri, record.payload, document, url=url, charset=_charset(parameters), fetched_at=record.headers.get("WARC-Date"))


def _own(record: Record, known: Any) -> Page:
    if set(known) != {*_SOFTWARE_FIELDS, "source", "given"} or known["raw_type"] not in (HTML, TEXT, LINE, PARTS):
        raise ValueError(f"{FIELD} bukan tulisan kliping")
    *own, given = (known.pop(name) for name in ("source", "raw_type", "given"))
    if not all(value is None or isinstance(value, str) for value in (*own, *given, *known.values())):
        raise ValueError(f"{FIELD} bukan tulisan kliping")
    source, raw_type = own
    return page_of(source, record.payload, raw_type, given=Given(*given), **known)


def _given(given: Given) -> list[str | None]:
    return [given.id, given.title, given.published, given.source]


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower() or None
    return None
