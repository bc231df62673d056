"""A crawl into the real store, killed again and again: nothing is lost and nothing is kept twice."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from search.store.store import Store
from tests.press.server import Press
from tests.press.site import Story, publish

ROOT = Path(__file__).parents[1]
STORIES = tuple(Story(n, f"Kabar {n}", datetime(2026, 11, 20, tzinfo=UTC) - timedelta(hours=n)) for n in range(60))

NIGHT = """
import sys
from pathlib import Path
from crawler.options import CrawlOptions
from crawler.outlets import Outlet
from crawler.run import crawl
from search.store.store import Store

origin, folder = sys.argv[1:]
outlet = Outlet("a", "A", "nasional", origin, ("127.0.0.1",), feeds=(origin + "/rss.xml",), article=("/20",), delay=0.02)
with Store.open(Path(folder), write=True) as store:
    options = CrawlOptions(contact="x", allow_private=True, patience=0, log_level="CRITICAL")
    crawl([outlet], store.frontier, options, journal=Path(folder) / "jurnal")
"""


@pytest.mark.slow
def test_a_crawl_killed_at_many_moments_ends_with_every_page_once(tmp_path):
    with Press() as press:
        publish(press, stories=STORIES)
        for moment in (1, 2, 9, 21, 37):
            _killed_at(moment, press, tmp_path)
        subprocess.run(_command(press, tmp_path), cwd=ROOT, check=True, timeout=60)
        asked = Counter(path for path in press.paths("/2026"))
    with Store.open(tmp_path) as store:
        kept = [page.source for _, page in store.unread_pages()]
        balance = store.ledger_balance()
    assert sorted(kept) == sorted({f"{press.origin}{story.path}?utm_source=rss" for story in STORIES})
    assert (balance.discovered, balance.failed) == (len(STORIES), {})
    assert asked == dict.fromkeys(asked, 1), "a page that a server had answered was asked for again"
    assert list((tmp_path / "jurnal").glob("*.jurnal")) == []


def _killed_at(moment: int, press: Press, folder: Path) -> None:
    """Run a night and kill it when the press has seen so many requests more."""
    before = len(press.hits)
    night = subprocess.Popen(_command(press, folder), cwd=ROOT)
    while len(press.hits) < before + moment and night.poll() is None:
        time.sleep(0.001)
    night.kill()
    night.wait()
    # The child of a killed parent ends at its next word to it.
    quiet = len(press.hits), time.monotonic()
    while time.monotonic() - quiet[1] < 0.2:
        if len(press.hits) != quiet[0]:
            quiet = len(press.hits), time.monotonic()
        time.sleep(0.01)


def _command(press: Press, folder: Path) -> list[str]:
    return [sys.executable, "-c", NIGHT, press.origin, str(folder)]
