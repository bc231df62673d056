"""Outlet files: what they may say, how mistakes are named, and that the ones we ship are sound."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.errors import ConfigError
from crawler.outlets import KINDS, UNCHECKED, Outlet, last_days, load_outlets, outlet_of

CONFIG = Path(__file__).parents[1] / "config"

WHOLE = r"""
name = "Kabar Rekaan"
kind = "daerah"
home = "https://kabar.example/"
domains = ["kabar.example", "*.kabar-rekaan.example"]
feeds = ["https://kabar.example/rss"]
sitemaps = ["https://kabar.example/peta.xml"]
indexes = ["https://kabar.example/indeks?tgl={date:%d-%m-%Y}&hal={page}"]
pages = 2
first_page = 0
article = ['/berita/\d+']
exclude = ["/foto/"]
one_page = "page=all"
delay = 5
timezone = "Asia/Makassar"
checked = 2026-11-21
note = "Contoh."

[selectors]
title = "h1.judul"
body = ["div.isi", "article"]

[[layouts]]
valid_until = 2024-06-30
[layouts.selectors]
body = "td.teks"

[[layouts]]
valid_until = 2020-01-31
[layouts.selectors]
body = "font"

[canonical]
keep = ["id"]
drop = ["sumber"]
hosts = { "baca.kabar.example" = "kabar.example" }
"""

LEAST = """
name = "K"
kind = "daerah"
home = "https://kabar.example/"
domains = ["kabar.example"]
article = ["x"]
"""


def load(tmp_path: Path, **files: str) -> dict[str, Outlet]:
    """The outlets of these files."""
    folder = tmp_path / "outlets"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_outlets(tmp_path)


def test_every_key_of_a_file_reaches_the_outlet(tmp_path):
    outlet = load(tmp_path, kabar=WHOLE)["kabar"]
    assert (outlet.id, outlet.name, outlet.kind, outlet.checked) == ("kabar", "Kabar Rekaan", "daerah", "2026-11-21")
    assert (outlet.delay, outlet.timezone, outlet.one_page, outlet.note) == (5.0, "Asia/Makassar", "page=all", "Contoh.")
    assert outlet.selectors == {"title": ("h1.judul",), "body": ("div.isi", "article")}
    assert [layout.valid_until.year for layout in outlet.layouts] == [2020, 2024]
    assert (outlet.canonical.keep, outlet.canonical.drop) == (("id",), ("sumber",))
    assert outlet.canonical.hosts == {"baca.kabar.example": "kabar.example"}
    assert outlet.listings == 3


def test_an_outlet_needs_little_and_counts_as_unchecked(tmp_path):
    outlet = load(tmp_path, kabar=LEAST)["kabar"]
    assert (outlet.checked, outlet.delay, outlet.timezone, outlet.selectors) == (UNCHECKED, 2.0, "Asia/Jakarta", {})


@pytest.mark.parametrize(
    ("day", "selector"),
    [(date(2019, 1, 1), "font"), (date(2020, 1, 31), "font"), (date(2020, 2, 1), "td.teks"), (date(2024, 6, 30), "td.teks"),
     (date(2024, 7, 1), "div.isi"), (None, "div.isi")],
)  # fmt: skip
def test_the_selectors_are_those_of_the_layout_of_the_day(tmp_path, day, selector):
    assert load(tmp_path, kabar=WHOLE)["kabar"].selectors_on(day)["body"][0] == selector


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("kabar.example", True),
        ("www.kabar.example", True),
        ("KABAR.example.", True),
        ("baca.kabar.example", False),
        ("kabar.example.id", False),
        ("xkabar.example", False),
        ("kabar-rekaan.example", True),
        ("a.b.kabar-rekaan.example", True),
        ("xkabar-rekaan.example", False),
        ("", False),
        (None, False),
    ],
)
def test_hosts_belong_to_an_outlet_exactly_or_below_a_star(tmp_path, host, own):
    assert load(tmp_path, kabar=WHOLE)["kabar"].covers(host) is own


@pytest.mark.parametrize(
    ("url", "is_article"),
    [
        ("https://kabar.example/berita/12", True),
        ("http://www.kabar.example/berita/12", True),
        ("https://kabar.example/foto/berita/12", False),
        ("https://kabar.example/tentang", False),
        ("https://lain.example/berita/12", False),
        ("ftp://kabar.example/berita/12", False),
    ],
)
def test_an_article_is_known_by_its_address(tmp_path, url, is_article):
    assert load(tmp_path, kabar=WHOLE)["kabar"].is_article(url) is is_article


def test_index_pages_are_named_for_each_day_and_page(tmp_path):
    addresses = load(tmp_path, kabar=WHOLE)["kabar"].index_addresses([date(2026, 11, 21), date(2026, 11, 20)])
    assert [re.findall(r"tgl=(.+)&hal=(.+)", address)[0] for address in addresses] == [
        ("21-11-2026", "0"), ("21-11-2026", "1"), ("20-11-2026", "0"), ("20-11-2026", "1")
    ]  # fmt: skip


def test_days_go_back_to_the_first_wanted_one_or_to_yesterday_and_never_beyond_a_year():
    today = date(2026, 11, 21)
    assert last_days(today, None) == (today, date(2026, 11, 20))
    assert last_days(today, date(2026, 11, 19)) == (today, date(2026, 11, 20), date(2026, 11, 19))
    assert len(last_days(today, date(2020, 1, 1))) == 366
    assert last_days(today, date(2026, 12, 1)) == ()


MISTAKES = [
    ('name = ""', "name", "must not be empty", 2),
    ('kind = "koran"', "kind", "known: bisnis", 3),
    ('kind = "daera"', "kind", "did you mean 'daerah'", 3),
    ('home = "kabar.example"', "home", "http:// or https://", 4),
    ('home = "https://kabar example/"', "home", "http:// or https://", 4),
    ("domains = []", "domains", "at least one host", 5),
    ('domains = ["https://kabar.example"]', "domains", "host name only", 5),
    ('domains = ["www.kabar.example"]', "domains", "without www", 5),
    ('domains = "kabar.example"', "domains", "list of text", 5),
    ("article = []", "article", "at least one pattern", 6),
    ('article = ["("]', "article", "not a regular expression", 6),
    ("artikel = 1", "artikel", "did you mean 'article'", 7),
    ("warna = 1", "warna", "known: article", 7),
    ('delay = "2"', "delay", "should be a number", 7),
    ("delay = -1", "delay", "from 0 to 120", 7),
    ("delay = true", "delay", "should be a number", 7),
    ("pages = 1.5", "pages", "whole number", 7),
    ("pages = 99", "pages", "from 1 to 50", 7),
    ('timezone = "WIB"', "timezone", "Asia/Jakarta", 7),
    ('checked = "sudah"', "checked", "belum diperiksa", 7),
    ('checked = "2026-11-21"', "checked", "without quotation marks", 7),
    ('one_page = "page"', "one_page", "page=all", 7),
    ('feeds = ["https://kabar.example/{page}"]', "feeds", "only in `indexes`", 7),
    ('indexes = ["https://kabar.example/{hal}"]', "indexes", "{page}", 7),
    ('selectors = "h1"', "selectors", "should be a table", 7),
    ('[selectors]\nbodi = "p"', "selectors.bodi", "did you mean 'body'", 8),
    ('[selectors]\nbody = "div >"', "selectors.body", "not a CSS selector", 8),
    ("[selectors]\nbody = 3", "selectors.body", "list of text", 8),
    ('[[layouts]]\n[layouts.selectors]\nbody = "p"', "layouts.valid_until", "2024-06-30", None),
    ('[[layouts]]\nvalid_until = "2024"', "layouts.valid_until", "without quotation marks", 8),
    ("[[layouts]]\nvalid_until = 2024-01-01\ncolour = 1", "layouts.colour", "known: selectors", 9),
    ("[canonical]\nkeep = 1", "canonical.keep", "list of text", 8),
    ("[canonical]\nhosts = { a = 1 }", "canonical.hosts", "in quotation marks", 8),
    ("[canonical]\nkeeep = []", "canonical.keeep", "did you mean 'keep'", 8),
]


@pytest.mark.parametrize(("text", "key", "words", "line"), MISTAKES)
def test_a_mistake_is_named_with_file_line_key_and_what_to_do(tmp_path, text, key, words, line):
    name = text.partition(" ")[0]
    rows = [text if row.startswith(f"{name} ") else row for row in LEAST.splitlines()]
    rows += [] if text in rows else [text]
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, kabar="\n".join(rows))
    assert (caught.value.path.name, caught.value.key, caught.value.line) == ("kabar.toml", key, line)
    assert words in str(caught.value)


@pytest.mark.parametrize("key", ["name", "kind", "home", "domains", "article"])
def test_a_missing_required_key_is_named(tmp_path, key):
    with pytest.raises(ConfigError, match=rf"\[{key}\]"):
        load(tmp_path, kabar="\n".join(row for row in LEAST.splitlines() if not row.startswith(key)))


def test_what_is_not_toml_is_named_with_its_line(tmp_path):
    with pytest.raises(ConfigError, match=r"kabar\.toml:2: .*not valid TOML"):
        load(tmp_path, kabar='name = "a"\nkind = \n')


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "kabar.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_outlets(tmp_path)


def test_a_file_name_that_cannot_be_an_id_is_refused(tmp_path):
    with pytest.raises(ConfigError, match=r"kabar-kota\.toml"):
        load(tmp_path, **{"Kabar Kota": LEAST})


def test_two_outlets_cannot_claim_the_same_host(tmp_path):
    with pytest.raises(ConfigError, match=r"b\.toml \[domains\].*already claimed by a\.toml"):
        load(tmp_path, a=LEAST, b=LEAST)


def test_a_host_named_by_one_outlet_wins_over_the_star_of_another(tmp_path):
    outlets = load(tmp_path, pusat=LEAST.replace('"kabar.example"', '"*.kabar.example"'), kota=LEAST.replace('"kabar.', '"kota.kabar.'))
    owners = [outlet_of(f"https://{host}/x", outlets.values()) for host in ("kota.kabar.example", "desa.kabar.example", "lain.example")]
    assert [owner and owner.id for owner in owners] == ["kota", "pusat", None]


def test_no_folder_means_no_outlets(tmp_path):
    assert load_outlets(tmp_path) == {}


SHIPPED = load_outlets(CONFIG)


def test_many_outlets_of_every_kind_are_shipped():
    assert len(SHIPPED) >= 30
    assert {outlet.kind for outlet in SHIPPED.values()} == set(KINDS)


@pytest.mark.parametrize("outlet", SHIPPED.values(), ids=SHIPPED)
def test_a_shipped_outlet_has_a_way_to_its_news_on_its_own_hosts(outlet):
    addresses = [*outlet.feeds, *outlet.sitemaps, *outlet.index_addresses([date(2026, 11, 21)])]
    assert addresses
    assert all(outlet.covers(urlsplit(address).hostname) for address in [outlet.home, *addresses])
    assert outlet.delay >= 1


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("https://www.kemenperin.go.id/artikel/24000/Contoh-Judul", "kemenperin"),
        ("https://jabar.antaranews.com/berita/500001/contoh-judul", "antara-jabar"),
        ("https://www.antaranews.com/berita/4000001/contoh-judul", "antara"),
        ("https://money.kompas.com/read/2026/11/20/083000026/contoh-judul", "kompas"),
        ("https://finance.detik.com/berita-ekonomi-bisnis/d-7000001/contoh-judul", "detik"),
        ("https://bisnis.tempo.co/read/1800001/contoh-judul", "tempo"),
        ("https://www.cnbcindonesia.com/news/20261120083000-4-580001/contoh-judul", "cnbc-indonesia"),
        ("https://nasional.kontan.co.id/news/contoh-judul-berita", "kontan"),
        ("https://ekonomi.bisnis.com/read/20261120/257/1800001/contoh-judul", "bisnis"),
        ("https://jateng.tribunnews.com/2026/11/20/contoh-judul", "tribun-jateng"),
        ("https://www.liputan6.com/bisnis/read/5800001/contoh-judul", "liputan6"),
        ("https://ekbis.sindonews.com/read/1490001/34/contoh-judul-1732000000", "sindonews"),
        ("https://www.balipost.com/news/2026/11/20/400001/contoh.html", "bali-post"),
        ("https://setkab.go.id/contoh-judul-berita-kabinet/", "setkab"),
    ],
)
def test_addresses_of_known_form_are_articles_of_their_outlet(url, owner):
    outlet = outlet_of(url, SHIPPED.values())
    assert outlet is not None
    assert outlet.id == owner
    assert outlet.is_article(url)
    assert not outlet.is_article(outlet.home)


def test_search_pages_are_asked_for_every_word_and_page():
    searching = Outlet(
        "kabar", "Kabar", "daerah", "https://kabar.example/", ("kabar.example",), article=("/x",), pages=2,
        indexes=("https://kabar.example/cari?q={query}&hal={page}",), queries=("industri kecil", "ikm"),
    )  # fmt: skip
    found = [address.partition("?")[2] for address in searching.index_addresses([])]
    assert found == ["q=industri+kecil&hal=1", "q=industri+kecil&hal=2", "q=ikm&hal=1", "q=ikm&hal=2"]
