"""Reading many pages: in this process when they are few, in worker processes when they are many; always in the order they came."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from crawler.outlets import load_outlets
from crawler.page import Page
from extractor.article import Article, Raw, Rejected

FEW = 24
"""Up to so many pages are read in this process: a worker costs about a second to start."""
PAGES_PER_WORKER = 2_000
"""A worker is replaced after so many pages, so that whatever a library holds on to is given back."""

Outcome = Article | Rejected


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Where the configuration is, how many processes may read, and the seconds one page may take."""

    config_dir: Path
    jobs: int = 1
    time_limit: float = 10.0


def read_all(pages: Iterable[Page], options: ReadingOptions) -> Iterator[tuple[Page, Outcome]]:
    """Every page with what became of it, in order; holds only a few pages at a time.

    Raises :class:`crawler.errors.ConfigError` before the first page when the configuration is wrong.
    """
    stream = iter(pages)
    first = list(islice(stream, FEW + 1))
    if options.jobs <= 1 or len(first) <= FEW:
        yield from _read_here(chain(first, stream), options)
    else:
        yield from _read_in_workers(chain(first, stream), options)


class _Desk:
    """A reader with the outlets it knows; one in each process."""

    def __init__(self, options: ReadingOptions) -> None:
        from extractor.reader import Reader  # spaCy and trafilatura take a second to load; a search never needs them

        self.reader = Reader(options.config_dir, time_limit=options.time_limit)
        self.outlets = load_outlets(options.config_dir)

    def read(self, page: Page) -> Outcome:
        return self.reader.read(page, self.outlets.get(page.outlet or ""))


def _read_here(pages: Iterable[Page], options: ReadingOptions) -> Iterator[tuple[Page, Outcome]]:
    desk = _Desk(options)
    for page in pages:
        yield page, desk.read(page)


_desk: _Desk | None = None


def _start(options: ReadingOptions) -> None:
    global _desk
    _desk = _Desk(options)


def _read_one(page: Page) -> Outcome:
    assert _desk is not None
    return _desk.read(page)


def _read_in_workers(pages: Iterable[Page], options: ReadingOptions) -> Iterator[tuple[Page, Outcome]]:
    _Desk(options)  # a wrong configuration is an error here, not a broken pool
    waiting: deque[tuple[Page, Future[Outcome]]] = deque()
    stream = iter(pages)
    pool = _pool(options)
    try:
        while True:
            for page in islice(stream, 4 * options.jobs - len(waiting)):
                waiting.append((page, pool.submit(_read_one, page)))
            if not waiting:
                return
            page, future = waiting.popleft()
            try:
                outcome = future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                pool = _pool(options)
                outcome, others = _after_a_death(page, [p for p, _ in waiting], options)
                waiting = deque((p, pool.submit(_read_one, p)) for p in others)
            yield page, outcome
    finally:
        pool.shutdown(cancel_futures=True)


def _after_a_death(page: Page, others: list[Page], options: ReadingOptions) -> tuple[Outcome, list[Page]]:
    """A worker died and took the pool with it: read ``page`` alone to learn whether it is the culprit."""
    with ProcessPoolExecutor(1, get_context("spawn"), _start, (options,)) as alone:
        try:
            return alone.submit(_read_one, page).result(), others
        except BrokenProcessPool:
            raw = Raw(page.sha256, len(page.raw))
            return Rejected(page.source, "crash", "proses pembaca mati", raw, page.url, page.outlet), others


def _pool(options: ReadingOptions) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        options.jobs, get_context("spawn"), _start, (options,), max_tasks_per_child=PAGES_PER_WORKER
    )  # fmt: skip
