"""How many articles an outlet usually gives, and whether it has fallen silent.

"Usually" is the median of the same weekday over 28 days: outlets publish less at weekends, and one loud day must not count. Days on which
nobody asked the outlet say nothing and are left out; so is its first day, on which it gives whatever it still lists.

Silence is called a gap when it is no accident at this outlet's pace. Why so, and what cannot be told: docs/decisions/0006-silence.md.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log, sqrt
from statistics import fmean, median
from typing import Final, NamedTuple

WINDOW: Final = 28
"""Days of history; four of each weekday."""

SURE: Final = 4.5
"""Surprise (:func:`_surprise`) from which silence is no accident: by chance it would be so long once in ninety times."""

FEW: Final = 0.25
"""Share of the usual number below which two days together are too few, where :data:`MANY` are usual."""

MANY: Final = 20.0

WAVERING: Final = 1.6
"""An outlet that gave an alarm and came back by itself within :data:`MEMORY` days must be so many times as surprising for another."""

MEMORY: Final = 30

_UNEVEN: Final = 7.3
"""Newsrooms have busy days and slow ones: beside chance, counts of days differ by about 37 % (one over the square root of this)."""

_LEAST: Final = 5
"""Days of history without which nothing is expected."""

Series = Mapping[date, int]


@dataclass(frozen=True, slots=True)
class Expected:
    """What was usual and what came. ``usual`` is null while there is too little history."""

    usual: float | None
    got: int
    missing: float = 0.0
    """Articles that would usually have come since the last one did."""
    few: bool = False
    """Whether the last two days together gave far less than usual."""
    last: date | None = None
    """The last day with an article."""
    silent: bool = False
    """Whether the silence is too long to be an accident."""


class _Sight(NamedTuple):
    """What the evening of one day shows: the days asked until then, and what came on those that may be compared with."""

    last: date
    days: Sequence[date]
    history: Series

    def silent(self, caution: float) -> bool:
        return sum(_surprise(_pace(self.history, day)) for day in self.days if day > self.last) >= caution * SURE

    def few(self, series: Series, caution: float) -> bool:
        lately = self.days[-2:]
        usually = sum(_pace(self.history, day) for day in lately)
        return usually >= MANY and sum(series.get(day, 0) for day in lately) <= FEW / caution * usually


def expected(series: Series, asked: Collection[date], today: date, nights: int = 1) -> Expected:
    """What is to be expected of ``today``, a run that covers the last ``nights`` days.

    ``series`` is how many articles came on which day, ``asked`` the days on which the outlet was asked.
    """
    got = series.get(today, 0)
    sight = _sight(series, asked, today)
    if sight is None:
        return Expected(None, got, last=_last(series, today))
    caution = _caution(series, asked, today) if _alarm(series, asked, today) else 1.0
    return Expected(
        usual=sum(_usual(sight.history, today - timedelta(n)) for n in range(nights)),
        got=got,
        missing=sum(_usual(sight.history, day) for day in sight.days if day > sight.last),
        few=sight.few(series, caution),
        last=sight.last,
        silent=sight.silent(caution),
    )


def _last(series: Series, today: date) -> date | None:
    return max((day for day, count in series.items() if count and day <= today), default=None)


def _sight(series: Series, asked: Collection[date], today: date) -> _Sight | None:
    """What ``today`` shows; null where there is too little history."""
    last = _last(series, today)
    if last is None:
        return None
    days = sorted(day for day in {*asked, today} if day <= today)
    history = {day: series.get(day, 0) for day in days[1:] if last - timedelta(WINDOW) <= day <= last and day != today}
    return _Sight(last, days, history) if len(history) >= _LEAST else None


def _alarm(series: Series, asked: Collection[date], day: date) -> bool:
    sight = _sight(series, asked, day)
    return sight is not None and (sight.silent(1.0) or sight.few(series, 1.0))


def _caution(series: Series, asked: Collection[date], today: date) -> float:
    """More for an outlet that lately gave an alarm, before the one of today began, and came back by itself."""
    before = sorted((day for day in asked if today - timedelta(MEMORY) <= day < today), reverse=True)
    raised = [_alarm(series, asked, day) for day in before]
    begun = raised.index(False) if False in raised else len(raised)
    return WAVERING if any(raised[begun:]) else 1.0


def _usual(history: Series, day: date) -> float:
    """The median of the same weekday, or of all days where there are less than two of it."""
    return float(median(_same(history, day)))


def _same(history: Series, day: date) -> Sequence[int]:
    same = [count for past, count in history.items() if past.weekday() == day.weekday()]
    return same if len(same) > 1 else list(history.values())


def _pace(history: Series, day: date) -> float:
    """How many come on such a day: the middle half of all working days, or of all weekend days, since four days alone say little.

    Where the weekday itself is another matter (an outlet that rests on Fridays), it counts alone.
    """
    own, usual = _same(history, day), _usual(history, day)
    alike = sorted(count for past, count in history.items() if (past.weekday() >= 5) == (day.weekday() >= 5))
    if not alike:
        return usual
    aside = len(alike) // 4
    pace = fmean(alike[aside : len(alike) - aside])
    doubt = 2.5 * sqrt((pace + pace**2 / _UNEVEN) / len(own))  # two standard errors of a median
    return pace if abs(usual - pace) <= doubt else usual


def _surprise(usual: float) -> float:
    """How surprising a day without an article is where ``usual`` come: minus the logarithm of its chance (negative binomial)."""
    return _UNEVEN * log(1 + usual / _UNEVEN)
