"""Programs go through the lists of the interface with a cursor while the archive grows."""

import json
import os
import re
from contextlib import contextmanager
from unittest import mock

import httpx
import pytest

from search.app import App
from search.engine import open_engine
from search.indexing import Index
from search.settings import SearchSettings, Settings
from search.store import Store
from search.walking import Place
from search.web.cursors import cursor_of, place_of
from tests.es import Missing, shared_server
from tests.web.archive import CONFIG, SAMPLES, config_of, serving

LISTS = ["/api/v1/search", "/api/v1/search?stories=0", "/api/v1/statements", "/api/v1/figures", "/api/v1/stories"]
QUESTIONS = ["", "q=mesin", "q=mesin&sort=oldest", "q=bantuan mesin anyam rotan wanasari kepala dinas"]
CARRIERS = ["https://suaratirtomulyo.example/baru", "https://harianwanasari.example/baru", "https://kabarbaru.example/baru"]
INDEX = f"kursor-{os.environ.get('PYTEST_XDIST_WORKER', 'gw0')}-{os.getpid()}"
TWO = "size=2"


@contextmanager
def archive(folder, spec):
    settings = Settings()
    if spec == "elasticsearch":
        try:
            spec, settings = shared_server(), Settings(search=SearchSettings(index=INDEX, timeout=60))
        except Missing as reason:
            pytest.skip(str(reason))
    app = App(folder / "arsip", config_of(folder / "config"), settings, spec)
    app.import_paths([SAMPLES / "berita.jsonl"], 1, iter)
    yield app
    app.close()
    if spec.startswith("http"):
        engine = open_engine(spec, folder, settings.search)
        engine.remove()
        engine.close()


@pytest.fixture(params=["memory", "embedded", pytest.param("elasticsearch", marks=pytest.mark.elastic)])
def growing(request, tmp_path):
    """A server over an archive of its own, and what adds articles to it: new ones, and further carriers of what is there."""
    with archive(tmp_path, request.param) as app, serving(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client, lambda number: app.import_paths([more(tmp_path / f"tambahan-{number}.jsonl", number)], 1, iter)


def more(path, number):
    articles = [json.loads(line) for line in (SAMPLES / "berita.jsonl").read_text("utf-8").splitlines()]
    added = [articles[(3 * number + place) % len(articles)] for place in range(2)]
    lines = [
        {
            **article,
            "id": f"n{number}-{place}",
            "url": f"{CARRIERS[place]}/{number}",
            "published": f"2025-0{3 + number % 6}-2{place}T08:00:00+07:00",
        }
        for place, article in enumerate(added)
    ]
    own = {"id": f"b{number}", "url": f"{CARRIERS[2]}/{number}", "title": f"Mesin {number} tiba", "published": "2026-01-01T08:00:00+07:00",
           "text": f"WANASARI – Mesin anyam nomor {number} tiba di gudang. " * 8}  # fmt: skip
    path.write_text("\n".join(json.dumps(line) for line in [*lines, own]), "utf-8")
    return path


def joined(path, *questions):
    parts = [part for part in questions if part]
    return path + ("&" if "?" in path else "?") + "&".join(parts) if parts else path


def walked(client, path, between=lambda number: None):
    """Every page of a list, the first one first."""
    pages, cursor = [], ""
    while cursor is not None:
        answer = client.get(joined(path, f"cursor={cursor}" if cursor else ""))
        assert answer.status_code == 200, answer.text
        pages.append(answer.json())
        cursor = pages[-1]["next_cursor"]
        between(len(pages))
    return pages


def rows_of(pages):
    return [row for page in pages for row in page["rows"]]


def keys_of(row):
    """The ids of the articles that a row speaks for, with its words where it is a part of one."""
    if "text" in row:
        return {(row["article"], row["text"])}
    return {carrier["id"] for carrier in row["carriers"]} if isinstance(row["carriers"], list) else {row["id"]}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("path", LISTS)
def test_all_pages_together_are_the_list(client, path, question):
    whole = client.get(joined(path, question, "size=1000")).json()
    pages = walked(client, joined(path, question, TWO))
    assert rows_of(pages) == whole["rows"]
    assert len(pages) == max(1, -(-len(whole["rows"]) // 2)) and {page["total"] for page in pages} == {whole["total"]}
    assert [(page["page"], page["prev_url"]) for page in pages[1:]] == [(None, None)] * (len(pages) - 1)


@pytest.mark.parametrize("path", LISTS)
def test_while_articles_are_added_nothing_that_was_there_is_left_out_and_nothing_comes_twice(growing, path):
    client, add = growing
    for start, question in ((0, "q=mesin"), (20, ""), (40, "q=rotan&sort=oldest")):
        before = [keys_of(row) for row in client.get(joined(path, question, "size=1000")).json()["rows"]]
        pages = walked(client, joined(path, question, TWO), lambda page, start=start: add(start + page) if page <= 3 else None)
        shown = [keys_of(row) for row in rows_of(pages)]
        everything = set().union(*shown)
        assert sum(map(len, shown)) == len(everything), "shown twice"
        assert all(row & everything for row in before), "left out"
        assert len({page["total"] for page in pages}) == 1


@pytest.mark.parametrize("table", ["officials", "programmes"])
def test_names_are_counted_as_they_were_at_the_first_page(growing, table):
    client, add = growing
    before = client.get(f"/api/v1/{table}").json()
    pages = walked(client, f"/api/v1/{table}?size=3", lambda page: add(60 + page) if page < 3 else None)
    assert [row for page in pages for row in page[table]] == before[table] and before["next_cursor"] is None
    assert client.get(f"/api/v1/{table}").json() != before


def test_receipts_come_one_page_after_another_while_runs_are_made(tmp_path):
    with archive(tmp_path, "memory") as app, serving(app) as address, httpx.Client(base_url=address) as client:

        def run(number):
            with Store.open(app.data_dir, write=True) as store:
                store.end_run(store.start_run("nightly"), "done", {"putaran": number})

        for number in range(7):
            run(number)
        before = [receipt["id"] for receipt in client.get("/api/v1/receipts").json()["receipts"]]
        pages = walked(client, "/api/v1/receipts?size=3", lambda page: run(100 + page))
        assert [receipt["id"] for page in pages for receipt in page["receipts"]] == before and len(pages) > 2


def test_the_same_cursor_gives_the_same_rows_again_whatever_was_added(growing):
    client, add = growing
    address = f"/api/v1/statements?sort=newest&{TWO}"
    following = joined(address, f"cursor={client.get(address).json()['next_cursor']}")
    first = client.get(following).json()
    add(1)
    assert client.get(following).json()["rows"] == first["rows"]


def test_a_server_started_anew_knows_the_cursors_of_the_one_before(app):
    address = f"/api/v1/search?q=mesin rotan&{TWO}"
    with serving(app) as site:
        cursor = httpx.get(site + address).json()["next_cursor"]
    with serving(app) as site:
        assert httpx.get(f"{site}{address}&cursor={cursor}").json()["rows"] == httpx.get(f"{site}{address}&page=2").json()["rows"]


def test_the_size_may_change_from_page_to_page(client):
    address = "/api/v1/figures?sort=oldest"
    whole = client.get(f"{address}&size=100").json()["rows"]
    cursor, rows = client.get(f"{address}&size=3").json()["next_cursor"], whole[:3]
    for size in (1, 5, 2):
        page = client.get(f"{address}&size={size}&cursor={cursor}").json()
        cursor, rows = page["next_cursor"], rows + page["rows"]
    assert rows == whole[:11] and [row["rank"] for row in rows] == list(range(1, 12))


def test_the_next_address_leads_on_to_the_end_in_the_language_that_was_asked_for(client):
    whole = client.get("/api/v1/search?q=mesin&size=100&lang=en").json()["rows"]
    page = client.get("/api/v1/search?q=mesin&page=1&size=2&lang=en").json()
    assert (page["page"], page["prev_url"]) == (1, None)
    rows = page["rows"]
    while page["next_url"]:
        assert "cursor=" in page["next_url"] and "page=" not in page["next_url"]
        page = client.get(page["next_url"]).json()
        rows += page["rows"]
    assert rows == whole and page["understood"] == client.get("/api/v1/search?q=mesin&lang=en").json()["understood"]


def test_numbered_pages_lead_to_those_beside_them_by_number(client):
    page = client.get("/api/v1/figures?size=3&page=2").json()
    assert (page["prev_url"], page["next_url"], page["next_cursor"]) == ("/api/v1/figures?size=3", "/api/v1/figures?size=3&page=3", None)
    assert client.get("/api/v1/figures?size=3&page=3").json()["prev_url"] == "/api/v1/figures?size=3&page=2"


def test_the_example_in_the_documentation_prints_every_row(client, capsys):
    (example,) = re.findall(r"```python\n(.*?)```", (CONFIG.parent / "docs" / "api.md").read_text("utf-8"), re.DOTALL)
    exec(example.replace("http://127.0.0.1:8000", str(client.base_url)).replace('"size": 100', '"size": 2'))
    rows = client.get("/api/v1/search?q=mesin&sort=newest&size=100").json()["rows"]
    assert capsys.readouterr().out.splitlines() == [f"{row['published']} {row['title']}" for row in rows] and len(rows) > 2


def refused(answer, *names):
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error["code"] == "usage" and all(name in error["message"] for name in names), error


@pytest.mark.parametrize(
    "damage", [lambda c: c[:-1], lambda c: c[1:], lambda c: c + "A", lambda c: "x", lambda c: "é", lambda c: "A" * 20_000, lambda c: c[:-9]]
)
def test_a_damaged_cursor_is_refused_by_name(client, damage):
    cursor = client.get(f"/api/v1/search?{TWO}").json()["next_cursor"]
    refused(client.get("/api/v1/search", params={"size": 2, "cursor": damage(cursor)}), "cursor")


@pytest.mark.parametrize(
    "other", ["/api/v1/figures?size=2", "/api/v1/search?q=kayu", "/api/v1/search?sort=oldest", "/api/v1/search?page=2", "/api/v1/receipts?"]
)
def test_the_cursor_of_another_question_is_refused_by_name(client, other):
    cursor = client.get(f"/api/v1/search?{TWO}").json()["next_cursor"]
    refused(client.get(f"{other}&cursor={cursor}"), "page" if "page=" in other else "cursor")


@pytest.mark.parametrize(
    "forged",
    [Place(-1), Place(1 << 62), Place(3, passed=1 << 50), Place(3, passed=2, published="kemarin", article="x"), Place(3, rows="2")],
)
def test_a_cursor_made_up_by_somebody_is_refused_and_breaks_nothing(client, forged):
    refused(client.get("/api/v1/search", params={"cursor": cursor_of(forged, "/api/v1/search")}), "cursor")


def test_a_cursor_is_refused_once_its_question_has_another_meaning(client):
    cursor = cursor_of(Place(10**6, 2, passed=2, article="x", reading="lain"), "/api/v1/search")
    refused(client.get("/api/v1/search", params={"cursor": cursor}), "cursor")


@pytest.mark.parametrize("place", [Place(7), Place(9, 20, "abcdefgh" * 20, reading="a1"), Place(9, 3, "", 3, None, "a\ud800é", 2)])
def test_a_place_comes_back_from_its_cursor_as_it_was(place):
    assert place_of(cursor_of(place, "/api/v1/search?q=é"), "/api/v1/search?q=é") == place


def test_the_longest_cursor_there_is_fits_an_address(growing):
    client, _ = growing
    address = "/api/v1/search?q=mesin&size=1"
    place = place_of(client.get(address).json()["next_cursor"], "/api/v1/search?q=mesin")
    full = Place(place.until, 1_000, place.marks + "Aaaaaaaa" * 999, reading=place.reading)
    answer = client.get(joined(address, f"cursor={cursor_of(full, '/api/v1/search?q=mesin')}"))
    assert answer.status_code == 200 and answer.json()["rows"]


@pytest.mark.parametrize("path", ["/api/v1/search", "/api/v1/stories"])
def test_an_index_that_catches_up_during_a_walk_changes_nothing_in_it(tmp_path, path):
    """What was read and not yet told at the first page does not count, be it told before the second one."""
    with archive(tmp_path, "embedded") as app, serving(app) as address, httpx.Client(base_url=address, timeout=60) as client:
        with mock.patch.object(Index, "catch_up", return_value=0):
            for number in range(4):
                app.import_paths([more(tmp_path / f"tambahan-{number}.jsonl", number)], 1, iter)
        before = client.get(f"{path}?size=1000").json()["rows"]
        pages = walked(client, f"{path}?{TWO}", lambda page: app.catch_up() if page == 1 else None)
        everything = set().union(*(keys_of(row) for row in rows_of(pages)))
        assert len(rows_of(pages)) == len(before) and all(keys_of(row) & everything for row in before)
        assert client.get(f"{path}?size=1000").json()["total"] > pages[-1]["total"]
