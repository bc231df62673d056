"""Dates, times, numbers and quantities as the pages write them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Final

from extractor.article import Article, Figure
from search.query_words import Language
from search.wording import day, month, number

_WIB: Final = timezone(timedelta(hours=7))
_ZONES: Final = {7 * 3600: "WIB", 8 * 3600: "WITA", 9 * 3600: "WIT"}
_QUALIFIERS: Final = {
    "about": ("sekitar", "about"),
    "more than": ("lebih dari", "more than"),
    "less than": ("kurang dari", "less than"),
    "up to": ("hingga", "up to"),
    "at least": ("sedikitnya", "at least"),
}
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


def quantity(figure: Figure, lang: Language) -> str:
    """A figure's value as understood: "lebih dari 4.400.000 orang", "12–15%"."""
    if figure.value is not None:
        value = number(figure.value, lang)
    elif figure.low is not None and figure.high is not None:
        value = f"{number(figure.low, lang)}–{number(figure.high, lang)}"
    else:
        return figure.text
    written = f"{value}%" if figure.unit == "%" else f"{value} {figure.unit or ''}".rstrip()
    qualifier = _QUALIFIERS.get(figure.qualifier or "", ("", ""))[0 if lang == "id" else 1]
    return f"{qualifier} {written}".lstrip()


def headline(article: Article) -> str:
    """The title; the beginning of the text where there is none."""
    if article.title:
        return article.title
    first = article.text.partition("\n")[0]
    return first if len(first) <= _HEADLINE else f"{first[:_HEADLINE].rsplit(' ', 1)[0]} …"
