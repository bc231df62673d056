"""Dates and numbers as Indonesians write them, with English beside."""

from __future__ import annotations

from datetime import date
from typing import Final

MONTHS: Final = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}
_UNDATED: Final = {"id": "tanpa tanggal", "en": "undated"}
_SCALES: Final = ((1_000_000_000_000, "triliun"), (1_000_000_000, "miliar"), (1_000_000, "juta"))


def day(published: str | None, lang: str = "id") -> str:
    """``2020-05-14`` as "14 Mei 2020"; a time is left out; null as "tanpa tanggal"."""
    if not published:
        return _UNDATED[lang]
    on = date.fromisoformat(published[:10])
    return f"{on.day} {MONTHS[lang][on.month - 1]} {on.year}"


def month(value: str, lang: str = "id") -> str:
    """``2020-05`` as "Mei 2020"."""
    year, number_of_month = value.split("-")[:2]
    return f"{MONTHS[lang][int(number_of_month) - 1]} {year}"


def number(value: float, lang: str = "id") -> str:
    """A number with the language's separators: 12390000.5 as "12.390.000,5" or "12,390,000.5"; at most three decimals."""
    written = f"{value:,.3f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return written if lang == "en" else written.translate(str.maketrans(",.", ".,"))


def in_words(value: float, lang: str = "id") -> str:
    """A large number short: 12390000 as "12,39 juta"; below a million as :func:`number` (and in English always)."""
    if lang == "id":
        for scale, name in _SCALES:
            if abs(value) >= scale:
                return f"{number(round(value / scale, 2))} {name}"
    return number(value, lang)
