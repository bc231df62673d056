"""Reading files: every page comes out, everything else is one clear failure, and the rest goes on."""

import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import crawler.inputs
from crawler.inputs import InputFailure, read_inputs
from crawler.page import HTML, LINE, TEXT, Page
from crawler.reasons import INPUT_FAILURES
from crawler.warc import WarcWriter
from search.archive import Archive


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def told(items):
    return [(item.where, item.reason) if isinstance(item, InputFailure) else (item.source, item.raw_type) for item in items]


def line(**fields):
    return json.dumps(fields) + "\n"


def test_text_and_html_files_are_pages_named_after_the_file(tmp_path):
    paths = [write(tmp_path / "b.TXT", "Isi"), write(tmp_path / "a.html", "<p>Isi"), write(tmp_path / "c.htm", "<p>Isi")]
    assert told(read_inputs(paths)) == [("b.TXT", TEXT), ("a.html", HTML), ("c.htm", HTML)]
    assert next(read_inputs(paths)).body == b"Isi"


def test_a_folder_is_read_with_all_below_it_in_the_order_of_names_other_files_passed_over(tmp_path):
    for name in ("b/2.txt", "b/1.txt", "a.html", "b/foto.jpg", "catatan.md", "c/d/e.txt"):
        write(tmp_path / name, "Isi")
    assert told(read_inputs([tmp_path])) == [("a.html", HTML), ("b/1.txt", TEXT), ("b/2.txt", TEXT), ("c/d/e.txt", TEXT)]


def test_each_line_of_a_json_lines_file_is_a_page_that_carries_its_id(tmp_path):
    path = write(
        tmp_path / "x.jsonl", line(id="k1", url="https://contoh.id/1", text="Isi", published="1 Mei") + "\r\n" + line(html="<p>Isi")
    )
    first, second = read_inputs([path])
    assert (first.source, first.given.id, first.given.published, first.url) == ("x.jsonl:1", "k1", "1 Mei", "https://contoh.id/1")
    assert (second.source, second.media_type, second.raw_type) == ("x.jsonl:3", HTML, LINE)


def test_a_mark_at_the_beginning_of_a_json_lines_file_is_no_part_of_the_line(tmp_path):
    [page] = read_inputs([write(tmp_path / "x.jsonl", b"\xef\xbb\xbf" + line(text="Isi").encode())])
    assert page.body == b"Isi"


@pytest.mark.parametrize(
    "bad",
    [b"{", b"[]", b"7", b'{"id": 1}', b'{"text": 5}', b'{"text": "caf\xe9"}', b"[" * 100_000, b'{"n": ' + b"9" * 9999 + b"}", b"\x00"],
)
def test_a_broken_line_is_one_failure_with_its_number_and_the_other_lines_are_pages(tmp_path, bad):
    path = write(tmp_path / "x.jsonl", line(text="a").encode() + bad + b"\n" + line(text="b").encode())
    assert told(read_inputs([path])) == [("x.jsonl:1", LINE), (f"{path}:2", "bad-line"), ("x.jsonl:3", LINE)]


def test_a_line_beyond_the_limit_is_a_failure_and_the_next_one_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(crawler.inputs, "MAX_LINE", 1000)
    path = write(tmp_path / "x.jsonl", line(text="x" * 5000) + line(text="b"))
    assert told(read_inputs([path])) == [(f"{path}:1", "too-large"), ("x.jsonl:2", LINE)]


def test_lines_are_read_one_by_one_as_they_are_asked_for(tmp_path):
    path = write(tmp_path / "x.jsonl", line(text="a") * 3)
    items = read_inputs([path, tmp_path / "tidak-ada.txt"])
    assert next(items).source == "x.jsonl:1"
    path.unlink()
    assert [source for source, _ in told(items)][:2] == ["x.jsonl:2", "x.jsonl:3"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.html", b" \n\t ", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\n\n\n", "empty"),
        ("a.warc", b"", "empty"),
        ("a.txt", b"%PDF-1.7 \x00\x01", "not-text"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "not-text"),
        ("a.txt", bytes(range(256)) * 8, "not-text"),
        ("a.txt", b"x" * ((16 << 20) + 1), "too-large"),
        ("a.docx", b"PK", "unknown-type"),
        ("a.warc.gz", b"bukan gzip", "damaged-archive"),
        ("a.warc", b"bukan warc\n" * 9, "damaged-archive"),
        ("a.warc.gz", gzip.compress(b"bukan warc", mtime=0), "damaged-archive"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_failure_and_the_next_one_is_read(tmp_path, name, content, reason):
    bad, good = write(tmp_path / name, content), write(tmp_path / "z.txt", "Isi")
    failure, page = read_inputs([bad, good])
    assert (failure.reason, failure.where.startswith(str(bad))) == (reason, True)
    assert page.source == "z.txt"


@pytest.mark.parametrize(
    "content", ["Kafé di Bandung".encode("cp1252"), "Isi".encode("utf-16"), "Berita kita".encode("utf-16-le"), b"\xef\xbb\xbfIsi"]
)
def test_text_in_another_encoding_is_a_page_as_it_is(tmp_path, content):
    [page] = read_inputs([write(tmp_path / "a.txt", content)])
    assert page.raw == content


def test_what_is_missing_is_a_failure(tmp_path):
    assert told(read_inputs([tmp_path / "a.txt"])) == [(str(tmp_path / "a.txt"), "missing")]
    (tmp_path / "putus.txt").symlink_to(tmp_path / "tidak-ada")
    assert told(read_inputs([tmp_path])) == [(str(tmp_path / "putus.txt"), "missing")]


def test_what_may_not_be_read_is_a_failure(tmp_path, monkeypatch):
    write(tmp_path / "dalam" / "a.txt", "Isi")
    write(tmp_path / "b.txt", "Isi")
    refused = {tmp_path / "dalam"}
    real = Path.iterdir

    def iterdir(path):
        if path in refused:
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert told(read_inputs([tmp_path])) == [("b.txt", TEXT), (str(tmp_path / "dalam"), "unreadable")]


def test_a_pipe_is_refused_rather_than_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert told(read_inputs([tmp_path / "a.txt"])) == [(str(tmp_path / "a.txt"), "unreadable")]


def test_a_link_to_a_folder_above_is_one_failure_and_nothing_is_read_twice(tmp_path):
    write(tmp_path / "a.txt", "Isi")
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / "putar").symlink_to(tmp_path)
    (tmp_path / "sendiri").symlink_to("sendiri")
    assert told(read_inputs([tmp_path])) == [("a.txt", TEXT), (str(tmp_path / "dalam" / "putar"), "link-loop")]
    assert [reason for _, reason in told(read_inputs([tmp_path / "sendiri"]))] == ["unreadable"]


def test_a_link_out_of_the_folder_is_not_followed_and_told_and_one_within_it_is_passed_over(tmp_path):
    named, other = tmp_path / "kliping", tmp_path / "lain"
    for folder in (named / "dalam", other):
        folder.mkdir(parents=True)
        write(folder / "a.txt", "Isi")
    (named / "keluar").symlink_to(other)
    (named / "sama").symlink_to(named / "dalam")
    assert told(read_inputs([named])) == [("dalam/a.txt", TEXT), (str(named / "keluar"), "link-outside")]
    assert told(read_inputs([named / "keluar"])) == [("a.txt", TEXT)]


def test_a_file_name_that_is_no_text_can_still_be_written_down(tmp_path):
    write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")), "Isi")
    [page] = read_inputs([tmp_path])
    assert page.source.encode() == "caf\ufffd.txt".encode()


def test_half_characters_in_a_line_do_not_travel_on(tmp_path):
    [page] = read_inputs([write(tmp_path / "x.jsonl", '{"id": "\\ud83d", "title": "\\udc00a", "text": "\\ud800b"}')])
    assert (page.given.id, page.given.title, page.body) == ("?", "?a", b"?b")


# -- WARC -------------------------------------------------------------------------------------------------------------------------


def archive(folder):
    with WarcWriter(folder) as writer:
        writer.append("response", "https://contoh.id/1", b"<p>satu", fields={}, http=[("Content-Type", 'text/html; charset="ISO-8859-1"')])
        writer.append("response", "https://contoh.id/logo.png", b"\x89PNG", fields={}, http=[("Content-Type", "image/png")])
        writer.append("resource", "file:///b.txt", b"dua", fields={"Content-Type": "text/plain"})
    [path] = folder.glob("*.warc.gz")
    return path


def test_html_and_text_records_of_a_warc_file_are_pages_under_their_address(tmp_path):
    first, second = read_inputs([archive(tmp_path)])
    assert (first.source, first.url, first.charset, first.raw) == ("https://contoh.id/1", "https://contoh.id/1", "iso-8859-1", b"<p>satu")
    assert first.fetched_at.endswith("Z")
    assert (second.source, second.url, second.raw_type) == ("file:///b.txt", None, TEXT)


def test_of_a_truncated_warc_file_the_whole_records_are_pages_and_the_end_is_one_failure(tmp_path):
    path = archive(tmp_path)
    path.write_bytes(path.read_bytes()[:-20])
    page, failure = read_inputs([path])
    assert page.source == "https://contoh.id/1"
    assert (failure.reason, failure.where.rpartition(":")[0]) == ("damaged-archive", str(path))


def test_a_warc_file_without_pages_says_so(tmp_path):
    with WarcWriter(tmp_path) as writer:
        writer.append("response", "https://contoh.id/logo.png", b"\x89PNG", fields={}, http=[("Content-Type", "image/png")])
    assert [reason for _, reason in told(read_inputs([tmp_path]))] == ["no-pages"]


def test_our_own_archive_can_be_read_as_an_input_and_gives_the_identical_pages(tmp_path):
    pages = list(read_inputs([write(tmp_path / "x.jsonl", line(id="1", text="satu") + line(id="2", html="<p>dua"))]))
    store = Archive(tmp_path / "data")
    for page in pages:
        store.keep(page)
    store.close()
    assert list(read_inputs([store.folder])) == pages


@pytest.mark.parametrize(
    "known",
    ["x", "[]", "{}", "7", '{"source":5,"raw_type":"text/html","charset":null,"url":null,"outlet":null,"fetched_at":null,"given":[]}'],
)
def test_a_record_that_only_pretends_to_be_ours_is_a_failure(tmp_path, known):
    with WarcWriter(tmp_path) as writer:
        writer.append("resource", "file:///a.txt", b"Isi", fields={"X-Kliping-Page": known, "Content-Type": "text/plain"})
    assert [reason for _, reason in told(read_inputs([tmp_path]))] == ["damaged-archive"]


# -- properties -------------------------------------------------------------------------------------------------------------------


@given(st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.warc", "a.warc.gz"]), st.binary(max_size=300))
def test_any_bytes_under_any_name_are_pages_or_failures_from_the_closed_list(tmp_path_factory, name, content):
    path = write(tmp_path_factory.mktemp("bita") / name, content)
    items = list(read_inputs([path]))
    assert items
    assert all(isinstance(item, Page) or item.reason in INPUT_FAILURES for item in items)
    assert list(read_inputs([path])) == items
