"""The eight tasks that staff and researchers must get done without help, from the start page: with the mouse, and with keys alone (U37).

A click is every press of a button, link, box or summary; with keys it is every Enter or Space, after as many Tabs as it takes. Typing
into a field and sending it with Enter is one click. The sixth task (a new outlet) is done with one command, in ``tests/test_outlets.py``.
"""

import csv
import io
import re
from dataclasses import replace

import pytest

from tests.browser.newsroom import miss_an_outlet, newsroom
from tests.web.archive import serving

HANDS = pytest.mark.parametrize("keys", [False, True], ids=["mouse", "keys"])
FARTHEST = 160
"""Tabs that one thing on a page may be away."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """An archive of its own, which one of the tasks writes to, and whose last run missed an outlet."""
    app = newsroom(tmp_path_factory.mktemp("tugas"))
    app.close()
    miss_an_outlet(app)
    with serving(replace(app)) as address:
        yield address


class Hand:
    """Somebody at the start page, who counts clicks."""

    def __init__(self, page, keys):
        self.page, self.keys, self.clicks = page, keys, 0

    def press(self, target):
        """A click, or the way there by Tab and then the key that a person would press."""
        self.clicks += 1
        if not self.keys:
            target.click()
            return
        self.reach(target)
        box = target.evaluate("e => e.type === 'checkbox' || e.tagName === 'SUMMARY'")
        self.page.keyboard.press("Space" if box else "Enter")

    def write(self, target, text, send=False):
        if self.keys:
            self.reach(target)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)
        else:
            target.fill(text)
        if send:
            self.clicks += 1
            self.page.keyboard.press("Enter")

    def reach(self, target):
        wanted = target.element_handle()
        for _ in range(FARTHEST):
            if wanted.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached with {FARTHEST} Tabs: {wanted.evaluate('e => e.outerHTML')[:120]}")

    def search(self, words):
        """The slash is quicker than Tabs."""
        if self.keys:
            self.page.keyboard.press("/")
            self.page.keyboard.type(words)
        else:
            self.page.locator("#q").fill(words)
        self.clicks += 1
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(re.compile(r"[?&]q="))


@pytest.fixture
def hand(visit):
    return lambda keys: Hand(visit(viewport={"width": 1280, "height": 900}, reduced_motion="reduce").open("/"), keys)


@HANDS
def test_1_the_kliping_of_today_in_word_in_six_clicks(hand, keys):
    me = hand(keys)
    me.press(me.page.get_by_role("link", name="Kliping hari ini"))
    me.page.wait_for_url("**/kliping?**")
    with me.page.expect_download() as coming:
        me.press(me.page.get_by_role("button", name="Word"))
    assert re.fullmatch(r"kliping-\d{4}-\d\d-\d\d\.docx", coming.value.suggested_filename)
    assert coming.value.path().read_bytes().startswith(b"PK") and me.clicks <= 6


@HANDS
def test_2_what_the_head_of_an_office_said_on_a_programme_in_a_year_in_four_clicks(hand, keys):
    me = hand(keys)
    me.press(me.page.get_by_role("navigation", name="Halaman utama").get_by_role("link", name="Pernyataan"))
    me.page.wait_for_url("**/pernyataan")
    me.search("apa kata kepala balai besar kerajinan nusantara soal e-Smart IKM 2020")
    sayings = me.page.locator(".saying").all_inner_texts()
    assert len(sayings) == 1 and "Lestari Budiwati" in sayings[0] and "harus selesai dari ponsel" in sayings[0]
    assert me.clicks <= 4


@HANDS
def test_3_this_week_against_the_last_in_two_clicks(hand, keys):
    me = hand(keys)
    week = me.page.locator(".tally", has_text="7 hari terakhir").inner_text()
    assert re.search(r"\n\d+\n", week) and re.search(r"[+−±]\d+% dari \d+ pada 7 hari sebelumnya", week)
    assert me.clicks <= 2


@HANDS
def test_4_who_first_reported_a_story_and_who_followed_in_four_clicks(hand, keys):
    me = hand(keys)
    me.search("rotan wanasari mesin anyam")
    me.press(me.page.get_by_role("link", name="+2 media memuat berita serupa"))
    me.page.wait_for_url("**/s/**")
    assert "Pemuat pertama: Harian Wanasari, 4 Maret 2025" in me.page.locator(".page-head").inner_text()
    rows = me.page.get_by_role("region", name="Siapa memuat apa").locator("tbody th").all_inner_texts()
    assert [row.splitlines()[0] for row in rows] == ["Harian Wanasari", "Suara Tirtomulyo", "Niaga Pesisir"] and me.clicks <= 4


@HANDS
def test_5_every_article_on_a_programme_with_ids_and_days_in_four_clicks(hand, keys):
    me = hand(keys)
    me.search("e-Smart IKM")
    me.press(me.page.locator(".tag.prog", has_text="e-Smart IKM").first)
    me.page.wait_for_url("**/program/**")
    with me.page.expect_download() as coming:
        me.press(me.page.get_by_role("link", name="Berita (CSV)"))
    lines = list(csv.DictReader(io.StringIO(coming.value.path().read_text("utf-8-sig"))))
    named = me.page.context.request.get(f"{me.page.url.rstrip('/')}.json").json()["named_total"]
    assert len(lines) == named == 4 and me.clicks <= 4
    assert all(re.fullmatch("[0-9a-f]{16}", line["id"]) and re.match(r"20\d\d-\d\d-\d\d", line["tanggal"]) for line in lines)


@HANDS
def test_7_a_wrong_person_is_set_right_in_four_clicks(hand, keys):
    me = hand(keys)
    me.search("listrik tungku haryo" if keys else "kemasan merek haryo")
    me.press(me.page.locator(".hit h2 a").first)
    me.page.wait_for_url("**/a/**")
    me.press(me.page.locator("#pejabat .mend:not(.add)").first)
    me.page.wait_for_url("**/betulkan**")
    me.write(me.page.locator("#isi-name"), "Suryani Atmawijaya")
    me.write(me.page.get_by_label("Alasan"), "bukan dia", send=True)
    me.page.wait_for_url(re.compile("/a/[0-9a-f]+#riwayat"))
    assert "Suryani Atmawijaya" in me.page.locator("#pejabat").inner_text() and me.clicks <= 4


@HANDS
def test_8_why_an_outlet_has_no_news_in_three_clicks(hand, keys):
    me = hand(keys)
    me.press(me.page.get_by_role("link", name="Lihat keadaan media"))
    me.page.wait_for_url("**/media")
    row = me.page.locator("tr", has=me.page.get_by_role("link", name="Niaga Pesisir")).inner_text()
    assert "tidak terjangkau sejak Selasa" in row and me.clicks <= 3
