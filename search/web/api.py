"""The interface for programs: `/api/v1`, described in `/api/openapi.json`; the answers are those of the pages' JSON twins."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from search.asking import Question
from search.engine import engine_name
from search.web import disputes, records, stories, things
from search.web.api_lists import NAMES, listed, names, receipts
from search.web.api_parameters import CURSOR, FACTS, INDICATOR, KIND, LANG, LIST, SPEAKER, STORIES, Parameter, check, in_path, size
from search.web.api_schemas import SCHEMAS
from search.web.api_shapes import named
from search.web.doors import Door, Page
from search.web.listing import ARTICLES, FIGURES, STATEMENTS
from search.web.listing import STORIES as STORY_LIST
from search.web.request import Visit, as_json

_OK, _SAME = 200, 304

_FAILURES: Final[Mapping[int, str]] = {
    400: "A parameter that is not known, or has no value that can be used; the message names it",
    401: "No account: send `Authorization: Bearer` with a token",
    403: "Not for this account",
    404: "Nothing of that id",
    429: "Too many requests; `Retry-After` says after how many seconds to come again",
    500: "A mistake of ours; the log has it under `id`",
    503: "Archive or search server cannot be opened now; see `Retry-After`",
}
"""What may go wrong at every address, all in one shape."""

_ABOUT: Final = (
    "Lists come page by page: `next_cursor` of one page is `cursor` of the next, with the same other parameters. Every answer that is no "
    "failure has an ETag. Every failure has the shape `Error`, also 404 at unknown addresses and 405 for all but GET. More: docs/api.md."
)


def add_api(web: FastAPI, endpoint: Callable[[Door], Callable[[Request], Awaitable[Response]]]) -> None:
    """Add the routes of the interface to ``web``; ``endpoint`` makes a door answer."""

    def add(path: str, page: Page, shape: str, about: str, parameters: Sequence[Parameter] = (LANG,)) -> None:
        web.add_api_route(
            path, endpoint(Door(path, tagged(_strict(page, parameters)), "reader")), name=path, summary=about, response_class=Response,
            responses=_answers(shape), openapi_extra={"parameters": list(parameters)},
        )  # fmt: skip

    key = (in_path("key"), LANG)
    add("/api/v1/search", listed(ARTICLES), "Articles", "Articles, similar ones as one", (*LIST, STORIES))
    add("/api/v1/statements", listed(STATEMENTS), "Statements", "Who said what when", (*LIST, SPEAKER, KIND))
    add("/api/v1/figures", listed(FIGURES), "Figures", "Figures with what they measure", (*LIST, INDICATOR))
    add("/api/v1/contradictions", disputes.disputes_data, "Contradictions", "Figures that contradict each other", (*FACTS, INDICATOR))
    add("/api/v1/stories", listed(STORY_LIST), "Stories", "Stories with their carriers", LIST)
    add("/api/v1/stories/{key}", stories.story_data, "Story", "One story", key)
    add(
        "/api/v1/compare/{key}/{other}", stories.compare_data, "Difference", "What one article changed of another", (*key, in_path("other"))
    )
    add("/api/v1/articles/{key}/similar", records.similar_data, "Similar", "Articles like one article, of other stories", key)
    add("/api/v1/articles/{key}", records.article_data, "Article", "One record", key)
    add("/api/v1/officials", names("officials"), "Officials", "Named officials by number of articles", (size(NAMES), CURSOR, LANG))
    add("/api/v1/officials/{key:path}", things.official_data, "Official", "One official", key)
    add("/api/v1/programmes", names("programmes"), "Programmes", "Named programmes by number of articles", (size(NAMES), CURSOR, LANG))
    add("/api/v1/programmes/{key:path}", things.programme_data, "Programme", "One programme", key)
    add("/api/v1/outlets", things.outlets_data, "Outlets", "Outlets with their articles")
    add("/api/v1/receipts", receipts, "Receipts", "What runs did, the last one first", (size(), CURSOR, LANG))
    web.add_api_route(
        "/health", endpoint(Door("/health", tagged(health), "everyone")), name="/health", summary="Whether the archive can be searched",
        response_class=Response, responses=_answers("Health"),
    )  # fmt: skip


def description(web: FastAPI) -> dict[str, Any]:
    """The interface as OpenAPI 3.1 describes it."""
    described = web.openapi()
    components = {"schemas": SCHEMAS, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}}
    info = {**described["info"], "description": _ABOUT}
    return {**described, "info": info, "components": components, "security": [{"token": []}, {}]}


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


def _answers(shape: str) -> dict[int | str, dict[str, Any]]:
    failed = {"application/json": {"schema": named("Error")}}
    return {
        _OK: {
            "description": "The answer", "content": {"application/json": {"schema": named(shape)}},
            "headers": {"ETag": {"description": "Send it back in If-None-Match", "schema": {"type": "string"}}},
        },
        _SAME: {"description": "The same as the ETag that was sent in If-None-Match"},
        **{status: {"description": about, "content": failed} for status, about in _FAILURES.items()},
    }  # fmt: skip


def _strict(page: Page, parameters: Sequence[Parameter]) -> Page:
    """``page`` for requests that say nothing but what is described; `/health` is not so strict: watchmen add what they like."""

    def answer(visit: Visit) -> Response:
        check(visit.request.query_params, parameters)
        return page(visit)

    return answer


def tagged(page: Page) -> Page:
    """``page`` with an ETag, and without a body for who has it already (If-None-Match, RFC 9110 §13.1.2).

    The tag is weak, since the answer may travel packed.
    """

    def answer(visit: Visit) -> Response:
        whole = page(visit)
        if whole.status_code != _OK:
            return whole
        tag = f'"{sha256(whole.body).hexdigest()[:32]}"'
        known = {held.strip().removeprefix("W/") for held in visit.request.headers.get("if-none-match", "").split(",")}
        response = Response(status_code=_SAME) if known & {tag, "*"} else whole
        response.headers["ETag"] = f"W/{tag}"
        return response

    return answer
