"""The reference engine: a linear scan that says in plain code what a query means. For tests and small archives."""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from search.document import Document, digest_of, moment
from search.engine import WEIGHTS, Hit, Query, Refused, Results
from search.engines.arrange import Row, best_of_groups, in_order, page_of
from search.query_nodes import AllOf, AnyOf, AtLeast, Days, Field, Is, Keyword, Node, Not, Prefix, Seq, all_of
from search.terms import stems_of, words

_K1: Final = 1.2
_B: Final = 0.75


@dataclass(frozen=True, slots=True)
class _Entry:
    """A document with its terms."""

    document: Document
    words: Mapping[Field, tuple[str, ...]]
    stems: Mapping[Field, tuple[str, ...]]

    def stream(self, field: Field, exact: bool) -> tuple[str, ...]:
        return (self.words if exact else self.stems).get(field, ())


class MemoryEngine:
    """An :class:`search.engine.Engine` that keeps everything in memory."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[_Entry, ...]] = {}
        self._visible: tuple[_Entry, ...] = ()

    def put(self, documents: Iterable[Document]) -> tuple[Refused, ...]:
        """See :class:`search.engine.Engine`."""
        arrived: dict[str, list[_Entry]] = {}
        for document in documents:
            arrived.setdefault(document.article, []).append(_entry(document))
        self._waiting.update((article, tuple(entries)) for article, entries in arrived.items())
        return ()

    def drop(self, articles: Iterable[str]) -> None:
        """See :class:`search.engine.Engine`."""
        for article in articles:
            self._waiting.pop(article, None)

    def refresh(self) -> None:
        """See :class:`search.engine.Engine`."""
        self._visible = tuple(entry for entries in self._waiting.values() for entry in entries)

    def close(self) -> None:
        """See :class:`search.engine.Engine`."""
        self.refresh()

    def find(self, query: Query) -> Results:
        """See :class:`search.engine.Engine`."""
        searched = [entry for entry in self._visible if entry.document.what == query.what]
        condition = all_of(query.match, query.filters.node())
        found = [entry for entry in searched if holds(condition, entry)]
        statistics = _Statistics(searched)
        rows = in_order((_row(entry, query, statistics) for entry in found), query.sort)
        groups = best_of_groups(rows) if query.grouped else None
        return Results(
            tuple(_hit(row) for row in page_of(rows if groups is None else groups, query)),
            len(rows),
            None if groups is None else len(groups),
            {keyword: _facet(found, keyword, query)[: query.values] for keyword in query.facets},
            _histogram(found, query),
        )

    def every(self, query: Query) -> Iterator[Hit]:
        """See :class:`search.engine.Engine`."""
        return iter(self.find(replace(query, size=sys.maxsize, page=1)).hits)


def holds(node: Node, entry: _Entry) -> bool:
    """Whether ``node`` is true of the document: the definition that every engine follows."""
    match node:
        case Seq():
            return any(_occurrences(node, entry.stream(field, node.exact)) for field in node.fields)
        case Prefix(prefix, fields):
            return any(word.startswith(prefix) for field in fields for word in entry.stream(field, True))
        case Days(first, last):
            day = entry.document.day
            return day is not None and (first is None or first <= day) and (last is None or day <= last)
        case Is(keyword, values):
            return not set(values).isdisjoint(entry.document.keywords.get(keyword, ()))
        case AllOf(children):
            return all(holds(child, entry) for child in children)
        case AnyOf(children):
            return any(holds(child, entry) for child in children)
        case AtLeast(count, children):
            return sum(holds(child, entry) for child in children) >= count
        case Not(child):
            return not holds(child, entry)


class _Statistics:
    """Frequencies over the documents searched, as BM25 wants them; counted when first asked for."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self._entries = entries
        self._lengths: dict[tuple[Field, bool], float] = {}
        self._idf: dict[tuple[Field, bool, str], float] = {}

    def mean_length(self, field: Field, exact: bool) -> float:
        key = (field, exact)
        if key not in self._lengths:
            total = sum(len(entry.stream(field, exact)) for entry in self._entries)
            self._lengths[key] = total / max(1, len(self._entries)) or 1.0
        return self._lengths[key]

    def idf(self, field: Field, exact: bool, term: str) -> float:
        key = (field, exact, term)
        if key not in self._idf:
            frequency = sum(term in entry.stream(field, exact) for entry in self._entries)
            self._idf[key] = math.log(1 + (len(self._entries) - frequency + 0.5) / (frequency + 0.5))
        return self._idf[key]


def score(node: Node, entry: _Entry, statistics: _Statistics) -> float:
    """BM25, summed over fields with their weights and over the leaves; the best one of alternatives; filters add nothing."""
    match node:
        case Seq():
            return sum(WEIGHTS[field] * _bm25(node, field, entry, statistics) for field in node.fields)
        case Prefix(prefix, fields):
            return sum(WEIGHTS[field] for field in fields if any(word.startswith(prefix) for word in entry.stream(field, True)))
        case AllOf(children) | AtLeast(_, children):
            return sum(score(child, entry, statistics) for child in children if holds(child, entry))
        case AnyOf(children):
            return max((score(child, entry, statistics) for child in children if holds(child, entry)), default=0.0)
        case _:
            return 0.0


def _bm25(seq: Seq, field: Field, entry: _Entry, statistics: _Statistics) -> float:
    stream = entry.stream(field, seq.exact)
    frequency = _occurrences(seq, stream)
    if not frequency:
        return 0.0
    norm = _K1 * (1 - _B + _B * len(stream) / statistics.mean_length(field, seq.exact))
    idf = sum(statistics.idf(field, seq.exact, term) for term in seq.terms)
    return idf * frequency * (_K1 + 1) / (frequency + norm)


def _occurrences(seq: Seq, stream: tuple[str, ...]) -> int:
    terms = seq.terms
    if not terms or terms[0] not in stream:
        return 0
    return sum(stream[at : at + len(terms)] == terms for at in range(len(stream) - len(terms) + 1))


def _entry(document: Document) -> _Entry:
    folded = {field: words(text) for field, text in document.streams.items()}
    return _Entry(document, folded, {field: stems_of(terms) for field, terms in folded.items()})


def _row(entry: _Entry, query: Query, statistics: _Statistics) -> Row:
    document = entry.document
    scores = [score(node, entry, statistics) for node in (query.match, *query.near)] if query.sort == "relevance" else []
    return Row(sum(scores), moment(document.published), document.tie, digest_of(document.group or document.id), document)


def _hit(row: Row) -> Hit:
    document = row.ref
    assert isinstance(document, Document)
    return Hit(
        document.id, document.article, document.number, row.score, document.published,
        document.story, document.carriers, document.representative,
    )  # fmt: skip


def _facet(found: Iterable[_Entry], keyword: Keyword, query: Query) -> tuple[tuple[str, int], ...]:
    counts = _counts(((value, e.document) for e in found for value in e.document.keywords.get(keyword, ())), query)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _histogram(found: Iterable[_Entry], query: Query) -> tuple[tuple[str, int], ...]:
    if query.histogram is None:
        return ()
    length = 10 if query.histogram == "day" else 7
    counts = _counts(((entry.document.day[:length], entry.document) for entry in found if entry.document.day), query)
    return tuple(sorted(counts.items()))


def _counts(pairs: Iterable[tuple[str, Document]], query: Query) -> Counter[str]:
    """How many documents, or groups of them, have each value."""
    if query.counted_as == "documents":
        return Counter(value for value, _ in pairs)
    return Counter(value for value, _ in {(value, document.group or document.id) for value, document in pairs})
