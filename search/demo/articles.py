"""The demonstration's sources: one text file a page, a head of `key: value` lines, `---`, then the body.

Paragraphs are separated by a blank line. A line that begins with `@baca ` is a read-also link, with `@foto ` a caption, with
`@sub ` a heading inside the article; everything else is the article's own words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    number: int
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
    path: str = field(default="", compare=False)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The article's own words."""
        return tuple(part for part in self.body if not part.startswith(("@baca ", "@foto ")))


def load_outlets() -> dict[str, Outlet]:
    """The outlets of the press, by id."""
    tables: dict[str, Any] = tomllib.loads((HERE / "outlets.toml").read_text("utf-8"))
    return {key: Outlet(id=key, **values) for key, values in tables.items()}


def load_sources() -> tuple[Source, ...]:
    """Every page of the press, newest first. Raises ``ValueError`` naming the file in which something is wrong."""
    outlets = load_outlets()
    files = sorted((HERE / "articles").glob("*.txt"))
    found = [_source(path, number, outlets) for number, path in enumerate(files, 10_201)]
    return tuple(sorted(found, key=lambda source: (source.date, source.slug), reverse=True))


def _source(path: Path, number: int, outlets: Mapping[str, Outlet]) -> Source:
    head, _, text = path.read_text("utf-8").partition("\n---\n")
    values = dict(_entry(path, line) for line in head.splitlines())
    outlet = outlets[values["outlet"]]
    date = datetime.fromisoformat(values["date"]).replace(tzinfo=outlet.zone)
    kind = values.get("kind", "article")
    if kind not in _KINDS:
        raise ValueError(f"{path.name}: kind {kind!r} is none of {', '.join(_KINDS)}")
    slug = values.get("slug", path.stem)
    return Source(
        slug=slug,
        outlet=outlet.id,
        title=values["title"],
        date=date,
        body=tuple(part.strip() for part in text.strip().split("\n\n") if part.strip()),
        number=number,
        author=values.get("author", ""),
        editor=values.get("editor", ""),
        dateline=values.get("dateline", ""),
        tags=tuple(filter(None, values.get("tags", "").split(", "))),
        shown=values.get("shown") or shown(date, outlet),
        stated=values.get("stated", "yes") == "yes",
        copy=values.get("copy", ""),
        kind=kind,
        path=outlet.address.format(day=date, number=number, slug=slug),
    )


def _entry(path: Path, line: str) -> tuple[str, str]:
    key, colon, value = line.partition(": ")
    if not colon:
        raise ValueError(f"{path.name}: {line!r} is not of the form `key: value`")
    return key, value.strip()


def shown(date: datetime, outlet: Outlet) -> str:
    """``date`` as the outlet prints it: "Rabu, 11 Maret 2026 14:20 WIB"."""
    month = MONTHS["id"][date.month - 1]
    return f"{WEEKDAYS[date.weekday()]}, {date.day} {month} {date.year} {date:%H:%M} {ZONES[outlet.timezone]}"


def furniture(part: str) -> tuple[str, str]:
    """The kind of a body part (``baca``, ``foto``, ``sub``; empty for a paragraph) and its words."""
    mark = _MARK.match(part)
    return (mark[1], part[mark.end() :]) if mark else ("", part)
