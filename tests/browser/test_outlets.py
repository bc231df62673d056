"""The task of a new outlet: added and tried on a page, from the start page, without a command."""

import time

import pytest

from crawler.outlets import load_outlets
from search.app import App
from search.settings import load_settings
from tests.browser.test_browser import SCRIPTS
from tests.night.desk import Desk
from tests.press.server import Reply
from tests.press.town import town
from tests.web.archive import serving


@pytest.fixture
def desk(tmp_path):
    """One paper that is watched and one that is not."""
    with town(2) as papers:
        made = Desk(tmp_path, papers)
        papers.publish(made.now.date(), each=2)
        (made.config / "outlets" / "koran-02.toml").unlink()
        papers.papers["koran-02"].press.pages["/"] = Reply(
            '<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>'
        )
        App(made.data, made.config, made.settings).import_paths([], 1, lambda items: items)
        yield made


@pytest.fixture
def site(desk):
    with serving(App(desk.data, desk.config, load_settings(desk.config))) as address:
        yield address


@SCRIPTS
def test_6_an_outlet_is_tried_and_saved_in_a_few_clicks_and_minutes(visit, desk, scripts):
    page = visit(java_script_enabled=scripts).open("/")
    paper, begun = desk.town.papers["koran-02"], time.monotonic()
    page.get_by_role("navigation", name="Halaman utama").get_by_role("link", name="Media").click()
    page.get_by_role("link", name="Tambah media").click()
    page.get_by_label("Alamat sebuah berita").fill(paper.origin + paper.articles[0].path)
    page.get_by_role("button", name="Coba media ini").click()
    page.wait_for_url("**/media/baru/*")
    while not scripts and page.get_by_role("progressbar").count():
        with page.expect_navigation():
            page.get_by_role("link", name="Lihat kemajuannya").click()
    page.get_by_label("Nama media").wait_for(timeout=200_000)
    assert paper.articles[0].title in page.locator("main").inner_text() and "rss.xml" in page.locator("main").inner_text()
    page.get_by_label("Nama media").fill("Koran Baru")
    page.get_by_label("Jenis").select_option("nasional")
    page.get_by_label("Nama berkas").fill("koran-baru")
    page.get_by_role("button", name="Simpan media ini").click()
    assert "Koran Baru tersimpan" in page.locator("main").get_by_role("status").first.inner_text()
    assert load_outlets(desk.config)["koran-baru"].kind == "nasional" and time.monotonic() - begun < 300
