"""Templates into text: everything that comes from outside is escaped."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from search.query_words import Language
from search.web import formats
from search.web.english import told
from search.web.marking import marked
from search.wording import day, number

STATIC: Final = Path(__file__).parent / "static"
ASSETS: Final[Mapping[str, str]] = {
    "kliping.css": "text/css",
    "stories.css": "text/css",
    "kliping.js": "text/javascript",
    "suggest.js": "text/javascript",
    "kliping.svg": "image/svg+xml",
}
"""The files served as they are, with their media types."""


def render(template: str, values: Mapping[str, Any]) -> str:
    """The text of ``template``."""
    lang: Language = values["lang"]
    return _environment().get_template(template).render({**_tools(lang), **values})


def part(text: str) -> str:
    """``text`` as one part of a path."""
    return quote(text, safe="")


@cache
def _tools(lang: Language) -> dict[str, Any]:
    return {
        "day": partial(day, lang=lang),
        "moment": partial(formats.moment, lang=lang),
        "as_of": partial(formats.as_of, lang=lang),
        "stamp": partial(formats.stamp, lang=lang),
        "period_name": partial(formats.period, lang=lang),
        "days": partial(formats.days, lang=lang),
        "typed": formats.typed,
        "num": partial(number, lang=lang),
        "reading": partial(formats.read_otherwise, lang=lang),
        "headline": formats.headline,
        "marked": marked,
        "part": part,
        "in_words": partial(told, lang=lang),
    }


@cache
def asset(name: str) -> str:
    """The address of a static file, which changes with its content."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, auto_reload=False,
    )  # fmt: skip
    environment.globals["asset"] = asset
    return environment
