"""The nightly run: crawl, read what was fetched, group, index, and a receipt in which every outlet and every page is accounted for.

Safe to run twice: each step takes up only what is still to be done. Interrupted at any point, the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from crawler.errors import UsageError
from crawler.options import CrawlOptions, CrawlReport, OutletReport
from crawler.outlets import Outlet, load_outlets
from crawler.page import Page
from crawler.reasons import FAILURES
from crawler.run import crawl
from extractor.article import Article
from search.app import App
from search.importing import TRANSACTION
from search.reading import Outcome, read_all
from search.store import Ledger, Store
from search.wording import number


@dataclass(frozen=True, slots=True)
class CrawlRequest:
    """Which outlets (all when empty), which days (both inclusive), and at most how many pages per outlet."""

    outlets: Sequence[str] = ()
    since: date | None = None
    until: date | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a run did: the crawl outlet by outlet, what reading gave, and the ledger of all pages."""

    crawl: CrawlReport
    names: Mapping[str, str]
    read: Mapping[str, int]
    ledger: Ledger

    @property
    def complete(self) -> bool:
        """Whether every outlet was reached, the crawl ran to its end and the ledger adds up."""
        return self.ledger.balanced and self.crawl.end == "done" and not any(o.listings_failed for o in self.crawl.outlets.values())

    def as_dict(self) -> dict[str, Any]:
        """The receipt as it is stored and as `--json` prints it."""
        return {
            "end": self.crawl.end,
            "complete": self.complete,
            "outlets": [{"name": self.names[o.outlet], **asdict(o)} for o in self.crawl.outlets.values()],
            "read": dict(self.read),
            "ledger": {**asdict(self.ledger), "accounted": self.ledger.accounted, "balanced": self.ledger.balanced},
        }

    def lines(self) -> Iterator[str]:
        """The receipt in plain Indonesian, a line an outlet."""
        for report in self.crawl.outlets.values():
            yield f"{self.names[report.outlet]}: {_told(report)}"
        read = ", ".join(f"{number(count)} {what}" for what, count in self.read.items()) or "tidak ada halaman baru"
        yield f"Dibaca: {read}."
        state = "cocok" if self.ledger.balanced else "TIDAK COCOK"
        yield f"Buku besar: {number(self.ledger.discovered)} halaman ditemukan, {number(self.ledger.accounted)} tercatat ({state})."


def run_crawl(app: App, request: CrawlRequest, kind: str = "crawl") -> Receipt:
    """One run over the store of ``app``; its receipt is stored. Raises ``LockHeld`` while another run is at work.

    Raises ``ConfigError`` when no outlet is configured or a contact is missing, ``UsageError`` for an unknown outlet.
    """
    known = load_outlets(app.config_dir)
    chosen = _chosen(known, request.outlets)
    with Store.open(app.data_dir, write=True) as store:
        run = store.start_run(kind)
        try:
            receipt = _run(app, store, chosen, request)
        except BaseException:
            store.end_run(run, "failed", {})
            raise
        store.end_run(run, "stopped" if receipt.crawl.end == "stopped" else "done", receipt.as_dict())
    return receipt


def _run(app: App, store: Store, chosen: Mapping[str, Outlet], request: CrawlRequest) -> Receipt:
    settings = app.settings.crawl
    options = CrawlOptions(request.since, request.until, request.limit, contact=settings.contact, allow_private=settings.allow_private)
    report = crawl(list(chosen.values()), store.frontier, options, config_dir=app.config_dir)
    read = read_fetched(app, store)
    app.settle(store)
    return Receipt(report, {o.id: o.name for o in chosen.values()}, read, store.ledger_balance())


def read_fetched(app: App, store: Store, jobs: int = 1) -> dict[str, int]:
    """Read every page that was fetched and not yet read; how many gave an article, and how many were rejected for which reason."""
    tally: dict[str, int] = {}
    numbers: list[int] = []
    outcomes = read_all(_remembering(store.unread_pages(), numbers), app.reading(jobs))
    while _finish_some(store, outcomes, numbers, tally):
        pass
    return tally


def _finish_some(store: Store, outcomes: Iterator[tuple[Page, Outcome]], numbers: list[int], tally: dict[str, int]) -> bool:
    with store.transaction():
        for _ in range(TRANSACTION):
            item = next(outcomes, None)
            if item is None:
                return False
            outcome = item[1]
            store.finish_page(numbers.pop(0), outcome)
            what = "article" if isinstance(outcome, Article) else outcome.reason
            tally[what] = tally.get(what, 0) + 1
    return True


def _remembering(pages: Iterable[tuple[int, Page]], numbers: list[int]) -> Iterator[Page]:
    for number_in_ledger, page in pages:
        numbers.append(number_in_ledger)
        yield page


def _chosen(known: Mapping[str, Outlet], wanted: Sequence[str]) -> dict[str, Outlet]:
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise UsageError(f"media tidak dikenal: {', '.join(unknown)}; daftarnya: kliping outlets list")
    return {name: known[name] for name in wanted or known}


def _told(report: OutletReport) -> str:
    parts = [f"{number(report.fetched)} halaman diambil", f"{number(report.discovered)} alamat baru"]
    if report.unchanged:
        parts.append(f"{number(report.unchanged)} tidak berubah")
    parts += [f"{number(count)} {FAILURES.get(reason, reason)}" for reason, count in sorted(report.failed.items())]
    parts += [f"{FAILURES.get(reason, reason)}: {address}" for address, reason in sorted(report.listings_failed.items())]
    if report.end != "done":
        parts.append("dihentikan sebelum selesai" if report.end == "stopped" else "berhenti mendadak")
    return ", ".join(parts)
