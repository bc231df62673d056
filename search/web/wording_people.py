"""Words about accounts, logging in, and what is not allowed: Indonesian, English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PEOPLE: Final[Mapping[str, tuple[str, str]]] = {
    # what is not let in
    "login_title": ("Perlu masuk", "Login needed"),
    "login": ("Masuk dulu, lalu ulangi.", "Log in first, then try again."),
    "forbidden_title": ("Tidak berwenang", "Not allowed"),
    "forbidden": ("Peran Anda tidak mencakup hal ini.", "Your role does not include this."),
    "forgery_title": ("Permintaan ditolak", "Request refused"),
    "forgery": ("Permintaan ini tidak dikirim dari halaman kliping.", "This request was not sent from a page of kliping."),
    "expired_title": ("Formulir sudah kedaluwarsa", "The form has expired"),
    "expired": (
        "Kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi. Belum ada yang diubah.",
        "Go back, load the page again, and send it again. Nothing has been changed.",
    ),
    "toolarge_title": ("Kiriman terlalu besar", "Too much was sent"),
    "toolarge": ("Formulir dan berkasnya paling banyak 2 MB.", "A form with its files may be 2 MB."),
    "slow_title": ("Kiriman terlalu lama", "Sending took too long"),
    "slow": ("Formulir tidak sampai utuh dalam 30 detik. Coba lagi.", "The form did not arrive within 30 seconds. Try again."),
}
