"""What a page knows of the request it answers: language, address, who asks, the form sent, and the archive."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from starlette.requests import Request
from starlette.responses import Response

from search.app import App
from search.query_words import Language
from search.web.asked import Address
from search.web.caller import Caller, caller_of
from search.web.forms import Form, Slip
from search.web.picking import picks_of
from search.web.registers import Registers
from search.web.rendering import render
from search.web.sections import MAIN_PAGES, section_of
from search.web.wording import Words

if TYPE_CHECKING:
    from search.web.chores import Chores
    from search.web.gate import Gate

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


@dataclass(frozen=True)
class Visit:
    """One request. ``lend`` gives the archive opened for it; ``notes`` is what the audit trail will say besides the deed."""

    request: Request
    registers: Registers
    gate: Gate
    lend: Callable[[], App]
    chores: Chores
    form: Form = Form()
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def app(self) -> App:
        """An archive of this visit's own; a page that does not ask for it also works while the archive does not."""
        return self.lend()

    @property
    def caller(self) -> Caller:
        """Who asks; their name signs what they change."""
        return caller_of(self.request)

    @property
    def lang(self) -> Language:
        """The language of the answer."""
        return language_of(self.request)

    @property
    def words(self) -> Words:
        """The words of that language."""
        return Words(self.lang)

    @property
    def address(self) -> Address:
        """Path and known parameters."""
        return address_of(self.request)

    @property
    def site(self) -> str:
        """The address of the start page as the asker knows it, without the slash at its end."""
        return str(self.request.base_url).rstrip("/")

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

    def note(self, record: str, detail: str = "") -> None:
        """Say in the audit trail on which record something was done, and with what; without it the id in the path is named."""
        self.notes.append((record, detail))

    def go(self, to: str) -> Response:
        """The answer to a form that was taken: look at ``to``, a path of ours."""
        return Response(status_code=303, headers={"location": to})

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page; every template also knows this visit as ``visit`` and its words as ``w``."""
        return html(self.request, self.lang, template, status, visit=self, label=self.label, **values)


def html(request: Request, lang: Language, template: str, status: int = 200, **values: Any) -> Response:
    """A template as a response."""
    address, slip = address_of(request), Slip(request)
    known = {
        "w": Words(lang), "lang": lang, "address": address, "path": address.path, "switch": _switch(request, lang),
        "main_pages": MAIN_PAGES, "section": section_of(address.path),
    }  # fmt: skip
    text = render(template, {**known, "caller": caller_of(request), "token_field": slip.field, "picks": picks_of(request), **values})
    response = Response(text, status, media_type="text/html")
    slip.settle(response)
    return remember_language(request, response)


def as_json(data: Any, status: int = 200) -> Response:
    """Data as JSON, letters kept as they are."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Response(text.encode("utf-8", "replace"), status, media_type="application/json")


def kept_nowhere(response: Response) -> Response:
    """``response``, of which neither browser nor proxy may keep a copy: it shows accounts."""
    response.headers["cache-control"] = "no-store"
    return response


def _switch(request: Request, lang: Language) -> str:
    """The same page in the other language."""
    path = request.url.path
    return str(request.url.replace(scheme="", netloc="", path=path).include_query_params(lang="id" if lang == "en" else "en"))
