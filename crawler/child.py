"""The child process of a crawl: ``python -m crawler.child FD``, started by :mod:`crawler.run` and by nobody else.

The pipe carries pickles between two processes of the same program and user; nothing that came from the network is unpickled.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler import settings as project
from crawler.contact import user_agent
from crawler.frontier import NO_VALIDATORS, Kind, Link, Target, Validators
from crawler.journal import JournalWriter, Word
from crawler.options import CrawlOptions, End, Tally
from crawler.outlets import Outlet
from crawler.page import Page
from crawler.spiders import spider_of

log = logging.getLogger(__name__)

LAST_WORDS: Final = 5
"""Seconds in which a crawl whose parent is gone writes down what it has in hand."""

_LOOK: Final = 0.02
_QUIET: Final = 0.1
"""Seconds: between two looks at what is still under way, and after the last answer until it has been written down."""

_ENDS: Final[Mapping[str, End]] = {"finished": "done", "shutdown": "stopped"}
"""What Scrapy's reasons for closing a spider mean."""


class PipedFrontier:
    """The parent's frontier, see :class:`crawler.frontier.Frontier`.

    Verbs that ask wait for the answer; verbs that tell do not: they are written to the journal first. The parent does everything in the
    order told. When the parent is gone there is nothing more to do: questions are answered so, and outcomes go to the journal alone.
    """

    def __init__(self, pipe: Connection, journal: JournalWriter | None) -> None:
        self._pipe, self._journal = pipe, journal

    def together(self) -> AbstractContextManager[None]:
        """The parent decides what becomes true at once."""
        return nullcontext()

    def discovered(self, outlet: str, links: Sequence[Link]) -> int:
        """Remember new links."""
        return int(self._ask("discovered", 0, outlet, links))

    def due(self, outlet: str, limit: int, now: str, since: str | None = None, until: str | None = None) -> list[Target]:
        """What may be tried now."""
        return list(self._ask("due", (), outlet, limit, now, since, until))

    def fetched(self, target: Target, page: Page, links: Sequence[Link] = (), validators: Validators = NO_VALIDATORS) -> None:
        """Keep the page."""
        self._tell("fetched", target, page, links, validators)

    def unchanged(self, target: Target) -> None:
        """It is as remembered."""
        self._tell("unchanged", target)

    def failed(self, target: Target, reason: str, retry_at: str | None) -> None:
        """Count the attempt."""
        self._tell("failed", target, reason, retry_at)

    def listing(self, outlet: str, url: str, kind: Kind) -> Target:
        """What is remembered of a listing."""
        target = self._ask("listing", Target(outlet, url, url, kind), outlet, url, kind)
        assert isinstance(target, Target)
        return target

    def listed(self, target: Target, links: Sequence[Link], validators: Validators, horizon: str | None = None) -> int:
        """Remember the listing and its links."""
        return int(self._ask("listed", 0, target, links, validators, horizon))

    def report(self, tally: Tally, reason: str) -> None:
        """Tell the parent how an outlet's crawl ended; ``reason`` is Scrapy's."""
        end = _ENDS.get(reason, "died")
        self._send("report", (tally.report(end),), 0)

    def _tell(self, verb: str, *arguments: Any) -> None:
        self._send(verb, arguments, self._kept(Word(verb, arguments)))

    def _kept(self, word: Word) -> int:
        try:
            return self._journal.keep(word) if self._journal else 0
        except OSError as problem:
            # A full disk: the store will have its say. Until then the crawl is as one without a journal.
            log.warning("the journal cannot be written: %s", problem)
            self._journal = None
            return 0

    def _ask(self, verb: str, nothing: Any, *arguments: Any) -> Any:
        self._send(verb, arguments, 0)
        try:
            return self._pipe.recv()
        except (EOFError, OSError):
            return nothing

    def _send(self, verb: str, arguments: tuple[Any, ...], file: int) -> None:
        with suppress(OSError):
            self._pipe.send((verb, arguments, file))


def main(descriptor: int) -> None:
    """Crawl what the parent asks for."""
    with Connection(descriptor) as pipe:
        outlets, options, extra, folder = pipe.recv()
        journal = JournalWriter(Path(folder)) if folder else None
        process = AsyncCrawlerProcess(_settings(options, extra))
        _plan(process, outlets, options, PipedFrontier(pipe, journal))
        _stop_when_asked(process)
        _end_when_alone(process, pipe)
        process.start(install_signal_handlers=False)


def _plan(process: AsyncCrawlerProcess, outlets: Sequence[Outlet], options: CrawlOptions, frontier: PipedFrontier) -> None:
    for outlet in outlets:
        tally = Tally(outlet.id)
        crawler = process.create_crawler(spider_of(outlet))
        crawler.signals.connect(_reporter(frontier, tally), signals.spider_closed, weak=False)
        process.crawl(crawler, frontier=frontier, options=options, tally=tally)


def _settings(options: CrawlOptions, extra: Mapping[str, Any]) -> Settings:
    settings = Settings()
    settings.setmodule(project, priority="project")
    ours = {
        "KLIPING_CONTACT": options.contact,
        "KLIPING_ALLOW_PRIVATE": options.allow_private,
        "USER_AGENT": user_agent(options.contact),
        "DOWNLOAD_TIMEOUT": options.timeout,
        "LOG_LEVEL": options.log_level,
    }
    settings.setdict({**ours, **extra}, priority="cmdline")
    return settings


def _reporter(frontier: PipedFrontier, tally: Tally) -> Any:
    def closed(spider: Spider, reason: str) -> None:
        frontier.report(tally, reason)

    return closed


def _stop_when_asked(process: AsyncCrawlerProcess) -> None:
    """On SIGTERM let every spider finish what it has in hand; asking again changes nothing."""
    loop = asyncio.get_event_loop()

    def asked(*_: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        loop.call_soon_threadsafe(lambda: loop.create_task(process.stop()))

    signal.signal(signal.SIGTERM, asked)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _end_when_alone(process: AsyncCrawlerProcess, pipe: Connection) -> None:
    """When the parent is gone send nothing more, wait for the answers to what was sent, and end.

    Between two questions the pipe has something to read only when it was closed.
    """
    loop = asyncio.get_event_loop()
    tasks: list[asyncio.Task[None]] = []  # the loop itself does not hold on to them

    def alone() -> None:
        loop.remove_reader(pipe.fileno())
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(LAST_WORDS)
        tasks.append(loop.create_task(_finish(process)))

    loop.add_reader(pipe.fileno(), alone)


async def _finish(process: AsyncCrawlerProcess) -> None:
    quiet = 0.0
    while quiet < _QUIET:
        slots = [slot for crawler in process.crawlers if crawler.engine for slot in crawler.engine.downloader.slots.values()]
        for slot in slots:
            slot.queue.clear()
        quiet = 0.0 if any(slot.transferring for slot in slots) else quiet + _LOOK
        await asyncio.sleep(_LOOK)
    os._exit(70)  # whoever wanted to know how it ended is gone


if __name__ == "__main__":
    main(int(sys.argv[1]))
