"""One reading process: ``python -m search.reading_worker FD``, started by :mod:`search.reading_pool` and by nobody else.

The pipe carries pickles between two processes of the same program and user; nothing that came from the network is unpickled.
"""

from __future__ import annotations

import resource
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Final

from crawler.errors import KlipingError
from crawler.outlets import load_outlets
from crawler.page import Page
from extractor.article import Article, Rejected
from extractor.reader import Reader
from search.reading_options import ReadingOptions

_MIB: Final = 1 << 20


class Desk:
    """A reader with the outlets it knows; one in each process. Raises ``ConfigError`` where the configuration is wrong."""

    def __init__(self, options: ReadingOptions) -> None:
        self._reader = Reader(options.config_dir, time_limit=options.time_limit)
        self._outlets = load_outlets(options.config_dir)
        self._reader.warm()  # on a busy machine that takes longer than a page may

    def read(self, page: Page) -> Article | Rejected:
        """The article of ``page``, or why it is none."""
        return self._reader.read(page, self._outlets.get(page.outlet or ""))


def main(descriptor: int) -> None:
    """Read the pages that come through the pipe until it closes."""
    with Connection(descriptor) as pipe:
        options = pipe.recv()
        assert isinstance(options, ReadingOptions)
        limit = options.memory_limit * _MIB
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            desk = Desk(options)
        except KlipingError as problem:
            pipe.send(str(problem))
            return
        pipe.send(None)
        _read(pipe, desk)


def _read(pipe: Connection, desk: Desk) -> None:
    pages: SimpleQueue[Page | None] = SimpleQueue()
    Thread(target=_receive, args=(pipe, pages), daemon=True).start()
    with suppress(OSError):
        while (page := pages.get()) is not None:
            try:
                pipe.send(desk.read(page))
            except KlipingError as problem:  # a list that is loaded when it is first needed is wrong: that is no fault of this page
                pipe.send(str(problem))
                return


def _receive(pipe: Connection, pages: SimpleQueue[Page | None]) -> None:
    """Takes pages while another is read: whoever gives one must not have to wait, least of all for one who waits to be heard."""
    try:
        while True:
            pages.put(pipe.recv())
    except (EOFError, OSError):
        pages.put(None)  # whoever wanted the pages is gone


if __name__ == "__main__":
    main(int(sys.argv[1]))
