"""The Scrapy project as Scrapy users expect it, and crawls that are stopped or killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from crawler import settings as project
from crawler.frontier import Link
from crawler.guard import Refused
from crawler.inputs import read_inputs
from crawler.options import CrawlOptions
from crawler.outlets import Outlet
from crawler.page import Page
from crawler.run import crawl
from crawler.spiders import spider_of
from tests.press.memory import WatchedFrontier
from tests.press.site import STORIES, outlet_of_press

ROOT = Path(__file__).parents[1]
SITE = "https://kabar.example"
OPTIONS = CrawlOptions(contact="uji@kantor.example", allow_private=True, timeout=3, patience=0, log_level="CRITICAL")
PATHS = [story.path for story in STORIES]


@pytest.fixture
def config(tmp_path, press) -> Path:
    """A configuration folder with one outlet, the press."""
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "kabar-rekaan.toml").write_text(
        f'name = "Kabar Rekaan"\nkind = "nasional"\nhome = "{press.origin}"\ndomains = ["127.0.0.1"]\n'
        f"feeds = [\"{press.origin}/rss.xml\"]\narticle = ['/\\d{{4}}/']\ndelay = 0\n"
    )
    (tmp_path / "settings.toml").write_text('[crawl]\ncontact = "uji@kantor.example"\nallow_private = true\n')
    return tmp_path


def scrapy(config: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the ``scrapy`` command in the project's folder."""
    environment = {**os.environ, "KLIPING_CONFIG": str(config)}
    return subprocess.run([sys.executable, "-m", "scrapy", *words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)


def test_scrapy_list_names_the_outlets(config):
    assert scrapy(config, "list").stdout.split() == ["kabar-rekaan"]


def test_scrapy_crawl_writes_lines_that_can_be_imported(config, tmp_path):
    lines = tmp_path / "pages.jsonl"
    done = scrapy(config, "crawl", "kabar-rekaan", "-a", "limit=2", "-O", str(lines), "-s", "LOG_LEVEL=ERROR")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert [row["title"] for row in rows] == [story.title for story in STORIES[:2]]
    pages = list(read_inputs([lines]))
    assert all(isinstance(page, Page) and page.url and b"Perajin" in page.body for page in pages)
    assert len(pages) == 2


@pytest.mark.parametrize("contact", ["", "humas"])
def test_scrapy_asks_an_outlet_on_another_machine_nothing_without_a_contact_that_is_an_address(config, contact):
    outlet = config / "outlets" / "kabar-rekaan.toml"
    outlet.write_text(outlet.read_text("utf-8").replace("127.0.0.1", "kabar.invalid"), "utf-8")
    (config / "settings.toml").write_text(f'[crawl]\ncontact = "{contact}"\n', "utf-8")
    done = scrapy(config, "crawl", "kabar-rekaan", "-s", "LOG_LEVEL=INFO")
    assert done.returncode != 0
    assert "[crawl.contact]" in done.stderr
    assert "Spider opened" not in done.stderr


def test_scrapy_says_which_setting_is_wrong(config):
    (config / "settings.toml").write_text("crawl = 5\n", "utf-8")
    assert "settings.toml [crawl]: seharusnya tabel" in scrapy(config, "list").stderr


def test_scrapy_says_which_argument_it_does_not_know(config):
    assert "unknown argument 'sampai'" in scrapy(config, "crawl", "kabar-rekaan", "-a", "sampai=besok").stderr


def test_the_settings_are_the_safe_ones():
    settings = Settings()
    settings.setmodule(project)
    off = ["TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED", "COOKIES_ENABLED",
           "METAREFRESH_ENABLED", "RETRY_ENABLED", "HTTPPROXY_ENABLED",
           "AUTOTHROTTLE_ENABLED", "KLIPING_ALLOW_PRIVATE"]  # fmt: skip
    assert not any(settings.getbool(name) for name in off)
    assert settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert settings.getint("DOWNLOAD_MAXSIZE") == 8 * 1024 * 1024
    assert (settings.getint("DOWNLOAD_TIMEOUT"), settings.getint("REDIRECT_MAX_TIMES")) == (30, 5)
    assert settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
    assert [scheme for scheme, handler in settings.getwithbase("DOWNLOAD_HANDLERS").items() if handler] == ["http", "https"]


NIGHT = """
import json, pathlib, sys
from crawler.options import CrawlOptions
from crawler.outlets import Outlet
from crawler.run import crawl
from crawler.spiders import spider_of
from tests.press.memory import WatchedFrontier

class Diary(WatchedFrontier):
    def fetched(self, target, page, links=(), validators=None):
        super().fetched(target, page, links)
        print(target.url, flush=True)

origin = sys.argv[1]
outlet = Outlet("a", "A", "nasional", origin, ("127.0.0.1",), feeds=(origin + "/rss.xml",), article=("/20",), delay=0.3)
report = crawl([outlet], Diary(), CrawlOptions(contact="x", allow_private=True, patience=0, log_level="CRITICAL"))
print("END", report.end, report.outlets["a"].fetched, flush=True)
"""


@pytest.fixture
def night(press) -> Iterator[subprocess.Popen[str]]:
    """A crawl in a process of its own that has fetched its first page."""
    process = subprocess.Popen([sys.executable, "-c", NIGHT, press.origin], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().startswith("http")
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_crawl_that_is_asked_to_stop_ends_in_order_and_says_so(night, number):
    night.send_signal(number)
    out, _ = night.communicate(timeout=30)
    fetched = out.count("http") + 1
    assert out.splitlines()[-1] == f"END stopped {fetched}"
    assert fetched < len(PATHS)
    assert night.returncode == 0


def test_when_the_parent_is_killed_the_child_asks_for_nothing_more(night, press):
    night.kill()
    night.wait()
    time.sleep(0.7)
    asked = len(press.hits)
    time.sleep(0.7)
    assert len(press.hits) == asked < len(PATHS) + 2


def test_when_the_child_is_killed_what_it_reported_stands_and_the_next_run_fetches_the_rest(press, monkeypatch):
    frontier = WatchedFrontier()
    children: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen
    monkeypatch.setattr("crawler.run.subprocess.Popen", lambda *words, **more: children.append(start(*words, **more)) or children[-1])
    kept = press.pages[PATHS[3]]
    press.pages[PATHS[3]] = lambda handler: children[-1].kill()
    report = crawl([outlet_of_press(press)], frontier, OPTIONS)
    assert (report.end, report.outlets["kabar-rekaan"].end, frontier.order) == ("died", "died", PATHS[:3])
    press.pages[PATHS[3]] = kept
    assert crawl([outlet_of_press(press)], frontier, OPTIONS).end == "done"
    assert frontier.order == PATHS


@pytest.fixture
def spider(monkeypatch):
    """A spider outside a crawl, whose failed pages are due again at once; ``asked`` is what it would ask for."""
    monkeypatch.setattr("crawler.spider.retry_at", lambda reason, attempts, now, wait: now)
    outlet = Outlet("kabar", "Kabar", "nasional", SITE, ("kabar.example",), feeds=(f"{SITE}/rss",), article=("/berita/",))
    frontier = WatchedFrontier()
    frontier.discovered("kabar", [Link(f"{SITE}/berita/1", f"{SITE}/berita/1")])
    made = spider_of(outlet)(frontier, replace(OPTIONS, patience=60))
    made.asked = []
    made.crawler = SimpleNamespace(engine=SimpleNamespace(crawl=made.asked.append))
    return made


def idle(spider) -> bool:
    """Whether the spider stays open after having nothing to do."""
    try:
        spider._on_idle()
    except DontCloseSpider:
        return True
    return False


def fail(spider, request, reason: str) -> None:
    """Let a request end with an error."""
    failure = Failure(Refused(reason))
    failure.request = request
    spider._broken(failure)


def test_a_page_that_fails_is_tried_three_times_in_a_run_and_then_left_to_the_next(spider):
    while idle(spider):
        fail(spider, spider.asked[-1], "http-error")
    assert [request.url for request in spider.asked] == [f"{SITE}/berita/1"] * 3
    assert spider.tally.failed == {"http-error": 3}
    assert len(spider._frontier.due("kabar", 1, "2999-01-01T00:00:00Z")) == 1


def test_a_listing_that_fails_is_asked_again_before_any_page(spider):
    feed = spider._request(spider._frontier.listing("kabar", f"{SITE}/rss", "feed"))
    fail(spider, feed, "timeout")
    assert idle(spider)
    assert spider.asked[-1].url == f"{SITE}/rss"
    assert spider.tally.listings_failed == {f"{SITE}/rss": "timeout"}


def test_an_outlet_whose_only_listing_failed_waits_to_ask_it_again(spider, monkeypatch):
    monkeypatch.setattr("crawler.spider.retry_at", lambda reason, attempts, now, wait: now + timedelta(seconds=30))
    spider._frontier._pending.clear()
    fail(spider, spider._request(spider._frontier.listing("kabar", f"{SITE}/rss", "feed")), "timeout")
    assert idle(spider)
    assert spider.asked == []


def test_an_outlet_waits_only_as_long_as_its_patience_lasts(spider, monkeypatch):
    monkeypatch.setattr("crawler.spider.retry_at", lambda reason, attempts, now, wait: now + timedelta(seconds=30))
    idle(spider)
    fail(spider, spider.asked[-1], "timeout")
    assert idle(spider)
    spider._options = replace(spider._options, patience=10)
    assert not idle(spider)


def test_what_breaks_while_a_page_is_handled_is_recorded_and_does_not_stop_the_crawl(spider):
    idle(spider)
    request = spider.asked[-1]
    response = Response(request.url, body=b"<p>Kabar.", request=request)
    spider._frontier.fetched = None  # calling it raises TypeError

    results = spider._answered(response)
    with pytest.raises(StopAsyncIteration):  # driven by hand: a browser test may have left a loop running in this thread
        results.__anext__().send(None)
    assert spider._frontier.reasons == {"/berita/1": "crash"}
