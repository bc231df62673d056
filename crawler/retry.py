"""When to try again: what kind of failure it was, how often it happened, and what the server asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

FOR_GOOD: Final = frozenset({"gone", "bad-address", "offsite", "private-address", "not-text", "too-large"})
"""Asking again would give the same answer."""

STUBBORN: Final = frozenset({"robots", "blocked", "redirect-loop", "empty", "bad-listing", "crash"})
"""Rarely better within the hour: asked again on later days, three times in all."""

_SOON: Final = tuple(timedelta(minutes=m) for m in (1, 5, 15))
_LATER: Final = timedelta(hours=6)
_DAY: Final = timedelta(days=1)
_MOST: Final = 12


def retry_at(reason: str, attempts: int, now: datetime, wait: timedelta | None = None) -> datetime | None:
    """When a page that has just failed, after ``attempts`` earlier failures, is tried again; ``None``: never.

    ``wait`` is what the server asked for (``Retry-After``); it can only lengthen the pause, to a day at most.
    """
    if reason in FOR_GOOD:
        return None
    if reason == "robots-unreachable":
        # The page was never asked for: an outlet's broken robots.txt must not use up its pages' attempts.
        return now + _LATER
    if reason in STUBBORN:
        return now + _DAY if attempts < 2 else None
    if attempts >= _MOST - 1:
        return None
    pause = _SOON[attempts] if attempts < len(_SOON) else _LATER
    return now + max(pause, min(wait or pause, _DAY))


def retry_after(header: str | None, now: datetime) -> timedelta | None:
    """The pause that a ``Retry-After`` header asks for, given as seconds or as a date; ``None`` where it gives none."""
    words = (header or "").strip()
    if words.isdecimal() and len(words) < 10:
        return timedelta(seconds=int(words))
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(timedelta(0), (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now)
