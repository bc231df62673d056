"""Any search as an Atom feed (RFC 4287): the newest articles, one entry a story."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final
from xml.etree import ElementTree as Xml

from starlette.responses import Response

from search.views import ArticleRow
from search.web.asked import asked
from search.web.formats import headline
from search.web.request import Visit

_ENTRIES: Final = 50
_ATOM: Final = "http://www.w3.org/2005/Atom"
_EPOCH: Final = "1970-01-01T00:00:00Z"
_NO_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow."""

Xml.register_namespace("", _ATOM)


def feed(visit: Visit) -> Response:
    """`/feed.atom`: the newest articles for the question in the address."""
    understood = asked(visit.address, visit.app.desk.known, grouped=True)
    found = visit.app.search(replace(understood.question, sort="newest", size=_ENTRIES, page=1))
    base = str(visit.request.base_url).rstrip("/")
    root = Xml.Element(f"{{{_ATOM}}}feed")
    dates = [_updated(row) for row in found.rows]
    text = understood.question.text
    _add(root, "title", f"kliping – {text}" if text else "kliping")
    _add(root, "id", f"{base}{visit.address}")
    _add(root, "updated", max(dates, default=_EPOCH))
    _link(root, "self", f"{base}{visit.address}")
    _link(root, "alternate", f"{base}{visit.address.at('/')}")
    for row, updated in zip(found.rows, dates, strict=True):
        _entry(root, row, base, updated, visit)
    body = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return Response(body, media_type="application/atom+xml; charset=utf-8")


def _entry(root: Xml.Element, row: ArticleRow, base: str, updated: str, visit: Visit) -> None:
    entry = Xml.SubElement(root, f"{{{_ATOM}}}entry")
    article = row.article
    _add(entry, "title", headline(article))
    _add(entry, "id", f"urn:x-kliping:{article.id}")
    _add(entry, "updated", updated)
    _link(entry, "alternate", f"{base}/a/{article.id}")
    if article.url and article.url.startswith(("http://", "https://")):  # an imported line may carry any address
        _link(entry, "via", article.url)
    author = Xml.SubElement(entry, f"{{{_ATOM}}}author")
    _add(author, "name", visit.label("outlet", article.outlet) if article.outlet else article.source)
    _add(entry, "summary", row.snippet.text)


def _updated(row: ArticleRow) -> str:
    published = row.article.published
    if not published:
        return _EPOCH
    if len(published) == 10:
        return f"{published}T00:00:00+07:00"
    return published if re.search(r"(?:Z|[+-]\d\d:\d\d)$", published) else f"{published}+07:00"


def _add(parent: Xml.Element, tag: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}{tag}").text = _NO_XML.sub(" ", text)


def _link(parent: Xml.Element, relation: str, to: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}link", rel=relation, href=_NO_XML.sub("", to))
