"""The default engine: tantivy indexes in a folder beside the store, nothing to install or to run.

There is one index for each sort of document, so that word statistics stay their own. Many readers and one writer may be at work, in
one process or several: readers see what the writer last refreshed and never wait for it.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from crawler.errors import EngineUnavailable, LockHeld
from search.document import WHATS, Document, What
from search.engine import EngineDamaged, Hit, Query, Refused, Results
from search.engines import embedded_check, embedded_files
from search.engines.embedded_query import Translator
from search.engines.embedded_schema import row_of, schema
from search.engines.embedded_search import Search

_HEAP: Final = 48_000_000
"""Bytes each of the three writers gathers before it writes a segment."""
_BUILDING_HEAP: Final = 256_000_000
"""The same while everything is built anew: fewer and larger segments are built sooner and counted faster."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A generation as last seen; replaced as a whole, so that threads never see half of two."""

    generation: Path
    indexes: Mapping[What, Any]
    stamps: Mapping[What, tuple[int, int]]


class EmbeddedEngine:
    """An :class:`search.engine.Engine` over the folder ``folder``. Raises ``EngineDamaged`` when it must be rebuilt."""

    def __init__(self, folder: Path, make: bool = True) -> None:
        """With ``make``, an index that is not there is made; without, its absence is ``EngineDamaged``."""
        if not make and not (folder / "current").exists():
            raise EngineDamaged(f"{folder}: indeks belum ada / there is no index")
        self._folder = folder
        self._translator = Translator(schema())
        self._writers: dict[What, Any] = {}
        self._changed: set[What] = set()
        self._opened = self._open()

    def put(self, documents: Iterable[Document]) -> tuple[Refused, ...]:
        """See :class:`search.engine.Engine`. Raises ``LockHeld`` while another process writes."""
        seen: set[str] = set()
        for document in documents:
            if document.article not in seen:
                seen.add(document.article)
                self.drop([document.article])
            row = row_of(document)
            with self._forgetting():
                self._writer(document.what).add_document(row)
            self._changed.add(document.what)
        return ()

    def drop(self, articles: Iterable[str]) -> None:
        """See :class:`search.engine.Engine`."""
        for article in articles:
            for what in WHATS:
                if self._may_hold(what, article):
                    self._writer(what).delete_documents_by_term("article", article)
                    self._changed.add(what)

    def refresh(self) -> None:
        """See :class:`search.engine.Engine`."""
        for what in WHATS:
            if what in self._changed:
                with self._forgetting():
                    self._writers[what].commit()
        self._changed.clear()
        self._follow()

    def close(self) -> None:
        """See :class:`search.engine.Engine`."""
        self.refresh()
        with self._forgetting():
            for writer in self._writers.values():
                writer.wait_merging_threads()
        self._writers.clear()

    def find(self, query: Query) -> Results:
        """See :class:`search.engine.Engine`."""
        asked = embedded_files.current(self._folder)
        try:
            return self._find(query)
        except EngineDamaged:
            if embedded_files.current(self._folder) == asked:
                raise
        return self.find(query)  # it was rebuilt in between; what other threads have opened since says nothing of this one

    def every(self, query: Query) -> Iterator[Hit]:
        """See :class:`search.engine.Engine`."""
        return iter(self.find(replace(query, size=sys.maxsize, page=1, facets=(), histogram=None)).hits)

    def _find(self, query: Query) -> Results:
        opened = self._follow()
        with _damage_named(opened.generation):
            return Search(opened.indexes[query.what].searcher(), self._translator.whole(query), query).results()

    def _open(self) -> _Opened:
        """The generation in use; looked up again whenever it was replaced in between."""
        generation = embedded_files.current(self._folder)
        try:
            return _Opened(generation, embedded_files.open_indexes(generation), _stamps(generation))
        except EngineDamaged:
            if embedded_files.current(self._folder) == generation:
                raise
        return self._open()

    def _follow(self) -> _Opened:
        """Sees what has been refreshed or rebuilt since, here or in other processes."""
        opened = self._opened
        if not self._writers and embedded_files.current(self._folder) != opened.generation:
            opened = self._opened = self._open()
        stamps = _stamps(opened.generation)
        if stamps != opened.stamps:
            changed = [what for what in WHATS if stamps[what] != opened.stamps[what]]
            with _damage_named(opened.generation):
                for what in changed:
                    opened.indexes[what].reload()
            opened = self._opened = replace(opened, stamps=stamps)
        return opened

    def _may_hold(self, what: What, article: str) -> bool:
        """Whether documents of ``article`` can be in this index: what has nothing to forget is not written again."""
        self._writer(what)
        if what in self._changed:
            return True
        with _damage_named(self._opened.generation):
            return bool(self._opened.indexes[what].searcher().doc_freq("article", article))

    @contextmanager
    def _forgetting(self) -> Iterator[None]:
        """Where the disk takes no more: what was not refreshed is forgotten, and the index is as it was last refreshed."""
        try:
            with embedded_files.trouble_named(self._folder):
                yield
        except EngineUnavailable:
            self._writers.clear()
            self._changed.clear()
            raise

    def _writer(self, what: What) -> Any:
        """The writer, and with it the index as the last writer left it."""
        if what not in self._writers:
            try:
                self._writers[what] = self._opened.indexes[what].writer(_HEAP, 1)
            except ValueError as problem:
                if "LockBusy" in str(problem):
                    raise LockHeld(f"{self._opened.generation}: another process is writing the search index") from problem
                raise EngineDamaged(
                    f"{self._opened.generation}: indeks tidak dapat ditulis / the index cannot be written ({problem})"
                ) from problem
            with _damage_named(self._opened.generation):
                self._opened.indexes[what].reload()
        return self._writers[what]


def _stamps(generation: Path) -> dict[What, tuple[int, int]]:
    """What changes whenever an index is refreshed."""
    with _damage_named(generation):
        states = {what: (generation / what / "meta.json").stat() for what in WHATS}
    return {what: (state.st_mtime_ns, state.st_ino) for what, state in states.items()}


def changed_files(folder: Path) -> tuple[Path, ...]:
    """The files of the index in use that are missing or not as written. Raises ``EngineDamaged`` without a list of them."""
    return embedded_check.changed_files(embedded_files.current(folder))


def rebuild(folder: Path, documents: Iterable[Document]) -> int:
    """Fills a new index with ``documents`` and puts it in the place of the present one; returns how many there are.

    Searches go on in the old index meanwhile. When killed half-way, nothing has changed; nor when the disk is full, which is
    ``EngineUnavailable``.
    """
    generation = embedded_files.create(folder)
    try:
        count = _fill(generation, documents)
    except EngineUnavailable:
        shutil.rmtree(generation, ignore_errors=True)  # where room is short, half an index does not take any
        raise
    embedded_files.use(generation)
    return count


def _fill(generation: Path, documents: Iterable[Document]) -> int:
    indexes = embedded_files.open_indexes(generation)
    with embedded_files.trouble_named(generation.parent):
        writers = {what: index.writer(_BUILDING_HEAP, 1) for what, index in indexes.items()}
    count = 0
    for count, document in enumerate(documents, 1):  # noqa: B007
        row = row_of(document)
        with embedded_files.trouble_named(generation.parent):
            writers[document.what].add_document(row)
    with embedded_files.trouble_named(generation.parent):
        for writer in writers.values():
            writer.commit()
            writer.wait_merging_threads()
    return count


@contextmanager
def _damage_named(generation: Path) -> Iterator[None]:
    """tantivy reports broken files as ``ValueError``, or panics outside ``Exception``; the caller hears what to rebuild."""
    try:
        yield
    except BaseException as problem:
        if not isinstance(problem, ValueError | OSError) and type(problem).__name__ != "PanicException":
            raise
        raise EngineDamaged(f"{generation}: indeks tidak terbaca / the index cannot be read ({problem})") from problem
