"""Order, groups and pages: the part of an answer that engines must agree on to the last place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, TypeVar

from search.engine import Query, Sort

T = TypeVar("T")

UNDATED_FIRST: Final = -(1 << 40)
"""Stands for a missing moment where later is better; its negative where earlier is."""


class Row(NamedTuple):
    """A hit before it is shown: ``when`` in seconds (null without a date), ``tie`` and ``group`` as in the document."""

    score: float
    when: int | None
    tie: int
    group: int
    ref: object


def in_order(rows: Iterable[Row], sort: Sort) -> list[Row]:
    """Best first. Equal scores: newer first, undated last, then ``tie``."""
    return sorted(rows, key=lambda row: _key(row, sort))


def _key(row: Row, sort: Sort) -> tuple[float, int, int]:
    newest = -row.when if row.when is not None else -UNDATED_FIRST
    if sort == "relevance":
        return (-comparable(row.score), newest, row.tie)
    if sort == "newest":
        return (0.0, newest, row.tie)
    return (0.0, row.when if row.when is not None else -UNDATED_FIRST, row.tie)


def comparable(score: float) -> float:
    """The score without the last digits, in which the order of additions shows."""
    return round(score, 4)


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
