"""The nightly run: crawl, read what was fetched, group, index, and a receipt in which every outlet and every page is accounted for.

Safe to run twice: each step takes up only what is still to be done. Interrupted at any point, the next run goes on from there.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from crawler.discover import utc
from crawler.errors import EngineUnavailable, UsageError
from crawler.journal import FOLDER
from crawler.options import CrawlOptions, CrawlReport
from crawler.outlets import Outlet, load_outlets
from crawler.run import crawl
from search.app import App
from search.nightly_history import History
from search.nightly_reading import NightReading
from search.reading_options import cores_beside_a_crawl
from search.receipt import OutletLine, Receipt
from search.receipt_findings import findings
from search.stopping import Stop, Stopped, stopping
from search.store import Store

__all__ = ["CrawlRequest", "Receipt", "run_crawl"]

REVISIT: Final = 7
"""Days after which a nightly run looks at a relevant article again, for a month."""

MOST_MISSED: Final = timedelta(days=31)
"""So far back missed nights are caught up; longer gaps are for ``kliping crawl --since``."""

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class CrawlRequest:
    """Which outlets (all when empty), which days (both inclusive), and at most how many pages per outlet."""

    outlets: Sequence[str] = ()
    since: date | None = None
    until: date | None = None
    limit: int | None = None


def machine_clock() -> datetime:
    """The time of this machine, in UTC."""
    return datetime.now(UTC)


def run_crawl(app: App, request: CrawlRequest, kind: str = "crawl", clock: Clock = machine_clock) -> Receipt:
    """One run over the store of ``app``; its receipt is stored. Raises ``LockHeld`` while another run is at work.

    SIGTERM and SIGINT end it in order within 30 seconds: the run is entered as stopped, and the next one takes up what is left. A
    ``nightly`` run catches up on the nights that were missed before it and looks again at relevant articles of the last month.

    Raises ``ConfigError`` when no outlet is configured or a contact is missing, ``UsageError`` for an unknown outlet.
    """
    known = load_outlets(app.config_dir)
    chosen = _chosen(known, request.outlets)
    with stopping() as stop, Store.open(app.data_dir, write=True, clock=lambda: utc(clock())) as store:
        run = store.start_run(kind)
        try:
            receipt = _Night(app, store, stop, clock, kind).run(chosen, request)
        except BaseException:
            store.end_run(run, "failed", {})
            raise
        store.end_run(run, "stopped" if receipt.end == "stopped" else "done", receipt.as_dict())
    return receipt


class _Night:
    """One run under way."""

    def __init__(self, app: App, store: Store, stop: Stop, clock: Clock, kind: str) -> None:
        self._app, self._store, self._stop, self._clock, self._kind = app, store, stop, clock, kind
        self._deadline = time.monotonic() + app.settings.nightly.hours * 3600

    def run(self, chosen: Mapping[str, Outlet], request: CrawlRequest) -> Receipt:
        nightly = self._kind == "nightly"
        before = History.of(self._store, self._clock())
        if nightly:
            self._store.frontier.revisit(REVISIT)
        options = self._options(request, self._back_to(before, chosen) if nightly and not request.since else {})
        with NightReading(self._store, self._app.reading(cores_beside_a_crawl())) as reading:
            report = self._crawl(chosen, options, reading)
            reading.finish(self._goes_on)
        problems = tuple(self._settle(reading))
        return self._receipt(chosen, report, reading, before.nights if nightly else 1, problems)

    def _back_to(self, before: History, chosen: Mapping[str, Outlet]) -> dict[str, date]:
        """An outlet's index is asked back to the day before it was last read: that day was not over then."""
        listed = {name: before.listed(name) for name in chosen}
        return {name: max(day - timedelta(days=1), before.today - MOST_MISSED) for name, day in listed.items() if day}

    def _options(self, request: CrawlRequest, back_to: Mapping[str, date]) -> CrawlOptions:
        settings = self._app.settings.crawl
        return CrawlOptions(
            request.since,
            request.until,
            request.limit,
            back_to=back_to,
            contact=settings.contact,
            allow_private=settings.allow_private,
            clock_ahead=self._clock() - machine_clock(),
        )

    def _crawl(self, chosen: Mapping[str, Outlet], options: CrawlOptions, reading: NightReading) -> CrawlReport:
        def meanwhile() -> bool:
            reading.step()
            return self._goes_on()

        outlets, journal = list(chosen.values()), self._store.data_dir / FOLDER
        report = crawl(outlets, self._store.frontier, options, config_dir=self._app.config_dir, meanwhile=meanwhile, journal=journal)
        if report.end == "stopped" and time.monotonic() < self._deadline:
            self._stop.asked = True  # while it crawls, signals reach the crawl
        return report

    def _goes_on(self) -> bool:
        return not self._stop.asked and time.monotonic() < self._deadline

    def _settle(self, reading: NightReading) -> Iterator[str]:
        try:
            with self._stop.interrupting():
                self._app.settle(self._store, reading.comparison)
        except Stopped:
            return
        except EngineUnavailable as problem:
            yield f"mesin pencari tidak menjawab, indeksnya menyusul pada putaran berikut ({problem})"

    def _receipt(
        self, chosen: Mapping[str, Outlet], report: CrawlReport, reading: NightReading, nights: int, problems: Sequence[str]
    ) -> Receipt:
        history = History.of(self._store, self._clock())
        ledger = self._store.ledger_balance()
        if not ledger.balanced:
            problems = (*problems, f"buku besar: {ledger.discovered} halaman ditemukan, tetapi {ledger.accounted} tercatat")
        read: Counter[str] = Counter()
        for (_, what), count in reading.outcomes.items():
            read[what] += count
        return Receipt(
            report,
            self._end(report),
            tuple(_line(outlet, report, reading, history, nights) for outlet in chosen.values()),
            dict(sorted(read.items())),
            dict(sorted(reading.languages.items())),
            ledger,
            nights,
            _silent(history, reading) if self._kind == "nightly" else {},
            str(history.last_night) if nights > 1 and history.last_night else None,
            tuple(problems),
        )

    def _end(self, report: CrawlReport) -> str:
        if self._stop.asked:
            return "stopped"
        return "late" if time.monotonic() >= self._deadline else report.end


def _line(outlet: Outlet, report: CrawlReport, reading: NightReading, history: History, nights: int) -> OutletLine:
    own = report.outlets[outlet.id]
    read = {what: count for (name, what), count in sorted(reading.outcomes.items()) if name == outlet.id}
    usual = history.outlet(outlet.id, nights)
    dead = history.dead(outlet.id, outlet.feeds, own.news) if own.end == "done" else {}
    return OutletLine(outlet.name, own, read, usual, findings(outlet, own, read, usual, history.looks(outlet.id), dead))


def _silent(history: History, reading: NightReading) -> dict[str, str]:
    return {language: str(usual.last) for language, usual in history.silent_languages(reading.languages).items()}


def _chosen(known: Mapping[str, Outlet], wanted: Sequence[str]) -> dict[str, Outlet]:
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise UsageError(f"media tidak dikenal: {', '.join(unknown)}; daftarnya: kliping outlets list")
    return {name: known[name] for name in wanted or known}
