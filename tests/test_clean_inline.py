"""Cleaning: what stands inside the running text without a line of its own."""

import pytest

from extractor.clean import Cleaned, clean
from extractor.draft import Draft

FIRST = "Perajin anyaman di Desa Sukamakmur mulai menerima pesanan dari luar negeri."
LAST = "Rahmat Hidayat menambahkan bahwa bantuan mesin mempercepat pekerjaan perajin."
TAIL = "Pewarta: Sekar Ayu Lestari Editor: Bagas Pramono Copyright © ANTARA 2025"


def cleaned(text: str) -> Cleaned:
    return clean(Draft("Anyaman Menembus Pasar Luar", text))


def dropped(found: Cleaned, reason: str) -> list[str]:
    return [one.text for one in found.dropped if one.reason == reason]


@pytest.mark.parametrize(
    "caption",
    [
        "Perajin menata anyaman di balai desa, Rabu (5/3/2025). ANTARA/Sekar Ayu Lestari/abc.",
        "Perajin menata anyaman di balai desa, Rabu (5/3/2025). ANTARA/Sekar Ayu Lestari",
        "Perajin menata anyaman di balai desa (ANTARA/HO-Humas Sukamakmur)",
        "Perajin menata anyaman di balai desa. (ANTARA/Sekar Ayu)",
        "Anyaman rotan ANTARA FOTO/Sekar Ayu/rwa/aa.",
        "Perajin menata anyaman di balai desa. REUTERS/Sekar Ayu.",
    ],
)
def test_a_caption_glued_into_the_text_goes_with_its_credit(caption):
    found = cleaned(f"{FIRST} {caption} {LAST} {TAIL}")
    assert found.text.split("\n\n") == [FIRST, LAST]
    assert dropped(found, "caption") == [caption]


def test_only_the_credit_goes_where_somebody_speaks_before_it():
    found = cleaned(f'{FIRST} "Pesanan kami berlipat," kata Rahmat. ANTARA/Sekar Ayu/abc. {LAST}')
    assert found.text.split("\n\n") == [f'{FIRST} "Pesanan kami berlipat," kata Rahmat.', LAST]


def test_an_agency_dateline_with_a_slash_is_no_credit():
    assert cleaned(f"Rantau Jaya (ANTARA/Kabar Usaha) - {FIRST} {LAST}").text == f"{FIRST} {LAST}"


@pytest.mark.parametrize(
    ("cried", "reason"),
    [
        ("Pembunuh jamur kuku ditemukan!", "advertisement"),
        ("Lakukan ini dan varises akan hilang!", "advertisement"),
        ("Lemak perut lenyap dalam 7 hari, tanpa olahraga!", "advertisement"),
        ("Lakukan ini, dan penglihatan Anda akan pulih dalam 5 hari", "advertisement"),
        ("pic.twitter.com/a1B2c3D4", "embed"),
        ("Lihat postingan ini di Instagram", "embed"),
        ("Sebuah kiriman dibagikan oleh Sentra Anyaman (@sentra.anyaman)", "embed"),
    ],
)
def test_what_is_cried_or_embedded_between_two_sentences_goes(cried, reason):
    found = cleaned(f"{FIRST} {cried} {LAST}")
    assert found.text.split("\n\n") == [FIRST, LAST]
    assert dropped(found, reason) == [cried]


@pytest.mark.parametrize("mark", ["Berita kerja sama", "Sumber: Sputnik-Rantau", "(ed", "(Berita Kerja Sama)", "*", ", ,,", " ,,,"])
def test_what_a_desk_or_a_lost_link_leaves_behind_the_last_sentence_goes(mark):
    assert cleaned(f"{FIRST} {LAST} {mark}").text == f"{FIRST} {LAST}"


def test_a_dash_that_a_lost_dateline_left_goes_but_that_of_a_list_stays():
    assert cleaned(f"- {FIRST}\n\n{LAST}").text == f"{FIRST}\n\n{LAST}"
    assert cleaned("- Anyaman rotan\n\n- Anyaman pandan").text == "- Anyaman rotan\n\n- Anyaman pandan"


@pytest.mark.parametrize(
    "dateline",
    [
        "SUARARANTAU.COM RANTAU JAYA",
        "Suararantau.com (Grup Rantau) Way Manis",
        "PESAWARAN (Suararantau.co)",
        "PESAWARAN (Suararantau.o)",
        "RANTAU JAYA",
    ],
)
def test_a_dateline_is_known_in_the_forms_of_small_outlets(dateline):
    found = cleaned(f"{dateline} - {FIRST}")
    assert (found.dateline, found.text) == (dateline, FIRST)


def test_a_known_place_is_a_dateline_even_before_a_sentence_in_lower_case():
    assert cleaned("Lampung - perajin anyaman mulai menerima pesanan.").dateline == "Lampung"
    assert cleaned("Lampung - dan sekitarnya diguyur hujan.").dateline is None


def test_what_a_template_glued_before_the_dateline_goes():
    found = cleaned(f"Kamis, 6 Maret 2025 89 Views Sekar Rantau Jaya LIWA (Suararantau.co): {FIRST}\n\n{LAST}")
    assert found.text == f"{FIRST}\n\n{LAST}"
    assert any("6 Maret 2025" in hint.text for hint in found.hints)


@pytest.mark.parametrize("initials", ["(r1n/mlo)", "(yan/d1n/mlo)", "(sekar/ rantaupos)", "[srt]"])
def test_initials_with_a_digit_or_an_outlet_are_a_byline(initials):
    found = cleaned(f'{FIRST}\n\n"Kami senang," ujarnya. {initials}')
    assert found.text.endswith("ujarnya.")
    assert found.authors == (initials.strip("()[]"),)


@pytest.mark.parametrize(
    ("byline", "authors", "editors"),
    [
        ("Redaktur & Reporter : Sekar Ayu", ("Sekar Ayu",), ()),
        ("Penulis: Sekar Ayu (Mahasiswa Universitas Rantau)", ("Sekar Ayu",), ()),
        ("Penulis: Sekar Ayu | Editor Bahasa: Bagas Pramono", ("Sekar Ayu",), ("Bagas Pramono",)),
    ],
)
def test_bylines_with_two_offices_or_an_explanation_give_the_bare_name(byline, authors, editors):
    found = cleaned(f"{FIRST}\n\n{LAST}\n\n{byline}")
    assert (found.authors, found.editors, found.text) == (authors, editors, f"{FIRST}\n\n{LAST}")
