"""The one spider: it asks an outlet's listings, then fetches what the frontier says is due, newest first.

Nothing depends on the order in which things happen: every outcome of every request is reported to the frontier at once, in one
transaction each, and what was never reported stays due. So the spider may be stopped or killed at any moment.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, deque
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.http import HtmlResponse, Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from crawler.answers import UNCHANGED, Answer, page_of_answer, pause_asked, problem_of_answer
from crawler.contact import require_contact
from crawler.discover import SITEMAP_LIMIT, BadListing, utc
from crawler.frontier import Frontier, Kind, Link, Target, Validators
from crawler.guard import reason_of, resolver_in_place
from crawler.listings import MOST_SITEMAPS, conditions, listings_of, take
from crawler.memory import MemoryFrontier
from crawler.options import DEFAULTS, CrawlOptions, Tally, options_of_words
from crawler.outlets import Outlet
from crawler.parts import MOST_PARTS, leads_to
from crawler.retry import retry_at
from crawler.strikes import Strikes

MOST_TRIES: Final = 3
"""Requests for one address in one run."""

log = logging.getLogger(__name__)


@dataclass
class PageItem:
    """One fetched page as ``scrapy crawl NAME -O pages.jsonl`` writes it; ``kliping import`` reads these lines."""

    id: str
    url: str
    outlet: str
    fetched_at: str
    title: str | None
    published: str | None
    html: str


class OutletSpider(Spider):
    """The spider of one outlet; :mod:`crawler.spiders` makes a subclass with the outlet's name for each TOML file.

    Arguments of ``scrapy crawl``: ``-a since=2026-11-01 -a until=2026-11-21 -a limit=20``. Pages become items only where no ``frontier``
    is given that keeps them.
    """

    name = "outlet"
    outlet: ClassVar[Outlet]

    def __init__(self, frontier: Frontier | None = None, options: CrawlOptions = DEFAULTS, tally: Tally | None = None, **words: str):
        super().__init__(name=self.outlet.id)
        self._frontier: Frontier = frontier if frontier is not None else MemoryFrontier()
        self._gives_items = frontier is None
        self._options = options_of_words(words, options)
        self._since, self._until = self._options.bounds(self.outlet.timezone)
        self._tries: Counter[str] = Counter()
        self._strikes = Strikes()
        self._listings: deque[tuple[Kind, str]] = deque()
        self._pages_asked = self._followed = 0
        self._again: dict[str, tuple[datetime, Target]] = {}
        self._rest_until = datetime.min.replace(tzinfo=UTC)
        self._idle_since: datetime | None = None
        self.tally = tally or Tally(self.outlet.id)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> OutletSpider:
        """As Scrapy builds it; raises ``ConfigError`` for an outlet on another machine when nobody is named to complain to."""
        require_contact([cls.outlet], crawler.settings["KLIPING_CONTACT"])
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._on_idle, signals.spider_idle)
        crawler.signals.connect(spider._on_request, signals.request_reached_downloader)
        return spider

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """The outlet's own pace."""
        super().update_settings(settings)
        settings.set("DOWNLOAD_DELAY", cls.outlet.delay, priority="spider")

    async def start(self) -> AsyncIterator[Any]:
        """Ask the first listing; everything else follows one by one. Closes the spider where private addresses are not guarded."""
        if resolver_in_place() is None:
            log.critical("the setting TWISTED_DNS_RESOLVER must name crawler.guard.PublicResolver or a class made from it")
            raise CloseSpider("unguarded")
        today = self._options.now().astimezone(ZoneInfo(self.outlet.timezone)).date()
        self._listings.extend(listings_of(self.outlet, today, self._options.back_to.get(self.outlet.id, self._options.since)))
        if first := self._next(self._options.now()):
            yield self._request(first)

    def _request(self, target: Target) -> Request:
        self._tries[target.url] += 1
        return self._asking(target, target.url, conditions(target, self._since))

    def _asking(self, target: Target, url: str, headers: dict[str, str], parts: tuple[Answer, ...] = ()) -> Request:
        meta: dict[str, Any] = {"target": target, "download_slot": self.outlet.id, "parts": parts}
        if target.kind == "sitemap":
            meta["download_maxsize"] = SITEMAP_LIMIT
        return Request(url, self._answered, errback=self._broken, headers=headers, meta=meta, dont_filter=True)

    async def _answered(self, response: Response) -> AsyncIterator[Any]:
        target: Target = response.meta["target"]
        try:
            for result in await self._judged(target, response):
                yield result
        except Exception:
            # A page that we cannot handle must not stand before all the others every night.
            log.exception("while handling %s", target.url)
            self._failed(target, "crash")

    async def _judged(self, target: Target, response: Response) -> Sequence[PageItem | Request]:
        answer = _answer(response)
        problem = problem_of_answer(target, answer)
        if problem in (None, UNCHANGED):
            self._strikes.answered()
        if problem == UNCHANGED:
            return self._unchanged(target)
        if problem:
            return self._failed_or_kept(target, problem, response.meta["parts"], pause_asked(answer, self._options.now()))
        if target.kind == "article":
            return self._article(target, (*response.meta["parts"], answer))
        return await self._listed(target, answer)

    def _broken(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]
        assert failure.value is not None
        reason = reason_of(failure.value, request.url)
        log.info("%s: %s (%s)", reason, request.url, failure.getErrorMessage())
        self._failed_or_kept(request.meta["target"], reason, request.meta["parts"])

    def _article(self, target: Target, parts: tuple[Answer, ...]) -> Sequence[PageItem | Request]:
        """Keep the article, or ask for its next page where the last one names it."""
        *before, last = parts
        if any(last.url == part.url for part in before):
            return self._fetched(target, before)  # beyond the last page some outlets lead back to the first
        following = self.outlet.part(parts[0].url, len(parts) + 1) if self.outlet.parts and len(parts) < MOST_PARTS else ""
        if following and leads_to(last.body, last.url, following):
            return [self._asking(target, following, {}, parts)]
        return self._fetched(target, parts)

    def _failed_or_kept(self, target: Target, reason: str, parts: Sequence[Answer], wait: timedelta | None = None) -> Sequence[PageItem]:
        """When a later page of an article fails, all of it is asked for again, as long as there is hope; then what there is of it is better
        than nothing."""
        if parts and retry_at(reason, target.attempts, self._options.now()) is None:
            return self._fetched(target, parts)
        return self._failed(target, reason, wait)

    def _fetched(self, target: Target, parts: Sequence[Answer]) -> Sequence[PageItem]:
        now, (first, *more) = utc(self._options.now()), parts
        page = page_of_answer(target, first, now, more)
        self._frontier.fetched(target, page, (), first.validators)
        self.tally.fetched += 1
        if not self._gives_items:
            return ()
        html = "\n".join(HtmlResponse(one.url, body=one.body, headers={"Content-Type": one.content_type}).text for one in parts)
        return [PageItem(target.key, first.url, target.outlet, now, target.given.title, target.given.published, html)]

    async def _listed(self, target: Target, answer: Answer) -> Sequence[PageItem]:
        reading = (target.kind, answer.body, answer.url, self.outlet, answer.validators, self._since, self._until)
        try:
            # A sitemap of 50,000 rows takes seconds; the other outlets need not wait for it.
            taken = await asyncio.to_thread(take, *reading)
        except BadListing as problem:
            log.warning("%s: %s", target.url, problem)
            return self._failed(target, "bad-listing")
        new = self._frontier.listed(target, taken.articles, taken.validators, taken.horizon)
        self.tally.discovered += new
        self.tally.news[target.url] += new
        self.tally.passed_over += taken.passed_over
        self.tally.barren += [target.url] if taken.barren else []
        self._listing_done(target)
        self._listings.extend((link.kind, link.url) for link in self._new(taken.sitemaps))
        return ()

    def _new(self, sitemaps: Sequence[Link]) -> Sequence[Link]:
        """Those not asked in this run, as many as a run may follow: a chain of sitemaps need not have an end."""
        known = {url for _, url in self._listings}
        new = [link for link in sitemaps if not self._tries[link.url] and link.url not in known]
        room = MOST_SITEMAPS - self._followed
        if len(new) > room:
            log.warning("%s: %d sitemaps left out, more than %d in a run", self.outlet.id, len(new) - room, MOST_SITEMAPS)
        self._followed += len(new[:room])
        return new[:room]

    def _unchanged(self, target: Target) -> Sequence[PageItem]:
        self._frontier.unchanged(target)
        if target.kind == "article":
            self.tally.unchanged += 1
        else:
            self.tally.news[target.url] += 0
            self._listing_done(target)
        return ()

    def _listing_done(self, target: Target) -> None:
        self.tally.listings += 1
        self.tally.listings_failed.pop(target.url, None)

    def _failed(self, target: Target, reason: str, wait: timedelta | None = None) -> Sequence[PageItem]:
        self._strikes.failed(reason)
        again = retry_at(reason, target.attempts, self._options.now(), wait)
        self._frontier.failed(target, reason, utc(again) if again else None)
        if target.kind == "article":
            self.tally.failed[reason] += 1
        else:
            self.tally.listings_failed[target.url] = reason
        if again and self._tries[target.url] < MOST_TRIES:
            self._again[target.url] = (again, target)
        if again and wait is not None:
            self._rest_until = max(self._rest_until, again)
        return ()

    def _on_request(self) -> None:
        self.tally.requests += 1

    def _on_idle(self) -> None:
        now = self._options.now()
        target = self._next(now) if now >= self._rest_until and not self._strikes.out else None
        if target is not None:
            assert self.crawler.engine is not None
            self.crawler.engine.crawl(self._request(target))
            self._idle_since = None
        elif self._strikes.out or not self._is_worth_waiting(now):
            self._leave()
            return
        raise DontCloseSpider

    def _leave(self) -> None:
        """What is left unasked is said; it counts as no attempt."""
        self.tally.given_up = self._strikes.out
        for _, url in self._listings:
            self.tally.listings_failed.setdefault(url, self._strikes.out or "busy")

    def _next(self, now: datetime) -> Target | None:
        """The next address: a listing, one whose time has come again included, else the newest page that is due.

        One at a time, so that what is newest comes next, and an outlet that says it is busy, or does not answer, is left alone at once.
        """
        if self._listings:
            kind, url = self._listings.popleft()
            return self._frontier.listing(self.outlet.id, url, kind)
        for url, (when, target) in self._again.items():
            if when <= now and target.kind != "article":
                del self._again[url]
                return self._frontier.listing(target.outlet, target.url, target.kind)
        if self._options.limit is not None and self._pages_asked >= self._options.limit:
            return None
        due = self._frontier.due(self.outlet.id, 1, utc(now), self._since, self._until)
        if not due or self._tries[due[0].url] >= MOST_TRIES:
            return None
        self._pages_asked += 1
        self._again.pop(due[0].url, None)
        return due[0]

    def _is_worth_waiting(self, now: datetime) -> bool:
        """Whether something will be asked before patience ends, counted from the first moment with nothing to do."""
        self._idle_since = self._idle_since or now
        rest = [self._rest_until] if self._listings else []
        soonest = min((*rest, *(when for when, _ in self._again.values())), default=None)
        return soonest is not None and soonest <= self._idle_since + timedelta(seconds=self._options.patience)


def _answer(response: Response) -> Answer:
    def header(name: str) -> str | None:
        value = response.headers.get(name)
        return value.decode("latin-1") if value else None

    validators = Validators(header("ETag"), header("Last-Modified"))
    return Answer(response.status, response.url, response.body, header("Content-Type") or "", validators, header("Retry-After"))
