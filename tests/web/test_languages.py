"""Indonesian first, English complete."""

import string

import pytest

from search.web import wording
from search.web.guide import EXAMPLES, SECTIONS
from search.web.wording import WORDS, Words


def test_the_language_is_indonesian_until_another_is_chosen_and_the_choice_is_kept(client):
    assert '<html lang="id">' in client.get("/").text
    chosen = client.get("/?lang=en")
    assert '<html lang="en">' in chosen.text and "SameSite=lax" in chosen.headers["set-cookie"]
    assert '<html lang="en">' in client.get("/panduan").text
    assert '<html lang="id">' in client.get("/panduan?lang=id").text


def test_the_language_switch_keeps_the_question(client):
    assert 'href="/?q=rotan&amp;outlet=niaga-pesisir&amp;lang=en"' in client.get("/?q=rotan&outlet=niaga-pesisir").text


@pytest.mark.parametrize("key", WORDS)
def test_every_wording_is_there_in_both_languages_with_the_same_places(key):
    indonesian, english = WORDS[key]
    assert indonesian.strip() and english.strip()
    assert _places(indonesian) == _places(english)


def test_no_wording_is_said_twice():
    """One of the two would be shown in the place of the other."""
    w = wording
    tables = (w.SHELL, w.LISTS, w.RECORDS, w.STORIES, w.PEOPLE, w.DESK, w.CORRECTING, w.CHORES, w.CODES)
    assert sum(map(len, tables)) == len(WORDS)


def test_a_page_that_is_not_there_says_so_in_its_title(client):
    assert "<h1>Halaman tidak ditemukan</h1>" in client.get("/tidak-ada").text


def test_the_guide_is_complete_in_both_languages():
    texts = [text for s in SECTIONS for pair in (s.heading, *s.paragraphs) for text in pair] + [t for e in EXAMPLES for t in e.does]
    assert all(text.strip() for text in texts)


def test_whole_numbers_in_sentences_have_the_separators_of_the_language():
    assert Words("id")("n_articles", n=10500) == "10.500 berita"
    assert Words("en")("n_articles", n=10500) == "10,500 articles"


def _places(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)
