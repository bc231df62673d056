"""Joining and splitting stories on the pages."""

import re

import httpx
import pytest

from tests.web.archive import archive_of, serving


@pytest.fixture
def desk(tmp_path):
    """A client of an archive that this test may change."""
    with serving(archive_of(tmp_path)) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def story_of(client, words):
    return client.get(f"/cerita.json?q={words}").json()["rows"][0]


def send(client, address, **values):
    """Fill in the form of the story's page."""
    page = client.get("/".join(address.split("/")[:3])).text
    token = re.search(r'name="_token" value="(\w+)"', page)[1]
    return client.post(address, data={"_token": token, **values})


def carriers(client, key):
    return {carrier["id"] for carrier in client.get(f"/s/{key}.json").json()["carriers"]}


def test_ticked_carriers_leave_their_story_and_the_page_says_who_decided(desk):
    story = story_of(desk, "rotan+mesin+anyam")
    keys = [carrier["id"] for carrier in story["carriers"]]
    answer = send(desk, f"/s/{story['story']}/pisahkan", berita=keys[2])
    assert answer.status_code == 303
    shown = desk.get(answer.headers["location"]).text
    assert "Berita sudah dipisahkan." in shown and "dipisahkan oleh lokal" in shown
    assert carriers(desk, keys[2]) == {keys[2]} and carriers(desk, keys[0]) == set(keys[:2])


def test_a_decision_can_be_undone(desk):
    story = story_of(desk, "rotan+mesin+anyam")
    keys = [carrier["id"] for carrier in story["carriers"]]
    send(desk, f"/s/{story['story']}/pisahkan", berita=keys[2])
    for verdict in desk.get(f"/s/{keys[2]}.json").json()["decisions"]:
        answer = send(desk, f"/s/{keys[2]}/urungkan", satu=verdict["one"], lain=verdict["other"])
        assert answer.status_code == 303
    assert carriers(desk, keys[0]) == set(keys)


def test_two_stories_are_joined_by_the_address_of_a_page(desk):
    one, other = (story_of(desk, words)["carriers"][0]["id"] for words in ("batik", "keramik"))
    answer = send(desk, f"/s/{one}/satukan", lain=f"http://127.0.0.1:8000/a/{other}?q=keramik")
    assert answer.status_code == 303
    assert {one, other} <= carriers(desk, one)


def test_what_cannot_be_joined_or_split_is_said_in_a_sentence(desk):
    key = story_of(desk, "batik")["carriers"][0]["id"]
    for form, values in (
        ("satukan", {"lain": "cerita itu"}),
        ("satukan", {"lain": "0123456789abcdef"}),
        ("pisahkan", {}),
        ("pisahkan", {"berita": key}),
    ):
        answer = send(desk, f"/s/{key}/{form}", **values)
        assert answer.status_code == 400 and "Permintaan tidak dapat dipenuhi" in answer.text


def test_without_the_token_of_our_own_page_nothing_is_decided(desk):
    story = story_of(desk, "rotan+mesin+anyam")
    keys = [carrier["id"] for carrier in story["carriers"]]
    assert desk.post(f"/s/{story['story']}/pisahkan", data={"berita": keys[2]}).status_code == 403
    assert carriers(desk, keys[0]) == set(keys)
