"""Numbers whose noun the text has named before: what they count, and which numbers count nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.figures import find_figures

Counts = list[tuple[float | None, str | None]]


def brief(text: str) -> Counts:
    return [(figure.value, figure.unit) for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Dinas membina 64 perajin; 27 di antaranya sudah mengekspor.", 27),
        ("Dinas membina 64 perajin, 27 diantaranya perempuan.", 27),
        ("Dinas membina 64 perajin, sedangkan 27 lainnya menunggu.", 27),
        ("Dari 64 perajin itu hanya 19 yang bertahan.", 19),
        ("Dari 64 perajin yang aktif dahulu, kini hanya sebelas yang bekerja.", 11),
        ("Dari 64 perajin yang aktif dahulu, kini tinggal dua puluh empat.", 24),
        ("Kampung itu punya 64 perajin, bertambah 12 dibanding tahun lalu.", 12),
        ("Kampung itu punya 64 perajin, berkurang 12 dari tahun lalu.", 12),
        ("Sebanyak 64 perajin mendaftar, tetapi yang lolos hanya 31.", 31),
        ("Sebanyak 64 perajin mendaftar, sisanya 40 menunggu giliran.", 40),
        ("Sebanyak 64 perajin mendaftar, baru 25 yang diperiksa.", 25),
        ("Anggota koperasi naik dari 64 perajin menjadi 81.", 81),
        ("Anggota koperasi 64 perajin, menyusut menjadi 41.", 41),
        ("Kampung punya 64 perajin. Sebagian dari mereka, sekitar 35, akan dilatih.", 35),
        ("Kain seberat 9 kg. Dari 64 perajin yang mengekspor, 31 sudah berhenti.", 31),
        ("Dari 64 perajin di pasar itu, 30 yang terdaftar belum dipanggil.", 30),
        ("Provinsi membiayai 64 perajin.\n\nTahun depan kuotanya ditambah 50 lagi.", 50),
    ],
)
def test_a_number_without_its_noun_counts_what_was_counted_before(text: str, number: int) -> None:
    assert brief(text)[-1] == (number, "perajin")


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("Undangan datang 700 orang, padahal kursi hanya 450.", 450, "kursi"),
        ("Ada peningkatan jumlah program studi menjadi 36.", 36, "program studi"),
        ("Menurut Wira, kiosnya tinggal 38.", 38, "kios"),
        ("Jumlah pesantrennya dibatasi 75.", 75, "pesantren"),
        ("Menurut Wira, anggotanya yang berjumlah 455 hanya kebagian sedikit.", 455, "anggota"),
        ("Bengkel itu punya 26 mesin bubut, tetapi mesin yang hidup cuma 19.", 19, "mesin"),
    ],
)
def test_a_number_counts_the_subject_of_its_clause(text: str, number: int, unit: str) -> None:
    assert brief(text)[-1] == (number, unit)


def test_the_first_number_of_a_share_counts_the_noun_behind_the_second() -> None:
    assert brief("Bantuan hanya diterima 18 dari 74 perajin.") == [(18, "perajin"), (74, "perajin")]


@pytest.mark.parametrize("text", ["Sebanyak 8 dari 10 responden puas.", "Kota itu menempati urutan 3 dari 34 provinsi."])
def test_a_rate_or_a_rank_is_no_such_share(text: str) -> None:
    assert len(find_figures(text)) == 1


def test_the_parts_of_a_list_count_what_its_total_counts() -> None:
    text = "Bupati membagikan 946 seragam gratis dengan rincian 404 untuk SD, 43 untuk madrasah, 283 untuk SMP dan 216 untuk SMA."
    assert [value for value, _ in brief(text)] == [946, 404, 43, 283, 216]
    assert {unit.split()[0] for _, unit in brief(text) if unit} == {"seragam"}


@pytest.mark.parametrize(
    "text",
    [
        "Dari 64 perajin, yang tertua berusia hanya 45.",
        "Sebanyak 64 perajin dinilai; skornya hanya 60.",
        "Sebanyak 64 perajin hadir, acara dimulai pukul 10.",
        "Sebanyak 64 perajin hadir, dan pelatihan hanya 3 hari.",
        "Sebanyak 64 perajin hadir, Sari Wening, kini 45 tahun, bercerita.",
        "Sebanyak 64 perajin dilatih; indeksnya bertambah 12.",
        "Sebanyak 64 perajin hadir. Pameran digelar sejak 2019 dan baru 2023 ramai.",
        "Sebanyak 64 perajin hadir. Perayaan 499 HUT Rantau Jaya meriah.",
        "Dari 64 perajin yang diundang, 12 April yang dipilih.",
        "Sebanyak 64 perajin hadir. Harganya hanya 75 per kilo.",
    ],
)
def test_a_score_an_age_a_price_a_time_or_a_year_counts_nothing(text: str) -> None:
    assert [value for value, _ in brief(text) if value != 75] == [64]


@pytest.mark.parametrize(
    "text",
    ["Pelatihan tahap 1 Kabupaten Rantau Jaya dimulai.", "Ia membayar Rp1.575 .000 potong pajak.", "Rapat hanya 3."],
)
def test_a_stage_with_its_place_a_torn_off_group_and_a_number_alone_are_no_count(text: str) -> None:
    assert not [figure for figure in find_figures(text) if figure.value in (0, 1, 3)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Penerimaan mencapai Rp 75. 000.000,00/bulan.", 75e6, "IDR"),
        ("Bayarnya Rp 75. Lalu 200.000,50 dihitung.", 75, "IDR"),
        ("Kali ini hanya ¾ hektar saja.", 0.75, "hektare"),
        ("Lahannya 1½ hektare.", 1.5, "hektare"),
        ("Bantuan untuk tiga sekolah sebesar 2 M, dan sisanya menyusul.", 2e9, "IDR"),
        ("Hadiahnya masuk, lima belas juta.", 15e6, "IDR"),
        ("Kantor itu mengumpulkan lebih dari 48.000 nomor rekening pekerja.", 48000, "nomor rekening"),
    ],
)
def test_a_slip_of_the_space_a_fraction_and_a_short_scale_are_read(text: str, value: float, unit: str) -> None:
    assert brief(text)[0] == (value, unit)


@pytest.mark.parametrize(
    "text", ["Panjang pagar 2 M dan catnya putih.", "Ia bekerja ½ hari.", "Baru ¾ bagian selesai.", "Sebesar 2 M persegi."]
)
def test_metres_and_parts_are_no_money_and_no_count(text: str) -> None:
    assert brief(text) == []


def test_only_is_no_hectare() -> None:
    assert brief("Ada 455 hanya karena pendataan ulang.") == []


@pytest.mark.parametrize("spelling", ["hektare", "hektar", "ha", "haktare", "hektarnya"])
def test_hectares_are_known_in_the_spellings_of_the_press(spelling: str) -> None:
    assert brief(f"Lahan 542 {spelling} terendam.") == [(542, "hektare")]


@given(
    st.lists(
        st.sampled_from(["hanya ", "12 ", "dari 74 perajin ", ", ", "sisanya ", "di antaranya ", "sebelas ", ". ", "kini "]), max_size=40
    )
)
def test_every_figure_lies_where_it_says(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(text[figure.start : figure.end] == figure.text for figure in find_figures(text))
