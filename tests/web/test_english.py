"""Sentences of records and receipts in English."""

import re

import pytest

from crawler.reasons import FAILURES, INPUT_FAILURES
from extractor.article import REJECTIONS
from extractor.programmes import find_programmes, load_programmes
from extractor.relevance import judge, load_relevance
from search.receipt_findings import TROUBLES, TROUBLES_EN
from search.web.english import REASONS, REASONS_EN, finding, reason, told
from tests.web.archive import CONFIG

INDONESIAN = re.compile(r"\b(?:tidak|dari|biasanya|sejak|halaman|berita|menyebut|situs|yang|dengan|terlibat|membahas)\b")


@pytest.mark.parametrize("code", sorted({*FAILURES, *INPUT_FAILURES, *REJECTIONS}))
def test_every_reason_has_an_english_wording(code):
    assert reason(code, "en") != REASONS[code] == reason(code, "id")
    assert not INDONESIAN.search(reason(code, "en"))


def test_no_wording_is_for_a_reason_that_there_is_not_and_a_newer_code_stays():
    assert set(REASONS_EN) == set(REASONS)
    assert reason("baru", "en") == reason("baru", "id") == "baru"


def test_every_reason_for_relevance_that_the_reading_knows_is_told_in_english():
    sources = (path.read_text("utf-8") for path in (CONFIG.parent / "extractor").glob("relevance*.py"))
    known = [text for source in sources for text in re.findall(r'(?:yield .*, |append\()f?"([a-zA-Z][^"]+)"', source)]
    assert len(known) > 8
    for text in known:
        said = re.sub(r"\{[^}]*\}+", "3", text) + ("X" if text.endswith(": ") else "")
        assert told(said, "en") != said, said


@pytest.mark.parametrize(
    "text",
    [
        "Kementerian Perindustrian membantu industri kecil dan menengah (IKM). IKM itu menerima kredit. Koperasi dan UMKM ikut serta.",
        "Perajin anyaman di sentra kerajinan mengeluh soal bahan baku. UMKM juga.",
        "Indeks Kepuasan Masyarakat (IKM) kantor kecamatan naik.",
        "Pemerintah membuka program e-Smart IKM bagi perajin.",
    ],
)
def test_every_reason_for_relevance_that_is_given_is_told_in_english(text):
    programmes = find_programmes(text, load_programmes(CONFIG))
    _, found = judge(text, "Industri kecil dan kerajinan: IKM", programmes, load_relevance(CONFIG))
    assert found.reasons
    for said in found.reasons:
        assert told(said, "en") != said and not INDONESIAN.search(told(said, "en")), said
        assert told(said, "id") == said


@pytest.mark.parametrize(
    ("detail", "english"),
    [
        ("12 dari 1.500 halaman: situs sedang sibuk", "12 of 1,500 pages: the site is busy"),
        ("3 dari 3 halaman tidak terbaca sebagai berita", "3 of 3 pages cannot be read as articles"),
        ("terakhir 14 Mei 2025, sejak itu biasanya 4,5", "the last on 14 May 2025, since then usually 4.5"),
        ("https://a.example/rss: halaman sudah tidak ada", "https://a.example/rss: the page is gone"),
        (
            "https://a.example/rss tidak menyebut berita baru sejak 2 Agustus 2025",
            "https://a.example/rss has named no new article since 2 August 2025",
        ),
        ("isi berita rata-rata 210 huruf, biasanya 2.400", "articles have 210 letters on average, usually 2,400"),
        ("1, biasanya 12", "1, usually 12"),
        ("berhenti mendadak", "broke off"),
        ("sebuah kalimat baru", "sebuah kalimat baru"),
    ],
)
def test_what_was_found_wrong_with_an_outlet_is_told_with_its_details(detail, english):
    code = "template"
    assert finding(code, f"{TROUBLES[code]} ({detail})", "en") == f"{TROUBLES_EN[code]} ({english})"
    assert finding(code, f"{TROUBLES[code]} ({detail})", "id") == f"{TROUBLES[code]} ({detail})"


def test_a_finding_without_details_or_of_a_newer_version_is_told_as_well():
    assert finding("few", TROUBLES["few"], "en") == TROUBLES_EN["few"]
    assert finding("baru", "sesuatu yang baru", "en") == "sesuatu yang baru"


@pytest.mark.parametrize("text", ["1" * 200_000, "https://" * 30_000, "menyebut program: " + "x" * 200_000, ("1 dari " * 30_000)])
def test_long_texts_of_one_sign_are_no_trouble(text):
    assert told(text, "en")
