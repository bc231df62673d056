"""`/pejabat` and `/program`: everybody and everything that the articles name, the most named first; the same as data and as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from starlette.responses import Response

from search.query_nodes import Keyword
from search.store.names import NameTable
from search.web.doors import Door
from search.web.request import Visit, as_json
from search.web.sheets import csv_answer

_SHOWN: Final = 300
"""So many are shown at once; a few letters of the name find the others."""


@dataclass(frozen=True, slots=True)
class Directory:
    """One kind of names: where its list is, how it is stored, and which facet its ids are values of."""

    name: Literal["officials", "programmes"]
    path: str
    table: NameTable
    facet: Keyword


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody or something that is named: its id (in the registry, else the name), what it is called, and in how many articles."""

    id: str
    name: str
    registered: bool
    articles: int


OFFICIALS: Final = Directory("officials", "/pejabat", "officials", "official")
PROGRAMMES: Final = Directory("programmes", "/program", "programmes", "programme")


def _page(kind: Directory) -> Callable[[Visit], Response]:
    def answer(visit: Visit) -> Response:
        found = entries(visit, kind)
        return visit.page("directory.html", kind=kind, entries=found[:_SHOWN], total=len(found))

    return answer


def _data(kind: Directory) -> Callable[[Visit], Response]:
    def answer(visit: Visit) -> Response:
        rows = [{"id": e.id, "name": e.name, "registered": e.registered, "articles": e.articles} for e in entries(visit, kind)]
        return as_json({kind.name: rows, "total": len(rows)})

    return answer


def _table(kind: Directory) -> Callable[[Visit], Response]:
    def answer(visit: Visit) -> Response:
        rows = ((e.id, e.name, e.articles) for e in entries(visit, kind))
        return csv_answer(kind.path[1:], ("id", "nama", "berita"), rows)

    return answer


def entries(visit: Visit, kind: Directory) -> list[Entry]:
    """Those whose name, as people know it or as articles print it, has all words of ``q``; the spellings of one count as one."""
    articles: Counter[tuple[str, bool]] = Counter()
    printed: dict[tuple[str, bool], str] = {}
    for row in visit.app.desk.store.names(kind.table):
        key = row.key or row.name, row.key is not None
        articles[key] += row.articles
        printed[key] = f"{printed.get(key, '')} {row.name}"
    words = visit.address.one("q").casefold().split()
    found = [Entry(key, visit.label(kind.facet, key), known, count) for (key, known), count in articles.items()]
    kept = (e for e in found if all(word in f"{e.name} {printed[e.id, e.registered]}".casefold() for word in words))
    return sorted(kept, key=lambda e: (-e.articles, e.name))


DOORS: Final = tuple(
    Door(f"{kind.path}{ending}", made(kind), "reader")
    for kind in (OFFICIALS, PROGRAMMES)
    for ending, made in ((".json", _data), (".csv", _table), ("", _page))
)
