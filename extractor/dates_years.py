"""Which year a day and month belong to when only the rest of the text can tell.

A weekday fits a given day and month every five, six or eleven years, so it settles the year only together with years that the text
mentions, or with things in it that belong to a known span of years. Sources of the spans: WHO (end of the Covid-19 emergency, 5 May 2023)
and the terms of Indonesian presidents and cabinets (Keputusan Presiden on their formation).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from extractor.dates_find import FoundDate

_FIRST, _LAST = 2000, 2049
"""Years in which a news page can have been published at all."""

_YEAR: Final = re.compile(r"[12](?<![\d.,/-].)(?:(?<=1)9|(?<=2)0)\d\d(?![\d.,]\d|\d|-\d{2}-)")
_OPEN_END: Final = 5
"""Years for which an era without a known end is taken to last."""
_CLOSE: Final = 120
"""Days within which a day of a known year tells the year of another."""

_ERAS: Final = (
    (("covid", "virus corona", "pandemi"), 2020, 2023),
    (("kabinet kerja",), 2014, 2019),
    (("kabinet indonesia maju", "wapres ma'ruf", "wakil presiden ma'ruf", "wapres ma’ruf", "wakil presiden ma’ruf"), 2019, 2024),
    (("kabinet merah putih", "presiden prabowo", "presiden ri prabowo", "wapres gibran", "wakil presiden gibran"), 2024, None),
    (("presiden susilo bambang yudhoyono", "presiden sby"), 2004, 2014),
    (("presiden joko widodo", "presiden jokowi", "presiden ri joko widodo"), 2014, 2024),
)
"""Words (in small letters) that belong to a span of years; null where it has not ended."""


Span = tuple[int, int]
"""First and last year."""


@dataclass(frozen=True, slots=True)
class Period:
    """What a text tells about its year: the years and the whole dates it mentions, and the span of its subject (null where it has none)."""

    mentioned: frozenset[int] = frozenset()
    span: Span | None = None
    days: tuple[date, ...] = ()


def period_of(texts: Iterable[str], dates: Iterable[FoundDate] = (), spans: Iterable[Span] = ()) -> Period:
    """The years and eras named in ``texts``, with the ``dates`` seen there or elsewhere and the ``spans`` of years otherwise told.

    Eras and spans that exclude each other give none.
    """
    whole, dated = "\n".join(texts), [found for found in dates if found.year]
    mentioned = frozenset(int(found[0]) for found in _YEAR.finditer(whole)) | frozenset(found.year for found in dated if found.year)
    days = tuple(day for found in dated if found.day and found.year and (day := found.in_year(found.year)))
    folded = whole.casefold()
    eras = [*spans]
    eras += [(first, last or first + _OPEN_END) for words, first, last in _ERAS if any(word in folded for word in words)]
    span = (max(first for first, _ in eras), min(last for _, last in eras)) if eras else None
    return Period(mentioned, span if span and span[0] <= span[1] else None, days)


def year_of(found: FoundDate, period: Period) -> int | None:
    """The one plausible year of a day and month with a weekday, or null.

    A year in which it lies close to a whole date of the text comes before one that the text mentions ("target 2030"), that before the
    neighbour of one, and that before a mere era; the latest of several mentioned years wins: articles look back more often than ahead.
    """
    if found.weekday is None:
        return None
    first, last = period.span or (_FIRST, _LAST)
    fitting = [year for year in range(first, last + 1) if fits(found.in_year(year), found.weekday)]
    close = _closest(found, fitting, period.days)
    if close is not None:
        return close
    named = [year for year in fitting if year in period.mentioned]
    if named:
        return named[-1]
    near = [year for year in fitting if {year - 1, year + 1} & period.mentioned]
    if len(near) == 1:
        return near[0]
    return fitting[0] if period.span and len(fitting) == 1 else None


def _closest(found: FoundDate, years: Iterable[int], days: Iterable[date]) -> int | None:
    """The year of ``years`` that puts ``found`` closest to one of ``days``; null where none does within :data:`_CLOSE` days."""
    apart = [(abs((day - known).days), year) for year in years if (day := found.in_year(year)) for known in days]
    near, year = min(apart, default=(_CLOSE + 1, 0))
    return year if near <= _CLOSE else None


def nearest_year(found: FoundDate, base: date) -> date | None:
    """The day meant by a day and month that was printed near ``base``."""
    days = [day for year in (base.year - 1, base.year, base.year + 1) if (day := found.in_year(year))]
    return min(days, key=lambda day: abs((day - base).days), default=None)


def fits(day: date | None, weekday: int | None) -> bool:
    """Whether ``day`` exists and falls on ``weekday`` (any, where that is null)."""
    return day is not None and (weekday is None or day.weekday() == weekday)
