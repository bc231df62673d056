"""What is taken of a listing, and when a listing need not be sent again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crawler.errors import UsageError
from crawler.frontier import NO_VALIDATORS, Target, Validators
from crawler.listings import conditions, listings_of, take
from crawler.options import CrawlOptions, options_of_words
from crawler.outlets import Outlet

SITE = "https://kabar.example"
OUTLET = Outlet("kabar", "Kabar", "nasional", SITE, ("kabar.example",), article=("/berita/",))
KNOWN = Validators('"satu"', "Fri, 20 Nov 2026 08:00:00 GMT")
TARGET = Target("kabar", f"{SITE}/peta.xml", f"{SITE}/peta.xml", "sitemap", etag=KNOWN.etag, last_modified=KNOWN.last_modified)


def sitemap(*days: str) -> bytes:
    """A sitemap with one article of each day."""
    return f"<urlset>{''.join(f'<url><loc>{SITE}/berita/{d}</loc><lastmod>{d}</lastmod></url>' for d in days)}</urlset>".encode()


DAYS = sitemap("2026-11-18", "2026-11-19", "2026-11-20")


@pytest.mark.parametrize(
    ("since", "until", "taken", "validators", "horizon"),
    [
        (None, None, ["20", "19", "18"], KNOWN, None),
        ("2026-11-19T00:00:00Z", None, ["20", "19"], KNOWN, "2026-11-19T00:00:00Z"),
        ("2026-11-01T00:00:00Z", None, ["20", "19", "18"], KNOWN, None),
        (None, "2026-11-20T00:00:00Z", ["19", "18"], NO_VALIDATORS, None),
    ],
)
def test_links_outside_the_days_asked_for_are_left_out_and_that_is_remembered(since, until, taken, validators, horizon):
    found = take("sitemap", DAYS, SITE, OUTLET, KNOWN, since, until)
    assert [link.url[-2:] for link in found.articles] == taken
    assert (found.validators, found.horizon) == (validators, horizon)


def test_a_sitemap_index_is_always_asked_anew_because_the_sitemaps_below_it_must_be():
    rows = "".join(f"<sitemap><loc>{SITE}/{n}.xml</loc><lastmod>2026-01-{n:02}</lastmod></sitemap>" for n in (3, 9, 6))
    found = take("sitemap", f"<sitemapindex>{rows}</sitemapindex>".encode(), SITE, OUTLET, KNOWN, None, None)
    assert found.validators == NO_VALIDATORS
    assert [link.url for link in found.sitemaps] == [f"{SITE}/{n}.xml" for n in (9, 6, 3)]


def test_sitemaps_older_than_the_days_asked_for_are_not_followed():
    rows = "".join(f"<sitemap><loc>{SITE}/{d}.xml</loc><lastmod>{d}</lastmod></sitemap>" for d in ("2025-01-01", "2026-11-20"))
    found = take("sitemap", f"<sitemapindex>{rows}</sitemapindex>".encode(), SITE, OUTLET, KNOWN, "2026-11-01T00:00:00Z", None)
    assert [link.url for link in found.sitemaps] == [f"{SITE}/2026-11-20.xml"]


@pytest.mark.parametrize(
    ("horizon", "since", "asks"),
    [(None, None, True), (None, "2026-11-01", True), ("2026-11-01", None, False), ("2026-11-01", "2026-10-01", False),
     ("2026-11-01", "2026-11-01", True), ("2026-11-01", "2026-11-15", True)],
)  # fmt: skip
def test_unchanged_is_asked_only_where_nothing_wanted_now_was_left_out_before(horizon, since, asks):
    headers = conditions(replace(TARGET, horizon=horizon), since)
    assert headers == ({"If-None-Match": KNOWN.etag, "If-Modified-Since": KNOWN.last_modified} if asks else {})


def test_feeds_sitemaps_and_indexes_are_all_asked_indexes_by_day():
    outlet = replace(OUTLET, feeds=("f",), sitemaps=("s",), indexes=("i{date:%d}",))
    asked = list(listings_of(outlet, date(2026, 11, 21), date(2026, 11, 19)))
    assert asked == [("feed", "f"), ("sitemap", "s"), ("index", "i21"), ("index", "i20"), ("index", "i19")]


@pytest.mark.parametrize(
    ("timezone", "bounds"),
    [
        ("Asia/Jakarta", ("2026-11-19T17:00:00Z", "2026-11-20T17:00:00Z")),
        ("Asia/Jayapura", ("2026-11-19T15:00:00Z", "2026-11-20T15:00:00Z")),
    ],
)
def test_a_day_is_a_day_in_the_outlets_time_zone(timezone, bounds):
    assert CrawlOptions(since=date(2026, 11, 20), until=date(2026, 11, 20)).bounds(timezone) == bounds


def test_words_of_a_command_line_become_options():
    found = options_of_words({"since": "2026-11-01", "until": "2026-11-21", "limit": "5"}, CrawlOptions())
    assert (found.since, found.until, found.limit) == (date(2026, 11, 1), date(2026, 11, 21), 5)


@pytest.mark.parametrize("words", [{"since": "kemarin"}, {"limit": "0"}, {"limit": "banyak"}, {"sampai": "2026-11-21"}])
def test_wrong_words_are_refused_by_name(words):
    with pytest.raises(UsageError, match=next(iter(words))):
        options_of_words(words, CrawlOptions())
