"""The lists of the interface: each page from the same functions as the pages for people, with a cursor to the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlencode

from starlette.responses import Response

from crawler.errors import UsageError
from search.asking import WINDOW
from search.store.names import NameTable
from search.views import Page
from search.walking import Place
from search.web.asked import SIZE, asked
from search.web.cursors import cursor_of, place_of
from search.web.listing import Kind, unit
from search.web.lists import counted
from search.web.request import Visit, as_json

NAMES: Final = 1_000
"""So many names a page has unless it is said otherwise."""

_WRONG: Final = {
    "date": "tulis tanggal sebagai TTTT-BB-HH / write dates as YYYY-MM-DD",
    "order": "lebih awal daripada “from” / before “from”",
    "number": f"daftar bernomor sampai baris ke-{WINDOW:,}; pakai “cursor” / numbered pages reach row {WINDOW:,}; use “cursor”",
}


def listed(kind: Kind) -> Callable[[Visit], Response]:
    """What answers with a page of the list: the first one, one by its number, or the one behind a cursor."""
    return lambda visit: _list(visit, kind)


def _list(visit: Visit, kind: Kind) -> Response:
    understood = asked(visit.address, visit.app.desk.known, kind.what == "article")
    for parameter, problem in understood.problems:
        raise UsageError(f"{parameter}: {_WRONG[problem]}")
    question = replace(understood.question, counted=True, histogram=unit(understood.question))
    cursor = visit.request.query_params.get("cursor")
    if cursor and "page" in visit.request.query_params:
        raise UsageError("page: tidak bersama “cursor” / not with “cursor”")
    numbered = question.page > 1
    found, behind = (kind.verb(visit.app, question), None) if numbered else visit.app.after(kind.verb, question, _place(visit))
    return as_json({**counted(understood, found), **_neighbours(visit, found, behind)})


def _neighbours(visit: Visit, found: Page[Any], behind: Place | None) -> dict[str, Any]:
    """A page leads to the next one by its cursor; one that was asked for by its number to those beside it by theirs."""
    cursor, sent = cursor_of(behind, _asked(visit)), visit.request.query_params
    address, number = visit.address, None if "cursor" in sent else found.page
    pages = max(1, min(-(-found.shown_total // found.size), WINDOW // found.size))
    following = address.having(page=number + 1) if number and number < pages else None
    return {
        "page": number,
        "pages": pages,
        "prev_url": str(address.having(page=number - 1 if number > 2 else None)) if number and 1 < number <= pages else None,
        "next_url": _behind(visit, cursor) if cursor else following and str(following),
        "next_cursor": cursor,
    }


def names(table: NameTable) -> Callable[[Visit], Response]:
    """What answers with a page of the names in the stored articles, each with its registry id."""
    return lambda visit: _names(visit, table)


def _names(visit: Visit, table: NameTable) -> Response:
    store, size = visit.app.desk.store, _size(visit, NAMES)
    place = _place(visit) or Place(store.newest_arrival())
    found = store.names(table, place.until)
    rows = [
        {"id": row.key or row.name, "name": row.name, "registered": row.key is not None, "articles": row.articles}
        for row in found[place.rows : place.rows + size]
    ]
    behind = replace(place, rows=place.rows + size) if place.rows + size < len(found) else None
    return as_json({table: rows, "total": len(found), "next_cursor": cursor_of(behind, _asked(visit))})


def receipts(visit: Visit) -> Response:
    """A page of the receipts of the runs, newest first."""
    size, place = _size(visit, SIZE), _place(visit)
    runs = visit.app.desk.store.runs(size + 1, place.until if place else None)
    rows = [
        {"id": r.id, "kind": r.kind, "started_at": r.started_at, "ended_at": r.ended_at, "state": r.state, "receipt": r.receipt}
        for r in runs[:size]
    ]
    behind = Place(runs[size - 1].id) if len(runs) > size else None
    return as_json({"receipts": rows, "next_cursor": cursor_of(behind, _asked(visit))})


def _place(visit: Visit) -> Place | None:
    cursor = visit.request.query_params.get("cursor")
    return place_of(cursor, _asked(visit)) if cursor else None


def _size(visit: Visit, default: int) -> int:
    return int(visit.request.query_params.get("size") or default)


def _asked(visit: Visit) -> str:
    """The question in its one spelling, without what may differ from page to page."""
    return str(visit.address.without("size"))


def _behind(visit: Visit, cursor: str) -> str:
    kept = [pair for pair in visit.request.query_params.multi_items() if pair[0] not in ("page", "cursor")]
    return f"{visit.request.url.path}?{urlencode([*kept, ('cursor', cursor)])}"
