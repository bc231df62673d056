"""When a failed page is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reasons import FAILURES
from crawler.retry import FOR_GOOD, STUBBORN, retry_after, retry_at

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("reason", "attempts", "wait", "pause"),
    [
        ("timeout", 0, None, MINUTE),
        ("timeout", 1, None, 5 * MINUTE),
        ("connection", 2, None, 15 * MINUTE),
        ("dns", 3, None, 6 * HOUR),
        ("dns", 11, None, None),
        ("busy", 0, 10 * MINUTE, 10 * MINUTE),
        ("busy", 0, timedelta(seconds=1), MINUTE),
        ("busy", 0, timedelta(days=900), DAY),
        ("gone", 0, None, None),
        ("private-address", 0, None, None),
        ("robots", 0, None, DAY),
        ("robots", 2, None, None),
        ("robots-unreachable", 500, None, 6 * HOUR),
        ("http-error", 1, None, 5 * MINUTE),
    ],
)
def test_the_pause_grows_with_each_attempt_and_ends_where_nothing_will_change(reason, attempts, wait, pause):
    assert retry_at(reason, attempts, NOW, wait) == (pause and NOW + pause)


def test_every_reason_with_a_rule_of_its_own_is_a_known_reason():
    assert FAILURES.keys() >= FOR_GOOD | STUBBORN


@given(st.sampled_from(sorted(FAILURES)), st.integers(0, 100), st.none() | st.timedeltas())
def test_a_next_try_lies_ahead_and_within_a_day(reason, attempts, wait):
    again = retry_at(reason, attempts, NOW, wait)
    assert again is None or NOW < again <= NOW + DAY


@pytest.mark.parametrize(
    ("header", "pause"),
    [
        ("120", 2 * MINUTE),
        (" 0 ", timedelta(0)),
        ("Sat, 21 Nov 2026 09:00:00 GMT", HOUR),
        ("Sat, 21 Nov 2026 09:00:00", HOUR),
        ("Sat, 21 Nov 2026 07:00:00 GMT", timedelta(0)),
        ("sebentar", None),
        ("-5", None),
        ("99999999999", None),
        ("", None),
        (None, None),
    ],
)
def test_the_pause_a_server_asks_for_is_read_in_both_forms(header, pause):
    assert retry_after(header, NOW) == pause
