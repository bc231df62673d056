"""Our nodes as Elasticsearch's query objects: terms only, never query text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from search.engine import WEIGHTS, Query
from search.engines.columns import column, day_number
from search.query_nodes import AllOf, AnyOf, AtLeast, Days, Field, Is, Node, Not, Prefix, Seq

Clause: TypeAlias = dict[str, Any]

_NUMERATOR: Final = 2.2
"""Lucene leaves (k1 + 1) out of BM25, the other engines do not; beside the fixed score of a prefix it must be the same."""
_WEIGHED: Final[Mapping[tuple[Field, bool], str]] = {
    (field, exact): f"{column(field, exact)}^{round(weight * _NUMERATOR, 4)}"
    for field, weight in WEIGHTS.items()
    for exact in (False, True)
}
_EVERYTHING: Final[Clause] = {"match_all": {}}
_NOTHING: Final[Clause] = {"match_none": {}}


def whole(query: Query) -> Clause:
    """Words that score, filters that do not, and what lies near each other as a bonus; as flat as it goes, which is quickest to read."""
    parts = {
        **_occurring(query.match.children if isinstance(query.match, AllOf) else (query.match,)),
        "filter": [_condition(node) for node in _narrowing(query)],
        "should": [clause(near) for near in query.near],
    }
    return {"bool": {occur: clauses for occur, clauses in parts.items() if clauses}}


def _narrowing(query: Query) -> tuple[Node, ...]:
    """The filters one by one, so that the server can remember each."""
    node = query.filters.node()
    return node.children if isinstance(node, AllOf) else (node,)


def clause(node: Node) -> Clause:
    """The query for one node; it matches what ``search.engines.memory.holds`` says and scores by BM25."""
    match node:
        case Seq():
            return _seq(node)
        case Prefix(prefix, fields):
            return _any([{"prefix": {column(field, True): {"value": prefix, "boost": WEIGHTS[field]}}} for field in fields])
        case Days() | Is():
            return _silent(_condition(node))
        case AllOf(children):
            return {"bool": _occurring(children)}
        case AnyOf(children):
            return {"dis_max": {"queries": [clause(child) for child in children]}} if children else _NOTHING
        case AtLeast(count, children):
            return _at_least(count, children)
        case Not():
            return {"bool": _occurring((node,))}


def _condition(node: Node) -> Clause:
    """What a document must fulfil, without a thought for scores."""
    match node:
        case Days(first, last):
            bounds = {"gte": day_number(first) if first else None, "lte": day_number(last) if last else None}
            return {"range": {"day": {key: value for key, value in bounds.items() if value is not None}}}
        case Is(keyword, values):
            return {"terms": {keyword: list(values)}}
        case _:
            return clause(node)


def _occurring(children: Sequence[Node]) -> dict[str, list[Clause]]:
    """What must be there and what must not; with nothing that scores, everything is let through silently."""
    wanted = [clause(child) for child in children if not isinstance(child, Not)]
    unwanted = [clause(child.child) for child in children if isinstance(child, Not)]
    return {"must": wanted or [_silent(_EVERYTHING)], **({"must_not": unwanted} if unwanted else {})}


def _at_least(count: int, children: Sequence[Node]) -> Clause:
    if count > len(children):
        return _NOTHING
    possible = [clause(child) for child in children]
    if count <= 0:
        return {"bool": {"must": [_silent(_EVERYTHING)], "should": possible}}
    return {"bool": {"should": possible, "minimum_should_match": count}}


def _seq(seq: Seq) -> Clause:
    """Terms are handed over with blanks between, and the fields' analyser does no more than cut at them; the scores of fields add up."""
    if not seq.terms or not seq.fields:
        return _NOTHING
    fields = [_WEIGHED[field, seq.exact] for field in seq.fields]
    kind = "phrase" if len(seq.terms) > 1 else "most_fields"
    return {"multi_match": {"query": " ".join(seq.terms), "fields": fields, "type": kind, "tie_breaker": 1}}


def _any(clauses: list[Clause]) -> Clause:
    return {"bool": {"should": clauses, "minimum_should_match": 1}} if clauses else _NOTHING


def _silent(condition: Clause) -> Clause:
    return {"bool": {"filter": [condition]}}
