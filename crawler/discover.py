"""Reading listings: feeds, sitemaps and index pages become links. Works on bytes only; nothing here opens a file or a connection."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

import lxml.etree
import lxml.html

from crawler.frontier import NOTHING, Kind, Link
from crawler.markup import BadMarkup, Row, rows_of
from crawler.outlets import Outlet
from crawler.page import Given
from crawler.unpack import Unpackable, gunzip
from crawler.urls import MAX_LENGTH, canonical_url

_FEED_ROWS: Final = frozenset({"item", "entry"})
_FEED_ROOTS: Final = frozenset({"rss", "feed", "RDF"})
_SITEMAP_ROWS: Final = frozenset({"url", "sitemap"})
_SITEMAP_ROOTS: Final = frozenset({"urlset", "sitemapindex"})

SITEMAP_LIMIT: Final = 32 * 1024 * 1024
"""Bytes of an unpacked sitemap; the sitemaps protocol allows 50 MB, which nobody needs for a night's news."""

MOST_LINKS: Final = 50_000
"""Links read from one listing; the most that the sitemaps protocol allows."""

_DAY_IN_ADDRESS: Final = re.compile(r"/(20\d\d)[/-](\d\d)[/-](\d\d)(?=[/-])|(?<!\d)(20\d\d)(\d\d)(\d\d)\d{6}(?!\d)")
_BLANK: Final = " \t\r\n\f\v\x00"


class BadListing(ValueError):
    """The listing cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Found:
    """The links of one listing that belong to its outlet, each once, in the order printed; and how many others were passed over."""

    links: tuple[Link, ...]
    passed_over: int = 0


def links_of_feed(body: bytes, url: str, outlet: Outlet) -> Found:
    """The articles of an RSS or Atom feed. Broken feeds give what can be read; :class:`BadListing` where that is nothing at all."""
    try:
        return _found(_entry(row, url, outlet) for row in rows_of(body, _FEED_ROWS, _FEED_ROOTS))
    except BadMarkup as problem:
        raise BadListing(f"not a feed: {problem}") from None


def links_of_sitemap(body: bytes, url: str, outlet: Outlet) -> Found:
    """The articles of a sitemap or news sitemap, or the sitemaps of a sitemap index; gzip is undone.

    Raises :class:`BadListing` where it is no sitemap, is too large, or ends early inside its compression.
    """
    try:
        data = gunzip(body, SITEMAP_LIMIT)
        return _found(_row(row, url, outlet) for row in rows_of(data, _SITEMAP_ROWS, _SITEMAP_ROOTS))
    except (Unpackable, BadMarkup) as problem:
        raise BadListing(f"not a sitemap: {problem}") from None


def links_of_index(body: bytes, url: str, outlet: Outlet) -> Found:
    """The articles that an HTML page links to. :class:`BadListing` where it is no HTML at all."""
    try:
        page = lxml.html.document_fromstring(body, parser=lxml.html.HTMLParser(no_network=True, huge_tree=False))
    except (lxml.etree.LxmlError, ValueError) as problem:
        raise BadListing(f"not an HTML page: {problem}") from None
    base = next(iter(page.xpath("//base/@href")), None)
    here = _joined(url, str(base)) or url if base else url
    return _found((_link(str(href), here, outlet) for href in page.xpath("//a/@href")), count_others=False)


def read_time(words: str | None, zone: str) -> str | None:
    """A date or date-time of a feed or sitemap in UTC, as the frontier writes it; ``None`` if it is none.

    Understood are ISO forms (``2026-11-21``, ``2026-11-21T08:00+07:00``) and that of e-mail (``Sat, 21 Nov 2026 08:00:00 +0700``). A time
    without offset is the outlet's local time; a date alone stands for the end of its day, so that a limit never cuts it short.
    """
    text = (words or "").strip()
    try:
        moment = datetime.fromisoformat(text) if text[:4].isdecimal() else parsedate_to_datetime(text)
        if len(text) <= 10:
            moment = datetime.combine(moment.date(), time(23, 59, 59))
        return utc(moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))) if moment.year > 1970 else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def time_in_address(url: str, zone: str) -> str | None:
    """The day that an address carries (``/2026/11/21/``, or the stamp ``20261121083000``), as :func:`read_time` reads it."""
    found = _DAY_IN_ADDRESS.search(urlsplit(url).path)
    return read_time("-".join(part for part in found.groups() if part), zone) if found else None


def utc(moment: datetime) -> str:
    """``moment`` (with an offset) as the frontier writes times."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _entry(row: Row, url: str, outlet: Outlet) -> Link | None:
    published = row.words("pubDate", "published", "date", "issued", "updated")
    given = Given(title=row.words("title"), published=published, source="feed")
    return _link(_entry_address(row), url, outlet, given=given, when=read_time(published, outlet.timezone))


def _entry_address(row: Row) -> str:
    """RSS prints the address as text, Atom as an attribute; a ``guid`` that looks like an address is one unless it says otherwise."""
    atom = [link["href"] for link in row.links if link.get("href") and link.get("rel", "alternate") == "alternate"]
    guid = row.address("guid", "id")
    return row.address("origLink", "link") or next(iter(atom), "") or (guid if guid.startswith("http") else "")


def _row(row: Row, url: str, outlet: Outlet) -> Link | None:
    when = read_time(row.words("publication_date", "lastmod"), outlet.timezone)
    if row.name == "sitemap":
        return _link(row.address("loc"), url, outlet, "sitemap", when=when)
    given = Given(title=row.words("title"), published=row.words("publication_date"), source="feed")
    return _link(row.address("loc"), url, outlet, given=given, when=when)


def _link(href: str, base: str, outlet: Outlet, kind: Kind = "article", given: Given = NOTHING, when: str | None = None) -> Link | None:
    url = _joined(base, href)
    if url is None:
        return None
    if kind != "article":
        return Link(url, url, kind, given, when) if outlet.covers(urlsplit(url).hostname) else None
    key = canonical_url(url, outlet=outlet) if outlet.is_article(url) else None
    return Link(outlet.whole(url), key, kind, given, when or time_in_address(url, outlet.timezone)) if key else None


def _joined(base: str, href: str) -> str | None:
    words = href.strip(_BLANK)
    if not 0 < len(words) <= MAX_LENGTH:
        return None
    try:
        url = urljoin(base, words).partition("#")[0]
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def _found(candidates: Iterable[Link | None], count_others: bool = True) -> Found:
    links: dict[str, Link] = {}
    others = 0
    for candidate in candidates:
        if candidate is None:
            others += 1
        elif len(links) < MOST_LINKS:
            links.setdefault(candidate.key, candidate)
    return Found(tuple(links.values()), others if count_others else 0)
