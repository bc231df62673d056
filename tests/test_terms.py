"""Text into terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.stemming import stem
from search.terms import LONGEST, STOP_WORDS, stems, tokens, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("e-Smart IKM", "e smart ikm"),
        ("IKM's", "ikm"),
        ("IKM’s", "ikm"),
        ("Jum'at", "jumat"),
        ("Al-Qur’an", "al quran"),
        ("4,4 juta", "4,4 juta"),
        ("4.4 juta", "4,4 juta"),
        ("Rp10.500", "rp 10500"),
        ("1.450.000,50", "1450000,50"),
        ("1,450,000.50", "1450000,50"),
        ("30.12.2020", "30,12,2020"),
        ("G20", "g 20"),
        ("covid-19", "covid 19"),
        ("café Ñusa", "cafe nusa"),
        ("cafe\u0301", "cafe"),
        ("ＩＫＭ", "ikm"),
        ("snake_case", "snake case"),
        ("😀 !?", ""),
        ("x\x00y", "x y"),
        ("ﷺ", "صلىاللهعليهوسلم"),
    ],
)
def test_words_are_folded(text, folded):
    assert " ".join(words(text)) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("menyerap", "diserap"),
        ("pelatihan", "melatih"),
        ("kewajiban", "wajib"),
        ("membayar", "pembayaran"),
        ("mengemas", "kemasan"),
        ("himbauan", "mengimbau"),
        ("digitalisasi", "digital"),
        ("pengrajin", "perajin"),
        ("sertifikatnya", "sertifikat"),
    ],
)
def test_forms_of_one_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("menteri", "teri"),
        ("kepala", "pala"),
        ("keuangan", "uang"),
        ("perusahaan", "usaha"),
        ("penghargaan", "harga"),
        ("perikanan", "beri"),
    ],
)
def test_different_words_keep_different_stems(one, other):
    assert stem(one) != stem(other)


def test_function_words_leave_no_gap():
    assert stems("industri kecil dan menengah") == stems("Industri Kecil, Menengah")


def test_a_negation_is_no_function_word():
    assert "tidak" not in STOP_WORDS and "bukan" not in STOP_WORDS


def test_offsets_give_the_words_as_printed():
    text = "Kata “IKM’s” itu Rp10.500."
    assert [text[t.start : t.end] for t in tokens(text)] == ["Kata", "IKM’s", "itu", "Rp", "10.500"]


@given(st.text())
def test_a_term_never_holds_blanks_or_syntax(text):
    for term in (*words(text), *stems(text)):
        assert 0 < len(term) <= LONGEST
        assert all(c.isalnum() or c == "," for c in term)
        assert term == term.lower() or not term.lower().isalnum()


@given(st.text())
def test_tokens_and_words_agree(text):
    assert tuple(token.word for token in tokens(text)) == words(text)


@given(st.text(alphabet="abcdeé0123456789.,'’- "))
def test_folding_twice_changes_nothing(text):
    assert words(" ".join(words(text))) == words(text)


@pytest.mark.parametrize("character", ["a", "1", "'", '"', "1.", "a'", "é", "e\u0301", ",", "."])
def test_one_character_a_hundred_thousand_times_is_still_quickly_read(character):
    assert all(len(word) <= LONGEST for word in words(character * 200_000))
