"""U32–U36 of the acceptance list: working. Picking and saving are also held in ``test_desk.py``."""

import csv
import io
import re
import shutil
import subprocess
import threading
from email import message_from_string
from xml.etree import ElementTree as Xml

import openpyxl
import pytest
from playwright.sync_api import expect

from search import alerts
from search.alerts_post import FolderPost
from search.app import App
from search.store import Store
from search.web import listing, preparing
from search.web.lists import today
from tests.browser.kinds import kinds_of
from tests.browser.test_browser import SCRIPTS
from tests.browser.test_u01_asking import count_of
from tests.web.archive import archive_of, serving

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def site(news):
    return news.address


def taken(page, click):
    """The file that a click downloads, and its name."""
    with page.expect_download() as coming:
        click()
    return coming.value.path(), coming.value.suggested_filename


@SCRIPTS
def test_u32_articles_of_several_pages_become_one_kliping_that_survives_a_reload(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/?q=tenaga+kerja&stories=0")
    for boxes in (3, 2):
        for n in range(boxes):
            page.locator(".tick input").nth(n).check()
        page.get_by_role("button", name="Tambahkan ke kliping").click()
        page.get_by_role("link", name="Berikutnya").click()
    page.reload()
    assert page.locator(".badge").inner_text().split()[0] == "5"
    total = count_of(page)
    page.get_by_role("button", name=f"Pilih semua {total} hasil").click()
    assert page.locator(".badge").inner_text().split()[0] == str(total)


@SCRIPTS
def test_u33_every_export_has_the_rows_that_are_shown_and_a_name_with_question_and_day(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/?q=tenaga+kerja&stories=0")
    total = count_of(page)
    rows = {
        "CSV": lambda path: len(list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))) - 1,
        "XLSX": lambda path: openpyxl.load_workbook(path, read_only=True).worksheets[0].max_row - 1,
        "JSONL": lambda path: len(path.read_text("utf-8").splitlines()),
    }
    for form, count in rows.items():
        path, name = taken(page, page.locator(".downloads").get_by_role("link", name=form, exact=True).click)
        assert name == f"kliping-articles-tenaga-kerja-{today()}.{form.lower()}"
        copy = path.with_name(name)
        shutil.copy(path, copy)
        assert count(copy) == total, form


@SCRIPTS
def test_u33_a_large_export_says_how_far_it_is_until_it_can_be_fetched(visit, scripts, monkeypatch):
    monkeypatch.setattr(listing, "LARGE", 20)
    go = threading.Event()

    def slow(question, subject, form, app, chore, make=preparing._make):
        chore.tell(30, 120)
        go.wait(30)
        return make(question, subject, form, app, chore)

    monkeypatch.setattr(preparing, "_make", slow)
    page = visit(java_script_enabled=scripts).open(f"/?q=tenaga+kerja&stories=0&sort={'newest' if scripts else 'oldest'}")
    total = count_of(page)
    page.locator(".downloads").get_by_role("link", name="XLSX", exact=True).click()
    page.wait_for_url("**/siapkan/articles.xlsx?**")
    if not scripts:
        while "30 dari 120 baris" not in page.locator("main").inner_text():
            with page.expect_navigation():
                page.get_by_role("link", name="Lihat kemajuannya").click()
    bar = page.get_by_role("progressbar")
    expect(bar).to_have_js_property("value", 25)
    go.set()
    while not scripts and page.get_by_role("progressbar").count():
        with page.expect_navigation():
            page.get_by_role("link", name="Lihat kemajuannya").click()
    expect(page.locator("main").get_by_role("status")).to_contain_text(f"Berkas siap: {total} baris")
    path, name = taken(page, page.get_by_role("link", name="Unduh XLSX").click)
    copy = path.with_name(name)
    shutil.copy(path, copy)
    assert name == f"kliping-articles-tenaga-kerja-{today()}.xlsx"
    assert openpyxl.load_workbook(copy, read_only=True).worksheets[0].max_row - 1 == total


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs Poppler (`poppler-utils`)")
def test_u34_a_kliping_prints_on_a4_with_addresses_and_without_the_means_of_making_it(visit, tmp_path):
    page = visit().open("/kliping?q=rotan")
    page.pdf(path=tmp_path / "cetak.pdf", prefer_css_page_size=True, format="A4")
    text = subprocess.run(["pdftotext", "-layout", tmp_path / "cetak.pdf", "-"], capture_output=True, text=True, check=True).stdout
    size = subprocess.run(["pdfinfo", tmp_path / "cetak.pdf"], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Page size:\s+59[45]\.\d+ x 84[12]", size)
    assert "84 IKM Rotan Wanasari Terima Mesin Anyam" in text and "Harian Wanasari" in text
    for gone in ("Pantauan", "Panduan", "Tampilkan", "Judul sampul", "Langsung ke isi"):
        assert gone not in text, gone


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs Poppler (`poppler-utils`)")
def test_u34_a_printed_list_names_the_address_of_every_article_and_cuts_no_line(visit, tmp_path):
    page = visit().open("/?q=rotan&stories=0")
    sources = page.locator("a.out").evaluate_all("all => all.map(e => e.href)")
    page.pdf(path=tmp_path / "cetak.pdf", format="A4")
    text = subprocess.run(["pdftotext", tmp_path / "cetak.pdf", "-"], capture_output=True, text=True, check=True).stdout
    joined = re.sub(r"\s+", "", text)
    assert sources and all(address in joined for address in sources)
    assert "Saring" not in text and "Berikutnya" not in text
    lines = [line for line in text.splitlines() if line.strip()]
    assert sum(map(len, lines)) / len(lines) > 25, "the text stands in a column too narrow to read"
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 718


def test_u34_no_table_is_cut_off_on_paper(visit, news):
    watched = visit(viewport={"width": 718, "height": 1000})
    watched.page.emulate_media(media="print")
    kinds = kinds_of(news)
    for kind in ("story", "outlets", "figures", "official", "programme", "kliping"):
        page = watched.open(kinds[kind])
        assert page.evaluate("[...document.querySelectorAll('.scroller')].filter(e => e.scrollWidth > e.clientWidth + 1).length") == 0, kind


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kerja")
    app = archive_of(folder)
    with serving(app) as address:
        yield App(app.data_dir, app.config_dir), address


def test_u35_a_saved_search_is_mailed_once_has_a_valid_feed_says_a_quiet_day_and_can_be_ended(chromium, own, tmp_path):
    app, address = own
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/?q=pandan")
    page.goto(f"{address}/pantauan?q=pandan&tabel=articles")
    page.get_by_role("textbox", name="Nama").fill("pandan")
    page.locator("#surel").fill("sekar@kantor.example")
    page.get_by_role("button", name="Simpan", exact=True).click()
    line = '{"url": "https://niagapesisir.example/read/pandan", "title": "Pandan", "published": "2025-04-02", "text": "%s"}'
    text = "PESISIR BARU – Tas pandan dari 15 IKM dicari hotel. Perajin menambah jam kerja sejak pekan lalu."
    (tmp_path / "baru.jsonl").write_text(line % text, "utf-8")
    app.import_paths([tmp_path / "baru.jsonl"], 1, lambda items: items)
    app.close()
    for _ in range(2):
        with Store.open(app.data_dir, write=True) as store:
            alerts.run(app, store, FolderPost(tmp_path / "surel", "kliping@kantor.example"))
        app.close()
    (mail,) = (tmp_path / "surel").glob("*.eml")
    message = message_from_string(mail.read_text("utf-8"))
    assert message["To"] == "sekar@kantor.example" and "Pandan" in message.get_payload(decode=True).decode()
    page.reload()
    feed = page.get_by_role("link", name="Umpan Atom").get_attribute("href")
    tree = Xml.fromstring(context.request.get(address + feed).text())
    assert [entry.find(f"{ATOM}title").text for entry in tree.findall(f"{ATOM}entry")] == ["Pandan"]
    page.goto(f"{address}/pantauan")
    page.get_by_role("button", name="Jeda").click()
    assert "dijeda oleh lokal" in page.locator("tr", has_text="pandan").inner_text()
    page.locator("tr", has_text="pandan").get_by_text("Hapus").first.click()
    page.get_by_role("button", name=re.compile("Ya, hapus")).click()
    assert page.get_by_role("heading", name="Belum ada pencarian tersimpan").is_visible()
    context.close()


@SCRIPTS
def test_u36_a_week_is_compared_with_the_one_before_in_words_and_as_a_table(visit, news, scripts):
    page = visit(java_script_enabled=scripts).open("/")
    rows = news.data("/ringkasan.json")["periods"]
    now, before = (next(row["articles"] for row in rows if row["name"] == name) for name in ("7 days", "7 days before"))
    change = round((now - before) * 100 / before)
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    assert now and before and f"{sign}{abs(change)}% dari {before}" in page.locator(".tallies").inner_text()
    path, name = taken(page, page.get_by_role("link", name="Perbandingan (CSV)").click)
    table = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    assert name == "kliping-ringkasan.csv" and [int(row[3]) for row in table[1:]] == [row["articles"] for row in rows]
