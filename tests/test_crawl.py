"""Whole crawls of a press on loopback, judged by what its servers saw and what the frontier was told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from crawler.errors import ConfigError, StoreError
from crawler.frontier import Link
from crawler.listings import MOST_SITEMAPS
from crawler.options import CrawlOptions, CrawlReport
from crawler.outlets import Outlet
from crawler.parts import MOST_PARTS
from crawler.run import crawl
from tests.press.faults import PAGE, PAGE_FAULTS, drip, redirect, reset, slow
from tests.press.memory import WatchedFrontier
from tests.press.server import Press, Reply
from tests.press.site import STORIES, TEMPLATES, article_page, outlet_of_press, publish, rss

OPTIONS = CrawlOptions(contact="uji@kantor.example", allow_private=True, timeout=3, patience=0, log_level="CRITICAL")
PATHS = [story.path for story in STORIES]


def test_a_feed_is_crawled_newest_first_with_what_it_says_of_each_page(press):
    frontier = WatchedFrontier()
    report = crawl([outlet_of_press(press)], frontier, OPTIONS).outlets["kabar-rekaan"]
    assert frontier.order == PATHS
    assert (report.discovered, report.fetched, report.listings, report.failed, report.end) == (6, 6, 1, {}, "done")
    assert report.requests == len(press.hits) == 8
    page = frontier.pages[f"{press.origin}{PATHS[0]}"]
    assert page.given.title == STORIES[0].title
    assert page.given.published == "Fri, 20 Nov 2026 08:00:00 +0000"
    assert (page.given.source, page.outlet, page.charset) == ("feed", "kabar-rekaan", "utf-8")
    assert page.body.decode() == article_page(STORIES[0])


@pytest.mark.parametrize("listing", [{"sitemaps": "/sitemap-news.xml"}, {"sitemaps": "/sitemap-index.xml"}, {"feeds": "/atom.xml"}])
def test_every_kind_of_listing_leads_to_every_article_once(press, listing):
    changes = {kind: (press.origin + path,) for kind, path in listing.items()}
    frontier = WatchedFrontier()
    crawl([outlet_of_press(press, **changes)], frontier, OPTIONS)
    assert sorted(press.paths("/2026")) == sorted(PATHS)
    assert len(frontier.pages) == 6


def test_index_pages_are_walked_and_links_to_elsewhere_left_alone(press):
    outlet = outlet_of_press(press, indexes=(f"{press.origin}/indeks?page={{page}}",), pages=2)
    crawl([outlet], WatchedFrontier(), OPTIONS)
    assert press.paths() == ["/indeks?page=1", "/indeks?page=2", *PATHS]


def test_outlets_are_crawled_side_by_side_each_with_its_own_report():
    hosts = [f"127.0.0.{n}" for n in range(2, 6)]
    presses = [Press(host) for host in hosts]
    for server, template in zip(presses, TEMPLATES, strict=True):
        publish(server, template)
    with presses[0], presses[1], presses[2], presses[3]:
        outlets = [outlet_of_press(server, f"media-{n}") for n, server in enumerate(presses)]
        report = crawl(outlets, WatchedFrontier(), OPTIONS)
    assert [(r.outlet, r.fetched) for r in report.outlets.values()] == [(f"media-{n}", 6) for n in range(4)]


def test_the_second_night_fetches_no_article_and_asks_the_feed_only_whether_it_changed(press):
    frontier = WatchedFrontier()
    crawl([outlet_of_press(press)], frontier, OPTIONS)
    press.forget()
    report = crawl([outlet_of_press(press)], frontier, OPTIONS).outlets["kabar-rekaan"]
    assert press.paths() == ["/rss.xml"]
    assert press.hits[-1].headers["If-None-Match"] == '"rss"'
    assert (report.discovered, report.fetched, report.listings) == (0, 0, 1)


def test_a_feed_that_changed_leads_to_its_new_articles_only(press):
    frontier = WatchedFrontier()
    press.pages["/rss.xml"] = Reply(rss(press.origin, STORIES[2:]), type="application/rss+xml", etag='"lama"')
    crawl([outlet_of_press(press)], frontier, OPTIONS)
    press.forget()
    publish(press)
    crawl([outlet_of_press(press)], frontier, OPTIONS)
    assert [path.partition("?")[0] for path in press.paths("/2026")] == PATHS[:2]


def test_days_and_limit_bound_what_is_fetched(press):
    frontier = WatchedFrontier()
    options = replace(OPTIONS, since=date(2026, 11, 16), until=date(2026, 11, 19), limit=2)
    crawl([outlet_of_press(press)], frontier, options)
    assert frontier.order == PATHS[1:3]


def test_a_wider_search_later_finds_what_an_earlier_one_left_out(press):
    frontier = WatchedFrontier()
    crawl([outlet_of_press(press)], frontier, replace(OPTIONS, since=date(2026, 11, 19)))
    crawl([outlet_of_press(press)], frontier, replace(OPTIONS, since=date(2026, 11, 19)))
    assert press.hits[-1].headers.get("If-None-Match") == '"rss"'
    crawl([outlet_of_press(press)], frontier, OPTIONS)
    assert frontier.order == PATHS


def test_one_connection_at_a_time_and_the_pause_between_requests_is_kept(press):
    pause = 0.25
    crawl([outlet_of_press(press, delay=pause)], WatchedFrontier(), OPTIONS)
    hits = sorted(press.hits, key=lambda hit: hit.start)
    assert len(hits) == 8
    # A request is sent after the one before it was answered, and the next one a pause later: so between an answer and the arrival of the
    # second request after it lies at least one pause, however busy this machine is and however late a request is noticed.
    assert all(hits[n + 2].start - hits[n].answered >= pause for n in range(len(hits) - 2))
    assert hits[-1].start - hits[0].answered >= (len(hits) - 2) * pause
    assert all(earlier.answered <= later.start for earlier, later in pairwise(hits))


def test_the_robot_says_who_it_is_and_whom_to_write_to(press):
    crawl([outlet_of_press(press)], WatchedFrontier(), OPTIONS)
    assert {hit.headers["User-Agent"].partition("/")[0] for hit in press.hits} == {"kliping"}
    assert all("(+uji@kantor.example)" in hit.headers["User-Agent"] for hit in press.hits)
    assert not any("Cookie" in hit.headers or "Referer" in hit.headers for hit in press.hits)


@pytest.mark.parametrize("contact", ["", " ", "humas", "humas@kantor"])
def test_the_open_internet_is_not_crawled_without_a_contact_that_is_an_address(tmp_path, contact):
    outlet = Outlet("kabar", "Kabar", "nasional", "https://kabar.example/", ("kabar.example",), article=("x",))
    with pytest.raises(ConfigError, match=r"settings\.toml.*crawl\.contact"):
        crawl([outlet], WatchedFrontier(), CrawlOptions(contact=contact), config_dir=tmp_path)


def test_a_frontier_that_fails_ends_the_crawl_with_its_own_error(press):
    class Full(WatchedFrontier):
        def listed(self, target, links, validators, horizon=None):
            raise StoreError("disk penuh")

    with pytest.raises(StoreError, match="disk penuh"):
        crawl([outlet_of_press(press)], Full(), OPTIONS)


def test_an_unreadable_listing_is_reported_and_the_others_are_read(press):
    press.pages["/rusak.xml"] = Reply("bukan umpan", type="application/rss+xml")
    outlet = outlet_of_press(press, feeds=(f"{press.origin}/rusak.xml", f"{press.origin}/hilang.xml", f"{press.origin}/rss.xml"))
    report = crawl([outlet], WatchedFrontier(), OPTIONS).outlets["kabar-rekaan"]
    assert report.listings_failed == {f"{press.origin}/rusak.xml": "bad-listing", f"{press.origin}/hilang.xml": "gone"}
    assert (report.listings, report.fetched) == (1, 6)


def test_a_listing_that_names_no_article_is_pointed_out(press):
    press.pages["/baru"] = Reply("<html><div id=app></div><script src=app.js></script></html>")
    outlet = outlet_of_press(press, feeds=(f"{press.origin}/rss.xml",), indexes=(f"{press.origin}/baru",))
    options = replace(OPTIONS, since=date(2026, 11, 21))
    assert crawl([outlet], WatchedFrontier(), options).outlets["kabar-rekaan"].barren == (f"{press.origin}/baru",)


def test_a_chain_of_sitemaps_without_end_is_followed_only_so_far(press):
    def next_sitemap(handler):
        number = int(handler.path.rpartition("/")[2]) + 1
        row = f"<sitemap><loc>{press.origin}/rantai/{number}</loc></sitemap>"
        press.pages[f"/rantai/{number}"] = next_sitemap
        Reply(f"<sitemapindex>{row}</sitemapindex>", type="application/xml")(handler)

    press.pages["/rantai/0"] = next_sitemap
    crawl([outlet_of_press(press, sitemaps=(f"{press.origin}/rantai/0",))], WatchedFrontier(), OPTIONS)
    assert len(press.paths("/rantai")) == MOST_SITEMAPS + 1


def test_where_a_redirect_leads_robots_txt_is_asked_too(press):
    press.pages["/robots.txt"] = Reply("User-agent: *\nDisallow: /tertutup", type="text/plain")
    press.pages[PATHS[0]] = redirect("/tertutup/berita")
    press.pages["/tertutup/berita"] = Reply(PAGE)
    frontier = WatchedFrontier()
    crawl([outlet_of_press(press)], frontier, OPTIONS)
    assert press.paths("/tertutup") == []
    assert frontier.reasons == {PATHS[0]: "robots"}


@pytest.fixture
def with_certificate(tmp_path) -> Path:
    """A certificate that nobody has signed, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    start = datetime(2026, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, start, start + timedelta(days=36500))
    path = tmp_path / "palsu.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(made.sign(key, SHA256()).public_bytes(Encoding.PEM) + secret)
    return path


def test_a_site_whose_certificate_is_not_valid_is_not_read(with_certificate):
    with Press(certificate=with_certificate) as press:
        publish(press)
        report = crawl([outlet_of_press(press)], WatchedFrontier(), OPTIONS).outlets["kabar-rekaan"]
    assert press.hits == []
    assert report.listings_failed == {f"{press.origin}/rss.xml": "tls"}


def _links(*paths: str) -> str:
    return "".join(f"<a href='{path}'>x</a>" for path in paths)


@pytest.fixture(scope="module")
def faulty() -> Iterator[tuple[WatchedFrontier, CrawlReport]]:
    """One crawl of a site on which every page is broken in its own way, beside a healthy outlet."""
    with Press() as bad, Press("127.0.0.2") as good:
        publish(good)
        bad.pages |= {f"/2026/11/20/{name}": behaviour for name, (behaviour, _) in PAGE_FAULTS.items()}
        bad.pages |= {f"/lompat/{n}": redirect(f"/lompat/{n - 1}") for n in range(1, 6)} | {"/lompat/0": Reply(PAGE)}
        bad.pages["/"] = Reply("<html>depan</html>")
        # A good page after each bad one: a site that only fails is left alone.
        bad.pages |= {f"/2026/11/20/baik-{n}": Reply(PAGE) for n in range(len(PAGE_FAULTS))}
        bad.pages["/indeks"] = Reply("".join(_links(f"/2026/11/20/{name}", f"/2026/11/20/baik-{n}") for n, name in enumerate(PAGE_FAULTS)))
        frontier = WatchedFrontier()
        outlets = [outlet_of_press(bad, "rusak", indexes=(f"{bad.origin}/indeks",)), outlet_of_press(good, "sehat")]
        yield frontier, crawl(outlets, frontier, replace(OPTIONS, timeout=2))


@pytest.mark.parametrize(("name", "reason"), [(name, reason) for name, (_, reason) in PAGE_FAULTS.items()])
def test_what_goes_wrong_with_a_page_is_recorded_with_its_reason(faulty, name, reason):
    frontier, _ = faulty
    path = f"/2026/11/20/{name}"
    assert frontier.reasons.get(path) == reason
    assert (path in frontier.order) == (reason is None)


def test_a_broken_outlet_does_not_hold_up_a_healthy_one(faulty):
    _, report = faulty
    assert report.outlets["sehat"].fetched == 6
    broken = report.outlets["rusak"]
    assert broken.fetched + sum(broken.failed.values()) == 2 * len(PAGE_FAULTS)


@pytest.mark.parametrize(
    ("fault", "reason", "asked"),
    [
        (Reply("", 500), "http-error", 10),
        (Reply("", 403), "blocked", 10),
        (slow(6), "timeout", 2),
        (drip, "timeout", 2),
        (reset, "connection", 10),
    ],
)
def test_a_site_that_only_fails_is_left_alone_for_the_rest_of_the_run_and_its_pages_stay_due(press, fault, reason, asked):
    paths = [f"/2026/11/20/{n}" for n in range(12)]
    press.pages |= dict.fromkeys(paths, fault)
    press.pages["/indeks"] = Reply(_links(*paths))
    frontier = WatchedFrontier()
    outlet = outlet_of_press(press, indexes=(f"{press.origin}/indeks",))
    report = crawl([outlet], frontier, replace(OPTIONS, timeout=1)).outlets["kabar-rekaan"]
    assert (report.given_up, report.failed, report.end) == (reason, {reason: asked}, "done")
    assert len(set(press.paths("/2026"))) == asked
    assert len(frontier.due("kabar-rekaan", 20, "2999-01-01T00:00:00Z")) == 12


def test_listings_that_were_not_asked_because_the_site_failed_are_said(press):
    press.pages |= {f"/umpan-{n}": slow(6) for n in range(4)}
    feeds = tuple(f"{press.origin}/umpan-{n}" for n in range(4))
    report = crawl([outlet_of_press(press, feeds=feeds)], WatchedFrontier(), replace(OPTIONS, timeout=1)).outlets["kabar-rekaan"]
    assert press.paths() == ["/umpan-0", "/umpan-1"]
    assert report.listings_failed == dict.fromkeys(feeds, "timeout")


def test_a_chain_of_slow_redirects_has_no_more_time_than_two_addresses(press):
    def on(handler):
        time.sleep(0.8)
        redirect(f"/lambat/{int(handler.path.rpartition('/')[2]) + 1}")(handler)

    press.pages |= {f"/lambat/{n}": on for n in range(5)} | {"/lambat/5": Reply(PAGE), PATHS[0]: redirect("/lambat/0")}
    frontier = WatchedFrontier()
    crawl([outlet_of_press(press)], frontier, replace(OPTIONS, timeout=1))
    assert frontier.reasons == {PATHS[0]: "timeout"}
    assert len(press.paths("/lambat")) in (2, 3)


def test_a_busy_outlet_is_left_alone_at_once_and_its_pages_stay_due(press):
    for path in PATHS:
        press.pages[path] = Reply("", 429, headers={"Retry-After": "3600"})
    frontier = WatchedFrontier()
    report = crawl([outlet_of_press(press)], frontier, OPTIONS).outlets["kabar-rekaan"]
    assert len(press.paths("/2026")) == 1
    assert report.failed == {"busy": 1}
    assert len(frontier.due("kabar-rekaan", 10, "2999-01-01T00:00:00Z")) == 6


def test_one_page_that_is_unavailable_does_not_keep_the_others_waiting(press):
    press.pages[PATHS[0]] = Reply("", 503)
    frontier = WatchedFrontier()
    crawl([outlet_of_press(press)], frontier, OPTIONS)
    assert (frontier.order, frontier.reasons) == (PATHS[1:], {PATHS[0]: "busy"})


def test_a_page_that_fails_for_a_moment_is_fetched_in_the_next_run(press):
    press.pages[PATHS[0]] = Reply("", 500)
    frontier = WatchedFrontier()
    crawl([outlet_of_press(press)], frontier, OPTIONS)
    assert len(frontier.pages) == 5
    publish(press)
    frontier._next_try.clear()
    crawl([outlet_of_press(press)], frontier, OPTIONS)
    assert frontier.order[-1] == PATHS[0]


def test_pages_found_by_an_earlier_run_are_fetched_even_when_no_listing_names_them(press):
    frontier = WatchedFrontier()
    frontier.discovered("kabar-rekaan", [Link(press.origin + PATHS[3], press.origin + PATHS[3])])
    crawl([outlet_of_press(press, feeds=())], frontier, OPTIONS)
    assert press.paths() == [PATHS[3]]


def test_what_the_crawl_said_just_before_its_end_is_kept(press):
    class Whole(WatchedFrontier):
        """Takes back what was said in a block that did not come to its end, as a store does."""

        @contextmanager
        def together(self):
            before = dict(self.pages)
            try:
                yield
            except BaseException:
                self.pages = before
                raise

    for _ in range(3):
        frontier = Whole()
        crawl([outlet_of_press(press)], frontier, OPTIONS)
        assert len(frontier.pages) == 6


def in_pages(press: Press, pages: int) -> None:
    """Print the newest story in so many pages, each naming the next."""
    for n in range(1, pages + 1):
        path = PATHS[0] if n == 1 else f"{PATHS[0]}?page={n}"
        following = f"<a href='?page={n + 1}'>Selanjutnya</a>" if n < pages else ""
        press.pages[path] = Reply(f"<html><h1>Kabar</h1><p>Bagian ke-{n}.</p>{following}</html>")


def documents(frontier: WatchedFrontier, press: Press) -> list[bytes]:
    return [document.partition(b"</p>")[0][-12:] for document in frontier.pages[f"{press.origin}{PATHS[0]}"].documents]


def paged(press: Press) -> Outlet:
    listed = rss(press.origin, STORIES[:1]).replace("?utm_source=rss", "")
    press.pages["/rss.xml"] = Reply(listed, type="application/rss+xml")
    return outlet_of_press(press, parts="?page={page}")


@pytest.mark.parametrize("pages", [1, 2, 5])
def test_all_pages_of_an_article_are_asked_for_and_are_one_page(press, pages):
    in_pages(press, pages)
    frontier = WatchedFrontier()
    report = crawl([paged(press)], frontier, OPTIONS).outlets["kabar-rekaan"]
    assert documents(frontier, press) == [b"Bagian ke-%d." % n for n in range(1, pages + 1)]
    assert (report.fetched, len(press.paths("/2026"))) == (1, pages)


def test_pages_of_an_article_without_end_are_asked_for_only_so_far(press):
    in_pages(press, 60)
    crawl([paged(press)], WatchedFrontier(), OPTIONS)
    assert len(press.paths("/2026")) == MOST_PARTS


def test_beyond_the_last_page_of_an_article_the_first_does_not_come_again(press):
    in_pages(press, 3)
    press.pages[f"{PATHS[0]}?page=3"] = redirect(f"{PATHS[0]}")
    frontier = WatchedFrontier()
    crawl([paged(press)], frontier, OPTIONS)
    assert documents(frontier, press) == [b"Bagian ke-1.", b"Bagian ke-2."]


def test_an_article_of_which_one_page_fails_for_a_moment_is_asked_for_again_as_a_whole(press):
    in_pages(press, 3)
    press.pages[f"{PATHS[0]}?page=2"] = Reply("", 500)
    frontier = WatchedFrontier()
    crawl([paged(press)], frontier, OPTIONS)
    assert (frontier.pages, frontier.reasons) == ({}, {PATHS[0]: "http-error"})
    in_pages(press, 3)
    frontier._next_try.clear()
    crawl([paged(press)], frontier, OPTIONS)
    assert len(documents(frontier, press)) == 3


def test_of_an_article_of_which_one_page_is_gone_for_good_the_others_are_kept(press):
    in_pages(press, 3)
    press.pages[f"{PATHS[0]}?page=2"] = Reply("", 410)
    frontier = WatchedFrontier()
    crawl([paged(press)], frontier, OPTIONS)
    assert documents(frontier, press) == [b"Bagian ke-1."]


def test_search_pages_are_asked_for_every_word_and_indexes_by_day_for_every_page_of_every_day(press):
    found = {"/cari?q=rotan&hal=2": PATHS[1], "/indeks/2026-11-19?hal=2": PATHS[1], "/indeks/2026-11-20?hal=1": PATHS[0]}
    asked = [f"/cari?q={word}&hal={page}" for word in ("gula+aren", "rotan") for page in (1, 2)]
    asked += [f"/indeks/2026-11-{day}?hal={page}" for day in (21, 20, 19) for page in (1, 2)]
    press.pages |= {path: Reply(_links(found[path]) if path in found else "<html>tidak ada</html>") for path in asked}
    outlet = outlet_of_press(
        press,
        indexes=(f"{press.origin}/cari?q={{query}}&hal={{page}}", f"{press.origin}/indeks/{{date:%Y-%m-%d}}?hal={{page}}"),
        queries=("gula aren", "rotan"),
        pages=2,
    )
    now = datetime.now(UTC)
    options = replace(OPTIONS, since=date(2026, 11, 19), clock_ahead=datetime(2026, 11, 21, 3, tzinfo=UTC) - now)
    frontier = WatchedFrontier()
    crawl([outlet], frontier, options)
    assert press.paths("/cari") + press.paths("/indeks") == asked
    assert frontier.order == PATHS[:2]


def test_the_archive_of_an_outlet_is_filled_day_by_day_back_to_the_first_day_wanted(press):
    outlet = outlet_of_press(press, indexes=(f"{press.origin}/arsip/{{date:%Y/%m/%d}}",))
    options = replace(OPTIONS, since=date(2026, 11, 12), clock_ahead=datetime(2026, 11, 21, 3, tzinfo=UTC) - datetime.now(UTC))
    report = crawl([outlet], WatchedFrontier(), options).outlets["kabar-rekaan"]
    assert press.paths("/arsip") == [f"/arsip/2026/11/{day}" for day in range(21, 11, -1)]
    assert (report.given_up, set(report.listings_failed.values())) == ("", {"gone"})
