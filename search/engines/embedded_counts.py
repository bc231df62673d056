"""How often each value of a facet is among all hits of an embedded index: in so many documents, or in so many groups of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any, Final, TypeAlias

from search.engine import Query

COUNTED_EXACTLY: Final = 20_000
"""Up to so many documents groups are counted one by one."""

_BUCKETS: Final = 65_000
"""More different values than a facet ever has; fewer would make tantivy's counts estimates. It gives no more in one answer."""
_MORE: Final = 50
"""Values counted beyond those asked for, to see whether equals of the last are among them."""

FacetCounts: TypeAlias = tuple[tuple[str, int], ...]


def counts_of(searcher: Any, translated: Any, query: Query, total: int) -> dict[str, FacetCounts]:
    """All the periods, and the most frequent values of the facets; among equals the first in the alphabet."""
    if query.counted_as == "groups":
        names = (*query.facets, *((_period(query),) if query.histogram else ()))
        return {name: _groups(searcher, translated, name, total) for name in names}
    most = query.values
    sizes: dict[str, int] = dict.fromkeys(query.facets, most + _MORE)
    if query.histogram:
        sizes[_period(query)] = _BUCKETS
    counted = _documents(searcher, translated, sizes)
    cut = [name for name, counts in counted.items() if sizes[name] == len(counts) and counts[-1][1] == counts[most - 1][1]]
    return counted | _documents(searcher, translated, dict.fromkeys(cut, _BUCKETS))


def histogram_of(counts: Mapping[str, FacetCounts], query: Query) -> FacetCounts:
    """The periods of :func:`counts_of` in order of time."""
    if query.histogram is None:
        return ()
    periods = sorted(counts.get(_period(query), ()))
    if query.histogram == "month":
        return tuple(periods)
    return tuple((f"{day[:4]}-{day[4:6]}-{day[6:8]}", count) for day, count in periods)


def _documents(searcher: Any, translated: Any, sizes: Mapping[str, int]) -> dict[str, FacetCounts]:
    """Values of each field with their counts, most frequent first; which of equals come last inside of its size is chance."""
    alone = searcher.num_segments == 1  # what one segment counts is no estimate
    wanted = {name: _terms(name, size, size if alone else _BUCKETS) for name, size in sizes.items()}
    answer = searcher.aggregate(translated, wanted) if wanted else {}
    return {name: _ordered([(str(b["key"]), b["doc_count"]) for b in answer[name]["buckets"]]) for name in wanted}


def _groups(searcher: Any, translated: Any, name: str, total: int) -> FacetCounts:
    """The same in groups: the documents of a value without those that are not the first of their group."""
    repeated = {"each": _terms("cluster", _BUCKETS, _BUCKETS, min_doc_count=2)}
    estimated = {"each": {"cardinality": {"field": "cluster"}}}
    buckets = _nested(searcher, translated, name, repeated) if total <= COUNTED_EXACTLY else None
    if buckets is not None:
        return _ordered((str(b["key"]), b["doc_count"] - _surplus(b["each"]["buckets"])) for b in buckets)
    buckets = _nested(searcher, translated, name, estimated) or ()
    return _ordered((str(b["key"]), min(b["doc_count"], round(b["each"]["value"]))) for b in buckets)


def _surplus(repeated: Iterable[Mapping[str, Any]]) -> int:
    return sum(group["doc_count"] - 1 for group in repeated)


def _nested(searcher: Any, translated: Any, name: str, inner: Mapping[str, Any]) -> Iterable[Mapping[str, Any]] | None:
    """Every value of a field with what ``inner`` counts in it; null when that is more than tantivy gives."""
    try:
        answer = searcher.aggregate(translated, {name: {**_terms(name, _BUCKETS, _BUCKETS), "aggs": inner}})
    except ValueError as problem:
        if "bucket limit" not in str(problem):
            raise
        return None
    buckets: list[Mapping[str, Any]] = answer[name]["buckets"]
    return buckets


def _terms(name: str, size: int, of_a_segment: int, **more: int) -> dict[str, Any]:
    return {"terms": {"field": name, "size": size, "segment_size": of_a_segment, **more}}


def _ordered(counts: Iterable[tuple[str, int]]) -> FacetCounts:
    """Most frequent first; sorted twice, since that needs no function of ours for each of hundreds of values."""
    return tuple(sorted(sorted(counts), key=itemgetter(1), reverse=True))


def _period(query: Query) -> str:
    return "day" if query.histogram == "day" else "month"
