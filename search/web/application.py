"""All routes in one place: pages, their twins as data, the interface for programs, the feed, health."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from functools import partial
from typing import Final

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from search.app import App
from search.web import lists, records, things
from search.web.api import add_api
from search.web.desks import Desks
from search.web.downloads import download
from search.web.errors import HANDLERS
from search.web.feed import feed
from search.web.guard import Guard
from search.web.guide import EXAMPLES, SECTIONS
from search.web.registers import Registers, load_registers
from search.web.rendering import ASSETS, STATIC
from search.web.request import Visit, html, language_of

Page = Callable[[Visit], Response]

_SMALLEST_ZIPPED: Final = 800
_FOREVER: Final = "public, max-age=31536000, immutable"


def build(app: App, hosts: Collection[str]) -> ASGIApp:
    """The application over the archive of ``app``, for requests that name one of ``hosts``. Raises ``ConfigError``."""
    desks, registers = Desks(app), load_registers(app.config_dir)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desks.close()

    web = FastAPI(
        title="kliping", version="1", openapi_url="/api/openapi.json", docs_url=None, redoc_url=None, lifespan=lifespan,
        exception_handlers=dict(HANDLERS),
    )  # fmt: skip
    add_api(web, partial(endpoint, desks, registers))
    for path, page in {**twins(), **pages()}.items():  # twins first: "/a/{key}" would take "ID.json" for an id
        web.router.routes.append(Route(path, endpoint(desks, registers, page), methods=["GET"]))
    web.router.routes.append(Route("/panduan", guide, methods=["GET"]))
    web.router.routes.append(Route("/static/{name}", static, methods=["GET"]))
    web.add_middleware(GZipMiddleware, minimum_size=_SMALLEST_ZIPPED)
    return Guard(web, hosts)


def pages() -> dict[str, Page]:
    """The pages by address."""
    return {
        "/": lists.search_page,
        "/a/{key}": records.article_page,
        "/a/{key}/asli": records.original,
        "/s/{key}": records.story_page,
        "/pernyataan": lists.statements_page,
        "/angka": lists.figures_page,
        "/pejabat/{key:path}": things.official_page,
        "/program/{key:path}": things.programme_page,
        "/media": things.outlets_page,
        "/feed.atom": feed,
        "/unduh/{key}": download,
    }


def twins() -> dict[str, Page]:
    """The same as data, by address."""
    return {
        "/.json": lists.search_data,
        "/a/{key}.json": records.article_data,
        "/s/{key}.json": records.story_data,
        "/pernyataan.json": lists.statements_data,
        "/angka.json": lists.figures_data,
        "/pejabat/{key:path}.json": things.official_data,
        "/program/{key:path}.json": things.programme_data,
        "/media.json": things.outlets_data,
    }


def endpoint(desks: Desks, registers: Registers, page: Page) -> Callable[[Request], Response]:
    """A page as Starlette calls it, in a thread of its own, with an archive for as long as it takes."""

    def answer(request: Request) -> Response:
        with desks.lend(language_of(request)) as app:
            return page(Visit(request, app, registers))

    return answer


def guide(request: Request) -> Response:
    """`/panduan`: how to search, with examples one click away; it also works while the archive does not."""
    return html(request, language_of(request), "guide.html", examples=EXAMPLES, sections=SECTIONS)


def static(request: Request) -> Response:
    """A file that is served as it is."""
    name = request.path_params["name"]
    if name not in ASSETS:
        raise HTTPException(404)
    return Response((STATIC / name).read_bytes(), media_type=ASSETS[name], headers={"cache-control": _FOREVER})
