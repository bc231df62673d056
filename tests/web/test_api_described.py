"""What the interface answers is what its description says, to the last field; and what it is asked must be described."""

import json
import re
from dataclasses import dataclass

import httpx
import pytest

from search import asking
from search.app import App
from search.cli.main import run
from search.store import Store
from search.web.throttle import BURST
from tests.web.archive import archive_of, serving
from tests.web.office import browser, office_site
from tests.web.shapes import faults, references

LISTS = ("/api/v1/search", "/api/v1/statements", "/api/v1/figures", "/api/v1/stories")


@pytest.fixture(scope="module")
def described(site):
    return site.get("/api/openapi.json").json()


@pytest.fixture(scope="module")
def keys(site):
    """Ids that exist, by the address they belong to."""
    release = next(row for row in site.get("/.json?q=rotan&stories=0").json()["rows"] if row["carriers"] == 3)
    carriers = site.get(f"/api/v1/stories/{release['story']}").json()["carriers"]
    return {
        "/api/v1/stories/{key}": {"key": release["story"]},
        "/api/v1/compare/{key}/{other}": {"key": carriers[0]["id"], "other": carriers[1]["id"]},
        "/api/v1/articles/{key}": {"key": release["id"]},
        "/api/v1/articles/{key}/similar": {"key": release["id"]},
        "/api/v1/officials/{key}": {"key": next(row["id"] for row in names(site, "officials") if row["registered"])},
        "/api/v1/programmes/{key}": {"key": next(row["id"] for row in names(site, "programmes") if row["registered"])},
    }


def names(site, table):
    return site.get(f"/api/v1/{table}").json()[table]


def shape_of(described, path, status):
    return described["paths"][path]["get"]["responses"][str(status)]["content"]["application/json"]["schema"]


def check(described, path, answer):
    """``answer`` is one that the description of ``path`` knows, with every field as it says."""
    shape = shape_of(described, path, answer.status_code)
    assert answer.headers["content-type"] == "application/json"
    assert faults(answer.json(), shape, described["components"]["schemas"]) == []


def test_every_route_answers_as_described(client, described, keys):
    for path in described["paths"]:
        answer = client.get(path.format(**keys.get(path, {})))
        assert answer.status_code == 200, path
        check(described, path, answer)
        assert re.fullmatch(r'W/"[0-9a-f]{32}"', answer.headers["etag"])


@pytest.mark.parametrize("question", ["", "?q=mesin&size=2", "?q=tidakadasamasekali", "?q=tanggal:2099&count=stories", "?size=1&page=2"])
@pytest.mark.parametrize("path", LISTS)
def test_every_list_answers_as_described_whatever_is_asked(client, described, path, question):
    check(described, path, client.get(path + question))


def test_every_id_that_a_list_gives_leads_to_a_record_as_described(client, described):
    for row in client.get("/api/v1/search?stories=0&size=100").json()["rows"]:
        for path, key in (
            ("articles/{key}", row["id"]),
            ("articles/{key}/similar", row["id"]),
            ("stories/{key}", row["story"] or row["id"]),
        ):
            check(described, f"/api/v1/{path}", client.get(f"/api/v1/{path}".format(key=key)))
    for table in ("officials", "programmes"):
        for row in names(client, table):
            check(described, f"/api/v1/{table}/{{key}}", client.get(f"/api/v1/{table}/{row['id']}"))


def test_the_description_refers_to_nothing_that_it_lacks_and_has_nothing_that_is_not_used(described):
    schemas = described["components"]["schemas"]
    used, waiting = set(), set(references(described["paths"]))
    while waiting:
        name = waiting.pop()
        used.add(name)
        waiting |= set(references(schemas[name])) - used
    assert used == set(schemas) and described["openapi"].startswith("3.1")


def test_every_place_in_an_address_is_described(described):
    for path, methods in described["paths"].items():
        given = {one["name"] for one in methods["get"]["parameters"] if one["in"] == "path"} if "{" in path else set()
        assert given == set(re.findall(r"{(\w+)}", path)), path


def test_an_archive_whose_outlets_were_visited_answers_as_described(described, tmp_path):
    visited = {"outlet": "suara-tirtomulyo", "got": 3, "expected": 4.5, "fetched": 9, "unchanged": 1, "failed": {"http-404": 2},
               "findings": [{"code": "few", "text": "sedikit"}], "missing": True}  # fmt: skip
    app = archive_of(tmp_path)
    with Store.open(app.data_dir, write=True) as store:
        store.end_run(store.start_run("nightly"), "done", {"outlets": [visited], "gaps": []})
        store.start_run("import")
    with serving(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        for path in ("/api/v1/outlets", "/api/v1/receipts", "/health"):
            check(described, path, client.get(path))
        assert any(row["state"] for row in client.get("/api/v1/outlets").json()["outlets"])


@dataclass(frozen=True)
class Honoured:
    """A parameter with a value that changes the answer to ``without``."""

    path: str
    name: str
    value: str
    without: str = ""


def honoured():
    plain = {
        "q": "rotan", "from": "2025-03-01", "to": "01/03/2025", "outlet": "suara-tirtomulyo", "official": "tidak ada",
        "programme": "tidak ada", "place": "tidak ada", "relevance": "other", "role": "kepala", "sort": "oldest", "size": "1",
        "page": "2", "exact": "1",
        "count": "stories", "lang": "en", "stories": "0", "speaker": "tidak ada", "kind": "indirect", "indicator": "tidak_ada",
    }  # fmt: skip
    without = {"page": "size=1", "exact": "q=mesin", "lang": "q=rotan tanggal:2025", "count": "q="}
    for path in LISTS:
        for name, value in plain.items():
            yield Honoured(path, name, value, without.get(name, ""))


@pytest.mark.parametrize("case", list(honoured()), ids=lambda case: f"{case.path.rpartition('/')[2]}-{case.name}")
def test_every_parameter_is_described_and_honoured_or_refused(client, described, case):
    known = {one["name"]: one for one in described["paths"][case.path]["get"]["parameters"]}
    before = client.get(f"{case.path}?{case.without}")
    after = client.get(f"{case.path}?{case.without}", params={**dict(httpx.QueryParams(case.without)), case.name: case.value})
    if case.name not in known:
        assert after.status_code == 400 and case.name in after.json()["error"]["message"]
        return
    assert after.status_code == 200, after.text
    same = {"stories-count", "figures-count", "stories-exact", "figures-exact", "search-exact", "statements-exact", "statements-kind"}
    if f"{case.path.rpartition('/')[2]}-{case.name}" not in same:
        assert after.json() != before.json()


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/api/v1/search?qq=mesin", ("“qq”", "“q”")),
        ("/api/v1/search?outlets=antara", ("“outlets”", "“outlet”")),
        ("/api/v1/statements?speker=x&lang=en", ("“speker”", "“speaker”")),
        ("/api/v1/outlets?size=3", ("“size”", "“lang”")),
        ("/api/v1/receipts?page=2", ("“page”",)),
        ("/api/v1/articles/x?q=mesin", ("“q”",)),
        ("/api/v1/search?" + "z" * 3000 + "=1", ("zzz",)),
        ("/api/v1/search?q=a&q=b", ("q:",)),
        ("/api/v1/search?from=kemarin", ("from:", "YYYY-MM-DD")),
        ("/api/v1/search?from=2025-02-02&to=2025-01-01", ("to:",)),
        ("/api/v1/search?sort=best", ("sort=best", "newest")),
        ("/api/v1/search?size=0", ("size=0", "1–1000")),
        ("/api/v1/search?size=1001", ("size=1001",)),
        ("/api/v1/search?size=٣", ("size=",)),
        ("/api/v1/search?page=-1", ("page=-1",)),
        ("/api/v1/search?page=501", ("page:", "cursor")),
        ("/api/v1/search?exact=ya", ("exact=ya",)),
        ("/api/v1/search?lang=fr", ("lang=fr", "en")),
        ("/api/v1/statements?kind=direct&kind=quoted", ("kind=quoted",)),
    ],
)
def test_what_cannot_be_honoured_is_refused_by_name(client, described, address, names):
    answer = client.get(address)
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error["code"] == "usage" and all(name in error["message"] for name in names), error
    assert faults(answer.json(), {"$ref": "#/components/schemas/Error"}, described["components"]["schemas"]) == []


@pytest.mark.parametrize("address", ["/?qq=mesin", "/.json?utm_source=surat", "/.json?from=kemarin", "/health?ts=1", "/api/v1/search?q="])
def test_pages_and_watchmen_may_say_more_than_is_known(client, address):
    assert client.get(address).status_code == 200


def test_a_page_behind_the_last_one_is_empty(client, described):
    answer = client.get("/api/v1/search?page=400")
    check(described, "/api/v1/search", answer)
    assert answer.json()["rows"] == [] and (answer.json()["page"], answer.json()["next_url"]) == (400, None)


def test_an_answer_is_not_sent_again_on_any_route_while_it_is_the_same(client, described, keys):
    for path in (*described["paths"], "/api/openapi.json"):
        address = path.format(**keys.get(path, {}))
        tag = client.get(address).headers["etag"]
        for held in (tag, tag.removeprefix("W/"), f'"lain", {tag}', "*"):
            again = client.get(address, headers={"If-None-Match": held})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag), path
        assert client.get(address, headers={"If-None-Match": 'W/"lain"'}).status_code == 200


def test_unknown_ids_addresses_methods_and_hosts_have_the_shape_of_errors(client, described):
    schemas = described["components"]["schemas"]
    for path in (path for path in described["paths"] if "{" in path):
        check(described, path, client.get(path.format(key="tidak-ada", other="tidak-ada")))
    stranger = client.get("/api/v1/search", headers={"host": "situs.example"})
    for answer in (stranger, client.get("/api/v1/nope"), client.post("/api/v1/search"), client.delete("/api/v1/articles/x")):
        assert answer.status_code in (400, 404, 405) and answer.headers["content-type"] == "application/json"
        assert faults(answer.json(), {"$ref": "#/components/schemas/Error"}, schemas) == []
    assert "GET" in client.post("/api/v1/search").headers["allow"]


def test_a_mistake_of_ours_and_an_archive_that_is_away_are_answered_as_described(client, described, monkeypatch, tmp_path, app):
    def fail(desk, question):
        raise ZeroDivisionError("rahasia")

    with monkeypatch.context() as broken:
        broken.setattr(asking, "figures", fail)
        answer = client.get("/api/v1/figures")
    assert answer.status_code == 500 and "rahasia" not in answer.text
    check(described, "/api/v1/figures", answer)
    with serving(App(tmp_path / "kosong", app.config_dir)) as address, httpx.Client(base_url=address) as other:
        for path in ("/api/v1/search", "/health"):
            answer = other.get(path)
            assert answer.status_code == 503 and answer.headers["retry-after"]
            check(described, path, answer)


def test_programs_without_a_token_or_with_too_many_requests_are_answered_as_described(app, described, tmp_path):
    with office_site(app, tmp_path) as (office, address), browser(address) as client:
        path = "/api/v1/outlets"
        for headers in ({}, {"Authorization": "Bearer kliping_salah"}):
            answer = client.get(path, headers=headers)
            assert answer.status_code == 401 and answer.headers["www-authenticate"]
            check(described, path, answer)
        check(described, "/health", client.get("/health"))
        secret = office.tokens.make(office.people.get("wulan"), "tes", "reader")
        tried = [client.get(path, headers={"Authorization": f"Bearer {secret}"}) for _ in range(2 * BURST)]
        assert tried[0].status_code == 200
        refused = next(answer for answer in tried if answer.status_code == 429)
        assert int(refused.headers["retry-after"]) > 0
        check(described, path, refused)


@pytest.mark.parametrize(
    ("command", "address"),
    [
        ("search mesin --stories --size 3 --page 2", "search?q=mesin&size=3&page=2"),
        ("search mesin --size 20", "search?q=mesin&stories=0"),
        (
            "search rotan --from 2025-01-01 --outlet suara-tirtomulyo --sort oldest --size 10",
            "search?q=rotan&from=2025-01-01&outlet=suara-tirtomulyo&sort=oldest&stories=0&size=10",
        ),
        ("statements --kind indirect --sort newest --size 20", "statements?kind=indirect&sort=newest"),
        ("statements rotan --role kepala --size 10", "statements?q=rotan&role=kepala&size=10"),
        ("figures mesin --size 4", "figures?q=mesin&size=4"),
        ("stories --to 2025-12-31 --size 10", "stories?to=2025-12-31&size=10"),
    ],
)
def test_the_command_line_prints_the_rows_of_the_interface(client, app, capsys, command, address):
    assert run(["--data", str(app.data_dir), "--config", str(app.config_dir), *command.split(), "--json"]) == 0
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert printed and printed == client.get(f"/api/v1/{address}").json()["rows"]


def test_the_command_line_prints_the_records_of_the_interface(client, app, capsys, release):
    for command, address in (
        (["show", release["id"]], f"articles/{release['id']}"),
        (["story", release["id"]], f"stories/{release['id']}"),
    ):
        assert run(["--data", str(app.data_dir), "--config", str(app.config_dir), *command, "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == client.get(f"/api/v1/{address}").json()
