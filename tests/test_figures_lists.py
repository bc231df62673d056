"""Numbers whose unit stands elsewhere: lists, shares told again as a count, aid told without rupiah."""

import pytest

from extractor.figures import find_figures


def brief(text: str) -> list[tuple[float | None, str | None]]:
    return [(figure.value, figure.unit) for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hadir perajin dewasa 602 dan anak-anak 172 orang.", [(602, "orang"), (172, "orang")]),
        ("Pendidik sebanyak 287, penyuluh 59, dan tenaga teknis 21 orang.", [(287, "orang"), (59, "orang"), (21, "orang")]),
        ("Sukamakmur 15, Way Manis 18, dan Rantau Jaya 26 sentra.", [(15, "sentra"), (18, "sentra"), (26, "sentra")]),
        (
            "Dibagikan 3.135 paket beras. Untuk Way Manis 818, Rantau Jaya 647, Sukamakmur 417.",
            [(3135, "paket beras"), (818, "paket beras"), (647, "paket beras"), (417, "paket beras")],
        ),
    ],
)
def test_members_of_a_list_share_the_noun_behind_or_before_them(sentence, expected):
    assert brief(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Hal itu diatur Pasal 27, 28, dan 29 aturan itu.",
        "Sertifikat ISO 9001, 14001, dan 45001 dipajang.",
        "Peserta berusia 15 sampai 25, ada pula yang lebih tua.",
        "Sejak gim 1, ketika unggulan tumbang, penonton bersorak.",
    ],
)
def test_numbers_that_a_label_or_an_age_governs_are_no_list(sentence):
    assert brief(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dari 305 kasus itu, sebanyak 164 merupakan pelanggaran merek.", [(305, "kasus"), (164, "kasus")]),
        ("Ada 36 gerai di 11 kecamatan, sebelumnya sebanyak 28.", [(36, "gerai"), (11, "kecamatan"), (28, "gerai")]),
        ("Jumlah proyek sebanyak 163 dan penyerapan tenaga kerja 90 orang.", [(163, "proyek"), (90, "orang")]),
        ("Kasus pemalsuan sebanyak 214 itu diusut.", [(214, "Kasus")]),
        ("Sertifikat di Kabupaten Rantau Jaya sebanyak 405.", [(405, "Sertifikat")]),
    ],
)
def test_a_count_without_a_noun_takes_the_one_that_is_spoken_of(sentence, expected):
    assert brief(sentence) == expected


def test_aid_in_millions_is_money_unless_something_countable_stands_between():
    assert brief("Bantuan stimulan untuk tiap rumah diberikan sebanyak 20 juta.")[0] == (20_000_000, "IDR")
    assert brief("Bantuan bibit bagi petani, sebanyak 20 juta, tiba.")[0][1] != "IDR"


@pytest.mark.parametrize("whole", ["target", "pagu anggaran", "total pagu"])
def test_a_good_deal_of_a_target_is_more_than_the_amount(whole):
    first, second = find_figures(f"Pajak reklame terealisasi Rp13 miliar lebih dari {whole} Rp25 miliar.")
    assert (first.value, first.qualifier, second.value) == (13e9, "more than", 25e9)


def test_more_than_something_else_is_no_hedge_of_the_number():
    assert [figure.qualifier for figure in find_figures("Ia memesan 30 kursi lebih dari biasanya.")] == [None]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Ada 2 unit siap dioperasikan.", "unit"),
        ("Bupati melantik 266 pegawai tahap II.", "pegawai"),
        ("Dari 867 kegiatan realisasinya masih rendah.", "kegiatan"),
        ("Ada 10 ribu titik lain ikut dihentikan.", "titik lain"),
        ("Sebanyak 53 anggota komunitas tewas.", "anggota komunitas"),
        ("Satpol PP 42 orang berjaga.", "orang"),
    ],
)
def test_a_counted_noun_ends_where_the_next_phrase_begins(sentence, unit):
    assert [figure.unit for figure in find_figures(sentence)] == [unit]


def test_a_long_list_of_bare_numbers_is_read_through():
    assert find_figures("Way Manis 7, " * 4000) == ()
