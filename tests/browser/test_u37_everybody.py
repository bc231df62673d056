"""U37–U40 of the acceptance list: for everybody. axe is in ``test_axe.py``, the tasks by keyboard in ``test_tasks.py``."""

import re
from dataclasses import replace

import pytest

from tests.browser.kinds import kinds_of
from tests.browser.test_browser import FAINT
from tests.web.archive import archive_of
from tests.web.office import office_site


@pytest.fixture
def site(news):
    return news.address


def test_u37_every_stop_of_the_tab_key_is_seen_and_covered_by_nothing(visit, news):
    watched = visit(viewport={"width": 1024, "height": 600}, reduced_motion="reduce")
    kinds = kinds_of(news)
    for kind in ("start", "search", "article", "kliping", "watches"):
        page = watched.open(kinds[kind])
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip", kind
        seen = 0
        for _ in range(45):
            page.keyboard.press("Tab")
            state = page.evaluate(FOCUS)
            if state == "out":
                break
            assert state == "", (kind, state)
            seen += 1
        assert seen > 15, kind


def test_u38_who_wants_less_motion_sees_none(visit):
    moving = """[...document.querySelectorAll('*')].map(e => getComputedStyle(e))
        .some(style => parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none')"""
    page = visit(reduced_motion="reduce").open("/?q=kopi")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto" and not page.evaluate(moving)


def test_u38_a_password_can_be_pasted(chromium, tmp_path):
    with office_site(replace(archive_of(tmp_path)), tmp_path / "akun", proxies=("10.9.9.9",)) as (_, address):
        context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{address}/masuk")
        box = page.get_by_label("Kata sandi")
        page.evaluate("navigator.clipboard.writeText('kata yang disalin')")
        box.focus()
        page.keyboard.press("Control+V")
        assert box.input_value() == "kata yang disalin" and box.get_attribute("autocomplete") == "current-password"
        context.close()


def test_u39_on_a_telephone_one_searches_filters_reads_and_shares(visit):
    watched = visit(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = watched.open("/")
    page.get_by_label("Cari berita").fill("tenaga kerja")
    page.get_by_role("button", name="Cari", exact=True).tap()
    page.get_by_role("link", name="Saring").tap()
    page.locator("#saring").get_by_role("link", name="Harian Wanasari").tap()
    page.wait_for_url("**outlet=harian-wanasari**")
    assert page.locator(".chip").count() == 1
    page.locator(".hit h2 a").first.tap()
    page.wait_for_url("**/a/**")
    page.locator("summary", has_text="WhatsApp").tap()
    assert page.locator("#cite_whatsapp").inner_text().startswith("*")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_u40_indonesian_comes_first_whatever_the_browser_speaks(visit):
    page = visit(locale="en-US").open("/")
    assert page.locator("html").get_attribute("lang") == "id"
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"


def test_u40_dates_and_numbers_are_written_the_indonesian_way(visit, news):
    watched = visit()
    shown = watched.open("/program/e-smart-ikm").locator("main").inner_text()
    assert "14 September 2020, 08.05 WIB" in shown and "1.480 IKM" in shown
    assert "1.480" in watched.open("/angka?q=e-Smart").locator("main").inner_text()


@pytest.fixture(scope="module")
def seen(chromium, news):
    """What is measured on every kind of page, opened once in each language: on a telephone, in both colours, and at 400 %."""
    found = {}
    page = chromium.new_context(viewport={"width": 360, "height": 740}).new_page()
    for lang in ("id", "en"):
        page.goto(f"{news.address}/panduan?lang={lang}")
        for kind, address in kinds_of(news).items():
            page.goto(news.address + address)
            found[kind, lang] = {name: page.evaluate(script) for name, script in MEASURES.items()}
            page.emulate_media(color_scheme="dark")
            found[kind, lang]["faint in the dark"] = page.evaluate(FAINT)
            page.emulate_media(color_scheme="light")
            page.set_viewport_size({"width": 320, "height": 256})
            found[kind, lang]["wide at 400 %"] = page.evaluate(WIDE)
            page.set_viewport_size({"width": 360, "height": 740})
    page.context.close()
    return found


def everywhere(seen, measure, lang=None):
    """What a measure gave, by kind of page and language, where it gave anything."""
    return {where: told[measure] for where, told in seen.items() if told[measure] and lang in (None, where[1])}


def test_u37_targets_are_large_enough_or_far_enough_apart(seen):
    assert everywhere(seen, "crowded") == {}


def test_u38_at_400_percent_nothing_scrolls_sideways(seen):
    assert everywhere(seen, "wide at 400 %") == everywhere(seen, "wide") == {}


def test_u38_contrast_is_enough_on_every_kind_of_page_in_both_colours(seen):
    assert everywhere(seen, "faint") == everywhere(seen, "faint in the dark") == {}


def test_u38_help_stands_in_the_same_place_on_every_kind_of_page(seen):
    assert {told["help"] for (_, lang), told in seen.items() if lang == "id"} == {"Panduan"}


def test_u39_no_field_makes_a_telephone_zoom(seen):
    assert everywhere(seen, "small fields") == {}


def test_u40_every_kind_of_page_says_its_language_and_keeps_the_choice(seen):
    assert all(told["lang"] == lang for (_, lang), told in seen.items()) and len(seen) > 40


def test_u40_no_english_is_left_on_the_indonesian_pages(seen):
    words = {where: set(re.findall(r"[a-z]+", text.lower())) & ENGLISH for where, text in everywhere(seen, "text", "id").items()}
    assert len(words) > 20 and set().union(*words.values()) == set(), words


def test_u40_no_indonesian_is_left_around_what_the_english_pages_quote(seen):
    words = {where: set(re.findall(r"[a-z]+", text.lower())) & INDONESIAN for where, text in everywhere(seen, "frame", "en").items()}
    assert len(words) > 20 and set().union(*words.values()) == set(), words


ENGLISH = frozenset(
    """the and of with search found results articles article statements statement figures outlet outlets filter page pages next previous
    newest oldest download save today yesterday week month year from until here click help guide error missing none all more less show
    hide day days number name title source edit delete remove add new""".split()  # noqa: SIM905
)
INDONESIAN = frozenset(
    """dan yang dari dengan cari berita pernyataan angka saring halaman berikutnya sebelumnya terbaru terlama unduh simpan hari kemarin
    pekan bulan tahun sampai panduan semua lainnya tambah hapus judul jumlah waktu bagian pejabat""".split()  # noqa: SIM905
)

FOCUS = """() => {
  const e = document.activeElement;
  if (e === document.body) return 'out';
  const name = e.outerHTML.slice(0, 90), style = getComputedStyle(e);
  if (e.closest('svg')) return '';
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'no outline ' + name;
  const box = e.getClientRects()[0];
  if (!box || box.bottom <= 0 || box.top >= innerHeight) return 'out of sight ' + name;
  const x = Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2));
  const y = Math.min(innerHeight - 1, Math.max(0, box.top + Math.min(box.height / 2, innerHeight / 2)));
  const on = document.elementFromPoint(x, y);
  return on && (e.contains(on) || on.contains(e) || (e.closest('label') || e).contains(on)) ? '' : 'covered ' + name;
}"""
"""Empty when what has the focus is outlined and not covered (WCAG 2.2, 2.4.7 and 2.4.11); bars of a chart are filled instead."""

CROWDED = """() => {
  const inText = e => e.closest('.text, p, dd, blockquote, .where, .refs') && getComputedStyle(e).display === 'inline';
  const boxes = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('.skip, svg') && !e.classList.contains('skip') && !inText(e))
    .map(e => ({e, r: (e.closest('label.tick, label.check') || e).getBoundingClientRect()}))
    .filter(({r}) => r.width > 1 && r.height > 1);
  const small = ({r}) => r.width < 24 || r.height < 24;
  const middle = ({r}) => [r.left + r.width / 2, r.top + r.height / 2];
  return boxes.filter(small).filter(one => { const [x, y] = middle(one); return boxes.some(other => {
    if (other === one || one.e.contains(other.e) || other.e.contains(one.e)) return false;
    if (small(other)) { const [a, b] = middle(other); return Math.hypot(a - x, b - y) < 24; }
    const dx = Math.max(other.r.left - x, 0, x - other.r.right), dy = Math.max(other.r.top - y, 0, y - other.r.bottom);
    return Math.hypot(dx, dy) < 12; }); }).map(({e, r}) => r.width + 'x' + r.height + ' ' + e.outerHTML.slice(0, 90));
}"""
"""Targets below 24 px with another one within their circle of 24 px (WCAG 2.2, 2.5.8); links inside a sentence are exempt."""

WIDE = "document.documentElement.scrollWidth > innerWidth"

MEASURES = {
    "lang": "document.documentElement.lang",
    "help": "[...document.querySelectorAll('.mainnav li')].at(-1).innerText",
    "text": "document.body.innerText",
    "frame": """[...document.querySelectorAll('nav, footer, label:not(.tick), button, th[scope=col], caption, legend, summary')]
        .map(e => e.innerText).join(' ')""",
    "faint": FAINT,
    "wide": WIDE,
    "crowded": CROWDED,
    "small fields": """[...document.querySelectorAll('input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea')]
        .filter(e => parseFloat(getComputedStyle(e).fontSize) < 16).map(e => e.outerHTML.slice(0, 80))""",
}
"""What is measured on a page: scripts that give a text, a truth, or the list of what is wrong."""
