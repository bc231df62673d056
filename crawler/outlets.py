"""Outlets: who publishes, where its news is listed, and what is particular about its pages. One TOML file each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Final
from urllib.parse import quote_plus, urlsplit

from crawler.errors import ConfigError
from crawler.outlet_file import OutletFile, read_outlet_file

KINDS: Final = ("kementerian", "lembaga negara", "kantor berita", "nasional", "bisnis", "daerah", "pemerintah daerah")
"""The kinds of outlet, as people read them."""

UNCHECKED: Final = "belum diperiksa"
"""State of an outlet that nobody has tried against the live site yet."""

SELECTORS: Final = ("title", "body", "drop", "author", "date")
"""What CSS selectors may be given for; ``drop`` names what to remove before reading the body."""

QUERIES: Final = ("industri kecil", "ikm", "umkm industri")
"""What search pages are asked for where an outlet's file does not say."""

_PLACEHOLDER: Final = re.compile(r"\{(date(?::[^{}]+)?|page|query)\}")
_NO_SELECTORS: Final[Mapping[str, tuple[str, ...]]] = {}


@dataclass(frozen=True, slots=True)
class Layout:
    """How the outlet's pages looked until ``valid_until`` (inclusive), where that differs from today's ``Outlet.selectors``."""

    valid_until: date
    selectors: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Canonical:
    """What the general rules for canonical addresses cannot know about this outlet.

    ``keep``: query parameters that are part of an article's identity; ``drop``: further ones that are not; ``hosts``: other host names
    under which the same article is served, each with the name it is known by.
    """

    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    hosts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outlet:
    """One publisher. Addresses of articles must match ``article`` (any, searched) and no pattern of ``exclude``."""

    id: str
    name: str
    kind: str
    home: str
    domains: tuple[str, ...]
    """Host names, ``www.`` left out; ``*.example.id`` stands for ``example.id`` and every name below it."""
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    indexes: tuple[str, ...] = ()
    """Pages that list articles; may contain ``{page}``, ``{query}`` and ``{date:%Y-%m-%d}`` (any ``strftime`` form)."""
    queries: tuple[str, ...] = QUERIES
    """The words that stand for ``{query}``, one after the other."""
    pages: int = 1
    """How many pages of an index with ``{page}`` are walked."""
    first_page: int = 1
    article: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    one_page: str = ""
    """Query that asks for a long article on one page (``page=all``); empty where the outlet does not split its articles."""
    parts: str = ""
    """What stands behind an address to ask for a later page of the article: ``?page={page}``, ``/{page}``; empty where there are none."""
    delay: float = 2.0
    """Seconds between two requests."""
    timezone: str = "Asia/Jakarta"
    checked: str = UNCHECKED
    """``belum diperiksa``, or the ISO date of the last check against the live site."""
    note: str = ""
    selectors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    layouts: tuple[Layout, ...] = ()
    """Earlier layouts, oldest first."""
    canonical: Canonical = Canonical()

    @property
    def listings(self) -> int:
        """How many feeds, sitemaps and indexes are known."""
        return len(self.feeds) + len(self.sitemaps) + len(self.indexes)

    def covers(self, host: str | None) -> bool:
        """Whether ``host`` is one of the outlet's own."""
        name = bare_host(host or "")
        return any(name == domain or (domain[:2] == "*." and f".{name}".endswith(domain[1:])) for domain in self.domains)

    def is_article(self, url: str) -> bool:
        """Whether ``url`` is the address of one of the outlet's articles, as far as its form tells."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not self.covers(parts.hostname):
            return False
        return any(p.search(url) for p in self._article) and not any(p.search(url) for p in self._exclude)

    def whole(self, url: str) -> str:
        """``url``, asking for the whole article on one page where it would come in parts."""
        if not self.one_page or self.one_page in url:
            return url
        return f"{url}{'&' if '?' in url else '?'}{self.one_page}"

    def part(self, url: str, number: int) -> str:
        """The address of page ``number`` (from 2) of the article at ``url``, where :attr:`parts` says how."""
        behind = self.parts.format(page=number)
        if behind.startswith("?"):
            return f"{url}&{behind[1:]}" if "?" in url else f"{url}{behind}"
        return f"{url.rstrip('/')}{behind}"

    def selectors_on(self, day: date | None) -> Mapping[str, tuple[str, ...]]:
        """The selectors that fit a page of ``day``; today's where the day is unknown."""
        past = (layout.selectors for layout in self.layouts if day is not None and day <= layout.valid_until)
        return next(past, self.selectors)

    def index_addresses(self, days: Iterable[date]) -> tuple[str, ...]:
        """The addresses of all index pages for ``days``, in the order given; an index without ``{date}`` is asked once."""
        wanted = list(days)
        return tuple(dict.fromkeys(a for template in self.indexes for a in self._index(template, wanted)))

    def _index(self, template: str, days: list[date]) -> Iterable[str]:
        numbers = range(self.first_page, self.first_page + self.pages) if "{page}" in template else range(1)
        words = map(quote_plus, self.queries) if "{query}" in template else [""]
        for day, word, number in product(days if "{date" in template else [date.min], words, numbers):
            yield template.format(date=day, page=number, query=word)

    @cached_property
    def _article(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(re.compile, self.article))

    @cached_property
    def _exclude(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(re.compile, self.exclude))


def bare_host(host: str) -> str:
    """``host`` in lower case without a leading ``www.`` or a final dot."""
    return host.lower().rstrip(".").removeprefix("www.")


def last_days(today: date, since: date | None, most: int = 366) -> tuple[date, ...]:
    """The days from ``today`` back to ``since`` (default: yesterday), newest first, at most ``most``: a year's archive in one run."""
    count = (today - since).days + 1 if since else 2
    return tuple(today - timedelta(days=n) for n in range(max(0, min(count, most))))


def load_outlets(config_dir: Path) -> dict[str, Outlet]:
    """All outlets under ``config_dir/outlets``, by id (the file's name), in alphabetical order.

    Raises :class:`ConfigError` naming file, line and key when a file is wrong, or when two outlets claim the same host.
    """
    outlets = {path.stem: _outlet(read_outlet_file(path)) for path in sorted((config_dir / "outlets").glob("*.toml"))}
    _one_owner_each(outlets.values(), config_dir)
    return outlets


def outlet_of(url: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """The outlet to which an address belongs: the one naming its host, else the one with the longest ``*.`` domain above it."""
    host = urlsplit(url).hostname
    claims = [(len(d) if d[:2] == "*." else 1000, o) for o in outlets if o.covers(host) for d in o.domains if _claims(d, host or "")]
    return max(claims, key=lambda claim: claim[0])[1] if claims else None


def _claims(domain: str, host: str) -> bool:
    name = bare_host(host)
    return name == domain or (domain[:2] == "*." and f".{name}".endswith(domain[1:]))


def _outlet(file: OutletFile) -> Outlet:
    file.only(*Outlet.__dataclass_fields__.keys() - {"id"})
    return Outlet(
        id=file.id(),
        name=file.text("name"),
        kind=file.choice("kind", KINDS),
        home=file.address("home"),
        domains=file.domains("domains"),
        feeds=file.addresses("feeds"),
        sitemaps=file.addresses("sitemaps"),
        indexes=file.addresses("indexes", _PLACEHOLDER),
        pages=file.whole("pages", 1, 1, 50),
        queries=file.words("queries") or QUERIES,
        first_page=file.whole("first_page", 1, 0, 1),
        article=file.patterns("article", required=True),
        exclude=file.patterns("exclude"),
        one_page=file.query("one_page"),
        parts=file.paging("parts"),
        delay=file.number("delay", 2.0, 0.0, 120.0),
        timezone=file.timezone("timezone", "Asia/Jakarta"),
        checked=file.checked("checked", UNCHECKED),
        note=file.text("note", ""),
        selectors=file.selectors("selectors", SELECTORS),
        layouts=tuple(Layout(day, chosen) for day, chosen in file.layouts("layouts", SELECTORS)),
        canonical=Canonical(*file.canonical("canonical")),
    )


def _one_owner_each(outlets: Iterable[Outlet], config_dir: Path) -> None:
    owners: dict[str, str] = {}
    for outlet in outlets:
        for domain in outlet.domains:
            other = owners.setdefault(domain, outlet.id)
            if other != outlet.id:
                problem = (
                    f"{domain!r} sudah milik / is already claimed by {other}.toml; satu host satu media / a host belongs to one outlet"
                )
                raise ConfigError(config_dir / "outlets" / f"{outlet.id}.toml", problem, key="domains")
