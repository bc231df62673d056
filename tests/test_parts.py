"""Articles in several pages: joined and taken apart again, byte for byte, and their text in order."""

from __future__ import annotations

import email
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.outlets import Outlet
from crawler.page import HTML, PARTS, page_of
from crawler.parts import Part, join, leads_to, split
from crawler.warc import WarcWriter
from crawler.warc_pages import append_page, page_of_record
from crawler.warc_reading import read_record
from extractor.article import Rejected
from extractor.draft import Draft
from extractor.parts import draft_of_parts

URL = "https://kabar.example/2026/11/20/1/perajin"
PARTS_OF_ANY = st.lists(
    st.builds(Part, st.sampled_from([URL, f"{URL}?page=2", f"{URL}/3"]), st.binary(max_size=300)), min_size=1, max_size=4
)


@given(PARTS_OF_ANY)
def test_what_was_joined_is_taken_apart_as_it_was(parts):
    assert split(join(parts)) == tuple(parts)


@given(PARTS_OF_ANY, st.data())
def test_a_damaged_original_is_refused_and_never_read_as_something_else(parts, data):
    whole = join(parts)
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    with suppress(ValueError):
        assert [part.body for part in split(damaged)] == [part.body for part in parts]  # an address is not covered by the digest


def test_a_mail_reader_takes_the_original_apart_too():
    original = join([Part(URL, b"<p>Satu.</p>"), Part(f"{URL}?page=2", b"<p>Dua.</p>")])
    boundary = original[2:34].decode()
    message = email.message_from_bytes(f'Content-Type: multipart/mixed; boundary="{boundary}"\r\n\r\n'.encode() + original)
    assert [part.get_payload(decode=True) for part in message.get_payload()] == [b"<p>Satu.</p>", b"<p>Dua.</p>"]


def test_an_article_in_parts_comes_back_from_the_archive_as_it_was(tmp_path):
    raw = join([Part(URL, b"<p>Satu.</p>"), Part(f"{URL}?page=2", b"<p>Dua.</p>")])
    page = page_of(URL, raw, PARTS, url=URL, outlet="kabar", charset="utf-8", fetched_at="2026-11-21T01:00:00Z")
    writer = WarcWriter(tmp_path)
    ref = append_page(writer, page)
    writer.close()
    assert page_of_record(read_record(tmp_path / ref.file, ref.offset)) == page
    assert (page.body, page.documents) == (b"<p>Satu.</p>", (b"<p>Satu.</p>", b"<p>Dua.</p>"))


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("?page=2", True),
        ("/2026/11/20/1/perajin?page=2", True),
        (f"{URL}?page=2#atas", True),
        ("?page=2&amp;utm=x", False),
        ("?page=3", False),
        ("/2026/11/20/2/lain?page=2", False),
        ("http://[rusak?page=2", False),
    ],
)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_page_leads_to_the_next_part_only_by_a_link_to_it(href, leads, quote):
    assert leads_to(f"<a class=x href={quote}{href}{quote}>2</a>".encode(), URL, f"{URL}?page=2") is leads


def test_words_that_look_like_an_address_are_no_link():
    assert not leads_to(b"<p>Lihat ?page=2</p><a href='/lain'>x</a>", URL, f"{URL}?page=2")


@pytest.mark.parametrize(
    "text", [b"href=" * 40_000, b'href="' * 30_000 + b"?page=2", b"href='?page=2" * 20_000, b"x" * 200_000 + b"?page=2"]
)
def test_hostile_pages_are_looked_through_in_time_that_grows_with_their_length(text):
    assert leads_to(text, URL, f"{URL}?page=2") in (True, False)


@pytest.mark.parametrize(
    ("rule", "url", "second"),
    [
        ("?page={page}", URL, f"{URL}?page=2"),
        ("?page={page}", f"{URL}?id=5", f"{URL}?id=5&page=2"),
        ("/{page}", f"{URL}/", f"{URL}/2"),
        ("/page/{page}/", URL, f"{URL}/page/2/"),
    ],
)
def test_the_address_of_a_later_part_follows_the_outlets_rule(rule, url, second):
    assert Outlet("kabar", "Kabar", "daerah", URL, ("kabar.example",), parts=rule).part(url, 2) == second


def page_in_parts(*texts: str):
    bodies = [
        f"<html><title>Perajin Rotan Sukarimba</title><body><article><h1>Perajin Rotan Sukarimba</h1>{text}</article>" for text in texts
    ]
    raw = join([Part(f"{URL}?page={n}", body.encode()) for n, body in enumerate(bodies, 1)])
    return page_of(URL, raw, PARTS, url=URL)


SENTENCE = "<p>Perajin rotan di desa rekaan menerima mesin baru, dan pelatihan dimulai di balai desa dengan dua puluh peserta ({}).</p>"


def test_the_text_of_all_parts_is_one_text_in_order():
    draft = draft_of_parts(page_in_parts(SENTENCE.format("satu") * 2, SENTENCE.format("dua") * 2, SENTENCE.format("tiga") * 2))
    assert isinstance(draft, Draft)
    assert [draft.text.index(word) for word in ("(satu)", "(dua)", "(tiga)")] == sorted(
        draft.text.index(w) for w in ("(satu)", "(dua)", "(tiga)")
    )
    assert draft.title == "Perajin Rotan Sukarimba"


def test_a_later_part_without_text_adds_nothing_and_a_first_part_without_text_is_no_article():
    whole = SENTENCE.format("satu") * 3
    assert draft_of_parts(page_in_parts(whole, "<img src=x>")) == draft_of_parts(page_in_parts(whole, ""))
    assert isinstance(draft_of_parts(page_in_parts("", whole)), Rejected)


def test_a_page_that_is_one_document_is_read_as_ever():
    body = f"<html><body><article><h1>Perajin</h1>{SENTENCE.format('satu') * 3}</article></body></html>".encode()
    draft = draft_of_parts(page_of(URL, body, HTML, url=URL))
    assert isinstance(draft, Draft)
    assert draft.text.count("(satu)") == 3


def test_a_wrong_rule_for_parts_is_named_with_its_key(tmp_path: Path):
    from crawler.errors import ConfigError
    from crawler.outlets import load_outlets

    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "kabar.toml").write_text(
        f'name = "Kabar"\nkind = "daerah"\nhome = "{URL}"\ndomains = ["kabar.example"]\narticle = ["/20"]\nparts = "halaman dua"\n'
    )
    with pytest.raises(ConfigError, match="parts"):
        load_outlets(tmp_path)
