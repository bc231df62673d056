"""Where an office ends and its holder's name begins. All people, and the bodies without a real counterpart, are made up."""

from __future__ import annotations

import pytest

from extractor.registry import Registry
from tests.people_work import officials_in, read


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Wakil Menteri Perindustrian (Wamenperin) Sudarmi Wening mengatakan begitu.",
            "Sudarmi Wening",
            "Wakil Menteri Perindustrian (Wamenperin)",
        ),
        ("Direktur Bahari Kementerian Tatakarya, Yopi Marantika, hadir.", "Yopi Marantika", "Direktur Bahari Kementerian Tatakarya"),
        ("Direktur IKM Pangan dan Bahan Bangunan Sarwi Utari hadir.", "Sarwi Utari", "Direktur IKM Pangan dan Bahan Bangunan"),
        ("Kepala Otorita Ibu Kota Nusantara (OIKN) Wagiman Tirta hadir.", "Wagiman Tirta", "Kepala Otorita Ibu Kota Nusantara (OIKN)"),
        ("Kepala Perwakilan Bank Indonesia Tegal, Marwan Sasmita, hadir.", "Marwan Sasmita", "Kepala Perwakilan Bank Indonesia Tegal"),
        ("Kepala Biro Perekonomian, Sarwi Utari, hadir.", "Sarwi Utari", "Kepala Biro Perekonomian"),
        ("Kadisdagin Sarwi Utari hadir.", "Sarwi Utari", "Kadisdagin"),
        ("Ketua DPRD Kab. Sidoarjo H. Usman Wirya M.Kes hadir.", "Usman Wirya", "Ketua DPRD Kab. Sidoarjo"),
        ("Kepala Dinas Sosial Way kanan Pardi hadir.", "Pardi", "Kepala Dinas Sosial Way kanan"),
        ("Bupati Karangjaya Deni Ramdani hadir.", "Deni Ramdani", "Bupati Karangjaya"),
        ("Wakil Bupati Gianyar A.A. Gde Mahawira hadir.", "A.A. Gde Mahawira", "Wakil Bupati Gianyar"),
        ("Camat Ngawen Muslim Lukman Hakim hadir.", "Muslim Lukman Hakim", "Camat Ngawen"),
        ("Ketua DPD RI Sultan Prasojo hadir.", "Sultan Prasojo", "Ketua DPD RI"),
        ("Wali Kota Tegal dua periode, Sarwi Utari, hadir.", "Sarwi Utari", "Wali Kota Tegal"),
        ("Dinas itu kaya. Kepala dinas itu, Yorinda Makatipu, hadir.", "Yorinda Makatipu", "Kepala dinas"),
        ("Bertemu dengan Li Wengu, Menteri Kehutanan, Korin mengatakan begitu.", "Li Wengu", "Menteri Kehutanan"),
        ("Keluhan sampai kepada Wali Kota. Menurut Sarwi, dinas akan menghitung.", "Sarwi", "Wali Kota"),
        ('"Ayo," ujar Wabup yang akrab disapa Kang Sarwi itu.', "Sarwi", "Wabup"),
    ],
)
def test_the_end_of_an_office_is_found_in_whatever_words_it_is_told(registry: Registry, text: str, name: str, role: str) -> None:
    assert officials_in(read(registry, text)) == [(name, role)]


def test_a_name_in_capitals_is_shown_as_a_name(registry: Registry) -> None:
    assert officials_in(read(registry, "Bupati Garut, SUGENG WIRAYUDHA, hadir.")) == [("Sugeng Wirayudha", "Bupati Garut")]


@pytest.mark.parametrize("text", ["Para Menteri Perindustrian hadir.", "Unit Pelaksana Teknis Dinas Rajabasa, milik provinsi, buka."])
def test_an_office_of_many_and_a_unit_are_nobody(registry: Registry, text: str) -> None:
    assert read(registry, text) == ()


def test_a_nickname_behind_an_office_is_the_one_who_bears_it(registry: Registry) -> None:
    (named,) = read(registry, 'Bupati Garut Sugeng Wirayuda datang. Bupati yang akrab disapa Kang Jek itu menari. "Ayo," kata Jek.')
    assert [mention.text for mention in named.mentions if mention.kind == "name"] == ["Sugeng Wirayuda", "Jek", "Jek"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Sarwi selaku kepala Dinas Perumahan, menyampaikan hal itu.", "Sarwi", "kepala Dinas Perumahan"),
        ("Peratin Pekon Bandar Agung, Sarwi, hadir.", "Sarwi", "Peratin Pekon Bandar Agung"),
        ("Surat ditandatangani Sekretaris Kabupaten Garut Sarwi, kemarin.", "Sarwi", "Sekretaris Kabupaten Garut"),
        ("Kepala Dinas Pasar, Puncak Wirasto mengatakan begitu.", "Puncak Wirasto", "Kepala Dinas Pasar"),
        ("Kepala Dinas Sosial Sarwi S.Ip hadir.", "Sarwi", "Kepala Dinas Sosial"),
        ("Acara Setahun Presiden Prabowo Subianto Bidang Sosial ramai.", "Prabowo Subianto", "Presiden"),
        ("Itu mobil Sugeng Wirayuda saat masih menjabat sebagai Wali Kota Tegal.", "Sugeng Wirayuda", "Wali Kota Tegal"),
        ("Wakil Juru Bicara Gedung Putih, Mona Kelwin, hadir.", "Mona Kelwin", "Wakil Juru Bicara Gedung Putih"),
        ("Direktur Pembangunan Jembatan Sugeng Wirayuda hadir.", "Sugeng Wirayuda", "Direktur Pembangunan Jembatan"),
        ("Wali Kota Tegal Wagiman 'Aping' Wirayuda hadir.", "Wagiman 'Aping' Wirayuda", "Wali Kota Tegal"),
    ],
)
def test_a_holder_is_found_by_links_degrees_and_what_follows(registry: Registry, text: str, name: str, role: str) -> None:
    assert officials_in(read(registry, text)) == [(name, role)]


def test_the_secretary_through_whom_an_office_speaks_is_of_that_office(registry: Registry) -> None:
    found = read(registry, "Kepala Dinas Perikanan, Sugeng Wirayuda, melalui Sekretaris Sarwi mengatakan begitu.")
    assert officials_in(found) == [("Sugeng Wirayuda", "Kepala Dinas Perikanan"), ("Sarwi", "Sekretaris")]


@pytest.mark.parametrize(
    "text",
    [
        "Acara di kecamatan Banjar Utama, kemarin. Hadir Camat Banjar Utama, dan warga.",
        "Di Balai Kampung Bujuk Sari, kemarin. Ada kepala Kampung Bujuk Sari serta warga.",
        "Mereka melewati Jalan Panglima Sugeng, lalu jembatan Panglima Sugeng itu.",
        "Hadir Kapolda Bali, Forkopimda, dan warga.",
        "Kepala Cabang Tegal Sugeng Wirayuda hadir.",
        "Hadir Kepala Kampung Wanamesir Jaya, Kecamatan Wanasari, dan warga.",
        "Ia menyamar sebagai Jaksa Agung Muda Intelijen Kejaksaan Agung.",
        "Pemilu nasional untuk memilih Presiden dan Wakil Presiden.",
        "Hadir KH Abdul Hakim Wirasena dan santri.",
        "Mereka mencari Kasi Intel dan Kasi Dal Ops di kantor itu.",
        "Balai Kampung Gedung Karya Jitu ramai. Pasar Kampung Gedung Karya Jitu sepi. Hadir Kepala Kampung Gedung Karya Jitu, kemarin.",
    ],
)
def test_places_bodies_and_branches_of_firms_make_no_official(registry: Registry, text: str) -> None:
    assert [named for named in read(registry, text) if named.official] == []


def test_a_clipped_first_name_is_the_person_it_begins(registry: Registry) -> None:
    (named,) = read(registry, "Bupati Tegal Wirasetya Gumelar hadir. Menurut Wiras, pasar ramai.")
    assert [mention.text for mention in named.mentions if mention.kind == "name"] == ["Wirasetya Gumelar", "Wiras"]


def test_an_association_is_no_part_of_its_officers_name(registry: Registry) -> None:
    (named,) = read(registry, "Wakil Ketua LKD Lamburi Indra Wirayuda hadir.")
    assert named.name == "Indra Wirayuda"


def test_the_office_of_somebody_called_by_first_name_may_stand_in_the_headline_alone(registry: Registry) -> None:
    text = '"Panen raya dimulai," kata Wirasena di Garut.'
    (named,) = read(registry, text, title="Bupati Wirasena: Panen Raya Dimulai")
    assert (named.name, named.role, named.official) == ("Wirasena", "Bupati", True)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ('"Panen raya dimulai," kata Amran.', "andi-amran-sulaiman"),
        ('"Panen raya dimulai," kata Amran (41).', None),
        ('"Panen raya dimulai," kata Amran, seorang petani.', None),
    ],
)
def test_the_holder_of_an_office_told_in_the_headline_is_called_by_a_short_name(registry: Registry, text: str, person: str | None) -> None:
    (named,) = read(registry, text, "2025-06-10", "Mentan: Panen Raya Dimulai")
    assert named.person == person


@pytest.mark.parametrize(
    ("text", "published", "name", "org"),
    [
        ("Wagub Jabar hadir.", "2019-05-05", "Uu Ruzhanul Ulum", "Pemerintah Provinsi Jawa Barat"),
        ("Gubernur Jawa Barat (Jabar) hadir.", "2019-05-05", "Ridwan Kamil", "Pemerintah Provinsi Jawa Barat"),
        ("Gubernur Provinsi Lampung hadir.", "2022-05-05", "Arinal Djunaidi", "Pemerintah Provinsi Lampung"),
        ("Wali Kota Solo hadir.", "2022-05-05", "Gibran Rakabuming Raka", "Pemerintah Kota Surakarta"),
        ("Bupati Lambar hadir.", "2021-05-05", "Parosil Mabsus", "Pemerintah Kabupaten Lampung Barat"),
        ("PM Jepang hadir.", "2022-05-05", "Fumio Kishida", "Jepang"),
        ("Presiden hadir.", "2025-05-05", "Prabowo Subianto", "Republik Indonesia"),
    ],
)
def test_deputies_regents_and_leaders_abroad_are_known_by_date(registry: Registry, text: str, published: str, name: str, org: str) -> None:
    (named,) = read(registry, text, published)
    assert (named.name, named.org, named.by_role_only) == (name, org, True)


@pytest.mark.parametrize("text", ["Presiden ke-6 RI hadir.", "Pjs Wali Kota Solo hadir.", "Ketua MKD DPR RI hadir."])
def test_a_holder_told_by_number_a_stand_in_and_the_chair_of_a_committee_are_not_todays_holder(registry: Registry, text: str) -> None:
    assert read(registry, text, "2022-05-05") == ()


def test_a_leader_abroad_is_not_of_the_republic(registry: Registry) -> None:
    (named,) = read(registry, "Presiden Xi Jinping hadir.", "2025-05-05")
    assert (named.name, named.org) == ("Xi Jinping", None)


def test_a_name_printed_in_full_keeps_the_papers_spelling(registry: Registry) -> None:
    (named,) = read(registry, "Presiden Ukraina Volodymyr Zelenskyy hadir.", "2025-05-05")
    assert (named.name, named.person) == ("Volodymyr Zelenskyy", "volodymyr-zelensky")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Menteri Iklim Prancis Agnes Ranier-Wirosa hadir.", ["Agnes Ranier-Wirosa"]),
        ('"Libur," kata Kepala Sekolah SMP Negeri 3 Banjaragung, Garut.', []),
        ("Kepala SMPN 3 Banjaragung Sunardi Wiyono hadir.", ["Sunardi Wiyono"]),
        ("Sapri, petani asal Menggala mengaku rugi.", ["Sapri"]),
        ("Pengacara Lisa Wirasena, Joni Wiyono, mengatakan siap.", ["Joni Wiyono"]),
        ("Kepala Rutan Kelas II B Menggala Gowim Mahira hadir.", ["Gowim Mahira"]),
        ("Rina, bukan nama sebenarnya, mengaku takut.", ["Rina"]),
        ("Pasangan Anwar-Budiman menang, kata Anwar.", ["Anwar"]),
        ("Presiden Prabowo Subianto-Gibran Rakabuming Raka hadir.", ["Prabowo Subianto", "Gibran Rakabuming Raka"]),
        ("Jaksa Agung ST Burhanuddin hadir.", ["Sanitiar Burhanuddin"]),
    ],
)
def test_a_place_a_number_or_a_second_person_beside_a_name_is_told_apart(registry: Registry, text: str, names: list[str]) -> None:
    assert [named.name for named in read(registry, text)] == names


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Bupati diwakili Asisten II Sekda Garut Hery Wirayuda, kemarin.", "Hery Wirayuda", "Asisten II Sekda Garut"),
        (
            "Hadir Sekretaris Direktorat Jenderal IKMA Rifkiano Yusrizal Hanif.",
            "Rifkiano Yusrizal Hanif",
            "Sekretaris Direktorat Jenderal IKMA",
        ),
        ("Kadisperindag Lombok Barat, Lalu Agha Farabi, hadir.", "Lalu Agha Farabi", "Kadisperindag Lombok Barat"),
        ("kata Direktur Pembiayaan Kemenkriya Nugraha Wirasena.", "Nugraha Wirasena", "Direktur Pembiayaan Kemenkriya"),
        (
            "Kepala Dinas Koperasi Provinsi DI Yogyakarta Bayu Wirasena hadir.",
            "Bayu Wirasena",
            "Kepala Dinas Koperasi Provinsi DI Yogyakarta",
        ),
        ("Kepala Bappeda Kota Wana Raya Baru, Ir H Suhardi Wirasena MT berkata.", "Suhardi Wirasena", "Kepala Bappeda Kota Wana Raya Baru"),
        ("Gubernur Kepulauan Wana Raya, Baso Wirasena, hadir.", "Baso Wirasena", "Gubernur Kepulauan Wana Raya"),
        ("Kadis Sosial Kabupaten Tiga Muara, Rini Wirasena, hadir.", "Rini Wirasena", "Kadis Sosial Kabupaten Tiga Muara"),
        ("Anggota Komisi IV DPR asal Garut, Sudirja, hadir.", "Sudirja", "Anggota Komisi IV DPR asal Garut"),
        ("Anggota Komisi IV DPR asal Garut Sudirja Wirasena hadir.", "Sudirja Wirasena", "Anggota Komisi IV DPR asal Garut"),
        ("Sekertaris Daerah Kabupaten Garut Antoni Wirasena hadir.", "Antoni Wirasena", "Sekertaris Daerah Kabupaten Garut"),
        (
            "Deputi bidang koordinasi kualitas anak Kemenko PMK ibu Woro Wirasena hadir.",
            "Woro Wirasena",
            "Deputi bidang koordinasi kualitas anak Kemenko PMK",
        ),
        ("Kabag Sumber Daya Alam Setdakab Blora, Sri Wirasena, hadir.", "Sri Wirasena", "Kabag Sumber Daya Alam Setdakab Blora"),
        ("Hadir pula ketua DPRD, M. Yusril, dan warga.", "M. Yusril", "ketua DPRD"),
        ("Kasat Reskrim Polres Tanah Karo AKP Eriks Wirasena hadir.", "Eriks Wirasena", "Kasat Reskrim Polres Tanah Karo"),
        ("Pasar itu dibuka Asisten Pemkab Garut Jonirawan kemarin.", "Jonirawan", "Asisten Pemkab Garut"),
        ("Atase Perdagangan KBRI Praha Rini Wirasena hadir.", "Rini Wirasena", "Atase Perdagangan KBRI Praha"),
        ("Hadir Kadisperindag Tegal Wirosa. Kata Wirosa, siap.", "Wirosa", "Kadisperindag Tegal"),
    ],
)
def test_an_office_inside_an_office_and_a_rare_first_name_are_told_apart(registry: Registry, text: str, name: str, role: str) -> None:
    assert officials_in(read(registry, text)) == [(name, role)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Kebun baru dibuka, kata Kepala Disbunnak Budi Santosa.", "Budi Santosa", "Kepala Disbunnak"),
        ("Kepala Dinsosnaker Rina Wulandari meninjau bengkel.", "Rina Wulandari", "Kepala Dinsosnaker"),
        ("Hal itu disampaikan Kadisperkimtan Joko Lelono, Senin.", "Joko Lelono", "Kadisperkimtan"),
    ],
)
def test_a_regional_office_of_clipped_words_is_no_part_of_the_name(registry: Registry, text: str, name: str, role: str) -> None:
    assert officials_in(read(registry, text)) == [(name, role)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Lurah Way Mengaku, Sarwi hadir.", "Sarwi", "Lurah Way Mengaku"),
        ("Camat Banjar Agung Sarwi Utari hadir.", "Sarwi Utari", "Camat Banjar Agung"),
        ("Kades Harum Wangi, Kecamatan Bumi Agung Suyono hadir.", "Suyono", "Kades Harum Wangi, Kecamatan Bumi Agung"),
        ("Kepala UPTD Samsat Wanakerta Desi Utari hadir.", "Desi Utari", "Kepala UPTD Samsat Wanakerta"),
        ("Kepala Terminal Tipe A Wanakerta Garut Dani Wijaya hadir.", "Dani Wijaya", "Kepala Terminal Tipe A Wanakerta Garut"),
        ("Kepala Dinas Pasar (Dinpas) Kota Mataram Amiruddin, Kamis, hadir.", "Amiruddin", "Kepala Dinas Pasar (Dinpas) Kota Mataram"),
        ("Sekertaris Kota Tegal Sarwi Utari hadir.", "Sarwi Utari", "Sekertaris Kota Tegal"),
        ("Sekretaris Kota Sarwi Utari hadir.", "Sarwi Utari", "Sekretaris Kota"),
        ("Inspektur Garut Sarwi Utari hadir.", "Sarwi Utari", "Inspektur Garut"),
        ("Kepala Satuan Tugas Waspada Kriya Sarwi L. Utari hadir.", "Sarwi L. Utari", "Kepala Satuan Tugas Waspada Kriya"),
        ("Pejabat (Pj) Kepala Desa Harum Wangi, Sarwi mengatakan begitu.", "Sarwi", "Pejabat (Pj) Kepala Desa Harum Wangi"),
        ("Pelaksana Harian (Plh) Sekda Kota Tegal Sarwi hadir.", "Sarwi", "Pelaksana Harian (Plh) Sekda Kota Tegal"),
        ("Wakil Ketua Komisi I dari fraksi PDIP, Sarwi mengatakan begitu.", "Sarwi", "Wakil Ketua Komisi I dari fraksi PDIP"),
        ("Ketua DPRD sidoarjo Sarwi Utari hadir.", "Sarwi Utari", "Ketua DPRD sidoarjo"),
        ("Ketua Badan Pengawas Pemilu (Bawaslu) Tegal, Sarwi, hadir.", "Sarwi", "Ketua Badan Pengawas Pemilu (Bawaslu) Tegal"),
        ("Komandan Satuan Siber Mabes TNI, Brigjen JO Sarwita, hadir.", "JO Sarwita", "Komandan Satuan Siber Mabes TNI"),
        ("Komandan Pos TNI AL Wanakerta Letda laut (PM) Sarwi Utari hadir.", "Sarwi Utari", "Komandan Pos TNI AL Wanakerta"),
        ("Direktur Pengawasan Emiten OJK Sarwi Utari hadir.", "Sarwi Utari", "Direktur Pengawasan Emiten OJK"),
        ("Direktur Pengawasan Perusahaan Publik OJK Sarwi Utari hadir.", "Sarwi Utari", "Direktur Pengawasan Perusahaan Publik OJK"),
        ("Direktur Departemen Moneter BI Juli Budi Winarya hadir.", "Juli Budi Winarya", "Direktur Departemen Moneter BI"),
        ("Kepala Dinas Sosial Denpasar Anak Agung Gede Sarwita hadir.", "Anak Agung Gede Sarwita", "Kepala Dinas Sosial Denpasar"),
        ("Kepala Dinas Sosial Garut, Budi Ramadhan mengatakan begitu.", "Budi Ramadhan", "Kepala Dinas Sosial Garut"),
        (
            "Kepala Badan Aset dan pajak daerah (Bapada) kabupaten Garut Sarwi hadir.",
            "Sarwi",
            "Kepala Badan Aset dan pajak daerah (Bapada) kabupaten Garut",
        ),
        ("Kabid tanaman pangan, Gunawan, S.P hadir.", "Gunawan", "Kabid tanaman pangan"),
        ("Ia menemui kepala dinas pertanian setempat Ir. Sarwi Utari.", "Sarwi Utari", "kepala dinas pertanian setempat"),
        ("Bupati Lampung Barat (Lambar) Zarwita akan datang.", "Zarwita", "Bupati Lampung Barat (Lambar)"),
        ("Sekretaris Daerah Kabupaten Saipul, S.Sos, hadir.", "Saipul", "Sekretaris Daerah Kabupaten"),
        ("Kepala Biro Humas Kemkeu Sarwi Utari hadir.", "Sarwi Utari", "Kepala Biro Humas Kemkeu"),
        ("Pakar Hukum Budi Santika hadir. Budi yang juga mantan Ketua MK itu senang.", "Budi Santika", "mantan Ketua MK"),
    ],
)
def test_units_places_and_names_of_ordinary_words_end_where_the_name_begins(registry: Registry, text: str, name: str, role: str) -> None:
    assert officials_in(read(registry, text)) == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Terdakwa divonis Majelis Hakim PN Wanakerta, dua minggu lalu.",
        "Warga bertemu Sekretaris Kecamatan Gunung Agung dan rombongan.",
        "Korban itu anggota Polsek Pakuan Ratu, Polres Way Kanan.",
        "Petugas Damkar, Peratin dan lainnya memadamkan api.",
        "Hadir Kepala BPJS cabang Wanakerta, camat, dan tamu.",
        "Bantuan diterima Kepala Kampung Sidi Agung, Kepala Kampung Bumi Wono Sari dan tamu.",
        "Menurut Dimpai, rapat dihadiri Wakil Gubernur Bali ini.",
        'Menurut Budi Santika, "Pak Kapolres ini kurang kamera."',
    ],
)
def test_the_seat_of_a_court_or_a_station_is_nobody(registry: Registry, text: str) -> None:
    assert officials_in(read(registry, text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Bupati dan Wakil Bupati Garut, Sarwi Utari dan Budi Santika, hadir.",
            [("Sarwi Utari", "Bupati"), ("Budi Santika", "Wakil Bupati Garut")],
        ),
        (
            "Wali Kota Tegal dan Wakil Wali Kota Tegal, Sarwi Utari dan Budi Santika, hadir.",
            [("Sarwi Utari", "Wali Kota Tegal"), ("Budi Santika", "Wakil Wali Kota Tegal")],
        ),
        ("Bupati dan Wakil Bupati Garut, Sarwi Utari, hadir.", [("Sarwi Utari", "Wakil Bupati Garut")]),
        (
            "Bupati didampingi Wakil Ketua DPRD Sarwi Utari dan Budi Santika.",
            [("Sarwi Utari", "Wakil Ketua DPRD"), ("Budi Santika", "Wakil Ketua DPRD")],
        ),
        ("Hadir Kepala BPS Sarwi Utari dan Budi Santika.", [("Sarwi Utari", "Kepala BPS")]),
        ("Komisioner KPPU sekaligus Ketua Paguyuban Wayang Sarwi Utari hadir.", [("Sarwi Utari", "Komisioner KPPU")]),
        (
            "Hadir Wakil Bupati Sarwi Utari, Kepala Dinas Sosial, Kadis Pariwisata dan tamu.",
            [("Sarwi Utari", "Wakil Bupati")],
        ),
    ],
)
def test_offices_told_together_go_to_their_holders(registry: Registry, text: str, found: list[tuple[str, str]]) -> None:
    assert officials_in(read(registry, text)) == found


def test_a_region_told_once_belongs_to_both_its_heads(registry: Registry) -> None:
    found = read(registry, "Gubernur dan Wakil Gubernur Jawa Barat hadir.", "2019-03-01")
    assert [named.person for named in found] == ["ridwan-kamil", "uu-ruzhanul-ulum"]


def test_a_holder_of_one_unusual_name_is_no_part_of_the_office(registry: Registry) -> None:
    (named,) = read(registry, "Menteri Kependudukan dan Pembangunan Keluarga Wihaji hadir.", "2025-03-01")
    assert (named.role, named.by_role_only) == ("Menteri Kependudukan dan Pembangunan Keluarga", False)


def test_a_head_of_state_called_by_one_name_is_so_beside_his_full_name(registry: Registry) -> None:
    text = "Itu arahan Presiden Prabowo. Presiden Prabowo Subianto hadir. Presiden Prabowo juga tiba."
    (named,) = read(registry, text, "2025-03-01")
    assert [mention.text for mention in named.mentions if mention.kind == "name"] == ["Prabowo", "Prabowo Subianto", "Prabowo"]


def test_a_relative_with_an_office_of_her_own_is_not_the_regent(registry: Registry) -> None:
    text = "Ketua TP-PKK, Ratna Wening Sarwi Utari, hadir. Bupati Garut, Sarwi Utari, menari."
    assert officials_in(read(registry, text)) == [("Ratna Wening Sarwi Utari", "Ketua TP-PKK"), ("Sarwi Utari", "Bupati Garut")]
