"""The whole road from page to record, on real-looking and on damaged pages: no crash, no span outside, the same record each time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crawler.page import HTML, LINE, TEXT, Page, page_of
from extractor.article import REJECTIONS, Article, Rejected, article_from_json, to_json
from extractor.draft import MAX_CHARACTERS
from extractor.reader import Reader

READER = Reader(Path("config"), time_limit=60)
ARTICLE = (
    "RANTAU JAYA – Dinas Perindustrian Kabupaten Sragen menyalurkan Kredit Usaha Rakyat (KUR) senilai Rp1,2 miliar kepada 120 IKM.\n\n"
    '"Kami ingin perajin naik kelas. Pasarnya ada," kata Kepala Dinas Perindustrian Kabupaten Sragen, Sulastri Wijayanti, '
    "Senin (4/3/2019).\n\n"
    "Baca juga: Harga Benang Naik Lagi\n\n"
    "Ia menambahkan bahwa program e-Smart IKM diikuti antara 30 dan 45 perajin, naik 12,5 persen. Menurut dia, “bahan baku” cukup.\n\n"
    "Kementerian Perindustrian (Kemenperin) menyebutkan 4,4 juta unit usaha menyerap 10 juta orang. (sw/bl)"
)
PIECES = (
    '"', "“", "”", "'", "(", ")", "\n", "\n\n", " ", "\u00a0", "\u200b", ".", ",", "-", "–", "/", "%", "Rp", "1.000", "12,5", "juta",
    "satu", "Baca juga: ", "kata dia", "Menurut ", "bahwa ", "-nya", "Plt. ", "Dr. ", "S.E.", "(4/3)", "Senin", "IKM", "<", "&", "İ", "ß",
    "😀", "\u0301", "SCROLL TO CONTINUE", "Editor: ", "(*)", "program ", "Dinas ", "PT ", "hingga", "antara ",
)  # fmt: skip


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """The article with pieces put in, stretches cut out, doubled or moved."""
    text = ARTICLE
    for _ in range(draw(st.integers(1, 8))):
        start, length = draw(st.integers(0, len(text))), draw(st.integers(0, 80))
        piece = draw(st.sampled_from((*PIECES, text[start : start + length], "")))
        keep = draw(st.booleans())
        text = text[:start] + piece + text[start + (0 if keep else length) :]
    return text


def line_of(text: str) -> Page:
    return page_of("mutan.jsonl:1", json.dumps({"id": "m1", "title": "Perajin Sragen Naik Kelas", "text": text}).encode(), LINE)


def page_around(text: str) -> Page:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return page_of("mutan.html", f"<html lang=id><body><article><h1>Perajin Naik Kelas</h1>{body}</article></body></html>".encode(), HTML)


def claims(article: Article) -> Iterator[tuple[str, str]]:
    """What each span claims, and what the text has there."""
    named = (*article.officials, *article.programmes, *article.organisations, *article.places)
    for mention in (*(mention for one in named for mention in one.mentions), *article.figures):
        assert 0 <= mention.start < mention.end <= len(article.text)
        yield mention.text, article.text[mention.start : mention.end]
    for said in article.statements:
        assert all(0 <= start < end <= len(article.text) for start, end in said.spans)
        yield said.text, " ".join(article.text[start:end] for start, end in said.spans)


def check(page: Page) -> None:
    record = READER.read(page)
    if isinstance(record, Rejected):
        assert record.reason in REJECTIONS and record.reason not in ("crash", "time-limit"), record.detail
        return
    assert all(claimed == printed for claimed, printed in claims(record))
    assert READER.read(page) == record
    assert article_from_json(to_json(record)) == record


@settings(max_examples=350, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutants())
@example(ARTICLE)
@example("")
def test_a_damaged_text_is_read_or_refused_with_every_span_in_place_and_alike_each_time(text: str) -> None:
    check(line_of(text))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutants())
def test_a_damaged_page_is_read_or_refused_with_every_span_in_place_and_alike_each_time(text: str) -> None:
    check(page_around(text))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from((TEXT, HTML)))
def test_any_bytes_are_read_or_refused(raw: bytes, media_type: str) -> None:
    check(page_of("bita", raw, media_type))


def test_the_whole_article_is_in_the_record() -> None:
    record = READER.read(line_of(ARTICLE))
    assert isinstance(record, Article)
    assert (record.dateline, record.authors, record.published, record.relevant) == ("RANTAU JAYA", ("sw/bl",), "2019-03-04", True)
    assert "Baca juga" not in record.text
    assert {figure.value for figure in record.figures} >= {1.2e9, 120, 12.5, 4.4e6, 1e7}
    assert {statement.speaker for statement in record.statements} >= {"Sulastri Wijayanti"}


@pytest.mark.parametrize("piece", ["1 ", '"a ', "PT ", "(*)", "Rp1 ", "4/3/2019 ", "Dinas ", "A.B.", "“", "\n", "{"])
def test_reading_twice_as_much_takes_at_most_about_twice_the_steps(piece: str) -> None:
    short, long = (steps(line_of(piece * (size // len(piece)))) for size in (3_000, 6_000))
    assert long <= 2.6 * short + 20_000


def steps(page: Page) -> int:
    """Calls made while reading, of Python and of C: a measure of work that no clock disturbs."""
    count = 0

    def counted(_frame: object, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        READER.read(page)
    finally:
        sys.setprofile(None)
    return count


def test_a_text_longer_than_any_article_is_refused() -> None:
    record = READER.read(page_of("panjang.txt", b"Kata dia. " * (MAX_CHARACTERS // 9), TEXT))
    assert isinstance(record, Rejected)
    assert record.reason == "too-large"


def test_a_page_that_takes_too_long_is_given_up_and_the_reason_recorded() -> None:
    record = Reader(Path("config"), time_limit=1e-6).read(line_of(ARTICLE * 20))
    assert isinstance(record, Rejected)
    assert record.reason == "time-limit"


@pytest.mark.parametrize(
    ("fetched", "published"),
    [
        ("2026-03-10T20:00:00Z", None),
        ("2037-03-09T20:00:00Z", "2037-03-09"),
        (None, "2037-03-09"),
        ("1970-01-01T00:00:07Z", "2037-03-09"),
        ("bukan waktu", "2037-03-09"),
        ("9999-12-31T23:59:59Z", "2037-03-09"),
    ],
)
def test_a_date_after_the_page_was_fetched_dates_nothing_as_far_as_that_day_is_known(fetched: str | None, published: str | None) -> None:
    head = '<meta property="article:published_time" content="2037-03-09">'
    body = "<p>Perajin rekaan di Wanasari belajar menganyam pandan selama sepekan penuh bersama pembina mereka dari balai latihan.</p>" * 4
    html = f"<html lang=id><head>{head}</head><body><article><h1>Perajin Belajar</h1>{body}</article></body></html>"
    record = READER.read(page_of("masa-depan.html", html.encode(), HTML, fetched_at=fetched))
    assert isinstance(record, Article)
    assert record.published == published
