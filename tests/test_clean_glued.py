"""Cleaning: headlines, advertisements, notes and keywords that lost the line break between them and the article."""

import pytest

from extractor.clean import Cleaned, clean
from extractor.draft import Draft

FIRST = "Perajin anyaman di Desa Sukamakmur mulai menerima pesanan dari luar negeri."
LAST = "Rahmat Hidayat menambahkan bahwa bantuan mesin mempercepat pekerjaan perajin."


def cleaned(text: str) -> Cleaned:
    return clean(Draft("Anyaman Menembus Pasar Luar", text))


def reasons(found: Cleaned) -> list[str]:
    return [one.reason for one in found.dropped]


@pytest.mark.parametrize(
    ("headline", "resumed"),
    [
        ("Dinas Perindustrian Gandeng Empat Koperasi Perajin", "Memiliki gerai di tiga kota, koperasi itu menjual anyaman."),
        ("Harga Pandan Naik, Pengepul Ajukan Keringanan Kredit", "Pada Kamis lalu perajin menerima surat dari koperasi."),
        ("Soal Bantuan Mesin, Ini Penjelasan Dinas Perindustrian", "Kebijakan pembagian mesin itu mendapat tanggapan dari perajin."),
        (
            "Sentra Anyaman Sukamakmur Kini Punya Ruang Pamer",
            "Kasi Sarana Dinas Perindustrian Bagas Pramono, S.T., mengatakan ruang itu terbuka.",
        ),
        ("jumlah perajin anyaman di kabupaten naik dua kali lipat", "Kunjungan anggota dewan itu bertujuan memastikan bantuan tiba."),
        ("sentra anyaman gunakan pewarna alami dari kulit kayu", "Pihak koperasi memberlakukan pendaftaran khusus untuk perajin baru."),
        ("Pengepul keluhkan pelayanan di pelabuhan dan terminal", "Di Pelabuhan Muara Jernih, kepala dinas meninjau gudang baru."),
        ("Bolehkah Pandan Dijemur di Jalan? Ini Penjelasan Balai Anyaman", "Kegiatan itu berlangsung dua hari."),
        ("Ekspor Anyaman Pengaruhi Harga Pandan", "Dari pengalaman tahun lalu, harga cenderung naik."),
    ],
)
def test_a_headline_ends_where_most_speaks_for_a_new_sentence(headline, resumed):
    assert cleaned(f"{FIRST} Baca juga: {headline} {resumed} {LAST}").text == f"{FIRST}\n\n{resumed} {LAST}"


def test_a_name_that_the_article_prints_elsewhere_is_not_cut_by_the_end_of_a_headline():
    resumed = "Koperasi Rantau Kencana Group menyebut pesanan bertambah."
    text = (
        f"{FIRST} Koperasi Rantau Kencana Group berdiri tahun lalu. Baca juga: Ini Alasan Anyaman Pandan Digemari Pembeli {resumed} {LAST}"
    )
    assert resumed in cleaned(text).text


@pytest.mark.parametrize(
    "cried",
    [
        "Musuh terbesar jamur?",
        "Coba ini malam ini!",
        "Alat bantu dengar sudah ketinggalan zaman – inilah yang mengganti",
        "Para Wanita Harus Membacanya Sekarang!",
        "Penjualan berakhir dalam 2 hari!",
    ],
)
def test_an_advertisement_behind_a_linked_headline_ends_it(cried):
    found = cleaned(f"{FIRST} Baca Juga : Harga Pandan Naik Menjelang Lebaran {cried} {LAST}")
    assert found.text == f"{FIRST}\n\n{LAST}"
    assert set(reasons(found)) == {"advertisement", "read-also"}


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        (
            "Informasi dalam artikel ini tidak ditujukan untuk menganjurkan tindakan serupa. Bila Anda merasa putus asa, hubungi psikolog.",
            "disclaimer",
        ),
        (
            "Artikel ini merupakan kerja sama Kabar Rantau dengan Pasaranyam.id. Isi artikel di luar tanggung jawab Kabar Rantau",
            "disclaimer",
        ),
        ('"Detik Sore, Nggak Cuma Hore-hore!"', "video"),
        ("Sampaikan komentar Anda melalui kolom live chat yang tersedia.", "video"),
        ("1 2 3 Tampilkan Semua", "page"),
    ],
)
def test_what_a_desk_glued_behind_the_last_sentence_goes(note, reason):
    found = cleaned(f"{FIRST} {LAST} {note}")
    assert (found.text, set(reasons(found))) == (f"{FIRST} {LAST}", {reason})


@pytest.mark.parametrize(
    ("signed", "writer"),
    [
        ("Sekar Ayu Lestari. Peneliti di Pusat Kajian Anyaman & Anggota Perkumpulan Perajin.", "Sekar Ayu Lestari"),
        (
            "Sekar Ayu Lestari.Alumni Magister Ekonomi Universitas Rantau. Direktur Balai Anyaman dan Ketua Perkumpulan Perajin.",
            "Sekar Ayu Lestari",
        ),
        ("S.A. Lestari,Sekretaris Perkumpulan Perajin (2015-2018).", "S.A. Lestari"),
        ("*) Sekar Ayu Lestari adalah Direktur Balai Anyaman", "Sekar Ayu Lestari"),
        ("*) Sekar Ayu Lestari, pegiat anyaman di Rantau Jaya", "Sekar Ayu Lestari"),
    ],
)
def test_the_writer_of_an_opinion_is_named_by_the_note_below_it(signed, writer):
    found = cleaned(f"{FIRST}\n\n{LAST}\n\n{signed}")
    assert (found.authors, found.text) == ((writer,), f"{FIRST}\n\n{LAST}")


def test_a_note_on_the_writer_is_found_behind_the_last_sentence_too():
    found = cleaned(f"{FIRST} {LAST} *) Sekar Ayu Lestari adalah Direktur Balai Anyaman")
    assert (found.authors, found.text) == (("Sekar Ayu Lestari",), f"{FIRST} {LAST}")


@pytest.mark.parametrize("initials", ["(S Lestari)", "(Sekar Ayu, Bagas P)", "(S. Lestari)"])
def test_a_writer_may_sign_with_a_name_cut_short(initials):
    found = cleaned(f"{FIRST} {LAST} {initials}")
    assert (found.authors, found.text) == (tuple(initials.strip("()").split(", ")), f"{FIRST} {LAST}")


def test_keywords_glued_to_the_initials_go_and_the_initials_are_the_author():
    found = cleaned(f"{FIRST} {LAST} (skr/bgs)anyaman pandanekspor anyamansukamakmurhasil.hutan")
    assert (found.authors, found.text) == (("skr/bgs",), f"{FIRST} {LAST}")


def test_a_list_of_many_tags_goes_whole():
    tags = [f"kata kunci {number}" for number in range(60)]
    assert cleaned("\n".join((f"{FIRST} {LAST}", "Tags:", *tags))).text == f"{FIRST} {LAST}"


def test_the_source_of_a_table_that_lost_its_lines_goes():
    assert cleaned(f"{FIRST} {LAST} Rincian:Pandan-1,50%Rotan+2,21%Sumber: Kabar Bursa").text.endswith("Rotan+2,21%")


def test_a_first_sentence_much_like_the_headline_stays():
    lead = "Anyaman menembus juga pasar luar."
    assert cleaned(f"{lead}\n{LAST}").text == f"{lead}\n\n{LAST}"


def test_a_line_that_a_word_leaves_open_goes_on():
    assert cleaned(f"Perajin anyaman di Kabupaten\nRantau Jaya mulai menerima pesanan.\n{LAST}").text.startswith(
        "Perajin anyaman di Kabupaten Rantau Jaya mulai"
    )


def test_a_site_may_name_itself_behind_the_dateline():
    found = cleaned(f"Lampung -Suararantau.com. {FIRST}")
    assert (found.dateline, found.text) == ("Lampung", FIRST)


def test_a_credit_ends_with_the_name_even_if_the_byline_writes_it_with_a_full_stop():
    caption = "Perajin menata anyaman di balai desa, Rabu (5/3/2025) ANTARA/M Sekar Ayu"
    byline = "Pewarta: M. Sekar Ayu Editor: Bagas Pramono"
    assert cleaned(f"{FIRST} {caption} Pameran anyaman dibuka. {LAST} {byline}").text == f"{FIRST}\n\nPameran anyaman dibuka. {LAST}"


def test_two_spaces_inside_the_sentence_do_not_end_the_headline_late():
    resumed = "Dalam kesempatan yang sama, Ketua Umum Asosiasi  Perajin Rantau menyambut bantuan itu."
    found = cleaned(f"{FIRST} Baca juga: Harga Pandan Naik, Perajin dan Pengepul Kebingungan {resumed} {LAST}")
    assert "Dalam kesempatan yang sama, Ketua Umum Asosiasi Perajin Rantau" in found.text


def test_rows_of_a_second_table_with_other_amounts_are_no_copy():
    first = "1. Pandan kelas satu dari Rp46.500 menjadi Rp37.200 per ikat 2. Pandan kelas dua dari Rp52.500 menjadi Rp42.000 per ikat."
    second = "1. Pandan kelas satu dari Rp46.500 menjadi Rp31.900 per ikat 2. Pandan kelas dua dari Rp52.500 menjadi Rp39.750 per ikat."
    assert cleaned(f"{FIRST}\n\n{first}\n\n{second}").text == f"{FIRST}\n\n{first}\n\n{second}"
