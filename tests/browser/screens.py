"""Pictures of every kind of page, for docs/screens: ``python -m tests.browser.screens ADDRESS FOLDER``.

ADDRESS is that of a running ``kliping demo``, so that every article in the pictures is invented.
"""

import json
import sys
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET

DARK = ("beranda", "cari", "berita", "kliping")
WIDTHS = (360, 768, 1440)
TALLEST = 840
SHARPNESS = 30
"""Of the JPEG, in percent."""


def pages_of(address):
    """The kinds of pages with an address each: the story with most carriers, the official most quoted, the programme most named."""

    def rows(question):
        return json.load(urlopen(f"{address}{question}"))

    found = rows("/.json?q=mesin&size=50")["rows"]
    story = max(found, key=lambda row: row["carriers"])
    article = next(row for row in found if row["carriers"] == 1)
    carriers = rows(f"/s/{story['story']}.json")["carriers"]
    official = rows("/pernyataan.json?size=1")["facets"]["official"][0]["value"]
    programme = rows("/api/v1/programmes")["programmes"][0]["id"]
    return {
        "beranda": "/", "cari": "/?q=mesin", "berita": f"/a/{article['id']}?q=mesin", "cerita": f"/s/{story['story']}",
        "pernyataan": f"/pernyataan?official={official}", "angka": "/angka?q=kredit",
        "bertentangan": "/angka/bertentangan", "pejabat": f"/pejabat/{official}",
        "program": f"/program/{programme}", "media": "/media", "kliping": "/kliping?q=mesin", "pantauan": "/pantauan",
        "koreksi": "/koreksi", "asli": f"/a/{article['id']}/asli?q=mesin",
        "betulkan": f"/a/{article['id']}/betulkan?butir=statements[0]", "daftar-cerita": "/cerita", "siaran": "/siaran",
        "media-baru": "/media/baru",
        "banding": f"/banding/{story['id']}/{carriers[-1]['id']}", "panduan": "/panduan", "tidak-ada": "/?q=xyzzyx&relevance=other",
    }  # fmt: skip


def draw(address, folder):
    """One picture a page and width, some of them in dark colours too, and one in English."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = pages_of(address)
    shots = [(f"{name}-{width}", to, width, "light") for name, to in pages.items() for width in WIDTHS]
    shots += [(f"{name}-gelap-{width}", pages[name], width, "dark") for name in DARK for width in (360, 1440)]
    shots += [("start-english-1440", "/?lang=en", 1440, "light")]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for name, to, width, scheme in shots:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            page.goto(address + to)
            height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
            page.set_viewport_size({"width": width, "height": height})
            page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=SHARPNESS)
            context.close()
        browser.close()


if __name__ == "__main__":
    draw(sys.argv[1].rstrip("/"), Path(sys.argv[2]))
