"""The day, month or span of years that a figure holds for, as far as its own sentence says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractor.stems import lowered, matches, places

_MONTHS: Final = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_RELATIVE: Final = {"ini": 0, "lalu": -1, "kemarin": -1, "sebelumnya": -1, "depan": 1, "mendatang": 1}
_YEAR: Final = r"(?:19|20)\d\d"
_PERIOD: Final = re.compile(
    rf"""(?<![\w.,/-])(?:
        (?:(?P<day>\d{{1,2}})\s)?(?P<month>{"|".join(_MONTHS)})\s(?:tahun\s)?(?P<month_year>{_YEAR})
      | (?P<part>kuartal|triwulan|semester)\s(?P<number>i{{1,3}}|iv|[1-4]|pertama|kedua|ketiga|keempat)
        (?:\stahun\s|,\s|[ /-])(?P<part_year>{_YEAR})
      | (?P<from>{_YEAR})\s?[-–—/]\s?(?P<until>{_YEAR})
      | (?P<year>{_YEAR})
      | tahun\s(?P<relative>ini|lalu|kemarin|sebelumnya|depan|mendatang)
    )(?![\w%]|[.,/-]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_STEMS: Final = (*_MONTHS, "kuartal", "triwulan", "semester", "tahun")
_DIGITS: Final = re.compile(r"\d(?<!\d.)")
_LAW: Final = re.compile(r"(?:\b(?:nomor|no\.?|pasal)\s?\S{1,20}\s(?:tahun\s)?|/)$", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’']?\s+(?=[A-Z“\"'‘])|\n\n")
_AFTER: Final = 48
"""How far behind a figure, in characters, its own period may stand: ``4,4 juta unit usaha pada 2018``."""
_BEHIND, _FAR = 80, 400
"""Characters that are looked at right behind a figure, and anywhere around it."""
_CLAUSE_END: Final = re.compile(r"[,;(]|\d")
_BEHIND_END: Final = re.compile(r"[,;.(\d]| (?:dan|serta|sedangkan|sementara|atau) ")


@dataclass(frozen=True, slots=True)
class Period:
    """A period named in a text; ``iso`` is a year, month, day, or two of them with a slash between."""

    start: int
    end: int
    iso: str


class Surroundings:
    """The sentences and periods of one text, found once for all its figures. ``published`` (ISO) gives ``tahun ini`` its year."""

    def __init__(self, text: str, published: str | None) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
        self._periods = list(_periods(text, published))
        self._period_starts = [period.start for period in self._periods]

    def sentences(self, start: int, end: int) -> tuple[str, str, str]:
        """For a figure: the sentence before its own, its own, and what follows it in its clause; never more than their nearest parts."""
        number = self._sentence(start)
        begin, stop = max(self._starts[number], start - _FAR), min(self._starts[number + 1], end + _FAR)
        before = max(self._starts[max(0, number - 1)], begin - _FAR)
        clause_end = _BEHIND_END.search(self.text, end, min(stop, end + _BEHIND))
        return (
            self.text[before:begin],
            self.text[begin:stop],
            self.text[end : clause_end.start() if clause_end else min(stop, end + _BEHIND)],
        )

    def period(self, start: int, end: int) -> str | None:
        """The period of a figure: the one right behind it in its clause, else the last before it in its sentence."""
        number = self._sentence(start)
        begin, stop = self._starts[number], self._starts[number + 1]
        index = bisect_left(self._period_starts, end)
        if index < len(self._periods):
            behind = self._periods[index]
            in_brackets = self.text[end : behind.start].strip() == "("
            same_clause = behind.start < min(stop, end + _AFTER) and not _CLAUSE_END.search(self.text, end, behind.start)
            if in_brackets or same_clause:
                return behind.iso
        index = bisect_left(self._period_starts, start) - 1
        return self._periods[index].iso if index >= 0 and self._periods[index].start >= begin else None

    def _sentence(self, position: int) -> int:
        return min(bisect_right(self._starts, position), len(self._starts) - 1) - 1


def _periods(text: str, published: str | None) -> Iterator[Period]:
    starts = (*places(lowered(text), _STEMS), *(digits.start() for digits in _DIGITS.finditer(text)))
    for found in matches(_PERIOD, text, sorted(starts)):
        iso = _iso(found, int(published[:4]) if published else None)
        if iso and not _LAW.search(text, max(0, found.start() - 34), found.start()):
            yield Period(found.start(), found.end(), iso)


def _iso(found: re.Match[str], this_year: int | None) -> str | None:
    if found["month"]:
        month = f"{found['month_year']}-{_MONTHS.index(found['month'].casefold()) + 1:02}"
        return f"{month}-{int(found['day']):02}" if found["day"] and int(found["day"]) <= 31 else month
    if found["part"]:
        length = 6 if found["part"].casefold() == "semester" else 3
        last = _ROMAN[found["number"].casefold()] * length
        return f"{found['part_year']}-{last - length + 1:02}/{found['part_year']}-{last:02}" if last <= 12 else found["part_year"]
    if found["from"]:
        return f"{found['from']}/{found['until']}"
    if found["year"]:
        return found["year"]
    return str(this_year + _RELATIVE[found["relative"].casefold()]) if this_year else None
