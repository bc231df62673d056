"""Processes that read pages, each held to a time and to an amount of memory that it cannot go beyond.

The reader's own time limit interrupts Python, not a library that is stuck in C; so a process that is still silent a little later is
killed. Each answers in the order in which it was given pages, so that it is always known which page it was; it has a few ahead, so that it
need not wait while whoever gives them is busy.
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
from extractor.article import Article, Rejected
from extractor.draft import refuse
from search.reading_options import ReadingOptions

PAGES_PER_WORKER: Final = 5_000
"""A process is replaced after so many pages, so that whatever a library holds on to is given back."""

OVERTIME: Final = 2.0
"""Seconds beyond the time limit after which a process is taken to be stuck."""

AHEAD: Final = 4
"""Pages that a process has in hand at most."""

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
        return AHEAD * len(self._workers) - self.in_hand

    @property
    def in_hand(self) -> int:
        """How many pages were given and not yet collected."""
        return len(self._queue) + sum(len(worker.held) for worker in self._workers)

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
        while self._queue:
            worker = min(self._workers, key=lambda worker: worker.load)
            if worker.load >= AHEAD:
                return
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
        if isinstance(answer, str):
            _raise(answer, self._options)
        if not worker.ready:
            worker.begin()
            return
        assert isinstance(answer, Article | Rejected)
        ticket, page = worker.heard()
        spent = isinstance(answer, Rejected) and answer.reason == "crash" and answer.detail.startswith("MemoryError")
        if spent or worker.pages >= PAGES_PER_WORKER:
            self._replace(worker)
        yield Read(ticket, page, refuse(page, "crash", "melebihi batas memori") if spent else answer)

    def _after_death(self, worker: _Worker) -> Iterator[Read]:
        if not worker.ready:
            raise KlipingError("proses pembaca tidak dapat dimulai (memori kurang?)")
        held = worker.held[0] if worker.held else None
        if held and held[0] in self._died:
            ticket, page = worker.heard()
            yield Read(ticket, page, refuse(page, "crash", "proses pembaca mati"))
        elif held:
            # Somebody else may have ended it; a page that ends two is the cause.
            self._died.add(held[0])
        self._replace(worker)

    def _after_deadline(self, worker: _Worker) -> Iterator[Read]:
        if not worker.ready:
            raise KlipingError(f"proses pembaca tidak siap dalam {START:g} detik")
        ticket, page = worker.heard()
        self._replace(worker)
        why = f"macet lebih dari {self._options.time_limit:g} detik, prosesnya dihentikan"
        yield Read(ticket, page, refuse(page, "time-limit", why))

    def _replace(self, worker: _Worker) -> None:
        """A new process for one that is spent; the pages that the old one had not begun come first."""
        worker.end()
        self._queue.extendleft(reversed(worker.held))
        self._workers[self._workers.index(worker)] = _Worker(self._options)

    def _next_deadline(self) -> float:
        return min(worker.deadline for worker in self._workers)


class _Worker:
    """One process with its pipe; ``held`` are the pages given to it, the one it is reading first, ``deadline`` is when it must have said
    something."""

    def __init__(self, options: ReadingOptions) -> None:
        self.pipe, theirs = Pipe()
        with theirs:
            self._process = _start(theirs)
        self._allowed = options.time_limit + OVERTIME
        self.deadline = time.monotonic() + START
        self.held: deque[tuple[int, Page]] = deque()
        self.ready = False
        self.pages = 0
        self.pipe.send(options)

    @property
    def load(self) -> int:
        """Pages in hand; one that has not begun takes none."""
        return len(self.held) if self.ready else AHEAD

    def begin(self) -> None:
        self.ready, self.deadline = True, float("inf")

    def take(self, ticket: int, page: Page) -> None:
        if not self.held:
            self.deadline = time.monotonic() + self._allowed
        self.held.append((ticket, page))
        try:
            self.pipe.send(page)
        except OSError:
            self.deadline = 0.0  # it has died; that is heard at the next listening

    def heard(self) -> tuple[int, Page]:
        """The page that was answered."""
        self.pages += 1
        answered = self.held.popleft()
        self.deadline = time.monotonic() + self._allowed if self.held else float("inf")
        return answered

    def end(self) -> None:
        self.pipe.close()
        self._process.kill()
        self._process.wait()


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
