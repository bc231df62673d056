"""Numbers that leave their noun out because the text has just named it: ``27 di antaranya``, ``kini hanya sebelas``, ``bertambah 311``.

Source: ellipsis as *Tata Bahasa Baku Bahasa Indonesia* (Alwi et al.) describes it. The noun is the one counted before, the subject of the
same clause (``kursi hanya 450``), or, in a share, the one that follows (``18 dari 74 perajin``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from extractor.figures_nouns import is_counter
from extractor.figures_reading import Reading
from extractor.figures_words import INDEX, PRICE, any_of

_HEDGE: Final = (
    r"(?: (?:hanya|cuma|tinggal|baru|sekitar|sekira|hampir|kurang lebih|lebih dari|kurang dari|sebanyak|menjadi|jadi|sampai|hingga))?"
)
_LEFT: Final = re.compile(
    r"(?<!\w)(?:hanya(?: ada| tersisa| diterima| lolos)?|cuma(?: ada)?|tinggal|tersisa|menyisakan|sisa(?:nya)?|selebihnya|"
    r"bertambah|berkurang|ditambah|dikurangi|dibatasi|dipangkas|menyusut|merosot|melonjak|membengkak|menciut|berjumlah|jumlahnya|kini ada)"
    rf"{_HEDGE}\s\Z",
    re.IGNORECASE,
)
_WEAK: Final = re.compile(
    rf"(?<!\w)(?:kini|sekarang|baru|lolos|terpilih|diterima|terisi|terjual|selesai|bertahan){_HEDGE}\s\Z", re.IGNORECASE
)
"""Words that also stand before ages, scores and dates: the number must then close its clause or be described."""
_CLOSES: Final = re.compile(r"[.,;?!](?:\s|[\"”]|\Z)|\s(?:yang|dari|dibanding\w*|daripada)\b")
_SOME_OF_THEM: Final = re.compile(
    r"(?<!\w)(?:sebagian|sebahagian|beberapa)(?: (?:besar|kecil))? (?:dari|di antara) (?:mereka|jumlah itu)(?:,| -)? "
    r"(?:sekitar|sekira|hampir|kurang lebih|sebanyak|yakni|yaitu) \Z",
    re.IGNORECASE,
)
_RIGHT: Final = re.compile(r"\s(?:di ?antaranya|di antara mereka|lainnya|sisanya|selebihnya|yang lain(?:nya)?)\b", re.IGNORECASE)
_WHOLE: Final = re.compile(r"(?<!\w)dari(?: total| seluruh| sekitar)? \Z", re.IGNORECASE)
_WHOLE_REACH: Final = 20
_PART: Final = re.compile(r"[^.;:?!\n,\d]{0,80}, ")
_DOES: Final = re.compile(r" (?:yang|sudah|telah|masih|belum|akan|berhasil|gagal|tidak|sedang)\b")
_FROM_TO: Final = re.compile(
    r",? (?:naik |turun |meningkat |menyusut |bertambah |berkurang )?(?:menjadi|jadi)(?: (?:hanya|tinggal|sekitar))? "
)
_OUT_OF: Final = re.compile(r"\s(?:dari|di antara)(?: total| seluruh| sekitar| keseluruhan)?\s")
_INTRODUCED: Final = re.compile(r"(?:rincian(?:nya)?|yakni|yaitu|terdiri (?:atas|dari)|masing-masing|meliputi)[:,]?\s\Z", re.IGNORECASE)
_NEXT: Final = re.compile(r"(?:[,;]|,? (?:dan|serta)|[,;] (?:dan|serta))\s\Z")
_FOR: Final = re.compile(r"\s(?:untuk|bagi|di|dari|pada|berasal|merupakan|berada)\b")
_OTHER: Final = re.compile(
    rf"(?<!\w)(?:{any_of(INDEX)}|{any_of(PRICE)}|umur\w*|usia\w*|ber(?:usia|umur)|suhu\w*|peringkat|posisi|urutan|ranking)"
    r"(?:nya)?(?!\w)",
    re.IGNORECASE,
)
"""What makes a number in its clause a score, a price, an age or a rank."""
_CLAUSE: Final = re.compile(r"[,;:.!?\n–—“”\"]")
_WORD: Final = re.compile(r"[^\W_][\w-]*")
_VAGUE: Final = re.compile(r"(?:puluhan|belasan|ratusan|ribuan|jutaan) (?=\w)")
_NO_SUBJECT: Final = frozenset(
    ["di", "ke", "dari", "oleh", "bagi", "untuk", "dengan", "ada", "pada", "antar", "program", "tiap", "setiap", "per", "para", "seluruh"]
)
"""Words after which a noun is a place, an aim or already counted, and no subject."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LEFT_REACH, _REACH, _HEAD_WORDS = 60, 160, 6
_TEN: Final = Decimal(10)
_RATES: Final = (Decimal(100), Decimal(1000))
"""With ten and less what rates are told in: ``8 dari 10 responden`` is a share."""


def with_elided_unit(
    text: str, reading: Reading, before: Reading | None, following: Reading | None, counted: Reading | None
) -> Reading | None:
    """``reading``, a number without a unit, with the one that the text has named; null where nothing shows that one was left out.

    ``before`` and ``following`` are the numbers beside it, ``counted`` is the last that counts something.
    """
    if not _counts(reading):
        return None
    if following and _is_share(text, reading, following):
        return replace(reading, kind=following.kind, unit=following.unit)
    if before and before.kind == "noun" and _is_part(text, reading, before):
        return replace(reading, kind="noun", unit=_unit_of(before))
    left = text[max(0, reading.start - _LEFT_REACH) : reading.start]
    if not _leaves_out(text, left, reading, before):
        return None
    clause = _CLAUSE.split(left)[-1]
    if head := _subject(clause):
        return replace(reading, kind="noun", unit=head)
    if counted is None or _OTHER.search(clause) or not _is_near(text, counted, reading):
        return None
    return replace(reading, kind=counted.kind, unit=_unit_of(counted))


def _counts(reading: Reading) -> bool:
    """Whether a bare number can count: whole, not joined to anything, not like a year; small number words state no size."""
    if reading.joined or reading.scale != 1:
        return False
    if not reading.digits:
        return reading.value > _TEN and reading.value == reading.value.to_integral_value()
    return "," not in reading.digits and _YEAR.fullmatch(reading.digits) is None


def _is_share(text: str, reading: Reading, following: Reading) -> bool:
    """``18 dari 74 perajin``; not the rank of ``urutan 3 dari 34 provinsi``."""
    if following.kind != "noun" or following.value in _RATES or following.value <= max(reading.value, _TEN):
        return False
    if not _OUT_OF.fullmatch(text, reading.end, following.start):
        return False
    return _OTHER.search(_CLAUSE.split(text[max(0, reading.start - _LEFT_REACH) : reading.start])[-1]) is None


def _leaves_out(text: str, left: str, reading: Reading, before: Reading | None) -> bool:
    if _RIGHT.match(text, reading.end):
        return True
    follows_word = left[-2:-1].isalpha()
    if follows_word and (_LEFT.search(left) or _SOME_OF_THEM.search(left)):
        return True
    if follows_word and _WEAK.search(left):
        return _CLOSES.match(text, reading.end) is not None
    if before is None or before.kind != "noun" or reading.start - before.end > _REACH:
        return False
    return _FROM_TO.fullmatch(text, before.end, reading.start) is not None or _is_member(text, left, reading, before)


def _is_part(text: str, reading: Reading, before: Reading) -> bool:
    """``dari 87 perajin yang mengekspor, 31 sudah berhenti``: the part of a whole, told what it does."""
    whole = _WHOLE.search(text, max(0, before.start - _WHOLE_REACH), before.start)
    return whole is not None and _PART.fullmatch(text, before.end, reading.start) is not None and _DOES.match(text, reading.end) is not None


def _is_member(text: str, left: str, reading: Reading, before: Reading) -> bool:
    """Whether the number is one of a list that says what each part is for: ``404 untuk SD, 43 untuk madrasah``."""
    if not _FOR.match(text, reading.end):
        return False
    follows = before.end == before.number_end and _NEXT.search(left) is not None and "." not in text[before.end : reading.start]
    return follows or _INTRODUCED.search(left) is not None


def _subject(clause: str) -> str | None:
    """The noun in ``clause`` that the number after it counts: ``anggotanya yang berjumlah``, ``kursi hanya``; not ``di pabrik hanya``."""
    words: list[str] = ["", *_WORD.findall(clause)[-_HEAD_WORDS:], ""]
    for before, word, after in reversed(list(zip(words, words[1:], words[2:], strict=False))):
        noun = word.removesuffix("nya")
        in_name = word[:1].isupper() and not word.isupper() and after[:1].isupper()
        if is_counter(noun) and not in_name and before.casefold() not in _NO_SUBJECT:
            return noun
    return None


def _unit_of(counted: Reading) -> str | None:
    """What ``counted`` counts, without the vague numeral of ``tiga puluhan perajin``."""
    return _VAGUE.sub("", counted.unit) if counted.unit else None


def _is_near(text: str, counted: Reading, reading: Reading) -> bool:
    between = text[counted.end : reading.start]
    return len(between) <= _REACH and between.count("\n\n") <= 1
