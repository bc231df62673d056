"""Saved searches on the web: made from any search, paused and resumed, removed; broken ones say why; a feed of each."""

import csv
import io
import re
from xml.etree import ElementTree as Xml

import pytest

from search import alerts
from search.store import Store
from tests.web.tags import Tags

ATOM = "{http://www.w3.org/2005/Atom}"
LATE = '{"url": "https://niagapesisir.example/read/baru", "title": "Rotan Lagi", "published": "2025-04-01", "text": "%s"}'
TEXT = "WANASARI – Perajin rotan di Wanasari menerima pesanan baru dari luar pulau, kata Mirah Kencana, Rabu (2/4/2025)."


@pytest.fixture
def desk(served, own):
    """A client of an archive without saved searches."""
    with Store.open(own.data_dir, write=True) as store:
        for saved in store.saved_searches():
            store.forget_search(saved.name)
    return served


def post(client, to, page="/pantauan?q=x", **data):
    token = re.search(r'name="_token" value="(\w+)"', client.get(page).text)[1]
    return client.post(f"/pantauan/{to}", data={"_token": token, **data})


def save(client, name, query="q=rotan", **more):
    pairs = dict(part.split("=") for part in query.split("&"))
    return post(client, "simpan", nama=name, **pairs, **more)


def watches(client):
    return client.get("/pantauan.json").json()["watches"]


@pytest.mark.parametrize(
    ("address", "labels"),
    [
        ("/?q=rotan&outlet=niaga-pesisir", ["rotan", "Niaga Pesisir"]),
        ("/pernyataan?official=lestari-budiwati", ["Lestari Budiwati"]),
        ("/pernyataan?role=Kepala+Dinas", ["Kepala Dinas"]),
        ("/angka?q=mesin&from=2025-03-01", ["mesin"]),
    ],
)
def test_any_search_leads_to_a_form_that_saves_it_and_the_saved_one_leads_back(desk, address, labels):
    link = next(a["href"] for a in Tags(desk.get(address).text).all("a") if a["href"].startswith("/pantauan?"))
    page = desk.get(link)
    form = [i for i in Tags(page.text).all("input") if i.get("type") == "hidden"]
    shown = re.search(r'id="h-new".*?<form', page.text, re.S)[0]
    assert all(label in shown for label in labels)
    hidden = {i["name"]: i["value"] for i in form}
    assert desk.post("/pantauan/simpan", data={**hidden, "nama": "satu", "surel": ""}).status_code == 303
    (saved,) = watches(desk)
    path, _, query = address.partition("?")
    assert saved["url"].startswith(path) and "from" not in saved["url"]
    kept = [part for part in query.replace("+", " ").split("&") if not part.startswith("from")]
    assert all(part in saved["url"].replace("+", " ") for part in kept)


def test_what_cannot_be_saved_is_told_and_what_was_typed_stays(desk):
    save(desk, "satu")
    for name, mail, said in (("satu", "", "sudah ada"), ("dua", "bukan surel", "bukan alamat surel"), ("", "", "nama pencarian")):
        answer = save(desk, name, surel=mail)
        assert answer.status_code == 400 and said in answer.text
        assert f'value="{mail}"' in answer.text and 'name="q" value="rotan"' in answer.text
    assert [w["name"] for w in watches(desk)] == ["satu"]


def test_while_a_run_writes_the_form_says_so_and_keeps_what_was_typed(desk, own):
    with Store.open(own.data_dir, write=True):
        answer = save(desk, "nanti")
    assert answer.status_code == 503 and 'value="nanti"' in answer.text and not watches(desk)


def test_a_search_is_paused_resumed_and_removed_by_name(desk):
    save(desk, "dua & <tiga>")
    assert post(desk, "jeda", nama="dua & <tiga>").status_code == 303
    assert watches(desk)[0]["paused"] == "dijeda oleh lokal"
    page = desk.get("/pantauan").text
    assert "dijeda oleh lokal" in page and "dua &amp; &lt;tiga&gt;" in page
    assert "paused by lokal" in desk.get("/pantauan", headers={"cookie": "lang=en"}).text
    post(desk, "lanjut", nama="dua & <tiga>")
    assert watches(desk)[0]["paused"] is None
    post(desk, "hapus", nama="dua & <tiga>")
    assert watches(desk) == [] and "Belum ada pencarian tersimpan" in desk.get("/pantauan").text


def test_a_broken_search_says_why_and_is_not_resumed(desk, own):
    with Store.open(own.data_dir, write=True) as store:
        store.save_search("rusak", {"subject": "articles", "text": "tanggal:kapan"})
        store.watches.pause("rusak", "Tanggal tidak dikenali")
    assert "dijeda karena rusak: Tanggal tidak dikenali" in desk.get("/pantauan").text
    answer = post(desk, "lanjut", nama="rusak")
    assert answer.status_code == 400 and watches(desk)[0]["paused"]


def test_one_that_is_no_question_any_more_is_listed_all_the_same(desk, own):
    with Store.open(own.data_dir, write=True) as store:
        store.save_search("lama", {"subject": "articles", "dulu": 1})
    assert desk.get("/pantauan").status_code == 200 and watches(desk)[0]["name"] == "lama"


def test_the_feed_of_a_search_has_what_was_told_with_links_to_these_pages(desk, own, tmp_path):
    save(desk, "rotan")
    (saved,) = watches(desk)
    assert Xml.fromstring(desk.get(saved["feed"]).content).findall(f"{ATOM}entry") == []
    (tmp_path / "baru.jsonl").write_text(LATE % TEXT, "utf-8")
    own.import_paths([tmp_path / "baru.jsonl"], 1, lambda items: items)
    own.close()
    with Store.open(own.data_dir, write=True) as store:
        alerts.run(own, store, None)
    own.close()
    (entry,) = Xml.fromstring(desk.get(saved["feed"]).content).findall(f"{ATOM}entry")
    link = entry.find(f"{ATOM}link").get("href")
    assert link.startswith(str(desk.base_url)) and desk.get(link).status_code == 200
    assert watches(desk)[0]["told"] == 1 and "1 berita sejauh ini" in desk.get("/pantauan").text
    assert desk.get("/pantauan/999.atom").status_code == 404


def test_the_table_for_a_spreadsheet_holds_no_formula(desk):
    save(desk, "=1+1", "q=rotan")
    rows = list(csv.reader(io.StringIO(desk.get("/pantauan.csv").content.decode("utf-8-sig"))))
    assert rows[0][0] == "nama" and rows[1][0] == "'=1+1"


def test_a_form_of_another_site_changes_nothing(desk):
    assert desk.post("/pantauan/hapus", data={"nama": "x"}).status_code == 403


def test_a_name_that_nobody_has_is_told(desk):
    for to in ("jeda", "lanjut", "hapus"):
        assert post(desk, to, nama="tidak ada").status_code == 400
