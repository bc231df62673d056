"""Days, months and years as people write them in a question."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from search.terms import words

_NAMES: Final = """
    januari jan january | februari feb pebruari february | maret mar march | april apr | mei may | juni jun june | juli jul july
    | agustus agu agt ags aug august | september sep sept | oktober okt oct october | november nov nop nopember
    | desember des dec december
"""
MONTHS: Final = {name: number for number, names in enumerate(_NAMES.split("|"), 1) for name in names.split()}
"""Month names and abbreviations, Indonesian with older spellings, and English."""

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ISO: Final = re.compile(r"((?:19|20)\d\d)(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_NUMERIC: Final = re.compile(r"(?:(\d{1,2})[/.-])?(\d{1,2})[/.-]((?:19|20)\d\d)")


class Period(NamedTuple):
    """ISO dates, both included; null is open."""

    first: str | None
    last: str | None


def period_of(text: str) -> Period | None:
    """The period that ``text`` names as a whole: ``2022``, ``2022-02``, ``10/2/2022``, ``feb 2022``, ``2020..2021``, ``2020..``."""
    if ".." in text:
        left, _, right = text.partition("..")
        first, last = period_of(left), period_of(right.lstrip("."))
        if (left.strip() and not first) or (right.strip(". ") and not last) or not (first or last):
            return None
        return Period(first.first if first else None, last.last if last else None)
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return _period(found[1], found[2], found[3])
    if found := _NUMERIC.fullmatch(text):
        return _period(found[3], found[2], found[1])
    folded = words(text)
    spoken = spoken_period(folded, 0)
    return spoken[1] if spoken and spoken[0] == len(folded) else None


def spoken_period(folded: Sequence[str], start: int) -> tuple[int, Period] | None:
    """The period at ``start`` in the folded words of running text, with its length: ``10 februari 2022``, ``feb 2022``."""
    for length, shape in ((3, ("day", "month", "year")), (2, ("month", "year"))):
        part = folded[start : start + length]
        if len(part) == length and part[-2] in MONTHS and _YEAR.fullmatch(part[-1]):
            day = part[0] if shape[0] == "day" else None
            if day is not None and not day.isdecimal():
                continue
            period = _period(part[-1], str(MONTHS[part[-2]]), day)
            if period:
                return length, period
    return None


def year_of(word: str) -> Period | None:
    """The year that a single word is, if it is one."""
    return _period(word, None, None) if _YEAR.fullmatch(word) else None


def _period(year: str, month: str | None, day: str | None) -> Period | None:
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return Period(first.isoformat(), first.isoformat())
    last_month = int(month) if month else 12
    last = date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
    return Period(first.isoformat(), last.isoformat())
