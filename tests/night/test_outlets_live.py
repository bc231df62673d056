"""`kliping outlets check`, `try` and `add`, against the press."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date

import pytest

from crawler.outlets import load_outlets
from crawler.page import HTML, page_of
from extractor.article import Article
from search.cli.main import run
from search.outlet_try import pattern_of
from search.reading import ReadingOptions, read_all
from tests.night.desk import Desk
from tests.press.server import Reply
from tests.press.town import Town, town


@pytest.fixture
def papers() -> Iterator[Town]:
    with town(3) as printed:
        yield printed


@pytest.fixture
def desk(papers, tmp_path) -> Desk:
    made = Desk(tmp_path, papers)
    papers.publish(made.now.date(), each=3)
    return made


def kliping(desk: Desk, *words: str) -> int:
    return run(["--data", str(desk.data), "--config", str(desk.config), *words])


@pytest.mark.slow
def test_check_says_of_each_outlet_what_works_and_notes_the_day_only_where_all_does(desk, papers, capsys):
    broken = papers.papers["koran-02"]
    broken.press.pages["/atom.xml"] = Reply("", 404)
    closed = papers.papers["koran-03"]
    closed.press.pages["/robots.txt"] = Reply("User-agent: *\nDisallow: /", type="text/plain")
    assert kliping(desk, "outlets", "check") == 1
    said = capsys.readouterr().out
    assert "Koran-01 (koran-01): beres" in said
    assert "Koran-02 (koran-02): PERLU DIPERBAIKI" in said
    assert "/atom.xml: halaman sudah tidak ada" in said
    assert "robots.txt: menolak sebagian atau seluruh alamat" in said
    assert f"«{papers.papers['koran-01'].articles[-1].title}»" in said
    checked = {outlet.id: outlet.checked for outlet in load_outlets(desk.config).values()}
    assert checked == {"koran-01": str(date.today()), "koran-02": "belum diperiksa", "koran-03": "belum diperiksa"}
    assert not desk.data.exists()
    capsys.readouterr()
    assert kliping(desk, "outlets", "check", "koran-01", "--json") == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["id"], row["sound"], row["robots"]) == ("koran-01", True, "mengizinkan")


@pytest.mark.slow
def test_an_index_is_in_order_as_long_as_one_of_its_pages_names_articles(tmp_path, capsys):
    with town(5) as papers:
        desk = Desk(tmp_path, papers)
        walked = papers.papers["koran-05"]
        walked.publish(desk.now)
        assert kliping(desk, "outlets", "check", "koran-05") == 0
        said = capsys.readouterr().out
        assert "Koran-05 (koran-05): beres" in said
        assert re.search(r"page=1: terbaca, 1 alamat berita baru\n.*page=2: terbaca, tidak ada berita di halaman ini\n", said)
        assert re.search(r"page=3: halaman sudah tidak ada; halaman lain dari indeks ini terbaca\n", said)
        walked.press.pages = {
            path: Reply("<p>Kosong</p>") if path.startswith("/indeks") else reply for path, reply in walked.press.pages.items()
        }
        assert kliping(desk, "outlets", "check", "koran-05") == 1
        assert "periksa pola `article`" in capsys.readouterr().out


@pytest.mark.slow
def test_add_finds_the_listings_writes_the_file_and_the_page_and_the_outlet_can_be_crawled(desk, papers, tmp_path, capsys):
    paper = papers.papers["koran-01"]
    (desk.config / "outlets" / "koran-01.toml").unlink()
    one = paper.articles[0]
    paper.press.pages["/robots.txt"] = Reply(
        f"User-agent: *\nDisallow: /rahasia\nSitemap: {paper.origin}/peta-berita.xml\n", type="text/plain"
    )
    feeds = ("/rss.xml", "/comments/feed")
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="{feed}">' for feed in feeds)
    paper.press.pages["/"] = Reply(f"<html><head>{head}</head><body>depan</body></html>")
    address = paper.origin + one.path
    assert kliping(desk, "outlets", "try", address) in (0, 1)
    said = capsys.readouterr().out
    assert f'feeds = ["{paper.origin}/rss.xml"]' in said
    assert one.title in said
    assert not (desk.config / "outlets" / "127-0-1-1.toml").exists()
    pages = tmp_path / "halaman"
    assert kliping(desk, "outlets", "add", address, "--id", "kabar-baru", "--name", "Kabar Baru", "--pages", str(pages)) == 0
    written = tomllib.loads((desk.config / "outlets" / "kabar-baru.toml").read_text())
    assert written["feeds"] == [f"{paper.origin}/rss.xml"]
    assert written["sitemaps"] == [f"{paper.origin}/peta-berita.xml"]
    assert written["checked"] == "belum diperiksa"
    saved = json.loads((pages / "kabar-baru" / "article.json").read_text())
    page = page_of(saved["url"], (pages / "kabar-baru" / "page.html").read_bytes(), HTML, url=saved["url"], charset=saved["charset"])
    ((_, read),) = read_all([page], ReadingOptions(desk.config))
    assert isinstance(read, Article)
    assert (read.title, read.text, read.published) == (saved["title"], saved["text"], saved["published"])
    capsys.readouterr()
    assert kliping(desk, "crawl", "kabar-baru") in (0, 1)
    with desk.store() as store:
        assert store.counts().articles == 3
    assert kliping(desk, "outlets", "add", address, "--id", "lagi") == 2
    assert "sudah ada" in capsys.readouterr().err


@pytest.mark.slow
def test_try_of_a_page_that_is_no_article_says_why_and_add_writes_nothing(desk, papers, capsys):
    paper = papers.papers["koran-01"]
    (desk.config / "outlets" / "koran-01.toml").unlink()
    paper.press.pages["/tentang-kami"] = Reply("<html><body><p>Hubungi kami.</p></body></html>")
    assert kliping(desk, "outlets", "try", f"{paper.origin}/tentang-kami") == 1
    assert "tidak terbaca: " in capsys.readouterr().out
    assert kliping(desk, "outlets", "add", f"{paper.origin}/tentang-kami") == 2
    assert len(list((desk.config / "outlets").iterdir())) == 2


@pytest.mark.parametrize(
    "words", [["try", "kabar"], ["try", "ftp://kabar.example/x"], ["check", "tidak-ada"], ["add", "https://a.example/1", "--kind", "x"]]
)
def test_wrong_use_is_said_in_one_line(desk, words, capsys):
    assert kliping(desk, "outlets", *words) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("url", "another"),
    [
        ("https://kabar.example/read/2026/11/20/07300081/judul-berita-ini", "/read/2025/01/02/1/kabar-dari-desa"),
        ("https://kabar.example/berita/5123/judul-berita-kita", "/berita/9/tenun-ikat-dipamerkan"),
        ("https://kabar.example/ekonomi/umkm/2026/11/20/judul-berita-ini", "/olahraga/2025/02/01/sepeda-santai-desa"),
        ("https://kabar.example/perajin-bambu-dapat-mesin", "/tenun-ikat-dipamerkan"),
        ("https://kabar.example/ikm/perajin-bambu-51234.html", "/desa/tenun-ikat-99812.html"),
    ],
)
def test_the_pattern_guessed_from_an_address_fits_it_and_others_of_its_kind_but_no_section(url, another):
    pattern = pattern_of(url)
    assert re.search(pattern, url)
    assert re.search(pattern, f"https://kabar.example{another}")
    assert not re.search(pattern, "https://kabar.example/ekonomi/")
