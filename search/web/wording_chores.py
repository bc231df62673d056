"""Words about work that takes a while: large exports, trying an outlet. Indonesian, English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CHORES: Final[Mapping[str, tuple[str, str]]] = {
    "chore_look_again": ("Lihat kemajuannya", "See how far it is"),
    "chore_failed": ("Tidak berhasil", "It did not work"),
    "chores_title": ("Sedang banyak pekerjaan", "Busy"),
    "chores": (
        "Beberapa berkas sedang disiapkan; tunggu sebentar, lalu coba lagi. Halaman lain tetap dapat dibuka.",
        "Several files are being made; wait a moment, then try again. All other pages work.",
    ),
    # large exports
    "prepare_title": ("Menyiapkan unduhan", "Preparing a download"),
    "prepare_what": ("Semua {what} yang cocok, sebagai {form}", "All matching {what}, as {form}"),
    "prepare_waits": ("Menunggu giliran …", "Waiting for its turn …"),
    "prepare_under_way": ("{done} dari {total} baris sudah ditulis.", "{done} of {total} rows written."),
    "prepare_leave": (
        "Halaman ini boleh ditutup dan dibuka lagi; berkasnya disimpan satu jam.",
        "You may close this page and come back; the file is kept for an hour.",
    ),
    "prepare_ready": ("Berkas siap: {n} baris, {size} MB", "The file is ready: {n} rows, {size} MB"),
    "prepare_fetch": ("Unduh {form}", "Download {form}"),
    # a new outlet
    "outlet_add": ("Tambah media", "Add an outlet"),
    "outlet_add_lead": (
        "Tempel alamat satu berita dari media itu. Situsnya dikunjungi dengan sopan: robots.txt, halaman depan, daftar, dan berita itu.",
        "Paste the address of one of its articles. The site is visited politely: robots.txt, front page, lists of news, and that article.",
    ),
    "outlet_address": ("Alamat sebuah berita", "Address of an article"),
    "outlet_try": ("Coba media ini", "Try this outlet"),
    "outlet_no_address": (
        "Tulis alamat lengkap sebuah berita, dengan https:// di depannya.",
        "Write the whole address of an article, with https:// in front.",
    ),
    "outlet_trying": ("Media ini sedang dicoba", "The outlet is being tried"),
    "outlet_trying_lead": (
        "Biasanya kurang dari setengah menit, paling lama tiga menit. Halaman ini boleh ditutup dan dibuka lagi.",
        "Usually less than half a minute, three minutes at most. You may close this page and come back.",
    ),
    "outlet_sound": ("Beres: daftar beritanya terbaca, dan beritanya dapat dibaca.", "Sound: its lists and its article can be read."),
    "outlet_unsound": ("Belum beres; lihat di bawah apa yang kurang.", "Not sound yet; see below what is wanting."),
    "outlet_known": ("Media ini sudah dipantau sebagai {name}.", "This outlet is already watched, as {name}."),
    "outlet_lists": ("Daftar berita", "Lists of news"),
    "outlet_lists_caption": ("Umpan dan peta situs yang ditemukan", "Feeds and sitemaps that were found"),
    "outlet_no_lists": (
        "Tidak ada umpan atau peta situs yang ditemukan. Bila disimpan, tambahkan daftar beritanya pada berkas media.",
        "No feed or sitemap was found. When you save it, add its lists to the outlet’s file.",
    ),
    "listing_barren": ("terbaca, tetapi tidak menyebut satu pun berita", "read, but it names no article"),
    "listing_read": ("terbaca, {n} berita", "read, {n} articles"),
    "outlet_read": ("Yang terbaca dari berita itu", "What was read of the article"),
    "outlet_unread": ("Berita itu tidak terbaca: {why}.", "The article could not be read: {why}."),
    "nothing_fetched": ("tidak ada yang dapat diambil", "nothing could be fetched"),
    "outlet_found": (
        "{said} pernyataan, {figures} angka, {officials} pejabat",
        "{said} statements, {figures} figures, {officials} officials",
    ),
    "outlet_authors": ("Penulis", "By"),
    "outlet_begins": ("Awal", "Beginning"),
    "outlet_ends": ("Akhir", "End"),
    "outlet_length": ("Panjang", "Length"),
    "outlet_letters": ("{n} huruf", "{n} letters"),
    "outlet_file": ("Berkas medianya", "The outlet’s file"),
    "outlet_save": ("Simpan media ini", "Save this outlet"),
    "outlet_name": ("Nama media", "Name of the outlet"),
    "outlet_id": ("Nama berkas (huruf kecil, angka, tanda hubung)", "Name of its file (small letters, digits, hyphens)"),
    "outlet_bad_id": (
        "Nama berkas hanya boleh berisi huruf kecil, angka, dan tanda hubung di antaranya.",
        "The name of the file may hold small letters, digits, and hyphens between them.",
    ),
    "outlet_not_saved": ("Media ini belum tersimpan", "The outlet is not saved yet"),
    "outlet_other": ("Coba alamat lain", "Try another address"),
    "outlet_saved": (
        "{name} tersimpan; putaran malam berikutnya mengunjunginya.",
        "{name} is saved; the next nightly run visits it.",
    ),
    "deed_outlet-try": ("mencoba media", "tried an outlet"),
    "deed_outlet-add": ("menambah media", "added an outlet"),
}
