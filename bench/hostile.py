"""Texts built to hold a reader up: one mark, word, phrase or mixture of them over and over, as long as a page may be."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from crawler.page import HTML, TEXT, Page, page_of
from extractor.article import Article, Rejected
from extractor.draft import MAX_CHARACTERS

PIECES: Final = (
    *"aA1\"“”'.,-(/%:é*[<&@ \n\t", "\u00a0", "a ", "A ", "1 ", "x. ", "A.B.", '"a ', 'a" ', "“a” ", '" ', "(a) ", "(*)", "a\n", "A\n\n",
    "Rp1 ", "Rp", "1.000", "1,", "1-", "1 - 2 ", "1 persen ", "satu ", "dua ratus ", "juta ", "koma ", "per ", "hingga ", "antara 1 dan ",
    "4/3/2019 ", "Senin (4/3) ", "tahun 2019 ", "Jakarta - ", "(ANTARA) - ", "Baca juga: ", "Foto: ", "Editor: ", "#tag ", "http://a.b/",
    "Budi ", "Ahmad, ", "Ketua, ", "Menteri ", "Dinas ", "PT ", "Plt. ", "S.E., ", "Ir. ", "Kepala Dinas Perindustrian ", "Kabupaten A, ",
    "program ", "Kredit Usaha Rakyat ", "IKM ", "menurut ", "bahwa ", "kata dia ", '"A," kata Budi. ', "-nya ", "Aa Bb Cc dd. ",
    "1%", "1)", "(1", "½", "US$1 ", "1:1 ", "1/", "a1 ", "5-10 unit ", "1 dari 2 ", "12,5 persen, ", "Rp1,5 miliar dan ",
    "No. 1 Tahun 2020 ", "satu juta dua ratus ribu ", "1) A\n", "tadi (1/2), ", "10.30 WIB ", "kata Budi, ", "Menteri A, ",
    "Menteri Budi, ", "Bupati A ", "Kepala Dinas Budi, ", "Budi (40), ", "Dr. Ir. H. Budi, M.Si., ", "Budi Santoso mengatakan ",
    "“Kami siap,” kata Ani, Kepala Dinas. ", '"a," ', "“a\n", "“A” “", '"(" ', "a”a", "««", "baca juga ", "BACA JUGA ",
    "[", "((", "{a:b}", "- a\n", "A b.\n\n", "/A", "(A) ",
    "A B Expo ", "program A B (AB) ", "Dinas A dan B ", "Kabupaten ", "BUDI SANTOSO ", "Seorang perajin itu ",
)  # fmt: skip


class Timed(NamedTuple):
    """One hostile page and the seconds of processor time that reading it took."""

    seconds: float
    piece: str
    form: str
    outcome: str


def pages(size: int) -> Iterator[tuple[str, str, Page]]:
    """Every piece repeated to ``size`` characters, as a text and as a page."""
    for piece in PIECES:
        text = (piece * (size // len(piece) + 1))[:size]
        yield piece, "text", page_of("hostile.txt", text.encode(), TEXT)
        page = f"<html lang=id><title>Judul Berita</title><body><article><h1>Judul Berita</h1><p>{text}</p></article></body></html>"
        yield piece, "page", page_of("hostile.html", page.encode(), HTML)


def timed(read: Callable[[Page], Article | Rejected], size: int = MAX_CHARACTERS) -> list[Timed]:
    """Every hostile page read, the slowest first."""
    found = []
    for piece, form, page in pages(size):
        start = time.process_time()
        outcome = read(page)
        found.append(Timed(time.process_time() - start, piece, form, outcome.reason if isinstance(outcome, Rejected) else "article"))
    return sorted(found, reverse=True)
