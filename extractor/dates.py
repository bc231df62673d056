"""When an article was published: every date seen is weighed, and what cannot hold is kept as a conflict, never mended silently.

Nothing here looks at a clock. Dates stated by the page, the feed or the address support each other; a date in the text settles the
matter where those are missing, or contradict a weekday that fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import Final

from extractor.article import Evidence, Origin
from extractor.dates_find import FoundDate, date_in_address, dates_in
from extractor.dates_place import rank_of
from extractor.dates_years import Period, Span, fits, nearest_year, period_of, year_of
from extractor.draft import DateHint

__all__ = ["FoundDate", "Settled", "dates_in", "settle"]

_TRUST: Final[tuple[Origin, ...]] = ("jsonld", "meta", "byline", "feed", "url", "given", "dateline")
"""Origins that state the date of publication, the most exact first."""

_TIMED: Final[tuple[Origin, ...]] = ("jsonld", "meta", "feed", "byline", "given")
_WIB: Final = timezone(timedelta(hours=7))
_LOCAL_OFFSETS: Final = ("+07:00", "+08:00", "+09:00")
_WEEK: Final = timedelta(days=7)
_AHEAD: Final = timedelta(days=2)
"""How far beyond the day on which a page was fetched it may be dated: zones differ, and clocks go wrong by a day."""
_LOOKS_BACK: Final = timedelta(days=14)
"""How long after the day that its text speaks of an article may appear before its stated date is doubted."""

_MOST_DATES, _MOST_EVIDENCE = 200, 40
"""How many dates of one text are weighed, and how many of all are kept: far more than any article has."""


@dataclass(frozen=True, slots=True)
class Settled:
    """``published`` (ISO date, or date-time with offset; null where unsettled), all evidence, and pairs of words that cannot both hold."""

    published: str | None
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """One date at one place; ``rank`` as in :func:`extractor.dates_place.rank_of`."""

    origin: Origin
    found: FoundDate
    rank: int = 0
    day: date | None = None
    reason: str | None = None

    @property
    def firm(self) -> bool:
        """Whether it can settle the day: a day of a known year that nothing contradicts."""
        return self.day is not None and self.reason is None


def settle(
    hints: Sequence[DateHint], years_told: Callable[[str], Iterable[Span]] = lambda text: (), fetched: date | None = None
) -> Settled:
    """The date of publication that ``hints`` give together. Body hints may be whole texts; each date in them counts where it stands.

    ``years_told`` gives spans of years that a text's people belong to; it is asked only where a day with a weekday lacks its year. What
    was ``fetched`` on a day was not published after it: a later stated date is kept as ``future`` and settles nothing.
    """
    latest = fetched + _AHEAD if fetched else date.max
    seen = _seen(hints)
    texts = [hint.text for hint in hints if hint.origin != "url"]
    open_year = any(item.found.year is None and item.found.day and item.found.weekday is not None for item in seen)
    period = period_of(texts, (item.found for item in seen), years_told("\n".join(texts)) if open_year else ())
    dated = [_possible(_with_year(item, None, period), latest) for item in seen]
    chosen = _chosen(dated, latest)
    if chosen is not None:
        dated = [_possible(_with_year(item, chosen, period), latest) for item in dated]
    evidence = tuple(dict.fromkeys(_evidence(item, chosen) for item in dated[:_MOST_EVIDENCE]))
    conflicts = dict.fromkeys((*_weekday_conflicts(dated), *_stated_conflicts(dated, chosen)))
    return Settled(_moment(dated, chosen), evidence, tuple(conflicts))


def _seen(hints: Sequence[DateHint]) -> list[_Seen]:
    result: list[_Seen] = []
    for hint in hints:
        if hint.origin == "url":
            found = date_in_address(hint.text)
            result += [_Seen("url", found)] if found else []
        elif hint.origin == "body":
            result += [_Seen("body", date_, rank_of(hint.text, date_)) for date_ in dates_in(hint.text)[:_MOST_DATES]]
        else:
            result += [_Seen(hint.origin, date_) for date_ in _fullest(dates_in(hint.text))]
    return result


def _fullest(found: list[FoundDate]) -> list[FoundDate]:
    """The one date that a line states: the first with a year, else the first."""
    return [next((item for item in found if item.year), found[0])] if found else []


def _with_year(item: _Seen, base: date | None, period: Period) -> _Seen:
    """``item`` with the day it means and what speaks against it, as far as that is known without (later: with) the settled day."""
    found = item.found
    if found.relative is not None or found.day is None:
        return replace(item, reason="relative") if base is None else _near(item, base)
    year = found.year or year_of(found, period)
    day = found.in_year(year) if year else nearest_year(found, base) if base else None
    if day is None:
        return replace(item, reason="no-year")
    return replace(item, day=_local_day(found, day), reason=None if fits(day, found.weekday) else "weekday")


def _possible(item: _Seen, latest: date) -> _Seen:
    """``item``, doubted where it states a date of publication that was still to come."""
    if item.origin in _TRUST and item.reason is None and item.day is not None and item.day > latest:
        return replace(item, reason="future")
    return item


def _near(item: _Seen, base: date) -> _Seen:
    """A relative day, or a bare weekday of the week before ``base``, said on ``base``."""
    found = item.found
    if found.weekday is not None:
        return replace(item, day=base - timedelta(days=(base.weekday() - found.weekday) % 7), reason="relative")
    return replace(item, day=base + timedelta(days=(found.relative or timedelta()).days), reason="relative")


def _local_day(found: FoundDate, day: date) -> date:
    """The day in Indonesia: times of other zones are carried over to Western Indonesian Time."""
    moment = _at(found, day)
    return moment.astimezone(_WIB).date() if moment and found.zone not in _LOCAL_OFFSETS else day


def _at(found: FoundDate, day: date) -> datetime | None:
    if found.time is None or found.zone is None:
        return None
    return datetime.fromisoformat(f"{day.isoformat()}T{found.time}:00{found.zone}")


def _chosen(dated: Sequence[_Seen], latest: date) -> date | None:
    """The settled day: the stated one with most support, unless that is a lone one which the text contradicts; else the spoken one."""
    stated = [item for item in dated if item.origin in _TRUST and item.firm]
    spoken = _spoken_day([item for item in dated if item.day is None or item.day <= latest])
    best = min(stated, key=lambda item: (-_support(item, stated), _TRUST.index(item.origin)), default=None)
    if best is None or best.day is None:
        return spoken[0] if spoken else None
    dated_speech = spoken is not None and spoken[1].rank == 0 and spoken[1].found.weekday is not None
    if spoken and dated_speech and _support(best, stated) == 1 and not _borne_out(best.day, dated):
        return spoken[0]
    return best.day


def _borne_out(stated: date, dated: Sequence[_Seen]) -> bool:
    """Whether a day that the text speaks of lies on the stated day or shortly before."""
    days = (item.day for item in dated if item.origin == "body" and item.firm and item.rank < 2)
    return any(stated - _LOOKS_BACK <= day <= stated + timedelta(days=1) for day in days if day)


def _support(item: _Seen, stated: Sequence[_Seen]) -> int:
    """How many origins state the day of ``item``, a day more or less."""
    assert item.day is not None
    return len({other.origin for other in stated if other.day and abs((other.day - item.day).days) <= 1})


def _spoken_day(dated: Sequence[_Seen]) -> tuple[date, _Seen] | None:
    """The day on which the text's people speak, moved to the weekday of the first quotation where that has no date of its own."""
    best = _latest_spoken(dated)
    if best is None or best.day is None:
        return None
    first = next((item for item in dated if item.origin == "body" and item.rank == 0 and item.found.weekday is not None), best)
    if first.found.day is None and first.found.weekday is not None:
        return best.day + timedelta(days=(first.found.weekday - best.day.weekday()) % 7), first
    return best.day, best


def _latest_spoken(dated: Sequence[_Seen]) -> _Seen | None:
    """Of the firm dates with the best rank the latest, as far as it lies in the week after the first: later ones are announcements."""
    firm = [item for item in dated if item.origin == "body" and item.firm and item.rank < 2]
    best_rank = min((item.rank for item in firm), default=0)
    firm = [item for item in firm if item.rank == best_rank]
    week = [item for item in firm if item.day and firm[0].day and timedelta(0) <= item.day - firm[0].day <= _WEEK]
    return max(week, key=lambda item: item.day or date.min, default=None)


def _evidence(item: _Seen, chosen: date | None) -> Evidence:
    reason = item.reason or ("disagrees" if _disagrees(item, chosen) else None)
    if item.day is None:
        return Evidence(item.origin, item.found.text, None, False, reason)
    return Evidence(item.origin, item.found.text, _local_moment(item.found) or item.day.isoformat(), reason is None, reason)


def _weekday_conflicts(dated: Sequence[_Seen]) -> list[tuple[str, str]]:
    """Each weekday with the date it does not fall on, and dates of one day that are given two weekdays."""
    pairs = [_split_weekday(item.found.text) for item in dated if item.reason == "weekday"]
    first_of_day: dict[tuple[int | None, ...], FoundDate] = {}
    for found in (item.found for item in dated if item.found.weekday is not None and item.found.day is not None):
        other = first_of_day.setdefault((found.year, found.month, found.day), found)
        if other.weekday != found.weekday:
            pairs.append((other.text, found.text))
    return pairs


def _stated_conflicts(dated: Sequence[_Seen], chosen: date | None) -> list[tuple[str, str]]:
    """Each stated date that is not the settled one, with the words that settled it."""
    kept = next((item.found.text for item in dated if item.firm and item.day == chosen), None)
    return [(item.found.text, kept) for item in dated if kept and _disagrees(item, chosen)]


def _disagrees(item: _Seen, chosen: date | None) -> bool:
    """Whether a stated date is more than a day away from the settled one."""
    stated = item.origin in _TRUST and item.reason in (None, "future")
    return stated and item.day is not None and chosen is not None and abs((item.day - chosen).days) > 1


def _split_weekday(words: str) -> tuple[str, str]:
    weekday, rest = re.split(r"[\s,(]+", words, maxsplit=1)
    return weekday, rest.strip(" ,)")


def _moment(dated: Sequence[_Seen], chosen: date | None) -> str | None:
    if chosen is None:
        return None
    timed = (item for origin in _TIMED for item in dated if item.origin == origin and item.firm and item.day == chosen)
    return next((moment for item in timed if (moment := _local_moment(item.found))), chosen.isoformat())


def _local_moment(found: FoundDate) -> str | None:
    """The date-time with offset that ``found`` gives in full, in an Indonesian time zone; null where a part is missing."""
    day = found.in_year(found.year) if found.year else None
    moment = _at(found, day) if day else None
    if moment is None:
        return None
    return (moment if found.zone in _LOCAL_OFFSETS else moment.astimezone(_WIB)).isoformat()
