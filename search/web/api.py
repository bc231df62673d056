"""The interface for programs: `/api/v1`, described in `/api/openapi.json`; the answers are those of the pages' JSON twins."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from hashlib import sha256
from typing import Any, Final

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from search.accounts.roles import Need
from search.asking import Question
from search.engine import engine_name
from search.store.names import NameTable
from search.web import lists, records, stories, things
from search.web.asked import MOST, SIZE
from search.web.doors import Door, Page
from search.web.request import Visit, as_json

_RECEIPTS: Final = 20
_OK, _SAME = 200, 304


def _parameter(name: str, about: str, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": about, "schema": {"type": "string", **schema}}


def _several(name: str, about: str) -> dict[str, Any]:
    return {
        **_parameter(name, f"{about}; may be repeated (any of them)"),
        "schema": {"type": "array", "items": {"type": "string"}},
        "explode": True,
    }


_FILTERS: Final = [
    _parameter("q", "Words in the query language of docs/query-language.md"),
    _parameter("from", "First day of publication, YYYY-MM-DD or dd/mm/yyyy"),
    _parameter("to", "Last day of publication"),
    _several("outlet", "Outlet id or name"),
    _several("official", "Official's registry id or name; for statements the speaker (also `speaker`)"),
    _several("programme", "Programme id or name"),
    _several("place", "Official code of a province, kabupaten or kota, or its name"),
    _several("relevance", "`relevant` (IKM policy) or `other`"),
    _parameter("sort", "Order", enum=["relevance", "newest", "oldest"]),
    {**_parameter("size", "Rows a page"), "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": SIZE}},
    {**_parameter("page", "Page, from 1"), "schema": {"type": "integer", "minimum": 1, "default": 1}},
    _parameter("exact", "1: no word forms, no abbreviations", enum=["1"]),
    _parameter("lang", "Language of the sentences in the answer", enum=["id", "en"]),
]
_GROUPED: Final = _parameter("stories", "0: every carrier of a story in a row of its own", enum=["0"])
_COUNT: Final = _parameter(
    "count", "What facets and histogram count: articles, or stories (of statements: the same words once)", enum=["articles", "stories"]
)
_KIND: Final = _several("kind", "`direct` or `indirect`")
_ROLE: Final = _parameter("role", "Words of the speaker's office")
_INDICATOR: Final = _several("indicator", "Indicator id of config/indicators.toml")


def add_api(web: FastAPI, endpoint: Callable[[Door], Callable[[Request], Awaitable[Response]]]) -> None:
    """Add the routes of the interface to ``web``; ``endpoint`` makes a door answer."""

    def add(path: str, page: Page, about: str, parameters: list[dict[str, Any]], needs: Need = "reader") -> None:
        answers: dict[int | str, dict[str, Any]] = {
            200: {"description": "The answer, with an ETag"},
            304: {"description": "The same as the ETag that was sent in If-None-Match"},
            404: {"description": "Nothing of that id"},
            503: {"description": "Archive closed"},
        }
        web.add_api_route(
            path, endpoint(Door(path, _tagged(page), needs)), name=path, summary=about, response_class=Response, responses=answers,
            openapi_extra={"parameters": parameters},
        )  # fmt: skip

    key = [{"name": "key", "in": "path", "required": True, "description": "Id", "schema": {"type": "string"}}]
    add("/api/v1/search", lists.search_data, "Articles, similar ones as one", [*_FILTERS, _GROUPED, _COUNT])
    add("/api/v1/statements", lists.statements_data, "Who said what when", [*_FILTERS, _KIND, _ROLE, _COUNT])
    add("/api/v1/figures", lists.figures_data, "Figures with what they measure", [*_FILTERS, _INDICATOR, _COUNT])
    add("/api/v1/stories", lists.stories_data, "Stories with their carriers", [*_FILTERS, _COUNT])
    add("/api/v1/stories/{key}", stories.story_data, "One story", key)
    add("/api/v1/compare/{key}/{other}", stories.compare_data, "What one article changed of another", [*key, {**key[0], "name": "other"}])
    add("/api/v1/articles/{key}/similar", records.similar_data, "Articles like one article, of other stories", key)
    add("/api/v1/articles/{key}", records.article_data, "One record", key)
    add("/api/v1/officials", partial(names_data, table="officials"), "Named officials by number of articles", [])
    add("/api/v1/officials/{key:path}", things.official_data, "One official", key)
    add("/api/v1/programmes", partial(names_data, table="programmes"), "Named programmes by number of articles", [])
    add("/api/v1/programmes/{key:path}", things.programme_data, "One programme", key)
    add("/api/v1/outlets", things.outlets_data, "Outlets with their articles", [])
    add("/api/v1/receipts", receipts_data, "What the last runs did", [])
    add("/health", health, "Whether the archive can be searched", [], "everyone")


def _tagged(page: Page) -> Page:
    """``page`` with an ETag, and without a body for who has it already. The tag is weak, since the answer may travel packed."""

    def answer(visit: Visit) -> Response:
        whole = page(visit)
        if whole.status_code != _OK:
            return whole
        tag = f'W/"{sha256(whole.body).hexdigest()[:32]}"'
        known = {held.strip() for held in visit.request.headers.get("if-none-match", "").split(",")}
        response = Response(status_code=_SAME) if known & {tag, "*"} else whole
        response.headers["ETag"] = tag
        return response

    return answer


def names_data(visit: Visit, table: NameTable) -> Response:
    """Every name in the stored articles with its registry id."""
    rows = [{"id": row.key or row.name, "name": row.name, "registered": row.key is not None, "articles": row.articles}
            for row in visit.app.desk.store.names(table)]  # fmt: skip
    return as_json({table: rows})


def receipts_data(visit: Visit) -> Response:
    """The receipts of the last runs, newest first."""
    runs = visit.app.desk.store.runs(_RECEIPTS)
    rows = [
        {"id": r.id, "kind": r.kind, "started_at": r.started_at, "ended_at": r.ended_at, "state": r.state, "receipt": r.receipt}
        for r in runs
    ]
    return as_json({"receipts": rows})


def health(visit: Visit) -> Response:
    """`/health`: an archive that cannot be opened or searched is answered with 503 before this is reached.

    Who has not logged in learns that it is well and nothing else; nobody learns where a search server is.
    """
    store, engine = visit.app.desk.store, engine_name(visit.app.engine_spec)
    counts = store.counts()
    found = visit.app.search(Question(size=0)).total
    last = next(iter(store.runs(1)), None)
    if not visit.caller.may("reader"):
        return as_json({"status": "ok"})
    return as_json({
        "status": "ok",
        "engine": engine if engine in ("embedded", "memory") else "elasticsearch",
        "articles": counts.articles,
        "searchable": found,
        "waiting": 0 if engine == "memory" else store.waiting(engine),
        "newest": counts.last,
        "last_run": {"kind": last.kind, "state": last.state, "ended_at": last.ended_at} if last else None,
    })  # fmt: skip
