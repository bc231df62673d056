"""Any list as an Atom feed (RFC 4287), the newest first: articles (one entry a story), stories, statements, figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final
from xml.etree import ElementTree as Xml

from starlette.responses import Response

from extractor.article import Article
from search.views import ArticleRow, FigureRow, StatementRow, StoryRow
from search.web.asked import asked
from search.web.doors import Door
from search.web.formats import headline, quantity
from search.web.listing import ARTICLES, FIGURES, STATEMENTS, STORIES, Kind
from search.web.request import Visit

_ENTRIES: Final = 50
_ATOM: Final = "http://www.w3.org/2005/Atom"
_EPOCH: Final = "1970-01-01T00:00:00Z"
_NO_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow."""

Xml.register_namespace("", _ATOM)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row of a list: ``key`` names it for good, ``page`` is where it is shown, ``article`` gives date, outlet and source."""

    key: str
    title: str
    page: str
    article: Article
    summary: str


def feed(visit: Visit, kind: Kind) -> Response:
    """The newest rows for the question in the address."""
    understood = asked(visit.address, visit.app.desk.known, grouped=kind.what == "article")
    found = kind.verb(visit.app, replace(understood.question, sort="newest", size=_ENTRIES, page=1))
    entries = [_ENTRY[kind.name](visit, row) for row in found.rows]
    base = str(visit.request.base_url).rstrip("/")
    root = Xml.Element(f"{{{_ATOM}}}feed")
    of = "" if kind is ARTICLES else f" {visit.words(f'subject_{kind.name}')}"
    text = understood.question.text
    _add(root, "title", f"kliping{of} – {text}" if text else f"kliping{of}")
    _add(root, "id", f"{base}{visit.address}")
    _add(root, "updated", max((_updated(entry.article) for entry in entries), default=_EPOCH))
    _link(root, "self", f"{base}{visit.address}")
    _link(root, "alternate", f"{base}{visit.address.at(kind.path)}")
    for entry in entries:
        _write(root, entry, base, visit)
    body = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return Response(body, media_type="application/atom+xml; charset=utf-8")


def _article(visit: Visit, row: ArticleRow) -> _Entry:
    return _Entry(row.article.id, headline(row.article), f"/a/{row.article.id}", row.article, row.snippet.text)


def _story(visit: Visit, row: StoryRow) -> _Entry:
    carried = (visit.label("outlet", article.outlet) if article.outlet else article.source for article, _ in row.carriers)
    told = f"{visit.words('n_carriers', n=len(row.carriers))}: {', '.join(dict.fromkeys(carried))}"
    return _Entry(f"s:{row.story}", headline(row.first), f"/s/{row.story}", row.first, told)


def _statement(visit: Visit, row: StatementRow) -> _Entry:
    said = row.article.statements[row.number]
    who = ", ".join(filter(None, (said.speaker, said.role))) or visit.words("no_speaker")
    text = f"“{said.text}”" if said.kind == "direct" else said.text
    return _Entry(f"{row.article.id}#s{row.number}", who, f"/a/{row.article.id}#s{row.number}", row.article, text)


def _figure(visit: Visit, row: FigureRow) -> _Entry:
    figure = row.article.figures[row.number]
    title = " – ".join(filter(None, (quantity(figure, visit.lang), figure.measure)))
    return _Entry(f"{row.article.id}#f{row.number}", title, f"/a/{row.article.id}#f{row.number}", row.article, headline(row.article))


_ENTRY: Final[dict[str, Callable[[Visit, Any], _Entry]]] = {
    "articles": _article,
    "stories": _story,
    "statements": _statement,
    "figures": _figure,
}

DOORS: Final = (
    Door("/feed.atom", partial(feed, kind=ARTICLES), "reader"),
    Door("/cerita.atom", partial(feed, kind=STORIES), "reader"),
    Door("/pernyataan.atom", partial(feed, kind=STATEMENTS), "reader"),
    Door("/angka.atom", partial(feed, kind=FIGURES), "reader"),
)
"""A feed beside each list; that of the articles has the address that programs know."""


def _write(root: Xml.Element, entry: _Entry, base: str, visit: Visit) -> None:
    article = entry.article
    node = Xml.SubElement(root, f"{{{_ATOM}}}entry")
    _add(node, "title", entry.title)
    _add(node, "id", f"urn:x-kliping:{entry.key}")
    _add(node, "updated", _updated(article))
    _link(node, "alternate", f"{base}{entry.page}")
    if article.url and article.url.startswith(("http://", "https://")):  # an imported line may carry any address
        _link(node, "via", article.url)
    author = Xml.SubElement(node, f"{{{_ATOM}}}author")
    _add(author, "name", visit.label("outlet", article.outlet) if article.outlet else article.source)
    _add(node, "summary", entry.summary)


def _updated(article: Article) -> str:
    published = article.published
    if not published:
        return _EPOCH
    if len(published) == 10:
        return f"{published}T00:00:00+07:00"
    return published if re.search(r"(?:Z|[+-]\d\d:\d\d)$", published) else f"{published}+07:00"


def _add(parent: Xml.Element, tag: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}{tag}").text = _NO_XML.sub(" ", text)


def _link(parent: Xml.Element, relation: str, to: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}link", rel=relation, href=_NO_XML.sub("", to))
