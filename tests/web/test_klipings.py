"""The kliping on the web: picked over several pages, or taken by day and search, put in order, and taken away."""

import io
import re
import zipfile

import openpyxl
import pytest

from search.web.basket import MOST, read_picks
from search.web.klipings import FORMS
from search.web.picking import local_path

KEY = re.compile(r'name="key" value="(s?[0-9a-f]{16})"')
COUNT = re.compile(r"<small>(\d+) berita dalam (\d+) cerita</small>")
DAY = "from=2025-03-04&to=2025-03-05"


@pytest.fixture
def post(client):
    """Sends a form of the page at ``back`` as its own page would."""

    def send(do, keys=(), back="/kliping", **more):
        token = re.search(r'name="_token" value="(\w+)"', client.get(more.pop("page", back)).text)[1]
        return client.post("/kliping", data={"_token": token, "do": do, "key": list(keys), "back": back, **more})

    return send


def picked(client):
    return read_picks(client.cookies.get("pilihan", ""))


def ticks(client, address):
    """What can be ticked on a list."""
    return KEY.findall(client.get(address).text)


def titles(client):
    return re.findall(r'class="story-title" href="/s/\w+">([^<]+)<', client.get("/kliping").text)


def test_picks_from_several_pages_come_together_and_stay(client, post):
    first, second = "/?sort=newest&stories=0&size=5", "/?sort=newest&stories=0&size=5&page=2"
    answer = post("add", ticks(client, first)[:3], first)
    assert answer.status_code == 303 and answer.headers["location"] == first
    post("add", ticks(client, second)[:2], second)
    assert len(picked(client)) == 5
    for _ in range(2):
        assert COUNT.search(client.get("/kliping").text)[1] == "5"
    assert client.get(first).text.count('class="picked"') == 3
    assert re.search(r'class="badge">5<', client.get("/").text)


def test_a_story_is_picked_with_all_its_carriers(client, post, release):
    assert release["story"] in ticks(client, "/?q=rotan")
    post("add", [release["story"]], "/?q=rotan")
    assert COUNT.search(client.get("/kliping").text).groups() == ("3", "1")


def test_everything_that_a_search_finds_is_picked_at_once(client, post):
    total = client.get("/.json?q=mesin").json()["total"]
    assert f"Pilih semua {total} hasil" in client.get("/?q=mesin").text
    post("all", back="/?q=mesin", list="/?q=mesin")
    assert len(picked(client)) == total


def test_a_search_that_finds_more_than_can_be_picked_is_a_kliping_of_its_own(client, post, monkeypatch):
    monkeypatch.setattr("search.web.basket.MOST", 2)
    answer = post("all", back="/?q=mesin&page=2", list="/?q=mesin&page=2")
    assert answer.headers["location"] == "/kliping?q=mesin" and not picked(client)


def test_what_no_longer_fits_is_told(client, post, monkeypatch):
    keys = ticks(client, "/?sort=newest&stories=0")
    monkeypatch.setattr("search.web.basket.MOST", 2)
    answer = post("add", keys, "/?sort=newest&stories=0")
    assert answer.headers["location"] == f"/kliping?penuh={len(keys) - 2}"
    assert f"{len(keys) - 2} berita tidak muat" in client.get(answer.headers["location"]).text


def test_stories_are_moved_sorted_and_dropped_and_the_picks_cleared(client, post, release):
    others = [key for key in ticks(client, "/?sort=newest") if key != release["story"]][:2]
    post("add", [*others, release["story"]], "/?sort=newest")
    before = titles(client)
    assert len(before) == 3
    post("down", [picked(client)[0]], page="/kliping")
    assert titles(client) == [before[1], before[0], before[2]]
    post("sort")
    assert titles(client) == [before[2], before[1], before[0]]
    post("up", [picked(client)[-1]])
    assert titles(client) == [before[2], before[0], before[1]]
    one = picked(client)[0]
    post("drop", [one])
    assert len(picked(client)) == 4 and one not in picked(client)
    post("clear")
    assert not picked(client) and "Belum ada berita yang dipilih" in client.get("/kliping").text


def test_a_kliping_of_a_period_says_how_many_against_the_period_before_and_who_was_missed(client):
    text = client.get(f"/kliping?relevance=relevant&{DAY}").text
    assert re.search(r"\d+ berita, naik", text) and "Tidak ada catatan kunjungan ke media untuk masa ini." in text
    assert "Nada" in text and '<td class="tone" data-label="Nada"></td>' in text


def test_one_end_of_a_period_is_that_day_alone(client):
    one, both = (client.get(f"/kliping.json?{query}").json() for query in ("from=2025-03-04", "from=2025-03-04&to=2025-03-04"))
    assert one == both and one["when"] == "Selasa, 4 Maret 2025"


@pytest.mark.parametrize("form", FORMS)
def test_the_kliping_is_taken_away_in_every_form_with_its_title(client, post, release, form):
    post("add", [release["story"]], "/?q=rotan")
    answer = client.get(f"/kliping.{form}?judul=Kabar+Rotan")
    assert answer.status_code == 200 and answer.headers["content-type"] == FORMS[form]
    assert answer.headers["content-disposition"] == f'attachment; filename="kliping-kabar-rotan.{form}"'
    if form == "docx":
        assert "Kabar Rotan" in zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()
    if form == "xlsx":
        rows = list(openpyxl.load_workbook(io.BytesIO(answer.content))["Daftar berita"].iter_rows(values_only=True))
        assert len(rows) == 4 and not any(row[4] for row in rows[1:])
    if form == "txt":
        assert answer.text.startswith("*KABAR ROTAN*")


def test_a_file_of_a_period_is_named_after_it_and_has_what_the_page_counts(client):
    answer = client.get(f"/kliping.txt?relevance=relevant&{DAY}")
    assert 'filename="kliping-2025-03-04--2025-03-05.txt"' in answer.headers["content-disposition"]
    count = COUNT.search(client.get(f"/kliping?relevance=relevant&{DAY}").text)[1]
    assert f"\n{count} berita" in answer.text


@pytest.mark.parametrize("cookie", ["", "x", "////", "AAAA", "ffffffffffffffff" * 400, "é"])
def test_a_cookie_of_anybody_else_is_an_empty_kliping(client, cookie):
    answer = client.get("/kliping", headers={"cookie": f"pilihan={cookie}".encode("latin-1", "replace")})
    assert answer.status_code == 200 and "Belum ada berita yang dipilih" in answer.text


def test_articles_that_are_gone_are_left_out(client):
    gone = "AAAAAAAAAAA"
    assert read_picks(gone) and "Belum ada berita" in client.get("/kliping", headers={"cookie": f"pilihan={gone}"}).text


def test_a_form_of_another_site_changes_nothing(client):
    assert client.post("/kliping", data={"do": "clear"}).status_code == 403


def test_an_empty_period_and_an_unusable_date_are_told(client):
    assert "Tidak ada berita pada masa atau pencarian ini" in client.get("/kliping?from=2031-01-01&to=2031-01-02").text
    assert "tulis tanggal seperti" in client.get("/kliping?from=31/31/2025&q=rotan").text
    assert client.get("/kliping.odt").status_code == 404


def test_more_than_a_kliping_holds_is_told_with_what_to_do(client, monkeypatch):
    monkeypatch.setattr("search.export.booking.MOST", 1)
    page = client.get("/kliping?q=mesin")
    assert page.status_code == 200 and "terlalu banyak untuk satu kliping" in page.text
    assert client.get("/kliping.pdf?q=mesin").status_code == 400


@pytest.mark.parametrize("to", ["https://jahat.example/", "//jahat.example", "/\\jahat.example", "javascript:x", "", "/a\r\nx: y", "a"])
def test_a_form_leads_nowhere_else(to):
    assert local_path(to, "/kliping") == "/kliping"


def test_the_picks_of_a_kliping_hold_three_hundred_articles():
    assert MOST >= 300
