"""Corrections on the web: forms for everything that was read, what was missed added, history, undo."""

import csv
import io
import re

import pytest

from crawler.errors import UsageError
from search.store import Store
from search.web.correcting_fields import meant, number_of, written
from tests.web.tags import Tags


@pytest.fixture
def desk(served, own):
    """A client of an archive in which nothing is corrected."""
    with Store.open(own.data_dir, write=True) as store:
        for key in store.corrections.articles():
            for correction in store.corrections.standing(key):
                store.corrections.withdraw(correction)
        own.settle(store)
    return served


@pytest.fixture
def key(desk):
    """An article with statements, officials, figures."""
    return next(row["id"] for row in desk.get("/.json?q=rotan&stories=0").json()["rows"] if row["carriers"] == 3)


def record(desk, key):
    return desk.get(f"/a/{key}.json").json()


def fates(desk, key):
    return desk.get(f"/a/{key}/riwayat.json").json()["corrections"]


def filled(text, action):
    """The fields of the form with this action as the page fills them in."""
    form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', text, re.S)[0]
    tags = Tags(form)
    values = {i["name"]: i.get("value", "") for i in tags.all("input") if i.get("type") != "checkbox"}
    for name, body in re.findall(r'<select[^>]*name="([^"]+)">(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', body) or re.search(r'<option value="([^"]*)"', body)
        values[name] = chosen[1]
    values |= dict(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S))
    return values


def mend(desk, key, item, **changes):
    page = desk.get(f"/a/{key}/betulkan", params={"butir": item} if item else {})
    return desk.post(f"/a/{key}/betulkan", data={**filled(page.text, f"/a/{key}/betulkan"), "alasan": "keliru", **changes})


def add(desk, key, of, words, **values):
    page = desk.get(f"/a/{key}/tambah", params={"jenis": of})
    return desk.post(f"/a/{key}/tambah", data={**filled(page.text, f"/a/{key}/tambah"), "kata": words, "alasan": "terlewat", **values})


def undo(desk, key, number):
    token = re.search(r'name="_token" value="(\w+)"', desk.get(f"/a/{key}").text)[1]
    return desk.post(f"/a/{key}/urungkan", data={"_token": token, "nomor": number})


def test_everything_that_was_read_leads_to_a_form_with_its_values(desk, key):
    found, text = record(desk, key), desk.get(f"/a/{key}").text
    links = {a["href"] for a in Tags(text).all("a") if "/betulkan" in a["href"]}
    items = sum(len(found[name]) for name in ("statements", "officials", "programmes", "figures", "organisations", "places"))
    assert len(links) == items + 1
    for link in links:
        page = desk.get(link)
        assert page.status_code == 200 and Tags(page.text).wrong == [], link
    first = desk.get(f"/a/{key}/betulkan?butir=statements[0]").text
    assert f'value="{found["statements"][0]["speaker"]}"' in first and found["statements"][0]["text"] in first.replace("&#34;", '"')


def test_a_wrong_person_is_set_right_found_by_search_and_told_in_the_history(desk, key):
    before = record(desk, key)["statements"][0]
    answer = mend(desk, key, "statements[0]", **{"isi-speaker": "Darsono Wiguno", "isi-role": "Ketua Panitia"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/a/{key}#riwayat")
    said = record(desk, key)["statements"][0]
    assert (said["speaker"], said["role"], said["rule"]) == ("Darsono Wiguno", "Ketua Panitia", "corrected")
    assert said["text"] == before["text"]
    assert desk.get("/pernyataan.json?official=Darsono Wiguno").json()["total"] >= 1
    first, second = fates(desk, key)[-2:]
    assert (first["who"], first["why"], first["state"]) == ("lokal", "keliru", "applied")
    assert (first["before"], second["after"]["role"]) == ({"speaker": before["speaker"]}, "Ketua Panitia")
    text = desk.get(f"/a/{key}").text
    assert f"<del>{before['speaker']}</del> → <ins>Darsono Wiguno</ins>" in text and "lokal, " in text
    for fate in (first, second):
        assert undo(desk, key, fate["id"]).status_code == 303
    assert record(desk, key)["statements"][0] == before
    assert [fate["state"] for fate in fates(desk, key)[-2:]] == ["withdrawn"] * 2 and "diurungkan" in desk.get(f"/a/{key}").text


def test_only_what_was_changed_is_entered(desk, key):
    mend(desk, key, "figures[0]", **{"isi-unit": "perajin"})
    (fate,) = [fate for fate in fates(desk, key) if fate["state"] == "applied"]
    assert fate["field"] == "figures[0].unit" and fate["after"] == {"unit": "perajin"}


def test_an_item_that_is_none_is_taken_out(desk, key):
    before = record(desk, key)["officials"]
    mend(desk, key, "officials[0]", hapus="1")
    assert record(desk, key)["officials"] == before[1:]
    assert "dibuang" in desk.get(f"/a/{key}").text


@pytest.mark.parametrize(
    ("changes", "right"),
    [
        ({"isi-title": "Judul Benar"}, ("title", "Judul Benar")),
        ({"isi-published": "6/3/2025"}, ("published", "2025-03-06")),
        ({"isi-authors": "Sari Utami; Budi Contoh"}, ("authors", ["Sari Utami", "Budi Contoh"])),
        ({"isi-relevant": "tidak"}, ("relevant", False)),
        ({"isi-title": ""}, ("title", None)),
    ],
)
def test_title_date_authors_and_subject_are_set_right(desk, key, changes, right):
    assert mend(desk, key, "", **changes).status_code == 303
    assert record(desk, key)[right[0]] == right[1]


@pytest.mark.parametrize(
    ("item", "changes", "said"),
    [
        ("statements[0]", {"isi-speaker": "X", "alasan": ""}, "alasannya"),
        ("statements[0]", {}, "Tidak ada yang diubah"),
        ("figures[0]", {"isi-value": "banyak"}, "bukan bilangan"),
        ("officials[0]", {"isi-name": ""}, "tidak boleh kosong"),
        ("", {"isi-published": "kemarin"}, "tulis tanggal"),
        ("statements[0]", {"isi-speaker": "X", "kata": "lain"}, "sudah dibaca ulang"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(desk, key, item, changes, said):
    answer = mend(desk, key, item, **changes)
    assert answer.status_code == 400 and said in answer.text
    for name, value in changes.items():
        if name.startswith("isi-"):
            assert f'name="{name}" value="{value}"' in answer.text
    assert [fate for fate in fates(desk, key) if fate["state"] == "applied"] == []


def test_of_several_changes_all_are_entered_or_none(desk, key):
    assert (
        mend(
            desk, key, "figures[0]", **{"isi-unit": "perajin", "isi-as_of": "2025", "isi-indicator": "x" * 3, "isi-value": "?"}
        ).status_code
        == 400
    )
    assert [fate for fate in fates(desk, key) if fate["state"] == "applied"] == []


def test_what_was_missed_is_added_on_words_of_the_text_and_undone(desk, key):
    assert add(desk, key, "officials", "Sentra Rotan", **{"isi-role": "pengurus"}).status_code == 303
    added = record(desk, key)["officials"][-1]
    assert (added["name"], added["role"]) == ("Sentra Rotan", "pengurus")
    text = desk.get(f"/a/{key}").text
    assert re.search(r"<q>Sentra Rotan</q>\s*<b>ditambahkan</b>", text)
    undo(desk, key, fates(desk, key)[-1]["id"])
    assert all(o["name"] != "Sentra Rotan" for o in record(desk, key)["officials"])


def test_a_figure_and_a_statement_can_be_added(desk, key):
    assert add(desk, key, "figures", "tiga kecamatan", **{"isi-value": "3", "isi-unit": "kecamatan"}).status_code == 303
    assert record(desk, key)["figures"][-1]["value"] == 3
    assert add(desk, key, "statements", "Bantuan diberikan kepada sentra", **{"isi-speaker": "Lestari Budiwati"}).status_code == 303
    said = record(desk, key)["statements"][-1]
    assert (said["person"], said["kind"], said["rule"]) == ("lestari-budiwati", "indirect", "added")


@pytest.mark.parametrize(
    ("of", "words", "more", "said"),
    [
        ("officials", "Tidak Ada Namanya", {}, "tidak ditemukan"),
        ("figures", "tiga kecamatan", {}, "nilainya"),
        ("officials", "Sentra Rotan", {"ke": "9"}, "tidak ditemukan"),
        ("officials", "Sentra Rotan", {"ke": "x"}, "tidak ditemukan"),
        ("officials", "<script>alert(1)</script>", {}, "&lt;script&gt;"),
    ],
)
def test_what_cannot_be_added_is_told_and_the_words_stay(desk, key, of, words, more, said):
    answer = add(desk, key, of, words, **more)
    assert answer.status_code == 400 and said in answer.text and "<script>alert" not in answer.text


def test_words_marked_in_the_text_come_into_the_form(desk, key):
    assert ">Jarwo   Sutedi<".replace("   ", " ") in desk.get(f"/a/{key}/tambah?jenis=officials&kata=Jarwo++Sutedi").text


def test_while_a_run_writes_the_form_says_so_and_keeps_what_was_typed(desk, own, key):
    page = desk.get(f"/a/{key}/betulkan?butir=officials[0]")
    with Store.open(own.data_dir, write=True):
        data = {**filled(page.text, f"/a/{key}/betulkan"), "isi-role": "Camat", "alasan": "keliru"}
        answer = desk.post(f"/a/{key}/betulkan", data=data)
    assert answer.status_code == 503 and 'value="Camat"' in answer.text


def test_all_corrections_are_listed_orphans_first_and_as_table(desk, key, own):
    assert "Belum ada pembetulan" in desk.get("/koreksi").text
    mend(desk, key, "", **{"isi-title": "=Judul"})
    assert "Judul" in desk.get("/koreksi").text
    rows = list(csv.reader(io.StringIO(desk.get("/koreksi.csv").content.decode("utf-8-sig"))))
    assert rows[1][1:3] == [key, "title"] and rows[1][9] == "berlaku"
    assert desk.get("/koreksi.json").json()["corrections"][0]["after"] == {"title": "=Judul"}


@pytest.mark.parametrize(
    "to", ["betulkan?butir=statements[99]", "betulkan?butir=raw", "betulkan?butir=statements[x]", "tambah?jenis=raw", "tambah"]
)
def test_an_item_that_is_not_there_is_not_found(desk, key, to):
    assert desk.get(f"/a/{key}/{to}").status_code == 404
    assert desk.get(f"/a/tidak-ada/{to}").status_code == 404


def test_a_correction_of_another_article_is_not_undone_from_here(desk, key):
    mend(desk, key, "", **{"isi-title": "Judul Benar"})
    other = next(row["id"] for row in desk.get("/.json?stories=0").json()["rows"] if row["id"] != key)
    assert undo(desk, other, fates(desk, key)[-1]["id"]).status_code == 404
    assert undo(desk, key, "x").status_code == 404
    assert record(desk, key)["title"] == "Judul Benar"


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("4.400.000", "id", 4_400_000), ("4,4 juta", "id", 4_400_000), ("12,39 juta", "id", 12_390_000), ("4.4 million", "en", 4_400_000),
        ("4,400,000", "en", 4_400_000), ("7,9", "id", 7.9), ("7.9", "en", 7.9), ("-3", "id", -3), ("2 ribu", "id", 2000), ("0", "id", 0),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(text, lang, value):
    assert number_of(text, lang) == value


@pytest.mark.parametrize(
    ("text", "lang"),
    [("4.4", "id"), ("4,4", "en"), ("1,2,3", "id"), ("banyak", "id"), ("", "id"), ("1.00", "id"), ("4 lusin", "id"), ("1" * 200, "id")],
)  # fmt: skip
def test_a_number_that_can_be_read_in_two_ways_is_refused(text, lang):
    with pytest.raises(UsageError):
        number_of(text, lang)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("value", [0.0, 7.9, 4_400_000.0, 0.123456, 1e12, -2.5])
def test_a_number_that_was_not_touched_means_itself(value, lang):
    assert float(meant("value", written("value", value, lang), lang)) == value
