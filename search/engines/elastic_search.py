"""One question as the body of a request, and the answer as `Results`."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, Final
from zlib import crc32

from search.engine import ALL_VALUES, Query, Results
from search.engines.elastic_query import Clause, whole
from search.engines.elastic_schema import HIT, WINDOW, hit_of

COUNTED_EXACTLY: Final = 20_000
"""Up to so many documents groups are counted one by one."""

_BUCKETS: Final = ALL_VALUES
"""Values counted of one facet on each of several shards. All facets and the histogram stay below the 65,536 that a server allows."""
_GROUPS: Final[Clause] = {"cardinality": {"field": "group", "precision_threshold": COUNTED_EXACTLY}}
_ORDERS: Final[Mapping[str, list[dict[str, str]]]] = {
    "relevance": [{"_score": "desc"}, {"newest": "desc"}, {"tie": "asc"}],
    "newest": [{"newest": "desc"}, {"tie": "asc"}],
    "oldest": [{"oldest": "asc"}, {"tie": "asc"}],
}


def order_of(query: Query) -> list[dict[str, str]]:
    """The sort keys; the last one is different for every document, so that pages never overlap."""
    return _ORDERS[query.sort]


def columns_of(*names: str) -> dict[str, Any]:
    """The part of a request that asks for these columns of each hit, and for nothing that would have to be unpacked."""
    return {"source": False, "stored_fields": "_none_", "docvalue_fields": [{"field": name} for name in names]}


def body_of(query: Query, spread: bool) -> dict[str, Any]:
    """The request for one page within the window, with the counts over all hits; ``spread`` where an index has several shards."""
    start = query.size * (query.page - 1)
    inside = start + query.size <= WINDOW
    body: dict[str, Any] = {
        "query": whole(query),
        "track_total_hits": True,
        "size": query.size if inside else 0,
        "sort": order_of(query),
        **columns_of(HIT),
        "aggregations": _counts(query, spread),
    }
    if inside:
        body["from_"] = start
    if query.grouped:
        body["collapse"] = {"field": "group"}
    return {key: value for key, value in body.items() if value != {}}


def groups_body(query: Query) -> dict[str, Any]:
    """The request for :func:`groups_of`: only groups of several documents are looked at, and they stay on the server."""
    counted: Clause = {
        "repeated": {"terms": {"field": "group", "size": COUNTED_EXACTLY, "shard_size": COUNTED_EXACTLY, "min_doc_count": 2}},
        "groups": {"stats_bucket": {"buckets_path": "repeated._count"}},
    }
    filter_path = "hits.total.value,aggregations.groups"
    return {"query": whole(query), "size": 0, "track_total_hits": True, "aggregations": counted, "filter_path": filter_path}


def groups_of(answer: Mapping[str, Any]) -> int:
    """The exact number of groups: of each that has several documents, all but one are taken off."""
    repeated = answer["aggregations"]["groups"]
    return int(answer["hits"]["total"]["value"] - repeated["sum"] + repeated["count"])


def copy_of(query: Query) -> str:
    """All pages of one question are asked of the same copy of the index: copies differ in the last digits of their scores."""
    return f"{crc32(repr((query.match, query.filters)).encode('utf-8', 'replace')):08x}"


def results_of(answer: Mapping[str, Any], query: Query, groups: int | None) -> Results:
    """The answer to :func:`body_of` in our terms."""
    counts = {name: _buckets(counted) for name, counted in answer.get("aggregations", {}).items() if name != "groups"}
    return Results(
        tuple(hit_of(hit, _score(hit, query)) for hit in answer["hits"]["hits"]),
        answer["hits"]["total"]["value"],
        groups,
        {keyword: tuple(sorted(sorted(counts[keyword]), key=itemgetter(1), reverse=True)) for keyword in query.facets},
        _histogram(counts["histogram"]) if query.histogram else (),
    )


def is_spread(answer: Mapping[str, Any]) -> bool:
    """Whether several shards have answered: the most frequent values of one alone need not be those of all."""
    return bool(answer["_shards"]["total"] > 1)


def _counts(query: Query, spread: bool) -> dict[str, Any]:
    most: dict[str, Any] = {"size": query.values, "shard_size": _BUCKETS if spread else query.values}
    counted: dict[str, Any] = {name: {"terms": {"field": name, **most}} for name in query.facets}
    by_groups = query.counted_as == "groups"
    for facet in counted.values() if by_groups else ():
        facet["terms"]["order"] = [{"groups": "desc"}, {"_key": "asc"}]
    if query.histogram:
        counted["histogram"] = {"terms": {"field": query.histogram, "size": _BUCKETS, "order": {"_key": "desc"}}}
    if by_groups:
        counted = {name: {**terms, "aggregations": {"groups": _GROUPS}} for name, terms in counted.items()}
    if query.grouped:
        counted["groups"] = _GROUPS
    return counted


def _score(hit: Mapping[str, Any], query: Query) -> float:
    return float(hit["sort"][0]) if query.sort == "relevance" else 0.0


def _buckets(counted: Mapping[str, Any]) -> list[tuple[str, int]]:
    return [(str(b["key"]), b["groups"]["value"] if "groups" in b else b["doc_count"]) for b in counted["buckets"]]


def _histogram(counted: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Days are counted as numbers such as 20220210."""
    return tuple(sorted((period if "-" in period else f"{period[:4]}-{period[4:6]}-{period[6:]}", count) for period, count in counted))
