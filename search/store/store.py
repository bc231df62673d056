"""The store as its users see it: open it, ask it, and write to it in transactions that include the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from crawler.errors import StoreError
from crawler.page import Page
from extractor.article import Article, Rejected
from search.archive import Archive, free_space
from search.store import arrivals, counts, database, disputable, journal, ledger, names, outbox, quarantine, records, stories
from search.store.corrections import StoreCorrections
from search.store.counts import Counts, Ledger, OutletCounts
from search.store.frontier import StoreFrontier
from search.store.grouping import StoreGrouping
from search.store.journal import End, Run, SavedSearch
from search.store.lock import WriterLock
from search.store.names import NameTable, StoredName
from search.store.outbox import Change
from search.store.quarantine import Refusal
from search.store.stories import Story
from search.store.watches import StoreWatches


def utc_now() -> str:
    """The time as the store writes it: RFC 3339 in UTC, to the second."""
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


class Store:
    """One data folder: ``kliping.sqlite``, the archive beside it, and the writer lock. Use :meth:`open`, best in a ``with`` block.

    All methods raise ``StoreError`` when the file cannot be read or written as it should.
    """

    def __init__(self, data_dir: Path, conn: sqlite3.Connection, lock: WriterLock | None, clock: Callable[[], str]) -> None:
        self.data_dir, self.archive = data_dir, Archive(data_dir)
        self._conn, self._lock, self._clock, self._depth = conn, lock, clock, 0
        self.frontier = StoreFrontier(conn, self.archive, self.transaction, clock)
        self.grouping = StoreGrouping(conn, self.transaction, clock)
        self.corrections = StoreCorrections(conn, self.transaction, clock)
        self.watches = StoreWatches(conn, self.transaction, clock)

    @classmethod
    def open(cls, data_dir: Path, write: bool = False, clock: Callable[[], str] = utc_now) -> Store:
        """Open the store in ``data_dir``; for writing it is made and brought up to date as needed.

        Raises ``LockHeld`` when another process writes, ``StoreError`` when there is no store to read or it is of another version.
        """
        path = data_dir / database.NAME
        if not write:
            if not path.is_file():
                raise StoreError(f"{path}: belum ada; isi dulu dengan `kliping import` atau `kliping crawl`")
            conn = database.connect(path, write=False)
            return cls(data_dir, _checked(conn, path, database.check_version), None, clock)
        try:
            data_dir.mkdir(parents=True, exist_ok=True)
            lock = WriterLock(data_dir)
        except OSError as problem:
            raise StoreError(f"{data_dir}: tidak dapat ditulis ({problem.strerror}); {free_space(data_dir)}") from problem
        try:
            conn = _checked(database.connect(path, write=True), path, database.migrate)
        except BaseException:
            lock.release()
            raise
        return cls(data_dir, conn, lock, clock)

    def close(self) -> None:
        """Let go of the files and of the lock. Raises ``StoreError`` when the disk does not take the last of the originals."""
        try:
            self.archive.close()
        finally:
            if self._lock is None:
                self._conn.close()
            else:
                database.close_writer(self._conn, self.data_dir / database.NAME)
                self._lock.release()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything written in this block becomes true at once, or not at all. Blocks may be nested; the outermost one counts.

        The originals kept in it are on the disk before it is committed.
        """
        if self._depth or self._lock is None:
            yield from self._inside()
            return
        try:
            self._conn.execute("BEGIN IMMEDIATE")
            yield from self._inside()
            self.archive.sync()
            self._conn.execute("COMMIT")
        except BaseException:
            self._undo()
            raise

    # -- pages -------------------------------------------------------------------------------------------------------------------

    def is_known(self, page: Page) -> bool:
        """Whether this very input (name and bytes) has been imported and read: it need not be read again."""
        row = ledger.find(self._conn, ledger.input_key(page))
        return row is not None and row["state"] != "fetched"

    def put_page(self, page: Page, outcome: Article | Rejected) -> str | None:
        """Keep an input's original and enter what reading it gave. Returns the page's state.

        An input that is known changes nothing and gives null.
        """
        if self.is_known(page):
            return None
        with self.transaction():
            return self.finish_page(self.receive(page), outcome)

    def receive(self, page: Page) -> int:
        """Keep an input's original; it is then among :meth:`unread_pages`. Returns the page's number in the ledger."""
        with self.transaction():
            return ledger.receive(self._conn, self.archive, page, self._clock())

    def unread_pages(self) -> Iterator[tuple[int, Page]]:
        """Pages that were fetched and not yet read, with their number; each may be finished before the next is taken."""
        return self.kept_pages(("fetched",))

    def kept_pages(self, states: Collection[str]) -> Iterator[tuple[int, Page]]:
        """Pages in one of ``states`` whose originals are in the archive, for reading them again."""
        return ledger.kept(self._conn, self.archive, states, self.transaction)

    def finish_page(self, number: int, outcome: Article | Rejected) -> str:
        """Enter what reading page ``number`` gave. Returns the page's state: ``article``, ``duplicate`` or ``rejected``.

        The same outcome twice changes nothing.
        """
        with self.transaction():
            return ledger.finish(self._conn, number, outcome, self._clock())

    # -- articles and stories ----------------------------------------------------------------------------------------------------

    def article(self, key: str) -> Article | None:
        """The current record of an article."""
        return next(iter(self.articles([key])), None)

    def articles(self, keys: Iterable[str]) -> list[Article]:
        """The articles with these ids that there are, in the order asked."""
        return records.get_many(self._conn, keys)

    def digests(self, keys: Iterable[str]) -> dict[str, str]:
        """For each of these articles that there is, a digest of everything its record says."""
        return records.digests(self._conn, keys)

    def iterate_articles(self, after: str = "") -> Iterator[Article]:
        """All articles by id, beginning behind ``after``."""
        return records.iterate(self._conn, after)

    def versions(self, key: str) -> list[Article]:
        """What an article said before the publisher changed it, oldest first."""
        return records.versions(self._conn, key)

    def set_stories(self, members: Mapping[str, tuple[str, str | None]]) -> int:
        """Enter for each article id its story id and the kind of carrying. Returns how many articles changed."""
        with self.transaction():
            return stories.assign(self._conn, members)

    def story(self, key: str) -> Story | None:
        """A story with its carriers, the one that speaks for it first; a former id leads to where the story went."""
        return stories.get(self._conn, key)

    def story_spoken(self, key: str) -> tuple[int, str] | None:
        """How many carry the story of this present id, and which article speaks for it."""
        return stories.spoken(self._conn, key)

    def names(self, table: NameTable, until: int | None = None) -> list[StoredName]:
        """The names of officials, programmes or places in the articles that came in up to number ``until``, the most frequent first."""
        return names.stored_names(self._conn, table, until)

    def speakers(self) -> list[StoredName]:
        """Everybody who is quoted, the most quoted first."""
        return names.speakers(self._conn)

    def carriers(self, story: str) -> tuple[str, ...]:
        """The ids of the articles that carry the story of this present id."""
        return stories.carriers(self._conn, story)

    def newest_arrival(self) -> int:
        """The number of the last article that came in and that an index was told of; later ones have higher numbers."""
        return arrivals.newest(self._conn)

    def arrivals_since(self, number: int, limit: int) -> list[str]:
        """The ids of at most ``limit`` articles that came in after number ``number``."""
        return arrivals.since(self._conn, number, limit)

    def disputable(self) -> tuple[str, ...]:
        """The ids of articles with a fact that two outlets tell with different values, rounding not considered."""
        return disputable.articles(self._conn)

    def story_sizes(self) -> dict[str, int]:
        """How many articles carry each story."""
        return stories.sizes(self._conn)

    # -- numbers, runs, searches, engines ----------------------------------------------------------------------------------------

    def counts(self) -> Counts:
        """How much the store holds."""
        return counts.count(self._conn)

    def outlets(self) -> tuple[OutletCounts, ...]:
        """Every outlet with articles, the one with most of them first."""
        return counts.by_outlet(self._conn)

    def newest(self) -> str | None:
        """When the newest article came in (RFC 3339, UTC); null in an empty store."""
        return counts.newest(self._conn)

    def ledger_balance(self) -> Ledger:
        """Every page ever discovered, by what became of it."""
        return counts.balance(self._conn)

    def start_run(self, kind: str) -> int:
        """Enter a run that begins now."""
        with self.transaction():
            return journal.start_run(self._conn, kind, self._clock())

    def end_run(self, number: int, state: End, receipt: Mapping[str, Any]) -> None:
        """Enter how a run ended, with its receipt."""
        with self.transaction():
            journal.end_run(self._conn, number, state, receipt, self._clock())

    def runs(self, limit: int = 20, before: int | None = None) -> list[Run]:
        """The last runs (before the one with number ``before``), newest first."""
        return journal.runs(self._conn, limit, before)

    def save_search(self, name: str, query: Mapping[str, Any], email: str | None = None) -> None:
        """Save a question under ``name``."""
        with self.transaction():
            journal.save_search(self._conn, name, query, email, self._clock())

    def saved_searches(self) -> list[SavedSearch]:
        """All saved searches, by name."""
        return journal.saved_searches(self._conn)

    def forget_search(self, name: str) -> bool:
        """Remove a saved search; whether there was one."""
        with self.transaction():
            return journal.forget_search(self._conn, name)

    def told(self, name: str, until: str) -> None:
        """Note that the hits of a saved search stored up to ``until`` have been told."""
        with self.transaction():
            journal.told(self._conn, name, until)

    def changes(self, engine: str, limit: int = 1000) -> list[Change]:
        """Changes that ``engine`` has not acknowledged, oldest first."""
        return outbox.changes(self._conn, engine, limit)

    def waiting(self, engine: str) -> int:
        """How many changes ``engine`` has not acknowledged."""
        return outbox.waiting(self._conn, engine)

    def told_until(self, engine: str) -> int:
        """The number of the last change that ``engine`` has acknowledged; 0 when it knows nothing."""
        return outbox.acknowledged(self._conn, engine)

    def change_numbers(self, keys: Sequence[str]) -> dict[str, int]:
        """The number of the last change of each of these articles, at most some hundreds of them."""
        return outbox.numbers(self._conn, keys)

    def quarantine(self, engine: str, told: Iterable[str], refused: Iterable[tuple[str, str, str]]) -> None:
        """Of the articles ``told``, ``engine`` refused the documents ``refused`` (id, article, reason)."""
        with self.transaction():
            quarantine.enter(self._conn, engine, told, refused, self._clock())

    def renewed(self, engine: str, seq: int, refused: Iterable[tuple[str, str, str]]) -> None:
        """The index of ``engine`` was made anew of everything up to change ``seq``, but for the documents ``refused``."""
        with self.transaction():
            quarantine.clear(self._conn, engine)
            quarantine.enter(self._conn, engine, (), refused, self._clock())
            outbox.acknowledge(self._conn, engine, seq)

    def refusals(self, engine: str) -> list[Refusal]:
        """The documents that ``engine`` refused, with its reasons."""
        return quarantine.listed(self._conn, engine)

    def last_change(self) -> int:
        """The number of the newest change, for acknowledging everything at once."""
        return outbox.last(self._conn)

    def changed_since(self, seq: int) -> int:
        """How many articles have changed after change number ``seq``."""
        return outbox.changed_since(self._conn, seq)

    def acknowledge(self, engine: str, seq: int) -> None:
        """``engine`` has been told everything up to ``seq``; 0 starts it again from the beginning."""
        with self.transaction():
            outbox.acknowledge(self._conn, engine, seq)

    def _inside(self) -> Iterator[None]:
        if self._lock is None:
            raise StoreError(f"{self.data_dir}: dibuka hanya untuk dibaca")
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def _undo(self) -> None:
        if self._conn.in_transaction:
            self._conn.execute("ROLLBACK")


def _checked(
    conn: sqlite3.Connection, path: Path, check: Callable[[sqlite3.Connection, Path, list[database.Migration]], None]
) -> sqlite3.Connection:
    try:
        check(conn, path, database.migrations())
    except BaseException:
        conn.close()
        raise
    return conn
