"""Every page that is a list has the same list as data, for a spreadsheet and as a feed."""

import csv
import io
from xml.etree import ElementTree as Xml

import pytest

from search.web.application import doors
from search.web.klipings import PATH as KLIPING
from tests.web.office import as_person, browser, office_site

LISTS = [door for door in doors() if door.lists]
ATOM = "{http://www.w3.org/2005/Atom}"
COUNTED = ["/", "/cerita", "/pernyataan", "/angka"]


@pytest.fixture(scope="module")
def reader(app, tmp_path_factory):
    """Somebody who may open every list, with a deed in the audit trail."""
    with office_site(app, tmp_path_factory.mktemp("kembar")) as (office, address), browser(address) as client:
        client.cookies.update(as_person(office, "induk")[0])
        office.trail.note("induk", "session", "127.0.0.1", "export", "=1+1", "rotan")
        yield client


def table_of(answer):
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def entries_of(answer):
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return Xml.fromstring(answer.content).findall(f"{ATOM}entry")


def test_the_lists_are_marked_as_such():
    assert {door.path for door in LISTS} == {*COUNTED, "/media", "/koreksi", "/pantauan", KLIPING, "/audit"}


@pytest.mark.parametrize("path", [door.path for door in LISTS])
def test_every_list_has_its_twins_and_names_them(reader, path):
    question = "?q=mesin"
    page = reader.get(f"{path}{question}")
    assert page.status_code == 200 and "text/html" in page.headers["content-type"]
    assert reader.get(f"{path}.json{question}").headers["content-type"] == "application/json"
    header, *_ = table_of(reader.get(f"{path}.csv{question}"))
    assert all(header) and len(set(header)) == len(header)
    root = Xml.fromstring(reader.get(f"{path}.atom{question}").content)
    assert root.find(f"{ATOM}id").text and root.find(f"{ATOM}updated").text
    for end in (".json", ".csv", ".atom"):
        assert f'href="{path}{end}' in page.text, end


@pytest.mark.parametrize("path", COUNTED)
def test_a_list_has_as_many_rows_in_its_table_as_it_counts(client, path):
    shown = client.get(f"{path}.json?q=mesin&stories=0").json()
    rows = table_of(client.get(f"{path}.csv?q=mesin&stories=0"))[1:]
    assert len(rows) == (shown["total"] if shown["groups"] is None else shown["groups"])


def test_the_kliping_of_a_question_has_its_articles_in_every_form(client):
    lines = client.get("/kliping.json?q=rotan").json()["lines"]
    rows = table_of(client.get("/kliping.csv?q=rotan"))[1:]
    assert [row[-1] for row in rows] == [line["article"] for line in lines]
    assert {entry.find(f"{ATOM}id").text for entry in entries_of(client.get("/kliping.atom?q=rotan"))} == {
        f"urn:x-kliping:{line['article']}" for line in lines
    }


def test_the_audit_trail_comes_as_a_feed_to_administrators_alone(reader, client, app, tmp_path):
    assert any("=1+1" in entry.find(f"{ATOM}summary").text for entry in entries_of(reader.get("/audit.atom")))
    assert client.get("/audit.atom").status_code == 403
