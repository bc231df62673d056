"""Plain text inputs: decoding, the headline, what is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.page import LINE, TEXT, page_of
from extractor.article import REJECTIONS, Rejected
from extractor.decode import decode
from extractor.draft import MAX_BYTES, MAX_CHARACTERS, Draft
from extractor.plain import draft_of_text

BODY = "Dinas Perindustrian Kota Rantau Jaya membagikan mesin jahit kepada perajin.\n\nMesin itu dipakai mulai pekan depan."


def draft(text: str | bytes) -> Draft:
    found = draft_of_text(page_of("a.txt", text.encode() if isinstance(text, str) else text, TEXT))
    assert isinstance(found, Draft)
    return found


def refused(raw: bytes) -> str:
    found = draft_of_text(page_of("a.txt", raw, TEXT))
    assert isinstance(found, Rejected)
    return found.reason


def test_the_first_line_is_the_headline_when_the_article_follows_it():
    assert draft(f"Perajin Rantau Jaya Terima Mesin Jahit\n{BODY}").title == "Perajin Rantau Jaya Terima Mesin Jahit"


def test_the_headline_is_no_longer_part_of_the_text():
    assert draft(f"Perajin Rantau Jaya Terima Mesin Jahit\n{BODY}").text == BODY


@pytest.mark.parametrize(
    "above",
    [
        "SIARAN PERS No. 12/SP/IV/2021",
        "EKONOMI /",
        "Senin, 5 April 2021 10:12 WIB",
        "Penulis: Sari Wening",
        "Foto: Istimewa",
        "MediaRantau",
    ],
)
def test_lines_above_the_headline_are_not_taken_for_it(above):
    assert draft(f"{above}\nPerajin Rantau Jaya Terima Mesin Jahit\n{BODY}").title == "Perajin Rantau Jaya Terima Mesin Jahit"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"RANTAU JAYA – {BODY}",
        f"Jakarta (ANTARA) - {BODY}",
        BODY.replace("\n\n", " "),
        "Mesin dibagikan pada Senin. Perajin senang\nMereka mulai bekerja pekan depan.",
    ],
)
def test_a_text_that_begins_with_its_first_sentence_has_no_headline(text):
    assert draft(text).title is None


def test_a_headline_may_be_a_question():
    assert draft(f"Siapa yang Berhak atas Mesin Jahit?\n{BODY}").title == "Siapa yang Berhak atas Mesin Jahit?"


def test_a_given_title_leaves_the_text_as_it_is():
    row = json.dumps({"title": "Judul dari Umpan", "text": BODY}).encode()
    found = draft_of_text(page_of("a.jsonl:1", row, LINE))
    assert isinstance(found, Draft)
    assert (found.title, found.text) == ("Judul dari Umpan", BODY)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "not-text"),
        (b"%PDF-1.7 teks", "not-text"),
        (b"teks\x00teks", "not-text"),
        (bytes(range(1, 32)) * 20, "not-text"),
        (b"a" * (MAX_BYTES + 1), "too-large"),
        (b"Kata dia. " * (MAX_CHARACTERS // 10 + 1), "too-large"),
    ],
)
def test_what_is_no_article_text_is_refused_with_a_reason_from_the_closed_list(raw, reason):
    assert refused(raw) == reason
    assert reason in REJECTIONS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_text_is_read_alike_in_every_encoding_that_newsrooms_use(encoding):
    text = "“Kami senang,” kata perajin di Café Rantau – sejak pagi."
    assert decode(text.encode(encoding)) == text


def test_the_servers_charset_counts_where_utf_8_does_not_fit():
    assert decode("Ремесло".encode("koi8-r"), "koi8-r") == "Ремесло"


def test_an_unknown_charset_is_passed_over():
    assert decode("harga kopi é".encode("cp1252"), "tidak-ada") == "harga kopi é"


def test_one_damaged_byte_does_not_spoil_the_rest_of_a_utf_8_text():
    damaged = "“satu” “dua”".encode() + b"\xff tiga"
    assert decode(damaged) == "“satu” “dua”\ufffd tiga"


@given(st.binary(max_size=300))
def test_any_bytes_give_a_draft_or_a_rejection(raw):
    found = draft_of_text(page_of("a.txt", raw, TEXT))
    assert isinstance(found, Draft | Rejected)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_valid_utf_8_is_decoded_exactly(text):
    assert decode(text.encode()) == text.removeprefix("\ufeff") or text.encode().startswith((b"PK", b"%PDF-", b"GIF8", b"Rar!"))


@pytest.mark.parametrize(
    "headline",
    [
        "“Kami Tidak Pernah Berhenti Menenun”",
        "Sari Wening: “Tenun Bukan Barang Museum”",
        'Harga Benang Naik, Perajin: "Kami Bertahan Saja"',
        'Bupati Rantau Jaya Sebut Perajin "Pahlawan Kampung"',
        "Wawancara Bowo Lestari: “Jangan Takut Mengekspor!”",
    ],
)
@pytest.mark.parametrize("below", ["Selasa, 4 Maret 2025", "Wawancara Khusus", "RANTAU JAYA - Sentra tenun itu ramai."])
def test_a_headline_may_be_or_end_in_a_quotation(headline, below):
    assert draft(f"{headline}\n{below}\nSentra tenun di tepi Sungai Manis itu ramai sejak pagi.").title == headline


@pytest.mark.parametrize(
    "sentence",
    [
        "“Kami tidak pernah berhenti menenun.”",
        "“Kami tidak pernah berhenti menenun,” kata Sari Wening.",
        'Sari Wening berkata, "Kami tidak pernah berhenti menenun."',
        "Kata Sari Wening, “Kami tidak pernah berhenti menenun”",
        "“Mengapa kami harus berhenti menenun?”",
        "Sari Wening menutup kiosnya. “Kami berhenti dulu”",
        "“Jangan menyerah, kita masih punya benang!”",
    ],
)
def test_a_quotation_with_which_the_article_begins_is_no_headline(sentence):
    assert draft(f"{sentence}\nSentra tenun di tepi Sungai Manis itu ramai sejak pagi.").title is None


@pytest.mark.parametrize(
    "kicker", ["EKONOMI & BISNIS DAERAH", "Laporan Khusus Ramadan", "Home > Nasional > Industri", "Berita Utama Hari Ini"]
)
def test_a_section_above_the_headline_is_no_headline(kicker):
    assert (
        draft(f"{kicker}\nSentra Tenun Rantau Jaya Dibuka\nSentra tenun itu ramai sejak pagi.").title == "Sentra Tenun Rantau Jaya Dibuka"
    )


@pytest.mark.parametrize(
    "lead",
    [
        "Dinas Perindustrian Kota Rantau Jaya menggelar pasar murah di lapangan kota, Kamis (6/3/2025)",
        "Harga bahan baku anyaman di Kota Rantau Jaya adalah sebagai berikut:",
        "Rantau jaya, kabarrantau.com-",
        "Perajin anyaman di wilayah Kabupaten",
    ],
)
def test_a_line_with_what_no_headline_has_is_none(lead):
    found = draft(f"{lead}\n{BODY}")
    assert (found.title, found.text.split("\n")[0]) == (None, lead)
