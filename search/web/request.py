"""What a page knows of the request it answers: language, address, and the open archive."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from search.app import App
from search.query_words import Language
from search.web.asked import Address
from search.web.registers import Registers
from search.web.rendering import render
from search.web.wording import Words

LANG_COOKIE: Final = "lang"
_YEAR: Final = 365 * 24 * 3600


def language_of(request: Request) -> Language:
    """What the address says (``?lang=en``), else the cookie, else Indonesian."""
    said = request.query_params.get("lang") or request.cookies.get(LANG_COOKIE)
    return "en" if said == "en" else "id"


def remember_language(request: Request, response: Response) -> Response:
    """``response``, which tells the browser to keep a language that the address chose."""
    if request.query_params.get("lang") in ("id", "en"):
        response.set_cookie(LANG_COOKIE, language_of(request), max_age=_YEAR, httponly=True, samesite="lax", path="/")
    return response


def address_of(request: Request) -> Address:
    """The request's path without ``.json``, and the parameters that make up the state of a page."""
    path = request.url.path.removesuffix(".json")
    return Address.of(path or "/", request.query_params.multi_items())


@dataclass(frozen=True, slots=True)
class Visit:
    """One request with an archive of its own for as long as it lasts."""

    request: Request
    app: App
    registers: Registers

    @property
    def lang(self) -> Language:
        """The language of the answer."""
        return self.app.lang

    @property
    def words(self) -> Words:
        """The words of that language."""
        return Words(self.lang)

    @property
    def address(self) -> Address:
        """Path and known parameters."""
        return address_of(self.request)

    @property
    def key(self) -> str:
        """The id in the path."""
        return str(self.request.path_params["key"])

    def label(self, facet: str, value: str) -> str:
        """How a facet's value is written for people."""
        if facet in ("kind", "relevance"):
            return self.words.code("value", value)
        if facet == "indicator":
            return self.registers.indicators.get(value, value)
        return self.app.desk.known.label(facet, value)

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page; every template also knows this visit as ``visit`` and its words as ``w``."""
        return html(self.request, self.lang, template, status, visit=self, label=self.label, **values)


def html(request: Request, lang: Language, template: str, status: int = 200, **values: Any) -> Response:
    """A template as a response."""
    address = address_of(request)
    text = render(
        template, {"w": Words(lang), "lang": lang, "address": address, "path": address.path, "switch": _switch(request, lang), **values}
    )
    return remember_language(request, Response(text, status, media_type="text/html"))


def as_json(data: Any, status: int = 200) -> Response:
    """Data as JSON, letters kept as they are."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Response(text.encode("utf-8", "replace"), status, media_type="application/json")


def _switch(request: Request, lang: Language) -> str:
    """The same page in the other language."""
    path = request.url.path
    return str(request.url.replace(scheme="", netloc="", path=path).include_query_params(lang="id" if lang == "en" else "en"))
