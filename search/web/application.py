"""All routes in one place: pages, their twins as data, the interface for programs, the feed, health."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import Final
from urllib.parse import unquote_plus

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from crawler.errors import KlipingError
from search.accounts import Office
from search.app import App
from search.web import (
    account,
    correcting,
    directory,
    disputes,
    downloads,
    feed,
    feed_desk,
    grouping,
    klipings,
    lists,
    login,
    preparing,
    records,
    releases,
    stories,
    suggesting,
    things,
    trying,
    users,
    watching,
)
from search.web.api import add_api, description, tagged
from search.web.caller import remember
from search.web.chores import Chores
from search.web.denied import Denied
from search.web.desks import Desks
from search.web.doors import Door, Page, doors_of, marked
from search.web.errors import HANDLERS, on_any_error
from search.web.forms import Form, read_form
from search.web.gate import Gate
from search.web.guard import Guard
from search.web.guide import EXAMPLES, SECTIONS
from search.web.registers import Registers, load_registers
from search.web.rendering import ASSETS, STATIC
from search.web.request import Visit, as_json, language_of

_SMALLEST_ZIPPED: Final = 800
_LISTS: Final = frozenset({"/", "/cerita", "/pernyataan", "/angka", "/media"})
"""The pages of the archive that are lists."""
_FOREVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class House:
    """What all pages of one server share."""

    desks: Desks
    chores: Chores
    registers: Registers
    gate: Gate


def build(app: App, hosts: Collection[str], with_login: bool = False) -> ASGIApp:
    """The application over the archive of ``app``, for requests that name one of ``hosts``; ``with_login`` for who has an account alone.

    Raises ``ConfigError``, and ``LookupError`` for a route of which nobody has said who may use it.
    """
    office = Office(app.data_dir)
    desks = Desks(app)
    house = House(desks, Chores(desks), load_registers(app.config_dir), Gate(office, with_login))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(house.chores.close)
        house.desks.close()
        office.close()

    web = FastAPI(
        title="kliping", version="1", openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan,
        exception_handlers=dict(HANDLERS),
    )  # fmt: skip
    add_api(web, partial(endpoint, house))
    described = Door("/api/openapi.json", tagged(lambda _: as_json(description(web))), "reader")
    for door in (described, *doors()):
        web.router.routes.append(Route(door.path, endpoint(house, door), methods=[door.method]))
    doors_of(web.router.routes)
    web.add_middleware(GZipMiddleware, minimum_size=_SMALLEST_ZIPPED)
    return Guard(web, hosts)


def doors() -> tuple[Door, ...]:
    """Every door but those of the interface for programs; of two that fit an address, the first one opens."""
    return (
        # twins first: "/a/{key}" would take "ID.json" for an id
        *correcting.DOORS,
        *directory.DOORS,
        *disputes.DOORS,
        *(Door(path, page, "reader") for path, page in twins().items()),
        *(Door(path, page, "reader", lists=path in _LISTS) for path, page in pages().items()),
        Door("/ringkasan.json", lists.overview_data, "reader"),
        Door("/ringkasan.csv", lists.overview_table, "reader"),
        Door("/media.csv", things.outlets_table, "reader"),
        Door("/a/{key}/asli.txt", records.original, "reader"),
        *feed.DOORS,
        *feed_desk.DOORS,
        *klipings.DOORS,
        *watching.DOORS,
        *downloads.DOORS,
        *trying.DOORS,
        *preparing.DOORS,
        *grouping.DOORS,
        *releases.DOORS,
        *suggesting.doors(),
        *login.DOORS,
        *account.DOORS,
        *users.DOORS,
        Door("/panduan", guide, "everyone"),
        Door("/static/{name}", static, "everyone"),
    )


def pages() -> dict[str, Page]:
    """The pages by address."""
    return {
        "/": lists.search_page,
        "/a/{key}": records.article_page,
        "/a/{key}/asli": records.original_page,
        "/a/{key}/versi/{number}": stories.version_page,
        "/cerita": lists.stories_page,
        "/s/{key}": stories.story_page,
        "/banding/{key}/{other}": stories.compare_page,
        "/pernyataan": lists.statements_page,
        "/angka": lists.figures_page,
        "/pejabat/{key:path}": things.official_page,
        "/program/{key:path}": things.programme_page,
        "/media": things.outlets_page,
    }


def twins() -> dict[str, Page]:
    """The same as data, by address."""
    return {
        "/.json": lists.search_data,
        "/a/{key}.json": records.article_data,
        "/a/{key}/versi/{number}.json": stories.version_data,
        "/cerita.json": lists.stories_data,
        "/s/{key}.json": stories.story_data,
        "/banding/{key}/{other}.json": stories.compare_data,
        "/pernyataan.json": lists.statements_data,
        "/angka.json": lists.figures_data,
        "/pejabat/{key:path}.json": things.official_data,
        "/program/{key:path}.json": things.programme_data,
        "/media.json": things.outlets_data,
    }


def endpoint(house: House, door: Door) -> Callable[[Request], Awaitable[Response]]:
    """A door as Starlette opens it: the form is read, then the page is made in a thread of its own."""

    async def answer(request: Request) -> Response:
        form = await read_form(request) if door.method == "POST" else Form()
        try:
            return await run_in_threadpool(opened, house, door, request, form)
        except (KlipingError, HTTPException, Denied):
            raise
        except Exception as problem:  # told here: beyond, the server would print it with all that a stranger may have put into it
            return on_any_error(request, problem)

    return marked(answer, door)


def opened(house: House, door: Door, request: Request, form: Form) -> Response:
    """What stands behind ``door``, for whoever may see it; what was done is entered into the audit trail, and what was refused."""
    gate, caller = house.gate, house.gate.caller(request)
    remember(request, caller)
    try:
        gate.admit(door, caller, request, form)
    except Denied as refusal:
        if caller.role and (door.method == "POST" or refusal.kind == "forbidden"):
            gate.note(caller, "refused", request.url.path, refusal.kind)
        raise
    with ExitStack() as held:
        lend = partial(house.desks.lend, language_of(request), caller.name)
        own = cache(lambda: held.enter_context(lend()))  # a cached_property would let all visits of Python 3.11 wait for one another
        visit = Visit(request, house.registers, gate, own, house.chores, form)
        response = door.page(visit)
    if door.does and response.status_code < 400:
        for record, detail in visit.notes or [(str(request.path_params.get("key", "")), unquote_plus(request.url.query))]:
            gate.note(caller, door.does, record, detail)
    return response


def guide(visit: Visit) -> Response:
    """`/panduan`: how to search, with examples one click away; it also works while the archive does not."""
    return visit.page("guide.html", examples=EXAMPLES, sections=SECTIONS)


def static(visit: Visit) -> Response:
    """A file that is served as it is."""
    name = visit.request.path_params["name"]
    if name not in ASSETS:
        raise HTTPException(404)
    return Response((STATIC / name).read_bytes(), media_type=ASSETS[name], headers={"cache-control": _FOREVER})
