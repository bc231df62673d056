"""The passage that answers, and its marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.document import Document
from search.engine import Query
from search.engines.memory import MemoryEngine
from search.query import parse
from search.query_nodes import Seq
from search.query_synonyms import Synonyms
from search.snippet_places import kept, places
from search.snippets import Snippet, marks, snippet
from search.stemming import stem
from search.stemming_roots import ROOTS
from search.terms import tokens

SYNONYMS = Synonyms.of([("IKM", "industri kecil dan menengah")])
FILLING = "Kalimat ini hanya mengisi tempat dan tidak memuat apa pun yang dicari orang. " * 8
TEXT = f"Pembukaan kabar hari ini. {FILLING}Sentra rotan di pesisir menyerap 40 orang. {FILLING}Rotan lagi."


def node(text):
    return parse(text, synonyms=SYNONYMS).node


def test_the_passage_is_where_the_most_different_words_stand():
    assert "Sentra rotan di pesisir menyerap" in snippet(TEXT, node("rotan penyerapan pesisir")).text


def test_a_name_in_full_counts_no_more_than_its_abbreviation():
    text = f"Pelaku industri kecil dan menengah berkumpul. {FILLING}IKM rotan naik kelas."
    assert "IKM rotan naik kelas" in snippet(text, node("industri kecil dan menengah rotan")).text


def test_of_spellings_of_one_thing_the_fullest_is_shown():
    text = f"Menengah. {FILLING}Industri kecil dan menengah berkumpul. {FILLING}Industri lagi."
    assert "Industri kecil dan menengah berkumpul" in snippet(text, node("industri kecil dan menengah")).text


def test_a_passage_begins_and_ends_at_sentences_where_they_are_near():
    found = snippet("Satu kalimat pendek saja. " * 30 + "Rotan laris. " + "Kalimat sesudahnya pendek. " * 30, node("rotan"))
    assert found.text[0].isupper() and found.text[-1] == "." and found.before and found.after


def test_without_any_word_the_beginning_is_shown():
    assert snippet(TEXT, node("")).text.startswith("Pembukaan kabar")
    assert snippet("", node("rotan")) == Snippet("")


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("penyerapan", "Sentra menyerap tenaga.", "Sentra «menyerap» tenaga."),
        ("ikm", "Pelaku industri kecil dan menengah.", "Pelaku «industri kecil dan menengah»."),
        ("e-smart", "Program e-Smart IKM.", "Program «e-Smart» IKM."),
        ('"kecil dan"', "Kecil dan kecil menengah", "«Kecil dan» kecil menengah"),
        ("ro*", "Rotan, roti, batik", "«Rotan», «roti», batik"),
        ("-rotan batik", "rotan dan batik", "rotan dan «batik»"),
        ("ikm", "IKM’s naik", "«IKM’s» naik"),
        ("rp10.500", "harga Rp 10.500 saja", "harga «Rp 10.500» saja"),
        ("industri ikm", "industri kecil dan menengah", "«industri kecil dan menengah»"),
    ],
)
def test_the_words_that_matched_are_marked(query, text, marked):
    assert snippet(text, node(query)).marked() == marked


def test_markup_in_an_article_is_left_for_the_page_to_escape():
    found = snippet("<b>rotan</b>", node("rotan"))
    assert list(found.parts()) == [("<b>", False), ("rotan", True), ("</b>", False)]


@given(st.text(alphabet="rotan batik.!?\n ‘’“é", max_size=900), st.sampled_from(["rotan", "batik rotan", "ro*", '"an bat"', ""]))
def test_marks_lie_in_order_inside_the_passage(text, query):
    found = snippet(text, node(query), 80)
    last = 0
    for start, end in found.marks:
        assert last <= start < end <= len(found.text)
        last = end
    assert "".join(part for part, _ in found.parts()) == found.text
    assert len(found.text) <= 80 + 2 * 60 + 30
    assert all(text[a:b].strip() for a, b in marks(text, node(query)))


@pytest.mark.parametrize("character", ["a", "rotan ", "1", '"', ".", "\n", "ro.", "é"])
def test_a_very_long_text_of_one_kind_still_gives_a_short_passage(character):
    assert len(snippet(character * (200_000 // len(character)), node("rotan"), 200).text) <= 400


@given(
    st.lists(st.sampled_from(["Rotan", "rotan,", "Jum'at", "menyerap", "“serapan”", "é", "’", "di", "PERAJIN", "pengrajin."]), max_size=12)
)
def test_a_single_word_is_found_where_cutting_the_text_into_words_finds_it(text_words):
    for text in (" ".join(text_words), "\n".join(text_words)):
        for word in ("rotan", "jumat", "serap", "perajin"):
            cut = {(token.start, token.end) for token in tokens(text) if stem(token.word) == word}
            assert {span for span, _ in places(text, (Seq((word,)),))} == cut


@pytest.mark.parametrize("letter", "abkpst")
def test_a_single_letter_is_found_where_it_stands_as_a_word(letter):
    assert [span for span, _ in places(f"kapur {letter} tepas", (Seq((letter,)),))] == [(6, 7)]


@pytest.mark.parametrize(
    "word",
    [
        *sorted(ROOTS),
        *["menghimbau", "pengrajin", "digitalisasi", "menyapu", "memukul", "mengecat", "belajar", "kemenperin", "berkelanjutan"],
    ],
)
def test_a_word_has_the_part_of_its_stem_by_which_it_is_found(word):
    assert all(kept(stem(form)) in form for form in (word, f"meng{word}i", f"pem{word[1:]}an", f"men{word[1:]}kan", f"{word}nya"))


@given(
    st.lists(
        st.sampled_from(["rotan", "Rotan,", "penyerapan", "menyerap", "dan", "di", "e-smart", "10.500", "kecil", "Jum’at"]), max_size=20
    ),
    st.sampled_from(
        ["rotan", "serapan", "esmart", "e-smart", "10500", '"kecil dan"', "rot*", "jumat", "rotan kecil", "dan", "kecil-kecil"]
    ),
)
def test_whatever_an_engine_finds_in_a_text_is_marked_there(text_words, query):
    text = " ".join(text_words)
    engine = MemoryEngine()
    engine.put([Document("article", "a1", streams={"text": text})])
    engine.refresh()
    found = engine.find(Query(match=node(query))).total
    assert bool(snippet(text, node(query), 10_000).marks) or not found
