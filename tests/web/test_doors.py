"""Who may open what: every door of the application against every kind of caller."""

import pytest
from starlette.routing import Route

from crawler.errors import UsageError
from search.accounts.deeds import Deed
from search.accounts.roles import may
from search.cli.main import run
from search.settings import Settings, WebSettings
from search.web import server
from search.web.application import build
from search.web.cookies import SESSION_COOKIE
from search.web.doors import doors_of
from search.web.forms import FIELD
from tests.web.office import CHEAP, ROLES, WORD, as_person, browser, office_site

NOBODY = ""


@pytest.fixture(scope="module")
def served(app, tmp_path_factory):
    with office_site(app, tmp_path_factory.mktemp("pintu")) as made:
        yield made


@pytest.fixture(scope="module")
def doors(app):
    return doors_of(build(app, ("localhost",))._app.router.routes)


def address_of(door):
    return (
        door.path.replace("{key:path}", "x").replace("{key}", "x").replace("{name}", "x").replace("{number}", "1").replace("{other}", "y")
    )


def test_every_route_has_a_door_that_says_who_may_use_it(doors):
    assert len(doors) > 40 and {door.needs for door in doors} == {"everyone", "reader", "editor", "administrator"}


def test_a_route_of_which_nobody_said_who_may_use_it_stops_the_start():
    with pytest.raises(LookupError, match="/lupa"):
        doors_of([Route("/lupa", lambda request: None)])


def test_only_what_tells_nothing_of_the_archive_is_open_to_everyone(doors):
    free = {(door.method, door.path) for door in doors if door.needs == "everyone"}
    assert free == {("GET", "/masuk"), ("POST", "/masuk"), ("GET", "/panduan"), ("GET", "/static/{name}"), ("GET", "/health")}


def test_accounts_the_trail_and_new_outlets_are_for_administrators(doors):
    kept = {door.path.split("/")[1].split(".")[0] for door in doors if door.needs == "administrator"}
    assert kept == {"pengguna", "audit", "media"}


def test_without_login_whoever_sits_here_adds_outlets_and_does_nothing_else_of_an_administrator(client, doors):
    for door in (door for door in doors if door.needs == "administrator" and door.method == "GET"):
        status = client.get(address_of(door)).status_code
        assert (status == 403) != door.at_home and (door.path.startswith("/media/baru") == door.at_home), door.path


def test_every_door_is_open_to_those_who_may_and_closed_to_the_others(served, doors):
    office, address = served
    wrong = []
    for door in (door for door in doors if (door.method, door.path) != ("POST", "/masuk")):
        for name, role in {NOBODY: None, **ROLES}.items():
            with browser(address) as client:
                cookies, token = as_person(office, name) if name else ({}, "")
                client.cookies.update(cookies)
                form = {"data": {FIELD: token}} if door.method == "POST" else {}
                answer = client.request(door.method, address_of(door), **form)
            led = answer.headers.get("location", "").startswith("/masuk?")
            refused = led or answer.status_code in (401, 403)
            expected = not may(role, door.needs) or (door.method == "POST" and not name)
            if refused != expected or answer.status_code >= 500:
                wrong.append((door.method, door.path, name, answer.status_code))
    assert not wrong


def test_whatever_changes_something_is_written_down(doors):
    silent = {door.path for door in doors if door.method == "POST" and not door.does}
    assert silent <= {"/masuk", "/kliping"}, "the login notes itself, and picks are kept by the browser alone"
    assert {door.does for door in doors if door.does} <= set(Deed.__args__)


@pytest.mark.parametrize("door_role", ["lokal", "induk"])
@pytest.mark.parametrize(
    ("headers", "with_token"),
    [
        ({}, False),
        ({"origin": "https://evil.example"}, True),
        ({"origin": "null"}, True),
        ({"origin": "http://127.0.0.1:1"}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "same-site"}, True),
    ],
)
def test_no_form_from_elsewhere_is_taken_at_any_door(served, doors, client, headers, with_token, door_role):
    """Also on this computer without login: a page of another site must not work through the browser of who sits here."""
    office, address = served
    for door in (door for door in doors if door.method == "POST"):
        cookies, token = as_person(office, "induk")
        with browser(address if door_role == "induk" else str(client.base_url)) as sender:
            sender.cookies.update(cookies)
            answer = sender.post(address_of(door), data={FIELD: token} if with_token else {"x": "1"}, headers=headers)
        assert answer.status_code == 403, door.path


def test_a_token_of_another_browser_does_not_fit(served):
    office, address = served
    (cookies, _), (_, token) = as_person(office, "induk"), as_person(office, "induk")
    with browser(address) as client:
        client.cookies.update(cookies)
        for wrong in (token, token[:-1], "", "x" * 96, "é"):
            assert client.post("/pengguna/hapus", data={FIELD: wrong, "nama": "wulan"}).status_code == 403
        assert office.people.get("wulan")


def test_our_own_page_is_known_by_its_origin(served):
    office, address = served
    cookies, token = as_person(office, "induk")
    with browser(address, origin=address, **{"sec-fetch-site": "same-origin"}) as client:
        client.cookies.update(cookies)
        assert client.post("/pengguna/peran", data={FIELD: token, "nama": "wulan", "peran": "reader"}).status_code == 200


def test_each_page_writes_its_token_with_other_letters(served):
    with browser(served[1]) as client:
        pages = [client.get("/masuk").text for _ in range(3)]
    assert len({page.split(f'name="{FIELD}" value="')[1][:96] for page in pages}) == 3


# -- where the server listens --------------------------------------------------------------------------------------------------------


@pytest.fixture
def started(monkeypatch):
    """The servers that would have run."""
    made = []
    monkeypatch.setattr("uvicorn.Server.run", lambda self, sockets: (made.append(self), [one.close() for one in sockets]))
    return made


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.10"])
def test_other_addresses_are_refused_until_there_is_an_administrator(app, tmp_path, host, started, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    shared = ["--data", str(tmp_path), "--config", str(app.config_dir)]
    assert run([*shared, "serve", "--host", host, "--port", "0"]) == 2
    assert "kliping user add NAMA --role administrator" in capsys.readouterr().err and not started


def test_with_an_administrator_the_network_is_served_and_must_log_in(app, tmp_path, started, capsys):
    from search.accounts import Office

    with Office(tmp_path, cost=CHEAP) as office:
        office.people.add("sari", "editor", WORD)
        shared = ["--data", str(tmp_path), "--config", str(app.config_dir)]
        assert run([*shared, "serve", "--host", "0.0.0.0", "--port", "0"]) == 2, "an editor is not enough"
        office.people.set_role("sari", "administrator")
    assert run([*shared, "serve", "--host", "0.0.0.0", "--port", "0"]) == 0
    assert len(started) == 1 and "tanpa https" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("web", "host", "asked"),
    [(WebSettings(), "127.0.0.1", False), (WebSettings(), "localhost", False), (WebSettings(), "10.0.0.1", True),
     (WebSettings(login=True), "127.0.0.1", True), (WebSettings(hosts=("kliping.kantor.example",)), "127.0.0.1", True),
     (WebSettings(proxies=("127.0.0.1",)), "127.0.0.1", True)],
)  # fmt: skip
def test_login_is_asked_for_wherever_others_can_reach(app, web, host, asked):
    from dataclasses import replace

    assert server.needs_login(replace(app, settings=Settings(web=web)), host) == asked


def test_a_taken_port_is_told_in_words(app):
    with server.listen("127.0.0.1", 0) as taken, pytest.raises(UsageError, match="pilih yang lain"):
        taken.listen()
        server.serve(app, "127.0.0.1", taken.getsockname()[1])


def test_on_this_computer_a_request_through_a_proxy_is_not_taken_for_ours(client):
    for name in ("x-forwarded-for", "forwarded", "via", "x-real-ip"):
        answer = client.get("/", headers={name: "10.0.0.9"})
        assert answer.status_code == 403 and "proxies" in answer.text


def test_the_names_given_in_the_settings_are_answered_and_no_others(served):
    with browser(served[1]) as client:
        for host, status in (("kliping.kantor.example", 200), ("KLIPING.kantor.example:80", 200), ("lain.example", 400), ("10.1.2.3", 400)):
            assert client.get("/panduan", headers={"host": host}).status_code == status


def test_who_says_to_come_by_https_without_being_a_trusted_proxy_is_not_believed(app, tmp_path):
    with office_site(app, tmp_path, proxies=("10.9.9.9",)) as (_, address), browser(address, **{"x-forwarded-proto": "https"}) as client:
        answer = client.get("/masuk")
        assert "__Host-" not in answer.headers["set-cookie"] and "strict-transport-security" not in answer.headers


def test_behind_a_trusted_proxy_each_person_has_their_own_address(served):
    office, address = served
    with browser(address, **{"x-forwarded-for": "203.0.113.5, 10.20.30.40"}) as client:
        page = client.get("/masuk").text
        token = page.split(f'name="{FIELD}" value="')[1].split('"')[0]
        client.post("/masuk", data={FIELD: token, "nama": "wulan", "sandi": WORD})
        assert SESSION_COOKIE in client.cookies
    assert office.trail.entries("wulan", "login")[0].address == "10.20.30.40", "the last one that is not ours: the rest may be made up"
