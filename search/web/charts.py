"""Counts over time as bars: what the page draws as SVG and repeats as a table."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

HEIGHT: Final = 100
STEP: Final = 10
_MOST: Final = 72
"""More bars than this cannot be told apart on a telephone; the next coarser unit is drawn instead."""


@dataclass(frozen=True, slots=True)
class Bar:
    """``count`` from ``first`` to ``last`` (ISO dates, both included); ``x`` and ``height`` are in the units of the drawing."""

    unit: str
    first: str
    last: str
    count: int
    x: int
    height: float


def bars(counts: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """Counts by day (``2024-05-31``), month (``2024-05``) or year in order of time, gaps filled; nothing for fewer than two."""
    while counts and _span(counts[0][0], counts[-1][0]) > _MOST and len(counts[0][0]) > 4:
        counts = _coarser(counts)
    if not counts or counts[0][0] == counts[-1][0]:
        return ()
    by_unit = dict(counts)
    most = max(by_unit.values())
    shown = list(_all_units(counts[0][0], counts[-1][0]))[-_MOST:]
    return tuple(_bar(n, unit, by_unit.get(unit, 0), most) for n, unit in enumerate(shown))


def _span(first: str, last: str) -> int:
    """How many units there are from ``first`` to ``last``."""
    if len(first) == 10:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    months = 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7] or 0) - int(first[5:7] or 0)
    return (months if len(first) == 7 else months // 12) + 1


def _bar(place: int, unit: str, count: int, most: int) -> Bar:
    first, last = _bounds(unit)
    height = max(2.0, round(count / most * HEIGHT, 1)) if count else 0.0
    return Bar(unit, first, last, count, place * STEP, height)


def _coarser(counts: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Days into months, months into years."""
    sums: dict[str, int] = {}
    for unit, count in counts:
        sums[unit[:-3]] = sums.get(unit[:-3], 0) + count
    return list(sums.items())


def _all_units(first: str, last: str) -> Iterator[str]:
    on, unit = date.fromisoformat(_bounds(first)[0]), first
    while unit != last:
        yield unit
        on = _next(on, len(first))
        unit = on.isoformat()[: len(first)]
    yield last


def _next(on: date, length: int) -> date:
    if length == 10:
        return on + timedelta(days=1)
    if length == 7:
        return (on + timedelta(days=31)).replace(day=1)
    return on.replace(year=on.year + 1)


def _bounds(unit: str) -> tuple[str, str]:
    """The first and the last day of a day, a month or a year."""
    if len(unit) == 10:
        return unit, unit
    if len(unit) == 7:
        year, month = int(unit[:4]), int(unit[5:])
        return f"{unit}-01", f"{unit}-{monthrange(year, month)[1]:02}"
    return f"{unit}-01-01", f"{unit}-12-31"
