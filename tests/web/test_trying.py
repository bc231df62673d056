"""An outlet added on a page: tried against its site, shown, saved, and visited by the next run."""

import re
import time
import tomllib
from dataclasses import replace

import httpx
import pytest

from crawler.errors import KlipingError
from crawler.outlets import load_outlets
from search.app import App
from search.outlet_trial import tried
from search.outlet_try import _bare, outlet_file
from search.settings import load_settings
from search.web.forms import FIELD
from tests.night.desk import Desk
from tests.press.server import Reply
from tests.press.town import rss, town
from tests.web.archive import serving
from tests.web.office import as_person, browser, office_site, token_in


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Two papers that are watched and one that is not, with an archive of one night."""
    with town(3) as papers:
        made = Desk(tmp_path_factory.mktemp("coba"), papers)
        papers.publish(made.now.date(), each=3)
        (made.config / "outlets" / "koran-03.toml").unlink()
        paper = papers.papers["koran-03"]
        paper.press.pages["/"] = Reply('<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>')
        paper.press.pages["/rss.xml"] = Reply(rss(paper, paper.articles), type="application/rss+xml")
        paper.press.pages["/tentang"] = Reply("<html><body><p>Hubungi kami.</p></body></html>")
        App(made.data, made.config, made.settings).import_paths([], 1, lambda items: items)
        made.night()
        yield made


@pytest.fixture(scope="module")
def client(desk):
    app = App(desk.data, desk.config, load_settings(desk.config))
    with serving(app) as address, httpx.Client(base_url=address, timeout=60) as made:
        yield made


def send(client, path, **fields):
    return client.post(path, data={FIELD: token_in(client.get("/media/baru")), **fields})


def trial_of(client, url):
    """The page of a trial that has ended, and its address."""
    answer = send(client, "/media/baru", alamat=url)
    assert answer.status_code == 303
    place = answer.headers["location"]
    for _ in range(1200):
        if client.get(f"{place}.json").json()["ended"]:
            return client.get(place).text, place
        time.sleep(0.1)
    raise AssertionError("never ended")


@pytest.mark.slow
def test_an_outlet_is_tried_shown_saved_and_visited_by_the_next_run(client, desk):
    paper = desk.town.papers["koran-03"]
    one = paper.articles[0]
    assert 'href="/media/baru"' in client.get("/media").text
    page, place = trial_of(client, paper.origin + one.path)
    assert one.title in page and f"{paper.origin}/rss.xml" in page and "article = [" in page
    for wrong in ("../jahat", "A", "-a", "a--b", "a/b"):
        answer = send(client, place, nama="Koran Baru", berkas=wrong, jenis="daerah")
        assert answer.status_code == 400 and "huruf kecil" in answer.text and 'value="Koran Baru"' in answer.text
    answer = send(client, place, nama="  Koran \x7f  Baru ", berkas="koran-baru", jenis="nasional")
    assert answer.headers["location"] == "/media?baru=koran-baru"
    assert "Koran Baru tersimpan" in client.get("/media?baru=koran-baru").text
    saved = load_outlets(desk.config)["koran-baru"]
    assert (saved.name, saved.kind, saved.feeds) == ("Koran Baru", "nasional", (f"{paper.origin}/rss.xml",))
    assert (desk.data / "pages" / "koran-baru" / "page.html").exists()
    assert send(client, place, nama="Lagi", berkas="koran-baru", jenis="daerah").status_code == 400
    assert any(line.name == "Koran Baru" and line.report.fetched for line in desk.night().outlets)
    page, _ = trial_of(client, paper.origin + one.path)
    assert "sudah dipantau sebagai Koran Baru" in page and "Simpan media ini" not in page


@pytest.mark.slow
def test_a_page_that_is_no_article_is_told_and_cannot_be_saved(client, desk):
    page, place = trial_of(client, desk.town.papers["koran-03"].origin + "/tentang")
    assert "tidak terbaca" in page and "Simpan media ini" not in page
    assert send(client, place, nama="x", berkas="x", jenis="daerah").status_code == 400


@pytest.mark.slow
def test_addresses_of_this_network_are_not_visited_unless_the_settings_say_so(desk):
    settings = load_settings(desk.config)
    path = desk.config / "settings.toml"
    before = path.read_text("utf-8")
    path.write_text(before.replace("allow_private = true", "allow_private = false"), "utf-8")
    hits = len(desk.town.papers["koran-03"].press.hits)
    try:
        with serving(App(desk.data, desk.config, replace(settings))) as address, browser(address) as client:
            page, _ = trial_of(client, f"{desk.town.papers['koran-03'].origin}/x/1")
            inner, _ = trial_of(client, "http://169.254.169.254/latest/meta-data")
    finally:
        path.write_text(before, "utf-8")
    assert "Simpan media ini" not in page + inner and len(desk.town.papers["koran-03"].press.hits) == hits


@pytest.mark.parametrize(
    "url", ["", "kabar.example/x", "ftp://kabar.example/x", "javascript:alert(1)", "file:///etc/passwd", "http://a\nb"]
)
def test_what_is_no_address_is_told_beside_the_form(client, url):
    answer = send(client, "/media/baru", alamat=url)
    assert answer.status_code == 400 and "https://" in answer.text and "Perlu diperbaiki" in answer.text


@pytest.mark.parametrize("url", ["https://kabar.example/berita/o'brien/1/judul-berita-ini", "https://kabar.example/it's-a-long-headline"])
def test_the_file_of_an_outlet_can_be_read_whatever_the_address(url):
    assert re.search(tomllib.loads(outlet_file(_bare(url, "kabar.example")))["article"][0], url)


def test_a_trial_of_somebody_else_or_of_nobody_is_not_there(client):
    assert client.get("/media/baru/abc").status_code == client.get("/media/baru/abc.json").status_code == 404
    assert send(client, "/media/baru/abc", nama="x").status_code == 404


def test_with_accounts_only_administrators_add_outlets(app, tmp_path):
    with office_site(app, tmp_path) as (office, address), browser(address) as client:
        for name, status in (("wulan", 403), ("sekar", 403), ("induk", 200)):
            client.cookies.clear()
            client.cookies.update(as_person(office, name)[0])
            assert client.get("/media/baru").status_code == status
            assert ('href="/media/baru"' in client.get("/media").text) == (status == 200)


def test_a_trial_that_takes_too_long_is_ended(desk, tmp_path):
    begun = time.monotonic()
    with pytest.raises(KlipingError, match="terlalu lama"):
        tried(desk.town.papers["koran-03"].origin + "/x", desk.config, tmp_path, lambda: None, longest=0.0)
    assert time.monotonic() - begun < 60
