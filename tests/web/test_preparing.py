"""A large export is made while its page says how far it is."""

import time
from dataclasses import replace

import pytest

from search.web import listing, preparing
from search.web.lists import today
from tests.web.archive import serving
from tests.web.office import as_person, browser, office_site

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def ready(client, address):
    """The page, once the file is there."""
    for _ in range(600):
        if client.get(address.replace("?", ".json?")).json()["ended"]:
            return client.get(address)
        time.sleep(0.02)
    raise AssertionError("never ready")


@pytest.mark.parametrize("what", ["articles", "stories", "statements", "figures"])
def test_the_file_that_was_prepared_is_the_one_that_a_download_gives(client, what):
    page = ready(client, f"/siapkan/{what}.csv?q=mesin")
    direct = client.get(f"/unduh/{what}.csv?q=mesin")
    fetched = client.get(f"/siapkan/{what}.csv/berkas?q=mesin")
    assert fetched.content == direct.content and "Berkas siap" in page.text
    assert fetched.headers["content-disposition"] == f'attachment; filename="kliping-{what}-mesin-{today()}.csv"'


def test_while_it_is_made_the_page_says_how_far_it_is_and_leads_on_without_scripts(client, monkeypatch):
    going = []

    def slow(question, subject, form, app, chore):
        chore.tell(25, 100)
        while not going:
            time.sleep(0.01)
        return preparing._make(question, subject, form, app, chore)

    monkeypatch.setattr(preparing, "_make", slow)
    address = "/siapkan/articles.xlsx?q=rotan"
    while client.get("/siapkan/articles.xlsx.json?q=rotan").json()["percent"] is None:
        time.sleep(0.01)
    page = client.get(address)
    assert "25 dari 100 baris" in page.text and 'value="25"' in page.text and f'href="{address}"' in page.text
    again = client.get("/siapkan/articles.xlsx/berkas?q=rotan")
    assert (again.status_code, again.headers["location"]) == (303, address)
    monkeypatch.undo()
    going.append(True)
    ready(client, address)
    assert client.get("/siapkan/articles.xlsx/berkas?q=rotan").headers["content-type"] == KIND


def test_only_a_long_list_leads_there(client, monkeypatch):
    assert 'href="/unduh/articles.csv' in client.get("/?q=mesin").text
    monkeypatch.setattr(listing, "LARGE", 2)
    page = client.get("/?q=mesin&size=1").text
    assert 'href="/siapkan/articles.csv?q=mesin"' in page and "/unduh/" not in page


@pytest.mark.parametrize("name", ["articles.exe", "keys.csv", "articles", "articles.csv.csv"])
def test_what_cannot_be_made_is_not_there(client, name):
    assert client.get(f"/siapkan/{name}").status_code == client.get(f"/siapkan/{name}/berkas").status_code == 404


def test_what_went_wrong_is_told_on_the_page(app, monkeypatch):
    monkeypatch.setattr("search.web.preparing.export", lambda *_, **__: 1 / 0)
    with serving(replace(app)) as address, browser(address) as client:
        page = ready(client, "/siapkan/articles.csv?q=mesin")
        assert "Tidak berhasil" in page.text and "ZeroDivisionError" in page.text


def test_nobody_fetches_what_was_made_for_somebody_else(app, tmp_path):
    with office_site(app, tmp_path) as (office, address), browser(address) as one, browser(address) as other:
        one.cookies.update(as_person(office, "wulan")[0])
        other.cookies.update(as_person(office, "sekar")[0])
        ready(one, "/siapkan/articles.csv?q=mesin")
        assert one.get("/siapkan/articles.csv/berkas?q=mesin").status_code == 200
        assert other.get("/siapkan/articles.csv/berkas?q=mesin").status_code == 303
        assert [entry.detail for entry in office.trail.entries("wulan", "export")] == ["q=mesin"]
