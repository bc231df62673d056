"""U01–U10 of the acceptance list: asking. What works without scripts is seen with and without them.

U09 (suggestions) is in ``test_suggestions.py``.
"""

import re
from urllib.parse import urlencode

import pytest

from tests.browser.kinds import kinds_of
from tests.browser.test_browser import SCRIPTS


@pytest.fixture
def site(news):
    return news.address


def asking(words, **more):
    return f"/?{urlencode({'q': words, 'stories': 0, **more})}"


def ids_of(page):
    return [link.get_attribute("href").split("/")[2].split("?")[0] for link in page.locator(".hit h2 a").all()]


def count_of(page):
    return int(re.match(r"[\d.]+", page.locator("#hasil-judul").inner_text())[0].replace(".", ""))


def test_u01_every_kind_of_page_has_a_labelled_search_box_that_the_slash_reaches(visit, news):
    watched = visit()
    for address in kinds_of(news).values():
        page = watched.open(address)
        form = page.get_by_role("search")
        assert form.count() == 1, address
        assert form.locator("label[for=q]").inner_text().startswith("Cari "), address
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q", address
    page.locator("#q").press_sequentially("1/2")
    assert page.locator("#q").input_value() == "1/2"


@SCRIPTS
def test_u02_the_question_stays_in_the_box_and_in_the_title(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/")
    page.get_by_label("Cari berita").fill("tenaga kerja")
    page.get_by_role("button", name="Cari", exact=True).click()
    assert page.get_by_label("Cari berita").input_value() == "tenaga kerja"
    assert re.match(r"tenaga kerja – \d+ berita.* \(halaman 1 dari \d+\)", page.title())
    page.get_by_role("link", name="Berikutnya").click()
    assert re.match(r"tenaga kerja – \d+ berita.* \(halaman 2 dari \d+\)", page.title())


@SCRIPTS
def test_u03_the_address_is_the_whole_state_for_anybody_and_for_going_back(visit, scripts):
    page = visit(java_script_enabled=scripts).open("/?q=IKM&stories=0")
    page.get_by_label("Saring").get_by_role("link", name="Niaga Pesisir").click()
    page.locator(".orders").get_by_role("link", name="terlama").click()
    page.get_by_role("link", name="Berikutnya").click()
    seen, address = (ids_of(page), page.locator(".chip").all_inner_texts()), page.url
    other = visit(java_script_enabled=scripts)
    again = other.open(address.removeprefix(other.site))
    assert (ids_of(again), again.locator(".chip").all_inner_texts()) == seen
    assert again.locator(".orders b").inner_text() == "terlama" and again.locator(".paging [aria-current]").inner_text() == "2"
    page.go_back()
    assert ids_of(page) != seen[0]
    page.go_forward()
    assert ids_of(page) == seen[0]


@SCRIPTS
def test_u05_ordinary_words_never_fail(visit, scripts):
    watched = visit(java_script_enabled=scripts)
    page = watched.page
    for words in ("e-Smart", "4,4 juta", "IKM's", '"', "C++", "-ikm", "🪑", "'; DROP TABLE x", "((", "AND OR NOT", "%_*?"):
        assert page.goto(watched.site + asking(words)).status == 200, words
        assert page.locator("#q").input_value() == words
        assert page.locator(".hit").count() or "Tidak ada berita yang cocok" in page.locator("#hasil-judul").inner_text(), words


@SCRIPTS
def test_u06_a_phrase_and_an_exclusion_give_just_the_articles_that_have_the_one_and_not_the_other(visit, news, scripts):
    wanted = {
        article.id
        for article in news.articles()
        if "Haryo Prabanto" in article.text and not re.search(r"\bkopi\b", f"{article.title} {article.text}", re.I)
    }
    page = visit(java_script_enabled=scripts).open(asking('"Haryo Prabanto" -kopi', size=200))
    assert len(wanted) > 10 and set(ids_of(page)) == wanted


def test_u06_the_rules_are_explained_with_examples_that_the_keyboard_opens(visit):
    page = visit().open("/")
    page.get_by_role("navigation", name="Halaman utama").get_by_role("link", name="Panduan").press("Enter")
    page.wait_for_url("**/panduan")
    examples = page.locator(".examples a")
    assert examples.count() >= 5
    examples.filter(has_text="batik -mesin").press("Enter")
    page.wait_for_url("**q=batik**")
    assert page.locator("#q").input_value() == "batik -mesin"


@SCRIPTS
def test_u07_the_page_says_how_it_understood_the_question_and_exactly_is_one_click_away(visit, scripts):
    page = visit(java_script_enabled=scripts).open(asking('"tenaga kerja" IKM -kopi'))
    said = page.locator(".understood").inner_text()
    assert "frasa “tenaga kerja”" in said and "tanpa “kopi”" in said and "industri kecil dan menengah" in said
    page.get_by_role("link", name="Cari persis").click()
    assert "exact=1" in page.url and "industri kecil" not in page.locator(".understood").inner_text().split("Pencarian persis")[0]


@SCRIPTS
def test_u08_abbreviations_and_word_forms_are_found_and_can_be_switched_off(visit, news, scripts):
    assert news.data("/.json?q=IKM&stories=0")["total"] == news.data("/.json?q=industri+kecil+dan+menengah&stories=0")["total"]
    page = visit(java_script_enabled=scripts).open("/?q=jemur&stories=0")
    loose = count_of(page)
    page.get_by_role("link", name="Cari persis").click()
    exact = page.locator("#hasil-judul").inner_text()
    assert loose > 10 and ("Tidak ada" in exact or count_of(page) < loose)
    page.locator(".understood .tag a").click()
    assert count_of(page) == loose


@SCRIPTS
def test_u10_a_misspelt_word_is_asked_about_and_never_silently_replaced(visit, scripts):
    watched = visit(java_script_enabled=scripts)
    page = watched.open("/?q=kemenprin")
    assert "Mungkin maksud Anda: kemenperin?" in page.locator(".notice").inner_text() and page.locator(".hit").count() == 0
    page.locator(".notice a").click()
    assert page.locator("#q").input_value() == "kemenperin"
    page = watched.open("/?q=lestary")
    assert "Mungkin maksud Anda: lestari?" in page.locator(".notice").inner_text() and page.locator(".hit").count() == 0
    assert page.locator("#q").input_value() == "lestary"
    page = watched.open("/?q=tirtomulio")
    assert page.locator(".notice").count() == 0 and page.locator(".hit mark").all_inner_texts() == ["Tirtomulio"]
