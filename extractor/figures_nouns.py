"""What follows a number when it is no unit of measure: a counted noun, a stretch of time, or nothing that is counted.

Verbs are told by their prefixes, with the common nouns that only look prefixed listed as exceptions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from extractor.figures_words import CLASSIFIERS, COUNTERS, STOP, TIME, any_of

_WORD: Final = re.compile(r"[ \u00a0]{1,2}([^\W\d_][\w'’-]*)")
_LETTERS: Final = re.compile(r"[ \u00a0]{1,2}([^\W\d_]+)")
_ABBREVIATION: Final = re.compile(r"\s?\(([A-Z][A-Za-z-]{1,11})\)")
_TITLE_RUN: Final = re.compile(r"\s([A-Z][\w-]+(?:,? (?:dan |atau |serta )?[A-Z][\w-]+){1,6}) \(([A-Z][A-Za-z]{1,9})\)")
_SUPPLIED: Final = re.compile(r"\s\(([a-z]+)\)")
"""A noun that the reporter adds to somebody's words: ``ada 40 (perusahaan)``."""
_NUMBERED: Final = re.compile(r"\snomor (?:rekening|telepon|ponsel|seluler|induk)(?!\w)(?! \d)")
"""Numbers that are counted themselves: ``48.000 nomor rekening``."""
_GRADES: Final = re.compile(r"(?:,? (?:(?:dan|&) )?(?:kecil|menengah))+(?: \([A-Z]{3,5}\))?")
"""Sizes of firms behind a first one: ``usaha mikro`` or ``industri kecil``."""
_OWNED: Final = ("nya", "lah", "pun")
"""Endings of words that begin another phrase: ``867 kegiatan realisasinya masih …``."""

_ORDERS: Final = frozenset(["tahap", "angkatan", "gelombang"])
"""What numbers the counted things rather than describing them: ``266 pegawai tahap II``."""
_LONGEST: Final = 4
"""Words after the first that may still belong to the printed noun."""

_PREFIXED: Final = re.compile(r"(?:me(?:m|n|ng|ny|l|r|w|y)|di|ter|ber)[a-z]{3}")
_LOOKS_PREFIXED: Final = re.compile(
    r"(?:mer[ei]k|mesin|meter|media|meja|menteri|mentor|member(?!i)|mempelai|menara|menu(?:nya)?(?!\w)|mental|merpati|metode|mebel|melati|melon|"
    r"dinas|diaspora|diskon|dis[ak]|digit|direk|dirjen|distri|divisi|dimensi|difabel|diploma|diagnos|dialog|dinar|dinasti|dirham|diaken|"
    r"terminal|terdakwa|tersangka|terpidana|ternak|terumbu|teritori|terapis|termo|terowongan|tertanggung|terpal|terlapor|terduga|terasering|"
    r"beras(?!al)|berita|berkas|berlian|bercak|berry)"
)


_PORTION: Final = (
    any_of(CLASSIFIERS)
    + "|kilo|kilogram|kg|liter|meter|ton|hektare?|unit|hari|bulan|tahun|minggu|jam|porsi|gelas|piring|mangkuk|kepala|rumah"
)
_EACH: Final = re.compile(rf"(?:se|per)(?:{_PORTION})(?:nya)?|rp\d.*")
"""``setoples``, ``perkilo``: one of a kind, said of a price, or the next price itself; not what the number before it counts."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: where it ends, the words as printed, and its abbreviation where one follows in brackets."""

    end: int
    words: str
    abbreviation: str | None = None


def is_time(text: str, position: int) -> bool:
    """Whether the word at ``position`` (white space before it) makes the number in front a time, a date or an order."""
    found = _LETTERS.match(text, position)
    return found is not None and found[1].casefold() in TIME


def noun_at(text: str, position: int) -> Noun | None:
    """The counted noun that starts after the white space at ``position``, or null when something else follows."""
    titled = _TITLE_RUN.match(text, position)
    if titled and _is_noun(titled[1].split()[0]):
        return Noun(titled.end(), titled[1] + text[titled.end(1) : titled.end()], titled[2])
    supplied = _SUPPLIED.match(text, position)
    if supplied and is_counter(supplied[1]):
        return Noun(supplied.end(), supplied[1])
    if numbered := _NUMBERED.match(text, position):
        return Noun(numbered.end(), numbered.group().strip())
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
        if found is None or not _is_noun(found[1]) or _begins_anew(found[1].casefold()):
            break
        if found[1][0].isupper() and not named:
            break
        end = found.end()
    grades = _GRADES.match(text, end) if text[first.start() : end].endswith((" mikro", " kecil")) else None
    return grades.end() if grades else end


def _begins_anew(word: str) -> bool:
    return (word.endswith(_OWNED) and not is_counter(word[:-3])) or word in _ORDERS


def _is_noun(word: str) -> bool:
    folded = word.casefold()
    if folded in STOP or folded in TIME or len(folded) < 2 or _EACH.fullmatch(folded):
        return False
    return not _PREFIXED.match(folded) or bool(_LOOKS_PREFIXED.match(folded))
