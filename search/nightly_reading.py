"""Reading what a crawl fetches, and comparing it with the archive, while it is still fetching: the outlets' pauses are spent on it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from typing import Final

from crawler.page import Page
from extractor.article import Article
from search.grouping import Comparison
from search.reading_options import ReadingOptions
from search.reading_pool import Read, ReadingPool
from search.store import Store

_TRANSACTION: Final = 25
"""So many pages are entered at once; a killed run reads at most these again."""
_PATIENCE: Final = 1.0
"""Seconds after which fewer are entered too."""
_LOOK: Final = 0.5
"""Seconds between two looks for new pages while there were none."""


class NightReading:
    """Reads the unread pages of ``store`` in worker processes, as a context manager; started only when there is one.

    What it has not finished when it is left stays unread, for the next run. Meanwhile nobody else may read pages of this store.
    """

    def __init__(self, store: Store, options: ReadingOptions) -> None:
        self.outcomes: Counter[tuple[str, str]] = Counter()
        """By outlet and what a page gave: ``article``, or the reason why it is none."""
        self.languages: Counter[str] = Counter()
        self.comparison = Comparison(store)
        self._store, self._options = store, options
        self._pool: ReadingPool | None = None
        self._pools = ExitStack()
        self._waiting: list[tuple[int, Page]] = []
        self._taken: set[int] = set()
        self._read: list[Read] = []
        self._since = self._looked = 0.0

    def __enter__(self) -> NightReading:
        return self

    def __exit__(self, *_: object) -> None:
        self._pools.close()

    def step(self, timeout: float = 0.0) -> bool:
        """Give and take what can be given and taken now, waiting up to ``timeout`` seconds for a page in hand; whether any is left."""
        self._fill()
        if self._pool is not None:
            self._note(self._pool.collect(timeout if self._pool.in_hand else 0.0))
        if len(self._read) >= _TRANSACTION or (self._read and time.monotonic() - self._since > _PATIENCE):
            self.enter()
        return bool(self._taken or self._waiting)

    def finish(self, goes_on: Callable[[], bool]) -> None:
        """Read all that is left, as long as ``goes_on`` says so."""
        self._looked = 0.0
        while goes_on() and self.step(0.2):
            if not self._waiting and self._pool is not None and not self._pool.in_hand:
                self.enter()
                self._looked = 0.0
        self.enter()

    def enter(self) -> None:
        """Enter what was read since the last time into the store, and compare it."""
        with self._store.transaction():
            for number, _page, outcome in self._read:
                self._store.finish_page(number, outcome)
            self.comparison.of_new()
        self._taken.difference_update(read.ticket for read in self._read)
        self._read.clear()

    def _fill(self) -> None:
        pool = self._pool
        if not self._waiting and (pool is None or pool.room) and time.monotonic() - self._looked > _LOOK:
            self._waiting = self._store.frontier.unread(self._taken, _TRANSACTION)[::-1]
            self._taken.update(number for number, _ in self._waiting)
            self._looked = 0.0 if self._waiting else time.monotonic()
        if self._waiting and pool is None:
            pool = self._pool = self._pools.enter_context(ReadingPool(self._options))
        while pool is not None and self._waiting and pool.room:
            pool.give(*self._waiting.pop())

    def _note(self, read: list[Read]) -> None:
        if read and not self._read:
            self._since = time.monotonic()
        self._read += read
        for _, page, outcome in read:
            what = "article" if isinstance(outcome, Article) else outcome.reason
            self.outcomes[page.outlet or "", what] += 1
            if isinstance(outcome, Article) and outcome.language:
                self.languages[outcome.language] += 1
