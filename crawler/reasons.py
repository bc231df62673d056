"""The closed lists of reasons for which an input cannot be read or a page cannot be fetched, with their Indonesian wording.

The reasons for which a fetched page is not an article are :data:`extractor.article.REJECTIONS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FAILURES: Final[Mapping[str, str]] = {
    "robots": "ditolak robots.txt",
    "robots-unreachable": "robots.txt tidak dapat diambil, jadi situs tidak dikunjungi",
    "timeout": "situs tidak menjawab dalam batas waktu",
    "dns": "nama situs tidak ditemukan",
    "tls": "sertifikat situs tidak sah",
    "connection": "sambungan ke situs terputus",
    "truncated": "isi yang diterima terpotong",
    "too-large": "melebihi batas ukuran",
    "private-address": "alamat privat, tidak dikunjungi",
    "bad-address": "alamat tidak sah",
    "offsite": "alamat di luar situs media ini",
    "redirect-loop": "pengalihan berputar atau terlalu panjang",
    "gone": "halaman sudah tidak ada",
    "blocked": "situs menolak permintaan",
    "busy": "situs sedang sibuk",
    "http-error": "situs menjawab dengan kesalahan",
    "not-text": "bukan teks atau HTML",
    "empty": "halaman kosong",
    "bad-listing": "daftar berita (umpan, peta situs, indeks) tidak terbaca",
    "crash": "pengolahan gagal",
}
"""Why an address could not be fetched."""

INPUT_FAILURES: Final[Mapping[str, str]] = {
    "missing": "berkas atau folder tidak ada",
    "unreadable": "berkas atau folder tidak dapat dibuka",
    "unknown-type": "jenis berkas tidak dikenal",
    "link-loop": "tautan folder berputar",
    "link-outside": "tautan ke luar folder",
    "empty": "berkas kosong",
    "not-text": "bukan teks atau HTML",
    "too-large": "melebihi batas ukuran",
    "bad-line": "baris bukan objek JSON yang dapat dibaca",
    "damaged-archive": "arsip WARC rusak atau terpotong",
    "no-pages": "tidak ada halaman di dalamnya",
}
"""Why a file, a folder or a line that somebody named could not be read."""
