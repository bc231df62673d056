"""Where in a text a date stands: whether somebody speaks on that day, or the words point to another time."""

from __future__ import annotations

import re
from typing import Final

from extractor.dates_find import FoundDate

_SPEAKING: Final = re.compile(
    r"\b(?:(?:kata|ujar|tutur|ucap|jelas|ungkap|tegas|tambah|papar|imbuh|sebut|terang|lanjut|pungkas|tandas|beber|harap|demikian)(?:nya)?"
    r"|mengatakan|menyatakan|menyampaikan|disampaikan|menjelaskan|menuturkan|mengungkapkan|menegaskan|menambahkan|memaparkan|menyebut(?:kan)?"
    r"|dikutip|dilansir|keterangan\w*|siaran pers|rilis|ditemui|dihubungi|dikonfirmasi|konferensi pers|jumpa pers|webinar|diskusi|rapat"
    r"|membuka|meresmikan|acara)\b",
    re.IGNORECASE,
)
_ASIDE_BEFORE: Final = re.compile(
    r"\b(?:sejak|mulai|dimulai|hingga|sampai|dari|tanggal|tertanggal|antara|sebelum|setelah|menjelang|jelang|jatuh|berlaku|batas"
    r"|paling lambat|besok|nanti|lahir|kelahiran|mendatang|depan|lalu|diluncurkan|launching|didirikan|berdiri|akan"
    r"|rencananya|dijadwalkan)"
    r"(?:\spada)?(?:\stanggal)?(?:\shari)?\s?\(?\s?$",
    re.IGNORECASE,
)
_ASIDE_AFTER: Final = re.compile(r"\)?\s?(?:\w+\s)?(?:lalu|silam|mendatang|kemarin|nanti|besok|depan|hingga|sampai)\b", re.IGNORECASE)
_CLOSES: Final = re.compile(r"\)?(?:\.(?!\d)|\s*$)")
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)")
_REACH: Final = 220
"""How far around a date, in characters, its sentence is looked at."""


def rank_of(text: str, found: FoundDate) -> int:
    """How likely the day is that of the article: 0 somebody speaks on it, 1 nothing is said, 2 the words point to another day.

    A date without a weekday counts only in brackets or after a comma, where Indonesian news puts the day of an event.
    """
    before, after = text[max(0, found.start - _REACH) : found.start], text[found.end : found.end + _REACH]
    if _ASIDE_BEFORE.search(before) or _ASIDE_AFTER.match(after):
        return 2
    after_comma = before.rstrip().endswith(",")
    bare = found.weekday is None and not (before.endswith("(") or found.text.startswith("("))
    spoken = _SPEAKING.search(_SENTENCE_END.split(before)[-1] + " " + _SENTENCE_END.split(after)[0])
    if (after_comma or not bare) and (spoken or (after_comma and _CLOSES.match(after))):
        return 0
    return 2 if bare else 1
