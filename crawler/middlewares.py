"""The downloader middlewares: what may be asked for at all, what robots.txt permits, how long one address may take with all that it
redirects to, and undoing compression within limits.

They work in any Scrapy project. What they refuse reaches the request's errback as :class:`crawler.guard.Refused` with a reason code, so
that no address is dropped without a word (Scrapy's own off-site filter drops redirected requests silently).
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.addresses import problem_of
from crawler.guard import Refused, reason_of
from crawler.robots import Rules, rules_of, rules_without_answer
from crawler.unpack import Unpackable, unpack

log = logging.getLogger(__name__)

ROBOTS_LIMIT = 4 * 1024 * 1024
"""Bytes taken of a robots.txt; more than are read, because a longer file must not count as unreachable."""


class AddressGuard:
    """Refuses addresses that must not be asked for: each request, each redirect, and robots.txt requests too.

    Where the spider has an ``outlet``, pages on other sites are refused; robots.txt may redirect anywhere (RFC 9309 §2.3.1.2).
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._allow_private = crawler.settings.getbool("KLIPING_ALLOW_PRIVATE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> AddressGuard:
        """As Scrapy builds it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises :class:`Refused`."""
        reason = problem_of(request.url, self._allow_private)
        outlet = getattr(self._crawler.spider, "outlet", None)
        if reason is None and outlet and not request.meta.get("robots") and not outlet.covers(urlsplit(request.url).hostname):
            reason = "offsite"
        if reason:
            raise Refused(reason, f"{reason}: {request.url}")


class RobotsRules:
    """Obeys robots.txt after RFC 9309, asked once a run for every scheme, host and port; ``Crawl-delay`` slows the download slot."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, asyncio.Future[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsRules:
        """As Scrapy builds it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises :class:`Refused` with ``robots`` or ``robots-unreachable``."""
        if request.meta.get("robots"):
            return
        rules = await self._rules_for(request)
        verdict = rules.verdict(request.url)
        if verdict != "allowed":
            self._crawler.stats.inc_value("robotstxt/forbidden")
            raise Refused(verdict, f"{verdict}: {request.url}")

    async def _rules_for(self, request: Request) -> Rules:
        parts = urlsplit(request.url)
        site = f"{parts.scheme}://{parts.netloc}"
        known = self._rules.get(site)
        if known is None:
            known = self._rules[site] = asyncio.get_running_loop().create_future()
            known.set_result(await self._ask(site, request.meta.get("download_slot")))
        return await asyncio.shield(known)

    async def _ask(self, site: str, slot: str | None) -> Rules:
        meta: dict[str, Any] = {"robots": True, "download_maxsize": ROBOTS_LIMIT}
        if slot:
            meta["download_slot"] = slot
        request = Request(f"{site}/robots.txt", meta=meta, callback=NO_CALLBACK, priority=1000, dont_filter=True)
        assert self._crawler.engine is not None
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as problem:
            # Whatever went wrong, the rules are not known, and then nothing is allowed.
            reason = reason_of(problem, request.url)
            log.warning("%s: %s", reason, request.url)
            return rules_without_answer(reason)
        rules = rules_of(response.status, response.body)
        if slot and rules.delay:
            self._slow_down(slot, rules.delay)
        return rules

    def _slow_down(self, slot: str, delay: float) -> None:
        assert self._crawler.engine is not None
        downloader = self._crawler.engine.downloader
        # Slots that rest for a minute are forgotten and made anew from the settings: both have to know.
        known = downloader.per_slot_settings.setdefault(slot, {})
        known["delay"] = max(delay, float(known.get("delay", self._crawler.settings.getfloat("DOWNLOAD_DELAY"))))
        if slot in downloader.slots:
            downloader.slots[slot].delay = known["delay"]


class TimeForAll:
    """An address may take twice the time-out with all that it redirects to: a chain of slow servers must not add up.

    What is counted is the time of the downloads themselves, not the pauses between them.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._timeout = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> TimeForAll:
        """As Scrapy builds it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raises :class:`Refused` with ``timeout`` when nothing is left."""
        left = 2 * self._timeout - request.meta.get("time_spent", 0.0)
        if left <= 0:
            raise Refused("timeout", f"timeout, redirects included: {request.url}")
        request.meta["download_timeout"] = min(self._timeout, left)

    def process_response(self, request: Request, response: Response) -> Response:
        """Counts; where this redirects, the next request takes the count along."""
        assert self._crawler.engine is not None
        slot = self._crawler.engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if slot:  # it has one connection, so what it began last is this
            request.meta["time_spent"] = request.meta.get("time_spent", 0.0) + time.monotonic() - slot.lastseen
        return response


class Unpack:
    """Undoes gzip and deflate; refuses bodies that are cut short, or larger than ``download_maxsize`` when unpacked."""

    def __init__(self, crawler: Crawler) -> None:
        self._limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Unpack:
        """As Scrapy builds it."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """The response with a plain body; raises :class:`Refused`."""
        names = response.headers.getlist("Content-Encoding")
        if not names or not response.body:
            return response
        encodings = b",".join(names).decode("latin-1")
        try:
            body = unpack(response.body, encodings, request.meta.get("download_maxsize", self._limit))
        except Unpackable as problem:
            raise Refused(problem.reason, f"{problem}: {request.url}") from None
        headers = response.headers.copy()
        del headers["Content-Encoding"]
        return response.replace(body=body, headers=headers)
