"""Trying outlets against their live sites: robots.txt, every listing, one article; the answer in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from crawler.memory import MemoryFrontier
from crawler.options import CrawlOptions, OutletReport
from crawler.outlets import Outlet
from crawler.page import Page
from crawler.reasons import FAILURES
from crawler.run import crawl
from extractor.article import REJECTIONS, Article, Rejected
from search.reading import ReadingOptions, read_all
from search.receipt_findings import broken_listings
from search.settings import Settings
from search.wording import day, number

PAGES: Final = 3
"""So many of the newest pages are tried until one is an article."""

_CHECKED: Final = re.compile(r"^checked\s*=.*$", re.M)
_TABLE: Final = re.compile(r"^\[", re.M)


@dataclass(frozen=True, slots=True)
class Check:
    """What was found at one outlet: the visit, and the page that was read, if any."""

    outlet: Outlet
    report: OutletReport
    page: Page | None = None
    outcome: Article | Rejected | None = None

    @property
    def sound(self) -> bool:
        """Whether every listing could be read and named articles, and an article could be read."""
        failed, barren = broken_listings(self.outlet, self.report)
        return not failed and not barren and bool(self.report.listings) and isinstance(self.outcome, Article)

    def as_dict(self) -> dict[str, Any]:
        """The check as `--json` prints it."""
        report = self.report
        return {
            "id": self.outlet.id,
            "sound": self.sound,
            "robots": self._robots(),
            "listings": dict(report.news),
            "listings_failed": dict(report.listings_failed),
            "barren": list(report.barren),
            "failed": dict(report.failed),
            "page": self.page.url if self.page else None,
            "read": self._read(),
        }

    def lines(self) -> Iterator[str]:
        """The check in plain Indonesian."""
        report = self.report
        yield f"{self.outlet.name} ({self.outlet.id}): {'beres' if self.sound else 'PERLU DIPERBAIKI'}"
        yield f"  robots.txt: {self._robots()}"
        if not self.outlet.listings:
            yield "  tidak ada umpan, peta situs, atau indeks yang dikenal"
        yield from (f"  {address}: {said}" for address, said in self._listings())
        for reason, count in report.failed.items():
            yield f"  {number(count)} halaman: {FAILURES[reason]}"
        yield f"  artikel: {self._read()}"

    def _listings(self) -> Iterator[tuple[str, str]]:
        """What each listing gave; of an index walked page by page some may have nothing."""
        failed, barren = broken_listings(self.outlet, self.report)
        for address, count in self.report.news.items():
            if address in barren:
                yield address, "terbaca, tetapi tidak menyebut satu pun alamat berita; periksa pola `article`"
            elif address in self.report.barren:
                yield address, "terbaca, tidak ada berita di halaman ini"
            else:
                yield address, f"terbaca, {number(count)} alamat berita baru"
        for address, reason in self.report.listings_failed.items():
            yield address, FAILURES[reason] if address in failed else f"{FAILURES[reason]}; halaman lain dari indeks ini terbaca"

    def _robots(self) -> str:
        reasons = {*self.report.listings_failed.values(), *self.report.failed}
        if "robots-unreachable" in reasons:
            return FAILURES["robots-unreachable"]
        if "robots" in reasons:
            return "menolak sebagian atau seluruh alamat"
        return "mengizinkan" if self.report.news or self.report.fetched else "tidak diketahui"

    def _read(self) -> str:
        if self.outcome is None or self.page is None:
            return "tidak ada yang dapat diambil"
        if isinstance(self.outcome, Rejected):
            return f"{self.page.url} tidak terbaca: {REJECTIONS[self.outcome.reason]}"
        read = self.outcome
        return f"«{read.title or 'tanpa judul'}», {day(read.published)}, {number(len(read.text))} huruf ({self.page.url})"


def check_outlets(outlets: Sequence[Outlet], config_dir: Path, settings: Settings) -> list[Check]:
    """Visit ``outlets`` as a crawl would, a few pages each, without storing anything. Raises as :func:`crawler.run.crawl`."""
    frontier = MemoryFrontier()
    return visit(outlets, frontier, config_dir, settings)


def visit(outlets: Sequence[Outlet], frontier: MemoryFrontier, config_dir: Path, settings: Settings) -> list[Check]:
    """As :func:`check_outlets`, with pages that ``frontier`` already knows of."""
    options = CrawlOptions(limit=PAGES, contact=settings.crawl.contact, allow_private=settings.crawl.allow_private, patience=0)
    report = crawl(outlets, frontier, options, config_dir=config_dir)
    read = list(read_all(frontier.pages.values(), ReadingOptions(config_dir, 1, settings.read.time_limit))) if frontier.pages else []
    return [_check(outlet, report.outlets[outlet.id], [(p, o) for p, o in read if p.outlet == outlet.id]) for outlet in outlets]


def _check(outlet: Outlet, report: OutletReport, read: Sequence[tuple[Page, Article | Rejected]]) -> Check:
    best = next((item for item in read if isinstance(item[1], Article)), read[0] if read else (None, None))
    return Check(outlet, report, *best)


def note_checked(config_dir: Path, outlet: str, today: date) -> None:
    """Write into the outlet's file that it was found in order ``today``. Raises ``OSError``."""
    path = config_dir / "outlets" / f"{outlet}.toml"
    text, line = path.read_text("utf-8"), f"checked = {today}"
    if _CHECKED.search(text):
        text = _CHECKED.sub(line, text, count=1)
    else:
        table = _TABLE.search(text)
        at = table.start() if table else len(text)
        text = f"{text[:at].rstrip()}\n{line}\n" + (f"\n{text[at:]}" if table else "")
    path.write_text(text, "utf-8")
