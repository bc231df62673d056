"""Promises of the judgement whether an article is about IKM policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.article import Relevance
from extractor.programmes import find_programmes, load_programmes
from extractor.relevance import judge, load_relevance

CONFIG = Path("config")
PROGRAMMES, RULES = load_programmes(CONFIG), load_relevance(CONFIG)


def verdict(text: str, title: str | None = None) -> tuple[bool, Relevance]:
    return judge(text, title, find_programmes(text, PROGRAMMES), RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Kementerian Perindustrian membantu industri kecil dan menengah membeli mesin.",
        "Bupati menyerahkan alat tenun kepada 30 IKM. IKM itu akan didampingi.",
        "Kemenperin memperluas program Santripreneur ke sebelas pesantren.",
        "Menperin mengunjungi perajin rotan, perajin bambu, dan sentra kerajinan.",
    ],
)
def test_what_the_state_does_about_small_industry_is_relevant(text: str) -> None:
    assert verdict(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Nilai IKM kelurahan naik menjadi 89. Indeks Kepuasan Masyarakat itu diukur pemerintah kota tiap tahun.",
        "Guru menjalani Implementasi Kurikulum Merdeka (IKM) di sekolah negeri, kata kepala dinas. IKM sudah tiga tahun.",
        "Menteri membagikan pinjaman kepada UMKM dan koperasi di pasar. UMKM diminta naik kelas.",
        "Pabrik mobil itu memproduksi seribu unit, kata Menteri Perindustrian.",
        "",
    ],
)
def test_other_meanings_and_other_policies_are_not(text: str) -> None:
    assert not verdict(text)[0]


def test_small_industry_without_the_state_is_not_policy() -> None:
    relevant, relevance = verdict("IKM tahu di kampung itu ramai pembeli. Pemilik IKM senang.")
    assert not relevant
    assert "tidak ada unsur pemerintah" in relevance.reasons


def test_the_reasons_name_what_was_seen() -> None:
    _, relevance = verdict("Kemenperin melatih IKM lewat program e-Smart IKM.", "IKM Belajar Jualan")
    assert relevance.score == 1.0
    assert relevance.reasons == (
        "menyebut IKM 2 kali",
        "IKM disebut di judul",
        "program untuk IKM: e-Smart IKM",
        "lembaga pembina industri terlibat",
    )


def test_an_index_in_the_article_is_said_so() -> None:
    _, relevance = verdict("Indeks Kepuasan Masyarakat (IKM) pemerintah kota naik.")
    assert relevance.reasons[0] == "IKM di sini bukan industri kecil dan menengah"


def test_the_score_stays_between_nought_and_one() -> None:
    assert verdict("")[1].score == 0.0
    assert verdict("IKM Kemenperin perajin UMKM e-Smart IKM Upakarti OVOP " * 50, "IKM")[1].score == 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Perajin gerabah di tiga desa meminta tungku gas. Wali kota menjanjikan alat produksi bagi perajin kerajinan tanah liat itu.",
        "Dinas membuka kelas bagi pandai besi. Bengkel logam dan pengecoran di sentra logam itu memasok suku cadang.",
    ],
)
def test_policy_for_crafts_is_relevant_though_it_never_says_ikm(text: str) -> None:
    assert verdict(text)[0]


def test_one_word_about_crafts_does_not_make_an_article_relevant() -> None:
    assert not verdict("Gubernur menerima anyaman saat meresmikan jembatan.")[0]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Gubernur menyebut bantuan bagi pandai perak sudah cair. Pandai perak itu masih menunggu, kata bupati.",
            "Bantuan Pandai Perak Cair",
        ),
        ("Penyamak kulit meminta kelonggaran. Wali kota menolak; penyamak itu harus membangun kolam limbah.", None),
        ("Dinas Perindustrian menghidupkan kembali sentra oleh-oleh milik pengrajin rumahan.", None),
        (
            "Pemerintah provinsi menjadikan kerajinan anyaman ikon daerah. Anyaman itu akan didorong menjadi produk ekspor, kata bupati.",
            None,
        ),
        ("Dinas melatih pembuat kerupuk di sentra ikan asin. Pembuat kerupuk menerima mesin dari bupati.", None),
    ],
)
def test_a_measure_of_the_state_close_to_producers_is_policy_for_them(text: str, title: str | None) -> None:
    assert verdict(text, title)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Bupati memberi kapolda batik tulis sebagai kenang-kenangan. Kapolda memuji batik tulis dan kain songket itu.",
        "Jaksa mendakwa bupati menerima songket dan batik tulis dari penjahit itu.",
        "Menteri membuka rapat pelaku industri. Produk lokal dan produk dalam negeri dibahas bersama pelaku industri kreatif.",
        "Dinas Perindustrian menggelar pasar murah. Harga beras dan minyak goreng naik, elpiji langka; perajin tahu ikut antre.",
        "Menteri membatasi impor garam. Industri kaca dan industri kayu besar meminta aturan itu ditunda.",
    ],
)
def test_gifts_thefts_markets_and_large_industry_are_not(text: str) -> None:
    assert not verdict(text)[0]


def test_one_craftsman_in_a_long_report_on_something_else_does_not_count() -> None:
    aid = "Bupati menyerahkan bantuan mesin kepada seorang penjahit. "
    alone, lost = (verdict(aid + "Jalan di desa itu diaspal tahun ini. " * times)[1] for times in (0, 60))
    assert alone.score > lost.score
    assert "menyebut pelaku industri kecil sekali" in lost.reasons
