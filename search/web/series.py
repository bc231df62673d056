"""Shares and series: how much falls to each name, and how one quantity went over time; drawn as SVG, repeated as a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from extractor.article import Article, Figure
from search.asking import FacetCounts
from search.views import FigureRow

MOST: Final = 150
"""So many figures, the newest ones, series are made of: more points than that are neither told apart nor quickly read."""
WIDTH: Final = 600
HEIGHT: Final = 140
_EDGE: Final = 8
"""Room around the points, so that none is cut."""
_DATE: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Share:
    """One name with its count, its part of all in whole percent, and the length of its bar from 0 to 100."""

    key: str
    count: int
    percent: int
    length: float


@dataclass(frozen=True, slots=True)
class Point:
    """One printed value: on which day (ISO) it holds or was printed, and where it is drawn."""

    article: Article
    number: int
    day: str
    x: float
    y: float

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.article.figures[self.number]


@dataclass(frozen=True, slots=True)
class Series:
    """One quantity over time: an indicator's id, else what is measured and counted as printed; its points in order of time."""

    indicator: str
    measure: str
    unit: str
    points: tuple[Point, ...]

    @property
    def highest(self) -> Point:
        """The largest value."""
        return min(self.points, key=lambda point: point.y)

    @property
    def lowest(self) -> Point:
        """The smallest value."""
        return max(self.points, key=lambda point: point.y)

    @property
    def line(self) -> str:
        """The points of the line that joins them."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)


def shares(counts: FacetCounts, total: int, most: int = 8) -> tuple[Share, ...]:
    """The ``most`` largest of ``counts``, of which ``total`` are 100 percent."""
    largest = max((count for _, count in counts), default=0)
    return tuple(Share(key, n, (200 * n + total) // (2 * total), round(100 * n / largest, 1)) for key, n in counts[:most] if total)


def series_of(rows: Iterable[FigureRow]) -> tuple[Series, ...]:
    """The quantities that several stories give several values of, on several days; those with most values first.

    Figures are of one quantity when they have one indicator, or else the same words for what is measured and the same unit. A value that
    several carriers of a story print is one point, at its first day.
    """
    groups: dict[tuple[str, str, str], dict[tuple[str, float], tuple[Article, int]]] = {}
    told: set[tuple[tuple[str, str, str], str, float]] = set()
    for row in sorted(rows, key=lambda row: (row.article.published or "~", row.article.id, row.number)):
        figure = row.article.figures[row.number]
        day = _day(figure, row.article)
        claim = (_quantity(figure), row.article.story or row.article.id, figure.value or 0.0)
        if day and figure.value is not None and (figure.indicator or figure.measure) and claim not in told:
            told.add(claim)
            groups.setdefault(claim[0], {}).setdefault((day, figure.value), (row.article, row.number))
    found = [_series(quantity, values) for quantity, values in groups.items() if _moves(values)]
    return tuple(sorted(found, key=lambda series: (-len(series.points), series.indicator, series.measure, series.unit)))


def _moves(values: Mapping[tuple[str, float], tuple[Article, int]]) -> bool:
    """Whether there is anything to follow: several days, several values, several stories."""
    stories = {article.story or article.id for article, _ in values.values()}
    return min(len({day for day, _ in values}), len({value for _, value in values}), len(stories)) > 1


def _quantity(figure: Figure) -> tuple[str, str, str]:
    unit = (figure.unit or "").casefold()
    return (figure.indicator, "", unit) if figure.indicator else ("", (figure.measure or "").casefold(), unit)


def _series(quantity: tuple[str, str, str], values: Mapping[tuple[str, float], tuple[Article, int]]) -> Series:
    ordered = sorted(values)
    days = [_ordinal(day) for day, _ in ordered]
    numbers = [value for _, value in ordered]
    xs, ys = _scaled(days, WIDTH), _scaled(numbers, HEIGHT)
    points = (Point(*values[at], at[0], x, round(HEIGHT - y, 1)) for at, x, y in zip(ordered, xs, ys, strict=True))
    return Series(*quantity, tuple(points))


def _scaled(values: Sequence[float], length: int) -> list[float]:
    """``values`` from the edge to the edge of ``length``; in the middle where they are all the same."""
    low, high = min(values), max(values)
    room = length - 2 * _EDGE
    return [round(_EDGE + room * (value - low) / (high - low), 1) if high > low else length / 2 for value in values]


def _day(figure: Figure, article: Article) -> str:
    """The day, month or year that the figure holds for; the day of publication where it does not say."""
    said = (figure.as_of or "").partition("/")[0]
    return said if _DATE.fullmatch(said) else (article.published or "")[:10]


def _ordinal(day: str) -> float:
    """A day, a month or a year as a number; months and years by their middle."""
    middle = {4: "-07-01", 7: "-15"}.get(len(day), "")
    try:
        return date.fromisoformat(day + middle).toordinal()
    except ValueError:
        return date(int(day[:4]) or 1, 7, 1).toordinal()
