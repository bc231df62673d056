"""The lines between a headline and the first sentence: when, where and by whom, and that no person of the story becomes a writer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.clean import Cleaned, clean
from extractor.cleaning.masthead import is_name
from extractor.cleaning.rubrics import is_rubric
from extractor.dates import settle
from extractor.draft import DateHint, Draft

TITLE = "Sentra Tenun Rantau Jaya Dibuka"
FIRST = "Pemerintah Kota Rantau Jaya membuka sentra tenun di tepi Sungai Manis, kata Lurah Wira Samudra."
DATE = "Selasa, 4 Maret 2025 | 09:10 WIB"


def cleaned(*lines: str) -> Cleaned:
    return clean(Draft(TITLE, "\n".join((*lines, FIRST))))


@pytest.mark.parametrize(
    ("lines", "authors", "editors"),
    [
        ((DATE, "Sari Wening"), ("Sari Wening",), ()),
        (("Sari Wening", DATE), ("Sari Wening",), ()),
        ((DATE, "Sariwening"), ("Sariwening",), ()),
        ((DATE, "Sari Hakim Wening"), ("Sari Hakim Wening",), ()),
        ((DATE, "M. Sari Wening"), ("M. Sari Wening",), ()),
        ((DATE, "Sari Wening dan Bowo Lestari"), ("Sari Wening", "Bowo Lestari"), ()),
        ((DATE, "Sari Wening - KabarRantau"), ("Sari Wening",), ()),
        ((DATE, "Sari Wening, Kontributor"), ("Sari Wening",), ()),
        (("EKONOMI & BISNIS", DATE, "Sari Wening"), ("Sari Wening",), ()),
        (("Rantaukita.com | Selasa, 4 Mar 2025 09.10 WIB", "Sari Wening"), ("Sari Wening",), ()),
        ((f"Sari Wening - {DATE}",), ("Sari Wening",), ()),
        ((f"{DATE} - Sari Wening",), ("Sari Wening",), ()),
        (("Sari Wening, Jurnalis · Selasa 4 Maret 2025 09:10 WIB",), ("Sari Wening",), ()),
        (("Sari Wening, Jurnalis-KabarRantau · Selasa, 4 Maret 2025",), ("Sari Wening",), ()),
        (("Bowo Lestari, Editor | 4 Maret 2025",), (), ("Bowo Lestari",)),
        (("Diterbitkan Selasa, 04/03/2025 oleh Sari Wening",), ("Sari Wening",), ()),
        (("Oleh Sari Wening pada 4 Maret 2025",), ("Sari Wening",), ()),
        (("By Sari Wening | March 4, 2025",), ("Sari Wening",), ()),
        (("4 Maret 2025, 09:10 WIB | Dibaca 120 kali | Sari Wening",), ("Sari Wening",), ()),
        ((DATE, "Laporan Sari Wening"), ("Sari Wening",), ()),
        ((DATE, "OLEH SARI WENING"), ("SARI WENING",), ()),
        (("OLEH SARI WENING",), ("SARI WENING",), ()),
        (("Edisi 4 Maret 2025", "Pewawancara: Sari Wening"), ("Sari Wening",), ()),
        (("Rep: swn/ Red: Bowo",), ("swn",), ("Bowo",)),
        (("Editor: Bowo Lestari | Penulis: Sari Wening",), ("Sari Wening",), ("Bowo Lestari",)),
        (("Kontributor Rantau Jaya: Sari Wening",), ("Sari Wening",), ()),
        (("Ditulis oleh Sari Wening dan Bowo Lestari",), ("Sari Wening", "Bowo Lestari"), ()),
        (("Teks & Foto: Sari Wening",), ("Sari Wening",), ()),
        (("Pewawancara Sari Wening",), ("Sari Wening",), ()),
        (("[Reporter: Sari Wening]",), ("Sari Wening",), ()),
        ((DATE, "Sari Wening / Editor: Bowo Lestari"), ("Sari Wening",), ("Bowo Lestari",)),
        (("Editor: redaksi | Reporter: Sari Wening",), ("Sari Wening",), ()),
    ],
)
def test_whoever_is_printed_under_the_headline_is_noted_and_leaves_the_text(lines, authors, editors):
    found = cleaned(*lines)
    assert (found.text, found.authors, found.editors) == (FIRST, authors, editors)


@pytest.mark.parametrize(
    "line",
    [
        "Wira Samudra", "Lurah Wira Samudra", "Kota Rantau Jaya", "Jakarta Selatan", "EKONOMI BISNIS", "Wawancara Khusus", "Siaran Pers",
        "RANTAU EKSPRES", "Harian Rantau", "Kabar Rantau", TITLE, "Berlangganan Koran Rantau", "Tim Redaksi", "Sentra Tenun",
        "Pelaku Usaha", "Perajin Tenun", "Galeri Foto", "Catatan Akhir Tahun",
    ],
)  # fmt: skip
def test_a_person_of_the_story_a_place_a_section_or_an_outlet_beside_the_date_is_no_author(line):
    assert cleaned(DATE, line).authors == ()


def test_a_bare_name_without_a_date_beside_it_is_no_byline():
    assert cleaned("Sari Wening").authors == ()


def test_a_name_below_the_first_sentence_is_no_byline():
    text = clean(Draft(TITLE, "\n".join((FIRST, DATE, "Sari Wening", FIRST.replace("membuka", "menutup"))))).text
    assert "Sari Wening" in text


@pytest.mark.parametrize(
    "line",
    [
        "Rantaukita.com | Kamis, 21 Agt 2025 10.11 WIB", "Kamis Pon, 21 Agustus 2025", "Edisi 21 Agustus 2025",
        "Edisi No. 12, 21 Agustus 2025", "Kamis 21-08-2025,10:11 WIT", "21 Agu 2025 - Sari Wening", "Thursday, August 21, 2025",
        "Terbit pada Kamis, 21/08/2025 pukul 10.11 WIB",
        "Kamis Kliwon, 21 Agustus 2025 | 10:11", "Jakarta, Kamis (21/8/2025)",
    ],
)  # fmt: skip
def test_the_line_with_the_date_leaves_the_text_and_dates_the_article(line):
    found = cleaned(line)
    assert found.text == FIRST
    assert (settle(found.hints).published or "")[:10] == "2025-08-21"


@pytest.mark.parametrize(
    "subtitle",
    [
        "Pasca Terendam Banjir Besar 3 Mei 2024",
        "Kios Rantau Jaya Sejak Kebakaran 3 Mei 2024",
        "Perajin Sambut Peringatan Hari Batik 3 Mei 2024",
    ],
)
def test_a_subtitle_that_ends_in_the_day_of_an_event_neither_dates_the_article_nor_names_an_author(subtitle):
    found = clean(Draft(TITLE, f"{subtitle}\nRANTAU JAYA - {FIRST}", hints=(DateHint("given", "2025-03-04"),)))
    assert (found.text, found.authors, settle(found.hints).published) == (FIRST, (), "2025-03-04")


@pytest.mark.parametrize("line", ["Peringatan Hari Batik, 2 Oktober 2024", "Jelang Panen Raya, 3 Mei 2024", "Dipulihkan Warga, 3 Mei 2024"])
def test_an_event_with_its_day_is_no_name(line):
    assert cleaned(line).authors == ()


@pytest.mark.parametrize("line", ["Sari Wening, 4 Maret 2025", "Oleh Sari Wening 4 Maret 2025", "Diterbitkan Sari Wening 4 Maret 2025"])
def test_a_name_with_a_plain_day_is_the_writers(line):
    found = cleaned(line)
    assert (found.authors, settle(found.hints).published) == (("Sari Wening",), "2025-03-04")


def test_an_outlet_beside_the_name_is_known_by_the_dateline_in_which_it_names_itself():
    found = cleaned(DATE, "Sari Wening | Rantau Kini", f"RANTAU KINI, Bandung - {FIRST}")
    assert (found.authors, "Sari Wening" in found.text) == (("Sari Wening",), False)


@pytest.mark.parametrize(
    ("closing", "author"),
    [
        (" (sari wening)", "sari wening"), (" (Sari Wening/Lestari)", "Sari Wening/Lestari"), ("\nS. Wening", "S. Wening"),
        ("SWN", "SWN"), (" (Sari Wening/Bowo Lestari)", "Sari Wening"),
    ],
)  # fmt: skip
def test_a_signature_is_known_whatever_its_letters(closing, author):
    found = clean(Draft(TITLE, f"{FIRST}{closing}"))
    assert (found.text, found.authors[0]) == (FIRST, author)


@pytest.mark.parametrize("closing", [" (foto istimewa)", " (tim redaksi)", " Kain itu dikirim PT ABC", " Kain itu dijual di toko.id"])
def test_what_is_no_signature_names_nobody(closing):
    assert clean(Draft(TITLE, f"{FIRST}{closing}")).authors == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Selasa, 4 Maret 2025 menjadi hari yang tidak dilupakan Sari Wening dari Kampung Manis",
        "Sejak 4 Maret 2025, 40 perajin menempati kios",
        "Pada 4 Maret 2025 Sari Wening membuka kios, lalu menutupnya lagi",
    ],
)
def test_a_standfirst_with_a_date_in_it_names_no_author(sentence):
    assert cleaned(sentence).authors == ()


@pytest.mark.parametrize(
    "closing",
    ["(Pewawancara: Sari Wening)", "Penulis: Sari Wening", "Diadaptasi oleh Sari Wening", "Reporter: Sari Wening | Editor: Bowo"],
)
def test_a_labelled_name_may_stand_below_the_text_as_well(closing):
    found = clean(Draft(TITLE, f"{FIRST}\n{closing}"))
    assert (found.text, found.authors) == (FIRST, ("Sari Wening",))


@pytest.mark.parametrize("signature", ["Sari Wening/R-2", "Sari Wening/N-1", "Sari/swn", "Sari Wening/TR03"])
def test_a_name_with_the_desks_code_is_one_signature(signature):
    found = clean(Draft(TITLE, f"{FIRST}\n({signature})"))
    assert (found.text, found.authors) == (FIRST, (signature,))


def test_the_line_that_sells_the_paper_is_no_signature():
    found = clean(Draft(TITLE, f"{FIRST}\nBerlangganan Epaper Rantau"))
    assert (found.text, found.authors) == (FIRST, ())


@pytest.mark.parametrize("line", ["EKONOMI & BISNIS", "Home > Nasional", "Wawancara Khusus", "Berita Utama", "Opini"])
def test_a_section_is_known_by_its_words_alone(line):
    assert is_rubric(line)


@pytest.mark.parametrize("line", ["Ekonomi Kampung Bangkit", "Sari Wening", "Harga Tenun", ""])
def test_other_words_are_no_section(line):
    assert not is_rubric(line)


@given(st.text(max_size=80))
def test_no_line_of_a_masthead_breaks_the_reading(line):
    assert FIRST in cleaned(DATE, line).text
    assert isinstance(is_name(line), bool)
