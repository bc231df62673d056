"""Invented calendars: how many articles an outlet gives each day, with weekends and good and bad days as newsrooms have them."""

from __future__ import annotations

import random
from datetime import date, timedelta

START = date(2026, 1, 5)
"""A Monday."""


def counts(dice: random.Random, rate: float, days: int) -> dict[date, int]:
    """Articles on each of ``days`` days of an outlet that gives ``rate`` a day: less than half at weekends, and days differ by a third."""
    found = {}
    for n in range(days):
        day = START + timedelta(n)
        busy = dice.lognormvariate(0, 0.35) * (0.45 if day.weekday() >= 5 else 1.2)
        found[day] = poisson(dice, rate * busy)
    return found


def poisson(dice: random.Random, mean: float) -> int:
    """A number of events of which ``mean`` are usual."""
    events, time = 0, dice.expovariate(1)
    while time < mean:
        events, time = events + 1, time + dice.expovariate(1)
    return events
