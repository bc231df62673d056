"""The default engine: tantivy indexes in a folder beside the store, nothing to install or to run.

There is one index for each sort of document, so that word statistics stay their own. Many readers and one writer may be at work, in
one process or several: readers see what the writer last refreshed and never wait for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import tantivy

from crawler.errors import LockHeld
from search.document import WHATS, Document, What
from search.engine import EngineDamaged, Hit, Query, Results
from search.engines import embedded_check, embedded_files
from search.engines.arrange import UNDATED_FIRST, Row, best_of_groups, comparable, in_order, page_of
from search.engines.embedded_query import Translator
from search.engines.embedded_schema import hit_of, row_of, schema

_HEAP: Final = 48_000_000
"""Bytes each of the three writers gathers before it writes a segment."""
_BUCKETS: Final = 65_000
_COUNTED_EXACTLY: Final = 20_000
_MORE: Final = 50


class EmbeddedEngine:
    """An :class:`search.engine.Engine` over the folder ``folder``. Raises ``EngineDamaged`` when it must be rebuilt."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._translator = Translator(schema())
        self._writers: dict[What, Any] = {}
        self._changed: set[What] = set()
        self._open()

    def put(self, documents: Iterable[Document]) -> None:
        """See :class:`search.engine.Engine`. Raises ``LockHeld`` while another process writes."""
        seen: set[str] = set()
        for document in documents:
            if document.article not in seen:
                seen.add(document.article)
                self.drop([document.article])
            self._writer(document.what).add_document(row_of(document))
            self._changed.add(document.what)

    def drop(self, articles: Iterable[str]) -> None:
        """See :class:`search.engine.Engine`."""
        for article in articles:
            for what in WHATS:
                self._writer(what).delete_documents_by_term("article", article)
                self._changed.add(what)

    def refresh(self) -> None:
        """See :class:`search.engine.Engine`."""
        for what in WHATS:
            if what in self._changed:
                self._writers[what].commit()
        self._changed.clear()
        self._follow()

    def close(self) -> None:
        """See :class:`search.engine.Engine`."""
        self.refresh()
        for writer in self._writers.values():
            writer.wait_merging_threads()
        self._writers.clear()

    def find(self, query: Query) -> Results:
        """See :class:`search.engine.Engine`."""
        self._follow()
        with _damage_named(self._generation):
            return _Search(self._indexes[query.what].searcher(), self._translator.whole(query), query).results()

    def _open(self) -> None:
        """Opens the generation in use; a second time when it was replaced in between."""
        self._generation = embedded_files.current(self._folder)
        try:
            self._indexes = embedded_files.open_indexes(self._generation)
        except EngineDamaged:
            self._generation = embedded_files.current(self._folder)
            self._indexes = embedded_files.open_indexes(self._generation)
        self._stamps = self._read_stamps()

    def _follow(self) -> None:
        """Sees what other processes have refreshed or rebuilt since."""
        if not self._writers and embedded_files.current(self._folder) != self._generation:
            self._open()
        stamps = self._read_stamps()
        for what in WHATS:
            if stamps[what] != self._stamps[what]:
                with _damage_named(self._generation):
                    self._indexes[what].reload()
        self._stamps = stamps

    def _read_stamps(self) -> dict[What, tuple[int, int]]:
        with _damage_named(self._generation):
            states = {what: (self._generation / what / "meta.json").stat() for what in WHATS}
        return {what: (state.st_mtime_ns, state.st_ino) for what, state in states.items()}

    def _writer(self, what: What) -> Any:
        if what not in self._writers:
            try:
                self._writers[what] = self._indexes[what].writer(_HEAP, 1)
            except ValueError as problem:
                if "LockBusy" in str(problem):
                    raise LockHeld(f"{self._generation}: another process is writing the search index") from problem
                raise EngineDamaged(f"{self._generation}: {problem}; run `kliping reindex`") from problem
        return self._writers[what]


def changed_files(folder: Path) -> tuple[Path, ...]:
    """The files of the index in use that are missing or not as written. Raises ``EngineDamaged`` without a list of them."""
    return embedded_check.changed_files(embedded_files.current(folder))


def rebuild(folder: Path, documents: Iterable[Document]) -> int:
    """Fills a new index with ``documents`` and puts it in the place of the present one; returns how many there are.

    Searches go on in the old index meanwhile. When killed half-way, nothing has changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    generation = embedded_files.create(folder)
    indexes = embedded_files.open_indexes(generation)
    writers = {what: index.writer(_HEAP, 1) for what, index in indexes.items()}
    count = 0
    for count, document in enumerate(documents, 1):  # noqa: B007
        writers[document.what].add_document(row_of(document))
    for writer in writers.values():
        writer.commit()
        writer.wait_merging_threads()
    embedded_files.use(generation)
    return count


class _Search:
    """One question to one searcher."""

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


@contextmanager
def _damage_named(generation: Path) -> Iterator[None]:
    """tantivy reports broken files as ``ValueError``, or panics outside ``Exception``; the caller hears what to rebuild."""
    try:
        yield
    except BaseException as problem:
        if not isinstance(problem, ValueError | OSError) and type(problem).__name__ != "PanicException":
            raise
        raise EngineDamaged(f"{generation}: the index cannot be read ({problem}); run `kliping reindex`") from problem
