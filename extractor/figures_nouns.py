"""What follows a number when it is no unit of measure: a counted noun, a stretch of time, or nothing that is counted.

The closed classes below (function words, reporting verbs, words of time) follow *Tata Bahasa Baku Bahasa Indonesia* (Alwi et al.); verbs
are told by their prefixes, with the common nouns that only look prefixed listed as exceptions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[ \u00a0\n]{1,2}([^\W\d_][\w'’-]*)")
_ABBREVIATION: Final = re.compile(r"\s?\(([A-Z][A-Za-z-]{1,11})\)")
_TITLE_RUN: Final = re.compile(r"\s([A-Z][\w-]+(?:,? (?:dan |atau |serta )?[A-Z][\w-]+){1,6}) \(([A-Z][A-Za-z]{1,9})\)")
_LONGEST: Final = 4
"""Words after the first that may still belong to the printed noun."""

TIME: Final = frozenset(
    "tahun tahunan thn bulan bulanan bln minggu mingguan pekan hari harian jam menit detik abad dekade windu malam semester kuartal triwulan "
    "caturwulan musim generasi kali wib wita wit gmt masehi hijriah hijriyah periode putaran babak ronde set besar pagi siang sore "
    "januari februari pebruari maret april mei juni juli agustus september oktober november nopember desember "
    "jan feb peb mar apr jun jul agu ags agt sep sept okt nov nop des january february march may june july august october december".split()
)
"""Words after which a number tells time, an age, an order or a frequency, not a size."""

STOP: Final = frozenset(
    "yang dan atau dengan di ke dari pada untuk buat dalam oleh sebagai karena sebab agar supaya akan telah sudah sedang masih juga saja hanya lagi "
    "ini itu tersebut dia ia beliau mereka kami kita saya aku anda adalah ialah yakni yaitu antara serta maupun sedangkan sementara setelah "
    "sebelum saat ketika hingga sampai sejak per tiap setiap bagi kepada terhadap tentang soal atas bawah bahwa jika kalau bila apabila maka namun tetapi "
    "tapi meski meskipun walau walaupun melainkan lalu kemudian lebih kurang sekitar paling sangat cukup dapat bisa boleh harus mampu perlu ingin belum "
    "tidak tak bukan tanpa secara seperti dibanding dibandingkan ketimbang daripada naik turun tumbuh jadi sebesar sebanyak sejumlah senilai seharga "
    "guna demi kata ujar ucap tutur jelas terang ungkap tegas tambah papar lanjut imbuh sebut pungkas katanya ujarnya ucapnya tuturnya jelasnya terangnya "
    "ungkapnya tegasnya tambahnya paparnya lanjutnya imbuhnya sebutnya pungkasnya alias termasuk antaranya masing-masing sekaligus pun lah kan nih ya sih "
    "dong the of and in on for ada punya mau sama samping luar sana sini situ begitu demikian sehingga selama sepanjang melalui lewat hanyalah "
    "terbaik terbesar tertinggi terendah terbanyak terdepan teratas pertama kedua ketiga keempat seluruhnya semuanya silam mendatang depan kemarin "
    "tadi nanti sekarang juga saat misalnya padahal pasalnya apalagi bahkan sisanya selebihnya selain sebelumnya menurut menurutnya usai seusai pas cuma "
    "nya an senin selasa rabu kamis jumat sabtu ahad koma persen baca simak lihat sejauh seiring berkat akibat kian makin semakin terus sempat langsung "
    "gram kg rupiah asal para si sang bakal bagaimana apa siapa mana kapan mengapa kenapa nomor pasal ayat".split()
)
"""Words that neither are nor continue a counted noun."""

CLASSIFIERS: Final = frozenset(
    "orang jiwa buah ekor lembar helai potong batang butir biji pasang eksemplar pucuk bungkus botol kaleng karung sak zak dus boks toples "
    "sachet bal rim lusin kodi gros keping tablet kapsul bidang tangkai pohon rit kontainer peti ikat sisir tandan".split()
)
"""Nouns that count other nouns; the unit ends with them (``40 orang pekerja`` counts ``orang``)."""

COUNTERS: Final = CLASSIFIERS | frozenset(
    "unit ikm umkm ukm umk usaha pelaku perusahaan industri pabrik sentra koperasi pekerja tenaga karyawan buruh pegawai peserta perajin pengrajin "
    "petani nelayan peternak pedagang penjual pembeli warga penduduk keluarga kk kpm rumah desa kelurahan kecamatan kabupaten kota provinsi negara pulau "
    "toko gerai outlet warung kios lapak mesin alat produk merek jenis paket dosis siswa mahasiswa pelajar santri guru dosen pondok pesantren sekolah "
    "startup wirausaha wirausahawan pengusaha investor anggota kelompok komunitas responden pendaftar penerima pengunjung wisatawan pasien korban "
    "sertifikat izin dokumen proyek kegiatan program kasus kejadian personel personil atlet kendaraan mobil motor bus kapal pesawat kamar kursi "
    "sambungan titik lokasi kawasan zona teu teus kontrak transaksi rekening nasabah debitur pelanggan pengguna penumpang artikel desain".split()
)
"""Nouns that can only be counted here: they outweigh a label or a year-like number in front of the quantity."""

_PREFIXED: Final = re.compile(r"(?:me(?:m|n|ng|ny|l|r|w|y)|di|ter|ber)[a-z]{3}")
_LOOKS_PREFIXED: Final = re.compile(
    r"(?:mer[ei]k|mesin|meter|media|meja|menteri|mentor|member|mempelai|menara|menu|mental|merpati|metode|mebel|melati|melon|"
    r"dinas|diaspora|diskon|dis[ak]|digit|direk|dirjen|distri|divisi|dimensi|difabel|diploma|diagnos|dialog|dinar|dinasti|dirham|diaken|"
    r"terminal|terdakwa|tersangka|terpidana|terdiri|ternak|terumbu|teritori|terapis|termo|terowongan|tertanggung|terpal|terlapor|terduga|terasering|"
    r"beras|berita|berkas|berlian|bercak|berry)"
)


_EACH: Final = re.compile(
    rf"se(?:{'|'.join(sorted(CLASSIFIERS))}|kilo|kilogram|liter|meter|hari|bulan|tahun|minggu|jam|porsi|gelas|piring|mangkuk)"
)
"""``setoples``, ``sekilo``: one of a kind, said of a price; not what the number before it counts."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: where it ends, the words as printed, and its abbreviation where one follows in brackets."""

    end: int
    words: str
    abbreviation: str | None = None


def is_time(text: str, position: int) -> bool:
    """Whether the word at ``position`` (white space before it) makes the number in front a time, a date or an order."""
    found = _WORD.match(text, position)
    return found is not None and found[1].casefold() in TIME


def noun_at(text: str, position: int) -> Noun | None:
    """The counted noun that starts after the white space at ``position``, or null when something else follows."""
    titled = _TITLE_RUN.match(text, position)
    if titled and _is_noun(titled[1].split()[0]):
        return Noun(titled.end(), titled[1] + text[titled.end(1) : titled.end()], titled[2])
    first = _WORD.match(text, position)
    if first is None or not _is_noun(first[1]):
        return None
    end = first.end() if first[1].casefold() in CLASSIFIERS else _run_end(text, first)
    abbreviation = _ABBREVIATION.match(text, end)
    if abbreviation:
        return Noun(abbreviation.end(), text[first.start(1) : abbreviation.end()], abbreviation[1])
    return Noun(end, text[first.start(1) : end])


def is_counter(word: str) -> bool:
    """Whether ``word`` is a noun that a number in front of it surely counts."""
    return word.casefold() in COUNTERS


def _run_end(text: str, first: re.Match[str]) -> int:
    """Where the noun phrase that begins with ``first`` ends: common nouns and adjectives go on, names only after a capitalised head."""
    end = first.end()
    named = first[1][0].isupper() and not first[1].isupper()
    for _ in range(_LONGEST):
        found = _WORD.match(text, end)
        if found is None or not _is_noun(found[1]) or "\n" in found[0]:
            break
        if found[1][0].isupper() and not named:
            break
        end = found.end()
    return end


def _is_noun(word: str) -> bool:
    folded = word.casefold()
    if folded in STOP or folded in TIME or len(folded) < 2 or _EACH.fullmatch(folded):
        return False
    return not _PREFIXED.match(folded) or bool(_LOOKS_PREFIXED.match(folded))
