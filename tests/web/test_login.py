"""Logging in, one's own account, users and the audit trail, as a browser sees them."""

import csv
import io
import itertools
import re

import pytest

from search.web.cookies import SESSION_COOKIE
from search.web.forms import FIELD, token_for
from search.web.login import within
from search.web.throttle import BURST, FREE
from tests.web.office import OTHER, PROXY, WORD, as_person, browser, log_in, office_site, send, token_in
from tests.web.tags import Tags

_addresses = (f"10.0.{n // 250}.{n % 250 + 1}" for n in itertools.count())


@pytest.fixture(scope="module")
def served(app, tmp_path_factory):
    with office_site(app, tmp_path_factory.mktemp("kantor")) as made:
        yield made


@pytest.fixture(scope="module")
def office(served):
    return served[0]


@pytest.fixture
def visitor(served):
    """A browser on a computer that nobody has used before."""
    with browser(served[1], **{"x-forwarded-for": next(_addresses)}) as client:
        yield client


@pytest.fixture
def person(visitor, office):
    """Log somebody in; a name that does not exist yet is given an account."""

    def known(name, role="editor"):
        if all(account.name != name for account in office.people.all()):
            office.people.add(name, role, WORD)
        assert log_in(visitor, name).status_code == 303
        return visitor

    return known


# -- coming in -----------------------------------------------------------------------------------------------------------------------


def test_who_has_not_logged_in_is_led_to_the_form_and_back(visitor):
    led = visitor.get("/pernyataan?q=mesin&page=2")
    assert led.status_code == 303 and led.headers["location"] == "/masuk?lanjut=%2Fpernyataan%3Fq%3Dmesin%26page%3D2"
    goal = Tags(visitor.get(led.headers["location"]).text).all("input")
    assert {"type": "hidden", "name": "lanjut", "value": "/pernyataan?q=mesin&page=2"} in goal
    assert log_in(visitor, "wulan", goal="/pernyataan?q=mesin&page=2").headers["location"] == "/pernyataan?q=mesin&page=2"
    assert visitor.get("/pernyataan?q=mesin").status_code == 200


@pytest.mark.parametrize("address", ["/.json", "/api/v1/search", "/api/openapi.json"])
def test_a_program_without_a_token_is_told_so(visitor, address):
    answer = visitor.get(address)
    assert answer.status_code == 401 and answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["error"]["code"] == "login"


def test_the_form_lets_password_managers_and_pasting_help(visitor):
    fields = {field.get("name"): field for field in Tags(visitor.get("/masuk").text).all("input")}
    assert fields["nama"]["autocomplete"] == "username" and fields["sandi"]["autocomplete"] == "current-password"
    assert fields["sandi"]["type"] == "password" and "onpaste" not in fields["sandi"]


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(visitor):
    answers = [log_in(visitor, name, word) for name, word in (("wulan", OTHER), ("tiada", OTHER), ("tiada", WORD))]
    pages = {re.sub(r'value="\w*"|Kode kejadian: \w+', "", answer.text) for answer in answers}
    assert {answer.status_code for answer in answers} == {401} and len(pages) == 1
    assert "Nama atau kata sandi salah" in answers[0].text and 'role="alert"' in answers[0].text


def test_guessing_one_account_waits_even_with_the_right_password_and_from_another_computer(visitor, served, office):
    office.people.add("tertebak", "reader", WORD)
    tries = [log_in(visitor, "tertebak", f"tebakan ke-{n} sekian").status_code for n in range(FREE)]
    assert tries == [401] * FREE
    refused = log_in(visitor, "tertebak", WORD)
    assert refused.status_code == 429 and 0 < int(refused.headers["retry-after"]) <= 60 and "Coba lagi setelah" in refused.text
    with browser(served[1], **{"x-forwarded-for": next(_addresses)}) as elsewhere:
        assert log_in(elsewhere, "tertebak", WORD).status_code == 429
        assert log_in(elsewhere, "wulan").status_code == 303


def test_guessing_many_accounts_from_one_computer_waits_too(visitor):
    tries = [log_in(visitor, f"orang{n}").status_code for n in range(FREE + 1)]
    assert tries == [401] * FREE + [429]


def test_a_session_is_new_at_each_login_whatever_the_browser_brought(visitor, office):
    planted = office.sessions.begin(office.people.get("wulan"), "", "")
    visitor.cookies.set(SESSION_COOKIE, planted)
    answer = visitor.post("/masuk", data={FIELD: token_for(planted), "nama": "sekar", "sandi": WORD})
    fresh = re.search(rf"{SESSION_COOKIE}=([\w-]+)", answer.headers["set-cookie"])[1]
    assert answer.status_code == 303 and fresh != planted and office.sessions.find(fresh)[0].name == "sekar"


@pytest.mark.parametrize(
    "goal",
    ["//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "javascript:alert(1)", "/\t/evil.example",
     "/a\\..\\b", " /", "", "evil", "/\r\nset-cookie: x=1", "/%0d%0a/é"],
)  # fmt: skip
def test_nobody_is_sent_to_another_site_after_logging_in(visitor, goal):
    assert within(goal) == "/"
    assert log_in(visitor, "wulan", goal=goal).headers["location"] == "/"


def test_the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites(visitor):
    cookie = next(c for c in log_in(visitor, "wulan").headers.get_list("set-cookie") if c.startswith(SESSION_COOKIE)).lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie
    assert "domain" not in cookie and "max-age" not in cookie, "it is gone with the browser, and is not shared with neighbours"


def test_under_https_cookies_are_secure_and_bound_to_the_host(served):
    with browser(served[1], **{**PROXY, "x-forwarded-for": next(_addresses)}) as client:
        page = client.get("/masuk")
        secret = re.search(r"__Host-kliping-formulir=([\w-]+)", page.headers["set-cookie"])[1]
        cookie = f"__Host-kliping-formulir={secret}"
        answer = client.post("/masuk", data={FIELD: token_in(page), "nama": "wulan", "sandi": WORD}, headers={"cookie": cookie})
        given = next(c for c in answer.headers.get_list("set-cookie") if "-sesi=" in c)
        assert given.startswith("__Host-kliping-sesi=") and "secure" in given.lower() and "path=/" in given.lower()
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        plain = given.split(";")[0].removeprefix("__Host-")
        assert client.get("/", headers={"cookie": plain}).status_code == 303, "a cookie without the prefix may have been planted"


def test_logging_out_ends_the_session_on_the_server(person, office):
    client = person("pulang")
    secret = client.cookies[SESSION_COOKIE]
    answer = send(client, "/keluar")
    assert answer.headers["location"] == "/masuk" and answer.headers["clear-site-data"] == '"cache"'
    assert office.sessions.find(secret) is None
    client.cookies.set(SESSION_COOKIE, secret)
    assert client.get("/").status_code == 303


# -- one's own account ---------------------------------------------------------------------------------------------------------------


def test_a_new_password_ends_all_sessions_but_the_one_that_set_it(person, office):
    client = person("ganti")
    elsewhere = office.sessions.begin(office.people.get("ganti"), "10.9.9.9", "")
    before = client.cookies[SESSION_COOKIE]
    assert send(client, "/akun/sandi", lama=WORD, baru=OTHER).status_code == 303
    assert office.sessions.find(elsewhere) is None and office.sessions.find(before) is None
    assert "Kata sandi sudah diganti" in client.get("/akun?sudah=password").text
    assert office.people.check("ganti", OTHER) and office.people.check("ganti", WORD) is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [(OTHER, "langit biru di atas", "Kata sandi lama salah"), (WORD, "pendek", "paling sedikit 12"), (WORD, WORD, "sama dengan yang lama")],
)
def test_a_password_that_cannot_be_is_told_next_to_the_form(person, office, old, new, said):
    answer = send(person("tetap"), "/akun/sandi", lama=old, baru=new)
    assert answer.status_code == 400 and said in answer.text and office.people.check("tetap", WORD)


def test_a_password_that_was_given_must_be_replaced_first(visitor, office):
    office.people.add("baru", "editor", WORD, temporary=True)
    assert log_in(visitor, "baru", goal="/angka").headers["location"] == "/akun"
    led = visitor.get("/angka")
    assert led.status_code == 303 and led.headers["location"] == "/akun"
    assert visitor.get("/angka.json").json()["error"]["code"] == "change"
    assert "masih sementara" in visitor.get("/akun").text
    assert send(visitor, "/akun/token", label="x").status_code == 403
    assert send(visitor, "/akun/sandi", lama=WORD, baru=OTHER).status_code == 303
    assert visitor.get("/angka").status_code == 200


def test_other_sessions_are_listed_and_can_be_ended(person, office):
    client = person("banyak")
    account = office.people.get("banyak")
    one, two = (office.sessions.begin(account, f"10.8.8.{n}", f"Peramban {n}") for n in (1, 2))
    assert "Peramban 1" in client.get("/akun").text and "sesi ini" in client.get("/akun").text
    number = next(s.id for s in office.sessions.of(account.id) if s.agent == "Peramban 1")
    send(client, "/akun/sesi", sesi=str(number))
    assert office.sessions.find(one) is None and office.sessions.find(two)
    send(client, "/akun/sesi", sesi="lain")
    assert office.sessions.find(two) is None and client.get("/akun").status_code == 200


def test_nobody_ends_the_sessions_or_tokens_of_another(person, office):
    wulan = office.people.get("wulan")
    theirs = office.sessions.begin(wulan, "10.7.7.7", "")
    token = office.tokens.make(wulan, "milik wulan", "reader")
    client = person("usil")
    send(client, "/akun/sesi", sesi=str(max(s.id for s in office.sessions.of(wulan.id))))
    send(client, "/akun/token/cabut", token=str(office.tokens.of(wulan.id)[0].id))
    assert office.sessions.find(theirs) and office.tokens.find(token)


def test_a_token_is_shown_once_and_opens_what_its_role_opens_until_it_is_revoked(person, office, served):
    client = person("perangkai")
    made = send(client, "/akun/token", label="lembar kerja", peran="reader")
    secret = re.search(r"kliping_[\w-]{43}", made.text)[0]
    assert secret not in client.get("/akun").text and "lembar kerja" in client.get("/akun").text
    with browser(served[1], authorization=f"Bearer {secret}") as program:
        assert program.get("/api/v1/search?q=mesin").status_code == 200 == program.get("/unduh/articles.csv?q=mesin").status_code
        assert program.get("/akun").status_code == 403, "a token does not make tokens"
        number = office.tokens.of(office.people.get("perangkai").id)[0].id
        send(client, "/akun/token/cabut", token=str(number))
        refused = program.get("/api/v1/search")
        assert refused.status_code == 401 and refused.json()["error"]["code"] == "token"


def test_a_program_that_asks_too_often_waits_while_people_do_not(office, served, person):
    account = office.people.get("wulan")
    greedy, modest = (office.tokens.make(account, label, "reader") for label in ("rakus", "sopan"))
    client = person("pembaca2", "reader")
    with browser(served[1], authorization=f"Bearer {greedy}") as program:
        answers = [program.get("/api/v1/receipts") for _ in range(3 * BURST)]
        refused = [answer for answer in answers if answer.status_code == 429]
        assert answers[0].status_code == 200 and refused
        assert refused[-1].json()["error"]["code"] == "toomany" and int(refused[-1].headers["retry-after"]) >= 1
        assert program.get("/api/v1/receipts", headers={"authorization": f"Bearer {modest}"}).status_code == 200
    assert {client.get("/panduan").status_code for _ in range(2 * BURST)} == {200}


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer x", "Basic d3VsYW46eA==", "Bearer kliping_" + "A" * 43])
def test_what_is_no_token_of_ours_is_refused(visitor, header):
    assert visitor.get("/api/v1/search", headers={"authorization": header}).status_code == 401


# -- users and audit -----------------------------------------------------------------------------------------------------------------


def test_an_administrator_adds_changes_and_removes_accounts(person, office, served):
    client = person("induk")
    page = send(client, "/pengguna/tambah", nama="Melati", peran="reader")
    word = re.search(r"<code>([\w-]+)</code>", page.text)[1]
    account = office.people.check("melati", word)
    assert account.role == "reader" and account.temporary and word not in client.get("/pengguna").text
    assert "melati" in send(client, "/pengguna/peran", nama="melati", peran="editor").text and office.people.get("melati").role == "editor"
    fresh = re.search(r"<code>([\w-]+)</code>", send(client, "/pengguna/sandi", nama="melati").text)[1]
    assert office.people.check("melati", fresh) and office.people.check("melati", word) is None
    send(client, "/pengguna/hapus", nama="melati")
    assert office.people.check("melati", fresh) is None


@pytest.mark.parametrize(
    ("path", "fields"),
    [("hapus", {"nama": "induk"}), ("peran", {"nama": "induk", "peran": "reader"}), ("tambah", {"nama": "wulan", "peran": "reader"}),
     ("tambah", {"nama": "<b>", "peran": "reader"}), ("tambah", {"nama": "kenanga", "peran": "raja"}), ("sandi", {"nama": "tiada"})],
)  # fmt: skip
def test_what_cannot_be_done_with_accounts_is_told_and_changes_nothing(person, office, path, fields):
    before = office.people.all()
    answer = send(person("induk"), f"/pengguna/{path}", **fields)
    assert answer.status_code == 400 and "Belum ada yang diubah" in answer.text and "<b>" not in answer.text.split("Belum ada")[1][:300]
    assert office.people.all() == before


def test_what_was_done_is_in_the_trail_with_person_time_and_record(person, office, served):
    client = person("induk")
    send(client, "/pengguna/tambah", nama="jejak", peran="reader")
    send(client, "/pengguna/hapus", nama="jejak")
    client.get("/unduh/articles.csv?q=rotan")
    assert client.get("/pengguna/tambah").status_code == 405
    cookies, token = as_person(office, "wulan")
    with browser(served[1], cookie=f"{SESSION_COOKIE}={cookies[SESSION_COOKIE]}") as reader:
        assert reader.post("/pengguna/hapus", data={FIELD: token, "nama": "sekar"}).status_code == 403
    found = [(e.who, e.deed, e.record, e.detail) for e in office.trail.entries(limit=5)]
    assert found == [
        ("wulan", "refused", "/pengguna/hapus", "forbidden"), ("induk", "export", "articles.csv", "q=rotan"),
        ("induk", "account-remove", "jejak", ""), ("induk", "account-add", "jejak", "reader"), ("induk", "login", "", ""),
    ]  # fmt: skip
    page = client.get("/audit?siapa=induk&apa=account-add")
    assert "menambah akun" in page.text and "jejak" in page.text and "mengunduh" not in page.text.split("<table")[1]
    assert client.get("/audit.json?siapa=wulan&apa=refused").json()["entries"][0]["record"] == "/pengguna/hapus"


def test_a_failed_login_is_noted_without_what_may_be_a_password(visitor, office):
    log_in(visitor, OTHER, "x")
    log_in(visitor, "wulan", OTHER)
    newest, older = office.trail.entries(limit=2)
    assert (newest.deed, newest.detail, older.detail) == ("refused", "wulan", "?")


def test_the_trail_as_csv_has_no_cell_that_acts(person, office):
    for text in ("=1+1", "@SUM(A1)", "+1", "-1", "\t=1", "＝1"):
        office.trail.note("sekar", "session", "", "export", text, text)
    rows = list(csv.reader(io.StringIO(person("induk").get("/audit.csv?siapa=sekar&apa=export").content.decode("utf-8-sig"))))
    cells = [cell for row in rows[1:] for cell in row[1:]]
    assert len(rows) >= 7 and not [cell for cell in cells if cell[:1] in tuple("=+-@\t＝")]


def test_the_trail_is_paged_without_loss(person, office):
    client = person("induk")
    for n in range(230):
        office.trail.note("pencatat", "local", "", "export", f"berkas-{n}")
    seen, to = [], "/audit?siapa=pencatat"
    while to:
        page = client.get(to).text
        seen += re.findall(r"berkas-(\d+)", page)
        more = re.search(r'rel="next" href="([^"]+)"', page)
        to = more and more[1].replace("&amp;", "&")
    assert seen == [str(n) for n in reversed(range(230))]


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("address", ["/masuk", "/akun", "/pengguna", "/audit"])
def test_the_pages_are_well_formed_and_kept_in_no_cache(visitor, office, address, lang):
    if address != "/masuk":
        visitor.cookies.set(SESSION_COOKIE, as_person(office, "induk")[0][SESSION_COOKIE])
    answer = visitor.get(f"{address}?lang={lang}")
    page = Tags(answer.text)
    assert answer.status_code == 200 and answer.headers["cache-control"] == "no-store"
    assert not page.wrong and not page.open and page.all("html") == [{"lang": lang}] and len(page.all("h1")) == 1
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    labelled = {label["for"] for label in page.all("label")}
    fields = [f for tag in ("input", "select") for f in page.all(tag) if f.get("type") != "hidden" and f.get("name") != "lang"]
    assert all(f.get("id") in labelled or "aria-label" in f for f in fields)


def test_on_this_computer_nobody_is_asked_to_log_in(client):
    assert client.get("/").status_code == 200 and client.get("/masuk").headers["location"] == "/"
    assert client.get("/pengguna").status_code == 403 and client.get("/akun").status_code == 403
