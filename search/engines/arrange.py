"""Order, groups and pages: the part of an answer that engines must agree on to the last place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple, TypeVar

from search.engine import Query, Sort

T = TypeVar("T")

UNDATED_FIRST: Final = -(1 << 40)
"""Stands for a missing moment where later is better; its negative where earlier is."""
_DIGITS: Final = 4


class Row(NamedTuple):
    """A hit before it is shown: ``when`` in seconds (null without a date), ``tie`` and ``group`` as in the document."""

    score: float
    when: int | None
    tie: int
    group: int
    ref: object


def in_order(rows: Iterable[Row], sort: Sort) -> list[Row]:
    """Best first. Equal scores: newer first, undated last, then ``tie``."""
    return sorted(rows, key=_KEYS[sort])


def _by_relevance(row: Row) -> tuple[float, int, int]:
    return -round(row.score, _DIGITS), -UNDATED_FIRST if row.when is None else -row.when, row.tie


def _newest(row: Row) -> tuple[int, int]:
    return -UNDATED_FIRST if row.when is None else -row.when, row.tie


def _oldest(row: Row) -> tuple[int, int]:
    return -UNDATED_FIRST if row.when is None else row.when, row.tie


_KEYS: Final[Mapping[Sort, Callable[[Row], tuple[float, ...]]]] = {"relevance": _by_relevance, "newest": _newest, "oldest": _oldest}


def time_key(row: Row, oldest_first: bool) -> tuple[int, int]:
    """The place of ``row`` in an order of time; it depends on nothing but the document itself."""
    return _oldest(row) if oldest_first else _newest(row)


def comparable(score: float) -> float:
    """The score without the last digits, in which the order of additions shows."""
    return round(score, _DIGITS)


def best_of_groups(rows: Iterable[Row]) -> list[Row]:
    """The first row of each group, in the given order."""
    seen: dict[int, Row] = {}
    for row in rows:
        seen.setdefault(row.group, row)
    return list(seen.values())


def page_of(rows: list[T], query: Query) -> list[T]:
    """The rows of the page asked for."""
    start = (query.page - 1) * query.size
    return rows[start : start + query.size]
