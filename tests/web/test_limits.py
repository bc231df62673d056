"""What stands before every route: headers, sizes, slow and greedy clients, what logs and errors tell."""

import logging
import re
import socket
import time
from dataclasses import replace
from urllib.parse import urlsplit

import httpx
import pytest

from search.settings import MailSettings, SearchSettings, Settings
from search.web import patience
from search.web.application import build
from search.web.doors import doors_of
from search.web.forms import FIELD, LARGEST
from search.web.guard import HEADERS
from tests.web.archive import serving
from tests.web.office import as_person, browser, office_site
from tests.web.test_doors import address_of

SECRET = "kenari-rahasia-7741"


def connect(address):
    parts = urlsplit(str(address))
    return socket.create_connection((parts.hostname, parts.port), timeout=20)


def answer_to(address, *pieces, pause=0.0):
    """What the server says to these bytes until it hangs up."""
    with connect(address) as line:
        said = b""
        try:
            for piece in pieces:
                line.sendall(piece)
                time.sleep(pause)
            while block := line.recv(65536):
                said += block
        except (ConnectionResetError, BrokenPipeError):
            pass
        return said


# -- headers and errors --------------------------------------------------------------------------------------------------------------


def test_security_headers_are_on_every_route_and_every_kind_of_error(app, client):
    for door in doors_of(build(app, ("localhost",))._app.router.routes):
        for method in ("GET", "POST", "PUT", "OPTIONS"):
            answer = client.request(method, address_of(door))
            assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, door.path
            assert "x-powered-by" not in answer.headers and "server" not in answer.headers


def test_every_refusal_is_a_page_or_json_with_a_code_and_no_trace(app, tmp_path):
    with office_site(app, tmp_path) as (office, address), browser(address) as client:
        client.cookies.update(as_person(office, "wulan")[0])
        refused = {
            403: client.get("/pengguna"),
            404: client.get("/tidak-ada"),
            405: client.get("/keluar"),
            413: client.post("/akun/token", content=b"x" * (LARGEST + 1), headers={"content-type": "application/x-www-form-urlencoded"}),
        }
        for status, answer in refused.items():
            assert answer.status_code == status and "<html" in answer.text and re.search(r"Kode kejadian: [0-9a-f]{8}", answer.text)
            assert "Traceback" not in answer.text and ".py" not in answer.text
        for address_, status in (("/audit.json", 403), ("/api/v1/nope", 404)):
            answer = client.get(address_)
            assert answer.status_code == status and set(answer.json()["error"]) == {"code", "message", "id"}


# -- sizes and slowness --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain", "", "application/json"]
)
def test_what_is_no_form_is_refused_without_a_failure(client, kind):
    for body in (b"", b"\xff\x00=%zz&&&&", b'--b\r\nContent-Disposition: form-data; name="a', b"a=" * 5000):
        answer = client.post("/masuk", content=body, headers={"content-type": kind} if kind else {})
        assert answer.status_code in (400, 403)


def test_a_form_that_never_stops_is_cut_off_at_its_limit(client):
    sent = []

    def endless():
        while True:
            sent.append(1)
            yield b"a" * 65536

    try:
        answer = client.post("/masuk", content=endless(), headers={"content-type": "application/x-www-form-urlencoded"})
        assert answer.status_code == 413
    except httpx.TransportError:
        pass
    assert len(sent) * 65536 < 64 * LARGEST


def test_an_endless_address_or_header_is_refused(client):
    for head in (b"GET /?q=" + b"a" * 70_000, b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + b"a" * 70_000):
        assert b" 400 " in answer_to(client.base_url, head)[:40]


@pytest.mark.parametrize("head", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: 1\r\n"])
def test_a_client_that_does_not_finish_its_request_is_let_go(app, monkeypatch, head):
    monkeypatch.setattr(patience, "PATIENCE", 0.3)
    with serving(app) as address:
        assert answer_to(address, head) == b""
        assert httpx.get(f"{address}/health").status_code == 200


def test_a_client_that_drips_a_header_byte_by_byte_is_let_go(app, monkeypatch):
    monkeypatch.setattr(patience, "PATIENCE", 0.3)
    with serving(app) as address:
        assert b" 200 " not in answer_to(
            address, *(b"GET /health HTTP/1.1\r\nHost: localhost\r\nX-A: " + b"a" * 40).split(b"T"), *[b"a"] * 8, pause=0.1
        )


def test_a_form_that_does_not_arrive_is_given_up(app, monkeypatch):
    monkeypatch.setattr("search.web.forms._PATIENCE", 0.3)
    kind = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 90"
    head = b"POST /masuk HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + kind + b"\r\n\r\na=1"
    with serving(app) as address:
        assert b" 408 " in answer_to(address, head)[:40]


def test_a_client_that_does_not_take_its_answer_is_let_go(app, monkeypatch):
    monkeypatch.setattr(patience, "PATIENCE_TAKING", 0.3)
    ask = b"GET /static/kliping.css HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with serving(app) as address, connect(address) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(10)
        with pytest.raises((ConnectionError, TimeoutError)) as ended:
            for _ in range(2_000_000):
                line.sendall(ask * 50)
        assert not isinstance(ended.value, TimeoutError)


def test_twenty_silent_clients_do_not_keep_the_others_waiting(app):
    with serving(app) as address:
        silent = [connect(address) for _ in range(20)]
        for line in silent:
            line.sendall(b"GET / HTTP/1.1\r\nHost: lo")
        assert [httpx.get(f"{address}/panduan").status_code for _ in range(5)] == [200] * 5
        for line in silent:
            line.close()


# -- what is told --------------------------------------------------------------------------------------------------------------------


def test_secrets_of_the_settings_are_on_no_page_and_in_no_log(app, caplog, monkeypatch):
    monkeypatch.setenv("KLIPING_SMTP_PASSWORD", SECRET)
    settings = Settings(search=SearchSettings(api_key=SECRET), mail=MailSettings(user="kliping", password_file=f"/tmp/{SECRET}"))
    told = []
    with caplog.at_level(logging.DEBUG), serving(replace(app, settings=settings)) as address, browser(address) as client:
        for path in (
            "/",
            "/health",
            "/media",
            "/api/v1/receipts",
            "/api/v1/outlets",
            "/api/openapi.json",
            "/panduan",
            "/tidak-ada",
            "/feed.atom",
            "/masuk",
        ):
            told.append(client.get(path).text)
        monkeypatch.setattr("search.asking.search", lambda *_: 1 / 0)
        told.append(client.get("/?q=x").text)
    assert len(told) == 11 and SECRET not in "".join(told) + caplog.text + repr(settings.search)


@pytest.mark.parametrize("evil", ["a\r\nb", "a\x1b[31mb", "a\nERROR palsu", "\u202ea", "a\x00b"])
def test_nothing_that_is_asked_can_forge_a_line_of_the_log(client, caplog, monkeypatch, evil):
    def fail(*_):
        raise ZeroDivisionError(evil)

    monkeypatch.setattr("search.asking.search", fail)
    with caplog.at_level(logging.WARNING):
        assert client.get("/", params={"q": evil}).status_code == 500
    lines = [logging.Formatter().format(record) for record in caplog.records]
    assert lines and all(line.isprintable() for line in lines) and "ZeroDivisionError" in "".join(lines)


def test_no_parameter_becomes_a_header(client):
    for key in ("lang", "q", "lanjut", "page"):
        answer = client.get("/masuk" if key == "lanjut" else "/", params={key: "id\r\nset-cookie: jahat=1"})
        assert "jahat" not in str(answer.headers)


def test_each_page_is_kept_by_the_browser_alone_and_asked_for_again(app, tmp_path):
    with office_site(app, tmp_path) as (office, address), browser(address) as client:
        client.cookies.update(as_person(office, "induk")[0])
        for path in ("/", "/?q=mesin", "/media", "/api/v1/search", "/akun", "/audit"):
            assert client.get(path).headers["cache-control"] in ("private, no-cache", "no-store")
            assert "Cookie" in client.get(path).headers["vary"]
        assert FIELD not in client.get("/static/kliping.js").text
