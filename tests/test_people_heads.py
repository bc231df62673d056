"""Offices by their short names and among bodies that are not the state's. All people are made up."""

from __future__ import annotations

import pytest

from extractor.people import find_people
from extractor.registry import Registry


def officials_of(registry: Registry, text: str, title: str | None = None) -> list[tuple[str, str | None]]:
    return [(named.name, named.role) for named in find_people(text, title, "2025-03-12", registry) if named.official]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Dirtipidter Bareskrim Polri Brigjen Wagiman Tirta hadir.", "Wagiman Tirta", "Dirtipidter Bareskrim Polri"),
        ("Wadirreskrimum Polda Jateng AKBP Sarwi Utari hadir.", "Sarwi Utari", "Wadirreskrimum Polda Jateng"),
        ("Pangkostrad Letjen TNI Wagiman Tirta hadir.", "Wagiman Tirta", "Pangkostrad"),
        ("Danlantamal III Jakarta Brigjen TNI (Mar) Deni Ramdani hadir.", "Deni Ramdani", "Danlantamal III Jakarta"),
        ("Kadispenad Brigjend TNI Deni Ramdani hadir.", "Deni Ramdani", "Kadispenad"),
        ("Jampidsus Kejagung Sarwi Utari hadir.", "Sarwi Utari", "Jampidsus Kejagung"),
        ("Kapusdatin BNPB Sarwi Utari hadir.", "Sarwi Utari", "Kapusdatin BNPB"),
        ("Kalapas Kelas IIA Tegal Wagiman Tirta hadir.", "Wagiman Tirta", "Kalapas Kelas IIA Tegal"),
        ("Wamendukbangga Sarwi Utari hadir.", "Sarwi Utari", "Wamendukbangga"),
        ("Hakim Konstitusi Wagiman Tirta hadir.", "Wagiman Tirta", "Hakim Konstitusi"),
        ("Direktur FBI Darwin Rayandra hadir.", "Darwin Rayandra", "Direktur FBI"),
        ("Direktur Penyakit Tidak Menular Kemenkes dr Sarwi Utari hadir.", "Sarwi Utari", "Direktur Penyakit Tidak Menular Kemenkes"),
        ("Direktur Merek dan Indikasi Geografis DJKI Sarwi Utari hadir.", "Sarwi Utari", "Direktur Merek dan Indikasi Geografis DJKI"),
        ("Pj. Bupati Tegal Drs. KRAT Wagiman Tirta MM hadir.", "Wagiman Tirta", "Pj. Bupati Tegal"),
        ("Perbaikan jalan, menurut Plt. Dinas PU I Made Wirasakti, dimulai.", "I Made Wirasakti", "Plt. Dinas PU"),
        ("Kepala Pemangku Mekar Wangi, Darmi, hadir.", "Darmi", "Kepala Pemangku Mekar Wangi"),
        (
            "Duta Besar Indonesia untuk Tahta Suci Vatikan Sarwi Utari hadir.",
            "Sarwi Utari",
            "Duta Besar Indonesia untuk Tahta Suci Vatikan",
        ),
        ("Kepala Kanwil DJP Bengkulu-Lampung, Sarwi Utari, hadir.", "Sarwi Utari", "Kepala Kanwil DJP Bengkulu-Lampung"),
        ("Direktur Utama LPDB-KUMKM Wagiman hadir.", "Wagiman", "Direktur Utama LPDB-KUMKM"),
        ("Anggota DPRD Tegal dari PSI, Sarwi Utari, menolak.", "Sarwi Utari", "Anggota DPRD Tegal dari PSI"),
        ("Anggota Komisi VI dari PKB, Sarwi Utari, menolak.", "Sarwi Utari", "Anggota Komisi VI dari PKB"),
        ("Kepala Pusat Riset BRIN Sarwi Utari hadir.", "Sarwi Utari", "Kepala Pusat Riset BRIN"),
        ("Konsul Jenderal RI di Osaka Sarwi Utari hadir.", "Sarwi Utari", "Konsul Jenderal RI di Osaka"),
        ("Sekda Revli Baldani membuka pameran.", "Revli Baldani", "Sekda"),
        ("Kepala Disperindag Sarwi Marlinta ST MM hadir.", "Sarwi Marlinta", "Kepala Disperindag"),
        ("Dirjen Industri Agro, Putu Juli Wirasakti; dan tamu lain hadir.", "Putu Juli Wirasakti", "Dirjen Industri Agro"),
        ("Kepala BPPRD Kota Tegal, Sachri Ramadhan melalui stafnya hadir.", "Sachri Ramadhan", "Kepala BPPRD Kota Tegal"),
        ("Sarwi Utari yang pada kala itu menjabat sebagai Kadis Sosial hadir.", "Sarwi Utari", "Kadis Sosial"),
        (
            "Kepala Badan Pengembangan SDM Industri (BPSDMI) Wagimanto membuka diklat.",
            "Wagimanto",
            "Kepala Badan Pengembangan SDM Industri (BPSDMI)",
        ),
        ("Kepala Grup Perizinan BI Sarwi Utari hadir.", "Sarwi Utari", "Kepala Grup Perizinan BI"),
        ("Wakil Kepala BP Batam Sarwi Utari hadir.", "Sarwi Utari", "Wakil Kepala BP Batam"),
        ("Sarwi Utari – Direktur IKM Pangan – hadir.", "Sarwi Utari", "Direktur IKM Pangan"),
        ("Direktur IKM Pangan—Sarwi Utari—hadir.", "Sarwi Utari", "Direktur IKM Pangan"),
        ("Jabatan Direktur IKM Pangan kini dipegang Sarwi Utari.", "Sarwi Utari", "Direktur IKM Pangan"),
        ("Kepala BRIN dijabat oleh Sarwi Utari.", "Sarwi Utari", "Kepala BRIN"),
        ("Bu Kadis Sarwi Merindawati hadir.", "Sarwi Merindawati", "Kadis"),
        ("Sarwi Utari (SU) selaku Kepala Dinas PUPR Garut ditahan.", "Sarwi Utari", "Kepala Dinas PUPR Garut"),
        ("Wakil Bupati DR.H. Edo Wirasakti., MM hadir.", "Edo Wirasakti", "Wakil Bupati"),
        ("Jubir Satgas Penanganan Covid-19 Sarwi Utari hadir.", "Sarwi Utari", "Jubir Satgas Penanganan Covid-19"),
        ("Pimpinan rapat Banggar DPR, Sarwi Utari, hadir.", "Sarwi Utari", "Pimpinan rapat Banggar DPR"),
        ("Dirjen Pengelolaan Sampah KLHK, Sarwi Utari, hadir.", "Sarwi Utari", "Dirjen Pengelolaan Sampah KLHK"),
        (
            "Dirjen Energi Baru, Terbarukan, dan Konservasi Energi Sarwi Utari hadir.",
            "Sarwi Utari",
            "Dirjen Energi Baru, Terbarukan, dan Konservasi Energi",
        ),
        ("Dirjen Mineral dan Batubara (Minerba) Sarwi Utari hadir.", "Sarwi Utari", "Dirjen Mineral dan Batubara (Minerba)"),
        ("Kepala Departemen Kepatuhan Laporan BI Sarwi Utari hadir.", "Sarwi Utari", "Kepala Departemen Kepatuhan Laporan BI"),
        ("Sarwi Utari dipercaya menjadi Kepala Dinas Sosial Tegal.", "Sarwi Utari", "Kepala Dinas Sosial Tegal"),
        ("Sarwi Utari, sebelumnya Kepala Dinas Sosial Tegal, hadir.", "Sarwi Utari", "Kepala Dinas Sosial Tegal"),
    ],
)
def test_an_office_is_known_by_its_short_name_too(registry: Registry, text: str, name: str, role: str) -> None:
    assert officials_of(registry, text) == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Ketua Alumni Ponpes Al-Hikmah, Sarwi Utari mengatakan begitu.",
        "Ketua Badan Permusyawaratan Desa (BPD) Loram, Sarwi Utari, hadir.",
        "Adik Camat Loram, Sarwi Utari, hadir.",
        "Ketua BPK Tulangbawang Sarwi Utari hadir.",
        "Ketua DPD KSPSI Garut, Sarwi Utari, menolak.",
        "Termohon adalah jaksa penuntut umum Kejaksaan Agung RI.",
        "Ketua Komisi Fatwa MUI Sarwi Utari mengatakan begitu.",
        "Ketua Badan Saksi PDIP Sarwi Utari mengatakan begitu.",
        "Kepala Lembaga Demografi UI Sarwi Utari mengatakan begitu.",
        "Koordinator Advokasi BPJS Watch Sarwi Utari mengatakan begitu.",
        "Ketua LHKP PP Muhammadiyah Sarwi Utari mengatakan begitu.",
        "Direktur Lembaga Bantuan Hukum Tegal, Sarwi Utari, mengatakan begitu.",
        "Wakil Presiden Senior Operasi Maju Jaya, Sarwi Utari, mengatakan begitu.",
        "Gubernur New Mexico dan New Jersey menolak.",
    ],
)
def test_a_body_that_is_not_the_states_makes_nobody_an_official(registry: Registry, text: str) -> None:
    assert officials_of(registry, text) == []


def test_a_title_that_goes_on_with_its_followers_is_the_next_of_a_list(registry: Registry) -> None:
    assert officials_of(registry, "Hadir Pastor Paroki Sarwi Utari, Camat Loram beserta jajarannya.") == []


def test_both_members_between_commas_are_found(registry: Registry) -> None:
    found = officials_of(registry, "Anggota DPRD Kabupaten Tegal, Supriyantono dan Wagimanto, menolak.")
    assert [name for name, _ in found] == ["Supriyantono", "Wagimanto"]


def test_a_name_inside_a_longer_one_is_nobody_elses(registry: Registry) -> None:
    found = officials_of(registry, "Ketua Umum Dekranas Sarwi Ananta Gibran mengunjungi perajin.")
    assert [name for name, _ in found] == ["Sarwi Ananta Gibran"]


def test_the_only_unexplained_speaker_bears_the_office_that_speaks_in_the_headline(registry: Registry) -> None:
    text = '"Begitu," kata Wagimanto kepada wartawan. Wagimanto mengatakan hal itu baik.'
    assert officials_of(registry, text, "Ketua DPRD Garut Minta Perajin Bersatu") == [("Wagimanto", "Ketua DPRD Garut")]
    assert officials_of(registry, text, "Kadis Sosial: Perajin Bersatu") == [("Wagimanto", "Kadis Sosial")]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Ketua DPRD Garut Minta Perajin Bersatu", '"Begitu," kata Wagimanto, warga Desa Loram.'),
        ("Ketua DPRD Garut Minta Perajin Bersatu", '"Begitu," kata Wagimanto. "Bukan," kata Sarwi.'),
        ("Ketua DPRD Garut Minta Perajin Bersatu", 'Ketua DPRD Garut Usman Wirya hadir. "Begitu," kata Sarwi.'),
        ("Perajin Minta Ketua DPRD Garut Bersatu", '"Begitu," kata Wagimanto.'),
        ("Ketua DPRD Garut Dilaporkan", '"Begitu," kata Wagimanto.'),
    ],
)
def test_an_office_of_the_headline_is_nobodys_where_it_may_be_somebody_elses(registry: Registry, headline: str, text: str) -> None:
    assert all(name == "Usman Wirya" for name, _ in officials_of(registry, text, headline))
