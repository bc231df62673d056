"""A real browser over a served archive of invented articles; skipped, with the reason, where there is none."""

import shutil

import pytest

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


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: install the system's package `chromium`")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (`make setup`)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


class Watched:
    """A page with everything that it asked for and everything that the console said."""

    def __init__(self, page, site):
        self.page, self.site, self.said, self.asked = page, site, [], []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda problem: self.said.append(str(problem)))
        page.on("request", lambda request: self.asked.append(request.url))

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
