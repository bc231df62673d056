"""Words on every page, the start page, and pages about failures: Indonesian, English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SHELL: Final[Mapping[str, tuple[str, str]]] = {
    # everywhere
    "brand_note": ("Arsip berita kebijakan IKM", "News archive on small-industry policy"),
    "skip": ("Langsung ke isi", "Skip to content"),
    "nav": ("Halaman utama", "Main pages"),
    "nav_news": ("Berita", "News"),
    "nav_statements": ("Pernyataan", "Statements"),
    "nav_figures": ("Angka", "Figures"),
    "nav_outlets": ("Media", "Outlets"),
    "nav_guide": ("Panduan", "Guide"),
    "other_language": ("English", "Bahasa Indonesia"),
    "search_label": ("Cari berita", "Search news"),
    "search_label_statements": ("Cari pernyataan", "Search statements"),
    "search_label_figures": ("Cari angka", "Search figures"),
    "search_hint": ("Kata, nama, atau “frasa persis”", "Words, a name, or “an exact phrase”"),
    "search_hint_statements": ("Misalnya: apa kata dirjen soal ekspor", "For example: what did the director say on exports"),
    "search": ("Cari", "Search"),
    "home": ("Beranda", "Start page"),
    "updated": ("Terakhir diperbarui {when}", "Last updated {when}"),
    "machine_read": (
        "Nama, pernyataan, dan angka dibaca mesin; periksa pada berita aslinya sebelum mengutip.",
        "Names, statements and figures are read by machine; check against the original before quoting.",
    ),
    "partial": (
        "Berita dari {n} di antara {of} media mungkin belum lengkap pada putaran terakhir.",
        "News from {n} of {of} outlets may be incomplete in the last run.",
    ),
    "see_outlets": ("Lihat keadaan media", "See the outlets"),
    "as_json": ("Data (JSON)", "Data (JSON)"),
    "as_feed": ("Langganan (Atom)", "Feed (Atom)"),
    "undated": ("tanpa tanggal", "undated"),
    "unnamed": ("tanpa nama", "unnamed"),
    # start page
    "start_title": ("Ringkasan", "Overview"),
    "start_lead": (
        "Apa yang diberitakan tentang industri kecil dan menengah, siapa mengatakan apa, dengan bukti di tiap baris.",
        "What is reported on small and medium industry, and who said what, with the evidence on every line.",
    ),
    "today": ("Hari ini", "Today"),
    "last_7": ("7 hari terakhir", "Last 7 days"),
    "in_archive": ("Seluruh arsip", "Whole archive"),
    "about_ikm": ("{n} tentang kebijakan IKM", "{n} on IKM policy"),
    "against_before": ("{sign}{percent}% dari {n} pada 7 hari sebelumnya", "{sign}{percent}% against {n} the 7 days before"),
    "none_before": ("7 hari sebelumnya: 0", "The 7 days before: 0"),
    "span": ("{first} – {last}", "{first} – {last}"),
    "top_stories": ("Cerita teratas", "Top stories"),
    "quoted": ("Siapa dikutip", "Who was quoted"),
    "in_period": ("{first} – {last}", "{first} – {last}"),
    "by_month": ("Berita per bulan", "Articles a month"),
    "no_news_yet": ("Belum ada berita pada kurun ini.", "No articles in this period."),
    # guide
    "guide_title": ("Panduan", "Guide"),
    # errors
    "error_id": ("Kode kejadian: {id}", "Incident code: {id}"),
    "missing_title": ("Halaman tidak ditemukan", "Page not found"),
    "missing": (
        "Alamat ini tidak menunjuk berita, cerita, atau halaman yang ada di arsip.",
        "This address points to no article, story or page in the archive.",
    ),
    "missing_next": ("Periksa alamatnya, atau cari dengan kata.", "Check the address, or search by words."),
    "down_title": ("Pencarian gagal", "The search failed"),
    "down": (
        "Arsip atau mesin pencari sedang tidak dapat dibuka. Ini bukan berarti tidak ada hasil.",
        "Archive or search engine cannot be opened just now. This does not mean that there are no results.",
    ),
    "down_next": (
        "Panduan tetap dapat dibuka. Coba lagi sebentar lagi; bila tetap gagal, sampaikan kode ini kepada pengelola.",
        "The guide still works. Try again in a moment; if it goes on, give this code to the administrator.",
    ),
    "retry": ("Coba lagi", "Try again"),
    "broken_title": ("Ada yang salah di sini", "Something went wrong here"),
    "broken": ("Halaman ini gagal disusun. Kejadiannya sudah dicatat.", "This page could not be made. The incident was noted."),
    "usage_title": ("Permintaan tidak dapat dipenuhi", "The request cannot be met"),
    "usage": ("Sebagian alamat ini tidak dapat dipakai.", "Part of this address cannot be used."),
    "method_title": ("Permintaan tidak dikenal", "Unknown request"),
    "method": ("Cara membuka alamat ini tidak dikenal.", "This address cannot be opened in this way."),
}
