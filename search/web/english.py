"""The sentences that records and receipts keep in Indonesian, in English: closed lists, each with its wording.

What is not known here, such as a sentence of a newer version, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from crawler.reasons import FAILURES, INPUT_FAILURES
from extractor.article import REJECTIONS
from search.query_words import Language
from search.receipt_findings import TROUBLES_EN
from search.wording import MONTHS

REASONS: Final[Mapping[str, str]] = {**INPUT_FAILURES, **FAILURES, **REJECTIONS}
"""Why something could not be read, fetched or used, by code; in Indonesian."""

REASONS_EN: Final[Mapping[str, str]] = {
    "robots": "forbidden by robots.txt", "robots-unreachable": "robots.txt could not be had, so the site was not visited",
    "timeout": "the site did not answer in time", "dns": "the site's name was not found", "tls": "the site's certificate is not valid",
    "connection": "the connection broke off", "truncated": "what came was cut off", "too-large": "above the size limit",
    "private-address": "a private address, not visited", "bad-address": "not a valid address", "offsite": "outside the outlet's site",
    "redirect-loop": "redirected in circles or too often", "gone": "the page is gone", "blocked": "the site refuses the request",
    "busy": "the site is busy", "http-error": "the site answers with an error", "not-text": "neither text nor HTML", "empty": "empty",
    "bad-listing": "a list of news (feed, sitemap, index) cannot be read", "crash": "processing failed",
    "missing": "no such file or folder",
    "unreadable": "file or folder cannot be opened", "unknown-type": "unknown type of file",
    "link-loop": "links between folders in circles",
    "link-outside": "a link out of the folder",
    "bad-line": "a line is no JSON object that can be read", "damaged-archive": "a WARC archive is damaged or cut off",
    "no-pages": "no pages in it", "undecodable": "its letters cannot be decoded", "listing": "a list, not an article",
    "too-short": "too short for an article", "no-article": "no article found in it", "paywall": "behind a paywall",
    "other-language": "not in Indonesian", "time-limit": "took too long to read",
}  # fmt: skip
"""The same in English."""

_COUNT: Final = r"(\d[\d.]*(?:,\d+)?)"
_DAY: Final = r"(\d{1,2}) (\w+) (\d{4})"
_SENTENCES: Final[tuple[tuple[str, str], ...]] = (
    # why an article counts as about IKM policy (extractor/relevance.py)
    (rf"menyebut IKM {_COUNT} kali", "IKM is named {0} times"),
    (r"IKM di sini bukan industri kecil dan menengah", "IKM does not mean small and medium industry here"),
    (r"IKM disebut di judul", "IKM is named in the title"),
    (r"membahas industri kecil, kerajinan, atau sentra", "about small industry, crafts or their clusters"),
    (r"industri kecil atau kerajinan disebut di judul", "small industry or crafts are named in the title"),
    (r"menyebut pelaku industri kecil sekali", "producers of small industry are named once"),
    (r"membahas pelaku industri kecil atau sentra", "about producers of small industry or their clusters"),
    (r"pelaku industri kecil disebut di judul", "producers of small industry are named in the title"),
    (r"kerajinan disebut di judul", "crafts are named in the title"),
    (r"membahas hasil kerajinan", "about the products of crafts"),
    (r"tindakan pemerintah bagi pelaku industri kecil", "the state acts for producers of small industry"),
    (r"tindakan pemerintah soal hasil kerajinan", "the state acts on the products of crafts"),
    (r"menyebut alat atau bahan produksi", "names tools or materials of production"),
    (r"menyebut produk dalam negeri atau olahan", "names domestic or processed products"),
    (r"membahas harga atau pasokan barang pokok", "about prices or supply of staple goods"),
    (r"membahas UMKM atau koperasi", "about small business or cooperatives"),
    (r"program untuk IKM: (.+)", "programmes for IKM: {0}"),
    (r"menyebut program: (.+)", "names programmes: {0}"),
    (r"lembaga pembina industri terlibat", "the bodies in charge of industry take part"),
    (r"pemerintah terlibat", "the state takes part"),
    (r"tidak ada unsur pemerintah", "no part of the state acts in it"),
    # what is wrong with an outlet (search/receipt_findings.py)
    (r"(\S+) tidak menyebut satu pun alamat berita", "{0} names no article at all"),
    (rf"{_COUNT} dari {_COUNT} halaman: (.+)", "{0} of {1} pages: {2}"),
    (rf"{_COUNT} dari {_COUNT} halaman di balik paywall", "{0} of {1} pages are behind a paywall"),
    (rf"{_COUNT} dari {_COUNT} halaman kosong", "{0} of {1} pages are empty"),
    (rf"{_COUNT} dari {_COUNT} halaman tidak terbaca sebagai berita", "{0} of {1} pages cannot be read as articles"),
    (rf"{_COUNT} dari {_COUNT} halaman tidak dapat dipakai", "{0} of {1} pages cannot be used"),
    (r"tidak dilanjutkan setelah beberapa kali gagal berturut-turut: (.+)", "given up after failing several times in a row: {0}"),
    (r"tanggal berita tidak lagi ditemukan", "dates are no longer found"),
    (rf"isi berita rata-rata {_COUNT} huruf, biasanya {_COUNT}", "articles have {0} letters on average, usually {1}"),
    (rf"terakhir {_DAY}, sejak itu biasanya {_COUNT}", "the last on {0} {1} {2}, since then usually {3}"),
    (rf"{_COUNT}, biasanya {_COUNT}", "{0}, usually {1}"),
    (rf"(\S+) tidak menyebut berita baru sejak {_DAY}", "{0} has named no new article since {1} {2} {3}"),
    (r"tidak satu pun daftar berita ditanya", "no list of news was asked"),
    (r"dihentikan", "stopped"),
    (r"berhenti mendadak", "broke off"),
    (r"(https?://\S+): (.+)", "{0}: {1}"),
)
_PATTERNS: Final = tuple((re.compile(pattern), english) for pattern, english in _SENTENCES)
_BY_WORDS: Final = {indonesian: REASONS_EN[code] for code, indonesian in REASONS.items()}
_MONTHS: Final = dict(zip(MONTHS["id"], MONTHS["en"], strict=True))


def reason(code: str, lang: Language) -> str:
    """A code of the closed lists in words; the code itself where it is not known here."""
    return (REASONS_EN if lang == "en" else REASONS).get(code, code)


def finding(code: str, text: str, lang: Language) -> str:
    """What was found wrong with an outlet, in words; ``text`` is as the receipt keeps it, with details in brackets."""
    if lang == "id" or code not in TROUBLES_EN:
        return text
    _, _, detail = text.partition(" (")
    return TROUBLES_EN[code] + (f" ({told(detail[:-1], lang)})" if detail.endswith(")") else "")


def told(text: str, lang: Language) -> str:
    """A sentence of a record or a receipt in ``lang``."""
    if lang == "id":
        return text
    if text in _BY_WORDS:
        return _BY_WORDS[text]
    found = next(((match, english) for pattern, english in _PATTERNS if (match := pattern.fullmatch(text))), None)
    return found[1].format(*map(_part, found[0].groups())) if found else text


def _part(text: str) -> str:
    """A count, a month or a reason within a sentence."""
    if re.fullmatch(_COUNT, text):
        return text.translate(str.maketrans(".,", ",."))
    return _MONTHS.get(text) or _BY_WORDS.get(text, text)
