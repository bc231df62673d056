"""U11–U24 of the acceptance list: results. What works without scripts is seen with and without them."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from crawler.errors import EngineUnavailable
from search import asking
from search.web.lists import today
from tests.browser.newsroom import miss_an_outlet
from tests.browser.test_browser import SCRIPTS
from tests.browser.test_u01_asking import count_of, ids_of
from tests.web.archive import archive_of, serving


@pytest.fixture
def site(news):
    return news.address


def facet(page, heading):
    return page.locator(".facet", has=page.get_by_role("heading", name=heading, exact=True))


def counts(section):
    """The values of a filter with their counts, those behind "n lainnya" too."""
    return {
        row.locator(".name").text_content(): int(row.locator(".n").text_content().replace(".", "")) for row in section.locator("li").all()
    }


@SCRIPTS
def test_u11_count_period_and_time_of_the_last_update_are_shown_and_announced(visit, news, scripts):
    page = visit(java_script_enabled=scripts).open("/?q=tenaga+kerja&stories=0")
    announced = page.locator("h1[role=status]").inner_text()
    assert count_of(page) == news.data("/.json?q=tenaga+kerja&stories=0")["total"] and announced.startswith(f"{count_of(page)} berita")
    assert re.search(
        r"Terbit \w+ 20\d\d – \w+ 20\d\d · Terakhir diperbarui \d+ \w+ 20\d\d, \d\d\.\d\d WIB", page.locator(".updated").inner_text()
    )
    page.locator("#q").fill("kopi")
    page.locator("#q").press("Enter")
    page.wait_for_url("**q=kopi**")
    assert page.locator("h1[role=status]").inner_text() != announced


@SCRIPTS
def test_u12_every_hit_says_what_where_when_and_who_and_leads_to_its_source(visit, news, scripts):
    page = visit(java_script_enabled=scripts).open("/?q=tenaga+kerja&stories=0&size=50&from=01/10/2020&sort=newest")
    tagged = {article.id for article in news.articles() if article.relevant or article.officials or article.programmes}
    hits = page.locator(".hit").all()
    assert len(hits) == 50
    for key, hit in zip(ids_of(page), hits, strict=True):
        assert hit.locator("h2 a").inner_text() and hit.locator(".where a").inner_text() and hit.locator(".snippet").inner_text()
        assert re.search(r"\d\d\.\d\d WIB$", hit.locator("time").inner_text())
        assert (hit.locator(".tag").count() > 0) == (key in tagged)
        source = hit.locator("a.out")
        assert source.get_attribute("href").startswith("https://")
        assert {"noopener", "noreferrer"} <= set(source.get_attribute("rel").split())


@SCRIPTS
def test_u13_the_words_that_match_are_marked_and_not_by_colour_alone(visit, scripts):
    watched = visit(java_script_enabled=scripts)
    page = watched.open("/?q=pesanan+setahun&stories=0")
    for hit in page.locator(".hit").all():
        assert hit.locator(".snippet mark").count()
    assert page.locator("h2 mark").count()
    assert page.locator("mark").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
    page = watched.open("/?q=pameran")
    assert "<script>" in page.locator(".hit h2").first.inner_text() and page.locator(".hit script, .hit img").count() == 0


@SCRIPTS
def test_u14_results_are_sorted_as_said_and_newest_first_without_words(visit, scripts):
    watched = visit(java_script_enabled=scripts)
    page = watched.open("/?q=tenaga+kerja&stories=0&size=50")
    assert page.locator(".orders b").inner_text() == "terkait"
    for label, newest_first in (("terbaru", True), ("terlama", False)):
        page.locator(".orders").get_by_role("link", name=label).click()
        days = page.locator(".hit time").evaluate_all("all => all.map(e => e.dateTime.slice(0, 10))")
        assert days == sorted(days, reverse=newest_first) and page.locator(".orders b").inner_text() == label
        assert f"sort={'newest' if newest_first else 'oldest'}" in page.url
    assert watched.open("/?outlet=niaga-pesisir").locator(".orders b").inner_text() == "terbaru"


@SCRIPTS
def test_u15_similar_articles_are_one_story_with_both_numbers_and_the_export_can_choose(visit, news, scripts):
    watched = visit(java_script_enabled=scripts)
    page = watched.open("/?q=rotan")
    assert re.match(r"\d+ berita dalam \d+ cerita", page.locator("#hasil-judul").inner_text())
    page.get_by_role("link", name="+2 media memuat berita serupa").press("Enter")
    page.wait_for_url("**/s/**")
    assert page.get_by_role("region", name="Siapa memuat apa").locator("tbody tr").count() == 3
    for path, key in (("/", "total"), ("/cerita", "groups")):
        watched.open(f"{path}?q=rotan")
        with page.expect_download() as coming:
            page.locator(".downloads").get_by_role("link", name="JSONL").click()
        assert len(coming.value.path().read_text("utf-8").splitlines()) == news.data("/.json?q=rotan")[key]


@SCRIPTS
def test_u16_filters_count_what_they_give_or_within_one_and_across_several(visit, news, scripts):
    watched = visit(java_script_enabled=scripts)
    page = watched.open("/?q=tenaga+kerja&stories=0")
    assert sum(counts(facet(page, "Media")).values()) == count_of(page)
    for heading, kind in (("Media", "outlet"), ("Pejabat", "official"), ("Program", "programme"), ("Daerah", "place")):
        told = [row["count"] for row in news.data("/.json?q=tenaga+kerja&stories=0")["facets"][kind]]
        assert list(counts(facet(page, heading)).values()) == told[: len(told)] and 0 not in told, heading
    one = counts(facet(page, "Media"))
    facet(page, "Media").get_by_role("link", name="Niaga Pesisir").click()
    assert count_of(page) == one["Niaga Pesisir"]
    facet(page, "Media").get_by_role("link", name="Harian Wanasari").click()
    assert count_of(page) == one["Niaga Pesisir"] + one["Harian Wanasari"]
    both = counts(facet(page, "Pejabat"))["Haryo Prabanto"]
    facet(page, "Pejabat").get_by_role("link", name="Haryo Prabanto").click()
    assert count_of(page) == both < one["Niaga Pesisir"] + one["Harian Wanasari"]


@SCRIPTS
def test_u17_chosen_filters_are_chips_that_give_the_earlier_count_back(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/?q=tenaga+kerja&stories=0")
    seen = [count_of(page)]
    for heading, value in (("Media", "Niaga Pesisir"), ("Pejabat", "Lestari Budiwati")):
        facet(page, heading).get_by_role("link", name=value).click()
        seen.append(count_of(page))
    assert page.locator(".chip").count() == 2 and len(set(seen)) == 3
    page.get_by_role("link", name="hapus saringan Lestari Budiwati").click()
    assert count_of(page) == seen[1]
    page.go_back()
    page.get_by_role("link", name="Hapus semua").click()
    assert count_of(page) == seen[0] and page.locator(".chip").count() == 0 and page.locator("#q").input_value() == "tenaga kerja"


@SCRIPTS
def test_u18_days_are_chosen_in_one_click_or_typed_and_a_wrong_order_is_told(visit, news, scripts):
    page = visit(java_script_enabled=scripts).open("/?stories=0")
    now = today()
    for label, first in (
        ("Hari ini", now),
        ("7 hari", now - timedelta(6)),
        ("30 hari", now - timedelta(29)),
        ("Tahun ini", date(now.year, 1, 1)),
    ):
        page.locator(".quick").get_by_role("link", name=label, exact=True).click()
        assert count_of(page) == news.data(f"/.json?stories=0&from={first}&to={now}")["total"], label
    page.locator("#f-from").fill("04/03/2025")
    page.locator("#f-to").fill("05/03/2025")
    page.get_by_role("button", name="Terapkan").click()
    assert count_of(page) == news.data("/.json?stories=0&from=2025-03-04&to=2025-03-05")["total"]
    page.locator("#f-to").fill("01/03/2025")
    page.get_by_role("button", name="Terapkan").click()
    told = page.get_by_role("alert")
    assert "tanggal akhir lebih awal" in told.inner_text() and told.evaluate("e => e === document.activeElement")
    assert page.title().startswith("Perlu diperbaiki: ")


@SCRIPTS
def test_u19_the_bars_sum_up_to_the_count_filter_by_enter_and_stand_in_a_table(visit, scripts):
    page = visit(java_script_enabled=scripts).open(f"/?q=tenaga+kerja&stories=0&from={today() - timedelta(40)}&to={today()}")
    bars = page.locator(".chart svg a")
    heights = [int(re.search(r": ([\d.]+)$", bar.get_attribute("aria-label"))[1]) for bar in bars.all()]
    assert sum(heights) == count_of(page) and len(heights) > 20
    page.locator(".chart summary").click()
    table = page.locator(".as-table table")
    assert table.locator("caption").count() == 1 and table.locator("thead th[scope=col]").count() == 2
    assert [int(cell) for cell in table.locator("td.n").all_inner_texts()] == heights
    assert table.locator("tbody th[scope=row]").count() == len(heights)
    page.emulate_media(media="print")
    assert page.locator(".chart svg").is_visible()
    page.emulate_media(media="screen")
    bars.nth(3).press("Enter")
    page.wait_for_url("**from=**")
    assert count_of(page) == heights[3]


@SCRIPTS
def test_u20_pages_are_numbered_and_one_that_does_not_exist_is_the_first_with_a_notice(visit, scripts):
    watched = visit(java_script_enabled=scripts)
    page = watched.open("/?q=tenaga+kerja&stories=0")
    assert page.locator(".paging [rel=prev]").count() == 0 and page.locator(".paging [aria-current]").inner_text() == "1"
    first, height = ids_of(page), page.evaluate("document.body.scrollHeight")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.evaluate("document.body.scrollHeight") == height and len(ids_of(page)) == 20
    page.get_by_role("link", name="Halaman 2", exact=True).click()
    assert page.locator(".paging [rel=prev]").count() == 1 and set(first).isdisjoint(ids_of(page))
    page = watched.open("/?q=tenaga+kerja&stories=0&page=9999")
    assert ids_of(page) == first and "Halaman 9999 tidak ada; ini halaman pertama." in page.locator(".notice").all_inner_texts()


@SCRIPTS
def test_u21_nothing_found_names_the_question_and_offers_each_filter_back_with_its_count(visit, news, scripts):
    watched = visit(java_script_enabled=scripts)
    answer = watched.page.goto(f"{watched.site}/?q=kopi&outlet=niaga-pesisir&from=2031-01-01&stories=0")
    page = watched.page
    assert answer.status == 200 and "“kopi”" in page.locator("#hasil-judul").inner_text()
    offered = {row.locator("a").inner_text(): row.locator(".n").inner_text() for row in page.locator(".nothing li").all()}
    assert offered["sejak 1 Januari 2031"] == f"{news.data('/.json?q=kopi&outlet=niaga-pesisir&stories=0')['total']} berita"
    assert offered["Niaga Pesisir"] == "0 berita" and page.get_by_role("alert").count() == 0
    bad = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--bad').trim()")
    shown = page.locator("main *").evaluate_all("all => all.map(e => getComputedStyle(e).color)")
    assert f"rgb({int(bad[1:3], 16)}, {int(bad[3:5], 16)}, {int(bad[5:], 16)})" not in shown


def test_u22_a_failure_is_not_nothing_found(visit, monkeypatch):
    def fail(desk, question):
        raise EngineUnavailable("mesin berhenti")

    watched = visit(java_script_enabled=False)
    with monkeypatch.context() as broken:
        broken.setattr(asking, "search", fail)
        answer = watched.page.goto(f"{watched.site}/?q=kopi")
        page = watched.page
        assert answer.status == 503 and page.get_by_role("heading", level=1).inner_text() == "Pencarian gagal"
        text = page.locator("main").inner_text()
        assert re.search(r"Kode kejadian: [0-9a-f]{8}", text) and "Panduan tetap dapat dibuka" in text
        assert page.locator("#q").input_value() == "kopi" and page.locator(".hit").count() == 0
        assert watched.open("/panduan").get_by_role("heading", level=1).is_visible()
        watched.open("/?q=kopi")
    page.get_by_role("link", name="Coba lagi").click()
    assert page.locator("#q").input_value() == "kopi" and page.locator(".hit").count()


@pytest.fixture
def troubled(tmp_path):
    """An archive whose last run failed at one outlet."""
    app = archive_of(tmp_path)
    miss_an_outlet(app)
    with serving(replace(app)) as address:
        yield address


def test_u23_what_the_night_missed_is_told_with_a_link_to_why(chromium, troubled):
    page = chromium.new_context(java_script_enabled=False).new_page()
    for address in ("/", "/?q=rotan", "/pernyataan"):
        page.goto(troubled + address)
        assert "Berita dari 1 di antara 1 media mungkin belum lengkap" in page.locator(".notice.warn").first.inner_text(), address
    page.locator(".notice.warn a").first.click()
    row = page.locator("tr", has_text="Niaga Pesisir")
    assert "tidak terjangkau sejak Selasa" in row.inner_text() and "0 berita" in row.inner_text()
    page.context.close()


def test_u24_nothing_moves_while_a_page_is_shown(visit):
    watched = visit(viewport={"width": 360, "height": 740})
    watched.page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { moved += e.value }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for address in ("/", "/?q=tenaga+kerja", "/pernyataan", "/angka", "/kliping?q=kopi"):
        page = watched.open(address)
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate("moved") <= 0.1, address
