"""The demonstration's sources: one text file a page, a head of `key: value` lines, `---`, then the body.

Paragraphs are separated by a blank line. A line that begins with `@baca ` is a read-also link, with `@foto ` a caption, with
`@sub ` a heading inside the article; everything else is the article's own words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from search.wording import MONTHS

HERE: Final = Path(__file__).parent
WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ZONES: Final = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
FIRST_PAGE: Final = 5
"""Paragraphs on the first page, at an outlet that splits its articles."""

_MARK: Final = re.compile(r"@(baca|foto|sub) ")
_KINDS: Final = ("article", "listing", "empty", "paywall", "gone")
_REQUIRED: Final = ("outlet", "title", "date")
_KEYS: Final = (*_REQUIRED, "author", "editor", "dateline", "tags", "shown", "stated", "copy", "kind")


@dataclass(frozen=True)
class Outlet:
    """One invented publisher, as `outlets.toml` describes it."""

    id: str
    name: str
    kind: str
    site: str
    """The host name that its pages name as their own."""
    timezone: str
    address: str
    article: str
    listings: Mapping[str, str]
    read_also: str
    caption: str
    robots: str | None = None
    """Null: the outlet has no robots.txt."""
    one_page: str = ""

    @cached_property
    def zone(self) -> ZoneInfo:
        """Its time zone."""
        return ZoneInfo(self.timezone)

    @cached_property
    def page(self) -> str:
        """The template of its article pages."""
        return (HERE / "templates" / f"{self.id}.html").read_text("utf-8")


@dataclass(frozen=True)
class Source:
    """One page of the press. ``kind`` is ``article``, or what the page is instead."""

    slug: str
    outlet: str
    title: str
    date: datetime
    """When it was published, in the outlet's time zone."""
    body: tuple[str, ...]
    author: str = ""
    editor: str = ""
    dateline: str = ""
    tags: tuple[str, ...] = ()
    shown: str = ""
    """The date as printed on the page."""
    stated: bool = True
    """Whether the page's machine-readable part gives the date."""
    copy: str = ""
    """The second date and copy of the body that a careless export put on the page; empty where there is none."""
    kind: str = "article"
    path: str = ""
    """Its address on the outlet's site; the number in it counts hours, so that a new article changes no other's address."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The article's own words."""
        return tuple(part for part in self.body if not part.startswith(("@baca ", "@foto ")))


def load_outlets() -> dict[str, Outlet]:
    """The outlets of the press, by id."""
    tables: dict[str, Any] = tomllib.loads((HERE / "outlets.toml").read_text("utf-8"))
    return {key: Outlet(id=key, **values) for key, values in tables.items()}


def load_sources(folder: Path = HERE / "articles") -> tuple[Source, ...]:
    """Every page of the press, newest first. Raises ``ValueError`` naming the file in which something is wrong."""
    outlets = load_outlets()
    found = [_source(path, outlets) for path in folder.glob("*.txt")]
    return tuple(sorted(found, key=lambda source: (source.date, source.slug), reverse=True))


def _source(path: Path, outlets: Mapping[str, Outlet]) -> Source:
    head, _, text = path.read_text("utf-8").partition("\n---\n")
    values = _head(path, head, outlets)
    outlet = outlets[values["outlet"]]
    date = datetime.fromisoformat(values["date"]).replace(tzinfo=outlet.zone)
    number = int(date.timestamp() // 3600)
    return Source(
        slug=path.stem,
        outlet=outlet.id,
        title=values["title"],
        date=date,
        body=tuple(part.strip() for part in text.split("\n\n") if part.strip()),
        author=values.get("author", ""),
        editor=values.get("editor", ""),
        dateline=values.get("dateline", ""),
        tags=tuple(filter(None, values.get("tags", "").split(", "))),
        shown=values.get("shown") or shown(date, outlet),
        stated=values.get("stated", "yes") == "yes",
        copy=values.get("copy", ""),
        kind=values.get("kind", "article"),
        path=outlet.address.format(day=date, number=number, slug=path.stem),
    )


def _head(path: Path, head: str, outlets: Mapping[str, Outlet]) -> dict[str, str]:
    entries = [line.partition(": ") for line in head.splitlines()]
    values = {key: value.strip() for key, _, value in entries}
    wrong = next((key for key, colon, _ in entries if not colon or key not in _KEYS), None)
    if wrong is not None:
        raise ValueError(f"{path.name}: {wrong!r} is not of the form `key: value` with one of {', '.join(_KEYS)}")
    missing = [key for key in _REQUIRED if key not in values]
    if missing:
        raise ValueError(f"{path.name}: {', '.join(missing)} missing")
    for key, known in (("kind", _KINDS), ("outlet", tuple(outlets))):
        if values.get(key, known[0]) not in known:
            raise ValueError(f"{path.name}: {key} {values[key]!r} is none of {', '.join(known)}")
    return values


def shown(date: datetime, outlet: Outlet) -> str:
    """``date`` as the outlet prints it: "Rabu, 11 Maret 2026 14:20 WIB"."""
    month = MONTHS["id"][date.month - 1]
    return f"{WEEKDAYS[date.weekday()]}, {date.day} {month} {date.year} {date:%H:%M} {ZONES[outlet.timezone]}"


def furniture(part: str) -> tuple[str, str]:
    """The kind of a body part (``baca``, ``foto``, ``sub``; empty for a paragraph) and its words."""
    mark = _MARK.match(part)
    return (mark[1], part[mark.end() :]) if mark else ("", part)
