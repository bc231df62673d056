"""A press release against the archive, on its page."""

import re

import pytest


@pytest.fixture
def check(client):
    """Send a release as the page's form does."""

    def sent(text="", file=b""):
        token = re.search(r'name="_token" value="(\w+)"', client.get("/siaran").text)[1]
        return client.post("/siaran", data={"_token": token, "naskah": text}, files={"berkas": ("siaran.txt", file)})

    return sent


def test_a_pasted_release_shows_its_carriers_and_what_they_altered(client, check, release):
    record = client.get(f"/a/{release['id']}.json").json()
    answer = check(f"{record['title']}\n\n{record['text']}")
    assert answer.status_code == 200
    assert "3 pemuat; 100% kalimat siaran" in answer.text
    assert re.search(r"<del>\d+ persen</del> → <ins>\d+ persen</ins>", answer.text)
    assert "Kalimat demi kalimat" in answer.text


def test_a_release_may_come_as_a_file(client, check, release):
    record = client.get(f"/a/{release['id']}.json").json()
    assert "3 pemuat" in check(file=f"{record['title']}\n\n{record['text']}".encode()).text


def test_a_release_that_nobody_carried_is_told_so_without_an_error(check):
    text = "Lomba Layang-Layang di Pantai\n\n" + "Panitia menyiapkan hadiah bagi pemenang lomba layang-layang di pantai utara. " * 8
    answer = check(text)
    assert answer.status_code == 200 and "Belum ada media di arsip yang memuat siaran ini." in answer.text


def test_nothing_pasted_and_nothing_readable_are_said_in_a_sentence_and_the_text_stays(check):
    assert "Tempel dahulu naskah siaran pers." in check().text
    answer = check("<html><body></body></html>")
    assert answer.status_code == 400 and 'role="alert"' in answer.text and "&lt;/html&gt;</textarea>" in answer.text
    assert "/tmp" not in answer.text
