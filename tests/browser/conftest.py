"""A real browser over a served archive of invented articles; skipped, with the reason, where there is none."""

import shutil
from dataclasses import replace
from functools import wraps

import httpx
import pytest

from tests.browser.newsroom import newsroom
from tests.web.archive import archive_of, serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of the served archive."""
    with serving(archive_of(tmp_path_factory.mktemp("peramban"))) as address:
        yield address


class News:
    """The larger archive, served: ``rows`` asks it as a program would, ``articles`` reads what it holds."""

    def __init__(self, app, address):
        self.app, self.address = app, address

    def data(self, address):
        return httpx.get(self.address + address, timeout=60).json()

    def rows(self, address):
        return self.data(address)["rows"]

    def articles(self):
        own = replace(self.app)
        try:
            return list(own.desk.store.iterate_articles())
        finally:
            own.close()


@pytest.fixture(scope="session")
def news(tmp_path_factory):
    """The larger archive of ``newsroom.py``, which nobody writes to."""
    app = newsroom(tmp_path_factory.mktemp("redaksi"))
    app.close()
    with serving(app) as address:
        yield News(app, address)


def _settling(act):
    """A click that leads to another page ends when that page has begun; what a test reads next must have arrived whole."""

    @wraps(act)
    def acted(locator, *args, **options):
        act(locator, *args, **options)
        locator.page.wait_for_load_state()

    return acted


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: install the system's package `chromium`")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (`make setup`)")
    playwright.Locator.click = _settling(playwright.Locator.click)
    playwright.Locator.press = _settling(playwright.Locator.press)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


class Watched:
    """A page with everything that it asked for and everything that the console said."""

    def __init__(self, page, site):
        self.page, self.site, self.said, self.asked = page, site, [], []
        page.on("console", self._heard)
        page.on("pageerror", lambda problem: self.said.append(str(problem)))
        page.on("request", lambda request: self.asked.append(request.url))

    def _heard(self, message):
        """That an address has no page is for the page to say; the browser's remark on it is no message of ours."""
        if not (message.text.startswith("Failed to load resource") and message.location["url"] == self.page.url):
            self.said.append(message.text)

    def open(self, address):
        self.page.goto(self.site + address)
        return self.page

    @property
    def elsewhere(self):
        return [url for url in self.asked if not url.startswith(self.site)]


@pytest.fixture
def visit(chromium, site):
    """Opens a fresh browser; whatever a test does, the console stays silent and nothing is asked of other machines."""
    opened = []

    def fresh(**options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(15_000)
        watched = Watched(context.new_page(), site)
        opened.append((context, watched))
        return watched

    yield fresh
    for context, watched in opened:
        context.close()
        assert watched.elsewhere == [] and watched.said == []


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)
