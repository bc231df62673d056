"""Reading many pages: in this process when they are few and one's own, in worker processes otherwise; always in the order they came."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from crawler.page import Page
from search.reading_options import ReadingOptions
from search.reading_pool import Outcome, ReadingPool

__all__ = ["FEW", "Outcome", "ReadingOptions", "read_all"]

FEW: Final = 24
"""Up to so many pages are read in this process: a worker costs about two seconds to start."""

_AHEAD: Final = 8
"""So many pages for each worker are read ahead of one that takes long."""


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


def _read_here(pages: Iterable[Page], options: ReadingOptions) -> Iterator[tuple[Page, Outcome]]:
    from search.reading_worker import Desk  # spaCy and trafilatura take a second to load; a search never needs them

    desk = Desk(options)
    for page in pages:
        yield page, desk.read(page)


def _read_in_workers(pages: Iterable[Page], options: ReadingOptions) -> Iterator[tuple[Page, Outcome]]:
    stream = enumerate(pages)
    order: deque[int] = deque()
    done: dict[int, tuple[Page, Outcome]] = {}
    with ReadingPool(options) as pool:
        while True:
            for ticket, page in islice(stream, min(pool.room, _AHEAD * options.jobs - len(order))):
                order.append(ticket)
                pool.give(ticket, page)
            if not order:
                return
            done |= {read.ticket: (read.page, read.outcome) for read in pool.collect(1.0)}
            while order and order[0] in done:
                yield done.pop(order.popleft())
