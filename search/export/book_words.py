"""The sentences of the kliping: periods, the comparison with the period before, who is quoted most. An office's letter is Indonesian."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from search.wording import day, month, number

_WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_FEW: Final = 3
_GAP: Final = "\u00a0"
"""Keeps a number and its sign on one line."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days of publication, both included."""

    first: date
    last: date

    @property
    def is_month(self) -> bool:
        """Whether it is one whole month of the calendar."""
        return self.first.day == 1 and self.last == date(self.first.year, self.first.month, monthrange(*self.first.timetuple()[:2])[1])

    @property
    def before(self) -> Period:
        """The period of the same length that ends the day before; for a whole month the month before."""
        end = self.first - timedelta(days=1)
        return Period(end.replace(day=1) if self.is_month else end - (self.last - self.first), end)

    def __str__(self) -> str:
        """In words: a day with its weekday, a month by its name, else from when to when."""
        if self.first == self.last:
            return weekday(self.first)
        if self.is_month:
            return month(self.first.isoformat())
        return f"{day(self.first.isoformat())} sampai {day(self.last.isoformat())}"


@dataclass(frozen=True, slots=True)
class Tally:
    """What the articles of a kliping come to; the names come most frequent first, each with its count."""

    articles: int
    stories: int
    outlets: int
    programmes: Sequence[tuple[str, int]] = ()
    speakers: Sequence[tuple[str, int]] = ()


def weekday(on: date) -> str:
    """A day with its weekday: "Rabu, 19 Agustus 2020"."""
    return f"{_WEEKDAYS[on.weekday()]}, {day(on.isoformat())}"


def compared(now: int, before: int, when: str) -> str:
    """``now`` articles against ``before`` in the period called ``when``: "turun 9 % dari 244 pada 18 Agustus 2020"."""
    if now == before:
        return f"sama dengan {when} ({number(before)})"
    direction = "naik" if now > before else "turun"
    if before == 0:
        return f"naik dari 0 pada {when}"
    percent = (2 * abs(now - before) * 100 + before) // (2 * before)
    share = f"{number(percent)}{_GAP}%" if percent else f"kurang dari 1{_GAP}%"
    return f"{direction} {share} dari {number(before)} pada {when}"


def summary(tally: Tally, before: int | None = None, when: str = "") -> tuple[str, ...]:
    """The summary in sentences; ``before`` is the number of articles in the period called ``when``, null for no comparison."""
    if not tally.articles:
        return ("Tidak ada berita" + (f"; {compared(0, before, when)}" if before is not None else "") + ".",)
    versus = "" if before is None else f", {compared(tally.articles, before, when)}"
    sentences = [f"{number(tally.articles)} berita{versus}; dalam {number(tally.stories)} cerita dari {number(tally.outlets)} media."]
    if tally.programmes:
        named = [f"{name} ({number(count)} berita, {_share(count, tally.articles)})" for name, count in tally.programmes[:_FEW]]
        sentences.append(f"Program yang paling banyak diberitakan: {', '.join(named)}.")
    if tally.speakers:
        named = [f"{name} ({number(count)} pernyataan)" for name, count in tally.speakers[:_FEW]]
        sentences.append(f"Paling banyak dikutip: {', '.join(named)}.")
    return tuple(sentences)


def _share(part: int, whole: int) -> str:
    return f"{(200 * part + whole) // (2 * whole)}{_GAP}%"
