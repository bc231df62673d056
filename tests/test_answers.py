"""What a server's answer is taken for. The whole table of faults is in test_crawl.py; here stands what needs no server."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.answers import UNCHANGED, Answer, page_of_answer, pause_asked, problem_of_answer
from crawler.frontier import Target
from crawler.page import HTML, TEXT, Given

URL = "https://kabar.example/berita/1"
TARGET = Target("kabar", URL, URL, given=Given(title="Sentra Baru", source="feed"))
PAGE = Answer(200, URL, b"<html><p>Kabar.</p></html>", "text/html")


def test_a_page_keeps_the_bytes_where_they_came_from_and_what_was_said_of_it():
    page = page_of_answer(TARGET, replace(PAGE, url=f"{URL}?page=all"), "2026-11-21T08:00:00Z")
    assert (page.source, page.url, page.outlet, page.fetched_at) == (URL, f"{URL}?page=all", "kabar", "2026-11-21T08:00:00Z")
    assert (page.raw, page.body, page.given.title) == (PAGE.body, PAGE.body, "Sentra Baru")


@pytest.mark.parametrize(
    ("content_type", "body", "media_type", "charset"),
    [
        ("text/html; charset=UTF-8", b"<p>a", HTML, "utf-8"),
        ('text/html;charset="iso-8859-1"', b"<p>a", HTML, "iso-8859-1"),
        ("text/html; charset=", b"<p>a", HTML, None),
        ("application/xhtml+xml", b"<p>a", HTML, None),
        ("text/plain", b"Kabar.", TEXT, None),
        ("text/plain", b"\n<!DOCTYPE html><p>a", HTML, None),
        ("TEXT/PLAIN; Charset=utf-8", b"\xef\xbb\xbf<html>", HTML, "utf-8"),
        ("", b"Kabar.", HTML, None),
    ],
)
def test_type_and_encoding_are_as_declared_unless_the_text_is_plainly_html(content_type, body, media_type, charset):
    page = page_of_answer(TARGET, replace(PAGE, content_type=content_type, body=body), "2026-11-21T08:00:00Z")
    assert (page.media_type, page.raw_type, page.charset) == (media_type, media_type, charset)


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (PAGE, None),
        (replace(PAGE, body="<p>a</p>".encode("utf-16")), None),
        (replace(PAGE, content_type="image/png"), "not-text"),
        (replace(PAGE, content_type="application/json"), "not-text"),
        (replace(PAGE, url="https://kabar.example/"), "gone"),
        (replace(PAGE, url="https://kabar.example"), "gone"),
        (replace(PAGE, url="https://kabar.example/?p=1"), None),
        (replace(PAGE, status=404), "gone"),
        (replace(PAGE, status=503), "busy"),
        (replace(PAGE, status=204), "http-error"),
        (replace(PAGE, status=300), "http-error"),
    ],
)
def test_an_answer_is_a_page_or_has_a_reason(answer, problem):
    assert problem_of_answer(TARGET, answer) == problem


def test_not_modified_counts_only_as_an_answer_to_a_question():
    assert problem_of_answer(replace(TARGET, etag='"a"'), replace(PAGE, status=304)) == UNCHANGED
    assert problem_of_answer(TARGET, replace(PAGE, status=304)) == "http-error"


@pytest.mark.parametrize(
    ("status", "header", "pause"),
    [
        (429, "120", 120),
        (429, None, 60),
        (503, "120", 120),
        (503, None, None),
        (503, "nanti", None),
        (500, "120", None),
        (200, "120", None),
    ],
)
def test_an_outlet_is_left_alone_for_as_long_as_it_asks(status, header, pause):
    found = pause_asked(replace(PAGE, status=status, retry_after=header), datetime(2026, 11, 21, tzinfo=UTC))
    assert found == (pause and timedelta(seconds=pause))


def test_a_listing_may_be_of_any_type_but_not_empty():
    listing = replace(TARGET, kind="sitemap")
    assert problem_of_answer(listing, replace(PAGE, content_type="application/gzip", body=b"\x1f\x8b\x08")) is None
    assert problem_of_answer(listing, replace(PAGE, body=b"  \n")) == "empty"


@pytest.mark.parametrize("body", [b" " * 200_000 + b"x", b"<" * 200_000, b"\n\xef\xbb\xbf" * 60_000])
def test_long_runs_of_one_mark_are_told_from_html_at_once(body):
    assert page_of_answer(TARGET, replace(PAGE, content_type="text/plain", body=body), "2026-11-21T08:00:00Z").media_type == TEXT
