"""Pages that show only the free beginning of an article."""

from __future__ import annotations

import re
from typing import Final

_NOTICE: Final = re.compile(
    r"\b(?:artikel|berita|konten|tulisan|laporan) (?:ini )?(?:hanya |khusus )+(?:untuk |bagi )?(?:pelanggan|"
    r"member|anggota|pembaca premium)|"
    r"\b(?:berlangganan|langganan|login|masuk|daftar|subscribe)\b[^.\n]{0,40}\b(?:untuk|agar dapat|to) (?:bisa "
    r")?(?:membaca|melanjutkan|mengakses|menikmati|continue|read)|"
    r"\blanjutkan membaca dengan (?:berlangganan|langganan)|\bkonten premium\b|\bsudah berlangganan\?|\bthis "
    r"(?:article|content) is for (?:subscribers|members)",
    re.IGNORECASE,
)


def is_paywall_notice(text: str) -> bool:
    """Whether ``text`` asks the reader to pay or to sign in before reading on."""
    return _NOTICE.search(text) is not None
