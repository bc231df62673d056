from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.sentences import paragraphs, sentences


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Plt. Dirjen Dr. H. Umar Said hadir di Jakarta.",
        "PT. Maju Jaya menanam modal Rp1.5 juta di Kab. Bandung.",
        "Ir. Sari Dewi, S.E., M.M., memimpin rapat.",
        "Kunjungi www.contoh.go.id atau Kabar.Com untuk mendaftar.",
        "Rapat pukul 09.30 WIB dihadiri Camat Sari, Lurah Budi, dkk. Kepala desa mewakili.",
        "Ketua Komisi X. Y. Hartono hadir.",
        'Ia berkata, "Kami siap. Semua siap." di depan warga',
    ],
)
def test_a_full_stop_inside_a_name_number_or_quotation_ends_nothing(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Aturan berlaku di daerah.Hal ini penting.", ["Aturan berlaku di daerah.", "Hal ini penting."]),
        ("Ia kembali dari AS.Keluarganya senang.", ["Ia kembali dari AS.", "Keluarganya senang."]),
        ("Nilainya naik 5%.Ia senang.", ["Nilainya naik 5%.", "Ia senang."]),
        ("Rapat digelar (24/6).,Sari hadir.", ["Rapat digelar (24/6).", "Sari hadir."]),
        ("Rapat usai. , Sari pulang.", ["Rapat usai.", "Sari pulang."]),
        ('Usulan itu milik eselon I. "Kami setuju," katanya.', ["Usulan itu milik eselon I.", '"Kami setuju," katanya.']),
        ("”Satu,” kata Rudi.”Dua,” kata Sari.", ["”Satu,” kata Rudi.", "”Dua,” kata Sari."]),
        ('"Siapa?" tanya Rudi. Tak ada jawaban!', ['"Siapa?" tanya Rudi.', "Tak ada jawaban!"]),
        ("Yang hadir Sari, S.H.\n\nRapat usai.", ["Yang hadir Sari, S.H.", "Rapat usai."]),
        ("Baris satu\nbaris dua", ["Baris satu", "baris dua"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_a_paragraph_is_a_line_without_the_white_space_around_it() -> None:
    text = " Satu dua. \n\n  Tiga.\n"
    assert [text[a:b] for a, b in paragraphs(text)] == ["Satu dua.", "Tiga."]


@given(st.text(alphabet='aB1 .,!"”\n', max_size=80))
def test_sentences_are_in_order_and_leave_out_nothing_but_space_and_commas(text: str) -> None:
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = "".join(text[a:b] for a, b in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize("unit", [".", "a", "1", "A.", ". ", '."', "\n", "Dr. ", "?!"])
def test_a_page_of_one_thing_is_read_to_its_end(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert all(b <= len(text) for _, b in sentences(text))
