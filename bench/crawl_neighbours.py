"""Bad neighbours: ``python -m bench.crawl_neighbours``. Healthy outlets alone, then beside outlets that do everything wrong.

What must not happen: that healthy outlets get slower, that memory grows, that a run takes much longer, that a failure has no reason.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.crawl_common import memory, tree
from crawler.options import CrawlOptions, CrawlReport
from crawler.outlets import Outlet, load_outlets
from crawler.reasons import FAILURES
from crawler.run import crawl
from search.store import Store
from tests.press.faults import PAGE, PAGE_FAULTS
from tests.press.server import Behaviour, Press, Reply
from tests.press.site import outlet_of_press
from tests.press.town import Town, town

HEALTHY, EACH = 8, 30
DELAY = 0.5
"""Seconds between two requests to one outlet: a quarter of what real outlets get."""


class Watch(threading.Thread):
    """The most memory (MB) that this process's children held together."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0.0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(0.3):
            self.most = max(self.most, sum(memory(one) for one in tree(os.getpid())[1:]))


def main() -> None:
    """Two crawls of the same healthy outlets, the second one with the bad ones beside them."""
    with town(HEALTHY) as good, ExitStack() as running, TemporaryDirectory() as name:
        good.publish(datetime.now(UTC).date(), EACH)
        healthy = _outlets(good, Path(name) / "config")
        bad = [_bad(running, n, fault, behaviour) for n, (fault, (behaviour, _)) in enumerate(sorted(PAGE_FAULTS.items()))]
        alone, calm, _ = _crawl(healthy, Path(name) / "alone")
        beside, beset, most = _crawl([*healthy, *bad], Path(name) / "beside")
        reasons = {reason for line in beset.outlets.values() for reason in (*line.failed, *line.listings_failed.values())}
    fetched = [sum(report.outlets[outlet.id].fetched for outlet in healthy) for report in (calm, beset)]
    print(f"{HEALTHY} healthy outlets, {EACH} articles each, {DELAY} s between requests; {len(bad)} bad ones, each with its own behaviour:")
    print(f"  healthy alone          {fetched[0]} pages in {alone[0]:.1f} s: {fetched[0] / alone[0]:.1f} pages/s")
    print(f"  beside the bad ones    {fetched[1]} pages in {beside[0]:.1f} s: {fetched[1] / beside[0]:.1f} pages/s "
          f"({100 * alone[0] / beside[0]:.0f} % of it)")  # fmt: skip
    print(f"  whole run              {alone[1]:.1f} s, {beside[1]:.1f} s beside")
    print(f"  memory of the crawl    at most {most:.0f} MB")
    print(f"  reasons                {len(reasons)}, all from the list: {reasons <= FAILURES.keys()}; every bad outlet told: "
          f"{all(_told(beset, outlet) for outlet in bad)}")  # fmt: skip


def _crawl(outlets: list[Outlet], data: Path) -> tuple[tuple[float, float], CrawlReport, float]:
    """Seconds until the last healthy page and until the end, the report, and the most memory."""
    watch, began = Watch(), time.perf_counter()
    last = [began]
    watch.start()
    with Store.open(data, write=True) as store:
        count = [-1]

        def meanwhile() -> bool:
            now = store._conn.execute("SELECT count(*) FROM pages WHERE state = 'fetched' AND outlet LIKE 'koran%'").fetchone()[0]
            if now != count[0]:
                count[0], last[0] = now, time.perf_counter()
            return True

        options = CrawlOptions(contact="uji@kantor.example", allow_private=True, timeout=10, patience=0, log_level="CRITICAL")
        report = crawl(outlets, store.frontier, options, meanwhile=meanwhile)
    end = time.perf_counter()
    watch.ended.set()
    watch.join()
    return (last[0] - began, end - began), report, watch.most


def _outlets(good: Town, folder: Path) -> list[Outlet]:
    root = Path(__file__).resolve().parents[1]
    good.configure(folder, root / "config")
    for path in (folder / "outlets").iterdir():
        path.write_text(path.read_text().replace("delay = 0", f"delay = {DELAY}"))
    return list(load_outlets(folder).values())


def _bad(running: ExitStack, number: int, name: str, behaviour: Behaviour) -> Outlet:
    press = running.enter_context(Press(f"127.0.2.{number + 1}"))
    for n in range(3):
        press.pages[f"/2026/11/20/{n}"] = behaviour
    press.pages["/2026/11/20/gzip"] = Reply(PAGE)
    press.pages |= {f"/lompat/{n}": Reply("", 302, headers={"Location": f"/lompat/{n - 1}"}) for n in range(1, 25)}
    press.pages["/indeks"] = Reply("".join(f"<a href='/2026/11/20/{n}'>x</a>" for n in range(3)))
    return outlet_of_press(press, f"buruk-{name.replace('_', '-')}", indexes=(f"{press.origin}/indeks",), delay=DELAY)


def _told(report: CrawlReport, outlet: Outlet) -> bool:
    line = report.outlets[outlet.id]
    return line.end == "done" and line.fetched + sum(line.failed.values()) >= 1


if __name__ == "__main__":
    sys.exit(main())
