"""A :class:`search.engine.Query` as tantivy's own query objects; no query text is ever parsed by tantivy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeAlias

import tantivy

from search.engine import WEIGHTS, Query
from search.engines.columns import column, day_number
from search.query_nodes import EVERYTHING, AllOf, AnyOf, AtLeast, Days, Field, Is, Node, Not, Prefix, Seq

TantivyQuery: TypeAlias = Any
_MUST: Final = tantivy.Occur.Must
_SHOULD: Final = tantivy.Occur.Should
_MUST_NOT: Final = tantivy.Occur.MustNot
_FIRST_DAY: Final = 0
_LAST_DAY: Final = 99_999_999


class Translator:
    """Translates nodes for one schema."""

    def __init__(self, schema: Any) -> None:
        self._schema = schema

    def whole(self, query: Query) -> TantivyQuery:
        """Words that score, filters that do not, and what lies near each other as a bonus."""
        parts = [(_MUST, self.node(query.match))]
        narrowing = query.filters.node()
        if narrowing != EVERYTHING:
            parts.append((_MUST, _silent(self.node(narrowing))))
        parts += [(_SHOULD, self.node(seq)) for seq in query.near]
        return tantivy.Query.boolean_query(parts)

    def node(self, node: Node) -> TantivyQuery:
        """The query for one node; it matches what ``search.engines.memory.holds`` says and scores by BM25."""
        match node:
            case Seq(terms, fields, exact):
                return _sum(self._seq(terms, field, exact) for field in fields)
            case Prefix(prefix, fields):
                return _sum(self._prefix(prefix, field) for field in fields)
            case Days(first, last):
                return _silent(self._days(first, last))
            case Is(keyword, values):
                return _silent(tantivy.Query.term_set_query(self._schema, keyword, list(values)))
            case AllOf(children):
                return self._all_of(children)
            case AnyOf(children):
                return tantivy.Query.disjunction_max_query([self.node(child) for child in children])
            case AtLeast(count, children):
                return self._at_least(count, children)
            case Not():
                return self._all_of((node,))

    def _all_of(self, children: Sequence[Node]) -> TantivyQuery:
        """With only exclusions tantivy finds nothing, so that everything stands beside them."""
        parts = [(_MUST_NOT, self.node(child.child)) if isinstance(child, Not) else (_MUST, self.node(child)) for child in children]
        if not any(occur is _MUST for occur, _ in parts):
            parts.append((_MUST, _silent(tantivy.Query.all_query())))
        return tantivy.Query.boolean_query(parts)

    def _at_least(self, count: int, children: Sequence[Node]) -> TantivyQuery:
        if count <= 0:
            parts = [(_SHOULD, self.node(child)) for child in children]
            return tantivy.Query.boolean_query([(_MUST, _silent(tantivy.Query.all_query())), *parts])
        if count > len(children):
            return tantivy.Query.empty_query()
        return tantivy.Query.boolean_query([(_SHOULD, self.node(child)) for child in children], count)

    def _seq(self, terms: tuple[str, ...], field: Field, exact: bool) -> TantivyQuery:
        name = column(field, exact)
        if not terms:
            return tantivy.Query.empty_query()
        if len(terms) == 1:
            query = tantivy.Query.term_query(self._schema, name, terms[0])
        else:
            query = tantivy.Query.phrase_query(self._schema, name, list(terms))
        return tantivy.Query.boost_query(query, WEIGHTS[field])

    def _prefix(self, prefix: str, field: Field) -> TantivyQuery:
        """Terms hold only letters, digits and commas, so that the prefix needs no escaping in the expression."""
        query = tantivy.Query.regex_query(self._schema, column(field, True), prefix + ".*")
        return tantivy.Query.const_score_query(query, WEIGHTS[field])

    def _days(self, first: str | None, last: str | None) -> TantivyQuery:
        lower = day_number(first) if first else _FIRST_DAY
        upper = day_number(last) if last else _LAST_DAY
        if lower > upper:
            return tantivy.Query.empty_query()
        return tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Integer, lower, upper)


def _silent(query: TantivyQuery) -> TantivyQuery:
    return tantivy.Query.const_score_query(query, 0.0)


def _sum(queries: Iterable[TantivyQuery]) -> TantivyQuery:
    return tantivy.Query.boolean_query([(_SHOULD, query) for query in queries])
