"""What a crawl is asked to do, and what it says afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from crawler.discover import utc
from crawler.errors import UsageError

End = Literal["done", "stopped", "died"]


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """One crawl. ``since`` and ``until`` are days, both inclusive, in each outlet's own time zone."""

    since: date | None = None
    until: date | None = None
    limit: int | None = None
    """At most so many pages asked for per outlet; ``None``: no limit."""
    back_to: Mapping[str, date] = field(default_factory=dict)
    """By outlet: index pages by day are asked for back to this day (default: ``since``, else yesterday). So missed nights are caught up."""
    contact: str = ""
    """How an outlet's administrator can reach us; part of the User-Agent and required on the open internet."""
    allow_private: bool = False
    """Whether addresses on this machine and its networks may be crawled, on any port."""
    timeout: float = 30.0
    """Seconds for one address, from asking to the last byte."""
    patience: float = 90.0
    """Seconds that an outlet with nothing else to do waits for pages that will be tried again; the rest is left to the next run."""
    log_level: str = "ERROR"
    """What the crawl writes to standard error; what went wrong at an outlet is in the report in any case."""
    clock_ahead: timedelta = timedelta()
    """Added to this machine's clock, so that a test can live through a month in a minute."""

    def now(self) -> datetime:
        """The time, in UTC."""
        return datetime.now(UTC) + self.clock_ahead

    def bounds(self, timezone: str) -> tuple[str | None, str | None]:
        """First moment (inclusive) and last (exclusive) in UTC, for an outlet in ``timezone``."""
        end = self.until + timedelta(days=1) if self.until else None
        return _midnight(self.since, timezone), _midnight(end, timezone)


@dataclass(frozen=True, slots=True)
class OutletReport:
    """What one crawl did at one outlet. Every page asked for is counted in ``fetched``, ``unchanged`` or once in ``failed``."""

    outlet: str
    discovered: int = 0
    """Article addresses that were new to the frontier."""
    fetched: int = 0
    unchanged: int = 0
    """Pages the server said had not changed."""
    failed: Mapping[str, int] = field(default_factory=dict)
    """How many pages failed in this run, by reason code; a page tried twice counts twice."""
    listings: int = 0
    """Feeds, sitemaps and index pages read or found unchanged."""
    listings_failed: Mapping[str, str] = field(default_factory=dict)
    """Address of each listing that could not be read, with the reason code."""
    barren: tuple[str, ...] = ()
    """Listings that were read and name no page of this outlet: often a sign that its patterns no longer fit the site."""
    passed_over: int = 0
    """Links in feeds and sitemaps that are not addresses of this outlet's articles."""
    news: Mapping[str, int] = field(default_factory=dict)
    """How many new article addresses each listing that could be read was the first to name."""
    requests: int = 0
    """All requests sent, redirects and robots.txt included."""
    given_up: str = ""
    """The reason of the last failure when so many came in a row that the outlet was left alone; what is due stays due."""
    end: End = "done"

    @property
    def refused_by_robots(self) -> int:
        """Pages that robots.txt forbids, or that were not asked for because it could not be had."""
        return self.failed.get("robots", 0) + self.failed.get("robots-unreachable", 0)


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """The reports of all outlets, in the order asked; ``end`` says whether the crawl ran to its end, was stopped, or died."""

    outlets: Mapping[str, OutletReport]
    end: End = "done"


@dataclass
class Tally:
    """The counts of a crawl under way."""

    outlet: str
    discovered: int = 0
    fetched: int = 0
    unchanged: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    listings: int = 0
    listings_failed: dict[str, str] = field(default_factory=dict)
    barren: list[str] = field(default_factory=list)
    passed_over: int = 0
    news: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    given_up: str = ""

    def report(self, end: End) -> OutletReport:
        """The counts as they stand."""
        return OutletReport(
            self.outlet, self.discovered, self.fetched, self.unchanged, dict(self.failed), self.listings, dict(self.listings_failed),
            tuple(self.barren), self.passed_over, dict(self.news), self.requests, self.given_up, end,
        )  # fmt: skip


DEFAULTS: Final = CrawlOptions()


def _midnight(day: date | None, timezone: str) -> str | None:
    return utc(datetime.combine(day, time(), ZoneInfo(timezone))) if day else None


def options_of_words(words: Mapping[str, str], options: CrawlOptions) -> CrawlOptions:
    """``options`` with ``since``, ``until`` and ``limit`` as words of a command line; ``UsageError`` for a wrong or unknown one."""
    readers = {"since": date.fromisoformat, "until": date.fromisoformat, "limit": _positive}
    changes: dict[str, Any] = {}
    for name, word in words.items():
        if name not in readers:
            raise UsageError(f"unknown argument {name!r}; known: {', '.join(readers)}")
        try:
            changes[name] = readers[name](word)
        except ValueError:
            raise UsageError(f"{name}={word!r}: expected {'a whole number' if name == 'limit' else 'a date such as 2026-11-21'}") from None
    return replace(options, **changes)


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise ValueError(word)
    return number
