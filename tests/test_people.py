"""Who is named in a text, under which office. All people, villages and events below are made up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.people import Named, find_people, officials
from extractor.registry import Registry, load_registry
from tests.people_work import officials_in

CONFIG = Path(__file__).parent.parent / "config"
PEOPLE = """
person = [
  { id = "ratih", name = "Ratih Pujaningrum Wirasena", aliases = ["Ratih Pujaningrum", "Bu Ning"] },
  { id = "bagas", name = "Bagas Wirayuda" },
  { id = "trisna", name = "Trisna Adikara" },
  { id = "gilang", name = "Gilang Santosa", beside = ["Lang"], namesakes = true },
]
"""
POSTS = """
post = [
  { id = "menteri-kriya", names = ["Menteri Perindustrian", "Menperin"], org = "Kementerian Perindustrian" },
  { id = "dirjen-ikma", names = ["Direktur Jenderal Industri Kecil, Menengah, dan Aneka", "Dirjen IKMA"], org = "Kemenperin" },
  { id = "kepala-bps", names = ["Kepala BPS"], org = "Badan Pusat Statistik" },
  { id = "presiden", names = ["Presiden", "Presiden RI"], org = "Republik Indonesia" },
]
"""
TERMS = """
term = [
  { person = "ratih", post = "menteri-kriya", from = 2018-01-01, until = 2021-01-01, source = "x" },
  { person = "bagas", post = "menteri-kriya", from = 2021-01-01, source = "x" },
  { person = "gilang", post = "kepala-bps", from = 2021-06-01, source = "x" },
  { person = "trisna", post = "dirjen-ikma", from = 2018-01-01, source = "x" },
]
"""


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    folder = tmp_path_factory.mktemp("config")
    for name in ("titles.toml", "names.toml", "places.csv", "districts.csv"):
        shutil.copy(CONFIG / name, folder)
    for name, content in (("people", PEOPLE), ("posts", POSTS), ("terms", TERMS)):
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    return load_registry(folder)


def read(registry: Registry, text: str, published: str | None = "2020-05-14", title: str | None = None) -> tuple[Named, ...]:
    return find_people(text, title, published, registry)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Kepala Dinas Perindustrian Kota Bandar Lampung Adiyatma mengatakan.",
            "Adiyatma",
            "Kepala Dinas Perindustrian Kota Bandar Lampung",
        ),
        (
            "Kepala Dinas Perindustrian dan Perdagangan Kabupaten Cilacap, Ir. H. Sudarwan Hadi, M.Si., hadir.",
            "Sudarwan Hadi",
            "Kepala Dinas Perindustrian dan Perdagangan Kabupaten Cilacap",
        ),
        (
            "Plt. Direktur Jenderal Industri Agro Kemenperin Wulan Prameswari menyebut angka itu.",
            "Wulan Prameswari",
            "Plt. Direktur Jenderal Industri Agro Kemenperin",
        ),
        (
            "Direktur Jendral (Dirjen) Industri Logam, Mesin, dan Elektronika (ILME) Kemenperin, Dodo Sumantri, hadir.",
            "Dodo Sumantri",
            "Direktur Jendral (Dirjen) Industri Logam, Mesin, dan Elektronika (ILME) Kemenperin",
        ),
        ("Wali Kota Tegal Yunita Larasati membuka pameran.", "Yunita Larasati", "Wali Kota Tegal"),
        ("Bupati Lampung Selatan Wirya Atmaja hadir.", "Wirya Atmaja", "Bupati Lampung Selatan"),
        ("Kapolda Jawa Tengah Irjen Pol Hendrawan Saputra hadir.", "Hendrawan Saputra", "Kapolda Jawa Tengah"),
        ("Dandim 0712/Tegal Letkol Inf Bram Satriyo hadir.", "Bram Satriyo", "Dandim 0712/Tegal"),
        ("Penjabat (Pj) Bupati Garut Dr. Eneng Rosmala, S.E., M.M. hadir.", "Eneng Rosmala", "Penjabat (Pj) Bupati Garut"),
        ("“Silakan,” ujar Guntur Nugroho, Sekretaris Satpol PP Kota Jambi, Senin.", "Guntur Nugroho", "Sekretaris Satpol PP Kota Jambi"),
        ("Widyanto, Kepala BPS, hadir.", "Widyanto", "Kepala BPS"),
        ("Herawati selaku Kepala Dinas Koperasi Kabupaten Blora hadir.", "Herawati", "Kepala Dinas Koperasi Kabupaten Blora"),
        ("Anggota Komisi VI DPR RI Lestari Manurung bertanya.", "Lestari Manurung", "Anggota Komisi VI DPR RI"),
        ("kata anggota Komisi VI DPR Lestari Manurung di Jakarta", "Lestari Manurung", "anggota Komisi VI DPR"),
        ("Kepala Badan Kepegawaian Daerah I Ketut Sudarma hadir.", "I Ketut Sudarma", "Kepala Badan Kepegawaian Daerah"),
        ("Ketua Dekranasda Kabupaten Brebes, Ny. Hj. Sri Rahayuningsih, hadir.", "Sri Rahayuningsih", "Ketua Dekranasda Kabupaten Brebes"),
        ("Deputi Bidang Usaha Kecil yang menjadi pembicara, Teguh Prasetya, datang.", "Teguh Prasetya", "Deputi Bidang Usaha Kecil"),
        ("Gubernur Bank Sentral Thailand Anong Suwannarat hadir.", "Anong Suwannarat", "Gubernur Bank Sentral Thailand"),
        ("Wali Kota Makassar, Rusdin 'Uddin' Hasanuddin, hadir.", "Rusdin 'Uddin' Hasanuddin", "Wali Kota Makassar"),
        ("Kata Menteri Perdagangan saat itu, Rahadian Lukito, harga naik.", "Rahadian Lukito", "Menteri Perdagangan"),
        ("Kepala Desa Karang Makmur, Muslimin mengatakan bantuan tiba.", "Muslimin", "Kepala Desa Karang Makmur"),
        ("Asisten I Setdakab Blora I Made Sudarta hadir.", "I Made Sudarta", "Asisten I Setdakab Blora"),
        (
            "Kepala Dinas Tanaman Pangan dan Hultikultura (DTPH) Lampung Barat Ir. Nata Wiguna hadir.",
            "Nata Wiguna",
            "Kepala Dinas Tanaman Pangan dan Hultikultura (DTPH) Lampung Barat",
        ),
        ("Direktur RSUD dr. Kartini, Joni Wahyudi, hadir.", "Joni Wahyudi", "Direktur RSUD dr. Kartini"),
        ("Presiden ke-9 RI Gunadi Wirawan hadir.", "Gunadi Wirawan", "Presiden ke-9 RI"),
        ("Pj Sekda N. Lingga Setiawan hadir.", "N. Lingga Setiawan", "Pj Sekda"),
        ("Wali Kota Metro nonaktif Wulan Sari hadir.", "Wulan Sari", "Wali Kota Metro nonaktif"),
        ("ungkap Indra Gumelar Kepala Bagian Ekonomi kepada pers", "Indra Gumelar", "Kepala Bagian Ekonomi"),
        ("Kadis Perindustrian Kota Wanapuri Lestari Handayani hadir.", "Lestari Handayani", "Kadis Perindustrian Kota Wanapuri"),
        ("Camat Kabupaten Tirtasari Slamet Wibowo hadir.", "Slamet Wibowo", "Camat Kabupaten Tirtasari"),
        ("Walikota Blora, Herman SW menyatakan setuju.", "Herman SW", "Walikota Blora"),
        ("Plh Sekda kabupaten Blora, N. Lingga Wiranata, hadir.", "N. Lingga Wiranata", "Plh Sekda kabupaten Blora"),
        ("Kadis pendidikan dan kebudayaan Bapak Darmaji hadir.", "Darmaji", "Kadis pendidikan dan kebudayaan"),
        ("kata Kabid Kedaruratan bencana BPBD Blora Sumarlin, Senin", "Sumarlin", "Kabid Kedaruratan bencana BPBD Blora"),
        ("Sekretaris BPPRD kota setempat, Mirna Hidayati mengatakan.", "Mirna Hidayati", "Sekretaris BPPRD kota setempat"),
        ("kataKapolres Kudus AKBP Bayu Nugraha kemarin", "Bayu Nugraha", "Kapolres Kudus"),
    ],
)  # fmt: skip
def test_an_unlisted_official_is_found_by_the_words_around_the_name(registry: Registry, text: str, name: str, role: str) -> None:
    assert officials_in(read(registry, text)) == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Pesawat mendarat di Bandara Ahmad Yani, lalu rombongan lewat Jalan Jenderal Sudirman.",
        "Dosen Universitas Diponegoro meneliti rotan.",
        "Menurut Peraturan Menteri Perindustrian Nomor 12 Tahun 2019, syaratnya tiga.",
        "Acara berlangsung di Kantor Gubernur, Jakarta, dan di Istana Presiden.",
        "Para bupati dan wali kota diminta mendata perajin.",
        "Mantan Presiden Republik itu pensiun.",
        "Kerja sama pemanfaatan (KSP) itu selesai.",
        "Ia belum pernah menjabat sebagai Presiden atau Menperin.",
        "Pasangan calon Presiden dan Menperin itu fiktif.",
        "Kata Menperin Malaysia, ekspor naik.",
    ],
)
def test_things_named_after_people_and_offices_in_general_are_nobody(registry: Registry, text: str) -> None:
    assert officials(read(registry, text)) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pemilik PT Rotan Jaya, Budi Hartono, hadir.", "Budi Hartono"),
        ("Ketua Asosiasi Mebel Jepara Sutrisno Wibowo hadir.", "Sutrisno Wibowo"),
        ("Direktur Utama PT Kayu Makmur Tbk Lina Kusuma hadir.", "Lina Kusuma"),
        ("“Sepi,” kata Suminten (43), perajin.", "Suminten"),
        ("Menurut ekonom Universitas Brawijaya Hendra Setiawan, laju itu wajar.", "Hendra Setiawan"),
        ("Ketua Yayasan Pelangi Suci Kuswarini hadir. Ketua Yayasan Pelangi Bangsa, Suci Kuswarini, pulang.", "Suci Kuswarini"),
        ("Seorang pembeli asal Blora, Enur, mengaku senang.", "Enur"),
        ("Pendiri Rumah Benang, Serat4U, Bijak Samudro (Bimo) mengatakan benang cukup.", "Bijak Samudro"),
        ("Presiden Klub Persikas Bima Prasetyo hadir.", "Bima Prasetyo"),
        ("Ketua DPD Partai Mawar Kabupaten Batang Rina Susanti hadir.", "Rina Susanti"),
    ],
)
def test_people_without_a_public_office_are_named_but_no_officials(registry: Registry, text: str, name: str) -> None:
    found = read(registry, text)
    assert [named.name for named in found] == [name]
    assert not found[0].official


@pytest.mark.parametrize(
    "text",
    [
        "“Sepuluh ribu,” ujar Rp 10 ribu.",
        "Silakan datang. Seraya tersenyum, ia pulang.",
        "Karenanya lanjut dia, sekolah tutup.",
        "Menurut koordinator Penyuluh Pertanian Kabupaten Blora Stok pangan aman.",
        "Diduga mengatakan itu, ia pulang.",
    ],
)
def test_ordinary_words_with_a_capital_are_nobody(registry: Registry, text: str) -> None:
    assert read(registry, text) == ()


@pytest.mark.parametrize(
    ("published", "name"), [("2020-05-14", "Ratih Pujaningrum Wirasena"), ("2021-01-01T08:00:00+07:00", "Bagas Wirayuda")]
)
def test_a_title_alone_is_its_holder_on_the_articles_date(registry: Registry, published: str, name: str) -> None:
    found = officials(read(registry, "Pameran itu dibuka Menperin kemarin.", published))
    assert [(official.name, official.by_role_only, official.role) for official in found] == [(name, True, "Menperin")]


@pytest.mark.parametrize("published", [None, "", "kemarin", "2016-01-01"])
def test_a_title_alone_is_nobody_where_the_date_does_not_tell(registry: Registry, published: str | None) -> None:
    assert read(registry, "Pameran itu dibuka Menperin kemarin.", published) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Menteri Perindustrian Malaysia hadir.", "Mantan Menperin hadir.", "Calon Presiden RI hadir.",
        "Menteri Perindustrian ke-3 hadir.", "Plt Menteri Perindustrian hadir.",
    ],
)  # fmt: skip
def test_another_countrys_a_former_or_a_future_office_is_not_the_holders(registry: Registry, text: str) -> None:
    assert read(registry, text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Bank Benih tumbuh. Bank Benih senang. “Siap,” ujar Direktur Bisnis Bank Benih Kicky Andreya Davetra di Blora.",
            ["Kicky Andreya Davetra"],
        ),
        (
            "Dompet Benih hadir. Relawan Dompet Benih pulang. Manajer Dana Dompet Benih Dian Mulyani dan Manajer Dompet Benih Iqbal hadir.",
            ["Dian Mulyani", "Iqbal"],
        ),
        ("Menteri Perindustrian Yulistar Gumantri Darmo hadir. Yulistar Gumantri pulang.", ["Yulistar Gumantri Darmo"]),
    ],
)
def test_the_name_of_a_body_that_stands_elsewhere_is_no_part_of_its_officers_name(registry: Registry, text: str, names: list[str]) -> None:
    assert [named.name for named in read(registry, text)] == names


def test_short_names_and_titles_lead_back_to_the_person(registry: Registry) -> None:
    text = (
        "Kepala Dinas Perindustrian Kabupaten Blora Herawati Kusumastuti membuka pelatihan. Kusumastuti berharap pesertanya bertambah. "
        "Kadis Perindustrian menyebut dana cukup. Sementara Bupati Blora Joko Purnomo hadir. Menurut Herawati, alat sudah tiba. "
        "Bupati lalu pulang."
    )
    herawati, joko = read(registry, text)
    assert [(mention.text, mention.kind) for mention in herawati.mentions] == [
        ("Kepala Dinas Perindustrian Kabupaten Blora", "role"),
        ("Herawati Kusumastuti", "name"),
        ("Kusumastuti", "name"),
        ("Kadis Perindustrian", "role"),
        ("Herawati", "name"),
    ]
    assert [mention.text for mention in joko.mentions] == ["Bupati Blora", "Joko Purnomo", "Bupati"]


def test_a_pair_of_names_is_two_people(registry: Registry) -> None:
    found = read(registry, "Menurut Presiden Gunadi-Lestari, biaya cukup.")
    assert [named.mentions[-1].text for named in found] == ["Gunadi"]


def test_an_office_beside_another_persons_office_is_told_apart(registry: Registry) -> None:
    text = "Staf Khusus Presiden Wirasena, Bagus Hermanto, hadir."
    assert officials_in(read(registry, text)) == [("Bagus Hermanto", "Staf Khusus"), ("Wirasena", "Presiden")]


def test_several_holders_of_one_office_are_all_found(registry: Registry) -> None:
    text = "Ia menemui dua pejabat BPS, yakni Anwar Rasyid dan Wening Lestari, kemarin. Para pejabat BPS, Budi mengatakan, setuju."
    assert officials_in(read(registry, text)) == [("Anwar Rasyid", "pejabat BPS"), ("Wening Lestari", "pejabat BPS")]


def test_the_holder_of_an_office_alone_is_the_person_called_by_first_name(registry: Registry) -> None:
    (ratih,) = read(registry, "“Baik,” kata Ratih kemarin. Menperin lalu pulang.")
    assert (ratih.person, ratih.by_role_only) == ("ratih", False)
    assert [mention.text for mention in ratih.mentions] == ["Ratih", "Menperin"]


def test_two_officials_of_one_first_name_stay_apart(registry: Registry) -> None:
    found = read(registry, "Menteri Perindustrian Ratih Pujaningrum hadir. Kepala Dinas Koperasi Ratih juga hadir.")
    assert [(named.name, named.person) for named in found] == [("Ratih Pujaningrum Wirasena", "ratih"), ("Ratih", None)]


def test_a_name_that_others_bear_is_only_linked_beside_its_office(registry: Registry) -> None:
    warga, menteri = (read(registry, text, "2022-01-01") for text in ("kata Gilang Santosa, perajin", "Kepala BPS Gilang Santosa hadir"))
    assert (warga[0].person, menteri[0].person) == (None, "gilang")


def test_a_short_name_kept_for_its_office_is_linked_only_there(registry: Registry) -> None:
    alone, beside = (read(registry, text, "2022-01-01") for text in ("“Baik,” kata Lang (40).", "Kepala BPS Lang mengatakan setuju."))
    assert [(named.name, named.person) for named in (*alone, *beside)] == [("Lang", None), ("Gilang Santosa", "gilang")]


def test_a_longer_name_that_holds_a_listed_one_is_somebody_else(registry: Registry) -> None:
    found = read(registry, "Menperin Ratih Pujaningrum hadir. Ketua Fraksi Mawar DPR RI Putri Ratih Pujaningrum bertanya.")
    assert [(named.name, named.person) for named in found] == [("Ratih Pujaningrum Wirasena", "ratih"), ("Putri Ratih Pujaningrum", None)]


@pytest.mark.parametrize(
    ("text", "org"),
    [
        ("Kepala Dinas Koperasi Kabupaten Blora Herawati hadir.", "Dinas Koperasi Kabupaten Blora"),
        ("Bupati Blora Joko Purnomo hadir.", "Pemerintah Kabupaten Blora"),
        ("Menperin hadir.", "Kementerian Perindustrian"),
        ("Kepala Satpol PP Kota Tegal Bayu Nugraha hadir.", "Satpol PP Kota Tegal"),
        ("Presiden Brasil Joao Pereira hadir.", "Brasil"),
    ],
)
def test_the_body_is_the_registrys_or_the_words_of_the_office(registry: Registry, text: str, org: str) -> None:
    assert read(registry, text)[0].org == org


def test_a_nickname_is_the_persons_own(registry: Registry) -> None:
    text = "Bupati Blora Joko Purnomo, yang akrab disapa Ipung, hadir. “Baik,” kata Ipung."
    (joko,) = read(registry, text)
    assert [mention.text for mention in joko.mentions if mention.kind == "name"] == ["Joko Purnomo", "Ipung", "Ipung"]


def test_a_person_of_the_registry_is_shown_under_the_fullest_name(registry: Registry) -> None:
    (ratih,) = read(registry, "Menteri Perindustrian Ratih Pujaningrum hadir. Bu Ning lalu pulang.")
    assert (ratih.name, ratih.person, ratih.org) == ("Ratih Pujaningrum Wirasena", "ratih", "Kementerian Perindustrian")
    assert [mention.text for mention in ratih.mentions] == ["Menteri Perindustrian", "Ratih Pujaningrum", "Bu Ning"]


def test_a_title_pointing_back_is_the_person_named_last(registry: Registry) -> None:
    (eko,) = read(registry, "“Sudah,” kata Eko Prasetyo. Anggota Komisi VII DPR itu lalu pulang.")
    assert (eko.name, eko.role, eko.official) == ("Eko Prasetyo", "Anggota Komisi VII DPR", True)


def test_a_village_is_told_from_a_name_by_the_rest_of_the_text(registry: Registry) -> None:
    text = "Rumah di Desa Karangsari rusak. Kepala Desa Karangsari Makmur, Muslimin mengatakan bantuan tiba."
    assert officials_in(read(registry, text)) == [("Muslimin", "Kepala Desa Karangsari Makmur")]


def test_the_headline_gives_the_full_name_but_no_mention(registry: Registry) -> None:
    (ratih,) = read(registry, "“Baik,” kata Ratih.", title="Ratih Pujaningrum Buka Pameran")
    assert (ratih.person, [mention.text for mention in ratih.mentions]) == ("ratih", ["Ratih"])


@pytest.mark.parametrize(("text", "gender"), [("Ibu Suminten hadir.", "f"), ("Bapak Sutrisno hadir.", "m"), ("kata Suminten", None)])
def test_a_title_of_address_hints_at_the_gender(registry: Registry, text: str, gender: str | None) -> None:
    (person,) = read(registry, text)
    assert person.gender == gender


WORDS = st.sampled_from(
    [
        *(
            "Kepala",
            "Dinas",
            "Perindustrian",
            "Kota",
            "Tegal",
            "Bupati",
            "Joko",
            "Herawati",
            "Plt.",
            "S.E.",
            "H.",
            "Desa",
            "Presiden",
            "DPR",
        ),
        *("dan", "kata", "Menperin", "itu", "yang", "mantan", "bin", "I", "12", ",", "(", ")", ".", "/", '"', "\n\n"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_mentions_are_the_words_they_claim_in_order_and_the_same_each_time(registry: Registry, text: str) -> None:
    found = read(registry, text)
    assert found == read(registry, text)
    for named in found:
        assert named.mentions
        assert list(named.mentions) == sorted(named.mentions, key=lambda mention: (mention.start, mention.end))
        assert all(text[mention.start : mention.end] == mention.text for mention in named.mentions)


@pytest.mark.parametrize("unit", ["A", "a", "(", '"', "1", "A ", "Kepala ", "H. ", "Joko ", "S.", "kata ", "Bupati, ", "Plt. ", "x-"])
def test_a_long_run_of_one_thing_is_read_to_its_end(registry: Registry, unit: str) -> None:
    text = (unit * 200_000)[:200_000] + "\n\nBupati Blora Joko Purnomo hadir."
    assert any("Joko" in named.name for named in read(registry, text))
