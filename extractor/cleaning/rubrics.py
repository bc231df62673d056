"""Section names of papers and sites, and the words of their trade: what stands alone on a line and is neither headline nor name.

They are the usual sections (*rubrik*) and kinds of text of the Indonesian press, with their English twins.
"""

from __future__ import annotations

import re
from typing import Final

from extractor.cleaning.vocabulary import word_set

RUBRIC_WORDS: Final = word_set(
    """
    advertorial agama aktual analisis antarnusa arsip artikel arena bagian bahasa bedah beranda berita bincang bisnis bola breaking
    budaya buku catatan cerita cuaca daerah dialog digital dunia editorial edisi edukasi ekbis ekobis ekonomi ekosistem eksklusif ekspor
    ekraf energi entertainment esai exclusive feature features finansial fintech fitur fokus foto galeri gagasan gaya global halaman hari
    headline health hiburan hidup hikmah hobi home hukum ide ikm in-depth indepth industri infografik infografis inspirasi
    interaktif internasional internet interview intisari investasi jalan jelajah jurnal kabar kampus kanal karier kategori keluarga
    kesehatan keuangan khas khazanah khusus kisah kolom komunitas konsumer konsultasi koran kota kreatif kriminal kriminalitas kriya
    kuliner laporan lapsus legislatif lifestyle lingkungan lipsus liputan literasi live lokal lapangan lingkup mancanegara
    market megapolitan
    metro metropolitan mikro mimbar money nasional nusantara news obituari olahraga opini otomotif panorama parlemen parlementaria
    pariwisata pasar pemerintahan pemerintah pemilu pendapat pendidikan perbankan perdagangan peristiwa perkara persona
    perspektif pers pertanian pilihan pojok politik pokok populer porto praktik press profil profile properti publik puisi ragam
    ramadan redaksi refleksi regional release renungan resensi rilis riset riwayat rubrik sains sastra sejarah selasar selebritas seni
    seri serial serba-serbi siaran sisi sosial sosok spesial sport sports surat tajuk teknologi tekno telaah telusur tematik
    terbaru terkini terpopuler teras tips tokoh topik tradisi travel trending ukm umkm umum untold update utama usaha video viral
    warna warta wawancara wirausaha wisata akhir tahun
    """
)
"""Words of which section names are made, in lower case."""

PAPER_WORDS: Final = word_set(
    """
    agency channel chronicle corner daily ekspres expres express fm gazette herald mingguan multimedia network observer radio redaktur
    tabloid televisi times tribune tv weekly mediatama
    """
)
"""Words of which the names of papers, sites and stations are made, in lower case, that no name of a person holds."""

_SMALL: Final = word_set("dan and of the & di ini")
_WORD: Final = re.compile(r"[^\s|/>»•·]+")
_LONGEST: Final = 5


def is_rubric(line: str) -> bool:
    """Whether ``line`` is nothing but a section or a kind of text: ``EKONOMI & BISNIS``, ``Wawancara Khusus``, ``Home > Nasional``."""
    words = [word.strip(",:()[]-–—").casefold() for word in _WORD.findall(line)]
    words = [word for word in words if word]
    return 0 < len(words) <= _LONGEST and all(word in RUBRIC_WORDS or word in _SMALL for word in words)
