"""Dates as Indonesian pages print them: which words, and what they say, before anything is concluded from them.

Months and weekdays are known in Indonesian and English, with the abbreviations and older spellings of the press (``Pebruari``, ``Nop``,
``Ags``, ``Jum'at``). Numbers are read day first. *Minggu* is Sunday only where it is written and placed like a day's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from extractor.stems import holds, matches, places

_MONTHS: Final = (
    "januari january jan", "februari february pebruari feb peb", "maret march mar mrt", "april apr", "mei may", "juni june jun",
    "juli july jul", "agustus august agu ags agt aug", "september sept sep", "oktober october okt oct",
    "november nopember nov nop", "desember december des dec",
)  # fmt: skip
_WEEKDAYS: Final = (
    "senin monday mon sen", "selasa tuesday tue tues sel", "rabu wednesday wed rab", "kamis thursday thu thurs kam",
    "jumat jum'at jum’at jum`at friday fri jum", "sabtu saturday sat sab", "minggu ahad sunday sun min",
)  # fmt: skip
_MONTH: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAY: Final = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
_ZONES: Final = {"wib": "+07:00", "wita": "+08:00", "wit": "+09:00", "z": "+00:00", "utc": "+00:00", "gmt": "+00:00"}


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


_CLOCK: Final = (
    r"(?:[\s,|/–-]{1,5}(?:pukul|jam|at)?\s{0,2}|T)(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d(?:\.\d{1,9})?)?"
    r"(?:\s{0,2}(?P<zone>WIB|WITA|WIT|UTC|GMT|Z|[+-](?:0\d|1[0-4]):?[0-5]\d)(?![\w:]))?"
)
_NUMBER: Final = re.compile(r"\d(?<![\d/.,-].)\d{0,3}(?=[ \u00a0/,-])")
"""Where a date can begin; looking there only is ten times as fast as searching for whole dates."""
_DATE: Final = re.compile(
    rf"""(?:
        (?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)
      | (?P<day>\d{{1,2}})[ \u00a0-]{{1,2}}(?P<month>[a-z]{{3,9}})(?!\w)\.?
        (?:[ ,\u00a0-]{{1,2}}(?:tahun[ ])?(?P<year>(?:19|20)\d\d)(?!\d))?
      | (?P<numeric_day>\d{{1,2}})[ ]?(?P<mark>[/-])[ ]?(?P<numeric_month>\d{{1,2}})
        (?:[ ]?(?P=mark)[ ]?(?P<numeric_year>(?:19|20)\d\d|\d\d))?(?![\d/]|[.,]\d(?!\d?[:.]\d\d))
      | (?P<english_day>\d{{1,2}}),[ ](?P<english_year>(?:19|20)\d\d)(?!\d)
    )(?:{_CLOCK})?""",
    re.IGNORECASE | re.VERBOSE,
)
_MONTH_BEFORE: Final = re.compile(rf"(?<!\w)({_any(_MONTH)})\.?[ ]$", re.IGNORECASE)
_WEEKDAY_BEFORE: Final = re.compile(
    rf"(?<!\w)({_any(_WEEKDAY)})\.?(?:\s(?:pagi|siang|sore|malam|petang|pahing|paing|pon|wage|kliwon|legi))?\s?(?:,|/|\||-)?\s?\(?\s?$",
    re.IGNORECASE,
)
_DAY_NAME: Final = re.compile(rf"(?<![\w-])(?:{'|'.join(names.split()[0].capitalize() for names in _WEEKDAYS)}|Jum['’`]at|Ahad)(?![\w-])")
_DAY_STEMS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jum", "Sabtu", "Minggu", "Ahad")
_WEEK_BEFORE: Final = re.compile(
    r"(?:\d|tiap|per|akhir|awal|satu|dua|tiga|empat|lima|enam|beberapa|setiap|Pasar|dalam|selama)\s$", re.IGNORECASE
)
_WEEK_AFTER: Final = re.compile(
    r"\s(?:ini|depan|lalu|pertama|kedua|ketiga|keempat|terakhir|ke-?\d|berikutnya|sekali|sebelumnya)\b", re.IGNORECASE
)
_TODAY: Final = re.compile(r"\b(?:[Hh]ari ini|[Kk]emarin(?: lusa)?|[Tt]adi|[Bb]esok)\b")
_TODAY_STEMS: Final = ("Hari ini", "hari ini", "Kemarin", "kemarin", "Tadi", "tadi", "Besok", "besok")
_AGO_SIGNS: Final = ("lalu", "ago")
_AGO: Final = re.compile(r"(\d{1,3})\s([mjhpdwMJHPDW][a-z]{2,6})\s(?:yang\s)?(?:lalu|ago)\b")
_WORDS_AGO: Final = {"hari ini": 0, "tadi": 0, "kemarin": -1, "kemarin lusa": -2, "besok": 1}
_STEPS: Final = {
    "menit": 1, "minute": 1, "minutes": 1, "jam": 60, "hour": 60, "hours": 60, "hari": 1440, "day": 1440, "days": 1440,
    "minggu": 10080, "pekan": 10080, "week": 10080, "weeks": 10080,
}  # fmt: skip
"""Minutes of each step back."""
_LEAP_YEAR: Final = 2000
_REACH: Final = 20
"""Characters before a date in which its weekday or English month stands."""
_URL_DATE: Final = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)/(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?:\d{6})?(?!\d)"),
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Words that date something. Parts that the words do not give are null; ``weekday`` counts from Monday 0.

    ``time`` is ``HH:MM`` and ``zone`` an offset such as ``+07:00``. ``relative`` is the distance from the moment of writing, for
    ``kemarin`` or ``2 jam lalu``. At least one of ``day``, ``weekday`` and ``relative`` is given.
    """

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    time: str | None = None
    zone: str | None = None
    relative: timedelta | None = None

    def in_year(self, year: int) -> date | None:
        """The day meant if the year is ``year``; null where there is no such day."""
        if self.month is None or self.day is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def dates_in(text: str) -> list[FoundDate]:
    """Every date of ``text`` in order, impossible ones (``31/2/2020``) left out; the words of a date include its weekday and its time."""
    dated = list(_calendar_dates(text))
    result: list[FoundDate] = []
    for found in sorted((*dated, *_loose_dates(text)), key=lambda found: (found.start, found.day is None)):
        if not result or found.start >= result[-1].end:
            result.append(found)
        elif found.day is not None and result[-1].day is None:
            result[-1] = found
    return result


def date_in_address(address: str) -> FoundDate | None:
    """The date that the path of a web address gives (``/2018/12/13/``, ``/20181213/``), or null."""
    path = re.split(r"[?#]", address, maxsplit=1)[0]
    for pattern in _URL_DATE:
        for found in pattern.finditer(path):
            read = FoundDate(found.start(), found.end(), found[0], int(found["y"]), int(found["m"]), int(found["d"]))
            if read.in_year(int(found["y"])):
                return read
    return None


def _calendar_dates(text: str) -> Iterator[FoundDate]:
    position = 0
    for number in _NUMBER.finditer(text):
        found = _DATE.match(text, number.start()) if number.start() >= position else None
        read = _calendar_date(text, found) if found else None
        if read is not None and read.in_year(read.year or _LEAP_YEAR):
            position = read.end
            yield read


def _calendar_date(text: str, found: re.Match[str]) -> FoundDate | None:
    start = found.start()
    english = _MONTH_BEFORE.search(text, max(0, start - _REACH), start) if found["english_day"] else None
    if (found["english_day"] and english is None) or (found["month"] and found["month"].casefold() not in _MONTH):
        return None
    start = english.start() if english else start
    before = _WEEKDAY_BEFORE.search(text, max(0, start - _REACH), start)
    year, month, day = _english(found, english[1]) if english else _parts(found)
    start = before.start() if before else start
    in_brackets = "(" in text[max(0, start - 1) : found.start()]
    if found["mark"] and year is None and (found["mark"] == "-" or not (before or in_brackets)):
        return None  # a fraction, a score or a range, not a date
    end = found.end() + (1 if "(" in text[start : found.end()] and text[found.end() : found.end() + 1] == ")" else 0)
    return FoundDate(
        start, end, text[start:end], year, month, day,
        weekday=_WEEKDAY[before[1].casefold()] if before else None,
        time=f"{int(found['hour']):02}:{found['minute']}" if found["hour"] else None,
        zone=_zone(found["zone"]),
    )  # fmt: skip


def _english(found: re.Match[str], month: str) -> tuple[int, int, int]:
    return int(found["english_year"]), _MONTH[month.casefold()], int(found["english_day"])


def _parts(found: re.Match[str]) -> tuple[int | None, int, int]:
    if found["iso_year"]:
        return int(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"])
    if found["month"]:
        return _number(found["year"]), _MONTH[found["month"].casefold()], int(found["day"])
    year = _number(found["numeric_year"])
    return (year + 2000 if year is not None and year < 100 else year), int(found["numeric_month"]), int(found["numeric_day"])


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _zone(name: str | None) -> str | None:
    if name is None:
        return None
    return _ZONES.get(name.casefold()) or f"{name[:3]}:{name[-2:]}"


def _loose_dates(text: str) -> Iterator[FoundDate]:
    """Days of the week without a date, and days counted from the moment of writing."""
    for found in matches(_DAY_NAME, text, places(text, _DAY_STEMS)):
        if found[0] == "Minggu" and _is_week(text, found):
            continue
        yield FoundDate(found.start(), found.end(), found[0], weekday=_WEEKDAY[found[0].casefold()])
    for found in matches(_TODAY, text, places(text, _TODAY_STEMS)):
        yield FoundDate(found.start(), found.end(), found[0], relative=timedelta(days=_WORDS_AGO[found[0].casefold()]))
    for found in _AGO.finditer(text) if holds(text, _AGO_SIGNS) else ():
        minutes = _STEPS.get(found[2].casefold())
        if minutes:
            yield FoundDate(found.start(), found.end(), found[0], relative=timedelta(minutes=-int(found[1]) * minutes))


def _is_week(text: str, found: re.Match[str]) -> bool:
    return bool(_WEEK_AFTER.match(text, found.end()) or _WEEK_BEFORE.search(text, max(0, found.start() - 12), found.start()))
