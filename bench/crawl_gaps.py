"""Silent gaps: ``python -m bench.crawl_gaps``. How soon an outlet that stops is named, and how often one that only has a slow week is.

On invented calendars with weekends and uneven days (``tests/press/calendar.py``); a run of alarms on nights in a row is one alarm.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta

from search.receipt_expected import expected
from tests.press.calendar import START, counts

RATES = (0.3, 1, 2, 3, 4, 6, 8, 15, 40)
OUTLETS, MONTHS = 100, 3


def main() -> None:
    """A line for each pace."""
    print(f"{OUTLETS} outlets of each pace, {MONTHS} months each after four weeks of history:")
    print(
        f"  {'articles a day':>22} {'false alarms per outlet and month':>35} {'months with more than one':>27} runs until named (50, 95 %)"
    )
    for rate in RATES:
        alarms = [month for n in range(OUTLETS) for month in _false(rate, n)]
        late = sorted(_runs_until_named(rate, n) for n in range(OUTLETS))
        worse = sum(alarm > 1 for alarm in alarms) / len(alarms)
        print(
            f"  {rate:22} {sum(alarms) / len(alarms):35.2f} {100 * worse:25.1f} % {late[len(late) // 2]:28}, {late[int(0.95 * len(late))]}"
        )


def _false(rate: float, number: int) -> list[int]:
    """Alarms in each month of an outlet that never stops."""
    series = counts(random.Random(f"tenang/{rate}/{number}"), rate, 28 + 30 * MONTHS)
    raised = [_alarm(series, 28 + n) for n in range(30 * MONTHS)]
    begun = [now and not before for before, now in zip([False, *raised], raised, strict=False)]
    return [sum(begun[30 * month : 30 * (month + 1)]) for month in range(MONTHS)]


def _runs_until_named(rate: float, number: int) -> int:
    """Runs from the first quiet day (Monday to Thursday) to the alarm; 60 where it never comes."""
    series = counts(random.Random(f"{rate}/{number}"), rate, 90)
    stop = 28 + number % 4
    quiet = {day: count for day, count in series.items() if day < START + timedelta(stop)}
    whole = dict.fromkeys(series, 0) | quiet
    return next((n + 1 for n in range(60) if _alarm(whole, stop + n)), 60)


def _alarm(series: Mapping[date, int], day: int) -> bool:
    today = START + timedelta(day)
    usual = expected({when: count for when, count in series.items() if when <= today}, {when for when in series if when <= today}, today)
    return usual.silent or usual.few


if __name__ == "__main__":
    main()
