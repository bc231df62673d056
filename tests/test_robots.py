"""robots.txt after RFC 9309, as rules and as what the servers saw."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.options import CrawlOptions, CrawlReport
from crawler.robots import MOST_DELAY, READ, rules_of
from crawler.run import crawl
from tests.press.faults import reset, slow
from tests.press.memory import WatchedFrontier
from tests.press.server import Behaviour, Press, Reply
from tests.press.site import outlet_of_press, publish

URL = "https://kabar.example/2026/11/20/berita-1.html"


@pytest.mark.parametrize(
    ("status", "text", "verdict"),
    [
        (200, "", "allowed"),
        (200, "User-agent: *\nDisallow: /", "robots"),
        (200, "User-agent: *\nDisallow:", "allowed"),
        (200, "User-agent: lain\nDisallow: /", "allowed"),
        (200, "User-agent: kliping\nDisallow: /\n\nUser-agent: *\nDisallow:", "robots"),
        (200, "User-agent: *\nDisallow: /\n\nUser-agent: Kliping\nAllow: /", "allowed"),
        (200, "User-agent: *\nDisallow: /2026/\nAllow: /2026/11/", "allowed"),
        (200, "User-agent: *\nDisallow: /*/berita-", "robots"),
        (200, "User-agent: *\nDisallow: /*.html$", "robots"),
        (200, "User-agent: *\nDisallow: /*.htm$", "allowed"),
        (200, "\ufeffUser-agent: *\nDisallow: /", "robots"),
        (200, "USER-AGENT: *\r\nDISALLOW: /\r\n", "robots"),
        (200, "omong kosong\nUser-agent: *\nDisallow: /  # semua", "robots"),
        (200, "<!doctype html><title>Beranda</title><p>Disallow: tidak di sini</p>", "allowed"),
        (200, "User-agent: *\nDisallow: /2026\n" + "Disallow: /x\n" * 60_000, "robots"),
        (204, "", "allowed"),
        (401, "", "allowed"),
        (403, "User-agent: *\nDisallow: /", "allowed"),
        (404, "User-agent: *\nDisallow: /", "allowed"),
        (410, "", "allowed"),
        (429, "", "robots-unreachable"),
        (302, "", "robots-unreachable"),
        (500, "User-agent: *\nDisallow:", "robots-unreachable"),
        (503, "", "robots-unreachable"),
        (599, "", "robots-unreachable"),
    ],
)
def test_each_answer_permits_what_the_rfc_says(status, text, verdict):
    assert rules_of(status, text.encode()).verdict(URL) == verdict


@pytest.mark.parametrize(
    ("text", "delay"),
    [("", 0), ("User-agent: *\nCrawl-delay: 7", 7), ("User-agent: *\nCrawl-delay: 0.5", 0.5), ("User-agent: lain\nCrawl-delay: 7", 0),
     ("User-agent: *\nCrawl-delay: 86400", MOST_DELAY), ("User-agent: *\nCrawl-delay: -4", 0), ("User-agent: *\nCrawl-delay: pelan", 0),
     ("User-agent: *\nCrawl-delay: nan", 0), ("User-agent: *\nCrawl-delay: inf", 0)],
)  # fmt: skip
def test_the_pause_a_site_asks_for_is_read_and_capped(text, delay):
    assert rules_of(200, text.encode()).delay == delay


@given(st.binary(max_size=500))
def test_no_bytes_break_the_reading_of_rules(data):
    rules = rules_of(200, data)
    assert rules.verdict(URL) in ("allowed", "robots")
    assert 0 <= rules.delay <= MOST_DELAY


def test_a_rule_beyond_the_first_half_mebibyte_is_not_read():
    assert rules_of(200, b"#" * READ + b"\nUser-agent: *\nDisallow: /").verdict(URL) == "allowed"


TEXT = "text/plain"
DENY = "User-agent: kliping\nDisallow: /2026/11/2"


def chain(length: int) -> dict[str, Behaviour]:
    """A robots.txt at the end of so many redirects; at its end everything is allowed."""
    hops = {f"/r{n}": Reply("", 301, headers={"Location": f"/r{n - 1}"}) for n in range(1, length)}
    return {"/robots.txt": Reply("", 301, headers={"Location": f"/r{length - 1}"}), **hops, "/r0": Reply("", type=TEXT)}


SITES: dict[str, tuple[dict[str, Behaviour], int]] = {
    "tanpa-berkas": ({"/robots.txt": Reply("", 404)}, 6),
    "dilarang-dibaca": ({"/robots.txt": Reply("", 403)}, 6),
    "melarang-sebagian": ({"/robots.txt": Reply(DENY, type=TEXT)}, 5),
    "melarang-semua": ({"/robots.txt": Reply("User-agent: *\nDisallow: /", type=TEXT)}, 0),
    "rusak": ({"/robots.txt": Reply("", 503)}, 0),
    "sibuk": ({"/robots.txt": Reply("", 429)}, 0),
    "lambat": ({"/robots.txt": slow(5)}, 0),
    "terputus": ({"/robots.txt": reset}, 0),
    "lima-lompatan": (chain(5), 6),
    "enam-lompatan": (chain(6), 0),
    "berkas-besar": ({"/robots.txt": Reply(DENY + "\n#" + "x" * 600_000, type=TEXT)}, 5),
}
"""What robots.txt answers, and how many of the six articles may then be fetched."""


@pytest.fixture(scope="module")
def night() -> Iterator[tuple[dict[str, Press], CrawlReport]]:
    """One crawl of one site for each way to answer."""
    with ExitStack() as stack:
        presses = {name: stack.enter_context(Press(f"127.0.1.{n}")) for n, name in enumerate(SITES, 1)}
        for name, press in presses.items():
            publish(press)
            press.pages |= SITES[name][0]
        outlets = [outlet_of_press(press, name) for name, press in presses.items()]
        options = CrawlOptions(contact="uji@kantor.example", allow_private=True, timeout=2, patience=0, log_level="CRITICAL")
        yield presses, crawl(outlets, WatchedFrontier(), options)


@pytest.mark.parametrize("name", SITES)
def test_the_server_sees_only_what_its_robots_txt_permits(night, name):
    presses, report = night
    assert len(presses[name].paths("/2026")) == SITES[name][1] == report.outlets[name].fetched
    assert [hit.path for hit in presses[name].hits].count("/robots.txt") == 1


@pytest.mark.parametrize("name", ["rusak", "sibuk", "lambat", "terputus", "enam-lompatan"])
def test_a_site_without_known_rules_is_not_asked_for_anything_else(night, name):
    presses, report = night
    assert presses[name].paths("/rss") == []
    assert set(report.outlets[name].listings_failed.values()) == {"robots-unreachable"}


def test_a_forbidden_page_is_counted_as_refused_by_robots(night):
    assert night[1].outlets["melarang-sebagian"].refused_by_robots == 1


def test_the_pause_asked_for_in_robots_txt_is_kept():
    with Press() as press:
        publish(press)
        press.pages["/robots.txt"] = Reply("User-agent: *\nCrawl-delay: 0.4", type=TEXT)
        options = CrawlOptions(contact="uji@kantor.example", allow_private=True, limit=3, patience=0)
        crawl([outlet_of_press(press)], WatchedFrontier(), options)
    starts = sorted(hit.start for hit in press.hits if hit.path != "/robots.txt")
    assert len(starts) == 4
    assert all(later - earlier >= 0.35 for earlier, later in pairwise(starts))
