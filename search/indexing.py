"""Keeping an engine equal to the store: catching up with what changed, building an index anew, and standing in for a server."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from extractor.article import Article
from search.document import Document, documents_of
from search.engine import Engine, EngineDamaged, engine_name, is_address, open_engine, rebuild_engine
from search.engines.steady import SteadyEngine
from search.settings import SearchSettings
from search.store import Store

BATCH: Final = 500

_log: Final = logging.getLogger("kliping")


@dataclass(frozen=True, slots=True)
class Index:
    """The index that ``spec`` names, of the store in ``data_dir``."""

    spec: str
    data_dir: Path
    settings: SearchSettings = SearchSettings()

    @property
    def name(self) -> str:
        """What the store calls it: without user names and passwords."""
        return engine_name(self.spec)

    def to_read(self, store: Store) -> Engine:
        """For questions. One that is missing, damaged or of another version is built anew first, with a notice.

        While a server is away, the embedded index answers if there is one. Raises ``EngineUnavailable`` only when asked then.
        """
        if self.spec == "memory":
            engine = open_engine(self.spec, self.data_dir)
            fill(store, engine)
            return engine
        steady = SteadyEngine(lambda: self._open_filled(store), self._mend, self._stand_in)
        if not is_address(self.spec):
            steady.open()
        return steady

    def catch_up(self, store: Store) -> int:
        """Tell the index of all that it does not know, and the one that stands in for a server too; returns how many changes.

        ``store`` is open for writing. Raises ``EngineUnavailable`` when the server is away: the store remembers what is missing.
        """
        if self.spec == "memory":
            return 0
        try:
            with self._to_write(store) as engine:
                return catch_up(store, engine, self.name)
        finally:
            if embedded := self._embedded():
                with embedded._to_write(store) as engine:
                    catch_up(store, engine, embedded.name)

    def catch_up_if_needed(self) -> int:
        """The same with a store of its own, which is not locked as long as nothing is waiting or the server is away.

        Raises ``EngineUnavailable``, and ``LockHeld`` while another process writes.
        """
        with Store.open(self.data_dir) as store:
            if self.spec == "memory" or not store.waiting(self.name):
                return 0
            with suppress(EngineDamaged):  # mended below
                self._open(store).close()
        with Store.open(self.data_dir, write=True) as store:
            return self.catch_up(store)

    def rebuild(self, store: Store) -> int:
        """Build it anew, its readers served meanwhile; returns how many articles the store holds. ``store`` is open for writing."""
        last = store.last_change()
        refused = rebuild_engine(self.spec, self.data_dir, documents(store, store.iterate_articles()), self.settings)
        store.renewed(self.name, last, refused)
        return store.counts().articles

    def _open(self, store: Store) -> Engine:
        """An index that was told of anything is not made empty again."""
        return open_engine(self.spec, self.data_dir, self.settings, make=store.told_until(self.name) == 0)

    def _open_filled(self, store: Store) -> Engine:
        """An index that was never told of anything, as after a change of engine, has no answers yet."""
        engine = open_engine(self.spec, self.data_dir, self.settings, make=not store.last_change())
        if store.told_until(self.name) == 0 and store.last_change():
            engine.close()
            raise EngineDamaged(f"{self.name}: belum diisi / not filled yet")
        return engine

    def _mend(self, damage: EngineDamaged) -> None:
        with Store.open(self.data_dir, write=True) as store:
            self._rebuild_with_notice(store, damage)

    def _rebuild_with_notice(self, store: Store, damage: EngineDamaged) -> None:
        _log.warning("indeks pencarian dibangun ulang / the search index is rebuilt: %s", damage.fact)
        self.rebuild(store)

    @contextmanager
    def _to_write(self, store: Store) -> Iterator[Engine]:
        try:
            engine = self._open(store)
        except EngineDamaged as damage:
            self._rebuild_with_notice(store, damage)
            engine = self._open(store)
        try:
            yield engine
        finally:
            engine.close()

    def _embedded(self) -> Index | None:
        """The index on this machine that stands in for a server, if there is one."""
        present = is_address(self.spec) and (self.data_dir / "index" / "current").exists()
        return replace(self, spec="embedded") if present else None

    def _stand_in(self) -> Engine | None:
        embedded = self._embedded()
        return open_engine(embedded.spec, self.data_dir, make=False) if embedded else None


def catch_up(store: Store, engine: Engine, name: str) -> int:
    """Tell ``engine`` of every change it has not acknowledged under ``name``; returns how many. The store must be open for writing.

    What the engine refuses goes to the quarantine with its reason, and the next change of the article takes it out again.
    """
    told = 0
    while changes := store.changes(name, BATCH):
        engine.drop([change.article for change in changes if change.verb == "drop"])
        refused = engine.put(documents(store, store.articles(change.article for change in changes if change.verb == "put")))
        engine.refresh()
        with store.transaction():
            store.quarantine(name, (change.article for change in changes), refused)
            store.acknowledge(name, changes[-1].seq)
        told += len(changes)
    return told


def fill(store: Store, engine: Engine) -> int:
    """Put every article of the store into an empty ``engine``; returns how many."""
    count = 0
    articles = store.iterate_articles()
    while batch := list(islice(articles, BATCH)):
        engine.put(documents(store, batch))
        count += len(batch)
    engine.refresh()
    return count


def documents(store: Store, articles: Iterable[Article]) -> Iterator[Document]:
    """What an engine is told of ``articles``; each knows the number of its last change, how many carriers its story has and whether
    it speaks for it.
    """
    stories: dict[str, tuple[int, str]] = {}
    remaining = iter(articles)
    while batch := list(islice(remaining, BATCH)):
        numbers = store.change_numbers([article.id for article in batch])
        for article in batch:
            carriers, speaks = _story(store, article, stories)
            yield from documents_of(article, carriers, article.id == speaks, numbers.get(article.id))


def _story(store: Store, article: Article, known: dict[str, tuple[int, str]]) -> tuple[int, str]:
    """How many carry the story of ``article``, and which of them speaks for it."""
    if not article.story:
        return 1, article.id
    if article.story not in known:
        known[article.story] = store.story_spoken(article.story) or (1, article.id)
    return known[article.story]
