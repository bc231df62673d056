"""The archive: the page that comes out is the page that went in, in every field."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.errors import StoreError
from crawler.page import HTML, LINE, TEXT, Given, page_of
from crawler.warc_reading import iterate
from extractor.article import Raw
from search.archive import Archive

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MAYBE = st.none() | WORDS
URLS = st.none() | WORDS.map("https://contoh.id/".__add__) | WORDS
GIVEN = st.builds(Given, MAYBE, MAYBE, MAYBE, st.sampled_from(["given", "feed"]))
DOCUMENTS = st.builds(
    page_of, WORDS, st.binary(max_size=400), st.sampled_from([HTML, TEXT]),
    url=URLS, charset=MAYBE, outlet=MAYBE, fetched_at=st.none() | st.just("2024-05-01T00:00:00Z"), given=GIVEN,
)  # fmt: skip
LINES = st.builds(
    page_of, WORDS, st.sampled_from([b'{"text": "a", "id": "\\ud800"}', b' {"html": "<p>", "url": "https://contoh.id/ \\n", "id": 7} ']),
    st.just(LINE), url=URLS, outlet=MAYBE,
)  # fmt: skip

PAGE = page_of("https://contoh.id/1", b"<p>isi", HTML, url="https://contoh.id/1", fetched_at="2024-05-01T00:00:00Z")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(DOCUMENTS | LINES, min_size=1, max_size=4))
def test_every_page_comes_back_equal_in_every_field(tmp_path, pages):
    archive = Archive(tmp_path)
    places = [archive.keep(page) for page in pages]
    archive.close()
    assert [Archive(tmp_path).load(raw) for raw in places] == pages


def test_what_a_server_answered_is_a_response_and_a_file_a_resource(tmp_path):
    archive = Archive(tmp_path)
    archive.keep(PAGE)
    archive.keep(replace(PAGE, url=None))
    archive.close()
    kinds = [(record.kind, record.uri) for record in iterate(archive.files()[0])]
    assert kinds == [("warcinfo", None), ("response", "https://contoh.id/1"), ("resource", "file:///https%3A//contoh.id/1")]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"sha256": "0" * 64}, "bukan yang disimpan"),
        ({"length": 1}, "bukan yang disimpan"),
        ({"offset": 0}, "bukan yang disimpan"),
        ({"warc": None}, "tidak ada di arsip"),
        ({"warc": "hilang.warc.gz"}, "tidak dapat dibuka"),
        ({"offset": 5}, "kliping-"),
    ],
)
def test_an_original_that_is_not_the_one_kept_is_an_error_that_names_the_place(tmp_path, change, sentence):
    archive = Archive(tmp_path)
    raw = archive.keep(PAGE)
    archive.close()
    with pytest.raises(StoreError, match=sentence):
        archive.load(replace(raw, **change))


def test_a_page_is_safe_on_the_disk_once_sync_has_returned(tmp_path):
    archive = Archive(tmp_path)
    raw = archive.keep(PAGE)
    archive.sync()
    assert Archive(tmp_path).load(raw) == PAGE
    archive.close()


def test_a_disk_that_takes_nothing_is_an_error_with_the_folder_and_the_free_space(tmp_path):
    (tmp_path / "archive").write_text("bukan folder")
    with pytest.raises(StoreError, match=r"archive: arsip tidak dapat ditulis .* sisa ruang"):
        Archive(tmp_path).keep(PAGE)


def test_a_record_that_the_disk_took_only_half_of_does_not_spoil_the_next(tmp_path, monkeypatch):
    archive = Archive(tmp_path)
    first = archive.keep(PAGE)
    real = archive._writer._file.write
    calls = []

    class Full:
        def __init__(self, file):
            self._file = file

        def __getattr__(self, name):
            return getattr(self._file, name)

        def write(self, content):
            calls.append(len(content))
            if len(calls) > 1:
                raise OSError(28, "No space left on device")
            return real(content[:20])

    monkeypatch.setattr(archive._writer, "_file", Full(archive._writer._file))
    with pytest.raises(StoreError, match="No space left"):
        archive.keep(PAGE)
    second = archive.keep(replace(PAGE, source="lain"))
    archive.close()
    assert (archive.load(first), archive.load(second).source) == (PAGE, "lain")
    assert isinstance(first, Raw)
    assert len(list(iterate(archive.files()[0]))) == 3
