"""One question to one state of an embedded index: hits in their order, groups, and counts."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import tantivy

from search.engine import Hit, Query, Results
from search.engines.arrange import UNDATED_FIRST, Row, best_of_groups, comparable, in_order, page_of
from search.engines.embedded_schema import hit_of

_BUCKETS: Final = 65_000
"""More different values than a facet ever has; fewer would make tantivy's counts estimates."""
_COUNTED_EXACTLY: Final = 20_000
"""Up to so many documents groups are counted one by one."""
_MORE: Final = 50
"""Hits fetched beyond the page at first, to see whether a worse one follows."""


class Search:
    """One question, already translated, to one searcher."""

    def __init__(self, searcher: Any, translated: Any, query: Query) -> None:
        self._searcher, self._translated, self._query = searcher, translated, query

    def results(self) -> Results:
        query = self._query
        total = self._searcher.search(self._translated, 1).count
        rows = self._rows(total)
        counts = self._counts() if query.facets or query.histogram else {}
        return Results(
            tuple(self._hit(row) for row in page_of(rows, query)),
            total,
            self._groups(total, rows) if query.grouped else None,
            {keyword: tuple(sorted(counts[keyword].items(), key=lambda item: (-item[1], item[0]))) for keyword in query.facets},
            _histogram(counts, query),
        )

    def _rows(self, total: int) -> list[Row]:
        """Enough rows to know the page for certain: until one that is worse than its last; all, when few enough groups are counted."""
        last = self._query.page * self._query.size
        limit = total if self._query.grouped and total <= _COUNTED_EXACTLY else min(total, last + _MORE)
        while limit and (last or self._query.grouped):
            found = self._best(limit)
            rows = in_order(self._filled(found), self._query.sort)
            shown = best_of_groups(rows) if self._query.grouped else rows
            if limit >= total or (len(shown) > last and self._better(shown[last - 1], rows[-1])):
                return shown
            limit = min(total, limit * 4)
        return []

    def _better(self, row: Row, other: Row) -> bool:
        if self._query.sort == "relevance":
            return comparable(row.score) > comparable(other.score)
        return row.when != other.when

    def _best(self, limit: int) -> list[tuple[float, Any]]:
        if self._query.sort == "relevance":
            found = self._searcher.search(self._translated, limit, count=False)
        else:
            order = tantivy.Order.Desc if self._query.sort == "newest" else tantivy.Order.Asc
            found = self._searcher.search(self._translated, limit, count=False, order_by_field=self._query.sort, order=order)
        hits: list[tuple[float, Any]] = found.hits
        return hits

    def _filled(self, found: list[tuple[float, Any]]) -> list[Row]:
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

    def _groups(self, total: int, rows: list[Row]) -> int:
        return len(rows) if total <= _COUNTED_EXACTLY else int(self._searcher.cardinality(self._translated, "cluster"))

    def _counts(self) -> dict[str, Counter[str]]:
        names = [*self._query.facets, *([_period(self._query)] if self._query.histogram else [])]
        wanted = {name: {"terms": {"field": name, "size": _BUCKETS, "segment_size": _BUCKETS}} for name in names}
        answer = self._searcher.aggregate(self._translated, wanted)
        return {name: Counter({str(b["key"]): b["doc_count"] for b in answer[name]["buckets"]}) for name in names}


def _period(query: Query) -> str:
    return "day" if query.histogram == "day" else "month"


def _histogram(counts: dict[str, Counter[str]], query: Query) -> tuple[tuple[str, int], ...]:
    if query.histogram is None:
        return ()
    periods = sorted(counts[_period(query)].items())
    if query.histogram == "month":
        return tuple(periods)
    return tuple((f"{day[:4]}-{day[4:6]}-{day[6:8]}", count) for day, count in periods)
