"""Any list of the archive as a feed, the newest first: articles (one entry a story), stories, statements, figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Final

from starlette.responses import Response

from extractor.article import Article
from search.atom import ENTRIES, Entry
from search.views import ArticleRow, FigureRow, StatementRow, StoryRow
from search.web.asked import asked
from search.web.atom import atom
from search.web.doors import Door
from search.web.formats import headline, quantity
from search.web.listing import ARTICLES, KINDS, Kind
from search.web.request import Visit


def feed(visit: Visit, kind: Kind) -> Response:
    """The newest rows for the question in the address."""
    understood = asked(visit.address, visit.app.desk.known, grouped=kind.what == "article")
    found = kind.verb(visit.app, replace(understood.question, sort="newest", size=ENTRIES, page=1))
    of = "" if kind is ARTICLES else f" {visit.words(f'subject_{kind.name}')}"
    text = understood.question.text
    title = f"kliping{of} – {text}" if text else f"kliping{of}"
    return atom(visit, title, (_ENTRY[kind.name](visit, row) for row in found.rows), visit.address.at(kind.path))


def entry_of(visit: Visit, article: Article, summary: str) -> Entry:
    """An article as an entry."""
    return _entry(visit, article, article.id, headline(article), f"/a/{article.id}", summary)


def _entry(visit: Visit, article: Article, key: str, title: str, page: str, summary: str) -> Entry:
    author = visit.label("outlet", article.outlet) if article.outlet else article.source
    return Entry(key, title, page, article.published, author, summary, article.url or "")


def _article(visit: Visit, row: ArticleRow) -> Entry:
    return entry_of(visit, row.article, row.snippet.text)


def _story(visit: Visit, row: StoryRow) -> Entry:
    carried = (visit.label("outlet", article.outlet) if article.outlet else article.source for article, _ in row.carriers)
    told = f"{visit.words('n_carriers', n=len(row.carriers))}: {', '.join(dict.fromkeys(carried))}"
    return _entry(visit, row.first, f"s:{row.story}", headline(row.first), f"/s/{row.story}", told)


def _statement(visit: Visit, row: StatementRow) -> Entry:
    said = row.article.statements[row.number]
    who = ", ".join(filter(None, (said.speaker, said.role))) or visit.words("no_speaker")
    text = f"“{said.text}”" if said.kind == "direct" else said.text
    place = f"{row.article.id}#s{row.number}"
    return _entry(visit, row.article, place, who, f"/a/{place}", text)


def _figure(visit: Visit, row: FigureRow) -> Entry:
    figure = row.article.figures[row.number]
    title = " – ".join(filter(None, (quantity(figure, visit.lang), figure.measure)))
    place = f"{row.article.id}#f{row.number}"
    return _entry(visit, row.article, place, title, f"/a/{place}", headline(row.article))


_ENTRY: Final[dict[str, Callable[[Visit, Any], Entry]]] = {
    "articles": _article,
    "stories": _story,
    "statements": _statement,
    "figures": _figure,
}

DOORS: Final = (
    *(Door(kind.feed, partial(feed, kind=kind), "reader") for kind in KINDS),
    Door("/feed.atom", partial(feed, kind=ARTICLES), "reader"),
)
"""A feed beside each list; that of the articles also has an address that people can say."""
