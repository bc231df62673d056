"""What a member of staff does, in a real browser. The console stays silent and nothing leaves the machine (see ``visit``)."""

import re
from urllib.parse import urlencode

import pytest

PAGES = (
    "/",
    "/?q=rotan",
    "/?q=xyzzyx&outlet=niaga-pesisir",
    "/pernyataan",
    "/angka",
    "/media",
    "/panduan",
    "/pejabat/lestari-budiwati",
    "/program/e-smart-ikm",
)
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])


@SCRIPTS
def test_searching_from_the_start_page_finds_and_marks(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/")
    page.get_by_label("Cari berita").fill("rotan")
    page.get_by_role("button", name="Cari").click()
    assert page.locator("#q").input_value() == "rotan"
    assert re.match(r"rotan – \d+ berita", page.title())
    assert page.locator(".hit mark").count() >= page.locator(".hit").count() > 1


@SCRIPTS
def test_a_filter_narrows_and_its_chip_gives_everything_back(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/?q=mesin&stories=0")
    before = page.locator("#hasil-judul").inner_text()
    page.get_by_label("Saring").get_by_role("link", name="Niaga Pesisir").click()
    assert page.locator("#hasil-judul").inner_text() != before
    assert set(page.locator(".hit .where a").all_inner_texts()) == {"Niaga Pesisir"}
    page.get_by_role("link", name="hapus saringan Niaga Pesisir").click()
    assert page.locator("#hasil-judul").inner_text() == before


@SCRIPTS
def test_an_article_opens_with_its_marks_and_an_item_leads_to_its_sentence(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/?q=mesin anyam")
    page.locator(".hit h2 a").first.click()
    assert page.locator(".text .statement").count() and page.locator(".text .figure").count() and page.locator(".text mark").count()
    page.locator("#pernyataan a.to-text").first.click()
    assert page.url.endswith("#s0")
    target = page.locator("#s0")
    assert target.bounding_box()["y"] < 900
    sentence = page.locator(".sentence:has(#s0)").first
    assert sentence.evaluate("e => getComputedStyle(e).backgroundColor") not in ("rgba(0, 0, 0, 0)", "transparent")


def test_marks_can_be_switched_off_without_scripts(visit):
    page = visit(java_script_enabled=False).open("/?q=mesin anyam")
    page.locator(".hit h2 a").first.click()
    colour = "e => getComputedStyle(e).backgroundColor"
    before = page.locator(".text .figure").first.evaluate(colour)
    page.get_by_label("angka", exact=True).uncheck()
    assert page.locator(".text .figure").first.evaluate(colour) != before


@SCRIPTS
def test_a_story_shows_its_carriers_and_what_was_changed(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/?q=rotan")
    page.get_by_role("link", name="+2 media memuat berita serupa").click()
    rows = page.get_by_role("region", name="Siapa memuat apa").locator("tbody tr")
    assert [name.split("\n")[0] for name in rows.locator("th").all_inner_texts()] == [
        "Harian Wanasari",
        "Suara Tirtomulyo",
        "Niaga Pesisir",
    ]
    assert page.locator(".change del", has_text="12 persen").count() and page.locator(".change ins", has_text="21 persen").count()


@SCRIPTS
def test_the_language_switch_keeps_the_place_and_the_choice_stays(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/pernyataan?q=mesin")
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_label("Search statements").input_value() == "mesin"
    page.get_by_role("link", name="Outlets", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Outlets watched"


def test_the_slash_goes_to_the_search_box_but_can_be_typed_into_a_field(visit):
    page = visit().open("/angka")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("12/3")
    assert page.locator("#q").input_value() == "12/3"


def test_searching_filtering_and_reading_need_only_the_keyboard(visit):
    page = visit().open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    page.keyboard.type("kemasan")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=kemasan**")
    page.locator(".hit h2 a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/a/**")
    assert page.locator(".text mark").count()


def test_a_bar_of_the_timeline_narrows_to_its_month(visit):
    page = visit().open("/?q=IKM&stories=0")
    bar = page.locator(".chart a[aria-label^='Maret 2025']")
    count = re.search(r": (\d+)", bar.get_attribute("aria-label"))[1]
    bar.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2025-03-01**")
    assert page.locator("#hasil-judul").inner_text().startswith(f"{count} berita")


def test_the_filters_of_a_telephone_open_and_close_without_scripts(visit):
    page = visit(java_script_enabled=False, viewport={"width": 360, "height": 740}).open("/?q=mesin")
    assert not page.locator("#saring").is_visible()
    page.get_by_role("link", name="Saring").click()
    assert page.locator("#saring").is_visible()
    page.locator("#saring").get_by_role("link", name="Harian Wanasari").click()
    assert not page.locator("#saring").is_visible() and page.locator(".chip").count() == 1


def test_a_wrong_date_is_told_and_the_notice_leads_to_the_field(visit):
    page = visit().open("/?q=mesin")
    page.get_by_label("Dari").fill("31/31/2025")
    page.get_by_role("button", name="Terapkan").click()
    page.get_by_role("link", name="tulis tanggal seperti").click()
    assert page.evaluate("document.activeElement.id") == "f-from"


def test_no_markup_runs_whether_it_was_printed_or_asked(visit):
    watched = visit()
    page = watched.open("/?q=pameran")
    printed = page.locator(".hit h2 a").first.get_attribute("href")
    story = printed.partition("?")[0].replace("/a/", "/s/")
    for address in (printed, story, "/pernyataan?q=kirim", "/angka?q=pameran"):
        assert watched.open(address).evaluate("window.ran === undefined && document.images.length === 0"), address
    for payload in PAYLOADS:
        for path in ("/", "/pernyataan"):
            page = watched.open(f"{path}?{urlencode({'q': payload, 'outlet': payload, 'from': payload})}")
            assert page.evaluate("window.ran === undefined && document.images.length === 0"), payload
            assert page.locator("#q").input_value().strip() == payload.strip()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_no_page_scrolls_sideways(visit, width, scheme):
    watched = visit(viewport={"width": width, "height": 740}, color_scheme=scheme)
    first = watched.open("/?q=rotan").locator(".hit h2 a").first.get_attribute("href")
    story = watched.page.locator(".carriers").first.get_attribute("href")
    for address in (*PAGES, first, story):
        page = watched.open(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_that_wcag_asks_for(visit, scheme, lang):
    watched = visit(color_scheme=scheme)
    first = watched.open(f"/?q=rotan&lang={lang}").locator(".hit h2 a").first.get_attribute("href")
    for address in (*PAGES, first):
        assert watched.open(address).evaluate(FAINT) == [], address


def test_targets_for_the_finger_are_large_enough_on_a_telephone(visit):
    watched = visit(viewport={"width": 360, "height": 740})
    for address in ("/", "/?q=rotan", "/panduan"):
        assert watched.open(address).evaluate(SMALL) == [], address


PAYLOADS = (
    "<script>ran=1</script>",
    "<img src=x onerror=ran=1>",
    '"><svg onload=ran=1>',
    "'><script>ran=1</script>",
    "</title><script>ran=1</script>",
    "</textarea><script>ran=1</script>",
    '" autofocus onfocus=ran=1 x="',
    "javascript:ran=1",
    "{{7*7}}",
    "<!--<script>ran=1//-->",
    "<iframe srcdoc='<script>parent.ran=1</script>'>",
    "<a href=javascript:ran=1>x</a>",
    "<style>@import'//x'</style>",
    "&lt;script&gt;ran=1",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<details open ontoggle=ran=1>",
    "\u2028ran=1",
)

SMALL = """() => [...document.querySelectorAll('button, nav a, .chip, .hit h2 a, .filter-jump, input')]
  .filter(e => e.offsetParent && e.type !== 'hidden' && e.getBoundingClientRect().height < 24).map(e => e.outerHTML.slice(0, 80))"""
"""What is smaller than WCAG 2.2, 2.5.8 (AA) asks for."""

FAINT = """() => {
  const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); return {rgb: m.slice(0, 3), a: m.length > 3 ? m[3] : 1}; };
  const light = rgb => { const [r, g, b] = rgb.map(v => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = e => {
    for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.a > 0.99) return c.rgb; }
    return parse(getComputedStyle(document.documentElement).backgroundColor).rgb; };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e.getClientRects().length || e.closest('svg')) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const a = light(parse(style.color).rgb), b = light(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < (large ? 3 : 4.5)) faint.push(ratio.toFixed(2) + ' ' + walker.currentNode.data.trim().slice(0, 40));
  }
  return faint;
}"""
"""The texts of a page whose contrast is below WCAG 2.2, 1.4.3 (AA)."""
