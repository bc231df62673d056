"""What programs read: the interface, the feed, health."""

import re
from xml.etree import ElementTree

import pytest

from search.web.lists import today


def test_the_interface_is_described_and_answers_like_the_pages(client, release):
    described = client.get("/api/openapi.json").json()["paths"]
    wanted = {
        f"/api/v1/{name}"
        for name in ("search", "statements", "figures", "stories", "articles/{key}", "officials", "programmes", "outlets", "receipts")
    }
    assert wanted <= set(described)
    for path in described:
        answer = client.get(path.format(key=release["id"], other=release["id"]))
        assert answer.headers["content-type"] == "application/json"
        assert answer.status_code == (404 if "officials/" in path or "programmes/" in path else 200), path
    assert client.get("/api/v1/search?q=rotan").json()["rows"] == client.get("/.json?q=rotan").json()["rows"]
    assert client.get("/api/v1/search?q=mesin&size=1").json()["next_url"].startswith("/api/v1/search?")


@pytest.mark.parametrize("path", ["/api/v1/search?q=mesin", "/api/v1/statements", "/api/v1/outlets"])
def test_an_answer_that_a_program_has_already_is_not_sent_again(client, path):
    first = client.get(path)
    tag = first.headers["etag"]
    again = client.get(path, headers={"If-None-Match": f'"lain", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(path, headers={"If-None-Match": '"lain"'}).content == first.content
    assert client.get("/api/v1/search?q=kayu").headers["etag"] != tag


def test_a_mistake_has_no_etag(client):
    assert "etag" not in client.get("/api/v1/articles/tidak-ada").headers


def test_a_feed_is_atom_with_an_id_and_a_date_an_entry(client):
    answer = client.get("/feed.atom?q=mesin")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.content)
    ns = {"a": "http://www.w3.org/2005/Atom"}
    entries = root.findall("a:entry", ns)
    assert len(entries) == client.get("/.json?q=mesin").json()["groups"]
    assert all(e.find("a:id", ns).text and e.find("a:author/a:name", ns).text for e in entries)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", e.find("a:updated", ns).text) for e in entries)


@pytest.mark.parametrize(("kind", "page"), [("pernyataan", "/a/"), ("angka", "/a/"), ("cerita", "/s/")])
def test_every_list_has_a_feed_whose_entries_lead_to_their_place(client, kind, page):
    answer = client.get(f"/{kind}.atom?q=mesin")
    ns = {"a": "http://www.w3.org/2005/Atom"}
    entries = ElementTree.fromstring(answer.content).findall("a:entry", ns)
    assert entries and len({e.find("a:id", ns).text for e in entries}) == len(entries)
    for entry in entries:
        path = entry.find("a:link[@rel='alternate']", ns).get("href").split("//")[1].partition("/")[2]
        assert f"/{path}".startswith(page) and client.get(f"/{path.partition('#')[0]}").status_code == 200
        assert entry.find("a:title", ns).text and entry.find("a:summary", ns).text
    assert f'href="/{kind}.atom' in client.get(f"/{kind}").text


def test_health_tells_counts_and_what_waits(client):
    data = client.get("/health").json()
    assert data["status"] == "ok" and data["articles"] == data["searchable"] == 13 and data["waiting"] == 0


@pytest.mark.parametrize("what", ["articles", "statements", "figures"])
def test_a_download_has_as_many_rows_as_the_list_shows(client, what):
    path = {"articles": "/.json", "statements": "/pernyataan.json", "figures": "/angka.json"}[what]
    answer = client.get(f"/unduh/{what}.jsonl?q=mesin")
    shown = client.get(f"{path}?q=mesin&stories=0").json()
    assert len(answer.text.splitlines()) == shown["groups"] if shown["groups"] is not None else shown["total"]
    assert answer.headers["content-disposition"] == f'attachment; filename="kliping-{what}-mesin-{today()}.jsonl"'


def test_downloads_come_as_csv_for_excel_and_as_a_workbook(client):
    assert client.get("/unduh/articles.csv?q=mesin").content.startswith("\ufeff".encode())
    assert client.get("/unduh/articles.xlsx?q=mesin").content.startswith(b"PK")
    assert client.get("/unduh/articles.exe").status_code == client.get("/unduh/keys.csv").status_code == 404


def test_the_name_of_a_download_holds_nothing_that_a_header_could_be_forged_with(client):
    answer = client.get("/unduh/articles.csv", params={"q": 'mesin"\r\nX-Evil: 1; é'})
    assert answer.status_code == 200 and "x-evil" not in answer.headers
