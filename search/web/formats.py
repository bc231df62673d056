"""Dates, times, numbers and quantities as the pages write them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Final

from extractor.article import Article, Figure
from search.query_words import Language
from search.wording import day, in_words, month

_WIB: Final = timezone(timedelta(hours=7))
_ZONES: Final = {7 * 3600: "WIB", 8 * 3600: "WITA", 9 * 3600: "WIT"}
_QUALIFIERS: Final = {
    "about": ("sekitar", "about"),
    "more than": ("lebih dari", "more than"),
    "less than": ("kurang dari", "less than"),
    "up to": ("hingga", "up to"),
    "at least": ("sedikitnya", "at least"),
}
_CURRENCIES: Final = {"IDR": "Rp", "USD": "US$", "EUR": "€", "SGD": "S$"}
_UNIT: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_HEADLINE: Final = 90


def moment(published: str | None, lang: Language) -> str:
    """The day, and the time with its zone where it is known: "14 Mei 2020, 09.15 WIB"."""
    if not published or len(published) <= 10:
        return day(published, lang)
    when = datetime.fromisoformat(published)
    offset = when.utcoffset()
    zone = "" if offset is None else _ZONES.get(int(offset.total_seconds()), f"{when:UTC%z}")
    clock = f"{when:%H.%M}" if lang == "id" else f"{when:%H:%M}"
    return f"{day(published, lang)}, {clock} {zone}".rstrip()


def stamp(utc: str, lang: Language) -> str:
    """A moment of the store (RFC 3339, UTC) in western Indonesian time."""
    return moment(datetime.fromisoformat(utc).astimezone(_WIB).isoformat(), lang)


def period(unit: str, lang: Language) -> str:
    """A day, a month or a year as its name."""
    if len(unit) == 10:
        return day(unit, lang)
    return month(unit, lang) if len(unit) == 7 else unit


def days(first: str, last: str, lang: Language) -> str:
    """Two ISO days and what lies between them, saying month and year once where they are the same: "7–13 Agustus 2026"."""
    if first[:7] == last[:7] and first != last:
        begin, end = int(first[8:10]), day(last, lang)
        return f"{begin}–{end}"
    return day(last, lang) if first == last else f"{day(first, lang)} – {day(last, lang)}"


def typed(text: str) -> str:
    """An ISO day as people type it, 21/11/2026; anything else as it is."""
    return f"{text[8:]}/{text[5:7]}/{text[:4]}" if _DAY.fullmatch(text) else text


def as_of(text: str, lang: Language) -> str:
    """The date or period that a figure holds for: "2026-01/2026-03" as "Januari 2026 – Maret 2026"; other words as they are."""
    return " – ".join(period(part, lang) if _UNIT.fullmatch(part) else part for part in text.split("/"))


def quantity(figure: Figure, lang: Language) -> str:
    """A figure's value as understood: "lebih dari 4,4 juta orang", "Rp12 miliar", "12–15%"."""
    values = (figure.value,) if figure.value is not None else (figure.low, figure.high)
    if any(value is None for value in values):
        return figure.text
    written = "–".join(in_words(value, lang) for value in values if value is not None)
    qualifier = _QUALIFIERS.get(figure.qualifier or "", ("", ""))[0 if lang == "id" else 1]
    return f"{qualifier} {_with_unit(written, figure.unit)}".lstrip()


def read_otherwise(figure: Figure, lang: Language) -> str:
    """The value as understood, where that says more than the printed words."""
    understood = quantity(figure, lang)
    plain = figure.text.casefold().replace(" persen", "%").replace("rp ", "rp")
    return "" if plain == understood.casefold() else understood


def _with_unit(written: str, unit: str | None) -> str:
    if unit == "%":
        return f"{written}%"
    if unit in _CURRENCIES:
        return f"{_CURRENCIES[unit]}{written}"
    return f"{written} {unit or ''}".rstrip()


def headline(article: Article) -> str:
    """The title; the beginning of the text where there is none."""
    if article.title:
        return article.title
    first = article.text.partition("\n")[0]
    return first if len(first) <= _HEADLINE else f"{first[:_HEADLINE].rsplit(' ', 1)[0]} …"
