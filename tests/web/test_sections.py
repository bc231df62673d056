"""Every page shows in the navigation where it belongs."""

import re

import pytest

from search.web.application import doors
from search.web.sections import MAIN_PAGES, section_of

MARKED = re.compile(r'<li><a href="([^"]+)" aria-current="(page|true)"')
OUTSIDE = ("/akun", "/audit", "/health", "/keluar", "/masuk", "/pengguna", "/saran.json", "/static/", "/unduh/", "/ringkasan", "/feed")


@pytest.mark.parametrize("path", MAIN_PAGES)
def test_a_main_page_is_marked_as_the_page_itself(client, path):
    assert MARKED.findall(client.get(path).text) == [(path, "page")]


def test_a_page_of_a_section_is_marked_under_its_main_page(client, release):
    assert MARKED.findall(client.get(f"/s/{release['story']}").text) == [("/cerita", "true")]
    assert MARKED.findall(client.get("/siaran").text) == [("/cerita", "true")]
    assert MARKED.findall(client.get("/tidak-ada").text) == []


@pytest.mark.parametrize(
    ("path", "section"), [("/siapkan/figures.csv", "/angka"), ("/kliping/docx", "/kliping"), ("/a/0", "/"), ("/akun", None)]
)
def test_other_pages_belong_where_their_work_began(path, section):
    assert section_of(path) == section


def test_every_page_for_people_has_a_section():
    paths = [door.path for door in doors() if door.method == "GET" and not re.search(r"\.(?:json|csv|atom|txt|\{form\})$", door.path)]
    assert [path for path in paths if section_of(path) is None and not path.startswith(("/siapkan", *OUTSIDE))] == []
