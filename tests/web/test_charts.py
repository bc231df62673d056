"""Counts over time as bars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.web.charts import HEIGHT, bars

MONTHS = st.dates().map(lambda d: d.isoformat()[:7])


def test_gaps_between_months_are_bars_of_nothing():
    drawn = bars([("2024-11", 2), ("2025-02", 4)])
    assert [(b.unit, b.count) for b in drawn] == [("2024-11", 2), ("2024-12", 0), ("2025-01", 0), ("2025-02", 4)]


def test_a_bar_leads_to_the_first_and_last_day_of_its_unit():
    assert [(b.first, b.last) for b in bars([("2024-02", 1), ("2024-03", 1)])] == [
        ("2024-02-01", "2024-02-29"),
        ("2024-03-01", "2024-03-31"),
    ]
    assert [(b.first, b.last) for b in bars([("2024-02-28", 1), ("2024-02-29", 1)])] == [("2024-02-28",) * 2, ("2024-02-29",) * 2]


@pytest.mark.parametrize(("counts", "length"), [([("2024-01-01", 1), ("2024-12-31", 2)], 7), ([("1999-01", 1), ("2024-12", 2)], 4)])
def test_what_is_too_fine_to_be_told_apart_is_drawn_coarser(counts, length):
    drawn = bars(counts)
    assert {len(b.unit) for b in drawn} == {length} and sum(b.count for b in drawn) == 3


@pytest.mark.parametrize("counts", [(), [("2024-01", 5)]])
def test_less_than_two_units_are_no_chart(counts):
    assert bars(counts) == ()


@given(st.dictionaries(MONTHS, st.integers(1, 10**6), min_size=2))
def test_bars_stay_in_the_drawing_and_something_is_never_drawn_as_nothing(counts):
    drawn = bars(sorted(counts.items()))
    assert all(0 <= b.height <= HEIGHT and (b.height > 0) == (b.count > 0) for b in drawn)
    assert [b.x for b in drawn] == [10 * n for n in range(len(drawn))]
