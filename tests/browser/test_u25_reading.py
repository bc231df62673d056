"""U25–U31 of the acceptance list: reading. What works without scripts is seen with and without them."""

import json
import re

import httpx
import pytest

from search.app import App
from search.store import Store
from search.upkeep_reprocess import Selection, reprocess
from tests.browser.test_browser import SCRIPTS
from tests.web.archive import archive_of, serving


@pytest.fixture
def site(news):
    return news.address


def first_of(site, question):
    return httpx.get(f"{site}/.json?stories=0&{question}").json()["rows"][0]["id"]


@SCRIPTS
def test_u25_an_article_says_where_it_is_from_and_is_clean(visit, site, scripts):
    page = visit(java_script_enabled=scripts).open(f"/a/{first_of(site, 'q=anyam&to=2025-12-31&outlet=suara-tirtomulyo')}")
    head = page.locator("article header").inner_text()
    assert "Wanasari Salurkan Mesin Anyam" in head and "Suara Tirtomulyo" in head and "4 Maret 2025, 13.40 WIB" in head
    assert page.locator("article header a.out").get_attribute("href").startswith("https://suaratirtomulyo.example/")
    text = page.locator(".text").inner_text()
    assert "Baca juga" not in text and text.count("Mesin ini bukan hadiah") == 1
    assert "Baca juga" in page.locator(".dropped").inner_text() and "Salinan asli" in page.locator("#asal").inner_text()


@SCRIPTS
def test_u26_every_item_leads_to_its_sentence_with_speaker_and_office_of_that_day(visit, site, scripts):
    watched = visit(java_script_enabled=scripts, reduced_motion="reduce")
    page = watched.open(f"/a/{first_of(site, 'q=e-Smart&from=2020-01-01&to=2020-12-31')}")
    said = page.locator("#pernyataan")
    assert "Lestari Budiwati" in said.inner_text() and "Kepala Balai Besar Kerajinan Nusantara" in said.inner_text()
    targets = page.locator(".evidence a[href^='#']").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert len(targets) >= 4
    for target in targets:
        page.locator(f".evidence a[href='{target}']").first.click()
        there = page.locator(f"[id='{target[1:]}']")
        assert there.is_visible() and 0 <= there.bounding_box()["y"] < 900, target
        marked = "e => [e, e.closest('.sentence')].some(x => x && getComputedStyle(x).backgroundColor !== 'rgba(0, 0, 0, 0)')"
        assert there.evaluate(marked), target


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """An archive of its own, for tests that write to it."""
    folder = tmp_path_factory.mktemp("baca")
    app = archive_of(folder)
    with serving(app) as address:
        yield App(app.data_dir, app.config_dir), address


def test_u27_a_wrong_tag_is_corrected_stays_so_after_reading_again_and_can_be_undone(chromium, own):
    app, address = own
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/a/{first_of(address, 'q=mesin+anyam&outlet=harian-wanasari')}")
    here = page.url
    before = page.locator("#pejabat").inner_text()
    page.locator("#pejabat .mend:not(.add)").first.click()
    page.get_by_label("Buang butir ini").check()
    page.get_by_label("Alasan").fill("bukan orang itu")
    page.get_by_role("button", name="Simpan pembetulan").click()
    after = page.locator("#pejabat").inner_text()
    assert after != before
    told = page.locator("#riwayat .fate").first.inner_text()
    assert "bukan orang itu" in told and "lokal" in told and "2026" in told
    with Store.open(app.data_dir, write=True) as store:
        reprocess(app, store, Selection.of((), ()), 1, lambda items: items)
        app.settle(store)
    app.close()
    page.goto(here)
    assert page.locator("#pejabat").inner_text() == after
    page.get_by_role("button", name=re.compile("Urungkan")).click()
    assert page.locator("#pejabat").inner_text() == before and "diurungkan" in page.locator("#riwayat").inner_text()
    context.close()


def test_u28_what_the_publisher_changed_is_shown_word_by_word(chromium, own, tmp_path):
    app, address = own
    line = {"url": "https://niagapesisir.example/read/gudang", "title": "Gudang Garam Dibuka", "published": "2025-05-02T08:00:00+07:00"}
    for count in ("30", "45"):
        text = f"PESISIR BARU – Gudang bersama menampung {count} ton garam dari 12 IKM. Perajin menyewanya per bulan sejak awal tahun."
        (tmp_path / "garam.jsonl").write_text(json.dumps({**line, "text": text}), "utf-8")
        app.import_paths([tmp_path / "garam.jsonl"], 1, lambda items: items)
    app.close()
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/a/{first_of(address, 'q=garam')}")
    page.get_by_role("link", name=re.compile("Diubah 1 kali")).click()
    page.locator("#versi a").click()
    assert "30" in page.locator("del").all_inner_texts() and "45" in page.locator("ins").all_inner_texts()
    page.context.close()


def test_u29_an_article_is_copied_as_a_message_and_as_citations(visit, site):
    watched = visit(permissions=["clipboard-read", "clipboard-write"])
    page = watched.open(f"/a/{first_of(site, 'q=anyam&to=2025-12-31&outlet=harian-wanasari')}")
    for summary, marks in (
        ("WhatsApp", ("*84 IKM Rotan", "4 Maret 2025", "https://harianwanasari.example/")),
        ("BibTeX", ("@", "url = ", "2025")),
        ("RIS", ("TY  -", "UR  -", "2025")),
    ):
        details = page.locator("details", has=page.locator("summary", has_text=summary))
        details.locator("summary").click()
        box = page.locator(f"details:has(summary:has-text('{summary}')) pre")
        page.locator(f"button[data-copy='{box.get_attribute('id')}']").click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == box.text_content() and all(mark in copied for mark in marks), summary


@SCRIPTS
def test_u30_an_official_has_roles_by_period_and_statements_that_count_as_the_search_does(visit, news, scripts):
    watched = visit(java_script_enabled=scripts)
    roles = {}
    for person in ("lestari-budiwati", "suryani-atmawijaya"):
        page = watched.open(f"/pejabat/{person}")
        rows = page.get_by_role("region", name="Jabatan").locator("tbody tr").all_inner_texts()
        roles[person] = next(row for row in rows if "Kepala Balai Besar Kerajinan Nusantara" in row)
        total = news.data(f"/pernyataan.json?official={person}")
        shown = page.locator(".page-head .more").inner_text()
        assert f"{total['groups'] if total['groups'] is not None else total['total']} pernyataan" in shown
        days = page.locator("#kata time").evaluate_all("all => all.map(e => e.dateTime.slice(0, 10))")
        assert days == sorted(days, reverse=True) and page.get_by_role("link", name="Pernyataan (CSV)").count() == 1
    assert "1 Februari 2020" in roles["lestari-budiwati"] and "1 Juli 2023" in roles["lestari-budiwati"]
    assert "1 Juli 2023" in roles["suryani-atmawijaya"] and "sekarang" in roles["suryani-atmawijaya"]


@SCRIPTS
def test_u31_a_programme_shows_its_figures_over_time_with_unit_day_and_source(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/program/e-smart-ikm")
    figures = page.get_by_role("region", name="Angka dalam beritanya").first.inner_text()
    assert "640 IKM" in figures and "14 September 2020" in figures and "Niaga Pesisir" in figures
    chart = page.locator(".series").first
    points = chart.locator("svg a").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    chart.locator("summary").click()
    rows = chart.locator("tbody td:nth-child(2) a").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert len(points) >= 3 and points == rows
