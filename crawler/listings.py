"""Which listings of an outlet are asked in a run, and which of their links are taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from crawler.discover import Found, links_of_feed, links_of_index, links_of_sitemap
from crawler.frontier import NO_VALIDATORS, Kind, Link, Target, Validators
from crawler.outlets import Outlet, last_days

MOST_SITEMAPS: Final = 50
"""Sitemaps followed from sitemap indexes in one run of an outlet, newest first."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken of one listing: articles for the frontier, further sitemaps to ask, and what to remember of the listing itself."""

    articles: tuple[Link, ...]
    sitemaps: tuple[Link, ...]
    validators: Validators
    horizon: str | None
    passed_over: int
    barren: bool
    """Whether it names no page of this outlet at all, of whatever day."""


def listings_of(outlet: Outlet, today: date, since: date | None) -> Iterator[tuple[Kind, str]]:
    """Every feed, sitemap and index page to ask; indexes by day go back to ``since`` (default: yesterday)."""
    yield from (("feed", url) for url in outlet.feeds)
    yield from (("sitemap", url) for url in outlet.sitemaps)
    yield from (("index", url) for url in outlet.index_addresses(last_days(today, since)))


def conditions(target: Target, since: str | None) -> dict[str, str]:
    """The headers that ask "has it changed?", where the answer "no" would lose nothing.

    It would lose something when links older than ``target.horizon`` were left out the last time, and are wanted now.
    """
    if target.horizon is not None and (since is None or since < target.horizon):
        return {}
    headers = {"If-None-Match": target.etag, "If-Modified-Since": target.last_modified}
    return {name: value for name, value in headers.items() if value}


def take(kind: Kind, body: bytes, url: str, outlet: Outlet, validators: Validators, since: str | None, until: str | None) -> Taken:
    """Read a listing and choose; raises :class:`crawler.discover.BadListing`.

    The validators are remembered only where "unchanged" will later mean "nothing to do": not where links were left out as too new, nor
    where sitemaps below this one must be asked in any case.
    """
    found = _read(kind, body, url, outlet)
    old = [link for link in found.links if link.when and since and link.when < since]
    new = [link for link in found.links if link.when and until and link.when >= until and link.kind == "article"]
    out = {link.key for link in (*old, *new)}
    kept = [link for link in found.links if link.key not in out]
    sitemaps = tuple(sorted((link for link in kept if link.kind == "sitemap"), key=lambda link: link.when or "", reverse=True))
    # Listings print the newest first, and the frontier gives out the last found first: so it learns of the newest last.
    articles = tuple(reversed([link for link in kept if link.kind == "article"]))
    return Taken(
        articles,
        sitemaps,
        NO_VALIDATORS if new or sitemaps else validators,
        since if old else None,
        found.passed_over,
        not found.links,
    )


def _read(kind: Kind, body: bytes, url: str, outlet: Outlet) -> Found:
    if kind == "feed":
        return links_of_feed(body, url, outlet)
    return links_of_sitemap(body, url, outlet) if kind == "sitemap" else links_of_index(body, url, outlet)
