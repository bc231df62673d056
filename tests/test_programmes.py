"""Promises of the programmes: the list, the language that announces others, and the mentions."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from crawler.errors import ConfigError
from extractor.article import Programme
from extractor.organisations import load_organisations
from extractor.programmes import find_programmes, load_programmes

CONFIG = Path("config")
PROGRAMMES = load_programmes(CONFIG)
ORGANISATIONS = load_organisations(CONFIG)


def find(text: str) -> tuple[Programme, ...]:
    return find_programmes(text, PROGRAMMES)


def mentions(text: str) -> dict[str, list[str]]:
    return {programme.programme or programme.name: [mention.text for mention in programme.mentions] for programme in find(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Perajin didaftarkan pada program e-Smart IKM.", {"e-smart-ikm": ["program e-Smart IKM"]}),
        ("Realisasi Kredit Usaha Rakyat (KUR) tinggi. KUR mikro naik.", {"kur": ["Kredit Usaha Rakyat (KUR)", "KUR"]}),
        (
            "Gerakan Nasional Bangga Buatan Indonesia (BBI) dimulai; BBI diikuti toko.",
            {"bbi": ["Gerakan Nasional Bangga Buatan Indonesia (BBI)", "BBI"]},
        ),
        ("Dapur makan bergizi gratis dibuka, kata pengelola MBG.", {"mbg": ["makan bergizi gratis", "MBG"]}),
        ("Sentra itu dibiayai Dana Alokasi Khusus (DAK) bidang IKM.", {"dak": ["Dana Alokasi Khusus (DAK) bidang IKM"]}),
        ("Warga menerima BLT Dana Desa. BLT itu Rp300.000.", {"blt-dd": ["BLT Dana Desa", "BLT"]}),
    ],
)
def test_a_listed_programme_is_found_in_all_its_forms(text: str, expected: dict[str, list[str]]) -> None:
    assert mentions(text) == expected


@pytest.mark.parametrize(
    "text", ["Dana BOS cair.", "Bantuan Operasional Sekolah terlambat, padahal BOS penting.", "Penerima BOS bertambah."]
)
def test_an_ambiguous_abbreviation_counts_with_support(text: str) -> None:
    assert "bos" in mentions(text)


@pytest.mark.parametrize("text", ["Sang BOS marah kepada anak buahnya.", "Ia menulis dengan PEN mahal.", "Sidang di KIP ditunda."])
def test_an_ambiguous_abbreviation_alone_is_nothing(text: str) -> None:
    assert mentions(text) == {}


def test_an_abbreviation_that_the_article_spells_otherwise_is_not_the_programme() -> None:
    assert mentions("Paguyuban Kampung Hijau (PKH) menanam pohon. Anggota PKH ada 40 orang.") == {}


def test_a_misspelt_programme_is_known_by_its_abbreviation() -> None:
    assert mentions("Bupati membagikan sertifikat program Pendaftaran Tanah Sertifikasi Lengkap (PTSL). PTSL gratis.") == {
        "ptsl": ["program Pendaftaran Tanah Sertifikasi Lengkap (PTSL)", "PTSL"]
    }


def test_an_office_of_the_same_abbreviation_is_not_the_programme() -> None:
    assert mentions("Dirjen PKH meninjau kandang sapi di Blora.") == {}


def test_a_word_of_the_name_in_brackets_is_no_alias() -> None:
    assert mentions("Penyaluran BLT Bahan Bakar Minyak (BBM) lancar. Harga BBM tetap.") == {"blt-bbm": ["BLT Bahan Bakar Minyak"]}


def test_a_common_phrase_is_not_the_programme_of_that_name() -> None:
    assert mentions("Industri menopang pemulihan ekonomi nasional tahun ini.") == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dinas Perindustrian meluncurkan program Kampung Tenun Mandiri.", "Kampung Tenun Mandiri"),
        ("Bupati mendukung Gerakan Nasional LURIKA di balai desa.", "Gerakan Nasional LURIKA"),
        ("Polri menjalankan program Perajin Masuk Sekolah di kota itu.", "Perajin Masuk Sekolah"),
        ("Pemkab Sragen meluncurkan program Sukowati Bangkit Bersama untuk perajin.", "Sukowati Bangkit Bersama"),
        ('Wali kota memperkenalkan program "Ayo Jahit Lagi" kepada warga.', "Ayo Jahit Lagi"),
        ("Bupati membuka Festival Anyam Nusantara di alun-alun.", "Festival Anyam Nusantara"),
        ("Dinas Perdagangan menggelar Blora Expo pekan depan.", "Blora Expo"),
        ("Pemkot mengadakan acara Sapa Warga Lewat Radio (Sawarla) tiap bulan.", "Sapa Warga Lewat Radio"),
        ("Gubernur menyerahkan Bantuan Modal Perajin Muda (BMPM).", "Bantuan Modal Perajin Muda"),
        ("Menteri mencanangkan Gerakan Seribu Alat Tenun di desa.", "Gerakan Seribu Alat Tenun"),
    ],
)
def test_a_programme_of_the_state_that_no_list_knows_is_found_by_its_language(text: str, name: str) -> None:
    assert [(programme.name, programme.programme) for programme in find(text)] == [(name, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bupati meluncurkan Program SEMARI di desa. SEMARI gratis.", {"SEMARI": ["Program SEMARI"]}),
        ("Pemkab memulai program satu rumah satu dandang.", {"satu rumah satu dandang": ["program satu rumah satu dandang"]}),
        (
            "Pemkab memulai program satu rumah satu dandang. Program satu dandang satu rumah itu gratis.",
            {"satu rumah satu dandang": ["program satu rumah satu dandang", "Program satu dandang satu rumah"]},
        ),
        ("Menteri memuji program Indonesia terang.", {"Indonesia terang": ["program Indonesia terang"]}),
        ("Presiden membangun sekolah rakyat untuk warga miskin.", {"sekolah-rakyat": ["sekolah rakyat"]}),
        ("Wakil bupati meninjau program BSPS dan Bedah Rumah.", {"bsps": ["program BSPS"], "bedah-rumah": ["Bedah Rumah"]}),
        ("Kata Ketua Panitia Wanasari Nusa Expo, bupati hadir.", {"Wanasari Nusa Expo": ["Wanasari Nusa Expo"]}),
        (
            "Bupati membuka Wanasari Kuliner Malam Festival. Stan Wanasari Kuliner Festival ramai.",
            {"Wanasari Kuliner Malam Festival": ["Wanasari Kuliner Malam Festival", "Wanasari Kuliner Festival"]},
        ),
    ],
)
def test_a_local_programme_is_found_however_it_is_printed(text: str, expected: dict[str, list[str]]) -> None:
    assert mentions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kementerian membahas program CSR dan program DPRD.",
        "Pemkab menggelar operasi pasar beras.",
        "Kerja sama Government to Government (G to G) diteken gubernur.",
    ],
)
def test_bodies_and_general_terms_are_no_programmes(text: str) -> None:
    assert mentions(text) == {}


def test_the_abbreviation_of_an_unlisted_programme_stands_for_it_later() -> None:
    assert mentions("Pemkab menjalankan program Rumah Tenun Rakyat (RTR). Peserta RTR 50 orang.") == {
        "Rumah Tenun Rakyat": ["program Rumah Tenun Rakyat (RTR)", "RTR"]
    }


@pytest.mark.parametrize(
    "text",
    [
        "Dinas itu membiayai program Desa Sukamaju tahun ini.",
        "Pemerintah menjalankan program strategis, pelatihan, dan pendampingan.",
        "Ia dosen Program Studi Teknik Tekstil di kampus negeri.",
        "Program Presiden Prabowo didukung pemerintah daerah.",
        "Toko itu mengadakan program Belanja Untung Terus bagi pelanggan.",
        "Pemkab menjalankan program Lampung Barat dengan dana APBD.",
    ],
)
def test_generic_work_and_firms_programmes_are_not_found(text: str) -> None:
    assert mentions(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Benang Emas, program pemerintah untuk penenun, dimulai.", {"Benang Emas": ["Benang Emas"]}),
        ("Pemkab memakai Benang Emas, layanan daerah bagi penenun. Benang Emas gratis.", {"Benang Emas": ["Benang Emas", "Benang Emas"]}),
        ("Lewat Benang Emas, skema pembiayaan pemerintah, mesin dibeli.", {"Benang Emas": ["Benang Emas"]}),
        ("Tenunpreneur merupakan salah satu program unggulan pemkab.", {"Tenunpreneur": ["Tenunpreneur"]}),
        ("Dinas itu meluncurkan Tenunpreneur, program pelatihan penenun.", {"Tenunpreneur": ["Tenunpreneur"]}),
        ("Gubernur meresmikan Rumah Tenun Bersama di kota itu.", {"Rumah Tenun Bersama": ["Rumah Tenun Bersama"]}),
        ("Pakai Bantuan Tanggap Tenun, kata bupati.", {"Bantuan Tanggap Tenun": ["Bantuan Tanggap Tenun"]}),
        ("Pemkot meluncurkan Tenun Masuk Desa. Program itu gratis.", {"Tenun Masuk Desa": ["Tenun Masuk Desa"]}),
        ("Program pelatihan dinas bernama Tenun Kilat dibuka.", {"Tenun Kilat": ["Tenun Kilat"]}),
        ("Pemkab memulai Sensus Alat Tenun 2.0 pekan ini.", {"Sensus Alat Tenun 2.0": ["Sensus Alat Tenun 2.0"]}),
    ],
)
def test_a_programme_is_known_by_what_the_article_says_of_it(text: str, expected: dict[str, list[str]]) -> None:
    assert mentions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Menurut Sugeng Wirayuda, bantuan pemerintah bagi perajin kurang.",
        "Di Lampung Selatan, program pemerintah untuk perajin berjalan.",
        "Sayangnya, bantuan pemerintah untuk perajin belum cair.",
        "Bersama Koperasi Benang Emas, program pemerintah untuk penenun dimulai.",
        "Gubernur meresmikan Rumah Sakit Wanapuri di kota itu.",
        "Pemkab meluncurkan Peraturan Bupati Wanapuri. Program itu gratis.",
        "Toko itu membuka Pojok Rasa Nusantara bagi pelanggan.",
        "Wali kota meresmikan Jembatan Wanapuri Indah. Fasilitas itu panjang.",
        "Bupati bertemu warga lewat Instagram. Program itu gratis.",
        "Ajang tahunan pemkab bernama Lampung Selatan.",
    ],
)
def test_whom_where_and_what_else_a_sentence_names_is_no_programme(text: str) -> None:
    assert mentions(text) == {}


def test_the_headline_says_what_an_ambiguous_abbreviation_stands_for() -> None:
    text = "Juara IFI tahun ini perajin cokelat, kata panitia."
    assert find(text) == ()
    (found,) = find_programmes(text, PROGRAMMES, "Juara Indonesia Food Innovation Diumumkan")
    assert (found.programme, [mention.text for mention in found.mentions]) == ("ifi", ["IFI"])


def test_a_variety_of_a_programme_with_a_name_of_its_own_stands_beside_it() -> None:
    assert mentions("KUR Klaster adalah skema Kredit Usaha Rakyat (KUR).") == {
        "kur-klaster": ["KUR Klaster"],
        "kur": ["Kredit Usaha Rakyat (KUR)"],
    }


def test_a_name_cut_short_and_its_abbreviation_lead_to_the_whole_name() -> None:
    text = "Pemkab membuka Wana Festival Musik Bambu Nusantara (FMBN). Wana Festival ramai. Warga ikut program FMBN."
    assert mentions(text) == {
        "Wana Festival Musik Bambu Nusantara": ["Wana Festival Musik Bambu Nusantara (FMBN)", "Wana Festival", "program FMBN"]
    }


def test_a_publishers_award_is_no_programme() -> None:
    assert mentions("Bupati menerima Warta Media Awards di hotel.") == {}


def test_the_name_of_an_unlisted_programme_ends_where_another_begins() -> None:
    assert [p.name for p in find("Warga ikut program Rajin Menabung Bersama Kabupaten Blora, kata bupati.")] == ["Rajin Menabung Bersama"]


def test_mentions_are_the_words_of_the_text_and_do_not_overlap() -> None:
    text = "Program  Kredit\nUsaha Rakyat (KUR), KUR, dan program restrukturisasi mesin dan peralatan; Dana Desa (DD)."
    spans = sorted((m.start, m.end, m.text) for programme in find(text) for m in programme.mentions)
    assert all(text[start:end] == words for start, end, words in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_every_agency_and_kind_on_the_list_exists() -> None:
    for known in PROGRAMMES.known.values():
        assert known.agency is None or known.agency in ORGANISATIONS.names, known.id
        assert known.kind_of is None or known.kind_of in PROGRAMMES.known, known.id


def test_no_two_programmes_share_a_name() -> None:
    names = [known.name.lower() for known in PROGRAMMES.known.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("row", "key"), [('{ id = "x", nama = "X" }', "nama"), ('{ id = "x", source = "s" }', "name")])
def test_a_wrong_row_is_refused_by_file_and_key(tmp_path: Path, row: str, key: str) -> None:
    (tmp_path / "programmes.toml").write_text(f"programme = [\n  {row},\n]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"programmes\.toml:2 \[{key}\]"):
        load_programmes(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 200_000,
        "Program " * 25_000,
        "(" * 200_000,
        "Aa " * 60_000,
        "Bupati melalui Aa Bb, program ini " * 6_000,
        '"' * 200_000,
        "1" * 200_000,
    ],
)
def test_a_hostile_text_is_read_to_its_end(text: str) -> None:
    assert isinstance(find(text), tuple)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Polres Rantau Jaya menjalankan program Jumat Peduli bagi perajin.", ["Jumat Peduli"]),
        ("Pemkot menjalankan program Jumat dan Sabtu di balai kota.", []),
        ("Pemkot meresmikan sentra itu lewat program Kampung Tematik.", ["Kampung Tematik"]),
        ("Kementerian Perindustrian menggelar IKM Award 2025 di Rantau Jaya.", ["IKM Award"]),
        ("Pemkot menjalankan Program TENUN\n\nSari Wening juga mendukung perajin.", ["TENUN"]),
        ("Perkumpulan Asuransi Tenun Rantau (ATR) mendukung peraturan menteri.", []),
        ("Bupati meraih Juara 2 Rantau Tenun Awards. Penghargaan Rantau Tenun Awards diberikan menteri.", ["Rantau Tenun Awards"]),
        ("Pemkot menggelar Semarak Festival Tenun Rantau. Festival Tenun Rantau dibuka bupati.", ["Semarak Festival Tenun Rantau"]),
    ],
)
def test_the_borders_of_an_unlisted_name_are_found(text, names):
    assert [programme.name for programme in find(text)] == names
