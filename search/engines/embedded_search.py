"""One question to one state of an embedded index: hits in their order, groups, and counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, TypeAlias

import tantivy

from search.engine import Hit, Query, Results
from search.engines.arrange import UNDATED_FIRST, Row, best_of_groups, comparable, in_order, page_of
from search.engines.embedded_counts import COUNTED_EXACTLY, counts_of, histogram_of
from search.engines.embedded_schema import hit_of
from search.query_nodes import wanted

_MORE: Final = 250
"""Hits fetched beyond the page at first, to see whether a worse one follows: asking once more costs more than many of them."""
_DEEP: Final = 1_000
"""Hits fetched while it is not yet known how many there are."""

Found: TypeAlias = tuple[float, Any]
"""A score, or the value of the field that gives the order, with the address of the document."""


class Search:
    """One question, already translated, to one searcher."""

    def __init__(self, searcher: Any, translated: Any, query: Query) -> None:
        self._searcher, self._translated = searcher, translated
        scored = query.sort != "relevance" or query.near or any(wanted(query.match))
        self._query = query if scored else replace(query, sort="newest")  # of equals the newest come first: no need to look at all

    def results(self) -> Results:
        query = self._query
        first = self._best(min(query.page * query.size, _DEEP) + _MORE, count=True)
        total = first.count
        found = self._best(total).hits if query.grouped and len(first.hits) < total <= COUNTED_EXACTLY else first.hits
        counts = counts_of(self._searcher, self._translated, query, total) if total else {}
        return Results(
            tuple(self._hit(row) for row in page_of(self._rows(found, total), query)),
            total,
            self._groups(total, found) if query.grouped else None,
            {keyword: counts.get(keyword, ())[: query.values] for keyword in query.facets},
            histogram_of(counts, query),
        )

    def _rows(self, found: list[Found], total: int) -> list[Row]:
        """Enough rows to know the page for certain: to the last that is as good as its last. ``found`` is the beginning of all hits.

        Of a grouped question no more are put in order than it takes, however many hits were fetched to be counted.
        """
        query = self._query
        last = query.page * query.size
        limit = min(total, last + _MORE) if query.size else 0
        while limit:
            if limit > len(found):
                found = self._best(limit).hits
            edge = min(limit, len(found)) if query.grouped else self._end_of_equals(found, last)
            rows = in_order(self._filled(found[:edge]), query.sort)
            shown = best_of_groups(rows) if query.grouped else rows
            worse_follows = len(shown) > last and self._better(shown[last - 1], rows[-1]) if query.grouped else edge < len(found)
            if edge >= total or worse_follows:
                return shown
            limit = min(total, limit * 4)
        return []

    def _end_of_equals(self, found: list[Found], last: int) -> int:
        """How many of ``found`` are as good as number ``last`` of them or better."""
        end = min(last, len(found))
        worst = self._worth(found[end - 1][0])
        while end < len(found) and self._worth(found[end][0]) == worst:
            end += 1
        return end

    def _worth(self, key: float) -> float:
        return comparable(key) if self._query.sort == "relevance" else key

    def _better(self, row: Row, other: Row) -> bool:
        if self._query.sort == "relevance":
            return comparable(row.score) > comparable(other.score)
        return row.when != other.when

    def _best(self, limit: int, count: bool = False) -> Any:
        if self._query.sort == "relevance":
            return self._searcher.search(self._translated, limit, count)
        order = tantivy.Order.Desc if self._query.sort == "newest" else tantivy.Order.Asc
        return self._searcher.search(self._translated, limit, count, order_by_field=self._query.sort, order=order)

    def _filled(self, found: list[Found]) -> list[Row]:
        addresses = [address for _, address in found]
        columns = (self._searcher.fast_field_values(name, addresses) for name in ("newest", "tie", "cluster"))
        values = zip(found, *columns, strict=True)
        return [
            Row(score, None if when == UNDATED_FIRST else when, tie, cluster, address)
            for (score, address), when, tie, cluster in values
        ]  # fmt: skip

    def _hit(self, row: Row) -> Hit:
        score = row.score if self._query.sort == "relevance" else 0.0
        return hit_of(self._searcher.doc(row.ref).get_first("hit"), score)

    def _groups(self, total: int, found: list[Found]) -> int:
        """``found`` are all hits where they are few enough to be counted one by one."""
        if total > COUNTED_EXACTLY:
            return int(self._searcher.cardinality(self._translated, "cluster"))
        return len(set(self._searcher.fast_field_values("cluster", [address for _, address in found])))
