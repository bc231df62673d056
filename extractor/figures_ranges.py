"""Two numbers that are one figure (``1,5–2 juta``, ``Rp400.000 hingga Rp1 juta``) and numbers that borrow the unit of their neighbour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from extractor.figures_lists import with_shared_units
from extractor.figures_reading import Reading

_TO: Final = re.compile(r"\s?(?:--?|–|—|−|s/d|s\.d\.?|hingga|sampai(?: dengan| ke)?)\s?", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bantara(?: sekitar)? \Z", re.IGNORECASE)
_REACH: Final = 20
_THOUSAND: Final = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A reading, with the end of its range that is printed first where it has two."""

    high: Reading
    low: Reading | None = None

    @property
    def first(self) -> Reading:
        """The reading with which the words of the quantity begin."""
        return self.low or self.high


def quantities(text: str, readings: Sequence[Reading]) -> Iterator[Quantity]:
    """``readings`` with ranges joined. Upper ends that turned out to belong to no range (codes, scores) are left out."""
    shared = with_shared_units(text, readings)
    index = 0
    while index < len(shared):
        low, high = shared[index], shared[index + 1] if index + 1 < len(shared) else None
        joined = _joined(text, low, high) if high else None
        index += 2 if joined or (high and _spoils(text, low, high)) else 1
        if joined:
            yield joined
        elif high and _spoils(text, low, high):
            continue
        elif not low.joined:
            yield Quantity(low)


def _joined(text: str, low: Reading, high: Reading) -> Quantity | None:
    if not _ties(text, low, high) or "label" in (low.kind, high.kind):
        return None
    if high.kind == "bare" and low.kind != "bare":
        high = replace(high, kind=low.kind, unit=low.unit)
    if low.kind not in ("bare", high.kind) or (low.unit and high.unit and low.unit.split()[0] != high.unit.split()[0]):
        return None
    low = replace(low, scale=_lower_scale(low, high), kind=high.kind, unit=high.unit)
    falling = low.value > high.value and high.kind in ("money", "percent")  # ``Rp 17.000-15.000``: printed the wrong way round
    return Quantity(high, low) if low.value < high.value or falling else None


def _ties(text: str, low: Reading, high: Reading) -> bool:
    """Whether the words between two numbers, and ``antara`` before them, make them the ends of a range."""
    if text[low.end : high.start] == " dan ":
        return _BETWEEN.search(text, max(0, low.start - _REACH), low.start) is not None
    return _TO.fullmatch(text, low.end, high.start) is not None


def _lower_scale(low: Reading, high: Reading) -> Decimal:
    """The scale of the lower end: carried back from the upper one (``1,5–2 juta``), a step smaller for ``500-1 juta``."""
    if low.scale != 1 or high.scale == 1 or low.amount >= _THOUSAND:
        return low.scale
    return high.scale if low.amount < high.amount or high.scale == _THOUSAND else high.scale / _THOUSAND


def _spoils(text: str, low: Reading, high: Reading) -> bool:
    """Whether two numbers tied by a mark are no quantity: days of a month, years, the score of a match, a telephone number."""
    tied = _TO.fullmatch(text, low.end, high.start)
    return bool(tied) and low.kind in ("bare", "label") and (high.kind == "label" or high.joined)
