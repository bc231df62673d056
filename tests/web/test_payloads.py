"""Markup from outside stays text: 200 payloads in every field and every parameter, on every kind of page."""

import re
from urllib.parse import quote
from xml.etree import ElementTree

import httpx
import pytest

from search.web.application import pages
from search.web.cookies import SESSION_COOKIE
from tests.web.archive import serving
from tests.web.hostile import HOOK, PAYLOADS, hostile_archive
from tests.web.office import as_person, browser, office_site
from tests.web.tags import Tags

HARMLESS = re.findall(
    r"\w+",
    """a abbr article aside b blockquote body br button caption circle cite code datalist dd del details div dl dt em fieldset figcaption
    figure footer form g h1 h2 h3 h4 head header hr html i input ins label legend li line link main mark meta meter nav ol optgroup option
    output p path polyline pre rect s script search section select small span strong sub summary sup svg table tbody td text textarea tfoot
    th thead time title tr u ul""",
)
PARAMETERS = (
    "q", "from", "to", "role", "sort", "size", "page", "stories", "exact", "outlet", "official", "programme", "place", "kind", "relevance",
    "indicator", "speaker", "lang", "lanjut", "unknown",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return hostile_archive(tmp_path_factory.mktemp("jahat"))


@pytest.fixture(scope="module")
def site(hostile):
    with serving(hostile) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


@pytest.fixture(scope="module")
def ids(site):
    rows = site.get("/.json?stories=0&size=1000").json()["rows"]
    return [row["id"] for row in rows]


def what_would_run(text):
    """Everything in a page that would run a script, load something, or lead to one; nothing in a page that is safe."""
    page = Tags(text)
    found = [tag for tag, _ in page.tags if tag not in HARMLESS]
    for tag, attrs in page.tags:
        found += [f"{tag} {name}" for name in attrs if name.startswith("on") or name in ("style", "srcdoc", "formaction", "http-equiv")]
        led = [attrs[name] or "" for name in ("href", "src", "action", "data", "xlink:href") if name in attrs]
        found += [
            f"{tag} → {to}" for to in led if re.match(r"[\s\x00-\x20]*(?!https?:)[a-z][\w+.-]*:", to, re.IGNORECASE) or to.startswith("//")
        ]
    found += [f"script {attrs}" for attrs in page.all("script") if not (attrs.get("src") or "").startswith("/static/")]
    return found + (["unbalanced"] if page.wrong or page.open else [])


def test_the_archive_holds_every_payload(site, ids):
    assert len(ids) == 200
    assert HOOK in site.get(f"/a/{ids[0]}").text


def test_what_would_run_is_noticed():
    assert all(what_would_run(f"<p>{payload}</p>") for payload in PAYLOADS if "{{" not in payload)


def test_no_payload_in_an_article_runs_on_its_page(site, ids):
    for number, key in enumerate(ids):
        address = f"/a/{key}{'?q=rotan' if number % 2 else ''}"
        answer = site.get(address)
        assert answer.status_code == 200 and what_would_run(answer.text) == [], address


def test_no_payload_in_an_article_runs_on_the_pages_about_it(site, ids):
    for key in ids[::40]:
        for place in ("asli", "asli?q=rotan"):
            assert what_would_run(site.get(f"/a/{key}/{place}").text) == [], key
        answer, original = site.get(f"/s/{key}"), site.get(f"/a/{key}/asli.txt")
        assert answer.status_code == 200 and what_would_run(answer.text) == [], key
        assert original.headers["content-type"].startswith("text/plain") and original.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", [path for path in pages() if "{" not in path and not path.endswith(".atom")])
def test_no_payload_runs_on_a_page_without_parameters_or_with_words(site, path):
    for query in ("", "?q=rotan&sort=newest&size=200&stories=0"):
        answer = site.get(f"{path}{query}")
        assert answer.status_code in (200, 400) and what_would_run(answer.text) == [], query


def test_no_payload_in_a_name_runs_on_its_page(site):
    for kind, path in (("officials", "pejabat"), ("programmes", "program")):
        names = [row["id"] for row in site.get(f"/api/v1/{kind}").json()[kind]]
        for name in (*names[:12], *PAYLOADS[::16]):
            answer = site.get(f"/{path}/{quote(name, safe='')}")
            assert answer.status_code in (200, 404) and what_would_run(answer.text) == [], name


@pytest.mark.slow
def test_no_payload_in_a_parameter_runs(site):
    """Each request carries every parameter with a payload of its own; over all of them, each parameter has carried each payload."""
    for number in range(len(PAYLOADS)):
        path = ("/", "/pernyataan", "/angka", "/panduan", "/tidak-ada", "/media", "/")[number % 7]
        sent = {key: PAYLOADS[(number + 10 * place) % len(PAYLOADS)] for place, key in enumerate(PARAMETERS)}
        answer = site.get(path, params=sent)
        assert answer.status_code < 500 and what_would_run(answer.text) == [], sent


def test_no_payload_in_an_address_runs(site):
    for number, payload in enumerate(PAYLOADS):
        path = ("/a/", "/s/", "/pejabat/", "/program/", "/unduh/", "/static/", "/a/x/versi/", "/")[number % 8]
        answer = site.get(path + quote(payload, safe=""))
        assert answer.status_code in (200, 404) and what_would_run(answer.text) == [], payload


def test_data_is_never_taken_for_a_page(site, ids):
    for address in (
        "/.json?size=200",
        f"/a/{ids[0]}.json",
        "/api/v1/search",
        "/api/v1/officials",
        "/api/v1/outlets",
        f"/a/{PAYLOADS[0][:9]}.json",
    ):
        answer = site.get(address)
        assert answer.headers["content-type"].startswith("application/json") and answer.headers["x-content-type-options"] == "nosniff"


def test_the_feed_carries_payloads_as_text_and_leads_to_no_script(site):
    root = ElementTree.fromstring(site.get("/feed.atom?q=rotan").content)
    assert not [e.tag for e in root.iter() if e.get("type") in ("html", "xhtml") or "script" in e.tag.lower()]
    assert {link.get("href").split(":")[0] for link in root.iter("{http://www.w3.org/2005/Atom}link")} <= {"http", "https"}
    assert any(HOOK in (e.text or "") for e in root.iter())


def test_no_payload_that_a_person_typed_runs(app, tmp_path):
    with office_site(app, tmp_path) as (office, address), browser(address) as client:
        sekar, names = office.people.get("induk"), PAYLOADS[::4]
        for payload in names:
            office.tokens.make(sekar, payload, "reader")
            office.trail.note(payload, payload, payload, "export", payload, payload)
        for payload in PAYLOADS[::15]:
            office.sessions.begin(sekar, payload, payload)
        client.cookies.set(SESSION_COOKIE, as_person(office, "induk")[0][SESSION_COOKIE])
        for page in ("/akun", "/audit", "/audit?sebelum=40", "/pengguna"):
            assert what_would_run(client.get(page).text) == []
        token = re.search(r'name="_token" value="(\w+)"', client.get("/akun").text)[1]
        for number, payload in enumerate(PAYLOADS[::2]):
            fields = {"_token": token, "nama": payload, "peran": payload, "label": payload, "lama": payload, "baru": payload}
            path = ("/pengguna/tambah", "/pengguna/hapus", "/akun/sandi", "/akun/token")[number % 4]
            assert what_would_run(client.post(path, data=fields).text) == [], payload
            asked = client.get("/audit", params={"siapa": payload, "apa": payload, "sebelum": payload})
            assert what_would_run(asked.text) == [], payload
