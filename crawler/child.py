"""The child process of a crawl: ``python -m crawler.child FD``, started by :mod:`crawler.run` and by nobody else.

The pipe carries pickles between two processes of the same program and user; nothing that came from the network is unpickled.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from multiprocessing.connection import Connection
from typing import Any, Final, NoReturn

from scrapy import Spider, signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler import settings as project
from crawler.contact import user_agent
from crawler.frontier import NO_VALIDATORS, Kind, Link, Target, Validators
from crawler.options import CrawlOptions, End, Tally
from crawler.outlets import Outlet
from crawler.page import Page
from crawler.spiders import spider_of

_ENDS: Final[Mapping[str, End]] = {"finished": "done", "shutdown": "stopped"}
"""What Scrapy's reasons for closing a spider mean."""


class PipedFrontier:
    """The parent's frontier, see :class:`crawler.frontier.Frontier`.

    Verbs that ask wait for the answer; verbs that tell do not. The parent does everything in the order told, and what it was told but
    had not done when one of the two ended is still due.
    """

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def together(self) -> AbstractContextManager[None]:
        """The parent decides what becomes true at once."""
        return nullcontext()

    def discovered(self, outlet: str, links: Sequence[Link]) -> int:
        """Remember new links."""
        return int(self._ask("discovered", outlet, links))

    def due(self, outlet: str, limit: int, now: str, since: str | None = None, until: str | None = None) -> list[Target]:
        """What may be tried now."""
        return list(self._ask("due", outlet, limit, now, since, until))

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
        target = self._ask("listing", outlet, url, kind)
        assert isinstance(target, Target)
        return target

    def listed(self, target: Target, links: Sequence[Link], validators: Validators, horizon: str | None = None) -> int:
        """Remember the listing and its links."""
        return int(self._ask("listed", target, links, validators, horizon))

    def report(self, tally: Tally, reason: str) -> None:
        """Tell the parent how an outlet's crawl ended; ``reason`` is Scrapy's."""
        end = _ENDS.get(reason, "died")
        self._tell("report", tally.report(end))

    def _tell(self, verb: str, *arguments: Any) -> None:
        try:
            self._pipe.send((verb, arguments))
        except OSError:
            _end_at_once()

    def _ask(self, verb: str, *arguments: Any) -> Any:
        try:
            self._pipe.send((verb, arguments))
            return self._pipe.recv()
        except (EOFError, OSError):
            _end_at_once()


def main(descriptor: int) -> None:
    """Crawl what the parent asks for."""
    with Connection(descriptor) as pipe:
        outlets, options, extra = pipe.recv()
        _crawl(outlets, options, extra, PipedFrontier(pipe))


def _crawl(outlets: Sequence[Outlet], options: CrawlOptions, extra: Mapping[str, Any], frontier: PipedFrontier) -> None:
    process = AsyncCrawlerProcess(_settings(options, extra))
    for outlet in outlets:
        tally = Tally(outlet.id)
        crawler = process.create_crawler(spider_of(outlet))
        crawler.signals.connect(_reporter(frontier, tally), signals.spider_closed, weak=False)
        process.crawl(crawler, frontier=frontier, options=options, tally=tally)
    _stop_when_asked(process)
    process.start(install_signal_handlers=False)


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


def _end_at_once() -> NoReturn:
    # The parent, and with it the frontier, is gone: there is nobody to report to and nothing to save.
    os._exit(70)


if __name__ == "__main__":
    main(int(sys.argv[1]))
