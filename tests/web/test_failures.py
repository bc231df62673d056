"""Failures told apart, and what stands before every route."""

import json

import httpx
import pytest

from crawler.errors import UsageError
from search import asking
from search.app import App
from search.engine import EngineDamaged
from search.web.application import pages, twins
from search.web.guard import HEADERS
from search.web.server import is_loopback, serve
from tests.web.archive import archive_of, serving


@pytest.mark.parametrize(
    "address", ["/", "/?q=rotan", "/tidak-ada", "/a/tidak-ada", "/api/v1/nope", "/.json", "/health", "/static/kliping.css", "/feed.atom"]
)
def test_security_headers_are_on_every_answer(client, address):
    for method in ("get", "post", "head"):
        answer = getattr(client, method)(address)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "server" not in answer.headers


def test_head_is_answered_like_get_without_a_body(client):
    assert client.head("/").status_code == 200 and client.head("/tidak-ada").status_code == 404


def test_writing_methods_are_refused_in_the_shape_of_the_route(client):
    assert client.post("/").status_code == 405 and "<html" in client.post("/").text
    assert client.post("/api/v1/search").json()["error"]["code"] == "method"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "127.0.0.1@evil.example", "localhost.", "[::2]", "0.0.0.0"])
def test_a_host_that_is_not_ours_is_refused(client, host):
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400 and "kliping" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "localhost:1", "[::1]:8000", "LOCALHOST"])
def test_the_names_of_this_computer_are_answered(client, host):
    assert client.get("/panduan", headers={"host": host}).status_code == 200


def test_errors_have_one_shape_with_a_code_and_no_trace(client):
    for address, kind in (("/api/v1/articles/x", "missing"), ("/a/x.json", "missing"), ("/api/v2", "missing")):
        answer = client.get(address)
        assert answer.status_code == 404
        error = answer.json()["error"]
        assert set(error) == {"code", "message", "id"} and error["code"] == kind and len(error["id"]) == 8


def test_a_failing_engine_is_told_apart_from_no_results_and_the_next_request_tries_again(client, monkeypatch):
    def fail(desk, question):
        raise EngineDamaged("indeks rusak di /rahasia/tempat")

    with monkeypatch.context() as broken:
        broken.setattr(asking, "search", fail)
        page, data = client.get("/?q=rotan"), client.get("/.json?q=rotan")
    assert page.status_code == data.status_code == 503
    assert "Pencarian gagal" in page.text and "Coba lagi" in page.text and 'value="rotan"' in page.text
    assert data.json()["error"]["code"] == "down" and "rahasia" not in page.text + data.text
    assert client.get("/?q=rotan").status_code == 200


def test_a_mistake_of_ours_is_a_page_with_a_code_and_no_details(client, monkeypatch):
    def fail(desk, question):
        raise ZeroDivisionError("rahasia")

    monkeypatch.setattr(asking, "statements", fail)
    page = client.get("/pernyataan")
    assert page.status_code == 500 and "Kode kejadian" in page.text
    assert "rahasia" not in page.text and "ZeroDivisionError" not in page.text
    assert "rahasia" not in client.get("/pernyataan.json").text


def test_an_archive_that_is_not_there_yet_is_told_with_what_to_do(tmp_path, app):
    empty = App(tmp_path / "kosong", app.config_dir)
    with serving(empty) as address, httpx.Client(base_url=address) as client:
        answer = client.get("/")
        assert answer.status_code == 503 and "kliping import" in answer.text
        assert client.get("/panduan").status_code == 200
        assert client.get("/health").status_code == 503


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.10", "kantor.example", ""])
def test_the_server_refuses_addresses_that_others_can_reach(app, host):
    with pytest.raises(UsageError):
        serve(app, host, 0)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_loopback_addresses_are_known(host):
    assert is_loopback(host)


def test_every_list_page_has_a_twin():
    without = ("asli", ".atom")
    assert {f"{path}.json" for path in pages() if not path.endswith(without)} == set(twins())


def test_new_articles_are_found_without_a_restart(tmp_path):
    app = archive_of(tmp_path)
    with serving(app) as address, httpx.Client(base_url=address) as client:
        before = client.get("/.json?stories=0").json()["total"]
        line = {
            "url": "https://harianwanasari.example/2025/04/01/anyaman-pandan",
            "title": "Anyaman Pandan Dicari Hotel",
            "published": "2025-04-01",
            "text": "WANASARI – Anyaman pandan dari 15 IKM dicari hotel. Perajin menambah jam kerja sejak pekan lalu.",
        }
        (tmp_path / "baru.jsonl").write_text(json.dumps(line), "utf-8")
        App(app.data_dir, app.config_dir).import_paths([tmp_path / "baru.jsonl"], 1, lambda items: items)
        assert client.get("/.json?stories=0").json()["total"] == before + 1
        assert client.get("/.json?q=pandan").json()["rows"][0]["title"] == line["title"]
