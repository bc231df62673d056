"""Reading listings: feeds, sitemaps and index pages become links. Works on bytes only; nothing here opens a file or a connection."""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any, Final
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

import feedparser
import lxml.etree
import lxml.html

from crawler.frontier import NOTHING, Kind, Link
from crawler.outlets import Outlet
from crawler.page import Given
from crawler.unpack import Unpackable, gunzip
from crawler.urls import canonical_url

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
    # Only a stream: feedparser takes a string for a file name or an address and opens it.
    feed = feedparser.parse(io.BytesIO(body), response_headers={"content-location": url}, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and not feed.version:
        raise BadListing(f"not a feed: {feed.get('bozo_exception', 'no entries')}")
    return _found(_entry(entry, url, outlet) for entry in feed.entries)


def links_of_sitemap(body: bytes, url: str, outlet: Outlet) -> Found:
    """The articles of a sitemap or news sitemap, or the sitemaps of a sitemap index; gzip is undone.

    Raises :class:`BadListing` where it is no sitemap, is too large, or ends early inside its compression.
    """
    try:
        data = gunzip(body, SITEMAP_LIMIT)
    except Unpackable as problem:
        raise BadListing(str(problem)) from None
    return _found(_row(row, url, outlet) for row in _sitemap_rows(data))


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
    """A W3C date or date-time (``2026-11-21``, ``2026-11-21T08:00+07:00``) in UTC, as the frontier writes it; ``None`` if it is none.

    A time without offset is the outlet's local time; a date alone stands for the end of its day, so that a limit never cuts it short.
    """
    text = (words or "").strip()
    try:
        moment = datetime.fromisoformat(text)
        if len(text) <= 10:
            moment = datetime.combine(moment.date(), time(23, 59, 59))
        return utc(moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone)))
    except (ValueError, OverflowError):
        return None


def time_in_address(url: str, zone: str) -> str | None:
    """The day that an address carries (``/2026/11/21/``, or the stamp ``20261121083000``), as :func:`read_time` reads it."""
    found = _DAY_IN_ADDRESS.search(urlsplit(url).path)
    return read_time("-".join(part for part in found.groups() if part), zone) if found else None


def utc(moment: datetime) -> str:
    """``moment`` (with an offset) as the frontier writes times."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _entry(entry: Any, url: str, outlet: Outlet) -> Link | None:
    href = entry.get("feedburner_origlink") or entry.get("link") or ""
    published = entry.get("published") or entry.get("updated")
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    given = Given(title=entry.get("title") or None, published=published or None, source="feed")
    return _link(href, url, outlet, given=given, when=_from_struct(parsed))


def _from_struct(parsed: Any) -> str | None:
    try:
        return utc(datetime.fromtimestamp(calendar.timegm(parsed), UTC)) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None


def _sitemap_rows(data: bytes) -> Iterator[tuple[Kind, dict[str, str]]]:
    """Each row's texts by local name; the tree is thrown away while reading, so that memory stays flat."""
    events = lxml.etree.iterparse(
        io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=True
    )
    seen = False
    try:
        for _, element in events:
            name = _local(element)
            if name in ("url", "sitemap"):
                seen = True
                yield ("article" if name == "url" else "sitemap"), {_local(e): (e.text or "").strip(_BLANK) for e in element.iter("*")}
                _forget(element)
    except lxml.etree.LxmlError as problem:
        # What was read before the damage stands; a sitemap cut short is common and worth its first half.
        if not seen:
            raise BadListing(f"not a sitemap: {problem}") from None
    if not seen and (events.root is None or _local(events.root) not in ("urlset", "sitemapindex")):
        raise BadListing("not a sitemap")


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _row(row: tuple[Kind, dict[str, str]], url: str, outlet: Outlet) -> Link | None:
    kind, texts = row
    published = texts.get("publication_date") or None
    given = Given(title=texts.get("title") or None, published=published, source="feed") if kind == "article" else NOTHING
    when = read_time(published or texts.get("lastmod"), outlet.timezone)
    return _link(texts.get("loc", ""), url, outlet, kind, given, when)


def _link(href: str, base: str, outlet: Outlet, kind: Kind = "article", given: Given = NOTHING, when: str | None = None) -> Link | None:
    url = _joined(base, href)
    if url is None:
        return None
    if kind != "article":
        return Link(url, url, kind, given, when) if outlet.covers(urlsplit(url).hostname) else None
    key = canonical_url(url, outlet=outlet) if outlet.is_article(url) else None
    return Link(outlet.whole(url), key, kind, given, when or time_in_address(url, outlet.timezone)) if key else None


def _joined(base: str, href: str) -> str | None:
    try:
        url = urljoin(base, href.strip(_BLANK)).partition("#")[0]
        return url if href.strip(_BLANK) and urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname else None
    except ValueError:
        return None


def _found(candidates: Iterable[Link | None], count_others: bool = True) -> Found:
    links: dict[str, Link] = {}
    others = 0
    for candidate in candidates:
        if candidate is None:
            others += 1
        elif len(links) < MOST_LINKS:
            links.setdefault(candidate.key, candidate)
    return Found(tuple(links.values()), others if count_others else 0)
