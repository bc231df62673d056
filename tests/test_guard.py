"""No connection leaves for a private address, however an outlet tries to lead there: counted at a canary that must hear nothing."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from crawler.options import CrawlOptions
from crawler.run import crawl
from tests.press.faults import PAGE, redirect
from tests.press.memory import WatchedFrontier
from tests.press.resolver import CANARY
from tests.press.server import Press, Reply
from tests.press.site import outlet_of_press


@pytest.fixture(scope="module")
def led_astray() -> Iterator[tuple[WatchedFrontier, list[str], int]]:
    """The frontier, the paths the press saw, and how often the canary was called, after one crawl of a hostile outlet."""
    with Press() as press, closing(socket.create_server((CANARY, 0))) as canary:
        canary.settimeout(0.1)
        port = canary.getsockname()[1]
        site, inside = f"http://kabar.example:{press.port}", f"http://dalam.kabar.example:{port}"
        press.pages |= {
            "/robots.txt": Reply("", 404, headers={"Connection": "close"}),
            "/2026/11/20/baik": Reply(PAGE),
            "/2026/11/20/angka": redirect(f"http://{CANARY}:{port}/2026/11/20/x"),
            "/2026/11/20/nama": redirect(f"{inside}/2026/11/20/x"),
            "/2026/11/20/tetap": redirect(f"{inside}/2026/11/20/x", 308),
            "/2026/11/20/dua-kali": redirect("/2026/11/20/nama"),
            "/2026/11/20/segar": Reply(f'<meta http-equiv="refresh" content="0;url={inside}/x">{PAGE}'),
            "/rss.xml": Reply(_feed(site, inside, f"http://goyah.kabar.example:{press.port}"), type="application/rss+xml"),
            "/peta.xml": Reply(f"<sitemapindex><sitemap><loc>{inside}/peta2.xml</loc></sitemap></sitemapindex>", type="application/xml"),
        }
        feeds = (f"{site}/rss.xml", f"{inside}/rss.xml")
        domains = ("*.kabar.example", CANARY)
        outlet = outlet_of_press(press, "sesat", feeds=feeds, sitemaps=(f"{site}/peta.xml",), domains=domains)
        frontier = WatchedFrontier()
        options = CrawlOptions(contact="uji@kantor.example", allow_private=True, timeout=3, patience=0, log_level="CRITICAL")
        report = crawl([outlet], frontier, options, settings={"TWISTED_DNS_RESOLVER": "tests.press.resolver.PressResolver"})
        frontier.failures += [(url, reason, None) for url, reason in report.outlets["sesat"].listings_failed.items()]
        yield frontier, press.paths(), _calls(canary)


def _feed(site: str, inside: str, shaky: str) -> str:
    names = ("baik", "angka", "nama", "tetap", "dua-kali", "segar")
    links = [f"{site}/2026/11/20/{name}" for name in names] + [f"{inside}/2026/11/20/langsung", f"http://{CANARY}:1/2026/11/20/harfiah"]
    links.append("http://hilang.kabar.example/2026/11/20/tanpa-nama")
    links += [f"{shaky}/2026/11/20/{n}" for n in (1, 2)]
    return "<rss version='2.0'><channel>" + "".join(f"<item><link>{link}</link></item>" for link in links) + "</channel></rss>"


def _calls(canary: socket.socket) -> int:
    count = 0
    while True:
        try:
            canary.accept()[0].close()
            count += 1
        except TimeoutError:
            return count


def test_the_canary_hears_nothing(led_astray):
    assert led_astray[2] == 0


@pytest.mark.parametrize("page", ["angka", "nama", "tetap", "dua-kali", "langsung", "harfiah"])
def test_a_way_to_a_private_address_is_recorded_as_that(led_astray, page):
    assert led_astray[0].reasons[f"/2026/11/20/{page}"] == "private-address"


@pytest.mark.parametrize("listing", ["/rss.xml", "/peta2.xml"])
def test_so_is_a_listing_on_a_private_address(led_astray, listing):
    assert any(reason == "private-address" and url.endswith(listing) and "dalam" in url for url, reason, _ in led_astray[0].failures)


def test_a_name_that_changes_its_address_between_two_requests_is_judged_each_time(led_astray):
    # Its first answer is public, so robots.txt could be asked for; its second is not.
    assert [led_astray[0].reasons[f"/2026/11/20/{n}"] for n in (1, 2)] == ["private-address"] * 2


def test_a_name_without_any_address_is_recorded_as_not_found(led_astray):
    assert led_astray[0].reasons["/2026/11/20/tanpa-nama"] == "dns"


def test_a_refresh_written_into_a_page_is_not_followed(led_astray):
    assert "/2026/11/20/segar" in led_astray[0].order


def test_what_lies_on_the_open_internet_is_fetched(led_astray):
    assert "/2026/11/20/baik" in led_astray[1]


def test_without_permission_a_press_on_this_machine_is_not_asked_at_all():
    with Press() as press:
        outlet = outlet_of_press(press)
        report = crawl([outlet], WatchedFrontier(), CrawlOptions(contact="uji@kantor.example", patience=0, log_level="CRITICAL"))
    assert press.hits == []
    assert set(report.outlets["kabar-rekaan"].listings_failed.values()) == {"bad-address"}


def test_a_crawl_whose_guard_was_replaced_does_not_start():
    with Press() as press:
        options = CrawlOptions(contact="uji@kantor.example", allow_private=True, patience=0, log_level="CRITICAL")
        other = {"TWISTED_DNS_RESOLVER": "scrapy.resolver.CachingHostnameResolver"}
        report = crawl([outlet_of_press(press)], WatchedFrontier(), options, settings=other)
    assert (press.hits, report.end) == ([], "died")
