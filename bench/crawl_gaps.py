"""Silent gaps: ``python -m bench.crawl_gaps``. How soon an outlet that stops is named, and how often one that only has a slow week is.

On invented calendars with weekends and uneven days (``tests/press/calendar.py``); a run of alarms on nights in a row is one alarm.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from search.receipt_expected import expected
from tests.press.calendar import START, counts

RATES: Final = (0.3, 1, 2, 3.15, 4, 6, 8, 15, 40)
"""Articles a day over the whole week; on a working day 1.28 times as many, so that 3.15 is four."""
OUTLETS, MONTHS = 200, 4
LATE: Final = 60


def main() -> None:
    """A line for each pace."""
    print(f"{OUTLETS} outlets of each pace, {MONTHS} months each after four weeks of history.")
    print("articles a day; false alarms per outlet and month, most in one month; runs until named (50 %, 95 %; within two):")
    for rate in RATES:
        alarms = [month for n in range(OUTLETS) for month in _false(rate, n)]
        late = [_runs_until_named(rate, n) for n in range(OUTLETS)]
        early, weekend = (sorted(late[n] for n in range(OUTLETS) if (n % 7 < 4) == workday) for workday in (True, False))
        print(
            f"  {rate:5}: {sum(alarms) / len(alarms):.3f}, most {max(alarms)}; "
            f"stopped Monday to Thursday {_told(early)}, Friday to Sunday {_told(weekend)}",
            flush=True,
        )


def _told(runs: Sequence[int]) -> str:
    within = sum(run <= 2 for run in runs) / len(runs)
    return f"{runs[len(runs) // 2]}, {runs[int(0.95 * len(runs))]} ({100 * within:.0f} %)"


def _false(rate: float, number: int) -> list[int]:
    """Alarms in each month of an outlet that never stops."""
    series = counts(random.Random(f"tenang/{rate}/{number}"), rate, 28 + 30 * MONTHS)
    raised = [_alarm(series, 28 + n) for n in range(30 * MONTHS)]
    begun = [now and not before for before, now in zip([False, *raised], raised, strict=False)]
    return [sum(begun[30 * month : 30 * (month + 1)]) for month in range(MONTHS)]


def _runs_until_named(rate: float, number: int) -> int:
    """Runs from the first quiet day (every weekday in turn) to the alarm; :data:`LATE` where it never comes."""
    series = counts(random.Random(f"{rate}/{number}"), rate, 28 + 7 + LATE)
    stop = 28 + number % 7
    quiet = {day: count for day, count in series.items() if day < START + timedelta(stop)}
    whole = dict.fromkeys(series, 0) | quiet
    return next((n + 1 for n in range(LATE) if _alarm(whole, stop + n)), LATE)


def _alarm(series: Mapping[date, int], day: int) -> bool:
    today = START + timedelta(day)
    usual = expected({when: count for when, count in series.items() if when <= today}, {when for when in series if when <= today}, today)
    return usual.silent or usual.few


if __name__ == "__main__":
    main()
