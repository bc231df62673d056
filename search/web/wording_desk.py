"""Words of the pages on which people work: the kliping, saved searches, corrections. Indonesian, English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DESK: Final[Mapping[str, tuple[str, str]]] = {
    # picking
    "nav_kliping": ("Kliping", "Clippings"),
    "nav_watches": ("Pantauan", "Alerts"),
    "n_picked": ("{n} terpilih", "{n} picked"),
    "pick": ("Pilih untuk kliping: {title}", "Pick for the clippings: {title}"),
    "picked": ("di kliping", "in the clippings"),
    "pick_add": ("Tambahkan ke kliping", "Add to the clippings"),
    "pick_all": ("Pilih semua {n} hasil", "Pick all {n} results"),
    "pick_hint": ("Centang berita, lalu tambahkan.", "Tick articles, then add them."),
    "pick_open": ("Buka kliping ({n} berita)", "Open the clippings ({n} articles)"),
    "kliping_of_this": ("Kliping dari pencarian ini", "Clippings of this search"),
    "save_this": ("Simpan pencarian ini", "Save this search"),
    # kliping
    "kliping_title": ("Kliping", "Clippings"),
    "kliping_lead": (
        "Susun kliping untuk pimpinan dari berita yang dipilih, atau ambil satu hari atau satu masa. Isinya selalu berbahasa Indonesia.",
        "Put together the clippings for the leadership from picked articles, or take a day or a period. Their text is always Indonesian.",
    ),
    "kliping_picked": ("Pilihan Anda", "Your picks"),
    "kliping_empty": ("Belum ada berita yang dipilih.", "No articles are picked yet."),
    "kliping_empty_how": (
        "Cari berita, centang yang perlu pada halaman hasil, lalu “Tambahkan ke kliping”. Pilihan dari beberapa halaman dan pencarian"
        " terkumpul di sini.",
        "Search, tick what is needed on the pages of results, then “Add to the clippings”. Picks from several pages and searches come"
        " together here.",
    ),
    "kliping_take": ("Ambil satu hari atau satu masa", "Take a day or a period"),
    "kliping_ikm_only": ("Hanya tentang kebijakan IKM", "On IKM policy only"),
    "kliping_words": ("Kata (boleh kosong)", "Words (may be empty)"),
    "kliping_show": ("Tampilkan", "Show"),
    "yesterday": ("Kemarin", "Yesterday"),
    "this_month": ("Bulan ini", "This month"),
    "kliping_files": ("Unduh kliping", "Download the clippings"),
    "kliping_heading": ("Judul sampul", "Title on the cover"),
    "form_docx": ("Word", "Word"),
    "form_pdf": ("PDF", "PDF"),
    "form_xlsx": ("Excel", "Excel"),
    "form_txt": ("Teks WhatsApp", "WhatsApp text"),
    "kliping_whatsapp": ("Teks siap kirim ke WhatsApp", "Text ready for WhatsApp"),
    "copy": ("Salin", "Copy"),
    "copied": ("Tersalin", "Copied"),
    "kliping_summary": ("Ringkasan di halaman pertama", "Summary on the first page"),
    "kliping_list": ("Isi menurut cerita", "Contents by story"),
    "kliping_number": ("No.", "No."),
    "kliping_story": ("Cerita dan pemuatnya", "Story and its carriers"),
    "kliping_quoted": ("Dikutip", "Quoted"),
    "kliping_tone": ("Nada", "Tone"),
    "kliping_arrange": ("Susun", "Arrange"),
    "kliping_all_carriers": ("{n} pemuat seluruhnya", "{n} carriers in all"),
    "kliping_rest": ("… dan {n} cerita lain; semuanya ada di berkas.", "… and {n} more stories; the files have all of them."),
    "kliping_full": (
        "{n} berita tidak muat: pilihan menampung paling banyak {most} berita. Untuk lebih banyak, ambil satu masa atau satu pencarian.",
        "{n} articles did not fit: picks hold {most} articles at most. For more, take a period or a search.",
    ),
    "kliping_nothing": ("Tidak ada berita pada masa atau pencarian ini.", "No articles in this period or search."),
    "kliping_pick_these": ("Pindahkan ke pilihan untuk disusun", "Move to the picks to arrange them"),
    "kliping_failed": ("Kliping ini tidak dapat dibuat", "These clippings cannot be made"),
    "move_up": ("Naikkan: {title}", "Move up: {title}"),
    "move_down": ("Turunkan: {title}", "Move down: {title}"),
    "drop_story": ("Keluarkan cerita: {title}", "Remove the story: {title}"),
    "drop_one": ("Keluarkan: {outlet}", "Remove: {outlet}"),
    "sort_carriers": ("Urutkan: pemuat terbanyak", "Sort: most carriers first"),
    "clear_picks": ("Kosongkan pilihan", "Clear the picks"),
    "tone_note": (
        "Kolom Nada sengaja kosong; penilaian itu milik manusia.",
        "The column for the tone is left empty; that is for people to judge.",
    ),
}
