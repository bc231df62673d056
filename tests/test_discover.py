"""Listings become links: what is printed is found, what is hostile does no harm."""

from __future__ import annotations

import gzip
import socket
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discover import BadListing, links_of_feed, links_of_index, links_of_sitemap, read_time, time_in_address
from crawler.outlets import Outlet

SITE = "https://kabar.example"
OUTLET = Outlet("kabar", "Kabar", "nasional", SITE, ("kabar.example",), article=(r"/berita/\d+",), exclude=("/foto/",))
FEED = f"{SITE}/rss.xml"


def rss(*items: str) -> bytes:
    """An RSS feed of these items."""
    return f"<rss version='2.0'><channel><title>K</title>{''.join(f'<item>{i}</item>' for i in items)}</channel></rss>".encode(
        "utf-8", "surrogateescape"
    )


def urls(found):
    """The addresses of the links found."""
    return [link.url for link in found.links]


@pytest.mark.parametrize(
    ("item", "title", "published", "when"),
    [
        ("<title>Perajin &amp; Koperasi</title>", "Perajin & Koperasi", None, None),
        ("<pubDate>Fri, 20 Nov 2026 15:00:00 +0700</pubDate>", None, "Fri, 20 Nov 2026 15:00:00 +0700", "2026-11-20T08:00:00Z"),
        ("<title><![CDATA[Gula <b>Aren</b> &amp; Kelapa]]></title>", "Gula Aren & Kelapa", None, None),
        ("<title>Gula &amp;quot;Aren&amp;quot; & Kelapa&nbsp;Muda</title>", 'Gula "Aren" & Kelapa Muda', None, None),
        ("<media:title xmlns:media='m'>Foto</media:title>", "Foto", None, None),
        ("<dc:date xmlns:dc='d'>2026-11-20</dc:date>", None, "2026-11-20", "2026-11-20T16:59:59Z"),
        ("<pubDate>2026-11-20T15:00:00+07:00</pubDate>", None, "2026-11-20T15:00:00+07:00", "2026-11-20T08:00:00Z"),
        ("<pubDate>kemarin sore</pubDate>", None, "kemarin sore", None),
        ("<pubDate>Fri, 32 Nov 2026 15:00:00 +0700</pubDate>", None, "Fri, 32 Nov 2026 15:00:00 +0700", None),
    ],
)
def test_a_feed_entry_gives_what_it_prints_and_a_time_where_it_can_be_read(item, title, published, when):
    (link,) = links_of_feed(rss(f"<link>{SITE}/berita/1</link>{item}"), FEED, OUTLET).links
    assert (link.given.title, link.given.published, link.given.source, link.when) == (title, published, "feed", when)


def test_an_atom_feed_is_read_too():
    body = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><link href='{SITE}/berita/1'/></entry></feed>".encode()
    assert urls(links_of_feed(body, FEED, OUTLET)) == [f"{SITE}/berita/1"]


@pytest.mark.parametrize(
    "item",
    [
        f"<link>{SITE}/berita/1?a=1&b=2</link>",
        f"<link>{SITE}/berita/1?a=1&amp;b=2</link>",
        f"<link><![CDATA[{SITE}/berita/1?a=1&b=2]]></link>",
        f"<guid>{SITE}/berita/1?a=1&amp;b=2</guid><link/>",
        f"<link>https://lain.example/</link><origLink>{SITE}/berita/1?a=1&amp;b=2</origLink>",
        f"<link href='{SITE}/berita/1?a=1&amp;b=2'/>",
        f"<link rel='replies' href='{SITE}/berita/9'/><link rel='alternate' href='{SITE}/berita/1?a=1&b=2'/>",
    ],
)
def test_an_address_is_read_wherever_feeds_put_it(item):
    assert urls(links_of_feed(rss(item), FEED, OUTLET)) == [f"{SITE}/berita/1?a=1&b=2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_titles_are_read_in_the_encoding_the_feed_declares(encoding):
    item = f"<item><title>“Kain”</title><link>{SITE}/berita/1</link></item>"
    text = f"<?xml version='1.0' encoding='{encoding}'?><rss><channel>{item}</channel></rss>"
    assert links_of_feed(text.encode(encoding), FEED, OUTLET).links[0].given.title == "“Kain”"


def test_wrong_bytes_in_a_title_cost_no_address():
    body = rss(f"<title>caf\udce9</title><link>{SITE}/berita/1</link>", f"<link>{SITE}/berita/2</link>")
    assert len(links_of_feed(body, FEED, OUTLET).links) == 2


def test_relative_addresses_are_completed_from_the_listing():
    assert urls(links_of_feed(rss("<link>/berita/1</link>"), FEED, OUTLET)) == [f"{SITE}/berita/1"]


def test_the_same_article_is_found_once_though_printed_in_several_forms():
    forms = [f"{SITE}/berita/1", f"{SITE}/berita/1?utm_source=rss", f"{SITE}/berita/1#komentar", "https://www.kabar.example/berita/1/"]
    found = links_of_feed(rss(*(f"<link>{form}</link>" for form in forms)), FEED, OUTLET)
    assert urls(found) == [forms[0]]


def test_links_that_are_not_this_outlets_articles_are_counted_and_passed_over():
    others = [
        "https://lain.example/berita/1",
        f"{SITE}/tentang",
        f"{SITE}/foto/berita/1",
        "javascript:alert(1)",
        "file:///etc/hostname",
        "",
    ]
    others += ["http://[::1", "http://127.0.0.1/berita/1", f"{SITE}/berita/1?{'x' * 5000}"]
    found = links_of_feed(rss(*(f"<link>{other}</link>" for other in others), f"<link>{SITE}/berita/2</link>"), FEED, OUTLET)
    assert (urls(found), found.passed_over) == ([f"{SITE}/berita/2"], len(others))


def test_an_outlet_that_splits_its_articles_is_asked_for_the_whole():
    split = replace(OUTLET, one_page="page=all")
    feed = rss(*(f"<link>{SITE}/berita/{words}</link>" for words in ("1", "2?id=7", "3?page=all")))
    found = links_of_feed(feed, FEED, split)
    assert [url.partition("berita/")[2] for url in urls(found)] == ["1?page=all", "2?id=7&page=all", "3?page=all"]
    assert found.links[0].key == f"{SITE}/berita/1"


def test_a_feed_cut_in_the_middle_gives_its_first_half():
    whole = rss(*(f"<link>{SITE}/berita/{n}</link>" for n in range(20)))
    assert len(links_of_feed(whole[: len(whole) // 2], FEED, OUTLET).links) >= 8


@pytest.mark.parametrize(
    "body", [b"", b"bukan umpan", b"<html><body>masuk dulu</body></html>", b"/etc/hostname", b"http://127.0.0.1:9/rss", b"\x00" * 50]
)
def test_what_is_no_feed_is_refused(body):
    with pytest.raises(BadListing):
        links_of_feed(body, FEED, OUTLET)


def test_a_body_that_reads_like_an_address_is_not_asked_for():
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.settimeout(0.2)
        with pytest.raises(BadListing):
            links_of_feed(f"http://127.0.0.1:{canary.getsockname()[1]}/rss.xml".encode(), FEED, OUTLET)
        with pytest.raises(TimeoutError):
            canary.accept()


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "rahasia.txt"
    path.write_text("berita/99")
    return path


def entities(secret, template: str) -> bytes:
    """A document that asks to read a file, and one entity that would grow to gigabytes."""
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    doctype = f"<!DOCTYPE x [<!ENTITY f SYSTEM 'file://{secret}'><!ENTITY l0 'ha'>{laughs}]>"
    return (doctype + template).encode()


def test_entities_of_a_sitemap_read_no_file_and_do_not_grow(secret):
    rows = f"<url><loc>{SITE}/&f;</loc></url><url><loc>{SITE}/berita/1&l9;</loc></url><url><loc>{SITE}/berita/2</loc></url>"
    found = links_of_sitemap(entities(secret, f"<urlset>{rows}</urlset>"), SITE, OUTLET)
    assert f"{SITE}/berita/99" not in urls(found)
    assert max(map(len, urls(found)), default=0) < 100


def test_entities_of_a_feed_read_no_file_and_do_not_grow(secret):
    item = f"<item><link>{SITE}/&f;</link></item><item><title>&l9;</title><link>{SITE}/berita/2</link></item>"
    body = entities(secret, f"<rss version='2.0'><channel>{item}</channel></rss>")
    try:
        found = links_of_feed(body, FEED, OUTLET)
    except BadListing:
        return
    assert f"{SITE}/berita/99" not in urls(found)
    assert all(len(link.given.title or "") < 1000 for link in found.links)


NEWS = "xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'"


def test_a_news_sitemap_gives_title_and_date():
    news = "<n:news><n:publication_date>2026-11-20T08:00:00+07:00</n:publication_date><n:title>Sentra Baru</n:title></n:news>"
    body = f"<urlset {NEWS}><url><loc> {SITE}/berita/1\n</loc><lastmod>2026-11-21</lastmod>{news}</url></urlset>".encode()
    (link,) = links_of_sitemap(body, SITE, OUTLET).links
    assert (link.url, link.given.title, link.given.published) == (f"{SITE}/berita/1", "Sentra Baru", "2026-11-20T08:00:00+07:00")
    assert link.when == "2026-11-20T01:00:00Z"


def test_a_sitemap_index_gives_sitemaps_of_this_site_only():
    rows = "".join(
        f"<sitemap><loc>{loc}</loc><lastmod>2026-11-20</lastmod></sitemap>" for loc in (f"{SITE}/1.xml", "https://lain.example/2.xml")
    )
    found = links_of_sitemap(
        f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</sitemapindex>".encode(), SITE, OUTLET
    )
    assert [(link.url, link.kind, link.when) for link in found.links] == [(f"{SITE}/1.xml", "sitemap", "2026-11-20T16:59:59Z")]


def test_a_packed_sitemap_is_unpacked_and_a_bomb_is_refused():
    body = f"<urlset><url><loc>{SITE}/berita/1</loc></url></urlset>".encode()
    assert urls(links_of_sitemap(gzip.compress(body), SITE, OUTLET)) == [f"{SITE}/berita/1"]
    with pytest.raises(BadListing, match="bytes when unpacked"):
        links_of_sitemap(gzip.compress(bytes(40 * 1024 * 1024)), SITE, OUTLET)
    with pytest.raises(BadListing, match="ends early"):
        links_of_sitemap(gzip.compress(body)[:-9], SITE, OUTLET)


def test_a_listing_gives_no_more_links_than_the_limit(monkeypatch):
    monkeypatch.setattr("crawler.discover.MOST_LINKS", 100)
    rows = "".join(f"<url><loc>{SITE}/berita/{n}</loc></url>" for n in range(150))
    assert len(links_of_sitemap(f"<urlset>{rows}</urlset>".encode(), SITE, OUTLET).links) == 100


def test_a_sitemap_cut_in_the_middle_gives_its_first_half():
    rows = "".join(f"<url><loc>{SITE}/berita/{n}</loc></url>" for n in range(20))
    assert len(links_of_sitemap(f"<urlset>{rows}"[:500].encode(), SITE, OUTLET).links) >= 5


@pytest.mark.parametrize("body", [b"", b"tidak ditemukan", b"<html><body><p>404</p></body></html>", b"\x00\x01", b"<x></x>"])
def test_what_is_no_sitemap_is_refused(body):
    with pytest.raises(BadListing):
        links_of_sitemap(body, SITE, OUTLET)


def test_an_empty_sitemap_is_a_sitemap():
    assert links_of_sitemap(b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", SITE, OUTLET).links == ()


def test_an_index_page_gives_its_articles_in_the_order_printed():
    body = (
        f"<base href='{SITE}/arsip/'><a href='../berita/2'>B</a><a href=/berita/1>A</a><a href=//kabar.example/berita/3>C</a><a>tanpa</a>"
    )
    assert [url[-1] for url in urls(links_of_index(body.encode(), f"{SITE}/indeks", OUTLET))] == ["2", "1", "3"]


def test_a_base_on_another_site_leads_no_link_astray():
    body = b"<base href='https://lain.example/'><a href='berita/1'>x</a>"
    assert links_of_index(body, f"{SITE}/indeks", OUTLET).links == ()


def test_an_empty_index_page_is_refused():
    with pytest.raises(BadListing):
        links_of_index(b"", SITE, OUTLET)


@pytest.mark.parametrize("reader", [links_of_feed, links_of_sitemap, links_of_index])
@given(data=st.binary(max_size=400))
def test_no_bytes_break_a_reader(reader, data):
    with suppress(BadListing):
        reader(data, FEED, OUTLET)


@pytest.mark.parametrize("reader", [links_of_feed, links_of_sitemap, links_of_index])
@pytest.mark.parametrize("letter", [b"<", b"<a>", b"&", b'"', b"[", b"\x1f\x8b", b"<url>"])
def test_long_runs_of_one_mark_are_read_or_refused(reader, letter):
    with suppress(BadListing):
        reader(letter * (200_000 // len(letter)), FEED, OUTLET)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-11-21", "2026-11-21T16:59:59Z"),
        ("2026-11-21T08:00:00+07:00", "2026-11-21T01:00:00Z"),
        ("2026-11-21T08:00+07:00", "2026-11-21T01:00:00Z"),
        ("2026-11-21T08:00:00Z", "2026-11-21T08:00:00Z"),
        (" 2026-11-21 08:00:00 ", "2026-11-21T01:00:00Z"),
        ("2026-11-21T08:00:00.123+07:00", "2026-11-21T01:00:00Z"),
        ("0001-01-01", None),
        ("21/11/2026", None),
        ("", None),
        (None, None),
    ],
)
def test_times_of_sitemaps_are_read_in_the_outlets_time_zone(words, moment):
    assert read_time(words, "Asia/Jakarta") == moment


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2026/11/20/sentra", "2026-11-20"),
        ("/read/2026/11/20/083000026/sentra", "2026-11-20"),
        ("/news/20261120083000-4-589000/sentra", "2026-11-20"),
        ("/berita/20261120", None),
        ("/berita/45123456", None),
        ("/2026/13/45/sentra", None),
        ("/?d=2026/11/20/", None),
    ],
)
def test_a_day_in_an_address_is_read_only_where_it_must_be_one(path, day):
    found = time_in_address(SITE + path, "Asia/Jakarta")
    assert (found and found[:10]) == day
