"""Processes that read pages, each held to a time and to an amount of memory that it cannot go beyond.

The reader's own time limit interrupts Python, not a library that is stuck in C; so a process that is still silent a little later is
killed. Each has one page at a time in hand, so that it is always known which page it was.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple

from crawler.errors import KlipingError
from crawler.page import Page
from extractor.article import Article, Raw, Rejected
from search.reading_options import ReadingOptions

PAGES_PER_WORKER: Final = 2_000
"""A process is replaced after so many pages, so that whatever a library holds on to is given back."""

OVERTIME: Final = 2.0
"""Seconds beyond the time limit after which a process is taken to be stuck."""

START: Final = 120.0
"""Seconds that a process may take to load the registries, on a busy machine."""

_ROOT: Final = Path(__file__).resolve().parents[1]

Outcome = Article | Rejected


class Read(NamedTuple):
    """A page that was given under ``ticket``, and what became of it."""

    ticket: int
    page: Page
    outcome: Outcome


class ReadingPool:
    """Reading processes, as a context manager. Give pages while there is :attr:`room`, collect what became of them."""

    def __init__(self, options: ReadingOptions) -> None:
        self._options = options
        self._workers = [_Worker(options) for _ in range(options.jobs)]
        self._queue: deque[tuple[int, Page]] = deque()
        self._died: set[int] = set()

    def __enter__(self) -> ReadingPool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()

    @property
    def room(self) -> int:
        """How many more pages are taken now: enough that no process has to wait for the next."""
        return 2 * len(self._workers) - self.in_hand

    @property
    def in_hand(self) -> int:
        """How many pages were given and not yet collected."""
        return len(self._queue) + sum(worker.held is not None for worker in self._workers)

    def give(self, ticket: int, page: Page) -> None:
        """Have ``page`` read; ``ticket`` comes back with what became of it."""
        self._queue.append((ticket, page))
        self._hand_out()

    def collect(self, timeout: float = 0.0) -> list[Read]:
        """What has become of pages since the last call; waits up to ``timeout`` seconds for the first.

        Raises ``ConfigError`` when the configuration is wrong, ``KlipingError`` when no process can be started.
        """
        wait([worker.pipe for worker in self._workers], max(0.0, min(timeout, self._next_deadline() - time.monotonic())))
        done = [read for worker in list(self._workers) for read in self._hear(worker)]
        self._hand_out()
        return done

    def _hand_out(self) -> None:
        for worker in self._workers:
            if self._queue and worker.is_free:
                worker.take(*self._queue.popleft())

    def _hear(self, worker: _Worker) -> Iterator[Read]:
        if worker.pipe.poll():
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._after_death(worker)
                return
            yield from self._after_answer(worker, answer)
        elif time.monotonic() > worker.deadline:
            yield from self._after_deadline(worker)

    def _after_answer(self, worker: _Worker, answer: Outcome | str | None) -> Iterator[Read]:
        held = worker.heard()
        if held is None:
            if answer is not None:
                _raise(str(answer), self._options)
            return
        assert isinstance(answer, Article | Rejected)
        spent = isinstance(answer, Rejected) and answer.reason == "crash" and answer.detail.startswith("MemoryError")
        if spent or worker.pages >= PAGES_PER_WORKER:
            self._replace(worker)
        yield Read(*held, rejected(held[1], "crash", "melebihi batas memori") if spent else answer)

    def _after_death(self, worker: _Worker) -> Iterator[Read]:
        held, ready = worker.held, worker.ready
        self._replace(worker)
        if held is None:
            if not ready:
                raise KlipingError("proses pembaca tidak dapat dimulai (memori kurang?)")
        elif held[0] in self._died:
            yield Read(*held, rejected(held[1], "crash", "proses pembaca mati"))
        else:
            # Somebody else may have ended it; a page that ends two is the cause.
            self._died.add(held[0])
            self._queue.appendleft(held)

    def _after_deadline(self, worker: _Worker) -> Iterator[Read]:
        held = worker.held
        if held is None:
            raise KlipingError(f"proses pembaca tidak siap dalam {START:g} detik")
        self._replace(worker)
        yield Read(*held, rejected(held[1], "time-limit", f"macet lebih dari {self._options.time_limit:g} detik, prosesnya dihentikan"))

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._workers[self._workers.index(worker)] = _Worker(self._options)

    def _next_deadline(self) -> float:
        return min(worker.deadline for worker in self._workers)


class _Worker:
    """One process with its pipe; ``held`` is the page it is reading, ``deadline`` when it must have said something."""

    def __init__(self, options: ReadingOptions) -> None:
        self.pipe, theirs = Pipe()
        with theirs:
            self._process = _start(theirs)
        self._allowed = options.time_limit + OVERTIME
        self.deadline = time.monotonic() + START
        self.held: tuple[int, Page] | None = None
        self.ready = False
        self.pages = 0
        self.pipe.send(options)

    @property
    def is_free(self) -> bool:
        return self.ready and self.held is None

    def take(self, ticket: int, page: Page) -> None:
        self.held = ticket, page
        self.deadline = time.monotonic() + self._allowed
        self.pages += 1
        try:
            self.pipe.send(page)
        except OSError:
            self.deadline = 0.0  # it has died; that is heard at the next listening

    def heard(self) -> tuple[int, Page] | None:
        held, self.held = self.held, None
        self.ready, self.deadline = True, float("inf")
        return held

    def end(self) -> None:
        self.pipe.close()
        self._process.kill()
        self._process.wait()


def rejected(page: Page, reason: str, detail: str) -> Rejected:
    """``page`` as one that could not be read."""
    return Rejected(page.source, reason, detail, Raw(page.sha256, len(page.raw)), page.url, page.outlet)


def _start(pipe: Connection) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C in a terminal is for us, and we end the workers.
    return subprocess.Popen(
        [sys.executable, "-m", "search.reading_worker", str(pipe.fileno())],
        pass_fds=[pipe.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": _search_path(os.environ.get("PYTHONPATH"))},
    )


def _search_path(before: str | None) -> str:
    parts: Sequence[str | None] = (str(_ROOT), before)
    return os.pathsep.join(part for part in parts if part)


def _raise(complaint: str, options: ReadingOptions) -> None:
    """Raise what a worker found wrong: as it would be raised here, where that is so here too."""
    from search.reading_worker import Desk

    Desk(options)
    raise KlipingError(complaint)
