from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import ConfigError
from extractor.article import Figure
from extractor.figures import find_figures
from extractor.figures_indicators import load_indicators
from extractor.figures_units import load_units
from extractor.numbers import digits_value, words_value


def the_one(text: str) -> Figure:
    (figure,) = find_figures(text)
    assert text[figure.start : figure.end] == figure.text
    return figure


def brief(figure: Figure) -> tuple[str, object, str | None]:
    return figure.text, figure.value if figure.value is not None else (figure.low, figure.high), figure.unit


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sentra itu menaungi 4,4 juta unit usaha.", ("4,4 juta unit usaha", 4_400_000, "unit usaha")),
        ("Bantuan senilai Rp 4.522.684 cair.", ("Rp 4.522.684", 4_522_684, "IDR")),
        ("Dana Rp7,9 miliar dipakai.", ("Rp7,9 miliar", 7_900_000_000, "IDR")),
        ("Nilainya Rp.2.599.999.479.92 saja.", ("Rp.2.599.999.479.92", 2_599_999_479.92, "IDR")),
        ("Ada 24 bengkel logam skala IKM.", ("24 bengkel logam", 24, "bengkel logam")),
        (
            "Ada 120 pelaku industri kecil dan menengah (IKM) rotan.",
            ("120 pelaku industri kecil dan menengah (IKM)", 120, "pelaku industri kecil dan menengah (IKM)"),
        ),
        ("Dikirim ke SMP 205 setel.", ("205 setel", 205, "setel")),
        ("Jalan itu lebarnya 5 m saja.", ("5 m", 5, "meter")),
        ("Saham perajin (+5,14%) memimpin.", ("5,14%", 5.14, "%")),
        ("Bantuan berupa 1 set alat tenun.", ("1 set", 1, "set")),
        ("Modalnya Rp. 700rb saja.", ("Rp. 700rb", 700_000, "IDR")),
        ("Pagu Rp 14,8 M disetujui.", ("Rp 14,8 M", 14_800_000_000, "IDR")),
        ("Plafon Rp129 T belum terserap.", ("Rp129 T", 129_000_000_000_000, "IDR")),
        ("Nilainya 1,2 milyar rupiah.", ("1,2 milyar rupiah", 1_200_000_000, "IDR")),
        ("Gaji Rp5.000.000,- dibayar.", ("Rp5.000.000,-", 5_000_000, "IDR")),
        ("Harga Rp 60 ribu rupiah.", ("Rp 60 ribu rupiah", 60_000, "IDR")),
        ("Ekspor mencapai US$ 42,6 juta.", ("US$ 42,6 juta", 42_600_000, "USD")),
        ("Ekspor mencapai 8,7 miliar dolar AS.", ("8,7 miliar dolar AS", 8_700_000_000, "USD")),
        ("Investasi $ 1.4 miliar masuk.", ("$ 1.4 miliar", 1_400_000_000, "USD")),
        ("Harga karet 191 yen.", ("191 yen", 191, "JPY")),
        ("Uang 250 dolar Singapura hilang.", ("250 dolar Singapura", 250, "SGD")),
        ("Sebanyak 2.5 juta orang hadir.", ("2.5 juta orang", 2_500_000, "orang")),
        ("Pabrik itu menyerap 2,000 pekerja.", ("2,000 pekerja", 2_000, "pekerja")),
        ("Porsinya 66,25% saja.", ("66,25%", 66.25, "%")),
        ("Porsinya 4,7 % saja.", ("4,7 %", 4.7, "%")),
        ("Bunga dipangkas 25 basis poin.", ("25 basis poin", 25, "basis poin")),
        ("Nilainya naik 2,07 poin.", ("2,07 poin", 2.07, "poin")),
        ("Lahan 2,1 ha disiapkan.", ("2,1 ha", 2.1, "hektare")),
        ("Gudang seluas 600 m2 dibangun.", ("600 m2", 600, "meter persegi")),
        ("Air 60 meter kubik dialirkan.", ("60 meter kubik", 60, "meter kubik")),
        ("Isi tabung 3 kilogram (kg) tetap.", ("3 kilogram (kg)", 3, "kg")),
        ("Ada dua ratus perajin di sana.", ("dua ratus perajin", 200, "perajin")),
        ("Sekitar lima persen gagal.", ("lima persen", 5, "%")),
        ("Turun dua koma tiga persen.", ("dua koma tiga persen", 2.3, "%")),
        ("Terserap tenaga kerja hingga12,39 juta orang.", ("12,39 juta orang", 12_390_000, "orang")),
        ("Sebanyak 88 Tenaga Kerja Terampil (TKT) dikirim.", ("88 Tenaga Kerja Terampil (TKT)", 88, "Tenaga Kerja Terampil (TKT)")),
        ("Bagi 50 Industri Kecil dan Menengah (IKM) di pesisir.", ("50 Industri Kecil dan Menengah (IKM)", 50, "IKM")),
        ("Perkara 20 (dua puluh) persen itu.", ("20 (dua puluh) persen", 20, "%")),
        ("Saya cari 40 (perusahaan) saja.", ("40 (perusahaan)", 40, "perusahaan")),
        ("Minyak US$ 52.38 per barel.", ("US$ 52.38", 52.38, "USD")),
        ("Jumlah proyek ada 46, katanya.", ("46", 46, "proyek")),
        ("Stok 4.000 ton lebih.", ("4.000 ton", 4_000, "ton")),
        ("Negara memegang 1% (satu persen) saham.", ("1%", 1, "%")),
        ("Kini 50 persennya listrik.", ("50 persennya", 50, "%")),
    ],
)
def test_an_amount_is_read_with_its_unit(sentence: str, expected: tuple[str, object, str]) -> None:
    assert brief(the_one(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Harga Rp 17.000-15.000 per ikat.", ("Rp 17.000-15.000", (15_000, 17_000), "IDR")),
        ("Butuh 1,5–2 juta ton.", ("1,5–2 juta ton", (1_500_000, 2_000_000), "ton")),
        ("Yang datang antara 8.000 dan 10.000 orang.", ("8.000 dan 10.000 orang", (8_000, 10_000), "orang")),
        ("Bunganya 4%--5% setahun.", ("4%--5%", (4, 5), "%")),
        ("Kirim 900-1.000 kontainer.", ("900-1.000 kontainer", (900, 1_000), "kontainer")),
        ("Dana US$ 50.000-US$ 500.000 per tim.", ("US$ 50.000-US$ 500.000", (50_000, 500_000), "USD")),
        ("Bunga 18 hingga 25% berat.", ("18 hingga 25%", (18, 25), "%")),
        ("Margin 5,1%-5,3% cukup.", ("5,1%-5,3%", (5.1, 5.3), "%")),
        ("Uang Rp300.000 s.d. Rp450.000 cair.", ("Rp300.000 s.d. Rp450.000", (300_000, 450_000), "IDR")),
        ("Sewa Rp400.000,- hingga Rp1 juta.", ("Rp400.000,- hingga Rp1 juta", (400_000, 1_000_000), "IDR")),
        ("Panen 2,7 juta ton sampai 2,8 juta ton.", ("2,7 juta ton sampai 2,8 juta ton", (2_700_000, 2_800_000), "ton")),
        ("Omset 300 hingga 400 ribu.", ("300 hingga 400 ribu", (300_000, 400_000), "IDR")),
        ("Emas 700 kilogram (kg)-800 kilogram (kg).", ("700 kilogram (kg)-800 kilogram (kg)", (700, 800), "kg")),
    ],
)
def test_a_range_has_two_ends_and_carries_its_scale_back(sentence: str, expected: tuple[str, object, str]) -> None:
    assert brief(the_one(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Rapat digelar Selasa (31/8/2021) pukul 20.43 WIB.",
        "Ia lulusan SMP 3 Wanasari dan SMA Negeri 1 Sukamaju.",
        "Pada bulan 7 mulai meningkat, begitu pula triwulan ke 3 akhir nanti.",
        "Kepala Sekolah Rakyat (SRMA) 32 Wanasari hadir.",
        "Pada 11-17 Juni 2022 pasar tutup.",
        "Periode 2009–2020 sudah lewat.",
        "Menurut UU Nomor 3 Tahun 2014 dan Pasal 5 ayat 2.",
        "Sesuai SNI 8152 dan ISO 9001.",
        "Kata Wirana (43), ayah berusia 43 tahun.",
        "Ini pameran ke-17 pada triwulan 2.",
        "Sejak pandemi Covid-19, Industri 4.0 dibahas di forum G20.",
        "Hubungi 0812-3456-7890.",
        "Kantornya di Jalan Anggrek No. 12 RT 03 RW 05.",
        "Siswa SMK Negeri 2 Bantul menang 3-1.",
        "Mobil dinas AB 1480 YH dipakai.",
        "Selama 3 bulan ia bekerja 8 jam.",
        "Tiga perusahaan dan dua kota ikut.",
        "Ribuan warga dan puluhan ribu rumah.",
        "Kira-kira dua kali lipat.",
        "Bakso 5 besar nasional.",
        "Warga berada di desil 1-4 DTSEN.",
        "1. Perusahaan itu tutup.",
        "Empat rupiah pun dihitung.",
        "Seleksi 30 Juni-14 Juli 2021 dibuka.",
        "Gaji ke -13 cair.",
        "Bunga acuan 7 days repo rate tetap.",
        "Rasio per 1.000 penduduk.",
        "Konsentrasi sebelum 1750 itu.",
        "Calon nomor urut 2  Wirana hadir.",
    ],
)
def test_what_states_no_size_is_no_figure(sentence: str) -> None:
    assert find_figures(sentence) == ()


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("sekitar 700 orang", "about"), ("kurang lebih 700 orang", "about"), ("hampir 700 orang", "about"),
        ("kurang lebih sekitar 700 orang", "about"),
        ("lebih dari 700 orang", "more than"), ("di atas 700 orang", "more than"), ("700 orang", None), ("700 lebih orang", "more than"),
        ("kurang dari 700 orang", "less than"), ("di bawah 700 orang", "less than"), ("tidak lebih dari 700 orang", "less than"),
        ("hingga 700 orang", "up to"), ("maksimal 700 orang", "up to"), ("paling banyak 700 orang", "up to"),
        ("minimal 700 orang", "at least"), ("sedikitnya 700 orang", "at least"), ("tidak kurang dari 700 orang", "at least"),
        ("minimal sebesar 700 orang", "at least"), ("mencapai 700 orang", None),
    ],
)  # fmt: skip
def test_a_hedge_becomes_one_of_five_qualifiers(words: str, qualifier: str | None) -> None:
    assert the_one(f"Pesertanya {words} tahun ini.").qualifier == qualifier


def test_an_elided_unit_takes_the_noun_of_its_context() -> None:
    figures = find_figures("Pada 2022 tercatat 11.545 orang, pada 2023 (11.570), lalu 2024 (10.110).")
    assert [(figure.value, figure.unit) for figure in figures] == [(11_545, "orang"), (11_570, "orang"), (10_110, "orang")]


def test_a_large_number_without_a_unit_is_money_where_a_price_is_told() -> None:
    assert the_one("Kue itu dijual 35 ribu setoples.").unit == "IDR"


@pytest.mark.parametrize("words", ["35 ribu perkilo", "35 ribu per kilo", "35 ribu/kg", "35 ribu setoples"])
def test_the_portion_a_price_is_told_for_is_no_unit(words: str) -> None:
    assert the_one(f"Cabai dijual {words}.").unit == "IDR"


def test_an_amount_set_against_a_target_in_money_is_money() -> None:
    figures = find_figures("Pajak terkumpul 34.969.617 dari target Rp50 juta.")
    assert [(figure.value, figure.unit) for figure in figures] == [(34_969_617, "IDR"), (50_000_000, "IDR")]


def test_two_counts_of_different_things_joined_by_and_are_no_range() -> None:
    assert [figure.value for figure in find_figures("Kerja sama antara 5 perusahaan dan 10 koperasi dimulai.")] == [5, 10]


@pytest.mark.parametrize("verb", ["tinggal di desa", "terdiri atas petani", "berasal dari kota", "memberi dukungan", "milik warga"])
def test_a_verb_behind_a_number_is_not_what_it_counts(verb: str) -> None:
    assert all(verb.split()[0] not in (figure.unit or "") for figure in find_figures(f"Ada 2 juta {verb}."))


def test_a_count_after_money_is_not_money() -> None:
    figures = find_figures("Ada 12 ribu klaim senilai Rp3 miliar, naik sebanyak 5 ribu.")
    assert [figure.unit for figure in figures] == ["klaim", "IDR", "klaim"]


def test_numbers_of_a_list_share_the_sign_at_its_end() -> None:
    assert [figure.value for figure in find_figures("Naik 5, 10, dan 15 persen.")] == [5, 10, 15]


@pytest.mark.parametrize("words", ["minus 3,8 persen", "negatif 3,8 persen", "pasar - 3,8 persen"])
def test_a_negative_percentage_keeps_its_sign(words: str) -> None:
    assert the_one(f"Ekonomi tumbuh {words}.").value == -3.8


@pytest.mark.parametrize(
    ("sentence", "published", "period"),
    [
        ("Ekspor pada 2018 mencapai 35 ribu ton.", None, "2018"),
        ("Ekspor mencapai 35 ribu ton pada Februari 2019.", None, "2019-02"),
        ("Per 14 Juli 2025 tercatat 3.828 orang.", None, "2025-07-14"),
        ("Pada triwulan II 2022 terjual 35 ribu ton.", None, "2022-04/2022-06"),
        ("Sepanjang 2009–2020 ada 1.107 bengkel.", None, "2009/2020"),
        ("Tahun lalu terjual 35 ribu ton.", "2020-05-06", "2019"),
        ("Tahun lalu terjual 35 ribu ton.", None, None),
        ("Menurut UU Nomor 3 Tahun 2014 ada 35 ribu ton.", None, None),
    ],
)
def test_a_figure_says_when_it_held(sentence: str, published: str | None, period: str | None) -> None:
    assert find_figures(sentence, published)[-1].as_of == period


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("Jumlah IKM mencapai 4,1 juta unit usaha.", "jumlah-ikm"),
        ("IKM menyerap tenaga kerja sebanyak 9 juta orang.", "tenaga-kerja-ikm"),
        ("Ekspor IKM menembus 3 miliar dolar AS.", "ekspor-ikm"),
        ("IKM berkontribusi 20% terhadap nilai output industri pengolahan.", "kontribusi-ikm-industri"),
        ("Penyaluran KUR mencapai Rp9 triliun.", "penyaluran-kur"),
        ("Penyaluran KUR Bank Wanasari mencapai Rp9 triliun.", None),
        ("Pemerintah menaikkan target penyaluran KUR menjadi Rp90 triliun.", None),
        ("Jumlah sapi mencapai 9 ribu ekor.", None),
    ],
)
def test_a_recurring_quantity_is_recognised(sentence: str, indicator: str | None) -> None:
    assert the_one(sentence).indicator == indicator


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Menurutnya, nilai ekspor rotan mencapai US$ 5 juta.", "nilai ekspor rotan"),
        ("Ada 1.450 unit usaha rotan di pesisir.", "unit usaha rotan di pesisir"),
        ("Sektor ini memberi 60 persen dari seluruh pekerja industri.", "seluruh pekerja industri"),
        ("Kini rotan mentah dijual Rp18.000.", "rotan mentah"),
        ("Tersedia 900 lembar Beliau jawab.", "lembar"),
    ],
)
def test_a_figure_says_what_it_measures_in_the_articles_words(sentence: str, measure: str) -> None:
    assert the_one(sentence).measure == measure


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Harga rotan dari Rp30.000 per ikat kini turun menjadi Rp18.000.", ["Harga rotan", "Harga rotan"]),
        ("Semula Rp15 ribu sekarang Rp18 ribu.", [None, None]),
        ("Untuk Rp18.000 Beliau jawab Rp20.000.", [None, None]),
        ("Pagu sebesar Rp5 miliar itu naik lebih tinggi Rp2 miliar.", ["Pagu", "Pagu"]),
        ("Perajin itu mengaku bisa menganyam 40 tikar.", [None]),
    ],
)
def test_a_measure_holds_no_other_amount_and_nobody_who_speaks(text: str, measures: list[str | None]) -> None:
    assert [figure.measure for figure in find_figures(text)] == measures


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("sebelas", 11), ("tiga puluh lima", 35), ("seratus dua puluh", 120), ("seribu lima ratus", 1_500),
        ("dua ratus lima puluh ribu", 250_000),
        ("satu setengah juta", 1_500_000), ("satu juta dua ratus ribu", 1_200_000), ("nol koma lima", Decimal("0.5")),
        ("dua tiga", None), ("puluh", None), ("dua koma", None), ("lima ratus juta miliar", None),
    ],
)  # fmt: skip
def test_number_words_are_one_number_or_none(words: str, value: object) -> None:
    assert words_value(words) == value


@pytest.mark.parametrize(
    ("digits", "value"), [("1.234.567,89", "1234567.89"), ("1,234,567", "1234567"), ("4,4", "4.4"), ("2.5", "2.5"), ("1.2.3", None)]
)
def test_digits_are_read_the_indonesian_way_unless_only_the_english_fits(digits: str, value: str | None) -> None:
    assert digits_value(digits) == (Decimal(value) if value else None)


def indonesian(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@given(st.integers(1, 10**13))
def test_every_grouped_amount_is_read_back(number: int) -> None:
    assert the_one(f"Dana Rp{indonesian(number)} cair.").value == number


@given(
    st.integers(11, 999), st.sampled_from([("ribu", 10**3), ("juta", 10**6), ("miliar", 10**9), ("triliun", 10**12)]), st.integers(1, 99)
)
def test_scale_words_multiply_exactly(whole: int, scale: tuple[str, int], fraction: int) -> None:
    assert the_one(f"Dana Rp {whole},{fraction:02} {scale[0]} cair.").value == float(Decimal(f"{whole}.{fraction:02}") * scale[1])


@given(st.text(alphabet='0123456789.,-–/%() Rpjutaorngdels\n"', max_size=80))
def test_no_text_breaks_the_search_and_all_words_are_the_texts_own(text: str) -> None:
    figures = find_figures(text)
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)
    assert all(one.end <= other.start for one, other in pairwise(figures))
    assert find_figures(text) == figures


@pytest.mark.parametrize("piece", ["1", "1,", "1 ", "Rp", "dua ratus ", "1-", "10 orang ", "5 persen, ", "(", '"', "10 Aa Bb "])
def test_a_very_long_text_of_one_piece_is_read_through(piece: str) -> None:
    find_figures(piece * (60_000 // len(piece)))


def test_a_unit_table_that_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "units.toml"
    path.write_text('[percent]\n"%" = "%"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="physical"):
        load_units(path)


def test_an_unknown_key_of_an_indicator_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "indicators.toml"
    path.write_text('\n[[indicator]]\nid = "x"\nname = "X"\nunit = ["%"]\nall = [["IKM"]]\nnon = []\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r":2 \[non\]"):
        load_indicators(path)
