"""How many articles an outlet usually gives, and whether it has fallen silent.

"Usually" is the median of the same weekday over 28 days: outlets publish less at weekends, and one loud day must not count. Days on which
nobody asked the outlet say nothing and are left out; so is its first day, on which it gives whatever it still lists.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Final

WINDOW: Final = 28
"""Days of history; four of each weekday."""

SILENT: Final = 5.0
"""So many articles missing in a row are no accident: an outlet of that pace has such a gap by chance less than once in 100 days."""

FEW: Final = 0.25
"""Share of the usual number below which two days together are too few, where :data:`MANY` are usual."""

MANY: Final = 10.0

_LEAST: Final = 5
"""Days of history without which nothing is expected."""


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

    @property
    def silent(self) -> bool:
        """Whether the silence is too long to be an accident."""
        return self.missing >= SILENT


def expected(series: Mapping[date, int], asked: Collection[date], today: date, nights: int = 1) -> Expected:
    """What is to be expected of ``today``, a run that covers the last ``nights`` days.

    ``series`` is how many articles came on which day, ``asked`` the days on which the outlet was asked.
    """
    last = max((day for day, count in series.items() if count and day <= today), default=None)
    days = sorted(day for day in {*asked, today} if day <= today)
    got = series.get(today, 0)
    if last is None:
        return Expected(None, got)
    history = {day: series.get(day, 0) for day in days[1:] if last - timedelta(WINDOW) <= day <= last and day != today}
    if len(history) < _LEAST:
        return Expected(None, got, last=last)
    covered = [today - timedelta(n) for n in range(nights)]
    lately = days[-2:]
    usually = sum(_usual(history, day) for day in lately)
    return Expected(
        usual=sum(_usual(history, day) for day in covered),
        got=got,
        missing=sum(_usual(history, day) for day in days if day > last),
        few=usually >= MANY and sum(series.get(day, 0) for day in lately) <= FEW * usually,
        last=last,
    )


def _usual(history: Mapping[date, int], day: date) -> float:
    """The median of the same weekday, or of all days where there are less than two of it."""
    same = [count for past, count in history.items() if past.weekday() == day.weekday()]
    return float(median(same if len(same) > 1 else history.values()))
