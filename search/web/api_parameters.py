"""The parameters of the interface as they are described, and their check: what is not described is refused, never passed over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final, TypeAlias

from starlette.datastructures import QueryParams

from crawler.errors import UsageError
from search.web.asked import MOST, SIZE

Parameter: TypeAlias = Mapping[str, Any]
"""A parameter object of OpenAPI 3.1."""

_SHOWN: Final = 60
"""So many letters of what was sent are repeated in the answer."""
_DIGITS: Final = 9


def _parameter(name: str, about: str, **schema: Any) -> Parameter:
    return {"name": name, "in": "query", "required": False, "description": about, "schema": {"type": "string", **schema}}


def _several(name: str, about: str, **schema: Any) -> Parameter:
    items = {"type": "array", "items": {"type": "string", **schema}}
    return {**_parameter(name, f"{about}; may be repeated (any of them)"), "schema": items, "explode": True}


def _number(name: str, about: str, default: int, **bounds: int) -> Parameter:
    return {**_parameter(name, about), "schema": {"type": "integer", "minimum": 1, "default": default, **bounds}}


def in_path(name: str) -> Parameter:
    """An id in the address."""
    return {"name": name, "in": "path", "required": True, "description": "Id", "schema": {"type": "string"}}


def size(default: int = SIZE, most: int = MOST) -> Parameter:
    """How many rows a page has."""
    return _number("size", "Rows a page", default, maximum=most)


LANG: Final = _parameter("lang", "Language of the sentences in the answer", enum=["id", "en"])
CURSOR: Final = _parameter(
    "cursor",
    "`next_cursor` of the page before, with the same other parameters (`size` may change). Gone through in this way, a list has every row "
    "that was there at its first page exactly once, whatever is added meanwhile",
)
LIST: Final = (
    _parameter("q", "Words in the query language of docs/query-language.md"),
    _parameter("from", "First day of publication, YYYY-MM-DD or dd/mm/yyyy"),
    _parameter("to", "Last day of publication"),
    _several("outlet", "Outlet id or name"),
    _several("official", "Official's registry id or name; for statements the speaker"),
    _several("programme", "Programme id or name"),
    _several("place", "Official code of a province, kabupaten or kota, or its name"),
    _several("relevance", "`relevant` (IKM policy) or `other`", enum=["relevant", "other"]),
    _parameter("role", "Words of an office that somebody named has; for statements the speaker's"),
    _parameter(
        "sort",
        "Order; without it by relevance where there are words, else newest first. Behind a cursor, what follows the first 200 rows by "
        "relevance (or the first page, where it is larger) comes newest first",
        enum=["relevance", "newest", "oldest"],
    ),
    size(),
    _number("page", "Page, from 1, up to row 10,000; not with `cursor`", 1),
    CURSOR,
    _parameter("exact", "1: no word forms, no abbreviations", enum=["0", "1"]),
    _parameter(
        "count", "What facets and histogram count: articles, or stories (of statements: the same words once)", enum=["articles", "stories"]
    ),
    LANG,
)
"""What every list of articles, statements, figures or stories can be asked."""
FACTS: Final = tuple(
    one for one in LIST if one["name"] in ("q", "from", "to", "outlet", "programme", "place", "relevance", "exact", "lang")
)
"""What facts that outlets tell differently can be asked: they come whole, in one order."""
STORIES: Final = _parameter("stories", "0: every carrier of a story in a row of its own", enum=["0", "1"])
SPEAKER: Final = _several("speaker", "Another name of `official`")
KIND: Final = _several("kind", "`direct` or `indirect`", enum=["direct", "indirect"])
INDICATOR: Final = _several("indicator", "Indicator id of config/indicators.toml")


def check(given: QueryParams, known: Sequence[Parameter]) -> None:
    """Raise ``UsageError``, which names the parameter, for one that is not ``known``, that has another value than described, or that
    comes twice and may not."""
    schemas = {parameter["name"]: parameter["schema"] for parameter in known if parameter["in"] == "query"}
    for name in dict.fromkeys(given):
        if name not in schemas:
            raise UsageError(_unknown(name, list(schemas)))
        _check_values(name, given.getlist(name), schemas[name])


def _check_values(name: str, values: Sequence[str], schema: Mapping[str, Any]) -> None:
    if schema["type"] != "array" and len(values) > 1:
        raise UsageError(f"{name}: hanya satu kali / only once")
    items = schema.get("items", schema)
    allowed = items.get("enum")
    for value in filter(None, values):
        if allowed and value not in allowed:
            raise UsageError(f"{name}={value[:_SHOWN]}: pilih/choose {' | '.join(allowed)}")
        if items["type"] == "integer" and not _fits(value, schema):
            most = f"–{schema['maximum']}" if "maximum" in schema else "–"
            raise UsageError(f"{name}={value[:_SHOWN]}: bilangan bulat/whole number {schema['minimum']}{most}")


def _fits(value: str, schema: Mapping[str, Any]) -> bool:
    if not (value.isascii() and value.isdecimal() and len(value) <= _DIGITS):
        return False
    return bool(schema["minimum"] <= int(value) <= schema.get("maximum", int(value)))


def _unknown(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name.lower()[:_SHOWN], known, 1, cutoff=0.3) or known[:1]
    shown = name[:_SHOWN]
    return f"parameter “{shown}” tidak dikenal; maksud Anda “{near[0]}”? / unknown parameter “{shown}”; do you mean “{near[0]}”?"
