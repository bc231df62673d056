"""Numbers of a list that borrow the unit of their neighbours: ``5, 10, dan 15 persen``; ``Sukau 15, Belalau 18, dan Suoh 26 kasus``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractor.figures_reading import Reading
from extractor.figures_words import STOP

_AND: Final = re.compile(r"(?:,| dan|, dan| atau|, atau) ", re.IGNORECASE)
_MEMBER: Final = re.compile(
    r"(?:[,;]? (?:dan|serta)|[,;])\s(?:di )?(?P<name>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,4}?)(?: ada| sebanyak|:)? "
)
"""From one number of a list to the next, each behind what it counts in: ``, Kecamatan Belalau ``."""
_TOLD_OF: Final = re.compile(r"\b(?:jumlah|total|usia|umur)\b[^,;.]*\Z", re.IGNORECASE)
"""What says already what a number counts."""
_BEFORE: Final = 40
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_FEWEST: Final = 3
"""Numbers from which on a list without any unit takes the one of the sentence before it."""
_REACH: Final = 300


def with_shared_units(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """``readings`` with the units that numbers of a list share: the unit at its end, else, for three or more, the noun counted before."""
    return _from_before(text, _from_behind(text, _labels_gone_on(text, readings)))


def _labels_gone_on(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """``Pasal 27, 28, dan 29``: what a label names in a row is no quantity."""
    result: list[Reading] = []
    for reading in readings:
        labelled = result and _is_labelled_too(text, result, reading)
        result.append(replace(reading, kind="label") if labelled else reading)
    return result


def _is_labelled_too(text: str, before: Sequence[Reading], reading: Reading) -> bool:
    label = before[-1]
    if label.kind != "label" or _YEAR.fullmatch(label.digits) or not _counts(reading):
        return False
    in_row = len(before) > 1 and before[-2].kind == "label" and _AND.fullmatch(text, before[-2].end, label.start) is not None
    kinds = ("bare", "noun") if in_row else ("bare",)
    return reading.kind in kinds and _AND.fullmatch(text, label.end, reading.start) is not None


def _from_behind(text: str, readings: Sequence[Reading]) -> list[Reading]:
    result: list[Reading] = []
    following: Reading | None = None
    for reading in reversed(readings):
        if following and reading.kind == "bare" and _shares(text, reading, following):
            reading = replace(reading, kind=following.kind, unit=following.unit)
        result.append(reading)
        following = reading
    return result[::-1]


def _shares(text: str, reading: Reading, following: Reading) -> bool:
    if following.kind in ("percent", "physical"):
        return _AND.fullmatch(text, reading.end, following.start) is not None
    told = _TOLD_OF.search(text, max(0, reading.start - _BEFORE), reading.start)
    return following.kind == "noun" and not told and _counts(reading) and _is_next(text, reading, following)


def _is_next(text: str, reading: Reading, following: Reading) -> bool:
    """Whether nothing but the name of a member of the list stands between two numbers."""
    found = _MEMBER.fullmatch(text, reading.end, following.start)
    return found is not None and STOP.isdisjoint(found["name"].casefold().split()) and found["name"] != "ada"


def _counts(reading: Reading) -> bool:
    """Whether a bare number can count something: whole, printed in digits, and not like a year."""
    return bool(reading.digits) and "," not in reading.digits and not reading.joined and _YEAR.fullmatch(reading.digits) is None


def _from_before(text: str, readings: list[Reading]) -> list[Reading]:
    result = list(readings)
    counted: Reading | None = None
    at = 0
    while at < len(result):
        end = _list_end(text, result, at)
        if end - at >= _FEWEST and counted and _near(text, counted, result[at]):
            result[at:end] = [replace(reading, kind="noun", unit=counted.unit) for reading in result[at:end]]
        counted = result[at] if result[at].kind == "noun" else counted
        at = max(end, at + 1)
    return result


def _list_end(text: str, readings: Sequence[Reading], at: int) -> int:
    """Behind the last of the bare numbers that follow each other as a list from ``at`` on; ``at`` where none stands there."""
    if readings[at].kind != "bare" or not _counts(readings[at]):
        return at
    end = at + 1
    while end < len(readings) and readings[end].kind == "bare" and _counts(readings[end]):
        if not _is_next(text, readings[end - 1], readings[end]):
            break
        end += 1
    return end


def _near(text: str, counted: Reading, reading: Reading) -> bool:
    return reading.start - counted.end <= _REACH and "\n\n" not in text[counted.end : reading.start]
