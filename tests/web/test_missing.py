"""What may be missing after a run stands on the start page and on the page of outlets, in the reader's language."""

import httpx
import pytest

from search.app import App
from search.store import Store
from tests.web.archive import config_of, serving

RECEIPT = {
    "end": "late",
    "nights": 2,
    "last_night": "2026-11-19",
    "outlets": [
        {"outlet": "kabar", "name": "Kabar <Desa>", "missing": True, "findings": [{"code": "blocked", "text": "situs menolak dikunjungi"}]},
        {"outlet": "warta", "name": "Warta Kota", "missing": False, "findings": [], "got": 7, "expected": 6.5, "failed": {"gone": 2}},
    ],
}
SAID = {
    "id": ["waktu putaran habis sebelum selesai", "1 malam terlewat sejak putaran 19 November 2026", "situs menolak dikunjungi"],
    "en": ["the time for the run was over", "nights missed since the run of 19 November 2026: 1", "the site refuses visits"],
}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kurang")
    with Store.open(folder / "arsip", write=True) as store:
        store.end_run(store.start_run("nightly"), "done", RECEIPT)
    app = App(folder / "arsip", config_of(folder / "config"))
    app.reindex()
    with serving(app) as made:
        yield made


@pytest.mark.parametrize("page", ["/", "/media"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_gap_is_said_on_the_page(address, page, language):
    html = httpx.get(f"{address}{page}", params={"lang": language}, follow_redirects=True, timeout=30).text
    assert all(sentence in html for sentence in SAID[language])
    assert "Kabar &lt;Desa&gt;: " in html
    assert "Warta Kota: " not in html


def test_the_data_of_the_outlets_say_it_too(address):
    said = httpx.get(f"{address}/media.json", timeout=30).json()["missing"]
    assert [sentence.startswith(("waktu", "1 malam", "Kabar <Desa>")) for sentence in said] == [True] * 3


def test_the_data_of_the_outlets_say_what_was_expected_and_what_came(address):
    said = httpx.get(f"{address}/media.json", timeout=30).json()
    states = {row["id"]: row["state"] for row in said["outlets"]}
    assert said["run"]["state"] == "done"
    assert (states["warta"]["got"], states["warta"]["usual"], states["warta"]["failed"]) == (7, 6.5, {"halaman sudah tidak ada": 2})
    assert (states["kabar"]["missing"], states["kabar"]["findings"]) == (True, ["situs menolak dikunjungi"])
