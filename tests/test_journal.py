"""The journal: what was written down is done again, wholly and as often as one likes, with the same end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import journal
from crawler.frontier import Link, Target, Validators
from crawler.journal import JournalWriter, Word, drain, forget
from crawler.memory import MemoryFrontier
from crawler.page import HTML, TEXT, Given, Page, page_of
from search.store import Store

ROOT = Path(__file__).parents[1]
URL = "https://kabar.example/2026/11/20/1"


def target(url: str = URL, **more: object) -> Target:
    return Target("kabar", url, url, given=Given(title="Kabar «desa»", source="feed"), when="2026-11-20T01:00:00Z", **more)


def page(url: str = URL, raw: bytes = b"<h1>Kabar</h1>", kind: str = HTML) -> Page:
    about = {"charset": "utf-8", "outlet": "kabar", "fetched_at": "2026-11-21T01:00:00Z", "given": Given(title="Kabar", source="feed")}
    return page_of(url, raw, kind, url=url, **about)


WORDS = (
    Word("failed", (target(), "timeout", "2026-11-21T02:00:00Z")),
    Word("fetched", (target(attempts=1), page(), (), Validators('"a"', None))),
    Word("fetched", (target(URL + "0"), page(URL + "0", b"\x00\xff\n" * 9, TEXT), (), Validators())),
    Word("failed", (target(URL + "00"), "gone", None)),
    Word("unchanged", (target(attempts=0, etag='"a"'),)),
)


class Listener(MemoryFrontier):
    """Writes down what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Word] = []

    def fetched(self, *arguments):
        self.told.append(Word("fetched", arguments))

    def unchanged(self, *arguments):
        self.told.append(Word("unchanged", arguments))

    def failed(self, *arguments):
        self.told.append(Word("failed", arguments))


def written(folder: Path, words: tuple[Word, ...] = WORDS) -> None:
    writer = JournalWriter(folder)
    for word in words:
        writer.keep(word)
    writer.close()


def test_what_was_written_is_told_in_order_word_for_word_and_only_once(tmp_path):
    written(tmp_path)
    listener = Listener()
    assert drain(tmp_path, listener) == len(WORDS)
    assert tuple(listener.told) == WORDS
    assert drain(tmp_path, listener) == 0


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert drain(tmp_path / "belum-ada", Listener()) == 0


@pytest.mark.parametrize("left", [0, 5, 11, 12, 40, -1])
def test_a_record_that_was_cut_off_is_as_if_it_had_not_been_written(tmp_path, left):
    written(tmp_path, WORDS[:2])
    (path,) = tmp_path.glob("*.jurnal")
    whole = len(path.read_bytes())
    written(tmp_path / "satu", WORDS[:1])
    (first,) = (tmp_path / "satu").glob("*.jurnal")
    one = len(first.read_bytes())
    path.write_bytes(path.read_bytes()[: one + left if left >= 0 else whole - 1])
    listener = Listener()
    drain(tmp_path, listener)
    assert tuple(listener.told) == WORDS[:1]


@given(st.binary(max_size=300))
def test_a_file_of_any_bytes_is_read_without_an_error(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("jurnal")
    (folder / "00000001.jurnal").write_bytes(data)
    assert drain(folder, Listener()) == 0
    assert list(folder.glob("*.jurnal")) == []


def test_a_full_file_is_followed_by_another_and_only_earlier_ones_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "RECORDS", 2)
    writer = JournalWriter(tmp_path)
    numbers = [writer.keep(word) for word in WORDS]
    writer.close()
    assert numbers == [1, 1, 2, 2, 3]
    forget(tmp_path, before=3)
    listener = Listener()
    drain(tmp_path, listener)
    assert tuple(listener.told) == WORDS[4:]


def test_a_new_writer_never_writes_into_an_old_file(tmp_path):
    written(tmp_path, WORDS[:1])
    written(tmp_path, WORDS[1:])
    listener = Listener()
    drain(tmp_path, listener)
    assert tuple(listener.told) == WORDS


def rows(store: Store) -> list[tuple[object, ...]]:
    found = store._conn.execute("SELECT key, state, reason, attempts, next_try, etag, sha256, warc_offset, seal FROM pages ORDER BY id")
    return [tuple(row) for row in found]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_words_that_the_store_already_has_change_nothing_when_they_are_told_again(tmp_path, times):
    clock = iter(f"2026-11-21T03:00:{n:02d}Z" for n in range(60))
    with Store.open(tmp_path, write=True, clock=lambda: next(clock)) as store:
        store.frontier.discovered("kabar", [Link(URL, URL)])
        written(tmp_path / "jurnal")
        drain(tmp_path / "jurnal", store.frontier)
        first = [row[:-1] for row in rows(store)]
        for _ in range(times):
            written(tmp_path / "jurnal")
            drain(tmp_path / "jurnal", store.frontier)
        assert [row[:-1] for row in rows(store)] == first
        assert [row[1:4] for row in first] == [("fetched", None, 0), ("fetched", None, 0), ("failed", "gone", 1)]


def test_a_file_is_removed_only_when_all_of_it_has_been_done(tmp_path):
    class Full(Listener):
        def failed(self, *arguments):
            raise OSError("penuh")

    written(tmp_path)
    with pytest.raises(OSError, match="penuh"):
        drain(tmp_path, Full())
    listener = Listener()
    drain(tmp_path, listener)
    assert tuple(listener.told) == WORDS


WRITER = """
import sys, time
from pathlib import Path
from crawler.journal import JournalWriter, Word
from crawler.frontier import Target
writer = JournalWriter(Path(sys.argv[1]))
print("menulis", flush=True)
time.sleep(0.5)
writer.keep(Word("unchanged", (Target("kabar", "https://kabar.example/x", "https://kabar.example/x"),)))
"""


def test_who_reads_waits_for_a_writer_that_is_still_at_it(tmp_path):
    with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        listener = Listener()
        assert drain(tmp_path, listener) == 1
    assert listener.told[0].verb == "unchanged"
