"""What staff do at their desk, in a real browser: the kliping, saved searches, corrections. All of it also without scripts."""

import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.test_browser import FAINT, SCRIPTS
from tests.web.archive import archive_of, serving


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """An archive of their own that these tests write to."""
    with serving(archive_of(tmp_path_factory.mktemp("meja"))) as address:
        yield address


def picked(page):
    return page.locator(".badge").inner_text().split()[0]


@SCRIPTS
def test_articles_picked_on_two_pages_become_one_kliping_to_take_away(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/?sort=newest&stories=0&size=5")
    for n in range(3):
        page.locator(".tick input").nth(n).check()
    page.get_by_role("button", name="Tambahkan ke kliping").click()
    page.get_by_role("link", name="Berikutnya").click()
    for n in range(2):
        page.locator(".tick input").nth(n).check()
    page.get_by_role("button", name="Tambahkan ke kliping").click()
    assert picked(page) == "5"
    page.reload()
    page.get_by_role("navigation", name="Halaman utama").get_by_role("link", name="Kliping").click()
    assert "5 berita" in page.locator("#h-list").inner_text()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Word").click()
    assert coming.value.suggested_filename == "kliping-pilihan.docx"


@SCRIPTS
def test_the_kliping_is_put_in_order_and_emptied(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/?q=mesin")
    page.get_by_role("button", name=re.compile("Pilih semua")).click()
    page.goto(f"{page.url.split('/?')[0]}/kliping")
    before = page.locator(".story-title").all_inner_texts()
    page.get_by_role("button", name=f"Turunkan: {before[0]}").click()
    assert page.locator(".story-title").all_inner_texts()[:2] == [before[1], before[0]]
    page.get_by_role("button", name=f"Keluarkan cerita: {before[1]}").click()
    assert page.locator(".story-title").all_inner_texts()[0] == before[0]
    page.get_by_role("button", name="Kosongkan pilihan").click()
    assert page.get_by_role("heading", name="Belum ada berita yang dipilih").is_visible()


def test_the_kliping_of_a_day_in_word_is_four_clicks_from_the_start_page(visit):
    page = visit().open("/")
    page.get_by_role("link", name="Kliping", exact=True).click()
    page.get_by_label("Dari").fill("4/3/2025")
    page.get_by_role("button", name="Tampilkan").click()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Word").click()
    assert coming.value.suggested_filename == "kliping-2025-03-04.docx"


@SCRIPTS
def test_any_search_is_saved_paused_and_removed(visit, scripts):
    name = f"rotan {scripts}"
    page = visit(java_script_enabled=scripts).open("/?q=rotan&outlet=niaga-pesisir")
    page.get_by_role("link", name="Simpan pencarian ini").click()
    page.get_by_role("textbox", name="Nama").fill(name)
    page.get_by_role("button", name="Simpan", exact=True).click()
    row = page.locator("tr", has_text=name)
    assert "Niaga Pesisir" in row.inner_text() and row.get_by_role("link", name="Umpan Atom").count() == 1
    row.get_by_role("button", name="Jeda").click()
    assert "dijeda oleh lokal" in page.locator("tr", has_text=name).inner_text()
    page.locator("tr", has_text=name).get_by_text("Hapus").first.click()
    page.get_by_role("button", name=f"Ya, hapus “{name}”").click()
    assert page.locator("tr", has_text=name).count() == 0


@SCRIPTS
def test_a_wrong_speaker_is_set_right_in_four_clicks_and_undone(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/?q=mesin+anyam&outlet=harian-wanasari")
    page.locator(".hit h2 a").first.click()
    page.locator("#pernyataan .mend").nth(1).click()
    page.get_by_label("Pembicara").fill("Darsono Wiguno")
    page.get_by_label("Alasan").fill("penutur tertukar")
    page.get_by_role("button", name="Simpan pembetulan").click()
    assert "Darsono Wiguno" in page.locator("#pernyataan").inner_text()
    told = page.locator("#riwayat .fate").first
    assert "penutur tertukar" in told.inner_text() and "berlaku" in told.inner_text()
    told.get_by_role("button", name=re.compile("Urungkan")).click()
    assert "Darsono Wiguno" not in page.locator("#pernyataan").inner_text()
    assert "diurungkan" in page.locator("#riwayat .fate").first.inner_text()


def test_words_marked_in_the_text_come_into_the_form_that_adds_them(visit):
    page = visit().open("/?q=mesin+anyam&outlet=harian-wanasari")
    page.locator(".hit h2 a").first.click()
    page.evaluate("""() => { const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) { const at = walker.currentNode.data.indexOf('tiga kecamatan');
          if (at >= 0) { document.getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 14); return; } } }""")
    page.locator("#angka .mend.add[href*='kata=']").click()
    assert page.get_by_label("Kata-kata di teks berita").input_value() == "tiga kecamatan"
    page.get_by_label("Nilai").fill("3")
    page.get_by_label("Alasan").fill("terlewat")
    page.get_by_role("button", name="Tambahkan", exact=True).click()
    assert "tiga kecamatan" in page.locator("#angka").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_working_page_scrolls_sideways_or_has_faint_text(visit, site, width, scheme):
    article = httpx.get(f"{site}/.json?q=rotan&stories=0").json()["rows"][0]["id"]
    watched = visit(viewport={"width": width, "height": 740}, color_scheme=scheme)
    page = watched.open("/?q=mesin")
    page.get_by_role("button", name=re.compile("Pilih semua")).click()
    for address in (
        "/kliping", "/kliping?q=rotan", "/kliping?from=2031-01-01", "/pantauan", "/pantauan?q=rotan", "/koreksi", f"/a/{article}",
        f"/a/{article}/betulkan?butir=statements[0]", f"/a/{article}/tambah?jenis=figures", "/?q=mesin",
    ):  # fmt: skip
        page = watched.open(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.evaluate(FAINT) == [], address


def test_the_kliping_prints_without_the_means_of_putting_it_together(visit):
    page = visit().open("/kliping?q=rotan")
    page.emulate_media(media="print")
    assert page.locator(".story-title").first.is_visible() and page.locator("th.tone").is_visible()
    for gone in (".mainnav", ".search-band", ".work-side", ".files", ".results-head form"):
        assert not page.locator(gone).first.is_visible(), gone


def test_today_is_the_day_in_western_indonesia(visit):
    today = (datetime.now(UTC) + timedelta(hours=7)).date().isoformat()
    page = visit().open("/kliping")
    assert f"from={today}" in page.get_by_role("link", name="Hari ini").get_attribute("href")


@SCRIPTS
def test_the_file_of_a_release_is_chosen_by_a_label_in_indonesian(visit, tmp_path, scripts):
    release = tmp_path / "rilis.txt"
    release.write_text("Pelatihan Anyaman Dibuka\n\nWANASARI – Pelatihan anyaman dibuka pada hari Senin untuk dua puluh perajin.", "utf-8")
    page = visit(java_script_enabled=scripts).open("/siaran")
    page.get_by_label("Atau pilih berkasnya").set_input_files(release)
    if scripts:
        expect(page.get_by_text("rilis.txt", exact=True)).to_be_visible()
    page.get_by_role("button", name="Periksa").click()
    expect(page.locator("#h-found")).to_have_text("Belum ada media di arsip yang memuat siaran ini.")
