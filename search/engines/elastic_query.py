"""Our nodes as Elasticsearch's query objects: terms only, never query text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from search.engine import WEIGHTS, Query
from search.engines.columns import column, day_number
from search.query_nodes import EVERYTHING, AllOf, AnyOf, AtLeast, Days, Field, Is, Node, Not, Prefix, Seq

Clause: TypeAlias = dict[str, Any]

_NUMERATOR: Final = 2.2
"""Lucene leaves (k1 + 1) out of BM25, the other engines do not; beside the fixed score of a prefix it must be the same."""
_EVERYTHING: Final[Clause] = {"match_all": {}}
_NOTHING: Final[Clause] = {"match_none": {}}


def whole(query: Query) -> Clause:
    """Words that score, filters that do not, and what lies near each other as a bonus."""
    narrowing = query.filters.node()
    parts: dict[str, list[Node]] = {
        "must": [query.match],
        "filter": [narrowing] if narrowing != EVERYTHING else [],
        "should": list(query.near),
    }
    return {"bool": {occur: [clause(node) for node in nodes] for occur, nodes in parts.items() if nodes}}


def clause(node: Node) -> Clause:
    """The query for one node; it matches what ``search.engines.memory.holds`` says and scores by BM25."""
    match node:
        case Seq(terms, fields, exact):
            return _any([_seq(terms, field, exact) for field in fields])
        case Prefix(prefix, fields):
            return _any([{"prefix": {column(field, True): {"value": prefix, "boost": WEIGHTS[field]}}} for field in fields])
        case Days(first, last):
            bounds = {"gte": day_number(first) if first else None, "lte": day_number(last) if last else None}
            return _silent({"range": {"day": {key: value for key, value in bounds.items() if value is not None}}})
        case Is(keyword, values):
            return _silent({"terms": {keyword: list(values)}})
        case AllOf(children):
            return _all_of(children)
        case AnyOf(children):
            return {"dis_max": {"queries": [clause(child) for child in children]}} if children else _NOTHING
        case AtLeast(count, children):
            return _at_least(count, children)
        case Not():
            return _all_of((node,))


def _all_of(children: Sequence[Node]) -> Clause:
    """With nothing that scores, everything is let through silently."""
    wanted = [clause(child) for child in children if not isinstance(child, Not)]
    unwanted = [clause(child.child) for child in children if isinstance(child, Not)]
    return {"bool": {"must": wanted or [_silent(_EVERYTHING)], "must_not": unwanted}}


def _at_least(count: int, children: Sequence[Node]) -> Clause:
    if count > len(children):
        return _NOTHING
    possible = [clause(child) for child in children]
    if count <= 0:
        return {"bool": {"must": [_silent(_EVERYTHING)], "should": possible}}
    return {"bool": {"should": possible, "minimum_should_match": count}}


def _seq(terms: tuple[str, ...], field: Field, exact: bool) -> Clause:
    """A phrase is handed over as terms with blanks between, and the field's analyser does no more than cut at them."""
    name, boost = column(field, exact), WEIGHTS[field] * _NUMERATOR
    if not terms:
        return _NOTHING
    if len(terms) == 1:
        return {"term": {name: {"value": terms[0], "boost": boost}}}
    return {"match_phrase": {name: {"query": " ".join(terms), "boost": boost}}}


def _any(clauses: list[Clause]) -> Clause:
    return {"bool": {"should": clauses, "minimum_should_match": 1}} if clauses else _NOTHING


def _silent(condition: Clause) -> Clause:
    return {"bool": {"filter": [condition]}}
